"""Repairs that give two things the same shape where they are to be added, joined or compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backend.compiler import repairs
from backend.compiler.misfits import Arriving
from backend.compiler.plan import Spec
from backend.compiler.problems import Repair
from backend.compiler.trying import Found, outcome, works
from backend.compiler.walk import Walk
from backend.document.change import together
from backend.document.records import Wire
from backend.text import Text

_DENSE, _CONV, _PAD = "torch.nn.Linear", "torch.nn.Conv2d", "torch.nn.ZeroPad2d"
_ALIKE = ("arithmetic", "attention", "loss")
"""Families whose blocks want several things of one shape or width."""
_Block = tuple[str, Mapping[str, Any], Text]


def equal(walk: Walk, id: str, arriving: Arriving) -> Iterator[Found]:
    """A block on one of the wires that gives it the shape that fits the others."""
    wires = [
        (wire, spec)
        for port, specs in arriving.items()
        for wire, spec in zip(walk.wires(id, port), specs, strict=True)
        if not (port == "target" and walk.wiring.sort(id) == "loss")
    ]
    if walk.wiring.types[id].card.family not in _ALIKE:
        return
    for model in dict.fromkeys(spec for _, spec in (wires[0:1] + wires[-1:])):
        yield from _all_like(walk, id, arriving, wires, model)


def _all_like(
    walk: Walk, id: str, arriving: Arriving, wires: list[tuple[Wire, Spec]], model: Spec
) -> Iterator[Found]:
    """Every wire that differs given the model's shape."""
    joined = _joined_axis(walk, id)
    found = {port: list(specs) for port, specs in arriving.items()}
    chosen: list[tuple[Wire, _Block]] = []
    for wire, spec in wires:
        if _alike(spec, model, joined) or spec is model:
            continue
        fitted = next(_fitting(walk, spec, model, joined), None)
        if fitted is None:
            return
        block, after = fitted
        found[wire.target_port][walk.wires(id, wire.target_port).index(wire)] = after
        chosen.append((wire, block))
    settings = walk.wiring.blocks[id].settings
    specs = {port: tuple(some) for port, some in found.items()}
    if chosen and works(walk, id, settings, specs):
        label = chosen[0][1][2]
        changes = [
            repairs.insert_block(walk, wire, type, settings) for wire, (type, settings, _) in chosen
        ]
        yield "unequal_shapes", Repair(label, together(label, *changes))


def _joined_axis(walk: Walk, id: str) -> int | None:
    """The axis along which a block joins what arrives, where sizes may differ."""
    if walk.wiring.blocks[id].type != "lienzo.Concatenate":
        return None
    dim = walk.wiring.types[id].settings(walk.wiring.blocks[id].settings).get("dim")
    return dim if isinstance(dim, int) else None


def _alike(spec: Spec, model: Spec, joined: int | None) -> bool:
    if len(spec.shape) != len(model.shape):
        return False
    axes = len(spec.shape)
    free = joined % axes if joined is not None and axes else None
    return all(spec.shape[axis] == model.shape[axis] for axis in range(axes) if axis != free)


def _fitting(
    walk: Walk, spec: Spec, model: Spec, joined: int | None
) -> Iterator[tuple[_Block, Spec]]:
    """Blocks that turn one shape into another, or give sequences one width, and what leaves."""
    for block in _blocks(spec, model, joined):
        type, settings, _ = block
        shaped = outcome(walk, type, settings, {"input": (spec,)})
        after = shaped.outputs.get("output") if shaped else None
        if after is None:
            continue
        if _alike(after, model, joined) or (type == _DENSE and len(spec.shape) == 3):
            yield block, after


def _blocks(spec: Spec, model: Spec, joined: int | None) -> Iterator[_Block]:
    sizes, wanted = spec.shape[1:], model.shape[1:]
    if not all(isinstance(one, int) for one in (*sizes, *wanted)):
        return
    if len(sizes) == len(wanted) and sizes and sizes[-1] != wanted[-1]:
        label = Text("Insert Dense with {size} outputs", size=wanted[-1])
        yield _DENSE, {"out_features": wanted[-1]}, label
    if len(sizes) == len(wanted) == 3:
        yield from _of_pictures(sizes, wanted, joined)
    if len(sizes) > 1 == len(wanted):
        yield repairs.FLATTEN, {}, Text("Insert Flatten")


def _of_pictures(
    sizes: tuple[Any, ...], wanted: tuple[Any, ...], joined: int | None
) -> Iterator[_Block]:
    """A border for one a little smaller, a convolution of single points for other channels."""
    high, wide = wanted[1] - sizes[1], wanted[2] - sizes[2]
    if (sizes[0] == wanted[0] or joined == 1) and min(high, wide) >= 0:
        border = [wide // 2, wide - wide // 2, high // 2, high - high // 2]
        label = Text("Pad it to {height} × {width}", height=wanted[1], width=wanted[2])
        yield _PAD, {"padding": border}, label
    if sizes[0] == wanted[0] and max(high, wide) <= 0:
        return
    label = Text("Insert a convolution with {channels} filters", channels=wanted[0])
    settings = {"out_channels": wanted[0], "kernel_size": 1}
    if (sizes[1], sizes[2]) == (wanted[1], wanted[2]):
        yield _CONV, settings, label
    elif wanted[1] and wanted[2]:
        steps = [-(-sizes[1] // wanted[1]), -(-sizes[2] // wanted[2])]
        stride: Any = steps[0] if steps[0] == steps[1] else steps
        yield _CONV, {**settings, "stride": stride}, label
