"""What the inside of chosen blocks looks like: activations, weights, gradients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler import opened
from backend.compiler.neuron_modules import effective, level_of, slopes
from backend.compiler.neurons import Level, fuse
from backend.compiler.plan import Plan, Signal
from backend.training.events import BlockView
from backend.training.judge import at_rest
from backend.training.reading import Examples, read

_BINS = 64
_SAMPLE = 100_000
_FEW = 65_536


@dataclass(frozen=True, eq=False)
class Share:
    """A block's part in a parameter of a module: all of it, or some places of it laid out flat.

    Frozen, cut and tied weights are those that are computed with.
    """

    module: nn.Module
    name: str
    places: Tensor | None = None

    def value(self) -> Tensor:
        """Its numbers."""
        found = _effective(self.module).get(self.name)
        return self._of(self.module.get_parameter(self.name) if found is None else found).detach()

    def slope(self) -> Tensor | None:
        """The gradients that the last step left at them."""
        if self.places is None:
            return self.module.get_parameter(self.name).grad
        found = slopes(self.module).get(self.name)
        return None if found is None else self._of(found)

    def _of(self, tensor: Tensor) -> Tensor:
        return tensor if self.places is None else tensor.reshape(-1)[self.places]


def _effective(module: nn.Module) -> Mapping[str, Tensor]:
    return opened.effective(module) if level_of(module) is None else effective(module)


def shares_of(
    plan: Plan, modules: Mapping[str, nn.Module], blocks: Sequence[str]
) -> dict[str, dict[str, Share]]:
    """The parameters of blocks by name, those of single neurons taken out of their levels."""
    wanted = set(blocks)
    found: dict[str, dict[str, Share]] = {}
    for part in fuse(plan):
        if isinstance(part, Level):
            for block in wanted & part.neuron_rows.keys():
                found[block] = _neuron_shares(part, part.neuron_rows[block], modules[part.key])
        elif part.block in wanted and part.block in modules:
            module = modules[part.block]
            found[part.block] = {name: Share(module, name) for name, _ in module.named_parameters()}
    return found


def _neuron_shares(level: Level, row: int, module: nn.Module) -> dict[str, Share]:
    device = module.get_parameter("weight").device
    shares = {"weight": Share(module, "weight", torch.tensor(level.indices(row), device=device))}
    if level.is_biased[row]:
        shares["bias"] = Share(module, "bias", torch.tensor([row], device=device))
    return shares


class Lens:
    """Looks into blocks of one network, again and again while it learns."""

    def __init__(self, plan: Plan, modules: Mapping[str, nn.Module], blocks: Sequence[str]) -> None:
        self._modules = modules
        steps = [step for block in blocks if (step := plan.step(block)) is not None]
        self._signals = {
            step.block: Signal(step.block, next(iter(step.outputs)))
            for step in steps
            if step.outputs
        }
        self._reading = read(plan, list(self._signals.values()), modules) if steps else None
        self._axes = {block: _batch_axis(plan, signal) for block, signal in self._signals.items()}
        self._shares = shares_of(plan, modules, blocks)
        self._before: dict[Share, Tensor] = {}

    @property
    def takes(self) -> tuple[Signal, ...]:
        """The fields whose example is needed."""
        return self._reading.takes if self._reading else ()

    def before_step(self) -> None:
        """Remember the parameters, to tell how far the next step moves them."""
        self._before = {
            share: share.value().clone()
            for shares in self._shares.values()
            for share in shares.values()
        }

    def look(self, example: Examples) -> dict[str, BlockView]:
        """The blocks for one example (each column of length one)."""
        activations = self._activations(example)
        return {
            block: _view(activations.get(block), self._shares.get(block, {}), self._before)
            for block in self._signals
        }

    def _activations(self, example: Examples) -> dict[str, np.ndarray]:
        if self._reading is None:
            return {}
        with at_rest(self._modules), torch.no_grad():
            found = self._reading.on(example)
        return {
            block: _one(value, self._axes[block])
            for block, value in zip(self._signals, found, strict=True)
        }


def _batch_axis(plan: Plan, signal: Signal) -> int | None:
    """Which axis counts the examples; None where none does (a loss)."""
    shape = plan.specs[signal].shape
    return next((axis for axis, size in enumerate(shape) if isinstance(size, str)), None)


def _one(value: Tensor, axis: int | None) -> np.ndarray:
    """One example's numbers, float32, without the batch axis."""
    first = value if axis is None else value.select(axis, 0)
    return first.float().cpu().numpy().copy()


def _view(
    activation: np.ndarray | None, shares: Mapping[str, Share], before: Mapping[Share, Tensor]
) -> BlockView:
    values = {name: share.value() for name, share in shares.items()}
    found = {name: share.slope() for name, share in shares.items()}
    gradients = {name: slope for name, slope in found.items() if slope is not None}
    old = {name: before[share] for name, share in shares.items() if share in before}
    return BlockView(
        activation=activation,
        weights={name: histogram(value) for name, value in values.items()},
        gradients={name: histogram(value) for name, value in gradients.items()},
        norms={
            name: _norms(value, gradients.get(name), old.get(name))
            for name, value in values.items()
        },
        values={
            name: value.float().cpu().numpy().copy()
            for name, value in values.items()
            if value.numel() <= _FEW
        },
    )


def histogram(values: Tensor) -> tuple[np.ndarray, np.ndarray]:
    """(counts, edges) in 64 bins; of an even sample where there are very many numbers."""
    flat = values.detach().flatten()
    flat = flat[:: max(1, flat.numel() // _SAMPLE)].float().cpu()
    numbers = flat.numpy()
    return np.histogram(numbers[np.isfinite(numbers)], _BINS)


def _norms(
    value: Tensor, gradient: Tensor | None, old: Tensor | None
) -> tuple[float, float, float]:
    norm = float(value.norm())
    slope = 0.0 if gradient is None else float(gradient.norm())
    moved = 0.0 if old is None else float((value - old).norm())
    return norm, slope, moved / norm if norm else 0.0
