"""Groups: blocks that hold others, and what one asks about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from backend.document.document import Document
from backend.document.records import Block, Note, Record, Wire

GROUP = "lienzo.Group"
"""A block that holds others: those whose `inside` is its id. Settings: `repeat` (how many copies,
one feeding the next), `shared` (the copies share their weights), `definition` (it is a block of
the person's own: not computed where it stands, only where it is used) and `values`: names for
formulas inside, each with a value, a formula, or {"each": [one for every repeat]}."""
USE = "lienzo.Use"
"""A group that is defined elsewhere: setting `of` names the definition, `values` give its names
other values; `repeat` and `shared` as for groups."""
ENTRY, EXIT = "lienzo.GroupInput", "lienzo.GroupOutput"
"""The ports of a group, drawn inside it, from top to bottom. A wire outside that ends at the group
names the id of the port's block as its port; inside, the port's block has one plain port."""
PORTS = (ENTRY, EXIT)
HOLDERS = (GROUP, USE)
EACH = "each"


class Insides:
    """Who stands inside whom, looked up once for a whole document."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.blocks: dict[str, Block] = {}
        self.children: defaultdict[str, list[Block]] = defaultdict(list)
        for record in records:
            if isinstance(record, Block):
                self.blocks[record.id] = record
                self.children[record.inside].append(record)

    def held(self, group: str) -> list[Block]:
        """The blocks right inside a group."""
        return self.children.get(group, [])

    def ports(self, group: str, kind: str) -> list[Block]:
        """The blocks of a group's ports of one kind (`ENTRY`, `EXIT`), from top to bottom."""
        return _from_top(self.held(group), kind)

    def definition(self, block: Block) -> str:
        """The id of the group that says what is inside a group or a use; "" where none does."""
        if block.type == GROUP:
            return block.id
        of = block.settings.get("of")
        there = self.blocks.get(of) if isinstance(of, str) else None
        return there.id if there is not None and there.type == GROUP else ""


def _from_top(blocks: Iterable[Block], kind: str) -> list[Block]:
    """Those of one type, from top to bottom."""
    found = (block for block in blocks if block.type == kind)
    return sorted(found, key=lambda block: (block.y, block.x, block.id))


def definition_of(document: Document, block: Block) -> str:
    """As `Insides.definition`, for a single question: it costs nothing of the document's size."""
    if block.type == GROUP:
        return block.id
    of = block.settings.get("of") if block.type == USE else None
    there = document.get(of) if isinstance(of, str) else None
    return there.id if isinstance(there, Block) and there.type == GROUP else ""


def blocks_in(document: Document, group: str) -> list[Block]:
    """The blocks right inside a group."""
    return [one for one in document.held(group) if isinstance(one, Block)]


def is_definition(block: Block) -> bool:
    """Whether a group stands in the palette instead of in the network."""
    return block.type == GROUP and block.settings.get("definition") is True


def with_insides(document: Document, ids: Iterable[str]) -> set[str]:
    """These records and all that stands inside those of them that are groups, however deep."""
    found = {id for id in ids if id in document}
    if not any(isinstance(document.get(id), Block) for id in found):
        return found
    waiting = list(found)
    while waiting:
        more = [one.id for one in document.held(waiting.pop()) if one.id not in found]
        found.update(more)
        waiting += more
    return found


def definitions(document: Document) -> list[Block]:
    """The blocks of the person's own, by name."""
    found = [block for block in document.of_type(GROUP) if is_definition(block)]
    return sorted(found, key=lambda block: (block.name.casefold(), block.id))


def uses(document: Document, definition: str) -> list[Block]:
    """Where a definition is used."""
    return [one for one in document.of_type(USE) if one.settings.get("of") == definition]


def ports_of(document: Document, id: str) -> tuple[list[Block], list[Block]]:
    """The blocks of the ports of a group or a use: those that take, and those that give."""
    definition = definition_of(document, document.block(id))
    held = blocks_in(document, definition) if definition else []
    return _from_top(held, ENTRY), _from_top(held, EXIT)


def values_of(block: Block) -> Mapping[str, Any]:
    """The names that a group gives values to, or a use other values."""
    values = block.settings.get("values")
    return values if isinstance(values, Mapping) else {}


def ancestors(document: Document, id: str) -> list[str]:
    """The groups around a block, the innermost first: what breadcrumbs show, backwards."""
    found: list[str] = []
    record = document.get(id)
    while isinstance(record, Block | Note) and record.inside and record.inside not in found:
        found.append(record.inside)
        record = document.get(record.inside)
    return found


def wires_at_ports(document: Document, ports: Iterable[str]) -> list[Wire]:
    """The wires outside that lead to the ports whose blocks these are, wherever they are used."""
    there = {id: one for id in ports if isinstance(one := document.get(id), Block)}
    drawn = {id: one for id, one in there.items() if one.type in PORTS}
    if not drawn:
        return []
    holders = {one.inside for one in drawn.values()}
    holders |= {use.id for group in list(holders) for use in uses(document, group)}
    return [
        wire
        for wire in document.wires_of(holders)
        if (wire.target in holders and wire.target_port in drawn)
        or (wire.source in holders and wire.source_port in drawn)
    ]
