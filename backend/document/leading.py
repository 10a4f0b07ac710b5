"""Where wires lead in a drawing that is written out: through ports, into copies and out of them."""

from __future__ import annotations

from msgspec.structs import replace

from backend.document.group_troubles import Trouble, trouble, unfed, unlike
from backend.document.groups import ENTRY, EXIT, HOLDERS, PORTS
from backend.document.records import Block, Wire
from backend.document.stepping import carried, cutting, goes_by_steps, joining
from backend.document.written_out import End, Link, Scope, Sheet
from backend.text import Text

_FROM_NOWHERE = ("", "")
"""Where what the first of several steps is handed comes from, if nothing is wired to it."""
_SPECIAL = frozenset((*HOLDERS, *PORTS))


class Leader:
    """Leads the wires of every copy, once all blocks are written out."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._found, self._records = sheet.expansion, sheet.records

    def lead(self, scope: Scope) -> None:
        """The wires of one copy."""
        blocks, found = self._sheet.insides.blocks, self._found
        for wire in self._sheet.wires.get(scope.inside, ()):
            is_plain = blocks[wire.target].type not in _SPECIAL
            if not is_plain and not scope.is_first:
                continue
            end = self._source(scope, wire)
            here = (wire.source, wire.source_port)
            if end not in (None, here, _FROM_NOWHERE) and scope.is_first:
                found.ends.setdefault(here, end)
            if is_plain:
                self._write_wire(scope, wire, end)
        if scope.is_first:
            self._look_out(scope)

    def _look_out(self, scope: Scope) -> None:
        """Where what leaves groups comes from, also where no wire takes it."""
        for holder, copies in scope.copies.items():
            for port in self._sheet.sides(copies[-1].inside)[1] if copies else ():
                wires = self._sheet.into.get((port.id, "input"))
                end = self._leaving(copies, port, wires[0]) if wires else None
                if end is not None and end != _FROM_NOWHERE:
                    self._found.ends.setdefault((holder, port.id), end)

    def _write_wire(self, scope: Scope, wire: Wire, end: End | None) -> None:
        id, target = scope.prefix + wire.id, scope.prefix + wire.target
        self._found.wires[id] = wire.id
        if end is None:
            self._found.starved.add((target, wire.target_port))
        elif end == _FROM_NOWHERE:
            self._note_beginning(scope, wire, target)
        if end is None or end == _FROM_NOWHERE:
            return
        if not scope.prefix and end == (wire.source, wire.source_port):
            self._records[id] = wire
            return
        tie = scope.prefix + wire.tie if wire.tie else ""
        self._records[id] = replace(
            wire, id=id, source=end[0], source_port=end[1], target=target, tie=tie
        )

    def _note_beginning(self, scope: Scope, wire: Wire, target: str) -> None:
        if scope.holder is not None:
            self._found.unbegun[target, wire.target_port] = (scope.holder.id, wire.source)

    def _source(self, scope: Scope, wire: Wire) -> End | None:
        """Where what a wire carries comes from in the flat drawing: through ports, in and out."""
        met: set[tuple[int, str, str]] | None = None
        while True:
            block = self._sheet.insides.blocks[wire.source]
            if block.type not in _SPECIAL:
                return scope.prefix + block.id, wire.source_port
            met = met or set()
            if (made := self._stepping(scope, block, wire)) is not None:
                return made
            onward = self._through(scope, block, wire)
            if onward is None:
                return None
            scope, *end = onward
            if (id(scope), *end) in met:
                self._sheet.blame(trouble("loop", block.id))
                return None
            met.add((id(scope), end[0], end[1]))
            wires = self._sheet.into.get((end[0], end[1]))
            if not wires:
                return self._nothing(block, end[0], end[1])
            wire = wires[0]

    def _nothing(self, block: Block, target: str, port: str) -> End | None:
        """No wire at a port. The first step may begin without what later ones are handed."""
        entries, exits = map(carried, self._sheet.sides(block.inside))
        if self._sheet.has_steps(block.inside) and block in entries[: len(exits)]:
            return _FROM_NOWHERE
        self._sheet.blame(self._unfed(target, port))
        return None

    def _stepping(self, scope: Scope, block: Block, wire: Wire) -> End | None:
        """What a port gives that cuts a sequence into steps, or puts one together."""
        if block.type == ENTRY and goes_by_steps(block) and scope.holder is not None:
            return self._cut(scope, block)
        copies = scope.copies.get(block.id) if block.type in HOLDERS else None
        port = self._sheet.insides.blocks.get(wire.source_port)
        if copies and port is not None and port.inside == copies[0].inside and goes_by_steps(port):
            return self._joined(copies, port)
        return None

    def _leaving(self, copies: list[Scope], port: Block, wire: Wire) -> End | None:
        """Where what leaves a port of a group comes from."""
        return self._joined(copies, port) if goes_by_steps(port) else self._source(copies[-1], wire)

    def _cut(self, scope: Scope, entry: Block) -> End:
        """One step of a sequence, for one copy of a group."""
        id, outer, holder = scope.prefix + entry.id, scope.outer, scope.holder
        assert outer is not None
        assert holder is not None
        if id in self._records:
            return id, "output"
        number = scope.trail[-1].number
        self._make(outer, entry, cutting(entry, id, number), number)
        wires = self._sheet.into.get((holder.id, entry.id))
        if not wires:
            self._sheet.blame(self._unfed(holder.id, entry.id))
        end = self._source(outer, wires[0]) if wires else None
        self._feed(id, wires[0].id if wires else "", end, 0)
        if end is not None and number == 0:
            self._found.sequences.setdefault(outer.prefix + holder.id, []).append(end)
        return id, "output"

    def _joined(self, copies: list[Scope], exit: Block) -> End:
        """What all copies of a group give at a port, side by side."""
        id = copies[0].prefix + exit.id
        outer = copies[0].outer
        assert outer is not None
        if id in self._records:
            return id, "output"
        self._make(outer, exit, joining(exit, id), 0)
        wires = self._sheet.into.get((exit.id, "input"))
        for place, scope in enumerate(copies):
            end = self._source(scope, wires[0]) if wires else None
            self._feed(id, wires[0].id if wires else "", end, place)
        return id, "output"

    def _make(self, outer: Scope, port: Block, block: Block, number: int) -> None:
        """A block that nobody drew, beside the group to whose port it belongs."""
        found, name = self._found, f"{port.id}:{number}"
        self._sheet.insides.blocks.setdefault(name, replace(block, id=name, inside=outer.inside))
        self._records[block.id] = block
        found.drawn[block.id] = port.id
        found.trails[block.id] = (*outer.trail, Link(outer.inside, name))
        if outer.owner != outer.prefix:
            found.shares[block.id] = outer.owner + block.id.removeprefix(outer.prefix)

    def _feed(self, target: str, wire: str, end: End | None, place: int) -> None:
        if end is None or end == _FROM_NOWHERE:
            self._found.starved.add((target, "input"))
            return
        id = f"{target}<{place}"
        self._found.wires[id] = wire
        self._records[id] = Wire(
            id=id,
            source=end[0],
            source_port=end[1],
            target=target,
            target_port="input",
            place=place,
        )

    def _through(self, scope: Scope, block: Block, wire: Wire) -> tuple[Scope, str, str] | None:
        """The next port outwards of an entry, or inwards of a group, and the copy it is in."""
        if block.type in HOLDERS:
            copies = scope.copies.get(block.id)
            if not copies:
                return None
            if wire.source_port not in {one.id for one in self._sheet.sides(copies[-1].inside)[1]}:
                self._sheet.blame(trouble("no_such_port", block.id, wire=wire.id))
                return None
            return copies[-1], wire.source_port, "input"
        if block.type == EXIT or scope.outer is None or scope.holder is None:
            self._sheet.blame(trouble("no_such_port", block.id, wire=wire.id))
            return None
        entries, exits = map(carried, self._sheet.sides(scope.inside))
        place = [one.id for one in entries].index(block.id)
        if scope.before is not None and place < len(exits):
            return scope.before, exits[place].id, "input"
        return scope.outer, scope.holder.id, block.id

    def look_at_ports(self) -> None:
        """Wires at ports that groups do not have, or that take one wire and get more."""
        for (target, port), wires in self._sheet.into.items():
            block = self._sheet.insides.blocks[target]
            if block.type in HOLDERS:
                inside = self._sheet.insides.definition(block)
                if inside and port not in {one.id for one in self._sheet.sides(inside)[0]}:
                    for wire in wires:
                        self._sheet.blame(trouble("no_such_port", target, wire=wire.id))
            elif block.type not in PORTS:
                continue
            for wire in wires[1:]:
                self._sheet.blame(trouble("two_wires", wire.target, wire=wire.id))
        for scope in self._sheet.scopes:
            if scope.before is not None and scope.before.before is None:
                self._look_at_repeat(scope)

    def _look_at_repeat(self, scope: Scope) -> None:
        entries, exits = map(carried, self._sheet.sides(scope.inside))
        assert scope.holder is not None
        if len(exits) > len(entries):
            self._sheet.blame(unlike(scope.holder.id, len(entries), len(exits)))

    def _unfed(self, target: str, port: str) -> Trouble:
        block = self._sheet.insides.blocks[target]
        there = self._sheet.insides.blocks.get(port) if block.type in HOLDERS else block
        plain = Text("output") if there is block else Text("input")
        name = (there.name if there else "") or plain
        return unfed(target, port, name)
