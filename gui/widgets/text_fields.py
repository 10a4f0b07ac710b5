"""Fields for words: plain, for searching, and for the path of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from backend.text import Text
from gui.language import say, tell
from gui.theme import wear
from gui.widgets.buttons import tool_button


class TextField(QLineEdit):
    """One line of words; `changed` after Enter or leaving, if they are others."""

    changed = Signal(object)

    def __init__(self, placeholder: Text = Text(""), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        tell(self, self.setPlaceholderText, placeholder)
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> str:
        """The words as last taken."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show these words; tells nobody."""
        self._value = value
        self.setText(value)

    def commit(self) -> None:
        """Take what is typed and tell if it is something else."""
        if self.text() != self._value:
            self._value = self.text()
            self.changed.emit(self._value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._value:
            self.setText(self._value)
        else:
            super().keyPressEvent(event)


class SearchField(QLineEdit):
    """Words to find something; `searched` at every letter, `went_down` to walk into the results."""

    searched = Signal(str)
    went_down = Signal()

    def __init__(self, placeholder: Text = Text("Search"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        magnifier = QAction(self)
        wear(magnifier, magnifier.setIcon, "search", "quiet")
        self.addAction(magnifier, QLineEdit.ActionPosition.LeadingPosition)
        tell(self, self.setPlaceholderText, placeholder)
        tell(self, self.setAccessibleName, placeholder)
        self.textChanged.connect(self.searched)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


class PathField(QWidget):
    """The path of a file or folder: typed, chosen with a button, or dropped.

    `kind` is "file", "folder" or "save"; `endings` like (".csv", ".tsv") limit the chooser.
    """

    changed = Signal(object)

    def __init__(
        self,
        kind: str = "file",
        title: Text = Text("Choose a file"),
        endings: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind, self.title, self.endings = kind, title, tuple(endings)
        self.line = TextField()
        self.button = tool_button("folder", title, self.choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.line)
        self.line.changed.connect(self.changed)

    @property
    def value(self) -> str:
        """The path as it stands, "" for none."""
        return self.line.value

    def set_value(self, value: str) -> None:
        """Show this path; tells nobody."""
        self.line.set_value(value)

    def take(self, path: str) -> None:
        """Put this path in as a person would."""
        self.line.setText(path)
        self.line.commit()

    def choose(self) -> None:
        """Open the system's chooser."""
        path = self._ask()
        if path:
            self.take(path)

    def _ask(self) -> str:
        start = self.value or str(Path.home())
        if self.kind == "folder":
            return QFileDialog.getExistingDirectory(self, say(self.title), start)
        ask = QFileDialog.getSaveFileName if self.kind == "save" else QFileDialog.getOpenFileName
        return ask(self, say(self.title), start, self._filter())[0]

    def _filter(self) -> str:
        everything = f"{say(Text('All files'))} (*)"
        if not self.endings:
            return everything
        patterns = " ".join(f"*{ending}" for ending in self.endings)
        return f"{patterns} ({patterns});;{everything}"

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take(event.mimeData().urls()[0].toLocalFile())
