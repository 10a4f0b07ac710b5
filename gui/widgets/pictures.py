"""Arrays as pictures: grey, signed, by magnitude, or in their own colours."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.language import number
from gui.theme import theme

_LEGEND = 20


def to_image(
    array: np.ndarray, map: str = "grey", bounds: tuple[float, float] | None = None
) -> QImage:
    """An H × W array, or a coloured H × W × 3 or 3 × H × W one (0 to 1, or uint8), as an image.

    `map` for plain arrays: "grey", "magnitude" (cividis) or "signed" (blue to orange, zero in the
    middle). `bounds`: the values of the first and last colour; else those of the array.
    """
    array = np.asarray(array)
    if array.ndim == 3:
        return _coloured(array)
    low, high = bounds or bounds_of(array, map)
    share = (np.nan_to_num(array.astype(np.float64), nan=low) - low) / ((high - low) or 1.0)
    indices = (share.clip(0, 1) * 255).round().astype(np.uint8)
    return _owned(_colours(map)[indices])


def bounds_of(array: np.ndarray, map: str) -> tuple[float, float]:
    """The values that the first and last colour stand for, unless somebody chooses."""
    finite = array[np.isfinite(array)] if array.size else array
    if not finite.size:
        return (-1.0, 1.0) if map == "signed" else (0.0, 1.0)
    if map == "signed":
        most = float(np.abs(finite).max()) or 1.0
        return -most, most
    return float(finite.min()), float(finite.max())


class PictureView(QWidget):
    """A picture of an array, as large as there is room, each value a crisp square.

    With `legend`, a strip under it says which colours are which values; hovering names the value
    under the mouse. `pressed` carries (row, column).
    """

    pressed = Signal(int, int)

    def __init__(self, legend: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = legend
        self._array: np.ndarray | None = None
        self._map = "grey"
        self._bounds: tuple[float, float] | None = None
        self._image: QImage | None = None
        self.setMinimumSize(48, 48 + (_LEGEND if legend else 0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._redraw)

    def set_picture(
        self,
        array: np.ndarray | None,
        map: str = "grey",
        bounds: tuple[float, float] | None = None,
    ) -> None:
        """Show this array (see `to_image`), or nothing."""
        self._array, self._map, self._bounds = array, map, bounds
        self._redraw()

    def sizeHint(self) -> QSize:
        return QSize(160, 160 + (_LEGEND if self.legend else 0))

    def value_at(self, place: QPoint) -> tuple[int, int] | None:
        """Row and column of the value under a point of the widget."""
        frame = self._frame()
        if self._image is None or not frame.contains(place):
            return None
        column = (place.x() - frame.x()) * self._image.width() // frame.width()
        row = (place.y() - frame.y()) * self._image.height() // frame.height()
        return row, column

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            return
        frame = self._frame()
        painter.drawImage(frame, self._image)
        painter.setPen(QPen(theme().color("hairline"), 1))
        painter.drawRect(frame.adjusted(-1, -1, 0, 0))
        if self.legend and self._array is not None and self._array.ndim == 2:
            low, high = self._bounds or bounds_of(self._array, self._map)
            strip = QRect(0, self.height() - _LEGEND + 6, self.width(), 8)
            paint_legend(painter, strip, self._map, low, high)

    def event(self, event: QHelpEvent) -> bool:
        if event.type() == QHelpEvent.Type.ToolTip:
            self._name_value(event)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.value_at(event.position().toPoint())
        if place is not None:
            self.pressed.emit(*place)
        super().mousePressEvent(event)

    def _name_value(self, event: QHelpEvent) -> None:
        place = self.value_at(event.pos())
        if place is None or self._array is None or self._array.ndim != 2:
            QToolTip.hideText()
            return
        value = number(float(self._array[place]))
        QToolTip.showText(event.globalPos(), f"({place[0]}, {place[1]}): {value}", self)

    def _redraw(self) -> None:
        array = self._array
        shown = array is not None and array.size > 0
        self._image = to_image(array, self._map, self._bounds) if shown else None
        self.update()

    def _frame(self) -> QRect:
        """Where the picture stands: whole screen pixels per value where there is room."""
        if self._image is None:
            return QRect()
        width, height = self.width() - 2, self.height() - 2 - (_LEGEND if self.legend else 0)
        scale = min(width / self._image.width(), height / self._image.height())
        scale = int(scale) if scale >= 2 else scale
        size = QSize(
            max(1, round(self._image.width() * scale)), max(1, round(self._image.height() * scale))
        )
        left = (self.width() - size.width()) // 2
        top = 1 + (height - size.height()) // 2
        return QRect(QPoint(left, top), size)


def paint_legend(painter: QPainter, strip: QRect, map: str, low: float, high: float) -> None:
    """The colours of a map from the least to the most, and which values those are."""
    painter.setFont(theme().mono_font(11))
    painter.setPen(theme().color("quiet"))
    words = [number(value, 2) for value in (low, high)]
    first, last = (painter.fontMetrics().horizontalAdvance(word) + 6 for word in words)
    line = strip.adjusted(0, -4, 0, 4)
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words[0])
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words[1])
    bar = strip.adjusted(first, 0, -last, 0)
    if bar.width() > 8:
        painter.drawImage(bar, _owned(_colours(map)[None, :]))


def _colours(map: str) -> np.ndarray:
    """256 × 4 colours of a map."""
    if map == "signed":
        return theme().signed_map()
    if map == "magnitude":
        return theme().magnitude_map()
    grey = np.arange(256, dtype=np.uint8)
    return np.stack([grey, grey, grey, np.full(256, 255, np.uint8)], axis=1)


def _coloured(array: np.ndarray) -> QImage:
    if array.shape[0] in (1, 3) and array.shape[-1] not in (1, 3):
        array = np.moveaxis(array, 0, -1)
    if array.dtype != np.uint8:
        array = (np.nan_to_num(array.astype(np.float64)).clip(0, 1) * 255).round().astype(np.uint8)
    rgb = np.broadcast_to(array, (*array.shape[:2], 3))
    alpha = np.full((*array.shape[:2], 1), 255, np.uint8)
    return _owned(np.concatenate([rgb, alpha], axis=2))


def _owned(rgba: np.ndarray) -> QImage:
    """An image with its own copy of H × W × 4 bytes."""
    rgba = np.ascontiguousarray(rgba, dtype=np.uint8)
    height, width = rgba.shape[:2]
    view = QImage(rgba.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
    return view.copy()
