"""Values that are missing or infinite: counted by column, then refused, dropped or filled in."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.dataset import Dataset
from backend.data.stored import Stored, kept, portions, turned
from backend.text import Refusal, Text


def missing_setting() -> Setting:
    """What to do about missing values."""
    return Setting(
        "missing",
        "choice",
        default="refuse",
        choices=("refuse", "drop", "fill"),
        title=Text("Missing values"),
        help=Text(
            "Refuse names the first one; drop leaves its row out; fill puts the mean of the"
            " training split in its place (rows without a target are left out)."
        ),
    )


def treat_missing(dataset: Dataset, how: str) -> Dataset:
    """The data without missing values ("drop"), or with NaN only where it can be filled ("fill").

    Raises Refusal for "refuse" where any is missing: by column, with its first row (from 1).
    """
    found = {field.name: _gaps(dataset.values[field.name]) for field in dataset.fields}
    if not any(gaps.total for gaps in found.values()):
        return dataset
    if how == "refuse":
        raise _refusal(dataset, found)
    doomed = np.zeros(dataset.count, bool)
    for field in dataset.fields:
        if how == "drop" or field.role == "target" or field.kind == "picture":
            doomed |= found[field.name].rows
    return _without(_finite(dataset), doomed)


@dataclass
class _Gaps:
    """Which examples lack a number (flags), how many each column lacks, and where first."""

    rows: np.ndarray
    columns: np.ndarray
    first: np.ndarray

    @property
    def total(self) -> int:
        return int(self.columns.sum())


def _gaps(values: np.ndarray | Stored) -> _Gaps:
    width = math.prod(values.shape[1:])
    rows, columns = np.zeros(len(values), bool), np.zeros(width, np.int64)
    found, start = _Gaps(rows, columns, np.full(width, -1)), 0
    for part in portions(values, slice(None)) if values.dtype.kind == "f" else ():
        bad = ~np.isfinite(part).reshape(len(part), -1)
        if bad.any():
            rows[start : start + len(part)] = bad.any(axis=1)
            new = (found.first < 0) & bad.any(axis=0)
            found.first[new] = start + bad.argmax(axis=0)[new]
            columns += bad.sum(axis=0)
        start += len(part)
    return found


def _refusal(dataset: Dataset, found: dict[str, _Gaps]) -> Refusal:
    field = next(field for field in dataset.fields if found[field.name].total)
    gaps = found[field.name]
    column = int((gaps.columns > 0).argmax())
    return Refusal(
        Text(
            "{column} has missing or infinite values: {count}, the first in row {row};"
            " over all columns there are {total}.",
            column=column_name(field, column),
            count=int(gaps.columns[column]),
            row=int(gaps.first[column]) + 1,
            total=sum(one.total for one in found.values()),
        ),
        Text("Set “Missing values” to drop or fill, or mend the data."),
    )


def column_name(field: Field, column: int) -> Text:
    """How a person may call one column of a field (from 0)."""
    if column < len(field.names):
        return Text("Column “{name}”", name=field.names[column])
    return Text("Column {number} of “{field}”", number=column + 1, field=field.name)


def _finite(dataset: Dataset) -> Dataset:
    """Infinite values become missing ones."""
    values = {
        name: turned(rows, _only_finite) if rows.dtype.kind == "f" else rows
        for name, rows in dataset.values.items()
    }
    return dataclasses.replace(dataset, values=values)


def _only_finite(rows: np.ndarray) -> np.ndarray:
    return np.where(np.isinf(rows), np.nan, rows)


def _without(dataset: Dataset, doomed: np.ndarray) -> Dataset:
    dropped = int(doomed.sum())
    if not dropped:
        return dataset
    if dropped == dataset.count:
        raise Refusal(
            Text("Every row has a missing value, so none would be left."),
            Text("Set “Missing values” to fill, or leave out the columns that are empty."),
        )
    note = Text("Rows left out because a value is missing: {count}.", count=dropped)
    values = {name: kept(rows, ~doomed) for name, rows in dataset.values.items()}
    return dataclasses.replace(dataset, values=values, notes=(*dataset.notes, note))
