"""What turns raw examples into what a network takes, and back; learned on the training split."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import msgspec
import numpy as np

from backend.compiler.plan import Field
from backend.data.dataset import Column, Dataset
from backend.text import Refusal, Text

METHODS = ("standardize", "minmax", "none")


class FieldPreparation(msgspec.Struct, frozen=True, kw_only=True):
    """The preparation of one field: prepared = (raw - shift) / scale, all in float32.

    `shift` and `scale` hold one number for each column (the last axis), for each channel of a
    picture (its first axis), or a single one for all; empty means that numbers stay as they are.
    `categories` has one entry for each raw column: () for a number, else the words that the
    training split shows; such a column becomes one column for each word, 1 where it holds (a raw
    value is the place of its word, -1 for any other, which gives zeros). `fill` stands in for
    NaN, one for each raw column. A field of kind "class" passes through as int64.
    `shape`, `names` and `classes` describe the raw field.
    """

    name: str
    kind: str
    shape: tuple[int, ...]
    method: str = "none"
    shift: tuple[float, ...] = ()
    scale: tuple[float, ...] = ()
    fill: tuple[float, ...] = ()
    categories: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether raw numbers reach the network as they are."""
        return not (self.shift or self.fill or any(self.categories))

    def broadcast(self, numbers: tuple[float, ...]) -> np.ndarray:
        """`shift` or `scale` as float32, shaped to act on (examples, …): (C, 1, 1) for pictures."""
        array = np.asarray(numbers, np.float32)
        return array.reshape(-1, 1, 1) if self.kind == "picture" else array

    def apply(self, raw: np.ndarray) -> np.ndarray:
        """Prepare raw examples of shape (examples, *shape): float32, or int64 for classes."""
        if self.kind == "class":
            return np.asarray(raw, np.int64)
        numbers = self._expand(self._filled(np.asarray(raw, np.float32)))
        if self.shift:
            numbers = (numbers - self.broadcast(self.shift)) / self.broadcast(self.scale)
        return np.ascontiguousarray(numbers, np.float32)

    def undo(self, prepared: np.ndarray) -> np.ndarray:
        """Raw numbers for prepared ones, of any number of examples; classes stay as they are."""
        if self.kind == "class":
            return np.asarray(prepared)
        numbers = np.asarray(prepared, np.float32)
        if self.shift:
            numbers = numbers * self.broadcast(self.scale) + self.broadcast(self.shift)
        return self._contract(numbers)

    def prepared_field(self, raw: Field) -> Field:
        """The field as it reaches the network: wider where categories became columns."""
        if raw.kind == "class" or not any(self.categories):
            return dataclasses.replace(raw, dtype="int64" if raw.kind == "class" else "float32")
        names = self.prepared_names()
        return dataclasses.replace(raw, shape=(len(names),), names=names, dtype="float32")

    def prepared_names(self) -> tuple[str, ...]:
        """The columns' names as they reach the network: "colour = red" for a category."""
        if not any(self.categories):
            return self.names
        return tuple(
            f"{name} = {word}" if words else name
            for name, words in zip(self.names, self.categories, strict=True)
            for word in (words or ("",))
        )

    def _filled(self, numbers: np.ndarray) -> np.ndarray:
        if not self.fill:
            return numbers
        return np.where(np.isnan(numbers), np.asarray(self.fill, np.float32), numbers)

    def _expand(self, numbers: np.ndarray) -> np.ndarray:
        """(examples, raw columns) to (examples, columns): categories become ones and zeros."""
        if not any(self.categories):
            return numbers
        parts = [
            (numbers[:, place, None] == np.arange(len(words))) if words else numbers[:, [place]]
            for place, words in enumerate(self.categories)
        ]
        return np.concatenate([part.astype(np.float32) for part in parts], axis=1)

    def _contract(self, numbers: np.ndarray) -> np.ndarray:
        if not any(self.categories):
            return numbers
        parts, start = [], 0
        for words in self.categories:
            part = numbers[:, start : start + max(1, len(words))]
            start += part.shape[1]
            parts.append(_strongest(part) if words else part[:, 0])
        return np.stack(parts, axis=1).astype(np.float32)


def _strongest(ones: np.ndarray) -> np.ndarray:
    """The place of the largest number in each row, -1 where none is above one half."""
    return np.where(ones.max(axis=1) > 0.5, ones.argmax(axis=1), -1)


class Preparation(msgspec.Struct, frozen=True):
    """The preparation of every field of a data set, by name. Plain data: it travels as JSON."""

    fields: dict[str, FieldPreparation] = {}

    def apply(self, name: str, raw: np.ndarray) -> np.ndarray:
        """Prepare raw examples of a field. Raises KeyError for a field it does not know."""
        return self.fields[name].apply(raw)

    def undo(self, name: str, prepared: np.ndarray) -> np.ndarray:
        """Give prepared numbers (a network's answers too) their original units back."""
        return self.fields[name].undo(prepared)

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists, numbers and words."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return plain

    @staticmethod
    def from_json(plain: Any) -> Preparation:
        """Raises Refusal where `plain` does not describe a preparation."""
        try:
            return msgspec.convert(plain, Preparation)
        except msgspec.ValidationError as error:
            raise Refusal(
                Text("The preparation of the data cannot be read: {reason}.", reason=str(error)),
                Text("Choose the data again and train the network again."),
            ) from error


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

    `inputs` and `targets` are one of METHODS, for fields of either role. Raises Refusal for any
    other word.
    """
    prepared = {
        field.name: _learn_field(dataset, field, train, targets if _is_target(field) else inputs)
        for field in dataset.fields
    }
    return Preparation(prepared)


def _is_target(field: Field) -> bool:
    return field.role == "target"


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
    categories = tuple(column.categories for column in dataset.columns.get(plain.name, ()))
    rows = values[train].astype(np.float64)
    fill: tuple[float, ...] = ()
    if plain.kind != "picture" and _has_missing(values):
        fill = _fill(rows, categories)
    shift, scale = _shift_and_scale(rows, plain.kind, method, categories)
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


def _shift_and_scale(
    rows: np.ndarray, kind: str, method: str, categories: tuple[tuple[str, ...], ...]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Numbers for each column or channel. A column that never changes is only shifted."""
    if method == "none" or not rows.size:
        return (), ()
    if kind == "picture":
        flat = np.moveaxis(rows, 1, -1).reshape(-1, rows.shape[1])
        flat = flat if method == "standardize" else flat.reshape(-1, 1)
    else:
        flat = rows.reshape(-1, rows.shape[-1])
    pairs = [
        pair
        for place, column in enumerate(flat.T)
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
