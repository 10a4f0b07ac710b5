"""Where dragged things come to rest: on the grid, or in line with their neighbours."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gui.canvas.geometry import GRID

_REACH = 7.0
_NEAR = 280.0


Guide = tuple[float, float, float, float]
"""A line of the scene that says what is in line: x0 y0 x1 y1."""


@dataclass(frozen=True)
class Snapped:
    """How far to move, and the guides to show."""

    offset: QPointF
    guides: tuple[Guide, ...] = ()


def on_grid(point: QPointF) -> QPointF:
    """The nearest point of the grid."""
    return QPointF(round(point.x() / GRID) * GRID, round(point.y() / GRID) * GRID)


def snap(rect: QRectF, offset: QPointF, neighbours: np.ndarray, scale: float) -> Snapped:
    """The offset nearest to `offset` that lays `rect` in line with a neighbour, else on the grid.

    `neighbours` are rectangles (n, 4): x y width height. Edges meet like edges, middles middles.
    """
    moved = rect.translated(offset)
    reach = _REACH / scale
    neighbours = _near(moved, neighbours)
    grid = on_grid(moved.topLeft()) - moved.topLeft()
    across = _in_line(moved.left(), moved.width(), neighbours[:, 0::2], reach)
    down = _in_line(moved.top(), moved.height(), neighbours[:, 1::2], reach)
    rest = moved.translated(
        grid.x() if across is None else across[0], grid.y() if down is None else down[0]
    )
    guides: list[Guide] = []
    if across is not None:
        _, x, row = across
        top, bottom = _span(neighbours[row, 1], neighbours[row, 3], rest.top(), rest.bottom())
        guides.append((x, top, x, bottom))
    if down is not None:
        _, y, row = down
        left, right = _span(neighbours[row, 0], neighbours[row, 2], rest.left(), rest.right())
        guides.append((left, y, right, y))
    return Snapped(rest.topLeft() - rect.topLeft(), tuple(guides))


def _near(rect: QRectF, neighbours: np.ndarray) -> np.ndarray:
    """Those that a person would see as standing beside it."""
    x, y = neighbours[:, 0], neighbours[:, 1]
    right, bottom = x + neighbours[:, 2], y + neighbours[:, 3]
    away_x = np.maximum(x - rect.right(), rect.left() - right)
    away_y = np.maximum(y - rect.bottom(), rect.top() - bottom)
    return neighbours[(away_x < _NEAR) & (away_y < _NEAR)]


def _span(start: float, length: float, first: float, last: float) -> tuple[float, float]:
    return min(float(start), first), max(float(start + length), last)


def _in_line(
    start: float, length: float, theirs: np.ndarray, reach: float
) -> tuple[float, float, int] | None:
    """How far to the nearest shared edge or middle, where that line lies, and whose it is.

    `theirs` are starts and lengths (n, 2).
    """
    if not len(theirs):
        return None
    shares = np.array([0.0, 0.5, 1.0])
    lines = theirs[:, :1] + theirs[:, 1:] * shares
    away = lines - (start + length * shares)
    row, place = np.unravel_index(np.abs(away).argmin(), away.shape)
    if abs(away[row, place]) > reach:
        return None
    return float(away[row, place]), float(lines[row, place]), int(row)
