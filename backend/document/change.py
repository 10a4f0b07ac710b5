"""A change: every record that an edit touches, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backend.document.records import Record
from backend.text import Text


@dataclass(frozen=True)
class Change:
    """Every record an edit touches, as it was and as it will be; None where there is none."""

    label: Text
    records: Mapping[str, tuple[Record | None, Record | None]]

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        swapped = {id: (after, before) for id, (before, after) in self.records.items()}
        return Change(self.label, swapped)

    def __bool__(self) -> bool:
        return any(before != after for before, after in self.records.values())

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
    return Change(label, {id: pair for id, pair in records.items() if pair[0] != pair[1]})
