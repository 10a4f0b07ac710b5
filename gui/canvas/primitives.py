"""NumPy arrays as Qt's own, without a copy: thousands of lines or rectangles in one call."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from shiboken6 import wrapInstance


def draw_rects(painter: QPainter, rects: np.ndarray) -> None:
    """Rectangles (n, 4): x y width height, with the painter's pen and brush."""
    if len(rects):
        rects = np.ascontiguousarray(rects, dtype=np.float64)
        painter.drawRects(wrapInstance(rects.ctypes.data, QRectF), len(rects))


def fill_rects(painter: QPainter, rects: np.ndarray, color: QColor) -> None:
    """Rectangles (n, 4) of one colour, in view pixels, without smoothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    draw_rects(painter, rects)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def draw_lines(painter: QPainter, lines: np.ndarray) -> None:
    """Lines (n, 4): x0 y0 x1 y1, with the painter's pen."""
    if len(lines):
        lines = np.ascontiguousarray(lines, dtype=np.float64)
        painter.drawLines(wrapInstance(lines.ctypes.data, QLineF), len(lines))


def draw_fragments(painter: QPainter, fragments: np.ndarray, atlas: object) -> None:
    """Pieces of one picture (n, 10): centre x y, source left top width height, scale x y,
    rotation, opacity."""
    if len(fragments):
        fragments = np.ascontiguousarray(fragments, dtype=np.float64)
        first = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(fragments), atlas)


def image(pixels: np.ndarray) -> QImage:
    """A picture from RGBA bytes (height, width, 4), kept apart from the array."""
    pixels = np.ascontiguousarray(pixels, dtype=np.uint8)
    height, width = pixels.shape[:2]
    view = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return view.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
