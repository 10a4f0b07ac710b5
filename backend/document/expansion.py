"""A drawing with groups as the flat one that it stands for: every copy of every block.

The first copy of a block in a group keeps its id; copy `k` (from 0) is called "group.k/block", a
block where a definition is used "use/block" or "use.k/block", and so on through groups in groups.
Wires are called in the same way. So weights stay where they are when blocks are grouped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from msgspec.structs import replace

from backend.document.document import Document
from backend.document.formula import is_formula, resolve
from backend.document.groups import ENTRY, EXIT, HOLDERS, PORTS, USE, Insides, is_definition
from backend.document.records import Block, Objective, Record, Wire
from backend.document.stepping import carried, cutting, goes_by_steps, joining
from backend.document.values import repeats_of, values_for
from backend.text import Refusal, Text

DEEPEST = 24
"""Groups in groups, at most."""
MOST_BLOCKS = 20_000
"""Blocks that repeats may add up to."""
_ALONE = ("lienzo.Data", "lienzo.Input")
"""Blocks that stand for something there is once."""
_NEURON = "lienzo.Neuron"
_FROM_NOWHERE = ("", "")
"""Where what the first of several steps is handed comes from, if nothing is wired to it."""
_SPECIAL = frozenset((*HOLDERS, *PORTS))


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


@dataclass(frozen=True)
class Trouble:
    """What is wrong with a group, on the drawn block (its setting, a wire, a port) to blame."""

    code: str
    block: str
    what: Text
    advice: Text
    setting: str = ""
    wire: str = ""
    port: str = ""


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


def expand(document: Document, steps: Mapping[str, int] | None = None) -> Expansion | None:
    """A drawing written out; None where it has no groups and is what it stands for already.

    `steps`: how many steps there are for each of the `sequences`' groups, 1 where it says nothing.
    """
    if not any(isinstance(one, Block) and _needs(one) for one in document.unordered()):
        return None
    return _Expander(document, steps or {}).expansion


def owners(document: Document) -> set[str]:
    """The ids that may own weights: of what is drawn, and of every copy of it."""
    drawn = {record.id for record in document.unordered()}
    found = expand(document)
    return drawn if found is None else drawn | found.drawn.keys() | found.wires.keys()


def _needs(block: Block) -> bool:
    return (
        bool(block.inside)
        or block.type in HOLDERS
        or block.type in PORTS
        or (bool(block.settings) and _has_formula(block.settings))
    )


def _has_formula(settings: Mapping[str, Any]) -> bool:
    return any(
        is_formula(value) or (isinstance(value, list | tuple) and any(map(is_formula, value)))
        for value in settings.values()
    )


@dataclass
class _Scope:
    """One copy of the inside of a group. `holder` is the group or use, `inside` whose inside."""

    inside: str
    prefix: str = ""
    owner: str = ""
    names: Mapping[str, Any] = field(default_factory=dict)
    outer: _Scope | None = None
    holder: Block | None = None
    before: _Scope | None = None
    trail: Trail = ()
    frozen: bool = False
    around: frozenset[str] = frozenset()
    is_first: bool = False
    copies: dict[str, list[_Scope]] = field(default_factory=dict)


class _Expander:
    """Writes a drawing out: first the blocks of every copy, then their wires."""

    def __init__(self, document: Document, steps: Mapping[str, int]) -> None:
        self._steps = steps
        self._insides = Insides(_on_the_ground(document))
        self._wires: defaultdict[str, list[Wire]] = defaultdict(list)
        self._into: defaultdict[End, list[Wire]] = defaultdict(list)
        self._ports: dict[str, tuple[list[Block], list[Block]]] = {}
        self._scopes: list[_Scope] = []
        self._met: set[str] = set()
        self._with_formulas = {
            block.id for block in self._insides.blocks.values() if _has_formula(block.settings)
        }
        self._records: dict[str, Record] = {}
        self.expansion = Expansion(Document(), self._insides.blocks)
        self._take_in(document)
        self._enter(_Scope(""))
        for scope in self._scopes:
            self._lead(scope)
        self._look_at_ports()
        for objective in document.objectives:
            self._records[objective.id] = self._moving(objective)
        self.expansion.document = Document(self._records.values())

    def _take_in(self, document: Document) -> None:
        """Wires by where they are, and everything else as it is."""
        blocks = self._insides.blocks
        for record in document:
            if isinstance(record, Wire):
                source, target = blocks.get(record.source), blocks.get(record.target)
                if source is None or target is None:
                    self._records[record.id] = record
                elif source.inside != target.inside:
                    self._blame(_crossing(record))
                else:
                    self._wires[source.inside].append(record)
                    self._into[record.target, record.target_port].append(record)
            elif not isinstance(record, Block | Objective):
                self._records[record.id] = record
        for wires in self._into.values():
            wires.sort(key=lambda wire: (wire.place, wire.id))

    def _blame(self, trouble: Trouble) -> None:
        if trouble not in self.expansion.troubles:
            self.expansion.troubles.append(trouble)

    def _enter(self, scope: _Scope) -> None:
        """The blocks of one copy, and of all within it."""
        self._scopes.append(scope)
        scope.is_first = scope.inside not in self._met
        self._met.add(scope.inside)
        for block in self._insides.held(scope.inside):
            if scope.is_first:
                self.expansion.first[block.id] = scope.prefix + block.id
            if block.type in HOLDERS:
                if not is_definition(block):
                    self._repeat(scope, block)
            elif block.type not in PORTS:
                self._write(scope, block)
            elif not scope.inside:
                self._blame(_homeless(block))

    def _write(self, scope: _Scope, block: Block) -> None:
        """One copy of a block."""
        id, found = scope.prefix + block.id, self.expansion
        settings, frozen = block.settings, block.frozen or scope.frozen
        if block.id in self._with_formulas:
            settings = self._worked_out(scope, block, id)
        if scope.prefix or settings is not block.settings or frozen != block.frozen:
            copy = replace(block, id=id, settings=settings, frozen=frozen, inside="")
            self._records[id] = copy
        else:
            self._records[id] = block
        found.drawn[id] = block.id
        found.trails[id] = (*scope.trail, Link(scope.inside, block.id))
        if scope.owner != scope.prefix:
            found.shares[id] = scope.owner + block.id
        if scope.prefix and block.type in _ALONE:
            found.faults[id] = _only_once(block)
        elif block.type == _NEURON and id in found.shares:
            found.faults[id] = _shared_neuron(block)

    def _worked_out(self, scope: _Scope, block: Block, id: str) -> Mapping[str, Any]:
        settings = dict(block.settings)
        for name, value in block.settings.items():
            try:
                settings[name] = resolve(value, scope.names)
            except Refusal as refusal:
                trouble = Trouble("bad_formula", block.id, refusal.what, refusal.advice, name)
                self.expansion.faults[id] = trouble
        return settings

    def _repeat(self, scope: _Scope, holder: Block) -> None:
        """All copies of a group."""
        inside = self._insides.definition(holder)
        scope.copies[holder.id] = []
        trouble = _unfit(holder, inside, scope)
        if trouble is not None:
            self._blame(trouble)
            return
        setting = "repeat"
        try:
            count = self._count(scope, holder, inside)
            setting = "values"
            names = values_for(holder, self._insides.blocks[inside], scope.names, count)
        except Refusal as refusal:
            self._blame(Trouble("bad_group", holder.id, refusal.what, refusal.advice, setting))
            return
        if count * len(self._insides.held(inside)) + len(self._records) > MOST_BLOCKS:
            self._blame(_too_many(holder))
            return
        before = None
        for number in range(count):
            before = self._copy(scope, holder, inside, (number, count), names[number], before)

    def _count(self, scope: _Scope, holder: Block, inside: str) -> int:
        """How many copies there are: repeats, or the steps of what arrives. Raises Refusal."""
        count = repeats_of(holder, scope.names)
        if not self._has_steps(inside):
            return count
        if count > 1:
            raise Refusal(
                Text("It goes step by step, so it cannot be repeated as well."),
                Text("Reset its repeats, or put it into another group that repeats."),
            )
        self.expansion.sequences.setdefault(scope.prefix + holder.id, [])
        return self._steps.get(scope.prefix + holder.id, 1)

    def _has_steps(self, inside: str) -> bool:
        return any(map(goes_by_steps, self._sides(inside)[0]))

    def _copy(
        self,
        scope: _Scope,
        holder: Block,
        inside: str,
        place: tuple[int, int],
        names: Mapping[str, Any],
        before: _Scope | None,
    ) -> _Scope:
        number, count = place
        is_shared = holder.settings.get("shared") is True or self._has_steps(inside)
        step = _step(holder, number)
        inner = _Scope(
            inside,
            scope.prefix + step,
            scope.owner + (_step(holder, 0) if is_shared else step),
            names,
            scope,
            holder,
            before,
            (*scope.trail, Link(scope.inside, holder.id, number, count > 1 and not is_shared)),
            scope.frozen or holder.frozen,
            scope.around | {inside},
        )
        scope.copies[holder.id].append(inner)
        self._enter(inner)
        return inner

    def _lead(self, scope: _Scope) -> None:
        """The wires of one copy."""
        blocks, found = self._insides.blocks, self.expansion
        for wire in self._wires.get(scope.inside, ()):
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

    def _look_out(self, scope: _Scope) -> None:
        """Where what leaves groups comes from, also where no wire takes it."""
        for holder, copies in scope.copies.items():
            for port in self._sides(copies[-1].inside)[1] if copies else ():
                wires = self._into.get((port.id, "input"))
                end = self._leaving(copies, port, wires[0]) if wires else None
                if end is not None and end != _FROM_NOWHERE:
                    self.expansion.ends.setdefault((holder, port.id), end)

    def _write_wire(self, scope: _Scope, wire: Wire, end: End | None) -> None:
        id, target = scope.prefix + wire.id, scope.prefix + wire.target
        self.expansion.wires[id] = wire.id
        if end is None:
            self.expansion.starved.add((target, wire.target_port))
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

    def _note_beginning(self, scope: _Scope, wire: Wire, target: str) -> None:
        if scope.holder is not None:
            self.expansion.unbegun[target, wire.target_port] = (scope.holder.id, wire.source)

    def _source(self, scope: _Scope, wire: Wire) -> End | None:
        """Where what a wire carries comes from in the flat drawing: through ports, in and out."""
        met: set[tuple[int, str, str]] | None = None
        while True:
            block = self._insides.blocks[wire.source]
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
                self._blame(_ring(block))
                return None
            met.add((id(scope), end[0], end[1]))
            wires = self._into.get((end[0], end[1]))
            if not wires:
                return self._nothing(block, end[0], end[1])
            wire = wires[0]

    def _nothing(self, block: Block, target: str, port: str) -> End | None:
        """No wire at a port. The first step may begin without what later ones are handed."""
        entries, exits = map(carried, self._sides(block.inside))
        if self._has_steps(block.inside) and block in entries[: len(exits)]:
            return _FROM_NOWHERE
        self._blame(self._unfed(target, port))
        return None

    def _stepping(self, scope: _Scope, block: Block, wire: Wire) -> End | None:
        """What a port gives that cuts a sequence into steps, or puts one together."""
        if block.type == ENTRY and goes_by_steps(block) and scope.holder is not None:
            return self._cut(scope, block)
        copies = scope.copies.get(block.id) if block.type in HOLDERS else None
        port = self._insides.blocks.get(wire.source_port)
        if copies and port is not None and port.inside == copies[0].inside and goes_by_steps(port):
            return self._joined(copies, port)
        return None

    def _leaving(self, copies: list[_Scope], port: Block, wire: Wire) -> End | None:
        """Where what leaves a port of a group comes from."""
        return self._joined(copies, port) if goes_by_steps(port) else self._source(copies[-1], wire)

    def _cut(self, scope: _Scope, entry: Block) -> End:
        """One step of a sequence, for one copy of a group."""
        id, outer, holder = scope.prefix + entry.id, scope.outer, scope.holder
        assert outer is not None
        assert holder is not None
        if id in self._records:
            return id, "output"
        number = scope.trail[-1].number
        self._make(outer, entry, cutting(entry, id, number), number)
        wires = self._into.get((holder.id, entry.id))
        if not wires:
            self._blame(self._unfed(holder.id, entry.id))
        end = self._source(outer, wires[0]) if wires else None
        self._feed(id, wires[0].id if wires else "", end, 0)
        if end is not None and number == 0:
            self.expansion.sequences.setdefault(outer.prefix + holder.id, []).append(end)
        return id, "output"

    def _joined(self, copies: list[_Scope], exit: Block) -> End:
        """What all copies of a group give at a port, side by side."""
        id = copies[0].prefix + exit.id
        outer = copies[0].outer
        assert outer is not None
        if id in self._records:
            return id, "output"
        self._make(outer, exit, joining(exit, id), 0)
        wires = self._into.get((exit.id, "input"))
        for place, scope in enumerate(copies):
            end = self._source(scope, wires[0]) if wires else None
            self._feed(id, wires[0].id if wires else "", end, place)
        return id, "output"

    def _make(self, outer: _Scope, port: Block, block: Block, number: int) -> None:
        """A block that nobody drew, beside the group to whose port it belongs."""
        found, name = self.expansion, f"{port.id}:{number}"
        self._insides.blocks.setdefault(name, replace(block, id=name, inside=outer.inside))
        self._records[block.id] = block
        found.drawn[block.id] = port.id
        found.trails[block.id] = (*outer.trail, Link(outer.inside, name))
        if outer.owner != outer.prefix:
            found.shares[block.id] = outer.owner + block.id.removeprefix(outer.prefix)

    def _feed(self, target: str, wire: str, end: End | None, place: int) -> None:
        if end is None or end == _FROM_NOWHERE:
            self.expansion.starved.add((target, "input"))
            return
        id = f"{target}<{place}"
        self.expansion.wires[id] = wire
        self._records[id] = Wire(
            id=id,
            source=end[0],
            source_port=end[1],
            target=target,
            target_port="input",
            place=place,
        )

    def _through(self, scope: _Scope, block: Block, wire: Wire) -> tuple[_Scope, str, str] | None:
        """The next port outwards of an entry, or inwards of a group, and the copy it is in."""
        if block.type in HOLDERS:
            copies = scope.copies.get(block.id)
            if not copies:
                return None
            if wire.source_port not in {one.id for one in self._sides(copies[-1].inside)[1]}:
                self._blame(_no_port(wire, block.id))
                return None
            return copies[-1], wire.source_port, "input"
        if block.type == EXIT or scope.outer is None or scope.holder is None:
            self._blame(_no_port(wire, block.id))
            return None
        entries, exits = map(carried, self._sides(scope.inside))
        place = [one.id for one in entries].index(block.id)
        if scope.before is not None and place < len(exits):
            return scope.before, exits[place].id, "input"
        return scope.outer, scope.holder.id, block.id

    def _sides(self, inside: str) -> tuple[list[Block], list[Block]]:
        if inside not in self._ports:
            self._ports[inside] = (
                self._insides.ports(inside, ENTRY),
                self._insides.ports(inside, EXIT),
            )
        return self._ports[inside]

    def _look_at_ports(self) -> None:
        """Wires at ports that groups do not have, or that take one wire and get more."""
        for (target, port), wires in self._into.items():
            block = self._insides.blocks[target]
            if block.type in HOLDERS:
                inside = self._insides.definition(block)
                if inside and port not in {one.id for one in self._sides(inside)[0]}:
                    for wire in wires:
                        self._blame(_no_port(wire, target))
            elif block.type not in PORTS:
                continue
            for wire in wires[1:]:
                self._blame(_crowded(wire))
        for scope in self._scopes:
            if scope.before is not None and scope.before.before is None:
                self._look_at_repeat(scope)

    def _look_at_repeat(self, scope: _Scope) -> None:
        entries, exits = map(carried, self._sides(scope.inside))
        assert scope.holder is not None
        if len(exits) > len(entries):
            self._blame(_unlike(scope.holder, len(entries), len(exits)))

    def _unfed(self, target: str, port: str) -> Trouble:
        block = self._insides.blocks[target]
        there = self._insides.blocks.get(port) if block.type in HOLDERS else block
        name = (there.name if there else "") or Text("input" if there is not block else "output")
        return Trouble(
            "missing_input",
            target,
            Text("Nothing arrives at {port}.", port=name),
            Text("Drag a wire to it."),
            port=port,
        )

    def _moving(self, objective: Objective) -> Objective:
        """An objective that moves every copy of what it was told to move."""
        if not objective.moves:
            return objective
        wanted = set(objective.moves)
        trails = self.expansion.trails.items()
        moved = [id for id, trail in trails if any(link.block in wanted for link in trail)]
        # With nothing of it computed it goes on naming what was drawn: naming none means all.
        return replace(objective, moves=tuple(moved) or objective.moves)


def _on_the_ground(document: Document) -> Iterator[Record]:
    """The records, those inside what is no group standing at the top."""
    for record in document:
        if isinstance(record, Block) and record.inside:
            there = document.get(record.inside)
            if not isinstance(there, Block) or there.type != HOLDERS[0]:
                record = replace(record, inside="")
        yield record


def _step(holder: Block, number: int) -> str:
    """What stands before the ids in one copy."""
    if number:
        return f"{holder.id}.{number}/"
    return f"{holder.id}/" if holder.type == USE else ""


def _unfit(holder: Block, inside: str, scope: _Scope) -> Trouble | None:
    if not inside:
        return Trouble(
            "no_definition",
            holder.id,
            Text("What it stands for is not in this drawing."),
            Text("Choose another block of your own, or delete it."),
        )
    if inside in scope.around:
        return Trouble(
            "contains_itself",
            holder.id,
            Text("It stands inside itself, so it would never end."),
            Text("Take it out of its own definition."),
        )
    if len(scope.trail) >= DEEPEST:
        return Trouble(
            "too_deep",
            holder.id,
            Text("Groups stand in groups more than {most} deep.", most=DEEPEST),
            Text("Ungroup some of them."),
        )
    return None


def _too_many(holder: Block) -> Trouble:
    return Trouble(
        "too_large",
        holder.id,
        Text("Its repeats add up to more than {most} blocks.", most=MOST_BLOCKS),
        Text("Choose fewer repeats."),
        "repeat",
    )


def _unlike(holder: Block, entries: int, exits: int) -> Trouble:
    return Trouble(
        "repeat_ports",
        holder.id,
        Text(
            "It is repeated, but gives {exits} outputs and takes {entries} inputs.",
            exits=exits,
            entries=entries,
        ),
        Text("Each output of a repeat feeds the input of the next: take an output away."),
        "repeat",
    )


def _crossing(wire: Wire) -> Trouble:
    return Trouble(
        "crosses_border",
        wire.target,
        Text("A wire crosses the border of a group without a port."),
        Text("Lead it through a port of the group, or remove it."),
        wire=wire.id,
    )


def _no_port(wire: Wire, block: str) -> Trouble:
    return Trouble(
        "no_such_port",
        block,
        Text("A wire is at a port that this group does not have."),
        Text("Lead the wire to another port, or remove it."),
        wire=wire.id,
    )


def _crowded(wire: Wire) -> Trouble:
    return Trouble(
        "two_wires",
        wire.target,
        Text("Two wires lead to a port of a group, which takes one."),
        Text("Remove one of them, or join them before it."),
        wire=wire.id,
    )


def _homeless(block: Block) -> Trouble:
    return Trouble(
        "homeless_port",
        block.id,
        Text("A port of a group stands outside of every group."),
        Text("Delete it, or put it into a group."),
    )


def _ring(block: Block) -> Trouble:
    return Trouble(
        "loop",
        block.id,
        Text("What leaves this group arrives at it again, with nothing in between."),
        Text("Remove one wire of the ring."),
    )


def _only_once(block: Block) -> Trouble:
    return Trouble(
        "data_in_copies",
        block.id,
        Text("Data stands in a group that is copied, but there is only one of it."),
        Text("Put it outside, and lead it in through a port."),
    )


def _shared_neuron(block: Block) -> Trouble:
    return Trouble(
        "shared_neuron",
        block.id,
        Text("Single neurons cannot share their weights between repeats."),
        Text("Give the repeats weights of their own, or use a Linear layer."),
    )
