"""Where the neurons, kernels and weights of an open layer lie inside its frame."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gui.canvas.geometry import HEADER, WIDTH, round_up

MOST_LINES = 300
"""Weights that are drawn as lines at the same time; with more, a picture tells all of them."""

WORDS_FROM = 0.45
"""The zoom from which there are words and figures inside an open layer."""

_COLUMN = 24
_PAD = 16.0
_TOP = HEADER + 16.0
_FOOT = 40.0
_WIDEST, _TALLEST = 320.0, 400.0
_GRID_WIDTH = 248.0
_BETWEEN = 14.0
_MOST_PICTURES = 600
_SIDES = (40, 36, 32, 28, 24, 20, 16, 14, 12, 10, 8)
_STEPS = (14.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0)
_PITCHES = ((4, 48.0), (8, 44.0), (12, 34.0), (16, 28.0), (_COLUMN, 20.0))
_GRID_PITCHES = (40.0, 32.0, 28.0, 24.0, 20.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0)


@dataclass(frozen=True)
class Weave:
    """What a layer is made of: `rows` outputs, each with `columns` inputs of one kernel each.

    `kernel` is (height, width), (1, 1) for neurons; kernels of three axes are stacked slices.
    `groups` and `is_transposed` tell how PyTorch keeps the numbers of convolutions.
    """

    sort: str
    rows: int
    columns: int
    kernel: tuple[int, int] = (1, 1)
    groups: int = 1
    is_transposed: bool = False

    @property
    def taps(self) -> int:
        """Numbers in one kernel."""
        return self.kernel[0] * self.kernel[1]

    @property
    def count(self) -> int:
        """Weights altogether, biases apart."""
        return self.rows * self.columns * self.taps

    def by_output(self, weight: np.ndarray) -> np.ndarray | None:
        """A parameter as (rows, columns, taps); None where it is of another layer's shape."""
        if weight.size != self.count:
            return None
        if not self.is_transposed:
            return weight.reshape(self.rows, self.columns, self.taps)
        per_group = self.rows // self.groups
        parts = weight.reshape(self.groups, self.columns, per_group, self.taps)
        return parts.transpose(0, 2, 1, 3).reshape(self.rows, self.columns, self.taps)

    def place(self, row: int, flat: int) -> tuple[int, int]:
        """Where `records.Cell` counts a weight that is number `flat` of an output's."""
        if not self.is_transposed or flat < 0:
            return row, flat
        column, tap = divmod(flat, self.taps)
        group, within = divmod(row, self.rows // self.groups)
        return group * self.columns + column, within * self.taps + tap

    def output_of(self, row: int, flat: int) -> tuple[int, int]:
        """The other way round: the output, and which of its numbers a cell is."""
        if not self.is_transposed or flat < 0:
            return row, flat
        group, column = divmod(row, self.columns)
        within, tap = divmod(flat, self.taps)
        return group * (self.rows // self.groups) + within, column * self.taps + tap


@dataclass(frozen=True)
class Inside:
    """The layout of an open layer, in scene units from its top left corner.

    A mark is the circle of a neuron, or the square with what a kernel's row answers. The weights
    of a row are a strip of tiles, or, while `has_lines`, lines from pins at the left. Strips
    stand in `stacks` beside each other. Marks stand in rows of `mark_columns`.
    """

    weave: Weave
    width: float
    height: float
    has_lines: bool
    corner: tuple[float, float]
    tile: tuple[float, float]
    pitch: tuple[float, float]
    stacks: int
    stack_width: float
    mark: float
    first_mark: tuple[float, float]
    mark_pitch: tuple[float, float]
    mark_columns: int

    def mark_centre(self, row: int) -> QPointF:
        down, across = divmod(row, self.mark_columns)
        return QPointF(
            self.first_mark[0] + across * self.mark_pitch[0],
            self.first_mark[1] + down * self.mark_pitch[1],
        )

    def strip(self, row: int) -> QRectF:
        """The rectangle of a row's weights."""
        down, across = divmod(row, self.stacks)
        left = self.corner[0] + across * self.stack_width
        top = self.corner[1] + down * self.pitch[1]
        wide = (self.weave.columns - 1) * self.pitch[0] + self.tile[0]
        return QRectF(left, top, wide, self.tile[1])

    def cell(self, row: int, flat: int) -> QRectF:
        """The rectangle of one number of a row."""
        column, tap = divmod(flat, self.weave.taps)
        high, wide = self.weave.kernel
        strip = self.strip(row)
        width, height = self.tile[0] / wide, self.tile[1] / high
        left = strip.left() + column * self.pitch[0] + tap % wide * width
        return QRectF(left, strip.top() + tap // wide * height, width, height)

    def kernel_rect(self, row: int, column: int) -> QRectF:
        """The rectangle of one kernel."""
        strip = self.strip(row)
        return QRectF(strip.left() + column * self.pitch[0], strip.top(), *self.tile)

    @property
    def picture(self) -> QRectF:
        """The rectangle of all strips."""
        down = math.ceil(self.weave.rows / self.stacks)
        last = self.strip(0)
        return QRectF(
            self.corner[0],
            self.corner[1],
            (self.stacks - 1) * self.stack_width + last.width(),
            (down - 1) * self.pitch[1] + self.tile[1],
        )

    def knob(self, name: str) -> QRectF:
        """The rectangle of a button: "close" in the header, "add" and "remove" at the foot."""
        if name == "close":
            return QRectF(self.width - 48, 3, 22, 20)
        left = self.width - _PAD - (22 if name == "add" else 50)
        return QRectF(left, self.height - 32, 22, 22)

    def mark_at(self, point: QPointF) -> int | None:
        """The row whose mark is there."""
        across = round((point.x() - self.first_mark[0]) / max(self.mark_pitch[0], 1))
        down = round((point.y() - self.first_mark[1]) / max(self.mark_pitch[1], 1))
        if not 0 <= across < self.mark_columns or down < 0:
            return None
        row = down * self.mark_columns + across
        if row >= self.weave.rows:
            return None
        away = point - self.mark_centre(row)
        reach = max(self.mark / 2, 3.0)
        return row if abs(away.x()) <= reach and abs(away.y()) <= reach else None

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """The row and the number of the weight that is there."""
        if self.has_lines or not self.weave.columns:
            return None
        stack, x = divmod(point.x() - self.corner[0], self.stack_width)
        down, y = divmod(point.y() - self.corner[1], self.pitch[1])
        column, x = divmod(x, self.pitch[0])
        row = int(down) * self.stacks + int(stack)
        outside = column >= self.weave.columns or x >= self.tile[0] or y >= self.tile[1]
        if outside or not (0 <= stack < self.stacks and down >= 0 and row < self.weave.rows):
            return None
        high, wide = self.weave.kernel
        tap = int(y * high / self.tile[1]) * wide + int(x * wide / self.tile[0])
        return row, int(column) * self.weave.taps + min(tap, self.weave.taps - 1)


@lru_cache(maxsize=256)
def marks(inside: Inside) -> np.ndarray:
    """The centres of all marks, (rows, 2), from the frame's top left."""
    rows = np.arange(inside.weave.rows)
    x = inside.first_mark[0] + rows % inside.mark_columns * inside.mark_pitch[0]
    y = inside.first_mark[1] + rows // inside.mark_columns * inside.mark_pitch[1]
    return np.stack([x, y], axis=1)


@lru_cache(maxsize=256)
def pins(inside: Inside) -> np.ndarray:
    """Where the inputs of a layer with lines enter, (columns, 2), at the left of its frame."""
    count = inside.weave.columns
    room = inside.height - _TOP - _FOOT
    pitch = min(36.0, room / max(count, 1))
    middle = _TOP + room / 2
    y = middle + (np.arange(count) - (count - 1) / 2) * pitch
    return np.stack([np.full(count, _PAD + 2.0), y], axis=1)


@lru_cache(maxsize=256)
def entries(inside: Inside) -> np.ndarray:
    """Where lines into each row end, (rows, 2): at its mark, or where its strip begins."""
    if inside.has_lines:
        return marks(inside) - (inside.mark / 2, 0.0)
    rows = np.arange(inside.weave.rows)
    x = inside.corner[0] + rows % inside.stacks * inside.stack_width
    y = inside.corner[1] + rows // inside.stacks * inside.pitch[1] + inside.tile[1] / 2
    return np.stack([x, y], axis=1)


def weave_of(
    type: str,
    opens: str,
    settings: Mapping[str, Any],
    completed: Mapping[str, Any],
    picture: tuple[int, int, int] | None = None,
) -> Weave | None:
    """What a layer is made of, from its settings and what the plan inferred; None unknown.

    `picture` are channels, height and width where a picture arrives laid out as one row.
    """
    known = {**completed, **settings}
    if opens == "neurons":
        rows, columns = known.get("out_features"), known.get("in_features")
        return _neurons(int(rows), int(columns or 0), picture) if rows else None
    rows, columns = known.get("out_channels"), known.get("in_channels")
    if not rows or not columns or not known.get("kernel_size"):
        return None
    groups = int(known.get("groups") or 1)
    kernel = _flat_kernel(known["kernel_size"], int(type[-2]))
    is_transposed = "Transpose" in type
    return Weave(opens, int(rows), int(columns) // groups, kernel, groups, is_transposed)


def _neurons(rows: int, columns: int, picture: tuple[int, int, int] | None) -> Weave:
    """Neurons; the weights of those that read a picture are pictures themselves."""
    fits = picture is not None and math.prod(picture) == columns
    if picture is None or not fits or picture[0] > 4 or min(picture[1:]) < 2:
        return Weave("neurons", rows, columns)
    if rows * picture[0] > _MOST_PICTURES:
        return Weave("neurons", rows, columns)
    return Weave("neurons", rows, picture[0], picture[1:])


def _flat_kernel(size: Any, axes: int) -> tuple[int, int]:
    """(height, width) of a kernel's picture; slices of a third axis stand below each other."""
    sizes = [int(part) for part in size] if isinstance(size, (list, tuple)) else [int(size)] * axes
    return math.prod(sizes[:-1]), sizes[-1]


@lru_cache(maxsize=1024)
def inside_of(weave: Weave, width: float = 0.0) -> Inside:
    """The layout of an open layer, at least so wide: one column while it is legible, else grids."""
    if weave.taps > 1 and weave.columns <= 4:
        made = _pairs(weave)
    elif weave.sort == "kernels":
        made = _kernels(weave)
    elif weave.rows <= _COLUMN and weave.columns <= _COLUMN and weave.count <= MOST_LINES:
        made = _neurons_with_lines(weave)
    else:
        made = _neurons_with_picture(weave)
    return replace(made, width=max(made.width, width))


def _pitch(rows: int) -> float:
    return next((pitch for most, pitch in _PITCHES if rows <= most), _PITCHES[-1][1])


def _diameter(pitch: float) -> float:
    return pitch - (8 if pitch > 40 else 6 if pitch > 24 else 4)


def _neurons_with_lines(weave: Weave) -> Inside:
    pitch = _pitch(weave.rows)
    mark = _diameter(pitch)
    room = max(weave.rows * pitch, weave.columns * 20.0, 88.0)
    width = 184.0
    centre = width - _PAD - 4 - mark / 2
    top = _TOP + (room - weave.rows * pitch) / 2 + pitch / 2
    return Inside(
        weave, width, round_up(_TOP + room + _FOOT), True, (_PAD, _TOP), (0.0, 0.0), (1.0, pitch),
        1, width, mark, (centre, top), (mark, pitch), 1,
    )  # fmt: skip


def _step(count: int, room: float, most: float = _STEPS[0]) -> float:
    """How much room each of `count` things gets: whole steps as long as there is room."""
    found = (step for step in _STEPS if step <= most and step * count <= room)
    return next(found, room / max(count, 1))


def _neurons_with_picture(weave: Weave) -> Inside:
    across = _step(weave.columns, _WIDEST)
    wide = across * weave.columns
    left = _PAD + wide + (_BETWEEN if weave.columns else 0.0)
    if weave.rows <= _COLUMN:
        pitch = _pitch(weave.rows)
        mark = _diameter(pitch)
        tile, columns = (across, pitch), 1
        mark_pitch, room = (mark, pitch), pitch * weave.rows
        first = (left + mark / 2, _TOP + pitch / 2)
    else:
        down = _step(weave.rows, _TALLEST)
        tile, room = (across, down), down * weave.rows
        pitch, columns = _grid(weave.rows, room)
        mark = max(pitch * 0.8, pitch - 5)
        mark_pitch = (pitch, room / math.ceil(weave.rows / columns))
        first = (left + pitch / 2, _TOP + mark_pitch[1] / 2)
    width = first[0] + (columns - 1) * mark_pitch[0] + mark / 2 + _PAD
    stack_width = max(wide, 1.0) + 1000.0 if columns > 1 else width
    return Inside(
        weave, max(round_up(width), 184.0), round_up(_TOP + room + _FOOT), False, (_PAD, _TOP),
        tile, (across or 1.0, tile[1]), 1, stack_width, mark, first, mark_pitch, columns,
    )  # fmt: skip


def _grid(rows: int, height: float) -> tuple[float, int]:
    """The pitch and the columns of a grid of marks that fits."""
    for pitch in _GRID_PITCHES:
        columns = math.ceil(rows / max(int(height // pitch), 1))
        if columns * pitch <= _GRID_WIDTH:
            return pitch, max(columns, 2)
    pitch = math.sqrt(_GRID_WIDTH * height / rows)
    return pitch, max(int(_GRID_WIDTH // pitch), 2)


def _kernels(weave: Weave) -> Inside:
    high, wide = weave.kernel
    tap = min(
        _step(weave.columns * (wide + 1), _WIDEST + 64, 8.0),
        _step(weave.rows * (high + 1), _TALLEST + 80, 8.0),
    )
    gap = min(3.0, tap)
    tile = (wide * tap, high * tap)
    pitch = (tile[0] + gap, tile[1] + gap)
    left = _PAD + weave.columns * pitch[0] - gap + _BETWEEN
    room = weave.rows * pitch[1] - gap
    if pitch[1] >= 12:
        mark, columns, mark_pitch = min(tile[1], 40.0), 1, (tile[1], pitch[1])
        first = (left + mark / 2, _TOP + tile[1] / 2)
    else:
        grid, columns = _grid(weave.rows, room)
        mark, mark_pitch = grid * 0.85, (grid, grid)
        first = (left + grid / 2, _TOP + grid / 2)
    width = first[0] + (columns - 1) * mark_pitch[0] + mark / 2 + _PAD
    return Inside(
        weave, max(round_up(width), float(WIDTH)), round_up(_TOP + room + _FOOT), False,
        (_PAD, _TOP), tile, pitch, 1, width + 1000.0, mark, first, mark_pitch, columns,
    )  # fmt: skip


def _pairs(weave: Weave) -> Inside:
    """Small pictures, as large as fits: kernels and what they answer, or what neurons look for."""
    made = None
    for side in _SIDES:
        for room in (_WIDEST + 96, _WIDEST + 200):
            made = _pairs_of(weave, side, room)
            if made.height <= _TALLEST + 140:
                return made
    assert made is not None
    return made


def _pairs_of(weave: Weave, side: int, room: float) -> Inside:
    high, wide = weave.kernel
    tap = side / max(high, wide)
    tap = min(math.floor(tap), 12.0) if tap >= 1 else tap
    tile, gap = (wide * tap, high * tap), 3.0 if side >= 20 else 2.0
    between, margin = (6.0, 18.0) if side >= 24 else (4.0, 8.0)
    mark = _beside(weave, tile[1])
    strip = weave.columns * (tile[0] + gap) - gap
    stack_width = strip + between + mark + margin
    pitch = max(tile[1], mark) + (8.0 if side >= 24 else 4.0)
    stacks = math.ceil(math.sqrt(weave.rows * pitch / stack_width))
    stacks = max(min(stacks, int((room + margin) // stack_width)), 1)
    down = math.ceil(weave.rows / stacks)
    top = _TOP + max(0.0, (mark - tile[1]) / 2)
    first = (_PAD + strip + between + mark / 2, top + tile[1] / 2)
    width = max(round_up(2 * _PAD + stacks * stack_width - margin), float(WIDTH))
    return Inside(
        weave, width, round_up(_TOP + down * pitch + _FOOT), False, (_PAD, top), tile,
        (tile[0] + gap, pitch), stacks, stack_width, mark, first, (stack_width, pitch), stacks,
    )  # fmt: skip


def _beside(weave: Weave, high: float) -> float:
    """How large a mark beside a picture is."""
    if weave.sort == "kernels":
        return max(min(high, 40.0), 10.0)
    return max(high * 0.55, 8.0)
