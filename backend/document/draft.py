"""An edit in the making: records as they will be, and what becomes of learned numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change, Patch
from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Wire
from backend.text import Refusal, Text


class Draft:
    """Records put and taken out one by one; the document itself stays as it is."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._after: dict[str, Record | None] = {}
        self._into: defaultdict[str, set[str]] = defaultdict(set)
        self._patches: list[Patch] = []

    def get(self, id: str) -> Record | None:
        """A record as it will be."""
        return self._after[id] if id in self._after else self.document.get(id)

    def put(self, *records: Record) -> None:
        """New records, or others in place of those with their ids."""
        self._after.update({record.id: record for record in records})
        for record in records:
            if isinstance(record, Wire):
                self._into[record.target].add(record.id)

    def remove(self, *ids: str) -> None:
        self._after.update(dict.fromkeys(ids))

    def living(self, ids: Iterable[str]) -> set[str]:
        """Those of these records that will be there."""
        return {id for id in ids if self.get(id) is not None}

    def learned(self, owner: str, name: str, numbers: Any) -> None:
        """What a new record knows from the start."""
        self._patches.append(Patch(owner, name, None, numbers))

    def forgotten(self, owner: str, name: str, numbers: Any) -> None:
        """What a record knew that is taken out; whoever undoes that has it again."""
        if numbers is not None:
            self._patches.append(Patch(owner, name, numbers, None))

    @property
    def wires(self) -> list[Wire]:
        """New and altered wires, as they will be."""
        return [record for record in self._after.values() if isinstance(record, Wire)]

    def make_room(self, target: str, port: str, place: int, more: int) -> None:
        """Move the wires that stand behind a place of a port up by so many."""
        there = {wire.id for wire in self.document.wires_into(target, port)}
        for id in sorted(there | self._into[target]):
            now = self.get(id)
            if not isinstance(now, Wire) or (now.target, now.target_port) != (target, port):
                continue
            if more and now.place > place:
                self.put(replace(now, place=now.place + more))

    def push(self, start: float, offset: float, ids: set[str], inside: str = "") -> None:
        """Move the blocks of a place that stand right of `start` to the right, but for these."""
        for block in self.document.held(inside):
            now = self.get(block.id)
            if offset > 0 and block.x > start and block.id not in ids and isinstance(now, Block):
                self.put(replace(now, x=now.x + offset))

    def minimised(self, ids: Iterable[str]) -> bool:
        """Whether an objective minimises one of these."""
        wanted = set(ids)
        return any(wanted & set(each.minimise) for each in self.document.objectives)

    def refuse_minimised(self, ids: Iterable[str]) -> None:
        """Raises Refusal where an objective minimises one of these: it would lose its loss."""
        if self.minimised(ids):
            raise Refusal(
                Text("An objective minimises what leaves here."),
                Text("Let it minimise a loss block behind instead."),
            )

    def move_instead(self, old: list[str], new: list[str]) -> None:
        """Let objectives that move the old blocks move the new ones."""
        for objective in self.document.objectives:
            if set(old) & set(objective.moves):
                self.put(_moving(objective, old, new))

    def change(self, label: Text) -> Change:
        """All of it as one change."""
        pairs = {id: (self.document.get(id), after) for id, after in self._after.items()}
        kept = {id: pair for id, pair in pairs.items() if pair[0] != pair[1]}
        return Change(label, kept, tuple(self._patches))


def _moving(objective: Objective, old: list[str], new: list[str]) -> Objective:
    kept = [id for id in objective.moves if id not in old]
    return replace(objective, moves=(*kept, *new))
