"""From arrays to pictures: grey and coloured ones as they are, maps of numbers, mosaics."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtGui import QImage

from gui.theme import theme


def picture(values: np.ndarray) -> QImage:
    """A picture (channels, height, width) or (height, width), from its lowest to its highest value.

    Three channels are colours; of any other number only the first is shown, in grey.
    """
    values = np.nan_to_num(np.asarray(values, np.float32))
    if values.ndim == 2:
        values = values[None]
    levels = (255 * stretched(values)).astype(np.uint8)
    if len(levels) == 3:
        return _colored(np.moveaxis(levels, 0, -1))
    return _grey(levels[0])


def indexed(levels: np.ndarray, colors: np.ndarray) -> QImage:
    """A picture of (height, width) levels 0 to 255 in a table of 256 RGBA colours."""
    places = np.clip(np.nan_to_num(levels), 0, 255).astype(np.uint8)
    return _rgba(colors[places])


def mosaic(maps: np.ndarray, columns: int = 0, gap: int = 1) -> np.ndarray:
    """One array (rows, columns) of many maps (count, height, width), gaps filled with NaN."""
    count, height, width = maps.shape
    columns = columns or max(1, math.ceil(math.sqrt(count * height / max(width, 1))))
    columns = min(columns, count)
    rows = -(-count // columns)
    tile_height, tile_width = height + gap, width + gap
    full = np.full((rows * columns, tile_height, tile_width), np.nan, np.float32)
    full[:count, :height, :width] = maps
    grid = full.reshape(rows, columns, tile_height, tile_width).swapaxes(1, 2)
    return grid.reshape(rows * tile_height, columns * tile_width)[: -gap or None, : -gap or None]


def mosaic_picture(maps: np.ndarray, columns: int = 0, signed: bool = True) -> QImage:
    """Many maps (count, height, width) in one picture; what lies between them is clear."""
    grid = mosaic(np.asarray(maps, np.float32), columns)
    between = np.isnan(grid)
    colors = theme().signed_map() if signed else theme().magnitude_map()
    filled = np.where(between, 0.0, grid)
    if signed:
        size = float(np.abs(filled).max(initial=0.0)) or 1.0
        levels = 127.5 + 127.5 * filled / size
    else:
        levels = 255 * stretched(filled)
    pixels = colors[np.clip(levels, 0, 255).astype(np.uint8)].copy()
    pixels[between] = 0
    return _rgba(pixels)


def stretched(values: np.ndarray) -> np.ndarray:
    """From the lowest to the highest value to 0 … 1; all 0 where there is no difference."""
    if not values.size:
        return values
    low, high = float(values.min()), float(values.max())
    return (values - low) / ((high - low) or 1.0)


def _grey(levels: np.ndarray) -> QImage:
    levels = np.ascontiguousarray(levels)
    height, width = levels.shape
    return QImage(levels.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _colored(levels: np.ndarray) -> QImage:
    levels = np.ascontiguousarray(levels)
    height, width, _ = levels.shape
    return QImage(levels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _rgba(pixels: np.ndarray) -> QImage:
    pixels = np.ascontiguousarray(pixels)
    height, width, _ = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def surface_picture(surface: np.ndarray, is_class: bool, discrete: bool = False) -> QImage:
    """A network's answer over a plane, float32 (outputs, rows, columns), as a picture.

    Each place has the colour of its likeliest class, the stronger the surer; classes after the
    eighth are hatched. Of values the first is shown, zero neutral. `discrete`: only which class,
    or which sign, it is.
    """
    if not is_class:
        values = np.nan_to_num(surface[0])
        size = float(np.abs(values).max(initial=0.0)) or 1.0
        shares = np.sign(values) * 0.8 if discrete else values / size
        return indexed(127.5 + 127.5 * shares, theme().signed_map())
    chances = as_chances(surface)
    kinds = chances.argmax(0)
    sure = np.take_along_axis(chances, kinds[None], 0)[0]
    least = 1 / len(chances)
    sure = np.full_like(sure, 0.9) if discrete else np.clip((sure - least) / (1 - least), 0, 1)
    neutral = np.array(theme().color("neutral").getRgb()[:3], np.float32)
    colors = np.array(
        [theme().class_color(kind).getRgb()[:3] for kind in range(len(chances))], np.float32
    )
    sure = _hatched(sure.astype(np.float32), kinds)[..., None]
    pixels = np.full((*kinds.shape, 4), 255, np.uint8)
    pixels[..., :3] = neutral + (colors[kinds] - neutral) * sure
    return _rgba(pixels)


def as_chances(surface: np.ndarray) -> np.ndarray:
    """Probabilities by class, (classes, rows, columns); one output tells of two classes."""
    surface = np.nan_to_num(surface)
    return np.concatenate([1 - surface, surface]) if len(surface) == 1 else surface


def _hatched(sure: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    """Weaker on slanting stripes where the class is one after the eighth."""
    if kinds.max(initial=0) < 8:
        return sure
    rows, columns = np.indices(kinds.shape)
    return np.where((kinds >= 8) & ((rows + columns) % 6 < 3), 0.35 * sure, sure)
