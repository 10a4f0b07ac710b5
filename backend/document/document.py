"""The document: a table of records, its indexes, and the questions one asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from backend.document.change import Change
from backend.document.packing import Piece, Records, packed, unpacked
from backend.document.records import Block, Note, Objective, Record, Training, Wire

Few = TypeVar("Few", Block, Note, Objective)


class Document:
    """A drawing. Only `apply` alters it; everything else asks.

    Indexes (wires by block, records that are no wires by kind, blocks by type, blocks and notes by
    the group that holds them) are kept as records come and go, so questions about a block cost
    what the block has, not what the document has.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._records: dict[str, Record] = {}
        self._ordered: Records | None = None
        self._wires_of: defaultdict[str, set[str]] = defaultdict(set)
        self._few: defaultdict[type, dict[str, Record]] = defaultdict(dict)
        self._held: defaultdict[str, set[str]] = defaultdict(set)
        self._typed: defaultdict[str, set[str]] = defaultdict(set)
        for record in records:
            self._put(record.id, record)

    def apply(self, change: Change) -> None:
        """Carry out a change.

        Raises ValueError when a record is not as the change says it was: the change was made for
        another state of the document, and nothing is altered.
        """
        for id, (before, _) in change.records.items():
            if self._records.get(id) != before:
                raise ValueError(f"record {id!r} is not as the change {change.label} expects it")
        for id, (_, after) in change.records.items():
            self._put(id, after)

    def _put(self, id: str, record: Record | None) -> None:
        self._ordered = None
        old = self._records.pop(id, None)
        if isinstance(old, Wire):
            self._wires_of[old.source].discard(id)
            self._wires_of[old.target].discard(id)
        elif old is not None:
            self._few[type(old)].pop(id, None)
            if isinstance(old, Block | Note):
                self._held[old.inside].discard(id)
            if isinstance(old, Block):
                self._typed[old.type].discard(id)
        if record is None:
            return
        self._records[id] = record
        if isinstance(record, Wire):
            self._wires_of[record.source].add(id)
            self._wires_of[record.target].add(id)
        else:
            self._few[type(record)][id] = record
            if isinstance(record, Block | Note):
                self._held[record.inside].add(id)
            if isinstance(record, Block):
                self._typed[record.type].add(id)

    def __getitem__(self, id: str) -> Record:
        return self._records[id]

    def get(self, id: str) -> Record | None:
        return self._records.get(id)

    def __contains__(self, id: str) -> bool:
        return id in self._records

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        """Records in the order of their ids: the same document reads the same everywhere."""
        return iter(self.ordered())

    def ordered(self) -> Records:
        """Records in the order of their ids, not to be altered: the same list until a change."""
        if self._ordered is None:
            self._ordered = Records(map(self._records.__getitem__, sorted(self._records)))
        return self._ordered

    def unordered(self) -> Iterable[Record]:
        """Records in no particular order, sooner: for questions whose answer has none."""
        return self._records.values()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._records == other._records

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        """It travels as its records: indexes are made anew where it arrives."""
        return _arrived, (packed(list(self._records.values())),)

    def copy(self) -> Document:
        return Document(self._records.values())

    @property
    def is_empty(self) -> bool:
        """Whether there is no block."""
        return not self._few[Block]

    @property
    def blocks(self) -> list[Block]:
        return self._in_order(Block)

    @property
    def wires(self) -> list[Wire]:
        return [record for record in self if isinstance(record, Wire)]

    @property
    def notes(self) -> list[Note]:
        return self._in_order(Note)

    @property
    def objectives(self) -> list[Objective]:
        return self._in_order(Objective)

    def _in_order(self, kind: type[Few]) -> list[Few]:
        """The records of a kind, which wires have no part in: there may be very many of them."""
        found = self._few[kind]
        return [found[id] for id in sorted(found)]  # type: ignore[misc]

    @property
    def training(self) -> Training:
        """How to train; the defaults where nobody chose."""
        found = self._records.get("training")
        return found if isinstance(found, Training) else Training()

    def block(self, id: str) -> Block:
        """The block with this id. Raises KeyError where there is none."""
        record = self._records[id]
        if not isinstance(record, Block):
            raise KeyError(id)
        return record

    def held(self, group: str) -> list[Block | Note]:
        """The blocks and notes right inside a group; with "" those of the drawing itself."""
        return [self._records[id] for id in sorted(self._held.get(group, ()))]  # type: ignore[misc]

    def of_type(self, type: str) -> list[Block]:
        """The blocks of one type."""
        return [self._records[id] for id in sorted(self._typed.get(type, ()))]  # type: ignore[misc]

    def wires_of(self, ids: Iterable[str]) -> list[Wire]:
        """The wires that begin or end at one of these blocks."""
        wanted = set(ids)
        if 2 * len(wanted) > len(self._few[Block]):  # to look at all is sooner done
            return [one for one in self.wires if one.source in wanted or one.target in wanted]
        found = {wire for id in wanted for wire in self._wires_of.get(id, ())}
        return [self._records[id] for id in sorted(found)]  # type: ignore[misc]

    def wires_into(self, block: str, port: str | None = None) -> list[Wire]:
        """The wires that end at a block (at one of its ports), in the order of their places."""
        wires = [
            wire
            for wire in self.wires_of([block])
            if wire.target == block and port in (None, wire.target_port)
        ]
        return sorted(wires, key=lambda wire: (wire.target_port, wire.place, wire.id))

    def wires_from(self, block: str, port: str | None = None) -> list[Wire]:
        """The wires that begin at a block (at one of its ports)."""
        return [
            wire
            for wire in self.wires_of([block])
            if wire.source == block and port in (None, wire.source_port)
        ]

    def objectives_of(self, loss: str) -> list[Objective]:
        """The objectives that minimise a loss block."""
        return [objective for objective in self.objectives if loss in objective.minimise]


def _arrived(pieces: Iterable[Piece]) -> Document:
    return Document(unpacked(pieces))
