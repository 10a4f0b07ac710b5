"""Weights as a table of coloured cells; one of them can be chosen, scrubbed and typed."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.language import number
from gui.panels.pictures import indexed
from gui.theme import theme
from gui.widgets.number_field import NumberField

_TALLEST, _LARGEST = 220, 52
_WRITTEN = (34.0, 16.0)
"""Cells at least so wide and high have their numbers written in them."""

_FINEST = 500
"""Rows or columns up to which each has a pixel of its own."""

Place = tuple[int, int]


class WeightMatrix(QWidget):
    """`chosen` tells the row and column of a cell that a person points at.

    Dragging on a cell scrubs `field`, which must show the chosen cell; digits typed go there too.
    `describe` says what a cell is, for the tip.
    """

    chosen = Signal(int, int)

    def __init__(self, describe: Callable[[int, int], str] = lambda row, column: "") -> None:
        super().__init__()
        self.describe = describe
        self.field: NumberField | None = None
        self._values = np.zeros((0, 0), np.float32)
        self._picture: QImage | None = None
        self._cut: Collection[Place] = ()
        self._frozen: Collection[Place] = ()
        self._place: Place | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme().changed.connect(self._draw)

    def show_values(self, values: np.ndarray) -> None:
        """(rows, columns), float; NaN where a number is not known."""
        resized = values.shape != self._values.shape
        self._values = values
        if resized:
            self._fit()
        self._draw()

    def show_marks(self, cut: Collection[Place], frozen: Collection[Place]) -> None:
        """Which cells are cut, and which are frozen."""
        self._cut, self._frozen = cut, frozen
        self.update()

    def show_chosen(self, place: Place | None) -> None:
        """Mark this cell."""
        if place != self._place:
            self._place = place
            self.update()

    def _draw(self) -> None:
        values = self._values
        if values.size:
            known = np.nan_to_num(_thinned(values))
            size = float(np.abs(known).max(initial=1e-12))
            self._picture = indexed(127.5 + 127.5 * known / size, theme().signed_map())
        self.update()

    # where cells lie

    def _side(self) -> tuple[float, float]:
        """The width and height of a cell."""
        rows, columns = self._values.shape
        wide = min(self.width() / max(columns, 1), _LARGEST)
        return wide, min(max(_TALLEST / max(rows, 1), 0.5), max(wide, 6.0), 30.0)

    def _fit(self) -> None:
        rows, _ = self._values.shape
        self.setFixedHeight(max(8, round(self._side()[1] * rows) + 2))

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def cell(self, row: int, column: int) -> QRectF:
        """Where a cell lies."""
        wide, high = self._side()
        return QRectF(column * wide, 1 + row * high, wide, high)

    def place_at(self, position: QPointF) -> Place | None:
        """The cell under a position, None beside them."""
        rows, columns = self._values.shape
        wide, high = self._side()
        row, column = int((position.y() - 1) // high), int(position.x() // wide)
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rows, columns = self._values.shape
        if self._picture is None or not rows or not columns:
            return
        wide, high = self._side()
        frame = QRectF(0, 1, wide * columns, high * rows)
        painter.drawImage(frame, self._picture)
        if wide >= 6 and high >= 6:
            self._paint_grid(painter, frame)
        if wide >= _WRITTEN[0] and high >= _WRITTEN[1]:
            self._paint_numbers(painter)
        self._paint_marks(painter)
        if self._place is not None:
            self._paint_chosen(painter, self._place)

    def _paint_grid(self, painter: QPainter, frame: QRectF) -> None:
        rows, columns = self._values.shape
        wide, high = self._side()
        painter.setPen(QPen(theme().color("panel"), 1))
        for column in range(1, columns):
            painter.drawLine(QPointF(column * wide, 1), QPointF(column * wide, frame.bottom()))
        for row in range(1, rows):
            painter.drawLine(QPointF(0, 1 + row * high), QPointF(frame.right(), 1 + row * high))

    def _paint_numbers(self, painter: QPainter) -> None:
        painter.setFont(theme().mono_font(11))
        rows, columns = self._values.shape
        for row in range(rows):
            for column in range(columns):
                value = float(self._values[row, column])
                cell = self.cell(row, column)
                painter.setPen(_readable_on(self._color(row, column)))
                words = "·" if value != value else _short(value)
                painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)

    def _color(self, row: int, column: int) -> QColor:
        return self._picture.pixelColor(column, row) if self._picture else theme().color("panel")

    def _paint_marks(self, painter: QPainter) -> None:
        """Cut cells are crossed out, frozen ones have a corner."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in self._cut:
            cell = self.cell(*place)
            painter.fillRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), theme().color("field"))
            painter.setPen(QPen(theme().color("quiet"), 1))
            painter.drawLine(cell.topLeft(), cell.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        for place in self._frozen:
            corner = self.cell(*place).topRight()
            size = min(7.0, self._side()[1] * 0.6)
            painter.drawPolygon([corner, corner + QPointF(-size, 0), corner + QPointF(0, size)])

    def _paint_chosen(self, painter: QPainter, place: Place) -> None:
        cell = self.cell(*place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, role in ((4.0, "panel"), (2.0, "accent" if self.hasFocus() else "text")):
            painter.setPen(QPen(theme().color(role), width))
            painter.drawRect(cell)

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.chosen.emit(*place)
        if self.field is not None and self.field.isEnabled():
            self.field.begin_scrub(event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.field is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.field.scrub_to(event.globalPosition().x(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.field is not None:
            self.field.end_scrub()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._type("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        if event.key() in steps:
            self._walk(*steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._type("")
        elif event.text() and event.text() in "-−0123456789.,":
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def _walk(self, down: int, right: int) -> None:
        rows, columns = self._values.shape
        row, column = self._place or (0, 0)
        if rows and columns:
            row = min(max(row + down, 0), rows - 1)
            self.chosen.emit(row, min(max(column + right, 0), columns - 1))

    def _type(self, words: str) -> None:
        """Go on typing in the field of the chosen cell."""
        if self.field is None or not self.field.isEnabled() or self._place is None:
            return
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()
        if words:
            self.field.insert(words)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self.place_at(QPointF(event.pos()))
            words = self.describe(*place) if place is not None else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


def _thinned(values: np.ndarray) -> np.ndarray:
    """An even share of the rows and columns where there are more than a screen could show."""
    down, across = (max(1, size // _FINEST) for size in values.shape)
    return values[::down, ::across]


def _short(value: float) -> str:
    """Two figures, as narrow as can be."""
    return number(0) if abs(value) < 0.005 else number(float(f"{value:.2g}"), 2)


def _readable_on(color: QColor) -> QColor:
    red, green, blue, _ = color.getRgbF()
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5
    return QColor("#000000") if light else QColor("#FFFFFF")
