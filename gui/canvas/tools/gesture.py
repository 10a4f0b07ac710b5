"""What every gesture on the canvas can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class Gesture:
    """Begins at a press, follows the pointer, and ends by `release` or `cancel`.

    Points are in the scene. Only `release` may change the document, and only once.
    """

    cursor: Qt.CursorShape | None = None

    def __init__(self, view: CanvasView, start: QPointF) -> None:
        self.view = view
        self.start = start

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The pointer is at another place."""

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The person let go."""

    def cancel(self) -> None:
        """The person thought better of it: everything is as before."""

    def paint(self, painter: QPainter) -> None:
        """Draw the preview over the scene, in view pixels."""
