"""Sizes and places on the canvas, in scene units: blocks, ports and the curves of wires."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

GRID = 8
WIDTH = 176
HEADER = 28
ROW = 24
STRIP = 64
FOOT = 8
DATA_PICTURE = 96
NEURON = 40
PORT_RADIUS = 5
PORT_GAP = 6
MARGIN = 16

GONE, BLOCK, NEURON_KIND, NOTE = range(4)
"""Kinds of things: a row nobody uses, a block, a single neuron, a note."""


@dataclass(frozen=True)
class Layout:
    """Where the ports of a block stand: how far below its top, by name."""

    inputs: dict[str, float]
    outputs: dict[str, float]
    gap: float = PORT_GAP

    @property
    def rows(self) -> int:
        return max(len(self.inputs), len(self.outputs))

    @property
    def is_plain(self) -> bool:
        """At most one port on each side: their names need not stand on the block."""
        return self.rows < 2


@cache
def layout(inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Layout:
    """Ports one below the other, under the header."""
    return Layout(_column(inputs), _column(outputs))


@cache
def neuron_layout(inputs: tuple[str, ...], outputs: tuple[str, ...]) -> Layout:
    """Ports at half the height of the circle, on its rim."""
    middle = NEURON / 2
    return Layout(dict.fromkeys(inputs, middle), dict.fromkeys(outputs, middle), 0.0)


def _column(names: Sequence[str]) -> dict[str, float]:
    return {name: HEADER + ROW * index + 20.0 for index, name in enumerate(names)}


def round_up(length: float) -> float:
    """The next multiple of the grid."""
    return float(-(-length // GRID) * GRID)


def reach(ends: np.ndarray) -> np.ndarray:
    """How far the handles of each wire stand out, (n,), from its ends (n, 4): x0 y0 x1 y1.

    Wires that run backwards swing out wider, so that they stay visible.
    """
    dx = ends[:, 2] - ends[:, 0]
    dy = np.abs(ends[:, 3] - ends[:, 1])
    forwards = np.clip(dx * 0.5, np.minimum(dy * 0.5, 48.0), 240.0)
    backwards = np.clip(-dx * 0.4 + 48.0, 48.0, 320.0)
    return np.where(dx >= 0, np.maximum(forwards, 8.0), backwards)


def points_on(ends: np.ndarray, pieces: int) -> np.ndarray:
    """The curves of wires cut into straight pieces: (n, pieces + 1, 2) from ends (n, 4)."""
    t = np.linspace(0.0, 1.0, pieces + 1)
    out = reach(ends)[:, None]
    x0, y0, x1, y1 = (ends[:, column, None] for column in range(4))
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    points = np.empty((len(ends), pieces + 1, 2))
    points[..., 0] = a * x0 + b * (x0 + out) + c * (x1 - out) + d * x1
    points[..., 1] = (a + b) * y0 + (c + d) * y1
    return points


def boxes(ends: np.ndarray) -> np.ndarray:
    """Boxes around wires with their handles, (n, 4): left top right bottom."""
    out = reach(ends)
    box = np.empty_like(ends)
    box[:, 0] = np.minimum(ends[:, 0], ends[:, 2] - out)
    box[:, 2] = np.maximum(ends[:, 2], ends[:, 0] + out)
    box[:, 1] = np.minimum(ends[:, 1], ends[:, 3])
    box[:, 3] = np.maximum(ends[:, 1], ends[:, 3])
    return box
