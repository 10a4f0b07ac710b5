"""Repairs that change what was chosen for a block that does not fit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from backend.compiler import repairs
from backend.compiler.chosen import written
from backend.compiler.misfits import Arriving
from backend.compiler.plan import Spec
from backend.compiler.problems import Repair
from backend.compiler.trying import Found, counts, only_spec, outcome, type_works, works
from backend.compiler.walk import Walk
from backend.document import edits
from backend.document.lending import WEIGHTS_OF
from backend.document.records import Training
from backend.text import Text

_SIZES = {"features": "wrong_features", "channels": "wrong_channels"}
_PARTS = ("nhead", "num_heads", "num_groups", "groups", "upscale_factor", "downscale_factor")
_SHORT = {"index": (0, -1), "start": (0,), "k": (1,), "column": (0,), "other": (0,), "size": (1,)}
"""Places and counts that may lie beyond what arrives, and what always lies within."""
_WHOLE_SHAPES = "lienzo.View"
_VARIANT = re.compile(r"([123])d$")


def smaller_kernel(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A window that reaches beyond what arrives."""
    block, type = walk.wiring.blocks[id], walk.wiring.types[id]
    spec, kernel = only_spec(arriving), type.settings(block.settings).get("kernel_size")
    if spec is None or kernel is None:
        return
    sizes = [size for size in spec.shape[2:] if isinstance(size, int)]
    for smaller in _kernels(type.card.setting("kernel_size").default, kernel, sizes):
        for settings in ({"kernel_size": smaller}, {"kernel_size": smaller, "dilation": 1}):
            if works(walk, id, {**block.settings, **settings}, arriving):
                label = Text("Make the kernel {size}", size=_sides(smaller))
                yield "kernel_too_large", repairs.choose(walk, label, id, settings)
                return


def _kernels(usual: Any, kernel: Any, sizes: list[int]) -> Iterator[Any]:
    """The usual kernel where it is smaller, then the largest that can fit."""
    if not isinstance(kernel, int):
        yield [min(pair) for pair in zip(kernel, sizes, strict=False)]
    elif sizes:
        if isinstance(usual, int) and usual < min(kernel, *sizes):
            yield usual
        yield min([kernel, *sizes])


def _sides(kernel: Any) -> str:
    return " × ".join(map(str, kernel)) if isinstance(kernel, list) else str(kernel)


def found_by_itself(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A size that somebody chose, where what arrives has another."""
    chosen, spec = walk.wiring.blocks[id].settings, only_spec(arriving)
    if walk.wiring.types[id].card.family == "dense" and spec and len(spec.shape) > 3:
        return  # it would then work on each row of a picture alone
    names = [name for name in walk.wiring.types[id].inferred if name in chosen]
    kept = {name: value for name, value in chosen.items() if name not in names}
    if names and works(walk, id, kept, arriving):
        code = next((code for part, code in _SIZES.items() if part in names[0]), "wrong_size")
        yield code, repairs.reset(walk, id, names)


def as_it_was(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A choice without which the block would work."""
    type, chosen = walk.wiring.types[id], walk.wiring.blocks[id].settings
    for name in chosen:
        if name not in type.inferred and _counts_on(walk, id, _less(chosen, name), arriving):
            yield "", repairs.reset(walk, id, (name,))
            return


def _counts_on(walk: Walk, id: str, chosen: Mapping[str, Any], arriving: Arriving) -> bool:
    """Whether the block would work, and still count the examples that arrive."""
    found = outcome(walk, walk.wiring.blocks[id].type, chosen, arriving)
    if found is None or not any(map(counts, chain.from_iterable(arriving.values()))):
        return found is not None
    return any(map(counts, found.outputs.values())) or not found.outputs


def all_as_it_was(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """All choices, where no single one is at fault."""
    chosen = walk.wiring.blocks[id].settings
    if len(chosen) > 1 and _counts_on(walk, id, {}, arriving):
        yield "", Repair(Text("Reset the settings"), repairs.reset(walk, id, chosen).change)


def _less(chosen: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {other: value for other, value in chosen.items() if other != name}


def dividing(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Heads, groups or factors that do not divide: the nearest number that does."""
    block, type = walk.wiring.blocks[id], walk.wiring.types[id]
    for name in _PARTS:
        value = type.settings(block.settings).get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            continue
        for near in _nearest(value):
            if works(walk, id, {**block.settings, name: near}, arriving):
                label = Text("Use {number} instead of {before}", number=near, before=value)
                yield "wrong_size", repairs.choose(walk, label, id, {name: near})
                return


def _nearest(value: int) -> Iterator[int]:
    """Whole numbers around a value, the nearest first, the smaller of two equally near first."""
    for away in range(1, min(value, 64) + 1):
        if value - away >= 1:
            yield value - away
        yield value + away


def within(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A place or a count beyond what arrives: the last, or one that is there."""
    chosen = walk.wiring.blocks[id].settings
    for name, others in _SHORT.items():
        for value in others if name in chosen else ():
            if works(walk, id, {**chosen, name: value}, arriving):
                before = written(chosen[name])
                label = Text("Use {number} instead of {before}", number=value, before=before)
                yield "", repairs.choose(walk, label, id, {name: value})
                return


def variant(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """The same kind of block for as many axes as arrive."""
    block, spec = walk.wiring.blocks[id], only_spec(arriving)
    match = _VARIANT.search(block.type)
    if spec is None or match is None:
        return
    other = f"{block.type[:-2]}{len(spec.shape) - 2}d"
    known = walk.catalog.get(other)
    if known is None or other == block.type:
        return
    kept = {
        name: value
        for name, value in block.settings.items()
        if name not in known.inferred and not isinstance(value, list | tuple)
    }
    if type_works(walk, other, kept, arriving):
        label = Text("Use {block}", block=known.card.title)
        yield "wrong_axes", repairs.change_type(walk, label, id, other, kept)


def smaller_batch(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """Fewer examples at once, where it is only their number that needs the memory."""
    shaped = walk.ask(walk.wiring.types[id], walk.wiring.blocks[id].settings, arriving)
    size = min(walk.largest_batch(shaped), Training().batch_size)
    if 1 <= size < walk.wiring.training.batch_size:
        label = Text("Use batches of {size}", size=size)
        change = edits.change_training(walk.wiring.document, batch_size=size)
        yield "", Repair(label, change)


def own_weights(walk: Walk, id: str) -> Iterator[Found]:
    """Weights of its own for a block that is to use those of another."""
    label = Text("Give it weights of its own")
    yield "", Repair(label, edits.clear_settings(walk.wiring.document, id, [WEIGHTS_OF]))


def filled(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A shape for another count of numbers: the likeliest one that has them all."""
    block, spec = walk.wiring.blocks[id], only_spec(arriving)
    for name in ("shape", "unflattened_size"):
        wanted = walk.wiring.types[id].settings(block.settings).get(name)
        if spec is None or not isinstance(wanted, tuple):
            continue
        whole = walk.wiring.blocks[id].type == _WHOLE_SHAPES
        for shape in _for_any_batch(spec, wanted) if whole else _filling(spec, wanted):
            if _counts_on(walk, id, {**block.settings, name: shape}, arriving):
                label = Text("Make it {shape}", shape=" × ".join(map(str, shape)))
                yield "", repairs.choose(walk, label, id, {name: shape})
                return


def _for_any_batch(spec: Spec, wanted: tuple[Any, ...]) -> Iterator[list[int]]:
    """Shapes of all that arrives whose first size is left open: it counts the examples."""
    yield [-1, *wanted[1:]]
    yield [-1, *(size for size in spec.shape[1:] if isinstance(size, int))]


def _filling(spec: Spec, wanted: tuple[Any, ...]) -> Iterator[list[int]]:
    """Shapes with as many axes, as many numbers, and as many sizes kept as there can be."""
    sizes = [size for size in spec.shape if isinstance(size, int)]
    if not wanted or not all(isinstance(one, int) for one in wanted):
        return
    numbers, first = math.prod(sizes), math.prod(wanted[:-2])
    if len(wanted) > 1 and wanted[-1] == wanted[-2] and first > 0 and numbers % first == 0:
        side = math.isqrt(numbers // first)
        if side * side == numbers // first:
            yield [*wanted[:-2], side, side]
    for place in range(len(wanted) - 1, -1, -1):
        rest = math.prod(one for at, one in enumerate(wanted) if at != place)
        if rest > 0 and numbers % rest == 0:
            yield [*wanted[:place], numbers // rest, *wanted[place + 1 :]]
