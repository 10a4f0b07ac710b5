"""Ways to look at the numbers inside a block: mosaics, bars, histograms."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from backend.text import Text
from gui.language import language, number, say
from gui.panels.pictures import mosaic_picture
from gui.theme import theme

_MOST_MAPS = 64
_MOST_BARS = 512


class MosaicView(QWidget):
    """Many small maps of signed numbers as one picture, blue above zero, orange below."""

    def __init__(self) -> None:
        super().__init__()
        self._maps = np.zeros((0, 1, 1), np.float32)
        self._image: QImage | None = None
        self._width = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._draw)

    def sizeHint(self) -> QSize:
        return QSize(280, 200)

    def show_maps(self, maps: np.ndarray) -> None:
        """(count, height, width), float; at most 64 of them are shown."""
        self._maps = maps[:_MOST_MAPS]
        self._draw()

    def _draw(self) -> None:
        self._image = mosaic_picture(self._maps) if self._maps.size else None
        if self._image is not None:
            self.setFixedHeight(self._height())
        self.update()

    def _height(self) -> int:
        ratio = self._image.height() / self._image.width()
        return int(min(max(48, (self.width() or 280) * ratio), 320))

    def resizeEvent(self, event) -> None:  # noqa: ANN001
        super().resizeEvent(event)
        if self._image is not None and self.width() != self._width:
            self._width = self.width()
            self.setFixedHeight(self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        scale = int(scale) if scale >= 2 else scale
        width, height = self._image.width() * scale, self._image.height() * scale
        painter.drawImage(QRectF(0, 0, width, height), self._image)


class ValueBars(QWidget):
    """One bar for each number, up from zero or down."""

    def __init__(self) -> None:
        super().__init__()
        self._values = np.zeros(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        language().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(280, 112)

    def show_values(self, values: np.ndarray) -> None:
        """Any number of values, one dimension; the first 512 are shown."""
        self._values = np.nan_to_num(np.asarray(values, np.float64).ravel()[:_MOST_BARS])
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not len(self._values):
            return
        frame = QRectF(0, 2, self.width(), self.height() - 20)
        low, high = min(0.0, self._values.min()), max(0.0, self._values.max())
        span = (high - low) or 1.0
        zero = frame.top() + frame.height() * high / span
        step = frame.width() / len(self._values)
        gap = 1 if step > 3 else 0
        for index, value in enumerate(self._values):
            height = frame.height() * abs(value) / span
            top = zero - height if value > 0 else zero
            bar = QRectF(index * step, top, max(1.0, step - gap), height)
            painter.fillRect(bar, theme().color("positive" if value > 0 else "negative"))
        painter.fillRect(QRectF(0, zero, frame.width(), 1), theme().color("edge"))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        foot = QRectF(0, self.height() - 16, self.width(), 16)
        words = Text(
            "{count} values from {lowest} to {highest}",
            count=len(self._values),
            lowest=float(self._values.min()),
            highest=float(self._values.max()),
        )
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, say(words))


class HistogramView(QWidget):
    """How often numbers of each size occur."""

    def __init__(self, role: str = "accent") -> None:
        super().__init__()
        self._role = role
        self._counts, self._edges = np.zeros(0), np.zeros(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(280, 72)

    def show_counts(self, counts: np.ndarray, edges: np.ndarray) -> None:
        """Counts of bins, and the edges between them."""
        self._counts, self._edges = np.asarray(counts, np.float64), np.asarray(edges, np.float64)
        self.update()

    def show_values(self, values: np.ndarray) -> None:
        """The histogram of some numbers."""
        flat = np.asarray(values, np.float64).ravel()
        self.show_counts(*np.histogram(flat[np.isfinite(flat)], 48))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._counts) or len(self._edges) < 2:
            return
        painter = QPainter(self)
        frame = QRectF(0, 2, self.width(), self.height() - 18)
        step, most = frame.width() / len(self._counts), self._counts.max() or 1.0
        color = theme().color(self._role)
        for index, count in enumerate(self._counts):
            height = frame.height() * count / most
            bar = QRectF(index * step, frame.bottom() - height, max(1.0, step - 0.5), height)
            painter.fillRect(bar, color)
        painter.fillRect(QRectF(0, frame.bottom(), frame.width(), 1), theme().color("hairline"))
        self._paint_words(painter, frame)

    def _paint_words(self, painter: QPainter, frame: QRectF) -> None:
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        foot = QRectF(0, frame.bottom() + 2, self.width(), 14)
        low, high = float(self._edges[0]), float(self._edges[-1])
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, number(low, 3))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, number(high, 3))
        if low < 0 < high:
            place = frame.width() * -low / (high - low)
            painter.fillRect(QRectF(place, frame.top(), 1, frame.height()), theme().color("quiet"))


class ActivationView(QWidget):
    """What a block answers to one example: maps as a mosaic, rows as bars; a histogram below."""

    def __init__(self) -> None:
        super().__init__()
        self.mosaic, self.bars, self.histogram = MosaicView(), ValueBars(), HistogramView("teal")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.mosaic, self.bars, self.histogram):
            layout.addWidget(widget)

    def show_activation(self, values: np.ndarray) -> None:
        """One example's output, any shape."""
        values = np.asarray(values, np.float32)
        maps = as_maps(values)
        self.mosaic.setVisible(maps is not None)
        self.bars.setVisible(maps is None)
        if maps is not None:
            self.mosaic.show_maps(maps)
        else:
            self.bars.show_values(values)
        self.histogram.setVisible(values.size > 8)
        self.histogram.show_values(values)


def as_maps(values: np.ndarray) -> np.ndarray | None:
    """Numbers as maps (count, height, width) where they lie in a plane; None for rows."""
    if values.ndim == 2 and min(values.shape) > 1:
        return values[None]
    if values.ndim >= 3 and values.shape[-1] * values.shape[-2] > 1:
        return values.reshape(-1, *values.shape[-2:])
    return None


def as_filters(weights: np.ndarray) -> np.ndarray | None:
    """A convolution's weights (out, in, height, width) as maps: of each output its first input,
    or all inputs of all outputs where there are few; None for anything else."""
    if weights.ndim != 4 or weights.shape[-1] * weights.shape[-2] < 2:
        return None
    if weights.shape[0] * weights.shape[1] <= _MOST_MAPS:
        return weights.reshape(-1, *weights.shape[-2:])
    return weights[:, 0]
