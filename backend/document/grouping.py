"""Making groups of blocks: wires keep leading where they led. What groups are given by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change, added, replaced
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.formula import MARK
from backend.document.groups import ENTRY, EXIT, GROUP, HOLDERS, PORTS, Insides, ports_of, values_of
from backend.document.records import Block, Note, Setting, Wire, fresh_id
from backend.document.ungrouping import ungroup as ungroup
from backend.document.ungrouping import unshare as unshare
from backend.document.values import repeats_of
from backend.text import Refusal, Text

_ROOM, _WIDE, _GAP = 180.0, 176.0, 64.0
"""Scene units between the outermost blocks of a group and its ports."""
_APART = 90.0
"""Scene units between ports, one below the other."""


def group(document: Document, ids: Iterable[str], name: str = "", id: str | None = None) -> Change:
    """Put blocks (and notes) into a new group, in the middle of where they stand.

    Wires that cross its border lead through ports, one for each thing that is carried. Raises
    Refusal where they do not stand in one place, or are ports of the group around them.
    """
    chosen = [one for id in dict.fromkeys(ids) if isinstance(one := document.get(id), Block | Note)]
    outer = _place_of(chosen)
    blocks = [one for one in chosen if isinstance(one, Block)]
    x, y = _middle(chosen)
    made = Block(id=id or fresh_id(), type=GROUP, name=name, x=x, y=y, inside=outer)
    draft = Draft(document)
    draft.put(made, *(replace(one, inside=made.id) for one in chosen))
    _Border(draft, made, blocks).lead()
    return draft.change(Text("Group"))


def _place_of(chosen: list[Block | Note]) -> str:
    if not any(isinstance(one, Block) for one in chosen):
        raise Refusal(Text("There is no block to group."), Text("Select some blocks first."))
    if any(isinstance(one, Block) and one.type in PORTS for one in chosen):
        raise Refusal(
            Text("Ports stay in the group whose ports they are."),
            Text("Leave them out of the selection."),
        )
    places = {one.inside for one in chosen}
    if len(places) > 1:
        raise Refusal(
            Text("They stand in different groups."),
            Text("Group blocks that stand side by side."),
        )
    return places.pop()


def _middle(chosen: Iterable[Block | Note]) -> tuple[float, float]:
    xs, ys = [one.x for one in chosen], [one.y for one in chosen]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


class _Border:
    """Leads the wires that cross the border of a new group through ports of it."""

    def __init__(self, draft: Draft, made: Block, blocks: list[Block]) -> None:
        self._draft, self._made, self._blocks = draft, made, blocks
        self._inner = {block.id for block in blocks}
        self._taken: dict[str, int] = {}

    def lead(self) -> None:
        """Every wire of the blocks, those from above first."""
        wires = self._draft.document.wires_of(self._inner)
        into = [wire for wire in wires if wire.source not in self._inner]
        out_of = [wire for wire in wires if wire.target not in self._inner]
        left = min(block.x for block in self._blocks) - _ROOM
        right = max(block.x for block in self._blocks) + _WIDE + _GAP
        self._enter(_by_source(into, self._height), left)
        self._leave(_by_source(out_of, self._height), right)

    def _height(self, wire: Wire) -> float:
        end = wire.target if wire.target in self._inner else wire.source
        return self._draft.document.block(end).y

    def _enter(self, carried: Mapping[tuple[str, str], list[Wire]], x: float) -> None:
        several = len(carried) > 1
        for number, (source, wires) in enumerate(carried.items()):
            words = (source[1], wires[0].target_port)
            port = self._port(ENTRY, words, several, x, number)
            self._draft.put(_wire(*source, self._made.id, port.id))
            inner = (replace(one, source=port.id, source_port="output") for one in wires)
            self._draft.put(*inner)

    def _leave(self, carried: Mapping[tuple[str, str], list[Wire]], x: float) -> None:
        several = len(carried) > 1
        for number, (source, wires) in enumerate(carried.items()):
            port = self._port(EXIT, (source[1],), several, x, number)
            self._draft.put(_wire(*source, port.id, "input"))
            outer = (replace(one, source=self._made.id, source_port=port.id) for one in wires)
            self._draft.put(*outer)

    def _port(
        self, kind: str, words: tuple[str, ...], several: bool, x: float, number: int
    ) -> Block:
        """A port, with a name where there are several of its kind to tell apart."""
        told = [one for one in words if one not in ("input", "output") and len(one) < 20]
        name = self._unlike((told or words[-1:])[0]) if several else ""
        y = min(block.y for block in self._blocks) + number * _APART
        port = Block(id=fresh_id(), type=kind, name=name, x=x, y=y, inside=self._made.id)
        self._draft.put(port)
        return port

    def _unlike(self, name: str) -> str:
        count = self._taken[name] = self._taken.get(name, 0) + 1
        return name if count == 1 else f"{name} {count}"


def _by_source(wires: Iterable[Wire], height: Any) -> dict[tuple[str, str], list[Wire]]:
    found: dict[tuple[str, str], list[Wire]] = {}
    for wire in sorted(wires, key=lambda wire: (height(wire), wire.target_port, wire.place)):
        found.setdefault((wire.source, wire.source_port), []).append(wire)
    return found


def _wire(source: str, source_port: str, target: str, target_port: str) -> Wire:
    return Wire(
        id=fresh_id(),
        source=source,
        source_port=source_port,
        target=target,
        target_port=target_port,
    )


def add_port(
    document: Document, group: str, gives: bool, name: str = "", id: str | None = None
) -> Change:
    """One more port for a group, or for what a use stands for, below the others: one that gives,
    or one that takes. Raises Refusal for other blocks."""
    kind = EXIT if gives else ENTRY
    group = Insides(document).definition(document.block(group))
    if not group:
        raise Refusal(Text("Only groups get ports."), Text("Group some blocks first."))
    there = ports_of(document, group)[gives]
    inner = [one for one in document.blocks if one.inside == group]
    xs = [one.x for one in inner] or [document.block(group).x]
    x = max(xs) + _WIDE + _GAP if gives else min(xs) - _ROOM
    x, y = (there[-1].x, there[-1].y + _APART) if there else (x, document.block(group).y)
    port = Block(id=id or fresh_id(), type=kind, name=name, x=x, y=y, inside=group)
    return added(Text("Add port"), [port])


def move_port(document: Document, port: str, step: int) -> Change:
    """Let a port of a group stand `step` places further down (or up) among those of its kind."""
    label, block = Text("Move the port"), document.block(port)
    sides = ports_of(document, block.inside)
    side = sides[block.type == EXIT]
    place = [one.id for one in side].index(port)
    if not 0 <= place + step < len(side):
        return Change(label, {})
    other = side[place + step]
    y = other.y if other.y != block.y else other.y + step * _APART
    pairs = [(block, replace(block, x=other.x, y=y)), (other, replace(other, x=block.x, y=block.y))]
    return replaced(label, pairs)


def lift(
    document: Document, id: str, setting: str, value: Setting = None, name: str = ""
) -> Change:
    """Let the group around a block choose one of its settings, under a name.

    The block's setting becomes a formula that speaks of the name; the group's value for it is
    what the block had, or `value` where it had the default. Raises Refusal outside of groups.
    """
    block = document.block(id)
    holder = document.get(block.inside)
    if not isinstance(holder, Block) or holder.type != GROUP:
        raise Refusal(Text("It does not stand in a group."), Text("Group it with others first."))
    before = block.settings.get(setting, value)
    if before == f"{MARK}{name or setting}":
        return Change(Text("Lift setting"), {})
    chosen = _free_name(values_of(holder), name or setting)
    values = {**values_of(holder), chosen: before}
    pairs = [
        (block, replace(block, settings={**block.settings, setting: f"{MARK}{chosen}"})),
        (holder, replace(holder, settings={**holder.settings, "values": values})),
    ]
    return replaced(Text("Lift setting"), pairs)


def _free_name(taken: Mapping[str, Any], wanted: str) -> str:
    name, number = wanted, 1
    while name in taken or name in ("i", "n"):
        number += 1
        name = f"{wanted}_{number}"
    return name


def set_value(document: Document, id: str, name: str, value: Setting) -> Change:
    """What a name stands for in a group or a use: a value, a formula, or {"each": [...]}."""
    block = document.block(id)
    values = {**values_of(block), name: value}
    after = replace(block, settings={**block.settings, "values": values})
    return replaced(Text("Change settings"), [(block, after)])


def clear_value(document: Document, id: str, name: str) -> Change:
    """Take a name from a group, or let a use have what its definition says."""
    block = document.block(id)
    values = {one: value for one, value in values_of(block).items() if one != name}
    settings = {key: value for key, value in block.settings.items() if key != "values"}
    after = replace(block, settings={**settings, "values": values} if values else settings)
    return replaced(Text("Reset settings"), [(block, after)])


def repeats(document: Document, id: str) -> int | None:
    """How many copies a group or a use has; None where a formula tells only in its place."""
    block = document.block(id)
    try:
        return repeats_of(block, {}) if block.type in HOLDERS else None
    except Refusal:
        return None
