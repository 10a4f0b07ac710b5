"""Blocks of the person's own: a group as a definition, used in many places."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from msgspec.structs import replace

from backend.document.carrying import Key, Weights, carry
from backend.document.change import Change, added
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.expansion import Trail
from backend.document.formula import MARK
from backend.document.groups import GROUP, USE, is_definition, values_of, with_insides
from backend.document.records import Block, Note, Wire, fresh_id
from backend.text import Refusal, Text


def use(
    document: Document, definition: str, x: float, y: float, inside: str = "", id: str | None = None
) -> Change:
    """Put a block of the person's own on the canvas. Raises Refusal where there is none such."""
    there = document.get(definition)
    if not isinstance(there, Block) or not is_definition(there):
        raise Refusal(
            Text("There is no such block of your own in this drawing."),
            Text("Make one out of a group first."),
        )
    block = Block(
        id=id or fresh_id(), type=USE, x=x, y=y, settings={"of": definition}, inside=inside
    )
    return added(Text("Add block"), [block])


def make_definition(
    document: Document, id: str, weights: Weights | None = None, use: str | None = None
) -> Change:
    """Make a block of the person's own out of a group; where it stood, it is used.

    What it has learned goes with the use. Raises Refusal for what is no group in the drawing.
    """
    block = document.block(id)
    if block.type != GROUP or is_definition(block):
        raise Refusal(
            Text("Only a group can become a block of your own."), Text("Group some blocks first.")
        )
    draft = Draft(document)
    told = {name: value for name, value in values_of(block).items() if _is_formula(value)}
    kept = {name: block.settings[name] for name in ("repeat", "shared") if name in block.settings}
    values = {"values": told} if told else {}
    used = Block(
        id=use or fresh_id(),
        type=USE,
        name=block.name,
        x=block.x,
        y=block.y,
        settings={"of": id, **kept, **values},
        inside=block.inside,
        frozen=block.frozen,
    )
    rest = {name: value for name, value in block.settings.items() if name not in kept}
    settings = {**rest, "definition": True}
    draft.put(used, replace(block, inside="", frozen=False, settings=settings))
    _lead_to(draft, id, used.id)
    draft.move_instead([id], [used.id])
    change = draft.change(Text("Make a block of my own"))
    return carry(document, change, weights, _same_way({}), _same_way({used.id: id}))


def _is_formula(value: Any) -> bool:
    if isinstance(value, dict):
        return True
    several = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(one, str) and one.startswith(MARK) for one in several)


def detach(document: Document, id: str, weights: Weights | None = None) -> Change:
    """Turn a use into a group of its own, which no longer follows the definition.

    Raises Refusal where it is no use, or its definition is not there.
    """
    change, originals = detached(document, id)
    return carry(document, change, weights, _same_way({}), _same_way(originals))


def detached(document: Document, id: str) -> tuple[Change, Mapping[str, str]]:
    """The same without what was learned; and of each new record, which it is a copy of."""
    block = document.block(id)
    definition = document.get(str(block.settings.get("of")))
    if block.type != USE or not isinstance(definition, Block) or definition.type != GROUP:
        raise Refusal(
            Text("It is no block of your own, so there is nothing to detach it from."),
            Text("Choose a use of a block of your own."),
        )
    draft, names = Draft(document), _copied_names(document, definition.id)
    values = {**values_of(definition), **values_of(block)}
    kept = {name: block.settings[name] for name in ("repeat", "shared") if name in block.settings}
    settings = {**kept, "values": values} if values else kept
    draft.put(replace(block, type=GROUP, settings=settings))
    for record in _copies(document, names, {definition.id: id}):
        draft.put(record)
    _rename_ports(draft, id, names)
    return draft.change(Text("Detach")), {new: old for old, new in names.items()}


def _copied_names(document: Document, definition: str) -> dict[str, str]:
    inner = with_insides(document, [definition]) - {definition}
    wires = [one.id for one in document.wires_of(inner) if {one.source, one.target} <= inner]
    return {old: fresh_id() for old in sorted([*inner, *wires])}


def _copies(
    document: Document, names: dict[str, str], above: dict[str, str]
) -> list[Block | Note | Wire]:
    """Records once more, by new ids; ports that are named by an id go with it."""
    known = {**names, **above}
    found: list[Block | Note | Wire] = []
    for old, new in names.items():
        record = document[old]
        if isinstance(record, Wire):
            found.append(_renamed_wire(record, names, new))
        elif isinstance(record, Block | Note):
            found.append(replace(record, id=new, inside=known[record.inside]))
    return found


def _renamed_wire(wire: Wire, names: dict[str, str], id: str) -> Wire:
    return replace(
        wire,
        id=id,
        source=names.get(wire.source, wire.source),
        source_port=names.get(wire.source_port, wire.source_port),
        target=names.get(wire.target, wire.target),
        target_port=names.get(wire.target_port, wire.target_port),
    )


def _rename_ports(draft: Draft, id: str, names: dict[str, str]) -> None:
    for wire in draft.document.wires_of([id]):
        draft.put(
            replace(
                wire,
                source_port=names.get(wire.source_port, wire.source_port),
                target_port=names.get(wire.target_port, wire.target_port),
            )
        )


def _lead_to(draft: Draft, old: str, new: str) -> None:
    """The wires of one block at another."""
    for wire in draft.document.wires_of([old]):
        source = new if wire.source == old else wire.source
        target = new if wire.target == old else wire.target
        draft.put(replace(wire, source=source, target=target))


def _same_way(originals: Mapping[str, str]) -> Key:
    """The key of blocks by the way to them, as it was drawn at first."""

    def key(trail: Trail) -> Hashable:
        return tuple((originals.get(link.block, link.block), link.number) for link in trail)

    return key
