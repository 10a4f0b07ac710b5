"""From a person's drawing to a picture like those of the data: same place, same size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

_SAMPLES = 6
"""Places looked at in each direction of every pixel."""


@dataclass(frozen=True)
class Frame:
    """Where the ink of a picture lies, in shares of its height and width."""

    top: float
    bottom: float
    left: float
    right: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left


def frame_of(picture: np.ndarray) -> Frame | None:
    """The frame around what is bright in (height, width); None where nothing is."""
    bright = picture > 0.2 * max(float(picture.max(initial=0.0)), 1e-9)
    if picture.max(initial=0.0) <= 0:
        return None
    rows, columns = np.flatnonzero(bright.any(axis=1)), np.flatnonzero(bright.any(axis=0))
    height, width = picture.shape
    return Frame(
        rows[0] / height, (rows[-1] + 1) / height, columns[0] / width, (columns[-1] + 1) / width
    )


def usual_frame(pictures: np.ndarray) -> Frame:
    """The mean frame of examples (count, height, width)."""
    frames = [frame for one in pictures if (frame := frame_of(one)) is not None]
    if not frames:
        return Frame(0.0, 1.0, 0.0, 1.0)
    sides = np.array([(one.top, one.bottom, one.left, one.right) for one in frames]).mean(axis=0)
    return Frame(*map(float, sides))


def fitted(ink: np.ndarray, rows: int, columns: int, usual: Frame) -> np.ndarray:
    """A drawing (any size, 0 to 1) as rows × columns, its ink as high and placed as is usual.

    The proportions stay; a drawing wider than the picture is made smaller.
    """
    drawn = frame_of(ink)
    if drawn is None:
        return np.zeros((rows, columns), np.float32)
    shape = (ink.shape[1] / ink.shape[0]) / (columns / rows)
    scale = usual.height / drawn.height
    scale = min(scale, 0.98 / (drawn.width * shape), 4.0)
    y = _places(rows, usual.top + usual.height / 2, drawn.top + drawn.height / 2, scale)
    x = _places(columns, usual.left + usual.width / 2, drawn.left + drawn.width / 2, scale * shape)
    return _sampled(ink, y, x).reshape(rows, _SAMPLES, columns, _SAMPLES).mean(axis=(1, 3))


def _places(count: int, center: float, from_center: float, scale: float) -> np.ndarray:
    """Where each sample of the picture lies in the drawing, in shares."""
    places = (np.arange(count * _SAMPLES) + 0.5) / (count * _SAMPLES)
    return from_center + (places - center) / scale


def _sampled(ink: np.ndarray, y: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The nearest values at shares y × x; nothing outside."""
    height, width = ink.shape
    rows, columns = np.floor(y * height).astype(int), np.floor(x * width).astype(int)
    inside = np.outer((rows >= 0) & (rows < height), (columns >= 0) & (columns < width))
    picked = ink[np.clip(rows, 0, height - 1)[:, None], np.clip(columns, 0, width - 1)]
    return np.where(inside, picked, 0.0).astype(np.float32)
