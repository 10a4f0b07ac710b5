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
        flat = np.abs(weights.reshape(-1))
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
        unit = 2 if scale <= 2 else 4
        stamp = (weights, block.cells, inside, thin, unit, theme().color("positive").rgb())
        kept = self._pictures.get((block.id, "weights"))
        if kept is not None and _same(kept[0], stamp):
            return kept[1]
        most = self.most(block.id, weights)
        shown = _without_cut(block, inside.weave, weights)
        if thin is None:
            made = image(_laid_out(signed_colors(shown, most), inside, unit))
        else:
            made = image(signed_colors(_thinned(shown, thin), most))
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


def signed_colors(values: np.ndarray, most: float) -> np.ndarray:
    """Blue and orange around zero: RGBA bytes (..., 4); nothing where there is no number."""
    share = np.clip(values * np.float32(127.5 / most) + np.float32(127.5), 0, 255)
    gone = np.isnan(share)
    colors = signed_table()[np.nan_to_num(share, copy=False).astype(np.uint8)]
    colors[gone] = 0
    return colors


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


def _laid_out(colors: np.ndarray, inside: Inside, unit: int) -> np.ndarray:
    """The strips in their stacks: a pixel for each number, or with gaps `unit` to a scene unit."""
    rows, columns = colors.shape[:2]
    high, wide = inside.weave.kernel
    if inside.weave.taps == 1 and inside.stacks == 1:
        return colors.reshape(rows, columns, 4)
    rect = inside.picture
    picture = np.zeros((round(rect.height() * unit), round(rect.width() * unit), 4), np.uint8)
    tall, broad = round(inside.tile[1] * unit), round(inside.tile[0] * unit)
    y = np.arange(tall) * high // tall
    x = np.arange(broad) * wide // broad
    tiles = colors.reshape(rows, columns, high, wide, 4)[:, :, y][:, :, :, x]
    for row in range(rows):
        strip = inside.strip(row)
        top = round((strip.top() - rect.top()) * unit)
        for column in range(columns):
            left = round((strip.left() - rect.left() + column * inside.pitch[0]) * unit)
            room = picture[top : top + tall, left : left + broad]
            room[:] = tiles[row, column, : room.shape[0], : room.shape[1]]
    return picture


def _tiles(maps: np.ndarray, side: int, is_round: bool) -> np.ndarray:
    """Coloured pictures of rows (rows, side, side, 4): discs, or squares, with a rim."""
    shares = _smoothing if is_round else _crisp
    smooth = shares(maps.shape[1], side), shares(maps.shape[2], side)
    values = np.einsum("ij,njk,lk->nil", smooth[0], maps, smooth[1], optimize=True)
    most = np.abs(values).max(axis=(1, 2), keepdims=True)
    colors = signed_colors(values / np.maximum(most, 1.0 if is_round else 1e-9), 1.0)
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
