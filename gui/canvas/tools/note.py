"""Pulling a note larger or smaller by its corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from backend.document import edits
from backend.document.records import Note
from gui.canvas.snapping import on_grid
from gui.canvas.tools.gesture import Gesture

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_SMALLEST = QPointF(96, 48)


class ResizeNote(Gesture):
    """The lower right corner of a note follows the pointer, on the grid."""

    cursor = Qt.CursorShape.SizeFDiagCursor

    def __init__(self, view: CanvasView, start: QPointF, note: Note) -> None:
        super().__init__(view, start)
        self._note = note
        self._row = view.scene.things.index[note.id]
        self._size = QPointF(note.width, note.height)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        wanted = on_grid(QPointF(self._note.width, self._note.height) + at - self.start)
        self._size = QPointF(max(wanted.x(), _SMALLEST.x()), max(wanted.y(), _SMALLEST.y()))
        self._show(self._size)

    def _show(self, size: QPointF) -> None:
        things = self.view.scene.things
        things.w[self._row], things.h[self._row] = size.x(), size.y()
        self.view.scene.moved()

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        size = self._size
        self.cancel()
        document = self.view.session.document
        change = edits.edit_note(document, self._note.id, width=size.x(), height=size.y())
        self.view.session.do(change)

    def cancel(self) -> None:
        self._show(QPointF(self._note.width, self._note.height))
