"""Something is being done: how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from backend.text import Text
from gui.language import tell
from gui.theme import theme
from gui.widgets.buttons import tool_button
from gui.widgets.labels import label

_TURNS_PER_SECOND = 0.9
_FRAME = 33


class Spinner(QWidget):
    """A turning arc; it stands still, and three quarters full, where motion is unwanted."""

    def __init__(self, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size, size)
        self._angle = 90.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._turn)
        theme().changed.connect(self.update)

    def showEvent(self, event: QShowEvent) -> None:
        if theme().motion(_FRAME):
            self._timer.start(_FRAME)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(theme().color("pressed"), 2.5))
        painter.drawEllipse(place)
        pen = QPen(theme().color("accent"), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawArc(place, round(self._angle * 16), -100 * 16)

    def _turn(self) -> None:
        self._angle = (self._angle - 360 * _TURNS_PER_SECOND * _FRAME / 1000) % 360
        self.update()


class Progress(QWidget):
    """A sentence over a bar; `cancelled` when the person has enough."""

    cancelled = Signal()

    def __init__(
        self, text: Text = Text(""), cancellable: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = label(text)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.spinner = Spinner()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.spinner)
        row.addWidget(self.words, 1)
        if cancellable:
            row.addWidget(tool_button("close", Text("Cancel"), self.cancelled.emit, "quiet"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.bar)
        self.bar.hide()

    def report(self, text: Text, share: float | None = None) -> None:
        """Say what is being done now, and how much of it is done: 0 to 1, None if unknown."""
        tell(self.words, self.words.setText, text)
        self.bar.setVisible(share is not None)
        self.spinner.setVisible(share is None)
        if share is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(share * 1000))

    def sizeHint(self) -> QSize:
        return QSize(240, super().sizeHint().height())
