"""Dragging the number of a weight inside an open layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from backend.document import inside, layers
from backend.document.change import Change
from backend.text import Text
from gui.canvas.scrubbing import STEP, pace
from gui.canvas.tools.gesture import Gesture

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class ScrubCell(Gesture):
    """The number follows the pointer: right and up for more; Shift goes finely, Control fast."""

    cursor = Qt.CursorShape.SizeHorCursor

    def __init__(self, view: CanvasView, start: QPointF, id: str, row: int, column: int) -> None:
        super().__init__(view, start)
        self._cell = id, row, column
        self._from = view.session.live.cell(id, row, column) or 0.0
        self._value = self._from
        self._at = view.camera.to_view(start)
        self._last = self._at

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        here = self.view.camera.to_view(at)
        step = here - self._last
        self._last = here
        self._value += (step.x() - step.y()) * STEP * pace(keys)
        self.view.session.preview_weights(self._change().patches)

    def _change(self) -> Change:
        id, row, column = self._cell
        session = self.view.session
        block, step = session.document.block(id), session.plan.step(id)
        settings = {**(step.settings if step is not None else {}), **block.settings}
        facts = inside.inside(block.type, settings)
        assert facts is not None
        return layers.type_cell(
            session.document, id, row, column, round(self._value, 4), facts, session.live.numbers
        )

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        if self._value == self._from:
            self.cancel()
        else:
            self.view.session.do(self._change())

    def cancel(self) -> None:
        self.view.session.preview_weights(())

    def paint(self, painter: QPainter) -> None:
        words = Text("Weight {value}", value=round(self._value, 4))
        self.view.say_beside(painter, self._at, [(words, "text")])
