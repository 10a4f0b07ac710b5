"""Columns of a table as the fields of a data set: many go in, one is the target."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from backend.compiler.plan import Field
from backend.data.cells import Cells
from backend.data.dataset import Column, Dataset
from backend.data.stored import kept
from backend.text import Refusal, Text

MOST_CLASSES = 1000


def input_field(chosen: list[Cells]) -> tuple[Field, np.ndarray, tuple[Column, ...]]:
    """The field, its raw values (rows, columns), and what each column is."""
    field, columns = described(chosen)
    return field, np.concatenate(list(rows_of(chosen))), columns


def described(chosen: list[Cells]) -> tuple[Field, tuple[Column, ...]]:
    """The field, and what each of its columns is."""
    names = tuple(cells.name for cells in chosen)
    field = Field("input", (len(names),), "float32", "input", "numbers", names=names)
    return field, tuple(Column(cells.name, cells.known_words) for cells in chosen)


def rows_of(chosen: list[Cells]) -> Iterator[np.ndarray]:
    """The rows of these columns, float32 (rows, columns), piece by piece as they were read."""
    for pieces in zip(*(cells.pieces() for cells in chosen), strict=True):
        yield np.stack([piece.astype(np.float32) for piece in pieces], axis=1)


def target_field(target: Cells, task: str) -> tuple[Field, np.ndarray]:
    """The target's field and values; a class that is missing is -1 still."""
    if target.kind == "category":
        if task == "value":
            raise Refusal(
                Text("Column “{column}” holds words, not values.", column=target.name),
                Text("Set “Task” to classes, or choose another target."),
            )
        codes, words = target.coded_words()
        return _classes(words, codes)
    numbers = target.values()
    if task == "class" or (task == "auto" and _looks_like_classes(numbers)):
        there = np.unique(numbers[~np.isnan(numbers)])
        codes = np.where(np.isnan(numbers), np.nan, np.searchsorted(there, numbers))
        return _classes(tuple(f"{number:.10g}" for number in there), codes)
    field = Field("target", (1,), "float32", "target", "value", names=(target.name,))
    return field, numbers.astype(np.float32)[:, None]


def _looks_like_classes(numbers: np.ndarray) -> bool:
    """Whole numbers, at most ten different ones, each about twice at least."""
    there = numbers[~np.isnan(numbers)]
    different = np.unique(there)
    whole = bool((different == np.round(different)).all())
    return whole and len(different) <= 10 and len(different) * 2 <= len(there)


def _classes(words: tuple[str, ...], codes: np.ndarray) -> tuple[Field, np.ndarray]:
    if len(words) > MOST_CLASSES:
        raise Refusal(
            Text("The target has {count} classes.", count=len(words)),
            Text("Set “Task” to values, or choose another target."),
        )
    field = Field("target", (), "int64", "target", "class", classes=words)
    return field, np.where(np.isnan(codes), -1, codes).astype(np.int64)


def with_known_classes(dataset: Dataset) -> Dataset:
    """Without the rows whose class is missing."""
    answers = dataset.values["target"]
    known = np.asarray(answers[:] >= 0)
    if answers.dtype.kind != "i" or known.all():
        return dataset
    note = Text("Rows left out because they have no target: {count}.", count=int((~known).sum()))
    values = {name: kept(rows, known) for name, rows in dataset.values.items()}
    notes = (*dataset.notes, note)
    return Dataset(dataset.source, dataset.fields, values, notes, dataset.credit, dataset.columns)
