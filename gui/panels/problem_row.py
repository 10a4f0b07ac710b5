"""One problem as a row: where, what, what to do, and a button for each repair."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from backend.compiler.problems import Problem
from backend.text import Text
from gui.language import say
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.labels import Icon

SEVERITIES = {
    "error": ("error", "wrong", Text("Error")),
    "warning": ("warning", "caution", Text("Warning")),
    "hint": ("hint", "accent", Text("Hint")),
}
"""Icon, colour and name of each severity, worst first."""


class ProblemRow(QFrame):
    """One problem: where, what, what to do, and a button for each repair."""

    clicked = Signal()
    repaired = Signal(object)

    def __init__(self, problem: Problem, title: str, is_narrow: bool = False) -> None:
        super().__init__()
        icon, role, severity = SEVERITIES[problem.severity]
        self.setProperty("card", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor if problem.block else self.cursor())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        mark = Icon(icon, role, 16)
        mark.setToolTip(say(severity))
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = self._words(problem, title)
        layout.addLayout(words, 1)
        for repair in problem.repairs:
            button = push_button(repair.label)
            button.clicked.connect(lambda _=False, one=repair: self.repaired.emit(one.change))
            if is_narrow:
                words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _words(self, problem: Problem, title: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        what = QLabel(say(problem.what))
        if title:
            what.setText(f"{title}: {say(problem.what)}")
        what.setFont(theme().font(13, "semibold"))
        advice = QLabel(say(problem.advice))
        advice.setProperty("kind", "quiet")
        for label in (what, advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        return words

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
