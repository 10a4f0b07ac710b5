"""A new group through which no wire leads yet: it gets ports where its blocks need wires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backend.catalog.card import Shelf
from backend.document import edits, grouping
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.groups import HOLDERS, PORTS, blocks_in, ports_of
from backend.document.records import fresh_id

End = tuple[str, str]


def with_ports(document: Document, made: Change, group: str, shelf: Shelf) -> Change:
    """A change that makes a group, and with it ports for what its blocks still wait for, if none
    lead into it, and for what they have to give, if none lead out."""
    after = document.copy()
    after.apply(made)
    takes, gives = ports_of(after, group)
    changes = [made]
    for is_output, there in ((False, takes), (True, gives)):
        for end in [] if there else list(loose(after, group, shelf, is_output)):
            changes += _led(after, group, end, is_output)
    return together(made.label, *changes)


def loose(document: Document, group: str, shelf: Shelf, is_output: bool) -> Iterator[End]:
    """The ends in a group to which no wire leads, from top to bottom: inputs that must not stay
    empty, or outputs. What a loss gives stays in it."""
    for block in sorted(blocks_in(document, group), key=lambda one: (one.y, one.x, one.id)):
        card = shelf.blocks.get(block.type)
        if card is None or block.type in (*HOLDERS, *PORTS) or (is_output and card.sort == "loss"):
            continue
        ports = card.outputs if is_output else card.inputs
        wires = document.wires_from if is_output else document.wires_into
        if is_output and any(wires(block.id, port.name) for port in ports):
            continue
        for port in ports:
            if not port.optional and not wires(block.id, port.name):
                yield block.id, port.name


def _led(after: Document, group: str, end: End, is_output: bool) -> Iterable[Change]:
    """A port for one end, and the wire between them."""
    port = fresh_id()
    added = grouping.add_port(after, group, is_output, id=port)
    after.apply(added)
    ends = (*end, port, "input") if is_output else (port, "output", *end)
    wired = edits.connect(after, *ends)
    after.apply(wired)
    return added, wired
