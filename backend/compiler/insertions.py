"""Repairs that put a block before one that does not fit, or take one away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backend.compiler import repairs
from backend.compiler.connecting import OpenEnds
from backend.compiler.misfits import Arriving
from backend.compiler.plan import Spec
from backend.compiler.problems import Repair
from backend.compiler.trying import Found, only_port, only_spec, outcome, works
from backend.compiler.walk import Walk
from backend.document.change import together
from backend.document.records import Wire
from backend.text import Text

_UNSQUEEZE, _EMBEDDING, _CAST = "lienzo.Unsqueeze", "torch.nn.Embedding", "lienzo.Cast"
_OF_STEPS = ("lienzo.PickStep", "lienzo.SinusoidPositions")
"""Blocks that mean nothing where there are no steps."""
_READ_WHOLE = ("embedding", "shape", "pooling", "arithmetic")
"""Families in which some blocks read places, tokens or masks."""
_RESHAPE, _SELECT = "lienzo.Reshape", "lienzo.PickStep"
_WHOLE = "int64"


def other_kind(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Whole numbers where fractions are wanted, or the other way round."""
    for port, specs in arriving.items():
        for wire, spec in zip(walk.wires(id, port), specs, strict=True):
            yield from _of_other_kind(walk, id, arriving, wire, spec)


def _of_other_kind(
    walk: Walk, id: str, arriving: Arriving, wire: Wire, spec: Spec
) -> Iterator[Found]:
    chosen = walk.wiring.blocks[id].settings
    for dtype in other_kinds(walk, id, spec):
        other = _in_place(walk, id, arriving, wire, replace(spec, dtype=dtype))
        if works(walk, id, chosen, other):
            yield from _converted(walk, id, arriving, wire, dtype)
            return
    if spec.dtype == _WHOLE:
        yield from _embedded(walk, id, arriving, wire, spec)


def other_kinds(walk: Walk, id: str, spec: Spec) -> tuple[str, ...]:
    """Kinds of numbers that may be wanted instead, the likeliest first."""
    if spec.dtype != "float32":
        return tuple(one for one in ("float32", _WHOLE, "bool") if one != spec.dtype)
    return (_WHOLE,) if walk.wiring.types[id].card.family in _READ_WHOLE else ()


def _in_place(walk: Walk, id: str, arriving: Arriving, wire: Wire, spec: Spec) -> Arriving:
    """What arrives, with this spec on this wire."""
    place = walk.wires(id, wire.target_port).index(wire)
    before = arriving[wire.target_port]
    return {**arriving, wire.target_port: (*before[:place], spec, *before[place + 1 :])}


def _converted(walk: Walk, id: str, arriving: Arriving, wire: Wire, dtype: str) -> Iterator[Found]:
    """At the source where it can be chosen; else with a block between."""
    code = "wrong_dtype"
    if _is_target(walk, wire):
        for repair in OpenEnds(walk).wires_to(id, wire.target_port, wire):
            yield code, repair
    if walk.wiring.sort(wire.source) == "input":
        label = (
            Text("Let whole numbers arrive")
            if dtype == _WHOLE
            else Text("Let decimal numbers arrive")
        )
        if dtype == "bool":
            label = Text("Let yes and no arrive")
        yield code, repairs.choose(walk, label, wire.source, {"dtype": dtype})
        return
    if dtype == _WHOLE:
        if only_port(arriving) and (mended := repairs.bypass(walk, id, Text("Remove it"))):
            yield code, mended
        return
    spec = walk.specs[repairs.signal(wire)]
    if dtype == "float32" and spec.dtype == _WHOLE:
        yield from _embedded(walk, id, arriving, wire, spec)
    yield code, _inserted(walk, wire, Text("Insert Kind of numbers"), _CAST, {"dtype": dtype})


def _is_target(walk: Walk, wire: Wire) -> bool:
    field = walk.field(repairs.signal(wire))
    return field is not None and field.role == "target"


def _embedded(walk: Walk, id: str, arriving: Arriving, wire: Wire, spec: Spec) -> Iterator[Found]:
    """A learned vector for each whole number."""
    vectors = outcome(walk, _EMBEDDING, {}, {"input": (spec,)})
    if vectors is None:
        return
    other = _in_place(walk, id, arriving, wire, vectors.outputs["output"])
    if works(walk, id, walk.wiring.blocks[id].settings, other):
        yield "wrong_dtype", _inserted(walk, wire, Text("Insert Embedding"), _EMBEDDING, {})


def _inserted(
    walk: Walk, wire: Wire, label: Text, type: str, settings: dict[str, object]
) -> Repair:
    return Repair(label, repairs.insert_block(walk, wire, type, settings))


def flattened(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A picture where a row is wanted."""
    if walk.wiring.types[id].card.family == "arithmetic":
        return
    flat = {port: tuple(map(_flat, specs)) for port, specs in arriving.items()}
    wires = [
        wire
        for port, specs in arriving.items()
        for wire, spec in zip(walk.wires(id, port), specs, strict=True)
        if len(spec.shape) > 2
    ]
    if wires and works(walk, id, walk.wiring.blocks[id].settings, flat):
        yield "flatten", repairs.flatten(walk, wires)


def _flat(spec: Spec) -> Spec:
    size = 1
    for one in spec.shape[1:]:
        if not isinstance(one, int):
            return spec
        size *= one
    return replace(spec, shape=(*spec.shape[:1], size)) if len(spec.shape) > 2 else spec


def unflattened(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Rows where pictures are wanted, because a Flatten block stands before."""
    source, spec = walk.source(id, "input"), only_spec(arriving)
    if source is None or spec is None:
        return
    before = walk.source(source.block, "input")
    if walk.wiring.blocks[source.block].type != repairs.FLATTEN or before not in walk.specs:
        return
    chosen = walk.wiring.blocks[id].settings
    if works(walk, id, chosen, {"input": (walk.specs[before],)}):
        mended = repairs.bypass(walk, source.block, Text("Remove the Flatten"))
        if mended is not None:
            yield "wrong_axes", mended


def with_an_axis(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Pictures without an axis for channels, or single numbers without one of their own."""
    port, spec = only_port(arriving), only_spec(arriving)
    if spec is None or not spec.shape or walk.wiring.blocks[id].type in _OF_STEPS:
        return
    longer = replace(spec, shape=(spec.shape[0], 1, *spec.shape[1:]))
    if works(walk, id, walk.wiring.blocks[id].settings, {port: (longer,)}):
        (wire,) = walk.wires(id, port)
        label = Text("Insert an axis of size 1")
        yield "wrong_axes", _inserted(walk, wire, label, _UNSQUEEZE, {"dim": 1})


def states(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """States of a recurrent layer without the axis that counts its layers."""
    wires = [
        (wire, spec)
        for port in ("hidden", "cell")
        for wire, spec in zip(walk.wires(id, port), arriving.get(port, ()), strict=True)
        if len(spec.shape) == 2
    ]
    other = dict(arriving)
    for wire, spec in wires:
        other[wire.target_port] = (replace(spec, shape=(1, *spec.shape)),)
    if wires and works(walk, id, walk.wiring.blocks[id].settings, other):
        label = Text("Insert an axis of size 1")
        changes = [repairs.insert_block(walk, wire, _UNSQUEEZE, {"dim": 0}) for wire, _ in wires]
        yield "wrong_axes", Repair(label, together(label, *changes))


def as_steps(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Pictures where sequences are wanted: each row of points a step."""
    port, spec = only_port(arriving), only_spec(arriving)
    sizes = spec.shape[1:] if spec else ()
    if len(sizes) < 3 or not all(isinstance(one, int) for one in sizes):
        return
    shape = [-1, sizes[-1]]
    assert spec is not None
    rows = outcome(walk, _RESHAPE, {"shape": shape}, {"input": (spec,)})
    chosen = walk.wiring.blocks[id].settings
    if rows and works(walk, id, chosen, {port: (rows.outputs["output"],)}):
        (wire,) = walk.wires(id, port)
        label = Text("Insert Reshape")
        yield "wrong_axes", _inserted(walk, wire, label, _RESHAPE, {"shape": shape})


def one_step(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A sequence where one step is wanted."""
    port, spec = only_port(arriving), only_spec(arriving)
    if spec is None or len(spec.shape) != 3:
        return
    short = replace(spec, shape=(spec.shape[0], spec.shape[2]))
    if works(walk, id, walk.wiring.blocks[id].settings, {port: (short,)}):
        (wire,) = walk.wires(id, port)
        yield "wrong_axes", _inserted(walk, wire, Text("Insert Pick a step"), _SELECT, {})


def taken_out(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A reshaping that cannot be, where what comes after would work without it."""
    family, type = walk.wiring.types[id].card.family, walk.wiring.blocks[id].type
    if family != "shape" and type not in _OF_STEPS:
        return
    if only_port(arriving) and (mended := repairs.bypass(walk, id, Text("Remove it"))):
        yield "", mended


def unplugged(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """What arrives where nothing has to: the block works without it."""
    ports = walk.wiring.types[id].card.inputs
    optional = [one.name for one in ports if one.optional and one.name in arriving]
    for gone in (*([one] for one in optional), optional):
        kept = {port: specs for port, specs in arriving.items() if port not in gone}
        if gone and works(walk, id, walk.wiring.blocks[id].settings, kept):
            yield "", repairs.remove_wires([one for port in gone for one in walk.wires(id, port)])
            return
