"""Columns of single neurons, and the features that feed the first: one click adds or removes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from backend.document import edits
from backend.document.change import Change, Patch, added, removed, together
from backend.document.document import Document
from backend.document.records import Block, Wire, fresh_id
from backend.document.single_neurons import CONCATENATE as CONCATENATE
from backend.document.single_neurons import FEATURE as FEATURE
from backend.document.single_neurons import End, wire_between
from backend.document.weighing import NEURON, Known, unknown
from backend.text import Refusal, Text

_STEP = 64.0
"""How far apart neurons of a column stand, from one to the next."""

_STRIDE = 144.0
"""How far apart columns stand."""

_DATA_WIDTH = 176.0
_JOINT_ROOM = _DATA_WIDTH + 48.0


def column_of(document: Document, id: str) -> tuple[str, ...]:
    """The neurons fed by the same sources as this one, from top to bottom, itself included."""
    sources = _sources(document, id)
    feeding = next(iter(sorted(sources)), None)
    if feeding is None:
        return (id,)
    near = {wire.target for wire in document.wires_from(*feeding)}
    column = [
        block
        for one in near | {id}
        if isinstance(block := document.get(one), Block)
        and block.type == NEURON
        and (one == id or _sources(document, one) == sources)
    ]
    return tuple(block.id for block in sorted(column, key=lambda block: (block.y, block.x)))


def _sources(document: Document, id: str) -> set[End]:
    return {(wire.source, wire.source_port) for wire in document.wires_into(id)}


def _targets(document: Document, ids: Iterable[str]) -> list[End]:
    """Where the wires from these blocks end, each place once, in the order of the wires."""
    wires = [wire for id in ids for wire in document.wires_from(id)]
    return list(dict.fromkeys((wire.target, wire.target_port) for wire in wires))


def _takes_many(document: Document, end: End) -> bool:
    block = document.get(end[0])
    return (isinstance(block, Block) and block.type in (NEURON, CONCATENATE)) or (
        len(document.wires_into(*end)) > 1
    )


def _place_after(document: Document, end: End) -> int:
    return max((wire.place for wire in document.wires_into(*end)), default=-1) + 1


def add_neuron(document: Document, column: Sequence[str]) -> Change:
    """One neuron more, below the others and wired like the last of them."""
    last = document.block(column[-1])
    new = Block(
        id=fresh_id(),
        type=NEURON,
        x=last.x,
        y=last.y + _spacing(document, column),
        inside=last.inside,
        settings={name: last.settings[name] for name in _KEPT if name in last.settings},
    )
    wires = [
        replace(wire, id=fresh_id(), target=new.id, weight=None, frozen=False, tie="")
        for wire in document.wires_into(last.id)
    ]
    wires += [
        wire_between((new.id, "output"), end, _place_after(document, end))
        for end in _targets(document, [last.id])
        if _takes_many(document, end)
    ]
    return added(Text("Add neuron"), [new, *wires])


_KEPT = ("activation", "bias")
"""Settings that a new neuron takes from its neighbour."""


def _spacing(document: Document, column: Sequence[str]) -> float:
    if len(column) < 2:
        return _STEP
    above, below = (document.block(id).y for id in column[-2:])
    return max(below - above, _STEP * 0.75)


def remove_neuron(document: Document, id: str) -> Change:
    """Take a neuron out of its column. Raises Refusal for the last one of a column."""
    if len(column_of(document, id)) == 1:
        raise Refusal(
            Text("This is the only neuron of its column."),
            Text("Remove the whole column instead: what stood before it is then wired on."),
        )
    return Change(Text("Remove neuron"), edits.delete(document, [id]).records)


def add_column_after(
    document: Document, ids: Sequence[str], count: int = 2, activation: str = "tanh"
) -> Change:
    """A column of new neurons behind these blocks: they feed it, it feeds what they fed.

    `ids` are the neurons of a column, or other blocks with one port "output" each. Raises Refusal
    where what stands behind takes only one wire and would get several.
    """
    before = [(id, port) for id in ids for port in _ports_out(document, id)]
    behind = _targets(document, ids)
    single = [end for end in behind if not _takes_many(document, end)]
    if single and count > 1:
        raise Refusal(
            Text("What stands behind takes only one wire, so only one neuron fits in between."),
            Text("Add the column before the last neuron, or add one neuron only."),
        )
    x, shifted = _room_after(document, ids)
    middle = sum(document.block(id).y for id in ids) / len(ids)
    column = [
        Block(
            id=fresh_id(),
            type=NEURON,
            x=x,
            y=middle + (number - (count - 1) / 2) * _STEP,
            settings={"activation": activation},
            inside=document.block(ids[0]).inside,
        )
        for number in range(count)
    ]
    label = Text("Add a column of neurons")
    old = [wire for id in ids for wire in document.wires_from(id)]
    into = [
        wire_between(end, (new.id, "input"), place)
        for new in column
        for place, end in enumerate(before)
    ]
    out = [wire for end in behind for wire in _led_on(document, old, end, column)]
    return together(label, removed(label, old), shifted, added(label, [*column, *into, *out]))


def _ports_out(document: Document, id: str) -> list[str]:
    ports = list(dict.fromkeys(wire.source_port for wire in document.wires_from(id)))
    return ports or ["output"]


def _led_on(
    document: Document, gone: Sequence[Wire], end: End, column: Sequence[Block]
) -> list[Wire]:
    leaving = {wire.id for wire in gone}
    places = [wire.place for wire in document.wires_into(*end) if wire.id not in leaving]
    first = max(places, default=-1) + 1
    return [
        wire_between((new.id, "output"), end, first + number) for number, new in enumerate(column)
    ]


def _room_after(
    document: Document, ids: Sequence[str], room: float = _STRIDE
) -> tuple[float, Change]:
    """Where a new column stands, and the change that moves what is nearer than `room` behind it."""
    x = max(document.block(id).x for id in ids)
    wide = any(document.block(id).type not in (NEURON, FEATURE) for id in ids)
    place = x + _STRIDE + (_DATA_WIDTH - 40.0 if wide else 0.0)
    held = document.held(document.block(ids[0]).inside)
    right = [one for one in held if isinstance(one, Block) and one.x > x + 1]
    nearest = min((block.x for block in right), default=place + room)
    push = max(0.0, place + room - nearest)
    offsets = {block.id: (push, 0.0) for block in right} if push else {}
    return place, edits.move(document, offsets)


def remove_column(document: Document, column: Sequence[str]) -> Change:
    """Take a whole column out: what fed it feeds what it fed.

    Raises Refusal where what stands behind takes one wire and would get several.
    """
    doomed = edits.delete(document, column)
    sources = sorted({end for id in column for end in _sources(document, id)})
    behind = [end for end in _targets(document, column) if end[0] not in column]
    single = [end for end in behind if not _takes_many(document, end)]
    if single and len(sources) > 1:
        raise Refusal(
            Text("What stands behind this column takes only one wire."),
            Text("Remove neurons of the column before it until one is left, then try again."),
        )
    gone = {id for id, (_, after) in doomed.records.items() if after is None}
    label = Text("Remove a column of neurons")
    wires = [wire for end in behind for wire in _led_past(document, sources, end, gone)]
    return together(label, doomed, added(label, wires))


def _led_past(
    document: Document, sources: Sequence[End], target: End, gone: set[str]
) -> list[Wire]:
    """Wires from the sources that do not lead to the target already."""
    staying = [wire for wire in document.wires_into(*target) if wire.id not in gone]
    there = {(wire.source, wire.source_port) for wire in staying}
    first = max((wire.place for wire in staying), default=-1) + 1
    places = enumerate(sources, first)
    return [wire_between(source, target, place) for place, source in places if source not in there]


@dataclass(frozen=True)
class Feature:
    """What a tile makes of the numbers that arrive: a formula over one or two of its columns."""

    formula: str = "x"
    column: int = 0
    other: int = 1

    @property
    def settings(self) -> dict[str, str | int]:
        """As a block keeps them; `other` only where the formula uses it."""
        settings: dict[str, str | int] = {"formula": self.formula, "column": self.column}
        if self.formula == "x_times_y":
            settings["other"] = self.other
        return settings


def features_of(document: Document, data: str, port: str) -> dict[Feature, tuple[str, ...]]:
    """The features that stand on the canvas for a port of data, each with its tiles."""
    found: dict[Feature, tuple[str, ...]] = {}
    for wire in document.wires_from(data, port):
        block = document.get(wire.target)
        if isinstance(block, Block) and block.type == FEATURE:
            feature = feature_in(block)
            found[feature] = (*found.get(feature, ()), block.id)
    return found


def feature_in(block: Block) -> Feature:
    """What a tile computes."""
    get = block.settings.get
    formula = str(get("formula", "x"))
    other = int(get("other", 1)) if formula == "x_times_y" else 1
    return Feature(formula, int(get("column", 0)), other)


def has_feature(document: Document, data: str, port: str, feature: Feature) -> bool:
    """Whether the network is given this feature; all plain columns where data is wired straight."""
    if feature in features_of(document, data, port):
        return True
    return feature.formula == "x" and bool(_straight(document, data, port))


def _straight(document: Document, data: str, port: str) -> list[Wire]:
    """The wires that take the data as it is."""
    return [
        wire
        for wire in document.wires_from(data, port)
        if not (isinstance(block := document.get(wire.target), Block) and block.type == FEATURE)
    ]


def toggle_feature(
    document: Document,
    data: str,
    port: str,
    feature: Feature,
    columns: int = 2,
    known: Known = unknown,
) -> Change:
    """Give a network one feature more of its data, or take it away.

    Data of `columns` numbers that is wired straight into the network is first led through one
    tile for each column; the weights that neurons had for them stay.
    """
    label = Text("Change the features")
    explicit = _made_explicit(document, data, port, columns, known)
    now = document.copy()
    now.apply(explicit)
    tiles = features_of(now, data, port)
    if feature in tiles:
        return together(label, explicit, edits.delete(now, tiles[feature]))
    return together(label, explicit, _with_tile(now, data, port, feature))


def _made_explicit(document: Document, data: str, port: str, columns: int, known: Known) -> Change:
    label = Text("Change the features")
    straight = _straight(document, data, port)
    if not straight:
        return Change(label, {})
    joined = any(not _takes_many(document, (one.target, one.target_port)) for one in straight)
    x, shifted = _room_after(document, [data], _STRIDE + (_JOINT_ROOM if joined else 0.0))
    moved = document.copy()
    moved.apply(shifted)
    y = document.block(data).y
    tiles = [_tile(Feature("x", column), x, y + column * _STEP) for column in range(columns)]
    feeds = [wire_between((data, port), (tile.id, "input")) for tile in tiles]
    joints, wires, patches = _rewired(moved, straight, tiles, known)
    new = added(label, [*tiles, *feeds, *joints, *wires])
    return together(label, shifted, removed(label, straight), Change(label, new.records, patches))


def _rewired(
    document: Document, straight: Sequence[Wire], tiles: Sequence[Block], known: Known
) -> tuple[list[Block], list[Wire], tuple[Patch, ...]]:
    """Tiles in place of the data: straight into neurons, joined for what takes one wire."""
    joints: list[Block] = []
    wires: list[Wire] = []
    patches: list[Patch] = []
    for old in straight:
        end = (old.target, old.target_port)
        if not _takes_many(document, end):
            joint = _joint(document, old)
            joints.append(joint)
            wires += [
                wire_between((tile.id, "output"), (joint.id, "input"), n)
                for n, tile in enumerate(tiles)
            ]
            wires.append(wire_between((joint.id, "output"), end))
            continue
        new = [
            replace(
                wire_between((tile.id, "output"), end),
                place=old.place,
                weight=old.weight,
                frozen=old.frozen,
            )
            for tile in tiles
        ]
        wires += new
        patches += _shared_out(old, new, known)
    return joints, wires, tuple(patches)


def _shared_out(old: Wire, new: Sequence[Wire], known: Known) -> list[Patch]:
    numbers = known(old.id, "weight")
    if numbers is None or len(numbers) != len(new):
        return []
    return [
        Patch(wire.id, "weight", None, numbers[place : place + 1]) for place, wire in enumerate(new)
    ]


def _joint(document: Document, wire: Wire) -> Block:
    target = document.block(wire.target)
    x = target.x - _JOINT_ROOM
    return Block(id=fresh_id(), type=CONCATENATE, x=x, y=target.y, inside=target.inside)


def _tile(feature: Feature, x: float, y: float) -> Block:
    return Block(id=fresh_id(), type=FEATURE, x=x, y=y, settings=feature.settings)


def _with_tile(document: Document, data: str, port: str, feature: Feature) -> Change:
    label = Text("Change the features")
    there = [document.block(id) for ids in features_of(document, data, port).values() for id in ids]
    if there:
        lowest = max(there, key=lambda block: block.y)
        x, y, shifted = lowest.x, lowest.y + _STEP, Change(label, {})
    else:
        (x, shifted), y = _room_after(document, [data]), document.block(data).y
    tile = _tile(feature, x, y)
    ends = _targets(document, [block.id for block in there]) if there else []
    wires = [wire_between((data, port), (tile.id, "input"))]
    wires += [
        wire_between((tile.id, "output"), end, _place_after(document, end))
        for end in ends
        if _takes_many(document, end)
    ]
    return together(label, shifted, added(label, [tile, *wires]))
