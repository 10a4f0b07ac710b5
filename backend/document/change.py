"""A change: every record that an edit touches, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.document.records import Record
from backend.text import Text


@dataclass(frozen=True, eq=False)
class Patch:
    """Learned numbers that an edit alters, as they were and as they will be.

    `owner` is a block or, for the weights of a wire into a single neuron, that wire; `name` is
    the parameter ("weight", "bias"). `places` are indices into its numbers laid out flat; with
    None `before` and `after` are whole NumPy arrays. None in place of the numbers: nobody knew
    them, or training is to draw them.
    """

    owner: str
    name: str
    before: Any
    after: Any
    places: tuple[int, ...] | None = None

    @property
    def inverse(self) -> Patch:
        """The patch that takes this one back."""
        return Patch(self.owner, self.name, self.after, self.before, self.places)


@dataclass(frozen=True)
class Change:
    """Every record an edit touches, as it was and as it will be; None where there is none.

    `patches` are what it does to weights, in order. The document knows nothing of weights;
    whoever keeps them carries the patches out when the change is applied.
    """

    label: Text
    records: Mapping[str, tuple[Record | None, Record | None]]
    patches: tuple[Patch, ...] = ()

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        swapped = {id: (after, before) for id, (before, after) in self.records.items()}
        return Change(self.label, swapped, tuple(one.inverse for one in reversed(self.patches)))

    def __bool__(self) -> bool:
        return bool(self.patches) or any(before != after for before, after in self.records.values())

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self.records)


def added(label: Text, records: Iterable[Record]) -> Change:
    return Change(label, {record.id: (None, record) for record in records})


def removed(label: Text, records: Iterable[Record]) -> Change:
    return Change(label, {record.id: (record, None) for record in records})


def replaced(label: Text, pairs: Iterable[tuple[Record, Record]]) -> Change:
    return Change(label, {before.id: (before, after) for before, after in pairs})


def together(label: Text, *changes: Change) -> Change:
    """Several changes, one after the other, as a single one."""
    records: dict[str, tuple[Record | None, Record | None]] = {}
    for change in changes:
        for id, (before, after) in change.records.items():
            first = records[id][0] if id in records else before
            records[id] = (first, after)
    patches = tuple(patch for change in changes for patch in change.patches)
    return Change(label, {id: pair for id, pair in records.items() if pair[0] != pair[1]}, patches)
