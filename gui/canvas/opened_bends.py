"""The badge of a neuron that bends its sum in its own way: the curve of its activation."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.theme import theme

_WIDE, _HIGH = 18.0, 13.0

_CURVES: dict[str, Callable[[float], float]] = {
    "linear": lambda x: x,
    "relu": lambda x: max(x, 0.0),
    "leaky_relu": lambda x: x if x > 0 else 0.15 * x,
    "elu": lambda x: x if x > 0 else math.expm1(x),
    "gelu": lambda x: x * 0.5 * (1 + math.erf(x / math.sqrt(2))),
    "silu": lambda x: x / (1 + math.exp(-x)),
    "softplus": lambda x: math.log1p(math.exp(x)),
    "tanh": math.tanh,
    "sigmoid": lambda x: 1 / (1 + math.exp(-x)),
}


def draw_bend(painter: QPainter, centre: QPointF, activation: str, scale: float) -> None:
    """A pill with the curve of an activation around a point of the view."""
    size = min(max(scale, 0.8), 2.0)
    wide, high = _WIDE * size, _HIGH * size
    body = QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high)
    painter.setPen(QPen(theme().color("edge"), 1.0))
    painter.setBrush(theme().color("raised"))
    painter.drawRoundedRect(body, 4, 4)
    curve = _CURVES.get(activation)
    if curve is None:
        return
    painter.setPen(QPen(theme().color("text"), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_path(curve, body.adjusted(3, 3, -3, -3)))


def _path(curve: Callable[[float], float], room: QRectF) -> QPainterPath:
    xs = np.linspace(-3.0, 3.0, 25)
    ys = np.array([curve(float(x)) for x in xs])
    low, high = float(ys.min()), float(ys.max())
    left = room.left() + (xs + 3) / 6 * room.width()
    top = room.bottom() - (ys - low) / max(high - low, 1e-9) * room.height()
    path = QPainterPath(QPointF(left[0], top[0]))
    for x, y in zip(left[1:].tolist(), top[1:].tolist(), strict=True):
        path.lineTo(x, y)
    return path
