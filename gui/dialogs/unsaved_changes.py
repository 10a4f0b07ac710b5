"""Before a drawing is left: what shall become of the changes?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.text import Text
from gui.dialogs.frame import Dialog
from gui.widgets.labels import Icon, label


class UnsavedChanges(Dialog):
    """Asks once; `answer` is "save", "discard" or "cancel"."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(Text("Unsaved changes"), parent)
        self.answer = "cancel"
        question = Text("Save the changes to “{drawing}”?", drawing=title)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(question, size=16, weight="semibold"))
        words.addWidget(label(Text("They will be lost if you do not save them."), "quiet"))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon("save", "accent", 32), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.button(Text("Do not save"), lambda: self._end("discard"), left=True)
        self.button(Text("Cancel"), self.reject)
        self.button(Text("Save"), lambda: self._end("save"), "primary").setFocus()
        self.setMinimumWidth(420)

    def _end(self, answer: str) -> None:
        self.answer = answer
        self.accept()


def ask_about_changes(window: QWidget | None, title: str) -> str:
    """Ask about the drawing called `title`: "save", "discard" or "cancel"."""
    dialog = UnsavedChanges(title, window)
    dialog.exec()
    return dialog.answer
