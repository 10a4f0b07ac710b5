"""Blocks that compute with the weights of another: whose these are, and whether they fit."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from torch import nn

from backend.catalog.block_type import BlockType
from backend.compiler.chosen import Fault
from backend.compiler.misfits import Arriving, Misfit
from backend.compiler.plan import Step
from backend.compiler.shapes import Shaped
from backend.document.expansion import Expansion, Trail
from backend.document.lending import PARAMETER, WEIGHTS_OF, may_lend
from backend.document.records import Block
from backend.modules import borrowed
from backend.modules.borrowed import Borrowing
from backend.text import Text

_BORROWING: Mapping[type[nn.Module], type[Borrowing]] = {
    nn.Linear: borrowed.BorrowingLinear,
    nn.Embedding: borrowed.BorrowingEmbedding,
    nn.Conv1d: borrowed.BorrowingConv1d,
    nn.Conv2d: borrowed.BorrowingConv2d,
    nn.Conv3d: borrowed.BorrowingConv3d,
    nn.ConvTranspose1d: borrowed.BorrowingConvTranspose1d,
    nn.ConvTranspose2d: borrowed.BorrowingConvTranspose2d,
    nn.ConvTranspose3d: borrowed.BorrowingConvTranspose3d,
}
_AXES = {
    "Linear": ("out_features", "in_features"),
    "Embedding": ("num_embeddings", "embedding_dim"),
    "Conv": ("out_channels", "in_channels"),
    "ConvTranspose": ("in_channels", "out_channels"),
}
"""The settings that are the first two sizes of the weight."""
_LEAVING = ("out_features", "out_channels")


class Loan(NamedTuple):
    """Whose weights a block uses. `is_whole`: it calls the very same layer; else it only reads
    the weight, `is_turned` with its first two axes swapped."""

    owner: str
    is_whole: bool = False
    is_turned: bool = False


@dataclass
class Loans:
    """By flat block: `wanted`, the block that owns what it wants to use; `granted`, what became
    of it; `faults`, why it cannot be."""

    wanted: dict[str, str] = field(default_factory=dict)
    granted: dict[str, Loan] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)


def loans_of(blocks: Mapping[str, Block], expansion: Expansion | None) -> Loans:
    """Who wants to use whose weights; in a group, those of the nearest copy."""
    loans = Loans()
    named = {
        id: block.settings[WEIGHTS_OF]
        for id, block in blocks.items()
        if block.settings and isinstance(block.settings.get(WEIGHTS_OF) or None, str)
    }
    if not named:
        return loans
    copies: defaultdict[str, list[str]] = defaultdict(list)
    for id in blocks:
        copies[expansion.drawn.get(id, id) if expansion else id].append(id)
    direct = {id: _nearest(id, copies.get(name, []), expansion) for id, name in named.items()}
    for id in named:
        owner = _end(id, direct)
        if owner is None:
            loans.faults[id] = _ring() if direct[id] else _gone()
        elif not may_lend(blocks[owner].type, blocks[id].type):
            loans.faults[id] = _other_kind()
        else:
            loans.wanted[id] = owner
    return loans


def _nearest(id: str, copies: list[str], expansion: Expansion | None) -> str:
    """Of several copies of a block the one in the same copy of as many groups as possible."""
    if not copies or expansion is None:
        return copies[0] if copies else ""
    here = expansion.trails[id]
    found = max(copies, key=lambda one: _together(here, expansion.trails[one]))
    return expansion.shares.get(found, found)


def _together(one: Trail, other: Trail) -> int:
    """How many groups two ways have in common from the top on."""
    pairs = zip(one[:-1], other[:-1], strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _end(id: str, direct: Mapping[str, str]) -> str | None:
    """The block at the end of a chain of those that use each other's weights."""
    met = {id}
    there = direct[id]
    while there in direct:
        if there in met:
            return None
        met.add(there)
        there = direct[there]
    return there or None


def completed(
    loans: Loans,
    block: Block,
    types: Mapping[str, BlockType],
    known: Mapping[str, Shaped],
    owners: Mapping[str, Block],
    arriving: Arriving,
) -> Mapping[str, Any]:
    """What was chosen for a block, and for what was not, the sizes of the weights that it uses."""
    if WEIGHTS_OF not in block.settings:
        return block.settings
    chosen = {name: value for name, value in block.settings.items() if name != WEIGHTS_OF}
    owner = loans.wanted.get(block.id)
    if owner is None:
        return chosen
    there = known[owner].settings if owner in known else _own(types[owner], owners[owner])
    shape = weight_shape(owners[owner].type, there)
    found = _sizes(block.type, shape, arriving)
    if owners[owner].type == block.type:
        differs = {name: size for name, size in found.items() if name in _LEAVING}
        differs = {name: size for name, size in differs.items() if there.get(name) != size}
        found = {**_chosen(owners[owner]), **differs}
    return {**found, **chosen}


def _own(type: BlockType, block: Block) -> dict[str, Any]:
    return type.settings(_chosen(block))


def _chosen(block: Block) -> dict[str, Any]:
    return {name: value for name, value in block.settings.items() if name != WEIGHTS_OF}


def _kind(type: str) -> str:
    """ "Conv" for "torch.nn.Conv2d"."""
    return type.rpartition(".")[2].removesuffix("d").rstrip("123")


def weight_shape(type: str, settings: Mapping[str, Any]) -> tuple[int, ...] | None:
    """The sizes of a block's weight; None where they are not known, or it has no such weight."""
    if type == PARAMETER:
        shape = settings.get("shape")
        return tuple(shape) if isinstance(shape, tuple | list) else None
    kind = _kind(type)
    named = (settings.get(name) for name in _AXES.get(kind, ()))
    sizes = tuple(size for size in named if isinstance(size, int))
    if len(sizes) != 2:
        return None
    if not kind.startswith("Conv"):
        return sizes
    axes, kernel = int(type[-2]), settings.get("kernel_size")
    window = tuple(kernel) if isinstance(kernel, tuple | list) else (int(kernel or 1),) * axes
    return sizes[0], sizes[1] // (settings.get("groups") or 1), *window


def _sizes(type: str, shape: tuple[int, ...] | None, arriving: Arriving) -> dict[str, Any]:
    """The sizes of a block that uses a weight of this shape, as far as the weight tells them."""
    kind = _kind(type)
    if shape is None or len(shape) < 2 or kind not in _AXES:
        return {}
    if kind == "Embedding":
        return dict(zip(_AXES[kind], shape, strict=False))
    taking = 0 if kind == "ConvTranspose" else 1
    spec = next(iter(arriving.get("input", ())), None)
    axis = -1 if kind == "Linear" else 1
    width = spec.shape[axis] if spec is not None and len(spec.shape) > 1 else None
    is_turned = shape[taking] != width and shape[1 - taking] == width
    leaving = {_AXES[kind][1 - taking]: shape[taking if is_turned else 1 - taking]}
    return {**leaving, "kernel_size": shape[2:]} if len(shape) > 2 else leaving


def settle(
    loans: Loans,
    blocks: Mapping[str, Block],
    shaped: dict[str, Shaped],
    misfits: dict[str, Misfit],
) -> None:
    """Once all sizes are known: who calls the same layer, who reads its weight, who cannot."""
    for id, owner in loans.wanted.items():
        ours, theirs = shaped.get(id), shaped.get(owner)
        if ours is None or theirs is None:
            shaped.pop(id, None)
            continue
        found = _judged(owner, blocks[id], blocks[owner], ours, theirs)
        if isinstance(found, Misfit):
            misfits[id] = found
            del shaped[id]
            continue
        loans.granted[id] = found
        lent = math.prod(weight_shape(blocks[id].type, ours.settings) or (0,))
        left = 0 if found.is_whole else max(0, ours.parameters - lent)
        shaped[id] = replace(ours, parameters=left)


def _judged(owner: str, block: Block, lender: Block, ours: Shaped, theirs: Shaped) -> Loan | Misfit:
    is_whole = block.type == lender.type and ours.settings == theirs.settings
    if block.cells or block.bends or ((lender.cells or lender.bends) and not is_whole):
        return Misfit(
            "lent_cells",
            Text("Single weights were changed by hand, so the layer cannot be used twice."),
            Text("Reset these weights, or give it weights of its own."),
            ours.settings,
        )
    if is_whole:
        return Loan(owner, is_whole=True)
    mine = weight_shape(block.type, ours.settings)
    other = weight_shape(lender.type, theirs.settings)
    if mine is None or other is None:
        return _unlike(ours, theirs)
    if mine == other:
        return Loan(owner)
    if mine == (*other[1::-1], *other[2:]):
        return Loan(owner, is_turned=True)
    return Misfit(
        "lent_sizes",
        Text(
            "Its weights would be {ours}, but those it is to use are {theirs}.",
            ours=_written(mine),
            theirs=_written(other),
        ),
        Text("Clear its sizes so that they are found, or give it weights of its own."),
        ours.settings,
    )


def _unlike(ours: Shaped, theirs: Shaped) -> Misfit:
    name = next(name for name, value in ours.settings.items() if theirs.settings.get(name) != value)
    return Misfit(
        "lent_settings",
        Text(
            "It cannot be the same layer: {setting} is {ours} here and {theirs} there.",
            setting=name,
            ours=str(ours.settings[name]),
            theirs=str(theirs.settings.get(name)),
        ),
        Text("Reset the setting, or give it weights of its own."),
        ours.settings,
    )


def _written(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape))


def _gone() -> Fault:
    return Fault(
        "no_lender",
        WEIGHTS_OF,
        Text("The block whose weights it is to use is not in this drawing."),
        Text("Choose another block, or give it weights of its own."),
    )


def _ring() -> Fault:
    return Fault(
        "no_lender",
        WEIGHTS_OF,
        Text("Blocks are to use each other's weights in a ring, so nobody has any."),
        Text("Give one of them weights of its own."),
    )


def _other_kind() -> Fault:
    return Fault(
        "no_lender",
        WEIGHTS_OF,
        Text("The block whose weights it is to use is of a kind that does not fit."),
        Text("Choose another block, or give it weights of its own."),
    )


def weight_name(type: str) -> str:
    """What the weight that a block of this type lends is called in its module."""
    return "value" if type == PARAMETER else "weight"


def adapt(module: nn.Module, step: Step) -> nn.Module:
    """A freshly made module that reads its weight elsewhere, if the step says so."""
    if not step.reads:
        return module
    module.__class__ = _BORROWING[type(module)]
    assert isinstance(module, Borrowing)
    module.give_back(step.is_turned)
    return module


def source(block: BlockType, step: Step) -> tuple[str, type[nn.Module]]:
    """The Python expression that makes a layer which reads its weight elsewhere, and its class."""
    assert isinstance(block.create, type)
    kind = _BORROWING[block.create]
    sizes = block.source(step.settings).removeprefix(f"{block.class_name}(")[:-1]
    turned = ", turned=True" if step.is_turned else ""
    return f"{kind.__name__}({sizes}{turned})", kind
