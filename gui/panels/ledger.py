"""A table of numbers as one writes a sum: names, figures in columns, a small bar for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.theme import theme

_ROW, _GAP, _BAR, _NARROWEST = 24, 10, 44, 56


@dataclass(frozen=True)
class Line:
    """One row: a name, its figures by column, and perhaps a signed number drawn as a bar.

    `kind` is "" for a plain row, "sum" for one under a rule, "quiet" for one that stands back.
    """

    name: str
    cells: tuple[str, ...]
    bar: float | None = None
    kind: str = ""


class Ledger(QWidget):
    """Rows of names and figures; bars share one scale. Names that are cut are told on hover."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._hints: tuple[str, ...] = ()
        self._lines: list[Line] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return tuple(self._lines)

    def show_lines(
        self, titles: Sequence[str], lines: Sequence[Line], hints: Sequence[str] = ()
    ) -> None:
        """Show these rows under the titles of the columns; `hints` explain the titles."""
        self._titles, self._lines, self._hints = tuple(titles), list(lines), tuple(hints)
        spoken = [" ".join((line.name, *filter(None, line.cells))) for line in self._lines]
        self.setAccessibleDescription(". ".join(spoken))
        self.setFixedHeight(self._top + _ROW * len(self._lines))
        self.update()

    @property
    def _top(self) -> int:
        return _ROW if any(self._titles) else 0

    def sizeHint(self) -> QSize:
        return QSize(280, self._top + _ROW * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    # where columns stand

    def _columns(self) -> list[QRect]:
        """The places of the figures in a row at the top, from left to right."""
        metrics = QFontMetrics(theme().mono_font(12))
        bar = _BAR + _GAP if self._has_bars else 0
        right = self.width() - bar
        places: list[QRect] = []
        for column in reversed(range(len(self._titles))):
            width = self._column_width(metrics, column)
            places.append(QRect(right - width, 0, width, _ROW))
            right -= width + _GAP if width else 0
        return places[::-1]

    def _column_width(self, metrics: QFontMetrics, column: int) -> int:
        cells = [line.cells[column] for line in self._lines if column < len(line.cells)]
        title = QFontMetrics(theme().font(11)).horizontalAdvance(self._titles[column])
        return max([title, *(metrics.horizontalAdvance(cell) for cell in cells)], default=0)

    @property
    def _has_bars(self) -> bool:
        return any(line.bar is not None for line in self._lines)

    def _name_place(self, columns: list[QRect], line: Line) -> QRect:
        """Up to the first figure of the row."""
        used = [
            place.left()
            for place, cell in zip(columns, line.cells, strict=False)
            if cell and place.width()
        ]
        end = min(used, default=self.width() - (_BAR + _GAP if line.bar is not None else 0))
        return QRect(0, 0, max(_NARROWEST, end - _GAP), _ROW)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = self._columns()
        self._paint_titles(painter, columns)
        largest = max((abs(line.bar) for line in self._lines if line.bar is not None), default=0.0)
        for number, line in enumerate(self._lines):
            painter.save()
            painter.translate(0, self._top + number * _ROW)
            self._paint_line(painter, line, columns, largest)
            painter.restore()

    def _paint_titles(self, painter: QPainter, columns: list[QRect]) -> None:
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        for place, title in zip(columns, self._titles, strict=True):
            painter.drawText(place, _RIGHT, title)

    def _paint_line(
        self, painter: QPainter, line: Line, columns: list[QRect], largest: float
    ) -> None:
        if line.kind == "sum":
            painter.fillRect(QRect(0, 0, self.width(), 1), theme().color("hairline"))
        weight = "semibold" if line.kind == "sum" else "regular"
        place = self._name_place(columns, line)
        painter.setFont(theme().font(12, weight))
        painter.setPen(theme().color("quiet" if line.kind == "quiet" else "text"))
        name = painter.fontMetrics().elidedText(
            line.name, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, _LEFT, name)
        painter.setFont(theme().mono_font(12, weight))
        for column, cell in zip(columns, line.cells, strict=False):
            painter.drawText(column, _RIGHT, cell)
        if line.bar is not None:
            self._paint_bar(painter, line.bar / largest if largest else 0.0)

    def _paint_bar(self, painter: QPainter, share: float) -> None:
        """From the middle to the right where it is positive, else to the left."""
        middle, half = self.width() - _BAR / 2, _BAR / 2
        painter.fillRect(QRectF(middle - 0.5, 3, 1, _ROW - 6), theme().color("edge"))
        if share != share:
            return
        length = abs(share) * half
        left = middle if share > 0 else middle - length
        role = "positive" if share > 0 else "negative"
        painter.fillRect(QRectF(left, 7, length, _ROW - 14), theme().color(role))

    # what is cut is told

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos().x(), event.pos().y()))
            return True
        return super().event(event)

    def row_at(self, y: int) -> int:
        """The row at this height, -1 for the titles."""
        return (y - self._top) // _ROW if y >= self._top else -1

    def hint_at(self, x: int, y: int) -> str:
        """What is said of a place: the meaning of a title, or the whole of a row."""
        row = self.row_at(y)
        if row < 0:
            for place, hint in zip(self._columns(), self._hints, strict=False):
                if place.left() - _GAP <= x <= place.right():
                    return hint
            return ""
        if row >= len(self._lines):
            return ""
        line = self._lines[row]
        titles = (
            f"{title} = {cell}"
            for title, cell in zip(self._titles, line.cells, strict=False)
            if cell
        )
        return "\n".join((line.name, *(one.removeprefix(" = ") for one in titles)))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
