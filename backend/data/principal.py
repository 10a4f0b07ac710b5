"""The plane in which examples vary most: their first two principal components."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backend.data.prepared import Prepared

_WORK = 4e9
"""Multiplications that finding the plane may take; beyond that a sample of examples stands in."""

_FEWEST = 1000


@dataclass(frozen=True)
class Principal:
    """A plane through the prepared training examples of a field, laid out flat.

    `mean` (numbers,) and `directions` (2, numbers) of length one, float32; the largest number of
    each direction is positive. `places` (examples, 2) are where those examples lie that a
    `DataView` shows, in its order; all of these and the training ones lie between the corners
    `low` and `high` (2,).
    """

    mean: np.ndarray
    directions: np.ndarray
    places: np.ndarray
    low: np.ndarray
    high: np.ndarray

    def points(self, places: np.ndarray) -> np.ndarray:
        """The prepared examples (count, numbers) at these places (count, 2) of the plane."""
        return np.asarray(self.mean + places @ self.directions, np.float32)


def principal(prepared: Prepared, field: str) -> Principal:
    """The plane of a numeric field of at least two numbers; computed once for each data set."""
    known: dict[str, Principal] = prepared.__dict__.setdefault("_principal", {})
    if field not in known:
        known[field] = _compute(prepared, field)
    return known[field]


def _compute(prepared: Prepared, field: str) -> Principal:
    rows = prepared.splits["train"]
    numbers = max(1, int(np.prod(prepared.dataset.values[field].shape[1:])))
    most = max(_FEWEST, int(_WORK / numbers**2))
    sample = rows[np.linspace(0, len(rows) - 1, min(len(rows), most)).astype(np.int64)]
    values = _flat(prepared, field, sample)
    mean = values.mean(0)
    directions = _directions(values - mean)
    shown = np.arange(len(prepared.view.examples[field]))
    places = (_flat(prepared, field, shown) - mean) @ directions.T
    there = np.concatenate([places, (values - mean) @ directions.T])
    parts = (mean, directions, places, there.min(0), there.max(0))
    return Principal(*(np.ascontiguousarray(one, np.float32) for one in parts))


def _flat(prepared: Prepared, field: str, rows: np.ndarray) -> np.ndarray:
    values = prepared.preparation.apply(field, prepared.dataset.values[field][rows])
    return values.reshape(len(values), -1).astype(np.float64)


def _directions(centred: np.ndarray) -> np.ndarray:
    """The two directions (2, numbers) in which these rows vary most."""
    count, numbers = centred.shape
    if numbers <= count:
        found = np.linalg.eigh(centred.T @ centred)[1].T[::-1][:2]
    else:
        found = np.linalg.eigh(centred @ centred.T)[1].T[::-1][:2] @ centred
    found = np.concatenate([found, np.eye(numbers)])[:2] if len(found) < 2 else found
    found = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
    strongest = np.abs(found).argmax(1)
    signs = np.sign(found[np.arange(2), strongest])
    return np.asarray(found * np.where(signs == 0, 1, signs)[:, None])
