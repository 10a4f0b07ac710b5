"""The modules of single neurons: made with their weights, and read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.levels import Level, Matrix, Mesh, Tie
from backend.compiler.neurons import fuse
from backend.compiler.plan import Plan
from backend.compiler.starts import bring_along, known_tie, starting, tie_start
from backend.compiler.ties import sizes, ties_of
from backend.modules.bound import Bound, BoundLevel
from backend.modules.neuron_field import NeuronLevel
from backend.modules.neuron_mesh import NeuronMesh
from backend.modules.quick_mesh import CODES, QuickMesh, Wiring
from backend.weights import Packed, Weights


class NeuronMaker:
    """Makes the modules of one plan's levels. Tied wires share parameters across them."""

    def __init__(self, plan: Plan, seed: int | None, weights: Weights) -> None:
        self.seed = int(torch.randint(2**62, ()).item()) if seed is None else seed
        self._plan = plan
        self._weights = weights
        self._ties = ties_of(plan)
        self._values = {name: self._tie_value(tie) for name, tie in self._ties.items()}
        self._parameters = self._tie_parameters()

    def _tie_value(self, tie: Tie) -> np.ndarray:
        known = known_tie(tie, self._weights)
        return tie_start(tie, self.seed) if known is None else known

    def _tie_parameters(self) -> dict[tuple[str, ...], nn.Parameter]:
        values = {group: np.zeros(size) for group, size in sizes(self._ties).items()}
        for name, tie in self._ties.items():
            values[tie.group][tie.start : tie.start + tie.width] = self._values[name]
        kind = torch.get_default_dtype()
        return {
            group: nn.Parameter(torch.from_numpy(each).to(kind)) for group, each in values.items()
        }

    def make(self, level: Level) -> nn.Module:
        """The module of a level with its weights."""
        numbers, biases = starting(level, self.seed)
        bring_along(level, self._weights, numbers, biases)
        if level.tied is not None:
            shared = np.concatenate(
                [self._parameters[group].detach().numpy() for group in level.ties]
            )
            is_tied = level.tied >= 0
            numbers[is_tied] = shared[level.tied[is_tied]]
        module = self._empty(level)
        write_numbers(module, level, numbers, biases)
        if isinstance(module, Bound):
            self._bind(module, level)
        if level.frozen:
            for parameter in module.parameters(recurse=False):
                parameter.requires_grad_(False)
        module.level = level  # type: ignore[assignment]
        return module

    def _empty(self, level: Level) -> nn.Module:
        if isinstance(level, Mesh):
            if self._plan.is_for_export:
                return NeuronMesh(**level.settings())
            codes = np.array([CODES[name] for name in level.activations], np.int32)
            arrive, source, starts = level.fan_in, level.source, level.starts
            return QuickMesh(Wiring(arrive, source, starts, codes, level.depths))
        assert isinstance(level, Matrix)
        mask = None if level.is_full else torch.from_numpy(level.filled())
        kind = NeuronLevel if level.held is None and level.tied is None else BoundLevel
        with torch.random.fork_rng(devices=[]):
            return kind(level.fan_in, len(level.neurons), level.activation, level.bias, mask)

    def _bind(self, module: Bound, level: Level) -> None:
        held = tied = which = None
        if level.held is not None:
            flat = np.ones(level.size, bool)  # where no wire is, nothing moves either
            flat[level.places] = level.held
            held = torch.from_numpy(flat).view_as(module.weight)
        held_bias = None if level.held_bias is None else torch.from_numpy(level.held_bias)
        if level.tied is not None:
            is_tied = level.tied >= 0
            tied = torch.from_numpy(level.places[is_tied])
            which = torch.from_numpy(level.tied[is_tied])
        ties = [self._parameters[group] for group in level.ties]
        module.bind(held, held_bias, tied, which, ties)


@torch.no_grad()
def write_numbers(module: nn.Module, level: Level, numbers: np.ndarray, biases: np.ndarray) -> None:
    """Weights (in the order of a level's numbers) and biases into its module; 0 elsewhere."""
    weight, bias = module.get_parameter("weight"), dict(module.named_parameters()).get("bias")
    flat = np.zeros(level.size)
    flat[level.places] = numbers
    weight.copy_(torch.from_numpy(flat).view_as(weight))
    if bias is not None:
        bias.copy_(torch.from_numpy(biases))


def effective(module: nn.Module) -> dict[str, Tensor]:
    """ "weight" and "bias" of a level's module as they are computed with."""
    if isinstance(module, Bound):
        return module.effective()
    return {name: each.detach() for name, each in module.named_parameters(recurse=False)}


def slopes(module: nn.Module) -> dict[str, Tensor]:
    """The gradients that the last step left at `effective`."""
    if isinstance(module, Bound):
        return module.slopes()
    named = module.named_parameters(recurse=False)
    return {name: each.grad for name, each in named if each.grad is not None}


def read_level(module: nn.Module, level: Level) -> tuple[np.ndarray, np.ndarray]:
    """Copies of the numbers of a level's wires, in their order, and of its neurons' biases."""
    found = effective(module)
    numbers = _flat(found["weight"])[level.places]
    biases = _flat(found["bias"]) if "bias" in found else np.zeros(0, numbers.dtype)
    return numbers, biases[level.is_biased] if len(biases) else biases


def _flat(tensor: Tensor) -> np.ndarray:
    array: np.ndarray = tensor.detach().reshape(-1).cpu().numpy()
    return array.copy()


def pack_levels(
    modules: Mapping[str, nn.Module], layers: Mapping[str, Mapping[str, np.ndarray]]
) -> Packed:
    """The weights of all levels among modules, with those of the layers, which are there."""
    levels = [(module, level) for module in modules.values() if (level := level_of(module))]
    read = [read_level(module, level) for module, level in levels]
    wires = [wire for _, level in levels for wire in level.wires]
    neurons = [
        step.block
        for _, level in levels
        for step, biased in zip(level.neurons, level.is_biased, strict=True)
        if biased
    ]
    return Packed(
        wires,
        _joined([level.widths for _, level in levels]),
        _joined([numbers for numbers, _ in read]),
        neurons,
        _joined([biases for _, biases in read]),
        layers,
    )


def _joined(arrays: Sequence[np.ndarray]) -> np.ndarray | None:
    return np.concatenate(arrays) if arrays else None


def level_of(module: nn.Module) -> Level | None:
    """The level whose neurons a module computes."""
    level = getattr(module, "level", None)
    return level if isinstance(level, Level) else None


def levels_of(plan: Plan) -> list[Level]:
    """The levels of a plan's neurons."""
    return [part for part in fuse(plan) if isinstance(part, Level)]
