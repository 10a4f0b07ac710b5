"""The numbers inside open layers as they are now, and the pictures made of them."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage, QPixmap

from backend.document.records import Block, Cell
from gui.canvas.opened_geometry import Inside, Weave
from gui.canvas.primitives import image
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session

_SAMPLE = 5000
_MOST_FINE = 120_000.0
_NOTHING = 256
"""Instead of one of 256 levels of a colour: no number here."""


class Numbers:
    """Reads `session.live`; what is made of an array is kept until there is another one."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._woven: dict[str, tuple[np.ndarray, Weave, np.ndarray]] = {}
        self._turned: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._most: dict[str, tuple[np.ndarray, float]] = {}
        self._cells: dict[str, tuple[tuple[Cell, ...], dict[tuple[int, int], Cell]]] = {}
        self._pictures: dict[tuple[str, str], tuple[tuple[object, ...], QImage]] = {}
        self._atlases: dict[str, tuple[tuple[object, ...], QPixmap, int]] = {}

    def forget(self) -> None:
        """Colours are others now."""
        self._pictures.clear()
        self._atlases.clear()

    # numbers

    def weights(self, id: str, weave: Weave) -> np.ndarray | None:
        """The weights of a layer by output, (rows, columns, taps); None where nobody knows."""
        raw = self._session.live.parameter(id, "weight")
        if raw is None:
            return None
        kept = self._woven.get(id)
        if kept is not None and kept[0] is raw and kept[1] == weave:
            return kept[2]
        woven = weave.by_output(np.asarray(raw, dtype=np.float32))
        if woven is not None:
            self._woven[id] = (raw, weave, woven)
        return woven

    def most(self, id: str, weights: np.ndarray) -> float:
        """The size that gets the full colour: the largest, or nearly so among very many."""
        kept = self._most.get(id)
        if kept is not None and kept[0] is weights:
            return kept[1]
        flat = np.abs(np.nan_to_num(weights.reshape(-1)))
        if flat.size > 2000:
            most = float(np.quantile(flat[:: max(1, flat.size // _SAMPLE)], 0.995))
        else:
            most = float(flat.max(initial=0.0))
        self._most[id] = (weights, max(most, 1e-9))
        return self._most[id][1]

    def biases(self, id: str, rows: int) -> np.ndarray | None:
        """The biases of a layer, (rows,)."""
        raw = self._session.live.parameter(id, "bias")
        return None if raw is None or np.size(raw) != rows else np.asarray(raw).reshape(-1)

    def cell(self, id: str, weave: Weave, row: int, flat: int) -> float | None:
        """One number of an output: a weight, or with `flat` -1 its bias."""
        return self._session.live.cell(id, *weave.place(row, flat))

    def answers(self, id: str, weave: Weave) -> np.ndarray | None:
        """What each row answers to the chosen example, (rows,); kernels' by their mean size."""
        raw = self._answer(id, weave)
        if raw is None:
            return None
        if weave.sort == "kernels":
            return raw.reshape(weave.rows, -1).mean(axis=1)
        return raw.reshape(-1, weave.rows).mean(axis=0)

    def _answer(self, id: str, weave: Weave) -> np.ndarray | None:
        view = self._session.live.view(id)
        raw = view.activation if view is not None else None
        return None if raw is None or not raw.size or raw.size % weave.rows else np.nan_to_num(raw)

    def maps(self, id: str, weave: Weave) -> np.ndarray | None:
        """A small picture for each row: over the plane, or what a kernel makes of the example."""
        maps = self._session.live.maps.get(id)
        if maps is not None and len(maps) == weave.rows:
            return self._upright(id, maps)
        if weave.sort != "kernels":
            return None
        raw = self._answer(id, weave)
        if raw is None or raw.ndim < 2 or len(raw) != weave.rows:
            return None
        return raw.reshape(weave.rows, -1, raw.shape[-1])

    def _upright(self, id: str, maps: np.ndarray) -> np.ndarray:
        """Maps whose first row is the lowest, turned over once."""
        kept = self._turned.get(id)
        if kept is None or kept[0] is not maps:
            kept = self._turned[id] = (maps, np.ascontiguousarray(maps[:, ::-1]))
        return kept[1]

    # what a person changed

    def cells(self, block: Block) -> dict[tuple[int, int], Cell]:
        """What was typed, frozen and cut, by `records.Cell`'s row and column."""
        kept = self._cells.get(block.id)
        if kept is None or kept[0] is not block.cells:
            found = {(cell.row, cell.column): cell for cell in block.cells}
            kept = self._cells[block.id] = (block.cells, found)
        return kept[1]

    def cell_of(self, block: Block, weave: Weave, row: int, flat: int) -> Cell | None:
        """What was changed about one number of an output."""
        return self.cells(block).get(weave.place(row, flat))

    # pictures

    def picture(self, block: Block, inside: Inside, scale: float) -> QImage | None:
        """All weights of a layer, blue and orange, at the layout of its strips.

        `scale` are device pixels to a scene unit: detail much finer than that is left out evenly.
        """
        weights = self.weights(block.id, inside.weave)
        if weights is None:
            return None
        thin = _thinning(inside, scale)
        unit = 4 if scale > 2 and inside.width * inside.height < _MOST_FINE else 2
        stamp = (weights, block.cells, inside, thin, unit, theme().color("positive").rgb())
        kept = self._pictures.get((block.id, "weights"))
        if kept is not None and _same(kept[0], stamp):
            return kept[1]
        most = self.most(block.id, weights)
        shown = _without_cut(block, inside.weave, weights)
        if thin is None:
            made = _painted(_laid_out(_levels(shown.reshape(-1), most), inside, unit))
        else:
            made = _painted(_levels(_thinned(shown, thin), most))
        self._pictures[(block.id, "weights")] = (stamp, made)
        return made

    def atlas(self, block: Block, weave: Weave, side: int) -> tuple[QPixmap, int] | None:
        """Small pictures of all rows in one, `side` pixels each, and how many stand in a line."""
        maps = self.maps(block.id, weave)
        if maps is None:
            return None
        stamp = (maps, side, theme().color("positive").rgb(), theme().color("raised").rgb())
        kept = self._atlases.get(block.id)
        if kept is not None and _same(kept[0], stamp):
            return kept[1], kept[2]
        tiles = _tiles(np.nan_to_num(np.asarray(maps, np.float32)), side, weave.sort == "neurons")
        across = max(1, min(len(tiles), 2048 // side))
        pixmap = QPixmap.fromImage(image(_in_lines(tiles, across)))
        self._atlases[block.id] = (stamp, pixmap, across)
        return pixmap, across


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two stamps are of the same things; arrays by identity."""
    return all(
        a is b or (not isinstance(a, np.ndarray) and not isinstance(b, np.ndarray) and a == b)
        for a, b in zip(one, other, strict=True)
    )


def signed_table() -> np.ndarray:
    """Blue and orange around zero, (256, 4) RGBA bytes, in the colours of the theme now."""
    return _table(*(theme().color(role).rgb() for role in ("negative", "neutral", "positive")))


@lru_cache(maxsize=4)
def _table(*colors: int) -> np.ndarray:
    return theme().signed_map()


def _levels(values: np.ndarray, most: float) -> np.ndarray:
    """Numbers from -`most` to `most` as levels from 0 to 255, `_NOTHING` where there is none."""
    share = np.clip(values * np.float32(127.5 / most) + np.float32(127.5), 0, 255)
    return np.nan_to_num(share, copy=False, nan=_NOTHING).astype(np.uint16)


def _painted(levels: np.ndarray) -> QImage:
    """A picture of levels (height, width), blue and orange around the middle one."""
    table = np.zeros((_NOTHING + 1, 4), np.uint8)
    table[:_NOTHING] = signed_table()[:, (2, 1, 0, 3)]
    pixels = table.view("<u4")[:, 0][levels]
    height, width = pixels.shape
    kind = QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, width, height, 4 * width, kind).copy()


def signed_colors(values: np.ndarray) -> np.ndarray:
    """Blue and orange around zero, for numbers from -1 to 1: RGBA bytes (..., 4)."""
    share = np.clip(values * np.float32(127.5) + np.float32(127.5), 0, 255)
    return signed_table()[share.astype(np.uint8)]


def _thinning(inside: Inside, scale: float) -> tuple[int, int] | None:
    """(height, width) in pixels where there are more numbers than pixels; None otherwise."""
    if inside.stacks > 1:
        return None
    high, wide = inside.weave.kernel
    across, down = inside.tile[0] / wide * scale, inside.tile[1] / high * scale
    if min(across, down) >= 0.75:
        return None
    rect = inside.picture
    numbers = inside.weave.rows, inside.weave.columns * inside.weave.taps
    pixels = _stepped(rect.height() * scale), _stepped(rect.width() * scale)
    return min(numbers[0], pixels[0]), min(numbers[1], pixels[1])


def _stepped(pixels: float) -> int:
    """A size in steps of a third more, so that zooming does not make every picture anew."""
    return math.ceil(8 * 1.33 ** math.ceil(math.log(max(pixels, 8) / 8, 1.33)))


def _without_cut(block: Block, weave: Weave, weights: np.ndarray) -> np.ndarray:
    """The weights (rows, columns, taps) with NaN where they are cut."""
    cut = [cell for cell in block.cells if cell.cut and cell.column >= 0]
    if not cut:
        return weights
    shown = weights.reshape(weave.rows, -1).copy()
    for cell in cut:
        row, flat = weave.output_of(cell.row, cell.column)
        if row < shown.shape[0] and flat < shown.shape[1]:
            shown[row, flat] = np.nan
    return shown.reshape(weights.shape)


def _thinned(weights: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Fewer numbers, (height, width) of a picture, without the gaps between kernels."""
    flat = weights.reshape(len(weights), -1)
    down = np.arange(size[0]) * flat.shape[0] // size[0]
    across = np.arange(size[1]) * flat.shape[1] // size[1]
    return flat[down[:, None], across[None, :]]


def _laid_out(levels: np.ndarray, inside: Inside, unit: int) -> np.ndarray:
    """The strips in their stacks, (height, width) levels: one for each number, or with gaps
    `unit` to a scene unit; `_NOTHING` between the tiles."""
    if inside.weave.taps == 1 and inside.stacks == 1:
        return levels.reshape(inside.weave.rows, inside.weave.columns)
    return np.append(levels, np.uint16(_NOTHING))[_places(inside, unit)]


@lru_cache(maxsize=24)
def _places(inside: Inside, unit: int) -> np.ndarray:
    """Which number of a layer lies at each pixel, (height, width); the one behind the last where
    there is none."""
    weave, rect = inside.weave, inside.picture
    high, wide = weave.kernel
    down, tap_down = _along(rect.height(), unit, inside.pitch[1], inside.tile[1], high)
    strip = (weave.columns - 1) * inside.pitch[0] + inside.tile[0]
    stack, within = _along(rect.width(), unit, inside.stack_width, strip, 0)
    column, tap_along = _along(within, unit, inside.pitch[0], inside.tile[0], wide)
    per_row = weave.columns * weave.taps
    rows = np.where(tap_down < 0, -1, down * inside.stacks * per_row + tap_down * wide)
    outside = (within < 0) | (tap_along < 0)
    across = np.where(outside, -1, stack * per_row + column * weave.taps + tap_along)
    places = rows[:, None] + across[None, :]
    gone = (rows < 0)[:, None] | (across < 0)[None, :] | (places >= weave.count)
    return np.where(gone, weave.count, places).astype(np.int32)


def _along(
    length: float | np.ndarray, unit: int, pitch: float, size: float, parts: int
) -> tuple[np.ndarray, np.ndarray]:
    """For each pixel of a line: in which of its pieces it lies, and in which part of that, -1
    between pieces. Without `parts`: how far from the beginning of the piece.

    `length` is that of the line in scene units, or where its pixels lie on it.
    """
    at = length
    if not isinstance(at, np.ndarray):
        at = (np.arange(max(round(float(length) * unit), 1)) + 0.5) / unit
    piece = np.floor(at / pitch).astype(np.int64)
    inside = at - piece * pitch
    if not parts:
        return piece, np.where(inside < size, inside, -1.0)
    part = np.floor(inside * parts / size).astype(np.int64)
    return piece, np.where(inside < size, np.minimum(part, parts - 1), -1)


def _tiles(maps: np.ndarray, side: int, is_round: bool) -> np.ndarray:
    """Coloured pictures of rows (rows, side, side, 4): discs, or squares, with a rim."""
    shares = _smoothing if is_round else _crisp
    smooth = shares(maps.shape[1], side), shares(maps.shape[2], side)
    values = np.einsum("ij,njk,lk->nil", smooth[0], maps, smooth[1], optimize=True)
    most = np.abs(values).max(axis=(1, 2), keepdims=True)
    colors = signed_colors(values / np.maximum(most, 1.0 if is_round else 1e-9))
    cover, rim = (_disc if is_round else _square)(side)
    edge = np.array(theme().color("edge").getRgb()[:3])
    colors[..., :3] = colors[..., :3] * (1 - rim[..., None]) + edge * rim[..., None]
    colors[..., 3] = cover * 255
    return colors


def _smoothing(count: int, side: int) -> np.ndarray:
    """Weights (side, count) that carry `count` numbers over to `side` pixels, in between too."""
    at = np.clip((np.arange(side) + 0.5) * count / side - 0.5, 0, count - 1)
    low = np.minimum(at.astype(int), max(count - 2, 0))
    found = np.zeros((side, count), np.float32)
    found[np.arange(side), low] = 1 - (at - low)
    found[np.arange(side), np.minimum(low + 1, count - 1)] += at - low
    return found


def _crisp(count: int, side: int) -> np.ndarray:
    """The same without anything in between."""
    found = np.zeros((side, count), np.float32)
    found[np.arange(side), np.arange(side) * count // side] = 1
    return found


@lru_cache(maxsize=32)
def _disc(side: int) -> tuple[np.ndarray, np.ndarray]:
    """How much each pixel belongs to a disc, and how much to its rim."""
    middle = (side - 1) / 2
    y, x = np.mgrid[:side, :side]
    away = np.hypot(x - middle, y - middle)
    radius, line = side / 2 - 0.5, max(1.0, side / 22)
    cover = np.clip(radius - away + 0.5, 0, 1)
    return cover, np.clip(away - (radius - line) + 0.5, 0, 1)


def _square(side: int) -> tuple[np.ndarray, np.ndarray]:
    rim = np.zeros((side, side))
    rim[[0, -1], :] = rim[:, [0, -1]] = 0.6 if side > 8 else 0.0
    return np.ones((side, side)), rim


def _in_lines(tiles: np.ndarray, across: int) -> np.ndarray:
    """Tiles (n, side, side, 4) as one picture, `across` in a line."""
    side, lines = tiles.shape[1], -(-len(tiles) // across)
    padded = np.zeros((lines * across, side, side, 4), np.uint8)
    padded[: len(tiles)] = tiles
    grid = padded.reshape(lines, across, side, side, 4).transpose(0, 2, 1, 3, 4)
    return grid.reshape(lines * side, across * side, 4)
