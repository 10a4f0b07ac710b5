"""The network as Python source, in the colours of the theme."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QHideEvent,
    QShowEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from backend.messages import Failure
from backend.text import Text
from gui.language import tell
from gui.panels.questions import Questions
from gui.session import Session
from gui.theme import theme
from gui.widgets.notices import EmptyState


class CodePanel(QWidget):
    """The source of the drawing's network; asked for only while somebody looks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_old = True
        self._questions = Questions(session)
        self._make()
        self._timer = QTimer(self, interval=120, singleShot=True)
        self._timer.timeout.connect(self._ask)
        session.planned.connect(self._grow_old)
        session.replaced.connect(self._grow_old)
        theme().changed.connect(self._dress)
        self._dress()
        self._show("")

    def _make(self) -> None:
        self.source = QPlainTextEdit()
        self.source.setReadOnly(True)
        self.source.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.source.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.highlighter = PythonHighlighter(self.source.document())
        self.copy = QPushButton()
        tell(self.copy, self.copy.setText, Text("Copy"))
        self.copy.clicked.connect(self._copy)
        self.note = QLabel()
        self.note.setProperty("kind", "quiet")
        self.empty = EmptyState(
            "code",
            Text("The Python source of your network will be here."),
            Text("Draw a network without errors: its source is written as you draw."),
        )
        tell(self.note, self.note.setText, Text("The same network as a PyTorch file."))
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self.note, 1)
        row.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.source, 1)
        layout.addWidget(self.empty, 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_old:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._is_old = self._is_old or bool(self._questions)
        self._questions.forget()

    def _grow_old(self) -> None:
        self._is_old = True
        if self.isVisible():
            self._timer.start()

    def _ask(self) -> None:
        self._is_old = False
        self._questions.forget()
        if not self._session.plan.is_sound or not self._session.plan.steps:
            self._show("")
            return
        records = self._session.records()
        self._questions.ask("code", self._show, self._fail, records=records)

    def _fail(self, failure: Failure) -> None:
        self._show("")

    def _show(self, source: str) -> None:
        if source != self.source.toPlainText():
            bar = self.source.verticalScrollBar()
            place = bar.value()
            self.highlighter.read(source)
            self.source.setPlainText(source)
            bar.setValue(place)
        for widget in (self.source, self.copy, self.note):
            widget.setVisible(bool(source))
        self.empty.setVisible(not source)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.source.toPlainText())
        tell(self.copy, self.copy.setText, Text("Copied"))
        QTimer.singleShot(1500, self, self._copy_again)

    def _copy_again(self) -> None:
        tell(self.copy, self.copy.setText, Text("Copy"))

    def _dress(self) -> None:
        self.source.setFont(theme().mono_font(13))
        self.highlighter.dress()


class PythonHighlighter(QSyntaxHighlighter):
    """Colours Python by Pygments' words for its parts, each line from the whole document's reading.

    A line cannot know by itself whether it stands in a string, so `read` the source first.
    """

    def __init__(self, document: Any) -> None:
        super().__init__(document)
        self._lines: list[list[tuple[int, int, str]]] = []
        self._formats: dict[str, QTextCharFormat] = {}

    def read(self, source: str) -> None:
        """Find the parts of the source that the document is about to hold."""
        self._lines = _parts(source)

    def dress(self) -> None:
        """Take the colours of the theme."""
        self._formats = {}
        for part, role in _ROLES.items():
            self._formats[part] = QTextCharFormat()
            self._formats[part].setForeground(theme().color(role))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        for start, length, part in self._lines[number] if number < len(self._lines) else ():
            self.setFormat(start, length, self._formats[part])


_ROLES = {
    "Keyword": "magenta",
    "Comment": "quiet",
    "Literal.String": "olive",
    "Literal.Number": "amber",
    "Name.Function": "blue",
    "Name.Class": "teal",
    "Name.Builtin": "violet",
    "Name.Decorator": "violet",
}


def _parts(source: str) -> list[list[tuple[int, int, str]]]:
    """For each line, the (start, length, part) of what has a colour."""
    from pygments.lexers import PythonLexer

    lines: list[list[tuple[int, int, str]]] = [[]]
    column = 0
    for kind, words in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
        name = str(kind).removeprefix("Token.")
        part = next((part for part in _ROLES if name.startswith(part)), "")
        for index, piece in enumerate(words.split("\n")):
            if index:
                lines.append([])
                column = 0
            if part and piece:
                lines[-1].append((column, len(piece), part))
            column += len(piece)
    return lines
