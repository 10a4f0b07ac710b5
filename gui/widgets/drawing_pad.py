"""A place to draw a small picture by hand, with the mouse or the keyboard."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from backend.text import Text
from gui.language import say, tell
from gui.theme import theme

_FINE = 12
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class DrawingPad(QWidget):
    """Draw white on black; what is drawn is an array of `rows` × `columns` floats from 0 to 1.

    `drawn` carries the array at every stroke. Left button draws, right button rubs out; with the
    keyboard the arrows move a cell, Space fills it, and Delete clears all. `pen`: width of the
    stroke in cells.
    """

    drawn = Signal(object)

    def __init__(
        self, rows: int = 28, columns: int = 28, pen: float = 2.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.pen = pen
        self._last: QPointF | None = None
        self.set_size(rows, columns)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(112, 112)
        tell(self, self.setAccessibleName, Text("Drawing pad"))
        tell(self, self.setToolTip, Text("Left button draws, right button rubs out."))
        theme().changed.connect(self.update)

    @property
    def array(self) -> np.ndarray:
        """What is drawn: rows × columns, float32, 0 (empty) to 1."""
        fine = np.asarray(self._ink.constBits(), dtype=np.uint8)
        fine = fine.reshape(self._ink.height(), self._ink.bytesPerLine())[:, : self._ink.width()]
        blocks = fine.reshape(self.rows, _FINE, self.columns, _FINE)
        return (blocks.mean(axis=(1, 3)) / 255).astype(np.float32)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.array.any()

    def set_size(self, rows: int, columns: int) -> None:
        """Another number of cells; what was drawn is gone."""
        self.rows, self.columns = rows, columns
        self._cell = (columns // 2, rows // 2)
        self._ink = QImage(columns * _FINE, rows * _FINE, QImage.Format.Format_Grayscale8)
        self._ink.fill(0)
        self._is_example = False
        self.update()

    def set_array(self, array: np.ndarray) -> None:
        """Show rows × columns values from 0 to 1; tells nobody.

        The first stroke begins on an empty pad: nobody wants to draw over an example. The right
        button rubs out parts of what is shown.
        """
        self.set_size(*array.shape)
        self._is_example = True
        grey = (np.asarray(array).clip(0, 1) * 255).round().astype(np.uint8)
        fine = np.ascontiguousarray(np.kron(grey, np.ones((_FINE, _FINE), np.uint8)))
        height, width = fine.shape
        self._ink = QImage(fine.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
        self.update()

    def clear(self) -> None:
        """Rub everything out."""
        self._is_example = False
        self._ink.fill(0)
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(224, 224 * self.rows // self.columns)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width * self.rows // self.columns

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_rubbing = event.button() == Qt.MouseButton.RightButton
        if self._is_example and not is_rubbing:
            self._ink.fill(0)
        self._is_example = False
        self._last = self._ink_place(event.position())
        self._stroke(self._last, is_rubbing)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            place = self._ink_place(event.position())
            self._stroke(place, bool(event.buttons() & Qt.MouseButton.RightButton))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._walk(*_STEPS[key])
        elif key == Qt.Key.Key_Space:
            self._fill_cell()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self._frame()
        painter.fillRect(frame, Qt.GlobalColor.black)
        painter.drawImage(frame, self._cells(), QRectF(0, 0, self.columns, self.rows).toRect())
        self._invite(painter, frame)
        focus = "accent" if self.hasFocus() else "edge"
        painter.setPen(QPen(theme().color(focus), 2 if self.hasFocus() else 1))
        painter.drawRect(frame.adjusted(0, 0, -1, -1))
        if self.hasFocus() and self._last is None:
            painter.setPen(QPen(theme().color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRect(self._cell_frame(frame))

    def _invite(self, painter: QPainter, frame: QRect) -> None:
        """In the middle of an empty pad; in a strip at the foot of an example under the mouse."""
        if self.is_empty:
            foot = frame
        elif self._is_example and self.underMouse():
            foot = frame.adjusted(0, frame.height() - 24, 0, 0)
            painter.fillRect(foot, QColor(0, 0, 0, 190))
        else:
            return
        painter.setPen(Qt.GlobalColor.white)
        painter.setFont(theme().font(13))
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, say(Text("Draw here")))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def _stroke(self, to: QPointF, rubbing: bool) -> None:
        painter = QPainter(self._ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = Qt.GlobalColor.black if rubbing else Qt.GlobalColor.white
        width = self.pen * _FINE * (2 if rubbing else 1)
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawLine(self._last if self._last != to else to + QPointF(0.1, 0), to)
        painter.end()
        self._last = to
        self._tell()

    def _walk(self, right: int, down: int) -> None:
        column, row = self._cell
        self._cell = (
            min(max(column + right, 0), self.columns - 1),
            min(max(row + down, 0), self.rows - 1),
        )
        self.update()

    def _fill_cell(self) -> None:
        column, row = self._cell
        painter = QPainter(self._ink)
        cell = QRect(column * _FINE, row * _FINE, _FINE, _FINE)
        painter.fillRect(cell, Qt.GlobalColor.white)
        painter.end()
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.drawn.emit(self.array)

    def _cells(self) -> QImage:
        """What is drawn as the network will see it, one pixel a cell."""
        grey = np.ascontiguousarray((self.array * 255).round().astype(np.uint8))
        view = QImage(
            grey.data, self.columns, self.rows, self.columns, QImage.Format.Format_Grayscale8
        )
        return view.copy()

    def _frame(self) -> QRect:
        cell = max(1, min(self.width() // self.columns, self.height() // self.rows))
        size = QSize(cell * self.columns, cell * self.rows)
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        return QRect(left, top, size.width(), size.height())

    def _cell_frame(self, frame: QRect) -> QRect:
        side = frame.width() // self.columns
        column, row = self._cell
        return QRect(frame.left() + column * side, frame.top() + row * side, side, side)

    def _ink_place(self, place: QPointF) -> QPointF:
        frame = self._frame()
        scale = self._ink.width() / frame.width()
        return QPointF((place.x() - frame.left()) * scale, (place.y() - frame.top()) * scale)
