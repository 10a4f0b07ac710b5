"""The drawing as the compiler reads it: ports of every block, and which wires hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from backend.catalog.block_type import BlockType
from backend.catalog.card import Port
from backend.compiler.order import Order, order
from backend.compiler.plan import Field, Ports, Signal, Spec
from backend.document.document import Document
from backend.document.expansion import Expansion
from backend.document.records import Block, Objective, Training, Wire

Fields = Mapping[str, tuple[Field, ...]]
"""What each data block offers, by block id."""

_PLACE, _ID = attrgetter("place", "id"), attrgetter("id")
_Doors = Mapping[str, tuple[Mapping[str, Port], Mapping[str, Port]]]


@dataclass
class Wiring:
    """One reading of a document. `into` and `out_of` hold only wires that hold at both ends.

    `adrift` are wires that end at nothing, `misplaced` those whose block lacks the port, with
    the block that lacks it; `crowded` those that share a port that takes one, but the first. Of a
    drawing with groups, `document` is the flat one of its `expansion`. What only wires and ports
    decide is not to be altered: the next reading may share it.
    """

    document: Document
    catalog: Mapping[str, BlockType] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    types: dict[str, BlockType] = field(default_factory=dict)
    ports: dict[str, Ports] = field(default_factory=dict)
    fields: dict[Signal, Field] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)
    into: dict[str, dict[str, list[Wire]]] = field(default_factory=dict)
    out_of: dict[str, list[Wire]] = field(default_factory=dict)
    adrift: list[Wire] = field(default_factory=list)
    misplaced: list[tuple[Wire, str]] = field(default_factory=list)
    crowded: list[Wire] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    training: Training = field(default_factory=Training)
    expansion: Expansion | None = None

    def sort(self, id: str) -> str:
        """The sort of a block's card, "" where the type is not known."""
        type = self.types.get(id)
        return type.card.sort if type else ""

    @cached_property
    def movers(self) -> dict[str, tuple[str, ...]]:
        """The objectives that name a block, or a group around it, among those they move."""
        found: dict[str, tuple[str, ...]] = {}
        for objective in self.objectives:
            for id in with_insides(self.blocks.values(), objective.moves):
                found[id] = (*found.get(id, ()), objective.id)
        return found

    @cached_property
    def order(self) -> Order:
        """The blocks by depth."""
        feeds: dict[str, set[str]] = {
            id: {wire.target for wire in self.out_of[id]} if id in self.out_of else set()
            for id in self.blocks
        }
        return order(feeds)

    def is_wired_as(self, other: Wiring) -> bool:
        """Whether the same wires lie between the same ports."""
        return self.wires == other.wires and self.ports == other.ports

    def share(self, other: Wiring) -> None:
        """Take over all that wires and ports decide."""
        self.into, self.out_of = other.into, other.out_of
        self.adrift, self.misplaced, self.crowded = other.adrift, other.misplaced, other.crowded
        self.order = other.order


def read(
    document: Document,
    catalog: Mapping[str, BlockType],
    fields: Fields,
    before: Wiring | None = None,
) -> Wiring:
    """Read a document once, whatever state it is in. `before`: another reading, of which is
    shared what is the same."""
    wiring = Wiring(document, catalog)
    _sort_out(wiring)
    for block in wiring.blocks.values():
        _read_block(wiring, block, catalog.get(block.type), fields, wiring.wires)
    if before is not None and wiring.is_wired_as(before):
        wiring.share(before)
    else:
        lead(wiring)
    return wiring


def lead(wiring: Wiring) -> None:
    """Find out which wires hold, where blocks and their ports are known."""
    doors = _doors(wiring.ports)
    for wire in sorted(wiring.wires, key=_PLACE):
        _read_wire(wiring, wire, doors)


def _sort_out(wiring: Wiring) -> None:
    """The records by what they are; all but wires in the order of their ids."""
    blocks: list[Block] = []
    for record in wiring.document.unordered():
        if isinstance(record, Wire):
            wiring.wires.append(record)
        elif isinstance(record, Block):
            blocks.append(record)
        elif isinstance(record, Objective):
            wiring.objectives.append(record)
        elif isinstance(record, Training):
            wiring.training = record
    wiring.blocks = {block.id: block for block in sorted(blocks, key=_ID)}
    wiring.objectives.sort(key=_ID)


def with_insides(blocks: Iterable[Block], ids: Iterable[str]) -> set[str]:
    """These blocks, and whatever stands inside those of them that are groups."""
    found = set(ids)
    inside = {block.id: block.inside for block in blocks if block.inside}
    while more := {id for id, group in inside.items() if group in found} - found:
        found |= more
    return found


def signals(wires: Iterable[Wire]) -> tuple[Signal, ...]:
    """What these wires carry."""
    return tuple([Signal(wire.source, wire.source_port) for wire in wires])


def _read_block(
    wiring: Wiring,
    block: Block,
    type: BlockType | None,
    fields: Fields,
    wires: Sequence[Wire],
) -> None:
    if type is None:
        wiring.ports[block.id] = _guessed_ports(block, wires)
        return
    wiring.types[block.id] = type
    if type.card.sort == "data":
        found = fields.get(block.id)
        if found is not None:
            outputs = tuple(Port(one.name) for one in found)
            wiring.ports[block.id] = Ports((), outputs)
            wiring.fields |= {Signal(block.id, one.name): one for one in found}
            return
    if type.card.sort == "input" and (given := input_field(block, type)) is not None:
        wiring.fields[Signal(block.id, given.name)] = given
    wiring.ports[block.id] = _card_ports(type.card.inputs, type.outputs(block.settings))


@lru_cache(maxsize=4096)
def _card_ports(inputs: tuple[Port, ...], outputs: tuple[Port, ...]) -> Ports:
    return Ports(inputs, outputs)


def _guessed_ports(block: Block, wires: Sequence[Wire]) -> Ports:
    """A block of unknown type has the ports its wires speak of."""
    inputs = {wire.target_port: None for wire in wires if wire.target == block.id}
    outputs = {wire.source_port: None for wire in wires if wire.source == block.id}
    return Ports(tuple(Port(one, many=True) for one in inputs), tuple(map(Port, outputs)))


def _doors(ports: Mapping[str, Ports]) -> _Doors:
    """By block: the ports into it and out of it, by name."""
    known: dict[int, tuple[dict[str, Port], dict[str, Port]]] = {}
    for there in ports.values():
        if id(there) not in known:  # most blocks share theirs with many
            known[id(there)] = _by_name(there.inputs), _by_name(there.outputs)
    return {block: known[id(there)] for block, there in ports.items()}


def _by_name(ports: Iterable[Port]) -> dict[str, Port]:
    return {port.name: port for port in ports}


def _read_wire(wiring: Wiring, wire: Wire, doors: _Doors) -> None:
    if wire.source not in doors or wire.target not in doors:
        wiring.adrift.append(wire)
        return
    if wire.source_port not in doors[wire.source][1]:
        wiring.misplaced.append((wire, wire.source))
        return
    port = doors[wire.target][0].get(wire.target_port)
    if port is None:
        wiring.misplaced.append((wire, wire.target))
        return
    there = wiring.into.setdefault(wire.target, {}).setdefault(wire.target_port, [])
    if there and not port.many:
        wiring.crowded.append(wire)
        return
    there.append(wire)
    wiring.out_of.setdefault(wire.source, []).append(wire)


def input_field(block: Block, type: BlockType) -> Field | None:
    """What an input block without data promises; None where its settings say nothing usable."""
    settings = type.settings(block.settings)
    shape, dtype = settings.get("shape"), settings.get("dtype", "float32")
    if isinstance(shape, int):
        shape = (shape,)
    is_whole = settings.get("batch") is False
    least = 0 if is_whole else 1
    if not isinstance(shape, tuple) or not all(is_size(size, least) for size in shape):
        return None
    if dtype not in type.card.setting("dtype").choices:
        return None
    kind = "picture" if len(shape) == 3 and dtype == "float32" and not is_whole else "numbers"
    return Field(type.card.outputs[0].name, shape, dtype, "input", kind, is_whole=is_whole)


def is_size(value: Any, least: int = 1) -> bool:
    """Whether this can be the length of an axis."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value < 2**31


def field_spec(one: Field) -> Spec:
    """A batch of a field's examples, or the field as it is where it is whole."""
    return Spec(one.shape if one.is_whole else ("N", *one.shape), one.dtype)
