"""The drawing as the compiler reads it: ports of every block, and which wires hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from backend.catalog.block_type import BlockType
from backend.catalog.card import Port
from backend.compiler.plan import Field, Ports, Signal, Spec
from backend.document.document import Document
from backend.document.expansion import Expansion
from backend.document.records import Block, Objective, Training, Wire

Fields = Mapping[str, tuple[Field, ...]]
"""What each data block offers, by block id."""

_PLACE = attrgetter("place", "id")


@dataclass
class Wiring:
    """One reading of a document. `into` and `out_of` hold only wires that hold at both ends.

    `adrift` are wires that end at nothing, `misplaced` those whose block lacks the port, with
    the block that lacks it; `crowded` those that share a port that takes one, but the first. Of a
    drawing with groups, `document` is the flat one of its `expansion`.
    """

    document: Document
    catalog: Mapping[str, BlockType] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    types: dict[str, BlockType] = field(default_factory=dict)
    ports: dict[str, Ports] = field(default_factory=dict)
    fields: dict[Signal, Field] = field(default_factory=dict)
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

    def feeds(self) -> dict[str, set[str]]:
        """Whom each block feeds."""
        return {
            id: {wire.target for wire in self.out_of[id]} if id in self.out_of else set()
            for id in self.blocks
        }


def read(document: Document, catalog: Mapping[str, BlockType], fields: Fields) -> Wiring:
    """Read a document once, whatever state it is in."""
    wiring = Wiring(document, catalog)
    wires: list[Wire] = []
    for record in document:
        if isinstance(record, Block):
            wiring.blocks[record.id] = record
        elif isinstance(record, Wire):
            wires.append(record)
        elif isinstance(record, Objective):
            wiring.objectives.append(record)
        elif isinstance(record, Training):
            wiring.training = record
    for block in wiring.blocks.values():
        _read_block(wiring, block, catalog.get(block.type), fields, wires)
    for wire in sorted(wires, key=_PLACE):
        _read_wire(wiring, wire)
    return wiring


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
    wiring.ports[block.id] = _card_ports(type.card.inputs, type.card.outputs)


@lru_cache(maxsize=4096)
def _card_ports(inputs: tuple[Port, ...], outputs: tuple[Port, ...]) -> Ports:
    return Ports(inputs, outputs)


def _guessed_ports(block: Block, wires: Sequence[Wire]) -> Ports:
    """A block of unknown type has the ports its wires speak of."""
    inputs = {wire.target_port: None for wire in wires if wire.target == block.id}
    outputs = {wire.source_port: None for wire in wires if wire.source == block.id}
    return Ports(tuple(Port(one, many=True) for one in inputs), tuple(map(Port, outputs)))


def _read_wire(wiring: Wiring, wire: Wire) -> None:
    if wire.source not in wiring.blocks or wire.target not in wiring.blocks:
        wiring.adrift.append(wire)
        return
    if not _port(wiring.ports[wire.source].outputs, wire.source_port):
        wiring.misplaced.append((wire, wire.source))
        return
    port = _port(wiring.ports[wire.target].inputs, wire.target_port)
    if port is None:
        wiring.misplaced.append((wire, wire.target))
        return
    there = wiring.into.setdefault(wire.target, {}).setdefault(wire.target_port, [])
    if there and not port.many:
        wiring.crowded.append(wire)
        return
    there.append(wire)
    wiring.out_of.setdefault(wire.source, []).append(wire)


def _port(ports: tuple[Port, ...], name: str) -> Port | None:
    for port in ports:
        if port.name == name:
            return port
    return None


def input_field(block: Block, type: BlockType) -> Field | None:
    """What an input block without data promises; None where its settings say nothing usable."""
    settings = type.settings(block.settings)
    shape, dtype = settings.get("shape"), settings.get("dtype", "float32")
    if isinstance(shape, int):
        shape = (shape,)
    if not isinstance(shape, tuple) or not all(is_size(size) for size in shape):
        return None
    if dtype not in type.card.setting("dtype").choices:
        return None
    is_whole = settings.get("batch") is False
    kind = "picture" if len(shape) == 3 and dtype == "float32" and not is_whole else "numbers"
    return Field(type.card.outputs[0].name, shape, dtype, "input", kind, is_whole=is_whole)


def is_size(value: Any) -> bool:
    """Whether this can be the length of an axis."""
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value < 2**31


def field_spec(one: Field) -> Spec:
    """A batch of a field's examples, or the field as it is where it is whole."""
    return Spec(one.shape if one.is_whole else ("N", *one.shape), one.dtype)
