"""What blocks are called on screen."""

from gui.canvas.names import block_title

__all__ = ["block_title"]
