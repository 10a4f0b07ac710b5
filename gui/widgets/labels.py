"""Words that only stand there: labels, badges, icons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from backend.text import Text
from gui.language import tell
from gui.theme import theme


def label(text: Text = Text(""), kind: str = "", size: int = 13, weight: str = "regular") -> QLabel:
    """A label that wraps. `kind` is "", "quiet" or "wrong"."""
    made = QLabel()
    made.setWordWrap(True)
    made.setProperty("kind", kind)
    made.setFont(theme().font(size, weight))
    made.setTextFormat(Qt.TextFormat.PlainText)
    if text:
        tell(made, made.setText, text)
    return made


class Icon(QWidget):
    """An icon of ours, `size` pixels wide, in the colour of a role."""

    def __init__(
        self, name: str, role: str = "text", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name, self.role, self.size_ = name, role, size
        self.setFixedSize(size, size)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        pixmap = theme().pixmap(self.name, self.role, self.size_, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)


class Badge(QWidget):
    """A few words or a number in a pill, filled with the colour of a role that has an `on_`."""

    def __init__(
        self, text: Text = Text(""), role: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = ""
        self.role = role
        self.setFont(theme().font(11, "semibold"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        self.set_text(text)

    def set_text(self, text: Text, role: str | None = None) -> None:
        """Show these words from now on, in this colour."""
        self.role = role or self.role
        tell(self, self._set_words, text)

    def sizeHint(self) -> QSize:
        return QSize(max(20, self.fontMetrics().horizontalAdvance(self._words) + 14), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self.role))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setPen(theme().color(f"on_{self.role}"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)

    def _set_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()
