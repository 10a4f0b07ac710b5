"""What a person can do to a drawing. Each function looks at the document and returns a Change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change, added, removed, replaced, together
from backend.document.document import Document
from backend.document.groups import wires_at_ports, with_insides
from backend.document.open_groups import carried, is_open_group
from backend.document.records import (
    Block,
    Note,
    Objective,
    Record,
    Setting,
    Wire,
    fresh_id,
)
from backend.text import Text


def add(
    type: str,
    x: float = 0.0,
    y: float = 0.0,
    settings: Mapping[str, Setting] | None = None,
    name: str = "",
    id: str | None = None,
    inside: str = "",
) -> Change:
    """Put a new block on the canvas, or inside a group."""
    block = Block(
        id=id or fresh_id(),
        type=type,
        name=name,
        x=x,
        y=y,
        settings=settings or {},
        inside=inside,
    )
    return added(Text("Add block"), [block])


def add_note(x: float, y: float, text: str = "", id: str | None = None, inside: str = "") -> Change:
    """Leave words on the canvas, or inside a group."""
    note = Note(id=id or fresh_id(), x=x, y=y, text=text, inside=inside)
    return added(Text("Add note"), [note])


def delete(document: Document, ids: Iterable[str]) -> Change:
    """Take records out, groups with all inside them, with the wires left hanging and the
    objectives left with nothing to do."""
    gone = with_insides(document, ids)
    doomed = {id: document[id] for id in gone}
    doomed |= {wire.id: wire for wire in document.wires_of(gone)}
    doomed |= {wire.id: wire for wire in wires_at_ports(document, gone)}
    shrunk = [_without(objective, gone) for objective in document.objectives]
    pairs = [
        (before, after)
        for before, after in zip(document.objectives, shrunk, strict=True)
        if before.id not in doomed and before != after
    ]
    empty = [before for before, after in pairs if _is_idle(before, after)]
    kept = [(before, after) for before, after in pairs if not _is_idle(before, after)]
    label = Text("Delete")
    return together(label, removed(label, [*doomed.values(), *empty]), replaced(label, kept))


def _without(objective: Objective, gone: set[str]) -> Objective:
    minimise = {id: weight for id, weight in objective.minimise.items() if id not in gone}
    moves = tuple(id for id in objective.moves if id not in gone)
    return replace(objective, minimise=minimise, moves=moves)


def _is_idle(before: Objective, after: Objective) -> bool:
    """No loss is left, or none of the blocks it was to move (none named would mean all)."""
    return not after.minimise or bool(before.moves and not after.moves)


def move(document: Document, offsets: Mapping[str, tuple[float, float]]) -> Change:
    """Shift blocks and notes by (dx, dy) scene units each, open groups with all inside them."""
    pairs: list[tuple[Record, Record]] = []
    for id, (dx, dy) in _with_carried(document, offsets).items():
        before = document[id]
        if isinstance(before, (Block, Note)):
            pairs.append((before, replace(before, x=before.x + dx, y=before.y + dy)))
    return replaced(Text("Move"), pairs)


def _with_carried(
    document: Document, offsets: Mapping[str, tuple[float, float]]
) -> Mapping[str, tuple[float, float]]:
    opened = [id for id in offsets if is_open_group(document.get(id))]
    inner = {one: offsets[id] for id in opened for one in carried(document, [id])}
    return {**inner, **offsets} if inner else offsets


def connect(
    document: Document,
    source: str,
    source_port: str,
    target: str,
    target_port: str,
    *,
    many: bool = False,
    id: str | None = None,
) -> Change:
    """Lead a wire from one port to another.

    A port that takes one wire gives up the one it has; a port that takes `many` adds it behind
    the others. The same wire twice changes nothing.
    """
    label = Text("Connect")
    there = document.wires_into(target, target_port)
    if any(wire.source == source and wire.source_port == source_port for wire in there):
        return Change(label, {})
    place = max((wire.place for wire in there), default=-1) + 1 if many else 0
    wire = Wire(
        id=id or fresh_id(),
        source=source,
        source_port=source_port,
        target=target,
        target_port=target_port,
        place=place,
    )
    return together(label, removed(label, [] if many else there), added(label, [wire]))


def insert(
    document: Document, wire_id: str, block: Block, into: str = "input", out_of: str = "output"
) -> Change:
    """Put a new block into the middle of a wire."""
    wire = document[wire_id]
    assert isinstance(wire, Wire)
    label = Text("Insert block")
    block = replace(block, inside=document.block(wire.source).inside)
    first = replace(wire, id=fresh_id(), target=block.id, target_port=into, place=0, weight=None)
    second = replace(wire, source=block.id, source_port=out_of)
    return together(label, added(label, [block, first]), replaced(label, [(wire, second)]))


def set_settings(document: Document, id: str, settings: Mapping[str, Setting]) -> Change:
    """Choose settings of a block; a value of None that was not there before stays None."""
    before = document.block(id)
    after = replace(before, settings={**before.settings, **settings})
    return replaced(Text("Change settings"), [(before, after)])


def clear_settings(document: Document, id: str, names: Iterable[str]) -> Change:
    """Give settings of a block back to their defaults, or to what is inferred."""
    before = document.block(id)
    gone = set(names)
    kept = {name: value for name, value in before.settings.items() if name not in gone}
    return replaced(Text("Reset settings"), [(before, replace(before, settings=kept))])


def rename(document: Document, id: str, name: str) -> Change:
    """Give a block or an objective a name of its own; "" gives the automatic one back."""
    before = document[id]
    assert isinstance(before, (Block, Objective))
    return replaced(Text("Rename"), [(before, replace(before, name=name.strip()))])


def freeze(document: Document, ids: Iterable[str], frozen: bool) -> Change:
    """Keep training from moving the parameters of these blocks, or let it again."""
    label = Text("Freeze") if frozen else Text("Unfreeze")
    blocks = [document.block(id) for id in ids]
    return replaced(label, [(block, replace(block, frozen=frozen)) for block in blocks])


def weigh(document: Document, wire_id: str, weight: float | None) -> Change:
    """Type the starting weight of a wire into a neuron; None lets it be drawn."""
    before = document[wire_id]
    assert isinstance(before, Wire)
    return replaced(Text("Set weight"), [(before, replace(before, weight=weight))])


def edit_note(document: Document, id: str, **fields: Any) -> Change:
    """Change the words or the size of a note."""
    before = document[id]
    assert isinstance(before, Note)
    return replaced(Text("Edit note"), [(before, replace(before, **fields))])


def add_objective(loss: str, **fields: Any) -> Change:
    """Ask training to make a loss small."""
    objective = Objective(id=fields.pop("id", None) or fresh_id(), minimise={loss: 1.0}, **fields)
    return added(Text("Add objective"), [objective])


def change_objective(document: Document, id: str, **fields: Any) -> Change:
    """Choose another optimizer, schedule, weight or scope for an objective."""
    before = document[id]
    assert isinstance(before, Objective)
    return replaced(Text("Change objective"), [(before, replace(before, **fields))])


def change_training(document: Document, **fields: Any) -> Change:
    """Choose epochs, batch size, seed or device."""
    before = document.get("training")
    after = replace(document.training, **fields)
    return Change(Text("Change training"), {"training": (before, after)})
