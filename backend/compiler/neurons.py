"""Single neurons, gathered by depth and activation into levels that are one matrix each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias

from backend.compiler.misfits import Arriving, Misfit, shapes_text
from backend.compiler.plan import Plan, Signal, Spec, Step
from backend.compiler.shapes import Shaped
from backend.text import Text

NEURON = "lienzo.Neuron"


@dataclass(frozen=True)
class Column:
    """Numbers that arrive at a level side by side: `width` of them, from `start` on.

    `copy` counts the wires by which one neuron takes the same signal again.
    """

    signal: Signal
    copy: int
    start: int
    width: int

    @property
    def stop(self) -> int:
        """The place after the last one."""
        return self.start + self.width


@dataclass(frozen=True)
class Level:
    """Neurons of one depth and activation as one matrix: row i is `neurons[i]`.

    They learn alike: all of them are frozen or none, and the same objectives move them.

    `key` names its module among those of a plan; `path` is its name in the network.
    """

    key: str
    path: str
    activation: str
    bias: bool
    frozen: bool
    neurons: tuple[Step, ...]
    columns: tuple[Column, ...]

    @property
    def fan_in(self) -> int:
        """How many numbers arrive."""
        return self.columns[-1].stop

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What arrives, column by column."""
        return tuple(column.signal for column in self.columns)

    @cached_property
    def _places(self) -> dict[tuple[Signal, int], Column]:
        return {(column.signal, column.copy): column for column in self.columns}

    def columns_of(self, row: int) -> list[Column]:
        """The columns of each wire into a neuron, in the order of its wires."""
        return [self._places[one] for one in _arrivals(self.neurons[row])]

    def indices(self, row: int) -> list[int]:
        """The place of each weight of a neuron in its row, in the order of its wires."""
        return [
            place for column in self.columns_of(row) for place in range(column.start, column.stop)
        ]

    def mask(self) -> tuple[tuple[int, ...], ...] | None:
        """1 where a wire is (neurons × fan_in); None where none is missing."""
        places = [set(self.indices(row)) for row in range(len(self.neurons))]
        if all(len(there) == self.fan_in for there in places):
            return None
        everywhere = range(self.fan_in)
        return tuple(tuple(int(place in there) for place in everywhere) for there in places)

    def settings(self) -> dict[str, Any]:
        """What its module, a NeuronLevel, is made with."""
        return {
            "fan_in": self.fan_in,
            "neurons": len(self.neurons),
            "activation": self.activation,
            "bias": self.bias,
            "mask": self.mask(),
        }


Part: TypeAlias = Step | Level


def neuron_outcome(settings: Mapping[str, Any], inputs: Arriving) -> Shaped | Misfit:
    """What a single neuron yields: one number an example, from rows of numbers."""
    arriving = inputs.get("input", ())
    if any(not spec.dtype.startswith("float") for spec in arriving):
        return Misfit(
            "neuron_input",
            Text("A neuron computes with decimal numbers, but whole numbers (tokens) arrive."),
            Text("Put an Embedding block before it, which turns each number into a vector."),
            settings,
        )
    if not all(_is_row(spec) for spec in arriving):
        return Misfit(
            "neuron_input",
            Text(
                "A neuron takes rows of numbers, but {shapes} arrives.", shapes=shapes_text(inputs)
            ),
            Text("Add a Flatten block before it."),
            settings,
        )
    weights = sum(spec.shape[1] for spec in arriving if isinstance(spec.shape[1], int))
    has_bias = settings.get("bias", True) is not False
    return Shaped(
        {"output": Spec(("N", 1), "float32")}, settings, weights + has_bias, weights, held=1
    )


def _is_row(spec: Spec) -> bool:
    return len(spec.shape) == 2 and isinstance(spec.shape[1], int) and spec.dtype == "float32"


def fuse(plan: Plan) -> tuple[Part, ...]:
    """The steps of a plan, its neurons gathered into levels, sources first.

    Neurons of one depth cannot feed each other, so they can be computed together.
    """
    if not any(step.type == NEURON for step in plan.steps):
        return plan.steps
    groups: dict[tuple[Any, ...], list[Step]] = {}
    depths = _depths(plan)
    for step in plan.steps:
        groups.setdefault(_kind(step, depths), []).append(step)
    ordered = sorted(groups.items(), key=lambda item: item[0][0])
    parts: list[Part] = []
    for (_, block, *_), steps in ordered:
        parts.append(steps[0] if block else _level(plan, steps, len(parts)))
    return _named(parts)


def _kind(step: Step, depths: Mapping[str, int]) -> tuple[Any, ...]:
    """Neurons of one kind become one level; every other step stands alone."""
    depth = depths[step.block]
    if step.type != NEURON:
        return (depth, step.block)
    has_bias = step.settings.get("bias", True) is not False
    return (depth, "", step.settings.get("activation"), has_bias, step.frozen, step.movers)


def _depths(plan: Plan) -> dict[str, int]:
    depths: dict[str, int] = {}
    for step in plan.steps:
        sources = (one.block for signals in step.inputs.values() for one in signals)
        depths[step.block] = 1 + max((depths.get(source, 0) for source in sources), default=0)
    return depths


def _arrivals(step: Step) -> list[tuple[Signal, int]]:
    """What each wire brings, and for the how manieth time."""
    seen: dict[Signal, int] = {}
    arrivals = []
    for signal in step.inputs["input"]:
        arrivals.append((signal, seen.get(signal, 0)))
        seen[signal] = seen.get(signal, 0) + 1
    return arrivals


def _level(plan: Plan, steps: Sequence[Step], number: int) -> Level:
    first = steps[0]
    arrivals = dict.fromkeys(arrival for step in steps for arrival in _arrivals(step))
    columns, start = [], 0
    for signal, copy in _in_rows(plan, arrivals):
        width = plan.specs[signal].shape[1]
        assert isinstance(width, int)
        columns.append(Column(signal, copy, start, width))
        start += width
    return Level(
        key=f"level {number}",
        path="neurons",
        activation=first.settings.get("activation", "tanh"),
        bias=first.settings.get("bias", True) is not False,
        frozen=first.frozen,
        neurons=tuple(steps),
        columns=tuple(columns),
    )


def _in_rows(plan: Plan, arrivals: Mapping[tuple[Signal, int], None]) -> list[tuple[Signal, int]]:
    """Signals in the order of the plan, so that those of one level stand side by side."""
    places = {step.block: number for number, step in enumerate(plan.steps)}
    return sorted(arrivals, key=lambda one: (one[1], places.get(one[0].block, -1)))


def _named(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Levels numbered from 1, beside the paths that blocks have."""
    taken = {part.path for part in parts if isinstance(part, Step)}
    named: list[Part] = []
    number = 0
    for part in parts:
        if isinstance(part, Level):
            number += 1
            while f"neurons_{number}" in taken:
                number += 1
            path = f"neurons_{number}"
            part = replace(part, path=path, key=f"level {number}")
        named.append(part)
    return tuple(named)
