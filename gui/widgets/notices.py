"""What the program has to say: a bar with a sentence and buttons, and a page with nothing yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backend.text import Text
from gui.widgets.buttons import push_button, tool_button
from gui.widgets.labels import Icon, label

Actions = Sequence[tuple[Text, Callable[[], object]]]
_LOOKS = {
    "error": ("error", "wrong"),
    "warning": ("warning", "caution"),
    "good": ("check", "good"),
    "info": ("info", "accent"),
    "hint": ("hint", "accent"),
}


class NoticeBar(QFrame):
    """A sentence, an advice, and what can be done about it. It ends when a button is pressed.

    `severity`: "error", "warning", "good", "info" or "hint".
    """

    closed = Signal()

    def __init__(
        self,
        severity: str,
        what: Text,
        advice: Text = Text(""),
        actions: Actions = (),
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        icon, role = _LOOKS[severity]
        self.setObjectName("notice")
        self.setProperty("severity", "hint" if severity == "info" else severity)
        self.what, self.advice = what, advice
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        layout.addWidget(Icon(icon, role, 20), 0, top)
        layout.addLayout(self._words(actions), 1)
        if closable:
            layout.addWidget(tool_button("close", Text("Close"), self.close_now, "quiet"), 0, top)

    def close_now(self) -> None:
        """End the notice."""
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _words(self, actions: Actions) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.what, weight="semibold" if self.advice else "regular"))
        if self.advice:
            words.addWidget(label(self.advice))
        if actions:
            words.addLayout(self._buttons(actions))
        return words

    def _buttons(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(8)
        for text, act in actions:
            button = push_button(text, act)
            button.clicked.connect(self.close_now)
            row.addWidget(button)
        row.addStretch(1)
        return row


class NoticeColumn(QWidget):
    """Notices one over the other, newest at the foot; good news leaves by itself."""

    def __init__(self, most: int = 3, seconds: float = 6.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most, self.seconds = most, seconds
        self._bars: list[NoticeBar] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 8, 8, 8)
        self._layout.setSpacing(8)
        self.hide()

    @property
    def bars(self) -> tuple[NoticeBar, ...]:
        """The notices that are shown now."""
        return tuple(self._bars)

    def show_notice(
        self, severity: str, what: Text, advice: Text = Text(""), actions: Actions = ()
    ) -> NoticeBar:
        """Show one more; the same one is not shown twice, and the oldest makes room."""
        for bar in [bar for bar in self._bars if (bar.what, bar.advice) == (what, advice)]:
            bar.close_now()
        if len(self._bars) == self.most:
            self._bars[0].close_now()
        bar = NoticeBar(severity, what, advice, actions)
        bar.closed.connect(lambda: self._forget(bar))
        self._bars.append(bar)
        self._layout.addWidget(bar)
        self.show()
        if severity in ("good", "info") and not actions:
            QTimer.singleShot(round(self.seconds * 1000), bar, bar.close_now)
        return bar

    def _forget(self, bar: NoticeBar) -> None:
        if bar in self._bars:
            self._bars.remove(bar)
        self.setVisible(bool(self._bars))


class EmptyState(QWidget):
    """Stands where there is nothing yet: what will be here, and how to get it."""

    def __init__(
        self,
        icon: str,
        what: Text,
        how: Text = Text(""),
        button: tuple[Text, Callable[[], object]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(Icon(icon, "quiet", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        for words in filter(None, (label(what, weight="semibold"), how and label(how, "quiet"))):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(words)
        if button is not None:
            layout.addWidget(push_button(*button), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
