"""Which plane through the inputs of a network is looked at, and the examples that lie on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from backend.compiler.plan import Plan, Signal
from backend.data.prepared import Prepared
from backend.data.principal import principal
from backend.training.events import Axes

Extent: TypeAlias = tuple[float, float, float, float]
"""x0, x1, y0, y1: in the units of the data, or of the principal components."""


@dataclass(frozen=True)
class Plane:
    """A plane through the examples of one field. `lay` makes prepared examples of its points.

    `places` (examples, 2) are where the examples lie that a window shows, for "pca" alone.
    """

    signal: Signal
    axes: Axes
    extent: Extent
    lay: Callable[[np.ndarray], np.ndarray]
    places: np.ndarray | None = None

    def grid(self, points: int) -> np.ndarray:
        """Prepared examples (points x points, …), row by row from the smallest coordinates."""
        x0, x1, y0, y1 = self.extent
        x, y = np.meshgrid(np.linspace(x0, x1, points), np.linspace(y0, y1, points))
        return self.lay(np.stack([x.ravel(), y.ravel()], 1).astype(np.float32))

    @staticmethod
    def unit_grid(points: int) -> np.ndarray:
        """The same places (points x points, 2), each coordinate from 0 to 1."""
        x, y = np.meshgrid(*(np.linspace(0, 1, points, dtype=np.float32),) * 2)
        return np.stack([x.ravel(), y.ravel()], 1)


def plane_of(
    plan: Plan,
    takes: Sequence[Signal],
    prepared: Mapping[str, Prepared],
    axes: Axes,
    example: int = 0,
    split: str = "train",
) -> Plane | None:
    """The plane through the first of these fields that has one; None where none has.

    "columns" wants a row of numbers, "pca" any numbers. Columns that cannot be axes (there is no
    such number, or it stands for a category) give way to the first two that can.
    """
    for signal in takes:
        if signal.block not in prepared or not plan.fields[signal].dtype.startswith("float"):
            continue
        source = prepared[signal.block]
        if axes.kind == "pca":
            found = _principal_plane(signal, source, axes)
        else:
            found = _plane_of_columns(signal, source, axes, row_of(source, example, split))
        if found is not None:
            return found
    return None


def row_of(prepared: Prepared, example: int, split: str) -> int:
    """The row of an example of a split in its data set; the nearest there is."""
    rows = prepared.splits.get(split, ())
    rows = rows if len(rows) else prepared.splits["train"]
    return int(rows[min(max(example, 0), len(rows) - 1)])


def _principal_plane(signal: Signal, prepared: Prepared, axes: Axes) -> Plane | None:
    shape = next(one.shape for one in prepared.fields if one.name == signal.port)
    if np.prod(shape) < 2:
        return None
    found = principal(prepared, signal.port)

    def lay(places: np.ndarray) -> np.ndarray:
        return found.points(places).reshape(-1, *shape)

    return Plane(signal, axes, extent_of(found.low, found.high), lay, found.places)


def _plane_of_columns(signal: Signal, prepared: Prepared, axes: Axes, row: int) -> Plane | None:
    values = prepared.dataset.values[signal.port]
    columns = _numeric_columns(prepared, signal.port)
    if values.ndim != 2 or len(columns) < 2:
        return None
    if axes.x == axes.y or not {axes.x, axes.y} <= set(columns):
        axes = Axes("columns", columns[0], columns[1])
    base = np.asarray(values[row], np.float32)

    def lay(places: np.ndarray) -> np.ndarray:
        raw = np.repeat(base[None], len(places), 0)
        raw[:, [axes.x, axes.y]] = places
        return prepared.preparation.apply(signal.port, raw)

    return Plane(signal, axes, extent_of(*_corners(values[:, [axes.x, axes.y]])), lay)


def _numeric_columns(prepared: Prepared, field: str) -> list[int]:
    """The columns that hold numbers, not categories."""
    described = prepared.dataset.columns.get(field)
    if described is None:
        return list(range(prepared.dataset.values[field].shape[-1]))
    return [place for place, column in enumerate(described) if not column.categories]


def extent_of(low: np.ndarray, high: np.ndarray) -> Extent:
    """A rectangle from one corner (2,) to the other, with a margin of a tenth."""
    margin = 0.1 * np.maximum(high - low, 1e-6)
    (x0, y0), (x1, y1) = low - margin, high + margin
    return float(x0), float(x1), float(y0), float(y1)


def _corners(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    there = np.where(np.isfinite(values).any(0), values, 0.0)
    return np.nanmin(there, 0), np.nanmax(there, 0)
