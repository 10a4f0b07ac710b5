"""Dragging the number of a wire or of a bias sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from gui.canvas.scrubbing import STEP, Scrubbing, pace
from gui.canvas.tools.gesture import Gesture

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class Scrub(Gesture):
    """To the right it grows, to the left it shrinks; finely with Shift, fast with Control."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, view: CanvasView, start: QPointF, owner: str) -> None:
        super().__init__(view, start)
        self._scrubbing = Scrubbing(view.session, owner)
        self._last = start

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Each stretch counts at the pace that was held on it."""
        pixels = (at.x() - self._last.x()) * self.view.camera.scale
        self._last = at
        self._scrubbing.show(self._scrubbing.value + pixels * STEP * pace(keys))

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        self._scrubbing.keep()

    def cancel(self) -> None:
        self._scrubbing.give_up()

    def paint(self, painter: QPainter) -> None:
        """The number at the place where it was taken hold of."""
        view = self.view
        at = view.camera.to_view(self.start)
        view.numbers.paint_number(painter, self._scrubbing.owner, at, self._scrubbing.value)
