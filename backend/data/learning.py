"""What a preparation learns, from the training split alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec
import numpy as np

from backend.compiler.plan import Field
from backend.data.dataset import Column, Dataset
from backend.data.preparation import FieldPreparation, Preparation
from backend.text import Refusal, Text

METHODS = ("standardize", "minmax", "none")
LARGE = 10.0
"""A mean or a spread beyond this is far from what a fresh network answers, and slow to learn."""
PORTION = 4_000_000

Scaling: TypeAlias = tuple[tuple[float, ...], tuple[float, ...]]
"""Shifts and scales."""


def settle(dataset: Dataset, train: np.ndarray) -> Dataset:
    """The same data with each category coded by the words that the training split shows.

    Words that only other splits show become -1 and a note, so that nothing about them is known.
    """
    values, columns, notes = dict(dataset.values), dict(dataset.columns), list(dataset.notes)
    for name, described in dataset.columns.items():
        raw = np.array(values[name])
        columns[name] = tuple(
            _settle_column(raw, place, column, train, notes)
            for place, column in enumerate(described)
        )
        values[name] = raw
    return dataclasses.replace(dataset, values=values, columns=columns, notes=tuple(notes))


def _settle_column(
    raw: np.ndarray, place: int, column: Column, train: np.ndarray, notes: list[Text]
) -> Column:
    """Recode one column of `raw` where it stands."""
    if not column.categories:
        return column
    codes = np.where(np.isnan(raw[:, place]), -1, raw[:, place]).astype(np.int64)
    seen = np.unique(codes[train])
    seen = seen[seen >= 0]
    recoded = np.where(np.isin(codes, seen), np.searchsorted(seen, codes), -1)
    strangers = int(np.count_nonzero((recoded < 0) & (codes >= 0)))
    if strangers:
        notes.append(_strangers_note(column.name, strangers))
    raw[:, place] = recoded
    return Column(column.name, tuple(column.categories[code] for code in seen))


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
    values = dataset.values[field.name][train].astype(np.float64).ravel()
    there = values[~np.isnan(values)]
    return bool(there.size and max(abs(there.mean()), there.std()) > LARGE)


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
    plain: FieldPreparation, values: np.ndarray, dataset: Dataset, train: np.ndarray, method: str
) -> FieldPreparation:
    if plain.kind == "picture":
        shift, scale = _picture_scaling(values, train, method)
        return msgspec.structs.replace(plain, method=method, shift=shift, scale=scale)
    categories = tuple(column.categories for column in dataset.columns.get(plain.name, ()))
    rows = values[train].astype(np.float64)
    shift, scale = _column_scaling(rows, method, categories)
    fill = _fill(rows, categories) if _has_missing(values) else ()
    return msgspec.structs.replace(
        plain, method=method, shift=shift, scale=scale, fill=fill, categories=categories
    )


def _has_missing(values: np.ndarray) -> bool:
    return values.dtype.kind == "f" and bool(np.isnan(values).any())


def _fill(rows: np.ndarray, categories: tuple[tuple[str, ...], ...]) -> tuple[float, ...]:
    """What stands in for a missing number: the mean; for a missing category: none of them."""
    means = _means(rows).tolist()
    words = categories or ((),) * len(means)
    return tuple(-1.0 if known else mean for mean, known in zip(means, words, strict=True))


def _means(rows: np.ndarray) -> np.ndarray:
    """The mean of each column (the last axis) over the values that are there; 0 without any."""
    flat = rows.reshape(-1, rows.shape[-1])
    there = ~np.isnan(flat)
    total = np.where(there, flat, 0.0).sum(axis=0)
    means: np.ndarray = total / np.maximum(there.sum(axis=0), 1)
    return means


def _column_scaling(
    rows: np.ndarray, method: str, categories: tuple[tuple[str, ...], ...]
) -> Scaling:
    """Numbers for each column. A column that never changes is only shifted."""
    if method == "none" or not rows.size:
        return (), ()
    pairs = [
        pair
        for place, column in enumerate(rows.reshape(-1, rows.shape[-1]).T)
        for pair in _column_pairs(column, method, categories[place] if categories else ())
    ]
    return tuple(shift for shift, _ in pairs), tuple(scale for _, scale in pairs)


def _column_pairs(
    column: np.ndarray, method: str, words: tuple[str, ...]
) -> list[tuple[float, float]]:
    if words:
        return [(0.0, 1.0)] * len(words)
    there = column[~np.isnan(column)]
    if not there.size:
        return [(0.0, 1.0)]
    if method == "standardize":
        return [(float(there.mean()), _usable(float(there.std()), float(np.abs(there).max())))]
    low, high = float(there.min()), float(there.max())
    return [(low, _usable(high - low, max(abs(low), abs(high))))]


def _usable(scale: float, size: float) -> float:
    """The scale, or 1 for a column that never changes (but for rounding)."""
    return scale if scale > 1e-7 * max(size, 1e-30) else 1.0


def constant_columns(preparation: Preparation, values: Mapping[str, np.ndarray]) -> list[str]:
    """Names of number columns that hold one and the same value in all of these training rows."""
    found = []
    for name, field in preparation.fields.items():
        if field.kind != "numbers" or not field.names or not len(values[name]):
            continue
        rows = values[name]
        same = (rows == rows[0]).all(axis=0)
        found += [
            label for label, flat in zip(field.names, np.atleast_1d(same), strict=True) if flat
        ]
    return found


def _picture_scaling(values: np.ndarray, train: np.ndarray, method: str) -> Scaling:
    """Mean and deviation of each channel, or the darkest value and the span of all."""
    if method == "none" or not values[:1].size:
        return (), ()
    if method == "minmax":
        spans = [(rows.min(), rows.max()) for rows in _portions(values, train)]
        low, high = min(low for low, _ in spans), max(high for _, high in spans)
        return (float(low),), (_usable(float(high - low), float(max(abs(low), abs(high)))),)
    count = len(train) * values[0, 0].size
    means = sum(rows.sum(axis=(0, 2, 3)) for rows in _portions(values, train)) / count
    apart = (rows - means[:, None, None] for rows in _portions(values, train))
    deviations = np.sqrt(sum((rows**2).sum(axis=(0, 2, 3)) for rows in apart) / count)
    scales = (_usable(*pair) for pair in zip(deviations, np.abs(means), strict=True))
    return tuple(means.tolist()), tuple(float(scale) for scale in scales)


def _portions(values: np.ndarray, train: np.ndarray) -> Iterator[np.ndarray]:
    """The training pictures as float64, few enough at once to fit into memory."""
    at_once = max(1, PORTION // max(1, values[0].size))
    for start in range(0, len(train), at_once):
        yield values[train[start : start + at_once]].astype(np.float64)
