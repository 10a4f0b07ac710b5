"""Which numbers a neuron adds up, and where in a network they are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.builder import Weights, part_key, read_weights
from backend.compiler.neurons import NEURON, Level, fuse
from backend.compiler.plan import Plan, Signal, Step
from backend.modules.opened import Opened, bent
from backend.training.sums import NeuronSums, RowSums

LAYER = "torch.nn.Linear"
_MOST_ROWS, _MOST_INPUTS = 256, 1024
_MOST_WEIGHTS = 2**20
"""How many weights of layers a story tells of in all."""


class NeuronLayout:
    """Where the terms of every single neuron of a plan come from, found once."""

    def __init__(self, plan: Plan, modules: Mapping[str, nn.Module]) -> None:
        self.neurons = [step for step in plan.steps if step.type == NEURON]
        levels = [part for part in fuse(plan) if isinstance(part, Level)]
        places = {
            neuron.block: (part_key(level), column)
            for level in levels
            for column, neuron in enumerate(level.neurons)
        }
        self._columns = {step.block: places[step.block] for step in self.neurons}
        self._keys = [part_key(level) for level in levels]
        arriving = [signal for step in self.neurons for signal in step.inputs["input"]]
        self._signals = list(dict.fromkeys(arriving))
        widths = {signal: _width(plan, signal) for signal in self._signals}
        self._lay_out(widths, arriving)
        self._take_weights(modules, [widths[signal] for signal in arriving])

    def _lay_out(self, widths: Mapping[Signal, int], arriving: Sequence[Signal]) -> None:
        """By term: its wire, its index within it, and its place among all that arrives."""
        firsts = dict(zip(widths, np.cumsum([0, *widths.values()]).tolist(), strict=False))
        counts = np.array([widths[signal] for signal in arriving], np.int64)
        begins = np.cumsum(counts) - counts
        self._wires = tuple(wire for step in self.neurons for wire in step.wires)
        self._wire = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        self._index = (np.arange(counts.sum()) - np.repeat(begins, counts)).astype(np.int32)
        first = np.array([firsts[signal] for signal in arriving], np.int64)
        self._sources = np.repeat(first, counts) + self._index
        ends = np.cumsum([0, *(len(step.wires) for step in self.neurons)])
        self._starts = np.append(begins, counts.sum())[ends]

    def _take_weights(self, modules: Mapping[str, nn.Module], widths: Sequence[int]) -> None:
        weights = read_weights(modules)
        found = [_weights_of(step, weights) for step in self.neurons]
        self._weights = np.concatenate([*found, np.zeros(0)]).astype(np.float32)
        self._biases = np.array([_bias_of(step, weights) for step in self.neurons], np.float32)
        self._activations = tuple(str(step.settings.get("activation")) for step in self.neurons)
        assert len(self._weights) == sum(widths)

    def column(self, by_module: Mapping[str, Tensor], block: str) -> Tensor | None:
        """A neuron's own column (N, 1) of what belongs to its level; None for other blocks."""
        key, column = self._columns.get(block, ("", 0))
        found = by_module.get(key)
        return None if found is None else found[:, column : column + 1]

    def answers(self, kept: Mapping[str, Tensor]) -> dict[Signal, Tensor]:
        """What each neuron gave (N, 1), out of what the modules of levels gave."""
        return {
            Signal(block, "output"): kept[key][:, column : column + 1]
            for block, (key, column) in self._columns.items()
            if key in kept
        }

    def sums(
        self,
        values: Mapping[Signal, Tensor],
        answers: Mapping[str, Tensor],
        slopes: Mapping[str, Tensor],
        place: int,
    ) -> NeuronSums:
        """The sums of all neurons for the example at this place of a batch.

        `answers` (N, neurons) are what the modules of levels gave, `slopes` how the loss answers
        to them.
        """
        arrived = torch.cat([values[signal].detach()[place] for signal in self._signals])
        inputs = _array(arrived)[self._sources]
        totals = _added(self._weights, inputs, self._starts) + np.nan_to_num(self._biases)
        back = self._gather(slopes, place)
        return NeuronSums(
            neurons=tuple(step.block for step in self.neurons),
            activations=self._activations,
            wires=self._wires,
            starts=self._starts,
            wire=self._wire,
            index=self._index,
            weights=self._weights,
            inputs=inputs,
            biases=self._biases,
            totals=totals.astype(np.float32),
            outputs=self._gather(answers, place),
            output_slopes=back,
            total_slopes=back * steepness(self._activations, totals),
        )

    def _gather(self, by_module: Mapping[str, Tensor], place: int) -> np.ndarray:
        """One number for each neuron out of what belongs to its level; NaN where none does."""
        rows = {key: _array(by_module[key][place]) for key in self._keys if key in by_module}
        found = [
            rows[key][column] if key in rows else np.nan for key, column in self._columns.values()
        ]
        return np.array(found, np.float32)


def _width(plan: Plan, signal: Signal) -> int:
    width = plan.specs[signal].shape[1]
    assert isinstance(width, int)
    return width


def _weights_of(step: Step, weights: Weights) -> np.ndarray:
    """A neuron's weights in the order of its wires."""
    parts = [weights[wire]["weight"] for wire in step.wires if wire in weights]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _bias_of(step: Step, weights: Weights) -> float:
    found = weights.get(step.block, {}).get("bias")
    return float("nan") if found is None else float(found[0])


def _added(weights: np.ndarray, inputs: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The sum of each neuron's terms, added in float64."""
    running = np.concatenate([[0.0], np.cumsum(weights.astype(np.float64) * inputs)])
    found: np.ndarray = running[starts[1:]] - running[starts[:-1]]
    return found


def steepness(activations: Sequence[str], totals: np.ndarray) -> np.ndarray:
    """How fast each neuron's output grows with its sum, float32."""
    found = np.ones(len(totals), np.float32)
    names = np.array(activations)
    for activation in set(activations):
        there = names == activation
        sums = torch.tensor(totals[there], dtype=torch.float64, requires_grad=True)
        (slope,) = torch.autograd.grad(bent(activation, sums).sum(), sums)
        found[there] = slope.numpy()
    return found


def layers_shown(plan: Plan, modules: Mapping[str, nn.Module]) -> list[Step]:
    """The layers whose neurons' sums are told: those that are small enough."""
    found, room = [], _MOST_WEIGHTS
    for step in plan.steps:
        module = modules.get(step.block)
        if step.type != LAYER or not isinstance(module, nn.Linear):
            continue
        (signal,) = step.inputs["input"]
        rows, inputs = module.weight.shape
        is_row = len(plan.specs[signal].shape) == 2
        if is_row and rows <= _MOST_ROWS and inputs <= _MOST_INPUTS and rows * inputs <= room:
            found.append(step)
            room -= rows * inputs
    return found


def layer_rows(
    step: Step,
    module: nn.Module,
    values: Mapping[Signal, Tensor],
    slope: Tensor | None,
    place: int,
) -> RowSums:
    """The sums of a layer's neurons for the example at this place of a batch."""
    (signal,) = step.inputs["input"]
    numbers = module.effective() if isinstance(module, Opened) else dict(module.named_parameters())
    weights, inputs = _array(numbers["weight"]), _array(values[signal][place])
    rows = len(weights)
    unbent = np.full(rows, np.nan, np.float32)
    biases = _array(numbers["bias"]) if "bias" in numbers else unbent
    totals = weights.astype(np.float64) @ inputs + np.nan_to_num(biases)
    activations = tuple(step.bends.get(str(row), "linear") for row in range(rows))
    back = unbent if slope is None else _array(slope[place])
    return RowSums(
        block=step.block,
        source=signal.block,
        activations=activations,
        weights=weights,
        inputs=inputs,
        biases=biases,
        totals=totals.astype(np.float32),
        outputs=_array(values[Signal(step.block, "output")][place]),
        output_slopes=back,
        total_slopes=back * steepness(activations, totals),
    )


def _array(tensor: Tensor) -> np.ndarray:
    return tensor.detach().float().cpu().numpy().copy()
