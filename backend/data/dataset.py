"""Examples as they were found, and what a window shows of them. NumPy only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from backend.compiler.plan import Field
from backend.text import Text

if TYPE_CHECKING:
    from backend.data.preparation import Preparation
    from backend.data.stored import Stored

SPLITS = ("train", "validation", "test")


@dataclass(frozen=True)
class Column:
    """One column of a field: a number, or a category coded as its place in `categories`."""

    name: str
    categories: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dataset:
    """Raw examples. `values[field.name]` has the shape (examples, *field.shape).

    Fields of kind "class" hold int64 places in `field.classes`; all others hold numbers as they
    were found (uint8 or float32), NaN where one is missing. `columns` describes the columns of
    those fields that mix numbers and categories (a category that nobody knows is coded -1).
    What is too large for memory is `Stored` instead of an array; classes are always in memory.
    """

    source: str
    fields: tuple[Field, ...]
    values: Mapping[str, np.ndarray | Stored]
    notes: tuple[Text, ...] = ()
    credit: Text = Text("")
    columns: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many examples there are."""
        return len(self.values[self.fields[0].name]) if self.fields else 0

    def classes(self, name: str) -> np.ndarray:
        """The places in its classes that a field of kind "class" holds, int64 (examples,)."""
        places = self.values[name]
        assert isinstance(places, np.ndarray)
        return places

    def field(self, name: str) -> Field:
        """Raises KeyError where no field has this name."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)


@dataclass(frozen=True)
class ColumnSummary:
    """One column of a field on the training split; a channel, for pictures.

    `counts` are the training examples in each of the bins between `edges`, or of each of
    `categories`. `missing` counts all missing values, in every split.
    """

    name: str
    minimum: float = 0.0
    maximum: float = 0.0
    mean: float = 0.0
    deviation: float = 0.0
    missing: int = 0
    categories: tuple[str, ...] = ()
    counts: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int64))
    edges: np.ndarray = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True)
class DataView:
    """What a window shows of a data block.

    `fields` are the ports: shapes and column names as they reach the network. `raw_fields`
    describe `examples`, which hold the first rows (at most 256) as they were found. `splits`
    hold int64 row numbers of the whole set. `class_counts[field][split]` counts the examples of
    each class, in the order of the field's classes.
    """

    source: str
    title: Text
    fields: tuple[Field, ...]
    raw_fields: tuple[Field, ...]
    count: int
    splits: Mapping[str, np.ndarray]
    examples: Mapping[str, np.ndarray]
    columns: Mapping[str, tuple[ColumnSummary, ...]]
    class_counts: Mapping[str, Mapping[str, np.ndarray]]
    preparation: Preparation
    notes: tuple[Text, ...] = ()
    credit: Text = Text("")

    @property
    def sizes(self) -> dict[str, int]:
        """How many examples each split has."""
        return {name: len(rows) for name, rows in self.splits.items()}
