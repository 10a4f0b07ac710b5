"""What a preparation learns, from the training split alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import msgspec
import numpy as np

from backend.compiler.plan import Field
from backend.data.dataset import Column, Dataset
from backend.data.moments import Survey, survey
from backend.data.preparation import FieldPreparation, Preparation
from backend.data.stored import Stored, Turn, portions, turned
from backend.text import Refusal, Text

METHODS = ("standardize", "minmax", "none")
LARGE = 10.0
"""A mean or a spread beyond this is far from what a fresh network answers, and slow to learn."""

Scaling: TypeAlias = tuple[tuple[float, ...], tuple[float, ...]]
"""Shifts and scales."""


def settle(dataset: Dataset, train: np.ndarray) -> Dataset:
    """The same data with each category coded by the words that the training split shows.

    Words that only other splits show become -1 and a note, so that nothing about them is known.
    """
    values, columns, notes = dict(dataset.values), dict(dataset.columns), list(dataset.notes)
    for name, described in dataset.columns.items():
        raw = values[name]
        settled = [
            _settle_column(raw, place, column, train, notes)
            for place, column in enumerate(described)
        ]
        columns[name] = tuple(column for column, _ in settled)
        values[name] = turned(raw, _all_of([turn for _, turn in settled if turn]))
    return dataclasses.replace(dataset, values=values, columns=columns, notes=tuple(notes))


def _all_of(turns: Sequence[Turn]) -> Turn:
    def turn(part: np.ndarray) -> np.ndarray:
        part = np.array(part)
        for one in turns:
            part = one(part)
        return part

    return turn


def _settle_column(
    raw: np.ndarray | Stored, place: int, column: Column, train: np.ndarray, notes: list[Text]
) -> tuple[Column, Turn | None]:
    """How the codes of one column are to be written anew (in place), and what they mean then."""
    if not column.categories:
        return column, None
    codes = _codes(raw[:, place])
    seen = np.unique(codes[train])
    seen = seen[seen >= 0]

    def recode(part: np.ndarray) -> np.ndarray:
        codes = _codes(part[:, place])
        part[:, place] = np.where(np.isin(codes, seen), np.searchsorted(seen, codes), -1)
        return part

    strangers = int(np.count_nonzero(~np.isin(codes, seen) & (codes >= 0)))
    if strangers:
        notes.append(_strangers_note(column.name, strangers))
    return Column(column.name, tuple(column.categories[code] for code in seen)), recode


def _codes(flat: np.ndarray) -> np.ndarray:
    codes: np.ndarray = np.where(np.isnan(flat), -1, flat).astype(np.int64)
    return codes


def _strangers_note(column: str, count: int) -> Text:
    return Text(
        "Column “{column}” holds words that the training split does not show (rows: {count});"
        " the network sees them as none of the known ones.",
        column=column,
        count=count,
    )


def learn(
    dataset: Dataset, train: np.ndarray, inputs: str = "standardize", targets: str = "none"
) -> Preparation:
    """Learn how to prepare each field of a settled data set from its training rows alone.

    `inputs` and `targets` are one of METHODS, for fields of either role; "auto" standardises
    values that are large and leaves all others. Raises Refusal for any other word.
    """
    prepared = {}
    for field in dataset.fields:
        method = targets if field.role == "target" else inputs
        if method == "auto":
            method = "standardize" if _is_large(dataset, field, train) else "none"
        prepared[field.name] = _learn_field(dataset, field, train, method)
    return Preparation(prepared)


def _is_large(dataset: Dataset, field: Field, train: np.ndarray) -> bool:
    """Whether these are values to learn whose mean or spread is large."""
    if field.kind != "value" or not len(train):
        return False
    found = survey(dataset.values[field.name], train, flat=True)
    return bool(found.count[0] and max(abs(found.mean[0]), found.deviation[0]) > LARGE)


def _learn_field(
    dataset: Dataset, field: Field, train: np.ndarray, method: str
) -> FieldPreparation:
    if method not in METHODS:
        raise Refusal(
            Text("“{method}” is no way to prepare numbers.", method=method),
            Text("Choose standardize, minmax or none."),
        )
    plain = FieldPreparation(
        name=field.name,
        kind=field.kind,
        shape=field.shape,
        names=field.names,
        classes=field.classes,
    )
    if field.kind == "class":
        return plain
    return _learn_numbers(plain, dataset.values[field.name], dataset, train, method)


def _learn_numbers(
    plain: FieldPreparation,
    values: np.ndarray | Stored,
    dataset: Dataset,
    train: np.ndarray,
    method: str,
) -> FieldPreparation:
    if plain.kind == "picture":
        shift, scale = _picture_scaling(values, train, method)
        return msgspec.structs.replace(plain, method=method, shift=shift, scale=scale)
    categories = tuple(column.categories for column in dataset.columns.get(plain.name, ()))
    missing = _has_missing(values)
    found = survey(values, train) if missing or method != "none" else None
    shift, scale = _column_scaling(found, method, categories) if found else ((), ())
    fill = _fill(found, categories) if missing and found else ()
    return msgspec.structs.replace(
        plain, method=method, shift=shift, scale=scale, fill=fill, categories=categories
    )


def _has_missing(values: np.ndarray | Stored) -> bool:
    return values.dtype.kind == "f" and any(
        bool(np.isnan(part).any()) for part in portions(values, slice(None))
    )


def _fill(found: Survey, categories: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """What stands in for a missing number: the mean; for a missing category: none of them."""
    means = found.mean.tolist()
    words = categories or ((),) * len(means)
    return tuple(-1.0 if known else mean for mean, known in zip(means, words, strict=True))


def _column_scaling(found: Survey, method: str, categories: tuple[tuple[str, ...], ...]) -> Scaling:
    """Numbers for each column. A column that never changes is only shifted."""
    if method == "none" or not found.examples:
        return (), ()
    pairs = [
        pair
        for place in range(len(found.count))
        for pair in _column_pairs(found, place, method, categories[place] if categories else ())
    ]
    return tuple(shift for shift, _ in pairs), tuple(scale for _, scale in pairs)


def _column_pairs(
    found: Survey, place: int, method: str, words: tuple[str, ...]
) -> list[tuple[float, float]]:
    if words:
        return [(0.0, 1.0)] * len(words)
    if not found.count[place]:
        return [(0.0, 1.0)]
    low, high = float(found.low[place]), float(found.high[place])
    size = max(abs(low), abs(high))
    if method == "standardize":
        return [(float(found.mean[place]), _usable(float(found.deviation[place]), size))]
    return [(low, _usable(high - low, size))]


def _usable(scale: float, size: float) -> float:
    """The scale, or 1 for a column that never changes (but for rounding)."""
    return scale if scale > 1e-7 * max(size, 1e-30) else 1.0


def constant_columns(
    preparation: Preparation, values: Mapping[str, np.ndarray | Stored], train: np.ndarray
) -> list[str]:
    """Names of number columns that hold one and the same value in all training rows."""
    found = []
    for name, field in preparation.fields.items():
        if field.kind != "numbers" or not field.names or not len(train):
            continue
        first, same = values[name][train[:1]], np.ones(values[name].shape[1:], bool)
        for rows in portions(values[name], train):
            same &= (rows == first).all(axis=0)
        found += [
            label for label, flat in zip(field.names, np.atleast_1d(same), strict=True) if flat
        ]
    return found


def _picture_scaling(values: np.ndarray | Stored, train: np.ndarray, method: str) -> Scaling:
    """Mean and deviation of each channel, or the darkest value and the span of all."""
    if method == "none" or not values[:1].size or not len(train):
        return (), ()
    if method == "minmax":
        spans = [(float(rows.min()), float(rows.max())) for rows in portions(values, train)]
        low, high = min(low for low, _ in spans), max(high for _, high in spans)
        return (low,), (_usable(high - low, max(abs(low), abs(high))),)
    found = survey(values, train, axis=1)
    scales = (_usable(*pair) for pair in zip(found.deviation, np.abs(found.mean), strict=True))
    return tuple(found.mean.tolist()), tuple(float(scale) for scale in scales)
