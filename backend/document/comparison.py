"""What is other in one drawing than in another: added, removed, changed, or only moved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgspec.structs import replace

from backend.document.counterparts import counterparts
from backend.document.document import Document
from backend.document.records import Block, Note, Objective, Record, Wire

ADDED, REMOVED, CHANGED, MOVED = "added", "removed", "changed", "moved"
KINDS = (CHANGED, ADDED, REMOVED, MOVED)
SORTS = ("block", "wire", "objective", "training", "note")

NAMING = ("of", "weights_of")
"""Settings whose value is the id of another block."""

_Ends: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True)
class Alteration:
    """One thing that is other than before. `name` is a field of the record ("frozen"), or, where
    `is_setting`, one of its settings ("options.noise"); None where it is not there, or nobody
    chose it."""

    name: str
    before: Any
    after: Any
    is_setting: bool = False


@dataclass(frozen=True)
class Difference:
    """A record that is not the same in both: `before` in the first drawing, `after` in the second.

    `kind` is "added", "removed", "changed" or "moved"; `sort` the kind of record.
    """

    kind: str
    sort: str
    before: Record | None
    after: Record | None
    alterations: tuple[Alteration, ...] = ()

    @property
    def record(self) -> Record:
        """The record as it is now, or as it was where it is gone."""
        found = self.after if self.after is not None else self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class Comparison:
    """Two drawings beside each other: which block is which, and all that differs."""

    pairs: Mapping[str, str]
    differences: tuple[Difference, ...]

    def count(self, kind: str, sort: str = "") -> int:
        """How many differences there are of a kind."""
        return sum(one.kind == kind and sort in ("", one.sort) for one in self.differences)

    @property
    def outermost(self) -> tuple[Difference, ...]:
        """Those that say it all: what came or went with the group around it is left out."""
        whole = {
            (one.kind, one.record.id)
            for one in self.differences
            if one.sort == "block" and one.kind in (ADDED, REMOVED)
        }
        inside = {
            (one.kind, one.record.id)
            for one in self.differences
            if isinstance(one.record, Block | Note) and (one.kind, one.record.inside) in whole
        }
        return tuple(
            one
            for one in self.differences
            if (one.kind, one.record.id) not in inside
            and not (isinstance(one.record, Wire) and (one.kind, one.record.source) in inside)
        )

    @property
    def is_same(self) -> bool:
        """Whether nothing differs but places."""
        return all(one.kind == MOVED for one in self.differences)


def compare(before: Document, after: Document) -> Comparison:
    """All that differs between two drawings; blocks and wires in the order of their places.

    A block counts as moved where it stands elsewhere than the others that share its id: a drawing
    shifted as a whole, or drawn anew, has not moved.
    """
    pairs = counterparts(before, after)
    found = [
        *_blocks(before, after, pairs),
        *_wires(before, after, pairs),
        *_objectives(before, after, pairs),
        *_training(before, after),
        *_notes(before, after, pairs),
    ]
    return Comparison(pairs, tuple(sorted(found, key=_order)))


def _order(one: Difference) -> tuple[int, int, float, float, str]:
    record = one.record
    y, x = getattr(record, "y", 0.0), getattr(record, "x", 0.0)
    return SORTS.index(one.sort), KINDS.index(one.kind), x, y, record.id


def _one_sided(sort: str, gone: Iterable[Record], new: Iterable[Record]) -> Iterator[Difference]:
    for record in gone:
        yield Difference(REMOVED, sort, record, None)
    for record in new:
        yield Difference(ADDED, sort, None, record)


# blocks


def _blocks(before: Document, after: Document, pairs: Mapping[str, str]) -> Iterator[Difference]:
    ours = {block.id: block for block in before.blocks}
    theirs = {block.id: block for block in after.blocks}
    shift = _shift(ours, theirs)
    new = theirs.keys() - set(pairs.values())
    gone = [ours[id] for id in ours if id not in pairs]
    yield from _one_sided("block", gone, [theirs[id] for id in theirs if id in new])
    for one, other in pairs.items():
        yield from _block(ours[one], theirs[other], pairs, shift)


def _shift(
    ours: Mapping[str, Block | Note], theirs: Mapping[str, Block | Note]
) -> tuple[float, float]:
    """By how much most of what both have was shifted."""
    steps = Counter(
        (theirs[id].x - ours[id].x, theirs[id].y - ours[id].y) for id in ours.keys() & theirs.keys()
    )
    if not steps:
        return 0.0, 0.0
    step, count = steps.most_common(1)[0]
    return step if 2 * count > steps.total() else (0.0, 0.0)


def _block(
    before: Block, after: Block, pairs: Mapping[str, str], shift: tuple[float, float]
) -> Iterator[Difference]:
    altered = (*_fields_of_block(before, after, pairs), *_settings_of_block(before, after, pairs))
    if altered:
        yield Difference(CHANGED, "block", before, after, altered)
    elif before.id == after.id and _has_moved(before, after, shift):
        yield Difference(MOVED, "block", before, after)


def _has_moved(before: Block | Note, after: Block | Note, shift: tuple[float, float]) -> bool:
    dx, dy = after.x - before.x - shift[0], after.y - before.y - shift[1]
    return abs(dx) + abs(dy) > 1e-6


def _fields_of_block(
    before: Block, after: Block, pairs: Mapping[str, str]
) -> tuple[Alteration, ...]:
    told = [
        ("type", before.type, after.type),
        ("name", before.name, after.name),
        ("inside", pairs.get(before.inside, before.inside), after.inside),
        ("frozen", before.frozen, after.frozen),
    ]
    return (
        *(Alteration(name, one, other) for name, one, other in told if one != other),
        *_cells(before, after),
        *_mappings("bends", before.bends, after.bends, is_setting=False),
    )


def _cells(before: Block, after: Block) -> tuple[Alteration, ...]:
    """What a person did to single weights: how many of them are other."""
    if set(before.cells) == set(after.cells):
        return ()
    return (Alteration("cells", len(before.cells), len(after.cells)),)


def _settings_of_block(
    before: Block, after: Block, pairs: Mapping[str, str]
) -> tuple[Alteration, ...]:
    named = {name: before.settings[name] for name in NAMING if name in before.settings}
    mapped = {name: pairs.get(id, id) for name, id in named.items() if isinstance(id, str)}
    return _mappings("", {**before.settings, **mapped}, after.settings)


def _mappings(
    name: str, before: Mapping[str, Any], after: Mapping[str, Any], is_setting: bool = True
) -> tuple[Alteration, ...]:
    """What two tables of values say otherwise; those in tables within, by both names."""
    found: list[Alteration] = []
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key), after.get(key)
        whole = f"{name}.{key}" if name else key
        if isinstance(one, Mapping | None) and isinstance(other, Mapping | None):
            found += _mappings(whole, one or {}, other or {}, is_setting)
        elif _plain(one) != _plain(other) or isinstance(one, bool) != isinstance(other, bool):
            found.append(Alteration(whole, one, other, is_setting))
    return tuple(found)


def _plain(value: Any) -> Any:
    """Lists come as tuples from some hands and as lists from others."""
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


# wires


def _wires(before: Document, after: Document, pairs: Mapping[str, str]) -> Iterator[Difference]:
    left: defaultdict[_Ends, list[Wire]] = defaultdict(list)
    for wire in sorted(after.wires, key=lambda wire: wire.place):
        left[wire.source, wire.source_port, wire.target, wire.target_port].append(wire)
    met: list[tuple[Wire, Wire]] = []
    gone: list[Wire] = []
    for wire in sorted(before.wires, key=lambda wire: wire.place):
        there = left.get(_ends(wire, pairs))
        if there:
            met.append((wire, _taken(there, wire.id)))
        else:
            gone.append(wire)
    yield from _one_sided("wire", gone, [wire for wires in left.values() for wire in wires])
    turned = _turned(met)
    for one, other in met:
        altered = _fields_of_wire(one, other, other.id in turned)
        if altered:
            yield Difference(CHANGED, "wire", one, other, altered)


def _ends(wire: Wire, pairs: Mapping[str, str]) -> _Ends:
    """Where a wire of the first drawing would lead in the second; ports of groups are blocks."""
    return (
        pairs.get(wire.source, ""),
        pairs.get(wire.source_port, wire.source_port),
        pairs.get(wire.target, ""),
        pairs.get(wire.target_port, wire.target_port),
    )


def _taken(there: list[Wire], id: str) -> Wire:
    """The one of this id, else the first."""
    place = next((place for place, wire in enumerate(there) if wire.id == id), 0)
    return there.pop(place)


def _turned(met: Iterable[tuple[Wire, Wire]]) -> set[str]:
    """The wires that stand in another order at their port than the same wires did before."""
    ports: defaultdict[tuple[str, str], list[tuple[Wire, Wire]]] = defaultdict(list)
    for one, other in met:
        ports[other.target, other.target_port].append((one, other))
    found: set[str] = set()
    for wires in ports.values():
        then = sorted(wires, key=lambda both: both[0].place)
        now = sorted(wires, key=lambda both: both[1].place)
        found |= {b[1].id for a, b in zip(then, now, strict=True) if a is not b}
    return found


def _fields_of_wire(before: Wire, after: Wire, is_turned: bool) -> tuple[Alteration, ...]:
    told = [
        ("weight", before.weight, after.weight),
        ("frozen", before.frozen, after.frozen),
        ("tie", before.tie, after.tie),
    ]
    if is_turned:
        told.append(("place", before.place, after.place))
    return tuple(Alteration(name, one, other) for name, one, other in told if one != other)


# objectives, training, notes


def _objectives(
    before: Document, after: Document, pairs: Mapping[str, str]
) -> Iterator[Difference]:
    theirs = {one.id: one for one in after.objectives}
    met: list[tuple[Objective, Objective]] = []
    alone: list[Objective] = []
    for objective in before.objectives:
        mapped = _mapped(objective, pairs)
        if objective.id in theirs:
            met.append((mapped, theirs.pop(objective.id)))
        else:
            alone.append(mapped)
    for mapped in list(alone):
        there = next((one for one in theirs.values() if _same_aim(mapped, one)), None)
        if there is not None:
            met.append((mapped, theirs.pop(there.id)))
            alone.remove(mapped)
    yield from _one_sided("objective", [before[one.id] for one in alone], theirs.values())
    for mapped, other in met:
        altered = _fields_of_objective(mapped, other)
        if altered:
            yield Difference(CHANGED, "objective", before[mapped.id], other, altered)


def _mapped(objective: Objective, pairs: Mapping[str, str]) -> Objective:
    """An objective of the first drawing, with the names that the second has for its blocks."""
    minimise = {pairs.get(id, id): weight for id, weight in objective.minimise.items()}
    moves = tuple(pairs.get(id, id) for id in objective.moves)
    return replace(objective, minimise=minimise, moves=moves)


def _same_aim(one: Objective, other: Objective) -> bool:
    return bool(one.minimise.keys() & other.minimise.keys())


_LEARNING = ("clip_norm", "clip_value", "accumulate", "spares_biases", "average", "precision")


def _fields_of_objective(before: Objective, after: Objective) -> tuple[Alteration, ...]:
    names = ("name", "optimizer", "schedule", "every", "penalty", "penalty_rate", *_LEARNING)
    plain = [
        Alteration(name, getattr(before, name), getattr(after, name))
        for name in names
        if getattr(before, name) != getattr(after, name)
    ]
    if set(before.moves) != set(after.moves):
        plain.append(Alteration("moves", before.moves, after.moves))
    return (
        *plain,
        *_mappings("minimise", before.minimise, after.minimise, is_setting=False),
        *_mappings("", before.optimizer_settings, after.optimizer_settings),
        *_mappings("", before.schedule_settings, after.schedule_settings),
    )


def _training(before: Document, after: Document) -> Iterator[Difference]:
    one, other = before.training, after.training
    altered = tuple(
        Alteration(name, getattr(one, name), getattr(other, name))
        for name in ("epochs", "batch_size", "seed", "device")
        if getattr(one, name) != getattr(other, name)
    )
    if altered:
        yield Difference(CHANGED, "training", one, other, altered)


def _notes(before: Document, after: Document, pairs: Mapping[str, str]) -> Iterator[Difference]:
    theirs = {note.id: note for note in after.notes}
    ours = {note.id: note for note in before.notes}
    shift = _shift(ours, theirs)
    alone: list[Note] = []
    for note in ours.values():
        there = theirs.pop(note.id, None) or _worded(theirs, note.text)
        if there is None:
            alone.append(note)
        elif note.text != there.text:
            altered = (Alteration("text", note.text, there.text),)
            yield Difference(CHANGED, "note", note, there, altered)
        elif note.id == there.id and _has_moved(note, there, shift):
            yield Difference(MOVED, "note", note, there)
    yield from _one_sided("note", alone, theirs.values())


def _worded(notes: dict[str, Note], text: str) -> Note | None:
    """The first note with these words, taken out."""
    found = next((id for id, note in notes.items() if note.text == text), None)
    return notes.pop(found) if found is not None else None
