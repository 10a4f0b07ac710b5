"""What the colours of a plane mean: the classes by name, or a scale of values."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.language import number
from gui.theme import theme

_ROW, _DOT, _GAP = 20, 10, 14


class PlaneLegend(QWidget):
    """Dots with the names of classes in as many rows as they need, or a bar from low to high."""

    def __init__(self) -> None:
        super().__init__()
        self._classes: tuple[str, ...] = ()
        self._size = 0.0
        self.setFont(theme().font(11))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.update)

    def show_classes(self, classes: tuple[str, ...]) -> None:
        """Name these classes, in the order of their colours."""
        if classes != self._classes:
            self._classes, self._size = classes, 0.0
            self._fit()

    def show_scale(self, size: float) -> None:
        """A bar from `-size` to `size`, zero in the middle."""
        if self._classes or size != self._size:
            self._classes, self._size = (), size
            self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def heightForWidth(self, width: int) -> int:
        if not self._classes:
            return 30 if self._size else 0
        return _ROW * (1 + max((row for _, row, _ in self._places(width)), default=0))

    def _places(self, width: int) -> list[tuple[float, int, str]]:
        """Of each class the left edge, the row, and its name as far as there is room."""
        places, x, row = [], 0.0, 0
        metrics = self.fontMetrics()
        for name in self._classes:
            words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(40, width - 24))
            wide = _DOT + 5 + metrics.horizontalAdvance(words)
            if x and x + wide > width:
                x, row = 0.0, row + 1
            places.append((x, row, words))
            x += wide + _GAP
        return places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._classes:
            self._paint_classes(painter)
        elif self._size:
            self._paint_scale(painter)

    def _paint_classes(self, painter: QPainter) -> None:
        for kind, (x, row, words) in enumerate(self._places(self.width())):
            middle = QPointF(x + _DOT / 2, row * _ROW + _ROW / 2)
            painter.setPen(QPen(theme().color("class_edge"), 0.75))
            painter.setBrush(theme().class_color(kind))
            painter.drawEllipse(middle, _DOT / 2 - 1, _DOT / 2 - 1)
            if kind >= 8:
                painter.setBrush(theme().color("panel"))
                painter.drawEllipse(middle, _DOT / 4, _DOT / 4)
            painter.setPen(theme().color("text"))
            place = QRectF(x + _DOT + 5, row * _ROW, self.width(), _ROW)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_scale(self, painter: QPainter) -> None:
        bar = QRectF(0, 2, self.width(), 8)
        colors = np.ascontiguousarray(theme().signed_map())
        picture = QImage(colors.data, 256, 1, 1024, QImage.Format.Format_RGBA8888)
        painter.drawImage(bar, picture)
        painter.setPen(theme().color("quiet"))
        foot = QRectF(0, 12, self.width(), 16)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, number(-self._size, 3))
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, number(0))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, number(self._size, 3))
