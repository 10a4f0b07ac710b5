"""The answers of many neurons over the plane, as one picture of little heat maps."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtGui import QImage, QPixmap

_CORNER = 0.14
"""The radius of a tile's corners as a share of its side."""


def shares(count: int) -> tuple[int, int]:
    """Columns and lines of an atlas with room for so many squares, about as wide as high."""
    columns = max(1, int(np.ceil(np.sqrt(count))))
    return columns, -(-count // columns)


def atlas_of(
    maps: np.ndarray, tiles: np.ndarray, side: int, width: float, colors: np.ndarray
) -> QPixmap:
    """Squares of `side` pixels, as many as `maps` (n, rows, columns; the first row lowest), in
    rows and columns by `shares`.

    Each holds a map `width` pixels wide, round or, where `tiles` (n,) says so, with rounded
    corners. `colors` (256, 4) go from -1, or the most negative number where that is less, to the
    same above zero: a neuron that answers little is pale.
    """
    drawn = _enlarged(np.nan_to_num(maps.astype(np.float32)), side, width)
    most = np.maximum(np.abs(drawn).max(axis=(1, 2), initial=1.0, keepdims=True), 1.0)
    drawn *= 127.5 / most
    drawn += 127.5
    pixels = _packed(colors)[drawn.astype(np.uint8)]
    for is_tile in (False, True):
        pixels[tiles == is_tile] *= _mask(is_tile, side, width)
    columns, lines = shares(len(maps))
    sheet = np.zeros((lines * columns, side, side), np.uint32)
    sheet[: len(maps)] = pixels
    sheet = sheet.reshape(lines, columns, side, side).swapaxes(1, 2)
    sheet = np.ascontiguousarray(sheet).reshape(lines * side, columns * side)
    height, breadth = sheet.shape
    image = QImage(
        sheet.data, breadth, height, 4 * breadth, QImage.Format.Format_ARGB32_Premultiplied
    )
    return QPixmap.fromImage(image.copy())


def _packed(colors: np.ndarray) -> np.ndarray:
    """RGBA bytes (256, 4) as opaque 0xAARRGGBB, uint32 (256,)."""
    red, green, blue = (colors[:, place].astype(np.uint32) for place in range(3))
    return (np.uint32(0xFF000000) | (red << 16) | (green << 8) | blue).astype(np.uint32)


def _enlarged(maps: np.ndarray, side: int, width: float) -> np.ndarray:
    """Maps (n, rows, columns) drawn smoothly and upright: (n, side, side) pixels."""
    count, rows, columns = maps.shape
    across = _blend(columns, side, width)
    down = _blend(rows, side, width)[::-1]
    wide = maps.reshape(-1, columns) @ across.T
    return np.matmul(down, wide.reshape(count, rows, side))


@lru_cache(maxsize=64)
def _blend(points: int, side: int, width: float) -> np.ndarray:
    """How much of each of `points` numbers in a line each of `side` pixels takes, (side, points).

    The first and the last number lie on the ends of the middle `width` pixels.
    """
    along = (np.arange(side) + 0.5 - (side - width) / 2) / width * (points - 1)
    along = np.clip(along, 0, points - 1)
    low = np.minimum(along.astype(int), points - 2)
    found = np.zeros((side, points), np.float32)
    found[np.arange(side), low] = 1 - (along - low)
    found[np.arange(side), low + 1] += along - low
    return found


@lru_cache(maxsize=64)
def _mask(is_tile: bool, side: int, width: float) -> np.ndarray:
    """Which pixels a map covers, uint32 (side, side): up to the middle of the line around it."""
    away = np.abs(np.arange(side) + 0.5 - side / 2)
    x, y = np.meshgrid(away, away)
    half = width / 2 - width / 40
    if not is_tile:
        return (x * x + y * y <= half * half).astype(np.uint32)
    corner = width * _CORNER
    beyond_x, beyond_y = np.maximum(x - half + corner, 0), np.maximum(y - half + corner, 0)
    return (beyond_x**2 + beyond_y**2 <= corner * corner).astype(np.uint32)
