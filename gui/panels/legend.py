"""A legend beside a plot: what each line is, and its value where a person points."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from backend.text import Text
from gui.language import tell
from gui.theme import theme


@dataclass(frozen=True)
class Line:
    """One line of a plot, as its legend shows it."""

    key: str
    title: Text
    role: str
    dashed: bool = False


class _Swatch(QWidget):
    """A short piece of the line, in its colour."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self.setFixedSize(16, 16)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = Qt.PenStyle.DashLine if self._line.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(theme().color(self._line.role)), 2, style))
        middle = self.height() // 2
        painter.drawLine(0, middle, self.width(), middle)


class _Title(QLabel):
    """What the line is called, as far as there is room; whole where a person points."""

    def __init__(self, title: Text) -> None:
        super().__init__()
        self.setProperty("kind", "quiet")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(32)
        tell(self, self._set_words, title)

    def _set_words(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words)

    def minimumSizeHint(self) -> QSize:
        return QSize(32, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().color("quiet"))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


class Legend(QWidget):
    """The lines of a plot in a row, each with room for a value as wide as `widest`."""

    def __init__(self, lines: list[Line] | None = None, widest: str = "0.00000") -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._lines: list[Line] = []
        self._widest = widest
        self._values: dict[str, QLabel] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_lines(lines or [])

    def show_lines(self, lines: list[Line]) -> None:
        """Name these lines; nothing happens where they are those of now."""
        if lines == self._lines and self._row.count():
            return
        self._lines = list(lines)
        self._values = {}
        while (item := self._row.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().deleteLater()
        for line in lines:
            self._add(line)
        self._row.addStretch(1)

    def _add(self, line: Line) -> None:
        value = QLabel()
        value.setFont(theme().mono_font(11))
        value.setMinimumWidth(value.fontMetrics().horizontalAdvance(self._widest))
        self._values[line.key] = value
        for widget in (_Swatch(line), _Title(line.title), value):
            self._row.addWidget(widget)
        self._row.addSpacing(8)

    def set_value(self, key: str, value: str) -> None:
        """Show the value of a line; "" where there is none."""
        if key in self._values:
            self._values[key].setText(value)
