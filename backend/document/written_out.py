"""What a drawing amounts to when it is written out copy by copy, and what is known on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from backend.document.document import Document
from backend.document.group_troubles import Trouble, trouble
from backend.document.groups import ENTRY, EXIT, GROUP, Insides
from backend.document.records import Block, Objective, Record, Wire
from backend.document.stepping import goes_by_steps


class Link(NamedTuple):
    """A group or a use on the way to a block, or last the block itself.

    `inside` is the group whose inside it stands in, "" at the top; `number` that of the copy.
    `is_counted`: there are several, each with weights of its own.
    """

    inside: str
    block: str
    number: int = 0
    is_counted: bool = False


Trail: TypeAlias = tuple[Link, ...]
"""The way to a block, group by group."""
End: TypeAlias = tuple[str, str]
"""A block and one of its ports."""


@dataclass
class Expansion:
    """A drawing written out.

    `document` is the flat one, `blocks` are the drawn ones. By the id of each flat block: `drawn`,
    the block that was drawn, `trails`, and `shares`, the block whose weights it uses, for those
    that have none of their own. `first` names the first copy of each drawn block, `wires` the
    drawn wire of each flat one. `ends` tells where what leaves a drawn port comes from in the flat
    drawing, where that is not itself. `starved` are flat ports that get nothing because of
    something further out; `faults` settings that cannot be worked out. `sequences` tells for each
    group that goes step by step (by its id in the flat drawing) where its sequences come from;
    `unbegun` for flat ports that get nothing in the first step, which port nothing leads to.
    """

    document: Document
    blocks: Mapping[str, Block] = field(default_factory=dict)
    drawn: dict[str, str] = field(default_factory=dict)
    trails: dict[str, Trail] = field(default_factory=dict)
    shares: dict[str, str] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    ends: dict[End, End] = field(default_factory=dict)
    wires: dict[str, str] = field(default_factory=dict)
    starved: set[End] = field(default_factory=set)
    sequences: dict[str, list[End]] = field(default_factory=dict)
    unbegun: dict[End, End] = field(default_factory=dict)
    faults: dict[str, Trouble] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)


@dataclass
class Scope:
    """One copy of the inside of a group. `holder` is the group or use, `inside` whose inside."""

    inside: str
    prefix: str = ""
    owner: str = ""
    names: Mapping[str, Any] = field(default_factory=dict)
    outer: Scope | None = None
    holder: Block | None = None
    before: Scope | None = None
    trail: Trail = ()
    frozen: bool = False
    around: frozenset[str] = frozenset()
    is_first: bool = False
    copies: dict[str, list[Scope]] = field(default_factory=dict)


class Sheet:
    """What was drawn, by where it is, and what has been written out of it so far.

    `wires` are the drawn ones by the group they are in, `into` those at each port. `scopes` are
    the copies of groups met, outer ones first; `records` those of the flat drawing.
    """

    def __init__(self, document: Document) -> None:
        self.insides = Insides(_on_the_ground(document))
        self.wires: defaultdict[str, list[Wire]] = defaultdict(list)
        self.into: defaultdict[End, list[Wire]] = defaultdict(list)
        self.scopes: list[Scope] = []
        self.records: dict[str, Record] = {}
        self.expansion = Expansion(Document(), self.insides.blocks)
        self._ports: dict[str, tuple[list[Block], list[Block]]] = {}
        self._take_in(document)

    def _take_in(self, document: Document) -> None:
        """Wires by where they are, and everything else as it is."""
        blocks = self.insides.blocks
        for record in document:
            if isinstance(record, Wire):
                source, target = blocks.get(record.source), blocks.get(record.target)
                if source is None or target is None:
                    self.records[record.id] = record
                elif source.inside != target.inside:
                    self.blame(trouble("crosses_border", record.target, wire=record.id))
                else:
                    self.wires[source.inside].append(record)
                    self.into[record.target, record.target_port].append(record)
            elif not isinstance(record, Block | Objective):
                self.records[record.id] = record
        for wires in self.into.values():
            wires.sort(key=lambda wire: (wire.place, wire.id))

    def blame(self, found: Trouble) -> None:
        """Something is wrong with a group; told once."""
        if found not in self.expansion.troubles:
            self.expansion.troubles.append(found)

    def sides(self, inside: str) -> tuple[list[Block], list[Block]]:
        """The ports inside a group: those that take, and those that give."""
        if inside not in self._ports:
            self._ports[inside] = (
                self.insides.ports(inside, ENTRY),
                self.insides.ports(inside, EXIT),
            )
        return self._ports[inside]

    def has_steps(self, inside: str) -> bool:
        """Whether a group goes step by step."""
        return any(map(goes_by_steps, self.sides(inside)[0]))


def _on_the_ground(document: Document) -> Iterator[Record]:
    """The records, those inside what is no group standing at the top."""
    for record in document:
        if isinstance(record, Block) and record.inside:
            there = document.get(record.inside)
            if not isinstance(there, Block) or there.type != GROUP:
                record = replace(record, inside="")
        yield record
