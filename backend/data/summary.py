"""What a window shows of the numbers themselves: statistics by column, counts, first examples."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from backend.compiler.plan import Field
from backend.data.dataset import Column, ColumnSummary, Dataset
from backend.data.stored import Stored

BINS = 24
SHOWN_ROWS = 256
SHOWN_BYTES = 16 * 2**20
SHOWN_COLUMNS = 256
COUNTED_NUMBERS = 2_000_000


def examples(dataset: Dataset) -> dict[str, np.ndarray]:
    """The first rows of each field: at most 256 and at most 16 MB, but at least one."""
    sizes = [values.nbytes // max(1, len(values)) for values in dataset.values.values()]
    room = max(1, SHOWN_BYTES // max(1, sum(sizes)))
    return {name: values[: min(SHOWN_ROWS, room)] for name, values in dataset.values.items()}


def class_counts(
    dataset: Dataset, splits: Mapping[str, np.ndarray]
) -> dict[str, dict[str, np.ndarray]]:
    """By field and split: how many examples each class has, int64 (classes,)."""
    return {
        field.name: {
            name: np.bincount(dataset.classes(field.name)[rows], minlength=len(field.classes))
            for name, rows in splits.items()
        }
        for field in dataset.fields
        if field.kind == "class"
    }


def summaries(dataset: Dataset, train: np.ndarray) -> dict[str, tuple[ColumnSummary, ...]]:
    """The columns of each field that holds numbers (the first 256), on the training rows; on
    rows evenly taken from them where a column has more than two million numbers, or all of what
    is on disk more than four."""
    return {
        field.name: _field_summaries(dataset, field, train)
        for field in dataset.fields
        if field.kind != "class"
    }


def _counted(field: Field, train: np.ndarray) -> np.ndarray:
    numbers = len(train) * math.prod(field.shape) // max(1, _width(field))
    return train[:: max(1, numbers // COUNTED_NUMBERS)]


def _field_summaries(
    dataset: Dataset, field: Field, train: np.ndarray
) -> tuple[ColumnSummary, ...]:
    values, missing = dataset.values[field.name], None
    described = dataset.columns.get(field.name, ())
    if isinstance(values, Stored):
        words = np.array([bool(column.categories) for column in described] or [False])
        missing = _missing(values, words, 1 if field.kind == "picture" else -1)
        values, train = _taken(values, train)
    train = _counted(field, train)
    told = [
        _summary(_name(field, place), column, values, place, train, field.kind == "picture")
        for place, column in enumerate(described or [Column("")] * _width(field))
    ]
    if missing is not None:
        lacking = missing.tolist()
        told = [replace(one, missing=count) for one, count in zip(told, lacking, strict=False)]
    return tuple(told)


def _taken(values: Stored, train: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Training rows evenly from the whole, in memory; and their numbers there."""
    numbers = len(train) * math.prod(values.shape[1:])
    found = values[train[:: max(1, numbers // (2 * COUNTED_NUMBERS))]]
    return found, np.arange(len(found))


def _missing(values: Stored, words: np.ndarray, axis: int) -> np.ndarray:
    """How many numbers each column lacks, int64; where it holds `words`, a code below 0 does."""
    total = np.zeros(values.shape[axis], np.int64)
    for part in values.portions() if values.dtype.kind == "f" else ():
        columns = np.moveaxis(part, axis, -1).reshape(-1, len(total))
        total += np.where(words, columns < 0, np.isnan(columns)).sum(axis=0)
    return total


def _width(field: Field) -> int:
    width: int = field.shape[0] if field.kind == "picture" else field.shape[-1]
    return min(width, SHOWN_COLUMNS)


def _name(field: Field, place: int) -> str:
    return field.names[place] if place < len(field.names) else str(place + 1)


def _summary(
    name: str, column: Column, values: np.ndarray, place: int, train: np.ndarray, picture: bool
) -> ColumnSummary:
    flat = values[:, place] if picture else values[..., place]
    if column.categories:
        return _of_words(name, column, flat, train)
    numbers = flat[train].astype(np.float64)
    there = numbers[~np.isnan(numbers)]
    if not there.size:
        return ColumnSummary(name, missing=int(flat.size))
    counts, edges = np.histogram(there, BINS)
    return ColumnSummary(
        name,
        minimum=float(there.min()),
        maximum=float(there.max()),
        mean=float(there.mean()),
        deviation=float(there.std()),
        missing=int(np.isnan(flat).sum()) if flat.dtype.kind == "f" else 0,
        counts=counts,
        edges=edges,
    )


def _of_words(name: str, column: Column, flat: np.ndarray, train: np.ndarray) -> ColumnSummary:
    codes = flat[train].astype(np.int64)
    return ColumnSummary(
        name,
        missing=int((flat < 0).sum()),
        categories=column.categories,
        counts=np.bincount(codes[codes >= 0], minlength=len(column.categories)),
    )
