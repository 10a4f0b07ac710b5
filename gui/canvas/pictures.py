"""Small pictures on blocks: what they answer while training, and what the data look like."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtGui import QColor, QImage

from backend.training.events import BlockView, Watched
from gui.canvas.geometry import DATA_PICTURE, STRIP, WIDTH
from gui.canvas.primitives import image
from gui.theme import theme

_FINE = 2
"""Pixels of a picture to a scene unit, so that it is sharp at 200 %."""

_BORDER = 12 * _FINE


class Pictures:
    """The newest picture of each block, made when it is first drawn after a change."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.views: dict[str, BlockView] = {}
        self._images: dict[str, QImage] = {}

    def repaint(self) -> None:
        """Colours are others now."""
        self._images.clear()

    def take(self, watched: Watched) -> set[str]:
        """Keep what was seen. Returns the blocks that now have a live picture."""
        pictured = set()
        for id, view in watched.blocks.items():
            if view.activation is None:
                continue
            self.views[id] = view
            self._images.pop(id, None)
            if view.activation.size > 1:
                pictured.add(id)
        return pictured

    def forget_data(self) -> None:
        for key in [key for key in self._images if key.startswith("data ")]:
            del self._images[key]

    def strip(self, id: str) -> QImage | None:
        """The live picture at the foot of a block."""
        if id not in self._images and id in self.views:
            self._images[id] = image(strip_of(self.views[id].activation))
        return self._images.get(id)

    def data(self, id: str, view: Any) -> QImage:
        """The picture of a data block."""
        key = f"data {id}"
        if key not in self._images:
            self._images[key] = image(data_picture(view))
        return self._images[key]

    def slope(self, id: str) -> float | None:
        """How large the gradient of a block is, from 0 (1e-6 or less) to 1 (10 or more)."""
        view = self.views.get(id)
        if view is None or not view.norms:
            return None
        gradient = max(norms[1] for norms in view.norms.values())
        if not np.isfinite(gradient):
            return 1.0
        return float(np.clip((np.log10(max(gradient, 1e-12)) + 6) / 7, 0.0, 1.0))


def strip_of(activation: np.ndarray | None) -> np.ndarray:
    """One example's output as RGBA bytes (128, 352, 4): maps, a table or bars."""
    values = np.nan_to_num(np.asarray(activation, dtype=np.float32))
    height, width = STRIP * _FINE, WIDTH * _FINE
    if values.ndim >= 3:
        return _mosaic(values.reshape(-1, *values.shape[-2:]), height, width)
    if values.ndim == 2:
        return _heat(values, height, width)
    return _bars(values.reshape(-1), height, width)


def _heat(values: np.ndarray, height: int, width: int) -> np.ndarray:
    """A table of numbers as colours."""
    picture = _blank(height, width)
    inner = _resized(values, height - 8, width - 2 * _BORDER)
    picture[4:-4, _BORDER:-_BORDER] = _colored(inner, _is_signed(values))
    return picture


def _is_signed(values: np.ndarray) -> bool:
    return bool(values.min(initial=0.0) < 0)


def _colored(values: np.ndarray, signed: bool) -> np.ndarray:
    """Blue and orange around zero, or cividis from zero up: RGBA bytes."""
    most = max(float(np.abs(values).max(initial=0.0)), 1e-9)
    share = (values / most + 1) / 2 if signed else values / most
    table = theme().signed_map() if signed else theme().magnitude_map()
    return table[np.clip(share * 255, 0, 255).astype(np.uint8)]


def _resized(values: np.ndarray, height: int, width: int) -> np.ndarray:
    rows = np.arange(height) * values.shape[0] // height
    columns = np.arange(width) * values.shape[1] // width
    return values[rows[:, None], columns[None, :]]


def _blank(height: int, width: int) -> np.ndarray:
    return np.zeros((height, width, 4), dtype=np.uint8)


def _mosaic(maps: np.ndarray, height: int, width: int) -> np.ndarray:
    """As many maps as fit legibly, (n, rows, columns), side by side in the middle."""
    room = width - 2 * _BORDER
    rows = next((r for r in (1, 2, 3) if r * (room // (height // r)) >= len(maps)), 4)
    side = height // rows
    columns = min(room // side, -(-len(maps) // rows))
    shown = maps[: rows * columns]
    used = -(-len(shown) // columns)
    colors = _colored(shown, _is_signed(shown))
    picture = _blank(height, width)
    corner = (height - used * side) // 2, (width - columns * side) // 2
    for index, tile in enumerate(colors):
        top, left = corner[0] + index // columns * side, corner[1] + index % columns * side
        picture[top + 1 : top + side - 1, left + 1 : left + side - 1] = _scaled(tile, side - 2)
    return picture


def _scaled(tile: np.ndarray, side: int) -> np.ndarray:
    """A coloured tile (rows, columns, 4) made square by repeating pixels."""
    index = np.arange(side)
    return tile[index[:, None] * tile.shape[0] // side, index[None, :] * tile.shape[1] // side]


def _bars(values: np.ndarray, height: int, width: int) -> np.ndarray:
    """One bar a number, from zero up or down; many numbers become rows of colours."""
    room = width - 2 * _BORDER
    if len(values) > room // 4:
        columns = -(-len(values) // 4)
        return _heat(np.pad(values, (0, 4 * columns - len(values))).reshape(4, -1), height, width)
    picture = _blank(height, width)
    if not len(values):
        return picture
    low, high = min(values.min(), 0.0), max(values.max(), 0.0)
    unit = (height - 16) / max(high - low, 1e-9)
    zero, y = 8 + high * unit, np.arange(height)[:, None]
    column = np.arange(room) * len(values) // room
    ends = zero - values[column] * unit
    inside = (y >= np.minimum(zero, ends) - 1) & (y <= np.maximum(zero, ends) + 1)
    inside[:, 1:] &= np.diff(column) == 0
    colors = np.array([_rgba("negative"), _rgba("positive")], dtype=np.uint8)
    bars = colors[(values[column] >= 0).astype(int)]
    picture[:, _BORDER:-_BORDER] = np.where(inside[..., None], bars, 0)
    return picture


def _rgba(role: str) -> tuple[int, int, int, int]:
    return theme().color(role).getRgb()


def data_picture(view: Any) -> np.ndarray:
    """What the data look like, RGBA bytes (192, 352, 4): sample pictures, a scatter, a table.

    One number against another is a scatter too.
    """
    height, width = DATA_PICTURE * _FINE, WIDTH * _FINE
    field = next((field for field in view.raw_fields if field.role == "input"), None)
    if field is None or field.name not in view.examples:
        return _blank(height, width)
    raw = np.nan_to_num(np.asarray(view.examples[field.name], dtype=np.float32))
    if field.kind == "picture":
        return _samples(raw, height, width)
    if raw.ndim == 2 and raw.shape[1] == 2:
        return _scatter(raw, _classes(view), height, width)
    target = _classes(view)
    if raw.ndim == 2 and raw.shape[1] == 1 and target is not None and target.dtype.kind == "f":
        return _scatter(np.stack([raw[:, 0], target], axis=1), None, height, width)
    return _table(raw.reshape(len(raw), -1), height, width)


def _classes(view: Any) -> np.ndarray | None:
    """Class numbers, or numbers between -1 and 1, of the first examples."""
    target = next((field for field in view.raw_fields if field.role == "target"), None)
    if target is None or target.name not in view.examples:
        return None
    values = np.asarray(view.examples[target.name])
    if values.dtype.kind in "fiub":
        return values.reshape(len(values), -1)[:, 0]
    return np.unique(values, return_inverse=True)[1]


def _samples(raw: np.ndarray, height: int, width: int) -> np.ndarray:
    """The first pictures (n, channels, rows, columns) as they are, in two rows of tiles."""
    pictures = raw.reshape(len(raw), -1, *raw.shape[-2:])
    most = max(float(pictures.max(initial=0.0)), 1e-9)
    side = height // 2
    columns = width // side
    picture = _blank(height, width)
    left = (width - columns * side) // 2
    for index, one in enumerate(pictures[: 2 * columns]):
        gray = one[:3] if len(one) >= 3 else one[:1].repeat(3, axis=0)
        tile = np.full((*one.shape[-2:], 4), 255, dtype=np.uint8)
        tile[..., :3] = np.clip(gray / most * 255, 0, 255).transpose(1, 2, 0)
        top, start = index // columns * side, left + index % columns * side
        picture[top + 3 : top + side - 3, start + 3 : start + side - 3] = _scaled(tile, side - 6)
    return picture


def _scatter(raw: np.ndarray, target: np.ndarray | None, height: int, width: int) -> np.ndarray:
    """Points of the plane in the colours of their classes."""
    low, high = raw.min(axis=0), raw.max(axis=0)
    unit = (raw - low) / np.maximum(high - low, 1e-9)
    side = height - 24
    x = (unit[:, 0] * side + (width - side) / 2).astype(int)
    y = ((1 - unit[:, 1]) * side + 12).astype(int)
    colors = _point_colors(target, len(raw))
    picture = _blank(height, width)
    for dx, dy in _dot(3 if len(np.unique(raw, axis=0)) > 40 else 8):
        picture[y + dy, x + dx] = colors
    return picture


def _dot(radius: int) -> list[tuple[int, int]]:
    """The pixels of a disc around its middle."""
    reach = range(-radius, radius + 1)
    return [(x, y) for x in reach for y in reach if x * x + y * y <= radius * radius + 1]


def _point_colors(target: np.ndarray | None, count: int) -> np.ndarray:
    if target is None:
        return np.tile(np.array(_rgba("accent"), dtype=np.uint8), (count, 1))
    if target.dtype.kind == "f" and len(np.unique(target)) > 8:
        most = max(float(np.abs(target).max()), 1e-9)
        return theme().signed_map()[((target / most + 1) * 127.5).astype(np.uint8)]
    numbers = np.unique(target, return_inverse=True)[1]
    palette = [QColor(theme().class_color(index)).getRgb() for index in range(8)]
    return np.array(palette, dtype=np.uint8)[numbers % 8]


def _table(raw: np.ndarray, height: int, width: int) -> np.ndarray:
    """The first rows, each column from its least (dark) to its greatest value."""
    shown = raw[:24]
    low, high = shown.min(axis=0), shown.max(axis=0)
    share = (shown - low) / np.maximum(high - low, 1e-9)
    picture = _blank(height, width)
    inner = _resized(share, height - 16, width - 2 * _BORDER)
    picture[8:-8, _BORDER:-_BORDER] = theme().magnitude_map()[(inner * 255).astype(np.uint8)]
    return picture
