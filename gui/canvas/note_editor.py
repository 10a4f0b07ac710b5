"""Writing a note where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from backend.text import Text
from gui.language import say
from gui.theme import theme


class NoteEditor(QPlainTextEdit):
    """A field over a note. `written` tells the words once, when the person is done."""

    written = Signal(str)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(text, parent)
        self.setObjectName("note_editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPlaceholderText(say(Text("Write a note")))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._done = False
        self.selectAll()

    def place(self, rect: QRectF, scale: float) -> None:
        """Lie over `rect` (view pixels), with letters as large as the zoom makes them."""
        paper, edge = theme().color("caution_soft").name(), theme().color("accent").name()
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {paper}; border: 1px solid {edge};"
            f" border-radius: {round(8 * scale)}px; padding: {round(5 * scale)}px;"
            f" font-size: {max(6, round(13 * scale))}px; }}"
        )
        self.setGeometry(rect.toRect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def finish(self) -> None:
        """Hand the words on and go."""
        if not self._done:
            self._done = True
            self.written.emit(self.toPlainText())
            self.hide()
            self.deleteLater()
