"""Which ports may be joined, and the changes that join, lead elsewhere and insert."""

from __future__ import annotations

from collections.abc import Iterable

from backend.document import edits
from backend.document.change import Change, removed, together
from backend.document.document import Document
from backend.document.groups import ancestors
from backend.document.records import Block, Wire
from backend.document.through import connect_through
from backend.text import Text
from gui.canvas.faces import Faces
from gui.canvas.hits import End


def upstream(document: Document, block: str) -> set[str]:
    """The blocks whose answers reach `block`, itself included."""
    found, waiting = {block}, [block]
    while waiting:
        for wire in document.wires_into(waiting.pop()):
            if wire.source not in found:
                found.add(wire.source)
                waiting.append(wire.source)
    return found


def downstream(document: Document, block: str) -> set[str]:
    """The blocks that the answers of `block` reach, itself included."""
    found, waiting = {block}, [block]
    while waiting:
        for wire in document.wires_from(waiting.pop()):
            if wire.target not in found:
                found.add(wire.target)
                waiting.append(wire.target)
    return found


class Wiring:
    """Answers, for one wire being drawn from `start`, where it may end."""

    def __init__(self, document: Document, faces: Faces, start: End) -> None:
        self._document = document
        self._faces = faces
        self.start = start
        walk = upstream if start.is_output else downstream
        self._looping = walk(document, start.block)
        self._around = ancestors(document, start.block)

    def refusal(self, end: End) -> Text | None:
        """Why a wire cannot end there; None where it can."""
        if end.block == self.start.block:
            return Text("A block cannot feed itself.")
        if end.is_output == self.start.is_output:
            if end.is_output:
                return Text("This is an output too: a wire ends at an input.")
            return Text("This is an input too: a wire begins at an output.")
        if end.block in self._looping:
            return Text("This would close a loop.")
        if end.block in self._around or self.start.block in ancestors(self._document, end.block):
            return Text("Inside a group a wire ends at one of its ports.")
        return None

    def refusal_of(self, block: str) -> Text:
        """Why a wire cannot end anywhere on a block."""
        if block in self._looping:
            return Text("This would close a loop.")
        if self.start.is_output:
            return Text("This block takes no input.")
        return Text("This block gives no output.")

    def end_on(self, block: str) -> End | None:
        """The port meant by letting go on a block's body: the first free one that may be."""
        record = self._document.get(block)
        if not isinstance(record, Block):
            return None
        ports = self._faces.ports(record)
        side = ports.inputs if self.start.is_output else ports.outputs
        ends = [End(block, port.name, not self.start.is_output) for port in side]
        ends = [end for end in ends if self.refusal(end) is None]
        free = [end for end in ends if end.is_output or self._is_free(end)]
        return next(iter(free or ends), None)

    def _is_free(self, end: End) -> bool:
        many = takes_many(self._document, self._faces, end)
        return many or not self._document.wires_into(end.block, end.port)

    def join(self, end: End) -> Change:
        """Lead a wire between `start` and `end`."""
        return join(self._document, self._faces, self.start, end)


def takes_many(document: Document, faces: Faces, end: End) -> bool:
    """Whether an input takes any number of wires."""
    record = document.get(end.block)
    if end.is_output or not isinstance(record, Block):
        return False
    return any(port.many for port in faces.ports(record).inputs if port.name == end.port)


def join(document: Document, faces: Faces, one: End, other: End, id: str | None = None) -> Change:
    """A wire between an output and an input, given in either order; through ports of the groups
    that stand around one of them alone."""
    source, target = (one, other) if one.is_output else (other, one)
    many = takes_many(document, faces, target)
    ends = (source.block, source.port), (target.block, target.port)
    return connect_through(document, *ends, many=many, id=id)


def fellows(document: Document, faces: Faces, end: End, ids: Iterable[str]) -> list[End]:
    """The ends on the same side of these blocks, by the same name where they have it; with `end`
    as the first of them. Blocks without such a side are left out."""
    found = [end]
    for id in ids:
        record = document.get(id)
        if isinstance(record, Block) and id != end.block:
            ports = faces.ports(record)
            names = [port.name for port in (ports.outputs if end.is_output else ports.inputs)]
            if names:
                name = end.port if end.port in names else names[0]
                found.append(End(id, name, end.is_output))
    return found


def join_all(document: Document, faces: Faces, some: list[End], others: list[End]) -> Change:
    """Every one of `some` with every one of `others`, as one change.

    What would close a loop is left out; an input that takes one wire is given that of the first.
    """
    label = Text("Connect")
    sources, targets = (some, others) if some[0].is_output else (others, some)
    feeding = {block for source in sources for block in upstream(document, source.block)}
    after, changes = document.copy(), []
    for target in targets:
        if target.block in feeding:
            continue
        many = takes_many(document, faces, target)
        for source in sources if many else sources[:1]:
            changes.append(join(after, faces, source, target))
            after.apply(changes[-1])
    return together(label, *changes)


def lead_elsewhere(document: Document, faces: Faces, wire: Wire, kept: End, end: End) -> Change:
    """Take one end of a wire to another port, as one change; the wire stays the same one."""
    label = Text("Move wire")
    was = (wire.target, wire.target_port) if kept.is_output else (wire.source, wire.source_port)
    if was == (end.block, end.port):
        return Change(label, {})
    gone = removed(label, [wire])
    after = document.copy()
    after.apply(gone)
    return together(label, gone, join(after, faces, kept, end, wire.id))


def insert_on(document: Document, faces: Faces, wire_id: str, block: Block) -> Change | None:
    """Put a new block into a wire; None where it has no input or no output."""
    ports = faces.ports(block)
    if not ports.inputs or not ports.outputs:
        return None
    into, out_of = ports.inputs[0].name, ports.outputs[0].name
    return edits.insert(document, wire_id, block, into, out_of)
