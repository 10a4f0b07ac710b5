"""A confusion matrix: how often each class was taken for each other one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from backend.text import Text
from gui.language import language, number, say
from gui.theme import theme


class MatrixView(QWidget):
    """Counts of (true, predicted) as coloured cells with numbers, class names at the edges."""

    def __init__(self) -> None:
        super().__init__()
        self._matrix = np.zeros((0, 0), np.int64)
        self._classes: tuple[str, ...] = ()
        self.setMinimumSize(180, 140)
        theme().changed.connect(self.update)
        language().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def show_matrix(self, matrix: np.ndarray, classes: tuple[str, ...]) -> None:
        """`matrix` counts (true, predicted), int64 of shape (classes, classes)."""
        self._matrix = matrix
        self._classes = classes or tuple(str(index) for index in range(len(matrix)))
        self.update()

    def _frame(self) -> QRectF:
        """Where the cells lie: right of the true classes, above the predicted ones."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(name) for name in self._classes), default=0)
        beside = min(widest, self.width() // 4) + 28
        frame = QRectF(self.rect()).adjusted(beside, 8, -8, -40)
        count = max(1, len(self._matrix))
        width = min(frame.width(), count * 96)
        return QRectF(frame.left(), frame.top(), width, min(frame.height(), count * 56))

    def _cell(self, row: int, column: int) -> QRectF:
        frame, count = self._frame(), max(1, len(self._matrix))
        width, height = frame.width() / count, frame.height() / count
        return QRectF(frame.left() + column * width, frame.top() + row * height, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(11))
        self._paint_cells(painter)
        self._paint_names(painter)
        self._paint_titles(painter)

    def _paint_cells(self, painter: QPainter) -> None:
        """Coloured by the share of their true class: right ones blue, wrong ones orange."""
        totals = np.maximum(self._matrix.sum(axis=1, keepdims=True), 1)
        shares = self._matrix / totals
        for row in range(len(self._matrix)):
            for column in range(len(self._matrix)):
                role = "positive" if row == column else "negative"
                color = _mixed(theme().color("field"), theme().color(role), shares[row, column])
                cell = self._cell(row, column).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.fillRect(cell, color)
                self._paint_count(painter, cell, int(self._matrix[row, column]), color)

    def _paint_count(self, painter: QPainter, cell: QRectF, count: int, color: QColor) -> None:
        if not count or cell.height() < 11:
            return
        painter.setPen(QColor("#000000") if _is_light(color) else QColor("#FFFFFF"))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, number(count))

    def _paint_names(self, painter: QPainter) -> None:
        painter.setPen(theme().color("text"))
        metrics, frame = painter.fontMetrics(), self._frame()
        for index, name in enumerate(self._classes):
            cell = self._cell(index, 0)
            if cell.height() >= metrics.height() - 2:
                room = int(frame.left()) - 28
                words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
                beside = QRectF(20, cell.top(), room, cell.height())
                painter.drawText(beside, _RIGHT, words)
            cell = self._cell(len(self._classes) - 1, index)
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(cell.width()))
            below = QRectF(cell.left(), frame.bottom() + 3, cell.width(), 16)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_titles(self, painter: QPainter) -> None:
        frame = self._frame()
        painter.setPen(theme().color("quiet"))
        below = QRectF(frame.left(), frame.bottom() + 20, frame.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, say(Text("Predicted")))
        painter.save()
        painter.translate(10, frame.center().y())
        painter.rotate(-90)
        length = frame.height()
        beside = QRectF(-length / 2, -8, length, 16)
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, say(Text("Actual")))
        painter.restore()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, place: QPointF) -> str:
        for row in range(len(self._matrix)):
            for column in range(len(self._matrix)):
                if self._cell(row, column).contains(place):
                    return say(
                        Text(
                            "{count} examples of “{true}” were taken for “{predicted}”.",
                            count=int(self._matrix[row, column]),
                            true=self._classes[row],
                            predicted=self._classes[column],
                        )
                    )
        return ""


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _mixed(first: QColor, second: QColor, share: float) -> QColor:
    """From the first colour (0) to the second (1); small shares are still seen."""
    share = 0.0 if share <= 0 else 0.12 + 0.88 * share
    parts = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _is_light(color: QColor) -> bool:
    red, green, blue, _ = color.getRgbF()
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.48
