"""Pushing the paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from gui.canvas.tools.gesture import Gesture


class Pan(Gesture):
    """The scene follows the hand: the point that was grasped stays under the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        camera = self.view.camera
        offset = (at - self.start) * camera.scale
        self.view.look(camera.moved(offset.x(), offset.y()))
