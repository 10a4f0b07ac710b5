"""Lines that stand for the weights of open layers: where they run, and which lies where."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRectF

from gui.canvas.geometry import points_on


@dataclass(frozen=True)
class Lines:
    """Lines of weights: `ends` (n, 4) in the scene, `values` (n,), NaN where nobody knows.

    `owner` (n,) is a place in `blocks`; `row` and `flat` tell which of its weights. `faint` are
    those that are cut.
    """

    blocks: tuple[str, ...] = ()
    ends: np.ndarray = field(default_factory=lambda: np.empty((0, 4)))
    values: np.ndarray = field(default_factory=lambda: np.empty(0))
    owner: np.ndarray = field(default_factory=lambda: np.empty(0, int))
    row: np.ndarray = field(default_factory=lambda: np.empty(0, int))
    flat: np.ndarray = field(default_factory=lambda: np.empty(0, int))
    faint: np.ndarray = field(default_factory=lambda: np.empty(0, bool))

    @property
    def curves(self) -> np.ndarray:
        """Gentle curves from end to end, (n, 4, 2)."""
        found = np.empty((len(self.ends), 4, 2))
        out = (self.ends[:, 2] - self.ends[:, 0]) * 0.45
        found[:, 0], found[:, 3] = self.ends[:, :2], self.ends[:, 2:]
        found[:, 1, 0], found[:, 2, 0] = self.ends[:, 0] + out, self.ends[:, 2] - out
        found[:, 1, 1], found[:, 2, 1] = self.ends[:, 1], self.ends[:, 3]
        return found

    def at(self, x: float, y: float, reach: float) -> int | None:
        """The nearest line within `reach` of a scene point."""
        if not len(self.ends):
            return None
        low = np.minimum(self.ends[:, :2], self.ends[:, 2:]) - reach
        high = np.maximum(self.ends[:, :2], self.ends[:, 2:]) + reach
        near = np.flatnonzero(
            (low[:, 0] <= x) & (x <= high[:, 0]) & (low[:, 1] <= y) & (y <= high[:, 1])
        )
        if not len(near):
            return None
        points = points_on(self.curves[near], 16)
        start, step = points[:, :-1], np.diff(points, axis=1)
        offset = np.array([x, y]) - start
        along = np.clip((offset * step).sum(-1) / np.maximum((step**2).sum(-1), 1e-9), 0.0, 1.0)
        away = np.linalg.norm(start + along[..., None] * step - (x, y), axis=-1).min(axis=1)
        best = int(away.argmin())
        return int(near[best]) if away[best] <= reach else None

    def index(self, block: str, row: int, flat: int) -> int | None:
        """Where a weight stands among the lines, None where it is not drawn."""
        if block not in self.blocks:
            return None
        mine = self.owner == self.blocks.index(block)
        found = np.flatnonzero(mine & (self.row == row) & (self.flat == flat))
        return int(found[0]) if len(found) else None


class Drawn:
    """What was drawn last of the insides of open layers, for hands to grasp.

    `chip` is the number of the chosen weight: its layer, row, which number of it, and where it
    stands in the scene.
    """

    def __init__(self) -> None:
        self.lines = Lines()
        self.chip: tuple[str, int, int, QRectF] | None = None
