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
PORT_HEIGHT = 32.0
MARGIN = 16

PILLS, WORDS, DETAIL, HEADERS = 0.6, 0.45, 0.35, 0.15
"""Zooms below which go: pills, words, all but header and colour, headers."""

GONE, BLOCK, NEURON_KIND, NOTE, TILE, PORT, FRAME = range(7)
"""Kinds of things: a row nobody uses, a block, a single neuron, a note, a feature, a port inside
its group, a group that is open in place."""

_SPREAD = 15.0
"""Scene units of a neuron's rim over which the wires that arrive there are spread."""


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


def curves(ends: np.ndarray, bends: np.ndarray) -> np.ndarray:
    """The cubic curves of wires, (n, 4, 2): start, two handles, end; from ends (n, 4).

    `bends` (n,) says how far the handles of each hang down. Wires that run backwards swing out
    wider, so that they stay visible.
    """
    dx = ends[:, 2] - ends[:, 0]
    dy = np.abs(ends[:, 3] - ends[:, 1])
    forwards = np.clip(dx * 0.5, np.minimum(dy * 0.5, 48.0), 240.0)
    forwards = np.where(bends != 0, np.minimum(forwards, 64.0), forwards)
    backwards = np.clip(-dx * 0.4 + 48.0, 48.0, 320.0)
    out = np.where(dx >= 0, np.maximum(forwards, 8.0), backwards)
    found = np.empty((len(ends), 4, 2))
    found[:, 0], found[:, 3] = ends[:, :2], ends[:, 2:]
    found[:, 1, 0], found[:, 2, 0] = ends[:, 0] + out, ends[:, 2] - out
    found[:, 1, 1], found[:, 2, 1] = ends[:, 1] + bends, ends[:, 3] + bends
    return found


def spread(sources: np.ndarray, heights: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """How far above or below the middle of its rim each wire into a neuron arrives, (n,).

    Wires of a neuron, by `targets` (n,), arrive in the order of the `heights` (n,) they come
    from, so that they do not cross on their last steps; a lone one arrives in the middle.
    """
    order = np.lexsort((sources, heights, targets))
    sorted_targets = targets[order]
    starts = np.flatnonzero(np.diff(sorted_targets, prepend=-1))
    counts = np.diff(np.append(starts, len(order)))
    rank = np.arange(len(order)) - np.repeat(starts, counts)
    count = np.repeat(counts, counts)
    found = np.empty(len(order))
    found[order] = (rank - (count - 1) / 2) / count * _SPREAD
    return found


def into_rim(offsets: np.ndarray) -> np.ndarray:
    """How far right of its leftmost point the rim of a neuron lies at these heights."""
    radius = NEURON / 2
    return radius - np.sqrt(radius * radius - offsets * offsets)


def points_on(curves: np.ndarray, pieces: int) -> np.ndarray:
    """Curves (n, 4, 2) cut into straight pieces: (n, pieces + 1, 2)."""
    return _weights_of_handles(pieces) @ curves


@cache
def _weights_of_handles(pieces: int) -> np.ndarray:
    """Bernstein's polynomials at even steps, (pieces + 1, 4)."""
    t = np.linspace(0.0, 1.0, pieces + 1)
    return np.stack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3], axis=1)


def boxes(curves: np.ndarray) -> np.ndarray:
    """Boxes around curves with their handles, (4, n): left top right bottom.

    The first handle never lies left of the start, the second never right of the end, and both
    hang at their ends' height or lower.
    """
    start, first, second, end = (curves[:, place] for place in range(4))
    box = np.empty((4, len(curves)))
    np.minimum(start[:, 0], second[:, 0], out=box[0])
    np.minimum(start[:, 1], end[:, 1], out=box[1])
    np.maximum(end[:, 0], first[:, 0], out=box[2])
    np.maximum(first[:, 1], second[:, 1], out=box[3])
    return box
