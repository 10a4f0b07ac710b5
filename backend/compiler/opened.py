"""A layer with the exceptions that a person made inside it: cells cut, frozen, typed; bends."""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from backend.catalog.block_type import BlockType
from backend.compiler.plan import Step
from backend.modules import opened
from backend.modules.opened import Opened

_OPENED: Mapping[type[nn.Module], type[Opened]] = {
    nn.Linear: opened.OpenLinear,
    nn.Conv1d: opened.OpenConv1d,
    nn.Conv2d: opened.OpenConv2d,
    nn.Conv3d: opened.OpenConv3d,
    nn.ConvTranspose1d: opened.OpenConvTranspose1d,
    nn.ConvTranspose2d: opened.OpenConvTranspose2d,
    nn.ConvTranspose3d: opened.OpenConvTranspose3d,
}


def adapt(module: nn.Module, step: Step) -> nn.Module:
    """A freshly made module with what a person did inside it.

    Typed values stand where they were typed. Where a cell is cut or frozen or a row is bent, the
    module becomes its opened kind, with the same parameters; otherwise it stays what it is.
    Nothing is drawn. Weights that are put in afterwards want `settle`.
    """
    if not step.cells and not step.bends or type(module) not in _OPENED:
        return module
    _type_values(module, step)
    if not (cut_cells(step) or frozen_cells(step) or bent_rows(step)):
        return module
    module.__class__ = _OPENED[type(module)]  # as torch.nn.utils.parametrize does it
    assert isinstance(module, Opened)
    module.hold(cut_cells(step), frozen_cells(step), bent_rows(step))
    return module


def settle(module: nn.Module) -> None:
    """After weights were put in: what is held is held at the numbers that are there now."""
    if isinstance(module, Opened):
        module.settle()


def effective(module: nn.Module) -> dict[str, Tensor]:
    """The parameters that a module computes with where they differ from those it keeps."""
    return module.effective() if isinstance(module, Opened) else {}


def cut_cells(step: Step) -> tuple[tuple[int, int], ...]:
    """(row, column) of each weight that is cut."""
    return tuple((cell.row, cell.column) for cell in step.cells if cell.cut)


def frozen_cells(step: Step) -> tuple[tuple[int, int], ...]:
    """(row, column) of each weight that is frozen."""
    return tuple((one.row, one.column) for one in step.cells if one.frozen and not one.cut)


def bent_rows(step: Step) -> tuple[tuple[int, str], ...]:
    """(row, activation) of each output that has one of its own."""
    found = ((int(row), bend) for row, bend in step.bends.items() if bend != "linear")
    return tuple(sorted(found))


@torch.no_grad()
def _type_values(module: nn.Module, step: Step) -> None:
    for cell in step.cells:
        numbers = module.get_parameter("bias" if cell.column < 0 else "weight")
        if cell.value is not None:
            numbers.reshape(len(numbers), -1)[cell.row, max(cell.column, 0)] = cell.value


def source(block: BlockType, step: Step) -> tuple[str, type[nn.Module] | None]:
    """The Python expression that makes the layer, and our class it needs (None: PyTorch's own)."""
    plain = block.source(step.settings)
    held = {"cut": cut_cells(step), "frozen": frozen_cells(step), "bends": bent_rows(step)}
    words = [f"{name}={there!r}" for name, there in held.items() if there]
    kind = _OPENED.get(block.create) if isinstance(block.create, type) else None
    if kind is None or not words:
        return plain, None
    sizes = plain.removeprefix(f"{block.class_name}(")[:-1]
    return f"{kind.__name__}({sizes}, {', '.join(words)})", kind
