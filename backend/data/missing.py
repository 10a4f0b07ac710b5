"""Values that are missing or infinite: counted by column, then refused, dropped or filled in."""

from __future__ import annotations

import dataclasses

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.dataset import Dataset
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
    bad = {field.name: _bad(dataset.values[field.name]) for field in dataset.fields}
    if not any(flags.any() for flags in bad.values()):
        return dataset
    if how == "refuse":
        raise _refusal(dataset, bad)
    doomed = np.zeros(dataset.count, bool)
    for field in dataset.fields:
        if how == "drop" or field.role == "target" or field.kind == "picture":
            doomed |= bad[field.name].reshape(dataset.count, -1).any(axis=1)
    return _without(_finite(dataset), doomed)


def _bad(values: np.ndarray) -> np.ndarray:
    if values.dtype.kind != "f":
        return np.zeros(len(values), bool)
    flags: np.ndarray = ~np.isfinite(values)
    return flags


def _refusal(dataset: Dataset, bad: dict[str, np.ndarray]) -> Refusal:
    field = next(field for field in dataset.fields if bad[field.name].any())
    flags = bad[field.name].reshape(dataset.count, -1)
    column = int(flags.any(axis=0).argmax())
    return Refusal(
        Text(
            "{column} has missing or infinite values: {count}, the first in row {row};"
            " over all columns there are {total}.",
            column=column_name(field, column),
            count=int(flags[:, column].sum()),
            row=int(flags[:, column].argmax()) + 1,
            total=sum(int(flags.sum()) for flags in bad.values()),
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
        name: np.where(np.isinf(rows), np.nan, rows) if rows.dtype.kind == "f" else rows
        for name, rows in dataset.values.items()
    }
    return dataclasses.replace(dataset, values=values)


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
    values = {name: rows[~doomed] for name, rows in dataset.values.items()}
    return dataclasses.replace(dataset, values=values, notes=(*dataset.notes, note))
