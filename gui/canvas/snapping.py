"""Where dragged things come to rest: on the grid, or in line with their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gui.canvas.geometry import GRID

_REACH = 7.0


@dataclass(frozen=True)
class Snapped:
    """How far to move, and the guides to show: scene x of upright, y of level lines."""

    offset: QPointF
    upright: tuple[float, ...] = ()
    level: tuple[float, ...] = ()


def on_grid(point: QPointF) -> QPointF:
    return QPointF(round(point.x() / GRID) * GRID, round(point.y() / GRID) * GRID)


def snap(rect: QRectF, offset: QPointF, neighbours: np.ndarray, scale: float) -> Snapped:
    """The offset nearest to `offset` that lays `rect` in line with a neighbour, else on the grid.

    `neighbours` are rectangles (n, 4): x y width height.
    """
    moved = rect.translated(offset)
    reach = _REACH / scale
    dx, upright = _in_line(moved.left(), moved.width(), neighbours[:, 0], neighbours[:, 2], reach)
    dy, level = _in_line(moved.top(), moved.height(), neighbours[:, 1], neighbours[:, 3], reach)
    grid = on_grid(moved.topLeft()) - moved.topLeft()
    x = offset.x() + (grid.x() if dx is None else dx)
    y = offset.y() + (grid.y() if dy is None else dy)
    return Snapped(QPointF(x, y), upright, level)


def _in_line(
    start: float, length: float, starts: np.ndarray, lengths: np.ndarray, reach: float
) -> tuple[float | None, tuple[float, ...]]:
    """How far to the nearest shared edge or middle, and where that line lies."""
    if not len(starts):
        return None, ()
    shares = np.array([0.0, 0.5, 1.0])
    theirs = starts[:, None] + lengths[:, None] * shares
    away = theirs - (start + length * shares)
    best = np.unravel_index(np.abs(away).argmin(), away.shape)
    if abs(away[best]) > reach:
        return None, ()
    return float(away[best]), (float(theirs[best]),)
