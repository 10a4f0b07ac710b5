"""What turns raw examples into what a network takes, and back; learned on the training split."""

from __future__ import annotations

import dataclasses
from typing import Any

import msgspec
import numpy as np

from backend.compiler.plan import Field
from backend.text import Refusal, Text


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
