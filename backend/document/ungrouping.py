"""Taking groups apart: what they stand for is drawn where they stood, repeat by repeat."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from msgspec.structs import replace

from backend.document import own_blocks
from backend.document.carrying import Weights, carry
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.expansion import MOST_BLOCKS, Trail
from backend.document.groups import (
    ENTRY,
    EXIT,
    GROUP,
    USE,
    Insides,
    is_definition,
    values_of,
    with_insides,
)
from backend.document.open_groups import carried
from backend.document.records import Block, Note, Record, Wire, fresh_id
from backend.document.room_apart import Room, push, room_for
from backend.document.settling import settled, values_in
from backend.document.stepping import goes_by_steps
from backend.document.values import repeats_of
from backend.text import Refusal, Text

_LABEL = Text("Ungroup")


def ungroup(document: Document, id: str, weights: Weights | None = None) -> Change:
    """Put what a group or a use stands for where it stands, and take it away.

    A group that repeats is written out, copy after copy, each with what it has learned. Formulas
    inside become the values they have. Raises Refusal for a definition, and for repeats that
    share their weights.
    """
    block = document.block(id)
    if block.type == USE:
        detached, originals = own_blocks.detached(document, id)
        after = document.copy()
        after.apply(detached)
        opened = _Opened(after, after.block(id))
        change = together(_LABEL, detached, opened.change())
    else:
        originals = {}
        opened = _Opened(document, block)
        change = opened.change()
    return carry(document, change, weights, _without(id), _found_again(opened, originals))


def _without(id: str) -> Any:
    """The key of what was inside the group: the way without it, and which copy it was in."""

    def key(trail: Trail) -> Hashable:
        numbers = [link.number for link in trail[:-1] if link.block == id]
        way = tuple((link.block, link.number) for link in trail if link.block != id)
        return way, (numbers or [0])[0]

    return key


def _found_again(opened: _Opened, originals: Mapping[str, str]) -> Any:
    """The key of what came out of the group: by the ids it was drawn with."""

    def original(id: str) -> str:
        _, drawn = opened.origins.get(id, (0, id))
        return originals.get(drawn, drawn)

    def key(trail: Trail) -> Hashable:
        numbers = [opened.origins[link.block][0] for link in trail if link.block in opened.origins]
        way = tuple((original(link.block), link.number) for link in trail)
        return way, (numbers or [0])[0]

    return key


class _Opened:
    """A group being taken apart. `origins` tells of each new record its copy and the original."""

    def __init__(self, document: Document, group: Block) -> None:
        _refuse(group)
        self._document, self._group = document, group
        self._count = _count(group)
        self._draft = Draft(document)
        insides = Insides(document.unordered())
        self._entries = [one.id for one in insides.ports(group.id, ENTRY)]
        self._exits = [one.id for one in insides.ports(group.id, EXIT)]
        self._ports = {*self._entries, *self._exits}
        if any(goes_by_steps(document.block(id)) for id in self._entries):
            raise Refusal(
                Text("It goes step by step through what arrives, so it cannot be written out."),
                Text("Let its ports take whole sequences first."),
            )
        within = with_insides(document, [group.id]) - {group.id}
        if self._count * len(within) > MOST_BLOCKS:
            raise Refusal(
                Text("Written out, it would be more than {most} blocks.", most=MOST_BLOCKS),
                Text("Choose fewer repeats."),
            )
        self._held = [document[id] for id in sorted(within - self._ports)]
        right = (one.id for one in self._held if getattr(one, "inside", "") == group.id)
        self._moving = carried(document, right)
        self._wires = document.wires_of([group.id, *within])
        self._names: list[dict[str, str]] = [
            self._copied() if number else {} for number in range(self._count)
        ]
        self.origins = {
            new: (number, old)
            for number, names in enumerate(self._names)
            for old, new in names.items()
        }

    def _copied(self) -> dict[str, str]:
        return {one.id: fresh_id() for one in (*self._held, *self._wires)}

    def change(self) -> Change:
        """All of it as one change."""
        room = room_for(self._group, self._held, self._count)
        for number in range(self._count):
            self._put_copy(number, room)
        self._lead()
        self._draft.remove(self._group.id, *self._ports)
        self._let_objectives_move()
        push(self._draft, self._document, self._group, room)
        return self._draft.change(_LABEL)

    # blocks and notes

    def _put_copy(self, number: int, room: Room) -> None:
        names, values = self._names[number], values_in(self._group, number, self._count)
        known = self._known(number, values)
        for one in self._held:
            assert isinstance(one, Block | Note)
            copy: Block | Note = replace(one, id=names.get(one.id, one.id))
            if one.id in self._moving:
                x, y = one.x + room.dx + number * room.step, one.y + room.dy
                copy = replace(copy, x=x, y=y)
            if one.inside == self._group.id:
                copy = replace(copy, inside=self._group.inside)
                if isinstance(copy, Block):
                    copy = replace(copy, frozen=copy.frozen or self._group.frozen)
            else:
                copy = replace(copy, inside=names.get(one.inside, one.inside))
            if isinstance(copy, Block):
                copy = replace(copy, settings=settled(copy, self._known_at(one, known)))
            self._draft.put(copy)

    def _known(self, number: int, values: Mapping[str, Any]) -> dict[str, Any]:
        """What the names of the group stand for in one copy; the rest is known further out."""
        counted = self._count > 1 or not self._group.inside
        return {**({"i": number, "n": self._count} if counted else {}), **values}

    def _known_at(self, one: Record, known: Mapping[str, Any]) -> dict[str, Any]:
        """The same where a block stands: groups in between may mean others by those names."""
        found, inside = dict(known), getattr(one, "inside", "")
        while inside != self._group.id:
            holder = self._document.block(inside)
            hidden = set(values_of(holder)) | (
                {"i", "n"} if holder.settings.get("repeat", 1) != 1 else set()
            )
            found = {name: value for name, value in found.items() if name not in hidden}
            inside = holder.inside
        return found

    # wires

    def _lead(self) -> None:
        """Wires lead on where they went through ports; those that led nowhere go."""
        group = self._group.id
        for wire in self._wires:
            if wire.target == group or wire.target in self._ports:
                self._draft.remove(wire.id)
            elif wire.source == group:
                self._put_wire(wire, None)
            else:
                for number in range(self._count):
                    self._put_wire(wire, number)

    def _put_wire(self, wire: Wire, number: int | None) -> None:
        names = self._names[number] if number is not None else {}
        id = names.get(wire.id, wire.id)
        source = self._origin(number, wire.source, wire.source_port)
        if source is None:
            if id == wire.id:
                self._draft.remove(id)
            return
        tie = f"{wire.tie} {number + 1}" if wire.tie and number else wire.tie
        self._draft.put(
            replace(
                wire,
                id=id,
                source=source[0],
                source_port=source[1],
                target=names.get(wire.target, wire.target),
                target_port=names.get(wire.target_port, wire.target_port),
                tie=tie,
            )
        )

    def _origin(self, number: int | None, source: str, port: str) -> tuple[str, str] | None:
        """Where what leaves a port comes from, past the ports of the group. `number` is the copy
        it is looked at in, None outside."""
        met = set()
        while source == self._group.id or source in self._ports:
            if (number, source, port) in met:
                return None
            met.add((number, source, port))
            if source == self._group.id:
                number, end = self._count - 1, (port, "input")
            elif number and self._entries.index(source) < len(self._exits):
                number, end = number - 1, (self._exits[self._entries.index(source)], "input")
            else:
                number, end = None, (self._group.id, source)
            there = self._document.wires_into(*end)
            if not there:
                return None
            source, port = there[0].source, there[0].source_port
        names = self._names[number] if number is not None else {}
        return names.get(source, source), names.get(port, port)

    # what is around

    def _let_objectives_move(self) -> None:
        """Objectives move what they moved before, in every copy."""
        gone = {self._group.id, *self._ports}
        right = [one.id for one in self._held if _is_block_in(one, self._group.id)]
        for objective in self._document.objectives:
            moves = [id for id in objective.moves if id not in gone]
            if len(moves) < len(objective.moves):
                moves += right
            copies = [names[id] for names in self._names[1:] for id in moves if id in names]
            moved = tuple(dict.fromkeys([*moves, *copies]))
            if moved != objective.moves:
                self._draft.put(replace(objective, moves=moved))


def _is_block_in(one: Record, group: str) -> bool:
    return isinstance(one, Block) and one.inside == group


def _refuse(group: Block) -> None:
    if group.type != GROUP or is_definition(group):
        raise Refusal(
            Text("Only a group that stands in the drawing can be ungrouped."),
            Text("Choose a group, or where a block of your own is used."),
        )


def _count(group: Block) -> int:
    try:
        count = repeats_of(group, {})
    except Refusal as refusal:
        raise Refusal(
            Text("How often it repeats is not known here: {why}", why=refusal.what),
            Text("Set its repeats to a number first."),
        ) from refusal
    if count > 1 and group.settings.get("shared") is True:
        raise Refusal(
            Text("Its repeats share their weights, which blocks that stand apart cannot."),
            Text("Give the repeats weights of their own first; they begin with the same ones."),
        )
    return count


def unshare(document: Document, id: str, weights: Weights | None = None) -> Change:
    """Give the repeats of a group or a use weights of their own: each begins with the shared."""
    block = document.block(id)
    settings = {name: value for name, value in block.settings.items() if name != "shared"}
    change = Change(Text("Change settings"), {id: (block, replace(block, settings=settings))})

    def key(trail: Trail) -> Hashable:
        return tuple((link.block, 0 if link.block == id else link.number) for link in trail)

    return carry(document, change, weights, key, key)
