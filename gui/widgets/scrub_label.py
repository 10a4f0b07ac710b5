"""The name of a number: dragging it sideways changes the number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.number_field import NumberField

_BAR = 3


class ScrubLabel(QWidget):
    """A name that scrubs its field; a bar under it shows sign and size of the number.

    A click begins to type. Names too long for their place end in dots and stand whole in the tip.
    """

    def __init__(self, field: NumberField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._words = ""
        self._share = 0.0
        self.setFont(theme().font())
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(48)
        theme().changed.connect(self.update)

    @property
    def words(self) -> str:
        """The name it shows."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show this name from now on."""
        if words != self._words:
            self._words = words
            self.setToolTip(words)
            self.update()

    def set_share(self, share: float) -> None:
        """How long the bar is, from -1 (orange, whole) through 0 (none) to 1 (blue, whole)."""
        share = max(-1.0, min(1.0, share))
        if abs(share - self._share) > 0.004 or (not share and self._share):
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(min(140, self.fontMetrics().horizontalAdvance(self._words) + 4), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().color("text" if self.isEnabled() else "faint"))
        rect = self.rect().adjusted(0, 0, -2, -_BAR)
        words = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        track = QRectF(0, self.height() - _BAR, self.width() - 4, _BAR)
        painter.fillRect(track, theme().color("neutral"))
        if self._share:
            track.setWidth(max(1.0, track.width() * abs(self._share)))
            painter.fillRect(track, theme().color("positive" if self._share > 0 else "negative"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._field.isEnabled():
            self._field.clearFocus()
            self._field.begin_scrub(event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._field.scrub_to(event.globalPosition().x(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._field.end_scrub():
            self._field.setFocus(Qt.FocusReason.MouseFocusReason)
            self._field.selectAll()
