"""Edits that mend what is wrong, offered as one click."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from backend.catalog.card import Port
from backend.compiler.plan import Signal
from backend.compiler.problems import Repair
from backend.compiler.walk import Walk
from backend.document import edits
from backend.document.change import Change, added, removed, replaced, together
from backend.document.document import Document
from backend.document.records import Block, Objective, Wire
from backend.text import Text

FLATTEN = "torch.nn.Flatten"
_APART = 180.0
"""Scene units between a block and one put beside it."""


def new_id(document: Document, *parts: str) -> str:
    """An id for a new record: the same for the same repair of the same drawing."""
    seed = "/".join(parts)
    id = hashlib.blake2s(seed.encode("utf-8", "replace")).hexdigest()[:10]
    return id if id not in document else new_id(document, *parts, "again")


def signal(wire: Wire) -> Signal:
    """What a wire carries."""
    return Signal(wire.source, wire.source_port)


def flatten(walk: Walk, wires: Iterable[Wire]) -> Repair:
    """A Flatten block in the middle of each wire."""
    label = Text("Insert Flatten")
    changes = [insert_block(walk, wire, FLATTEN, {}) for wire in wires]
    return Repair(label, together(label, *changes))


def insert_block(walk: Walk, wire: Wire, type: str, settings: Mapping[str, Any]) -> Change:
    """A block of this type in the middle of a wire, half way between its ends."""
    document, blocks = walk.wiring.document, walk.wiring.blocks
    source, target = blocks[wire.source], blocks[wire.target]
    block = Block(
        id=new_id(document, type, wire.id),
        type=type,
        x=(source.x + target.x) / 2,
        y=(source.y + target.y) / 2,
        settings=settings,
    )
    return edits.insert(document, wire.id, block)


def choose(walk: Walk, label: Text, block: str, settings: Mapping[str, Any]) -> Repair:
    """Other settings for a block."""
    return Repair(label, edits.set_settings(walk.wiring.document, block, settings))


def reset(walk: Walk, block: str, names: Iterable[str]) -> Repair:
    """Settings of a block back to what is inferred, or to their defaults."""
    change = edits.clear_settings(walk.wiring.document, block, names)
    return Repair(Text("Reset the setting"), change)


def remove_wires(wires: Iterable[Wire]) -> Repair:
    """Wires taken out."""
    label = Text("Remove the wire")
    return Repair(label, removed(label, wires))


def connect(
    walk: Walk, source: tuple[str, str], target: tuple[str, str], instead: Wire | None = None
) -> Change:
    """A wire between two ports, where `instead` goes away for it."""
    document = walk.wiring.document
    id = new_id(document, *source, *target)
    change = edits.connect(document, *source, *target, id=id, many=True)
    return together(change.label, removed(change.label, [instead] if instead else []), change)


def bypass(walk: Walk, block: str, label: Text) -> Repair | None:
    """A block with one wire in taken out, what fed it wired to whatever it fed."""
    (arriving,) = walk.wiring.into[block].values()
    if len(arriving) != 1:
        return None
    (wire,) = arriving
    document = walk.wiring.document
    onward = [
        (old, replace(old, source=wire.source, source_port=wire.source_port))
        for old in walk.wiring.out_of.get(block, [])
    ]
    rerouted = replaced(label, onward)
    rest = edits.delete(document, [block])
    kept = {id: pair for id, pair in rest.records.items() if id not in rerouted.records}
    return Repair(label, Change(label, {**kept, **rerouted.records}))


def add_objective(walk: Walk, loss: str) -> Repair:
    """An objective that minimises a loss."""
    id = new_id(walk.wiring.document, "objective", loss)
    return Repair(Text("Minimise this loss"), edits.add_objective(loss, id=id))


def add_loss(walk: Walk, type: str, prediction: tuple[str, str], target: tuple[str, str]) -> Repair:
    """A loss block behind a prediction, wired to the target, and an objective for it."""
    document = walk.wiring.document
    id = new_id(document, type, *prediction, *target)
    before = walk.wiring.blocks[prediction[0]]
    block = Block(id=id, type=type, x=before.x + _APART, y=before.y)
    wires = [
        Wire(
            id=new_id(document, id, port),
            source=source[0],
            source_port=source[1],
            target=id,
            target_port=port,
        )
        for port, source in (("input", prediction), ("target", target))
    ]
    objective = Objective(id=new_id(document, "objective", id), minimise={id: 1.0})
    label = Text("Add the loss")
    return Repair(label, added(label, [block, *wires, objective]))


def change_type(
    walk: Walk, label: Text, block: str, type: str, settings: Mapping[str, Any] | None = None
) -> Repair:
    """The same block, of another type, with these settings and none of its old ones."""
    before = walk.wiring.blocks[block]
    after = replace(before, type=type, settings=settings or {})
    return Repair(label, replaced(label, [(before, after)]))


def drop_losses(walk: Walk, objective: Objective, lost: Iterable[str]) -> Repair:
    """Losses that are gone taken out of an objective; the objective too where none is left."""
    label = Text("Remove the objective")
    gone = set(lost)
    kept = {id: weight for id, weight in objective.minimise.items() if id not in gone}
    if not kept:
        return Repair(label, removed(label, [objective]))
    label = Text("Forget the missing loss")
    return Repair(label, replaced(label, [(objective, replace(objective, minimise=kept))]))


def delete(walk: Walk, block: str) -> Repair:
    """A block taken out."""
    return Repair(Text("Delete the block"), edits.delete(walk.wiring.document, [block]))


def move_wire(walk: Walk, wire: Wire, block: str) -> Repair | None:
    """A wire led to the one port that it can be meant for, if there is one."""
    ports = walk.wiring.ports[block]
    there = ports.outputs if block == wire.source else ports.inputs
    if len(there) > 1:
        there = _unused(walk, block, there, block == wire.source)
    if len(there) != 1:
        return None
    side = "source_port" if block == wire.source else "target_port"
    label = Text("Lead the wire to {port}", port=there[0].title or there[0].name)
    return Repair(label, replaced(label, [(wire, replace(wire, **{side: there[0].name}))]))


def _unused(walk: Walk, block: str, ports: tuple[Port, ...], is_source: bool) -> tuple[Port, ...]:
    """The ports at which no wire is, of those that want one."""
    wires = walk.wiring.out_of.get(block, ())
    taken = (
        {wire.source_port for wire in wires} if is_source else set(walk.wiring.into.get(block, ()))
    )
    return tuple(one for one in ports if one.name not in taken and not one.optional)
