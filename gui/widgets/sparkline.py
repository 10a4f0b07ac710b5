"""A curve as small as a word."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme


class Sparkline(QWidget):
    """The shape of a row of numbers, without axes; gaps where a number is not finite."""

    def __init__(self, role: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role = role
        self._values = np.empty(0)
        self.setMinimumSize(32, 16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def set_values(self, values: np.ndarray) -> None:
        """Show these numbers, oldest first."""
        self._values = np.asarray(values, dtype=float)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        points = self._points()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color(self.role), 1.5))
        if len(points) > 1:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
            painter.setBrush(theme().color(self.role))
            painter.drawEllipse(QPointF(*points[-1]), 1.5, 1.5)

    def _points(self) -> np.ndarray:
        """Where the curve goes, at most two points a pixel."""
        values = self._values[np.isfinite(self._values)]
        if values.size < 2:
            return np.empty((0, 2))
        values = _thinned(values, self.width())
        low, high = values.min(), values.max()
        x = np.linspace(2, self.width() - 4, values.size)
        share = (values - low) / ((high - low) or 1)
        y = self.height() - 3 - share * (self.height() - 6)
        return np.stack([x, y], axis=1)


def _thinned(values: np.ndarray, pixels: int) -> np.ndarray:
    """Least and most of every pixel, so that no peak is lost; the last value stays last."""
    if values.size <= 2 * pixels:
        return values
    each = -(-values.size // pixels)
    padded = np.pad(values, (0, each * pixels - values.size), mode="edge").reshape(pixels, each)
    ends = np.stack([padded.min(axis=1), padded.max(axis=1)], axis=1).ravel()
    return np.append(ends, values[-1])
