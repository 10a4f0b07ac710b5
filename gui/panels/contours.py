"""The lines between regions of a plane, at the places where two answers are equally strong."""

from __future__ import annotations

import numpy as np


def boundaries(strengths: np.ndarray) -> np.ndarray:
    """Lines between the regions of the strongest, as (lines, 4): x0 y0 x1 y1.

    `strengths` are (kinds, rows, columns), two kinds or more. Lines are in steps of the grid,
    x along columns and y along rows. Between two neighbours a line passes where their kinds are
    equally strong (linear in between); where three regions meet, lines run to their middle.
    """
    kinds = strengths.argmax(0)
    across = _crossings(strengths, kinds, 1)  # (rows, columns - 1), place along x
    along = _crossings(strengths, kinds, 0)  # (rows - 1, columns), place along y
    found = np.stack(
        [~np.isnan(one) for one in (across[:-1], across[1:], along[:, :-1], along[:, 1:])]
    )
    rows, columns = np.nonzero(found.any(0))
    if not len(rows):
        return np.zeros((0, 4))
    points = _points(across, along, rows, columns)
    return _joined(points, found[:, rows, columns].T)


def _crossings(strengths: np.ndarray, kinds: np.ndarray, axis: int) -> np.ndarray:
    """Between neighbours of different kinds: how far from the first (0 to 1), NaN elsewhere."""
    first = kinds[:, :-1] if axis else kinds[:-1]
    second = kinds[:, 1:] if axis else kinds[1:]
    places = np.full(first.shape, np.nan)
    rows, columns = np.nonzero(first != second)
    if not len(rows):
        return places
    a, b = first[rows, columns], second[rows, columns]
    next_rows, next_columns = rows + (1 - axis), columns + axis
    here = strengths[a, rows, columns] - strengths[b, rows, columns]
    there = strengths[a, next_rows, next_columns] - strengths[b, next_rows, next_columns]
    places[rows, columns] = here / np.maximum(here - there, 1e-12)
    return places


def _points(
    across: np.ndarray, along: np.ndarray, rows: np.ndarray, columns: np.ndarray
) -> np.ndarray:
    """Of each cell the crossings on its four edges: (cells, 4, 2), NaN where there is none."""
    points = np.empty((len(rows), 4, 2))
    points[:, 0, 0], points[:, 0, 1] = columns + across[rows, columns], rows
    points[:, 1, 0], points[:, 1, 1] = columns + across[rows + 1, columns], rows + 1
    points[:, 2, 0], points[:, 2, 1] = columns, rows + along[rows, columns]
    points[:, 3, 0], points[:, 3, 1] = columns + 1, rows + along[rows, columns + 1]
    return points


def _joined(points: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Two crossings are joined by a line; three or four each by one to their middle."""
    pairs = points[there.sum(1) == 2][there[there.sum(1) == 2]].reshape(-1, 4)
    several = there.sum(1) > 2
    if not several.any():
        return pairs
    middles = np.nanmean(np.where(there[..., None], points, np.nan)[several], axis=1)
    stars = np.concatenate(
        [points[several], np.broadcast_to(middles[:, None], points[several].shape)], axis=2
    )
    return np.concatenate([pairs, stars[there[several]]])


def signed(values: np.ndarray) -> np.ndarray:
    """Values (rows, columns) as two kinds, negative and positive: their boundary is zero."""
    return np.stack([-values, values])
