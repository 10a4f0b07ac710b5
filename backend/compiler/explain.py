"""Why a block does not fit where it stands, and the edits that mend it: each one tried first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from backend.compiler import repairs
from backend.compiler.misfits import Arriving, Misfit
from backend.compiler.plan import Spec
from backend.compiler.problems import Problem, Repair
from backend.compiler.shapes import Shaped
from backend.compiler.walk import Walk
from backend.text import Text

Found: TypeAlias = tuple[str, Repair]
"""What kind of problem it is when this repair mends it ("" tells nothing), and the repair."""

_SIZES = {"features": "wrong_features", "channels": "wrong_channels"}
_OF_PICTURES = ("convolution", "normalisation", "pooling")
"""Families whose blocks work on pictures: to flatten these is the last thing to think of."""
_BEYOND_MENDING = ("too_large", "shared_sizes")
_UNSQUEEZE, _EMBEDDING = "lienzo.Unsqueeze", "torch.nn.Embedding"


def explain(walk: Walk, id: str, misfit: Misfit) -> Problem:
    """The problem of a block that cannot work on what arrives."""
    found = list(_mendings(walk, id)) if misfit.code not in _BEYOND_MENDING else []
    if walk.wiring.types[id].card.family in _OF_PICTURES:
        found.sort(key=lambda one: one[0] == "flatten")
    code = (found[0][0] if found else "") or misfit.code
    mended = tuple(repair for _, repair in found)
    return Problem(code, "error", misfit.what, misfit.advice, block=id, repairs=mended)


def _mendings(walk: Walk, id: str) -> Iterator[Found]:
    arriving = walk.arriving(id)
    if arriving is None or walk.wiring.sort(id) == "loss":
        return
    for look in _LOOKS:
        yield from look(walk, id, arriving)


def _works(walk: Walk, id: str, chosen: Mapping[str, Any], arriving: Arriving) -> bool:
    outcome = walk.ask(walk.wiring.types[id], chosen, arriving)
    return isinstance(outcome, Shaped) and isinstance(walk.within_memory(outcome), Shaped)


def _only_spec(arriving: Arriving) -> Spec | None:
    """What arrives, where one wire leads to the block's only wired port."""
    specs = arriving.get("input", ())
    return specs[0] if len(arriving) == 1 and len(specs) == 1 else None


def _other_kind(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Whole numbers where fractions are wanted, or the other way round."""
    spec = _only_spec(arriving)
    if spec is None:
        return
    other = "float32" if spec.dtype == "int64" else "int64"
    chosen = walk.wiring.blocks[id].settings
    if not _works(walk, id, chosen, {"input": (replace(spec, dtype=other),)}):
        return
    source = walk.source(id, "input")
    assert source is not None
    if walk.wiring.sort(source.block) == "input":
        label = (
            Text("Let whole numbers arrive")
            if other == "int64"
            else Text("Let decimal numbers arrive")
        )
        yield "wrong_dtype", repairs.choose(walk, label, source.block, {"dtype": other})
    elif other == "int64" and (mended := repairs.bypass(walk, id, Text("Remove it"))):
        yield "wrong_dtype", mended
    elif other == "float32":
        (wire,) = walk.wires(id, "input")
        change = repairs.insert_block(walk, wire, _EMBEDDING, {})
        yield "wrong_dtype", Repair(Text("Insert Embedding"), change)


def _smaller_kernel(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A window that reaches beyond what arrives."""
    block, type = walk.wiring.blocks[id], walk.wiring.types[id]
    spec, kernel = _only_spec(arriving), type.settings(block.settings).get("kernel_size")
    if spec is None or kernel is None:
        return
    sizes = [size for size in spec.shape[2:] if isinstance(size, int)]
    if isinstance(kernel, int):
        smaller: Any = min([kernel, *sizes])
    else:
        smaller = [min(pair) for pair in zip(kernel, sizes, strict=False)]
    for settings in ({"kernel_size": smaller}, {"kernel_size": smaller, "dilation": 1}):
        if _works(walk, id, {**block.settings, **settings}, arriving):
            label = Text("Make the kernel {size}", size=_sides(smaller))
            yield "kernel_too_large", repairs.choose(walk, label, id, settings)
            return


def _sides(kernel: Any) -> str:
    return " × ".join(map(str, kernel)) if isinstance(kernel, list) else str(kernel)


def _flattened(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A picture where a row is wanted."""
    flat = {port: tuple(map(_flat, specs)) for port, specs in arriving.items()}
    wires = [
        wire
        for port, specs in arriving.items()
        for wire, spec in zip(walk.wires(id, port), specs, strict=True)
        if len(spec.shape) > 2
    ]
    if wires and _works(walk, id, walk.wiring.blocks[id].settings, flat):
        yield "flatten", repairs.flatten(walk, wires)


def _flat(spec: Spec) -> Spec:
    size = 1
    for one in spec.shape[1:]:
        if not isinstance(one, int):
            return spec
        size *= one
    return replace(spec, shape=(*spec.shape[:1], size)) if len(spec.shape) > 2 else spec


def _found_by_itself(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A size that somebody chose, where what arrives has another."""
    chosen = walk.wiring.blocks[id].settings
    names = [name for name in walk.wiring.types[id].inferred if name in chosen]
    kept = {name: value for name, value in chosen.items() if name not in names}
    if names and _works(walk, id, kept, arriving):
        code = next((code for part, code in _SIZES.items() if part in names[0]), "wrong_size")
        yield code, repairs.reset(walk, id, names)


def _as_it_was(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A choice without which the block would work."""
    type, chosen = walk.wiring.types[id], walk.wiring.blocks[id].settings
    for name in chosen:
        kept = {other: value for other, value in chosen.items() if other != name}
        if name not in type.inferred and _works(walk, id, kept, arriving):
            yield "", repairs.reset(walk, id, (name,))
            return


def _unflattened(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Rows where pictures are wanted, because a Flatten block stands before."""
    source, spec = walk.source(id, "input"), _only_spec(arriving)
    if source is None or spec is None:
        return
    before = walk.source(source.block, "input")
    if walk.wiring.blocks[source.block].type != repairs.FLATTEN or before not in walk.specs:
        return
    chosen = walk.wiring.blocks[id].settings
    if _works(walk, id, chosen, {"input": (walk.specs[before],)}):
        mended = repairs.bypass(walk, source.block, Text("Remove the Flatten"))
        if mended is not None:
            yield "wrong_axes", mended


def _with_an_axis(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Pictures without an axis for channels, or single numbers without one of their own."""
    spec = _only_spec(arriving)
    if spec is None or not spec.shape:
        return
    longer = replace(spec, shape=(spec.shape[0], 1, *spec.shape[1:]))
    if _works(walk, id, walk.wiring.blocks[id].settings, {"input": (longer,)}):
        (wire,) = walk.wires(id, "input")
        change = repairs.insert_block(walk, wire, _UNSQUEEZE, {"dim": 1})
        yield "wrong_axes", Repair(Text("Insert an axis of size 1"), change)


_LOOKS: tuple[Callable[[Walk, str, Arriving], Iterator[Found]], ...] = (
    _other_kind,
    _smaller_kernel,
    _flattened,
    _found_by_itself,
    _unflattened,
    _with_an_axis,
    _as_it_was,
)
