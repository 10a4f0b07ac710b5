"""Writing on the canvas: the words of notes and the weights of wires, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QApplication

from backend.document import edits, weighing
from backend.document.records import Note, Wire
from gui.canvas.hits import NOTHING
from gui.canvas.note_editor import NoteEditor
from gui.canvas.weight_editor import WeightEditor

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class Writing(QObject):
    """Owns the one field that is being written in."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._editor: NoteEditor | None = None
        self._note = ""

    def note(self, id: str) -> None:
        """Write the words of a note."""
        self.finish()
        note = self._view.session.document[id]
        assert isinstance(note, Note)
        self._note = self._view.painter.hidden_note = id
        self._editor = NoteEditor(self._view, note.text)
        self._editor.written.connect(self._note_written)
        self.follow()
        self._editor.show()
        self._editor.setFocus()
        self._view.update()

    def follow(self) -> None:
        """The camera moved: the field stays over its note."""
        row = self._view.scene.things.index.get(self._note)
        if self._editor is not None and row is not None:
            rect = self._view.camera.rect_to_view(self._view.scene.things.rect(row))
            self._editor.place(rect, self._view.camera.scale)

    def finish(self) -> None:
        """Take over what has been written so far."""
        if self._editor is not None:
            self._editor.finish()

    def _note_written(self, words: str) -> None:
        id, self._note, self._editor = self._note, "", None
        self._view.painter.hidden_note = ""
        session = self._view.session
        if id in session.document:
            session.do(edits.edit_note(session.document, id, text=words))
        if isinstance(QApplication.focusWidget(), NoteEditor):
            self._view.setFocus()
        self._view.update()

    def weight(self, id: str, at: QPointF) -> None:
        """Type the weight of a wire into a neuron, or a neuron's bias, at a point of the view."""
        live, is_wire = self._view.session.live, self._view.numbers.is_weighed(id)
        if not is_wire and id not in self._view.scene.things.index:
            return
        self._view.mouse.set_hovered(NOTHING)
        editor = WeightEditor(self._view, at, live.weight(id) if is_wire else live.bias(id))
        editor.typed.connect(lambda number: self._number_written(id, number))
        editor.show()
        editor.setFocus()

    def _number_written(self, id: str, number: float | None) -> None:
        """A number is put in; nothing in its place lets training draw it."""
        session = self._view.session
        record, known = session.document.get(id), session.live.numbers
        if isinstance(record, Wire) and number is None:
            session.do(weighing.reset_wires(session.document, [id], known))
        elif isinstance(record, Wire):
            session.do(weighing.weigh(session.document, id, number, known))
        elif record is not None and number is None:
            session.do(weighing.reset_bias(session.document, [id], known))
        elif record is not None:
            session.do(weighing.set_bias(session.document, id, number, known))
        self._view.setFocus()
