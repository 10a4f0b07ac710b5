"""Single neurons gathered into modules: one matrix for a depth, or a mesh of several depths."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from backend.compiler.plan import Signal, Step

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
class Tie:
    """Wires that share one weight: `width` numbers from `start` on in the parameter of `group`.

    A group are the objectives that may move it. `fan_in` counts the numbers that arrive at the
    first of its neurons; `value` is what a person typed for it. `held`: one of
    its wires is frozen, so all are.
    """

    name: str
    group: tuple[str, ...]
    start: int
    width: int
    held: bool
    wires: tuple[str, ...]
    fan_in: int
    value: float | None = None


@dataclass(frozen=True, eq=False)
class Level:
    """Neurons computed by one module: column i of what it returns is `neurons[i]`.

    They learn alike: the same objectives move them. `frozen`: none of them learns. `key` names
    the module among those of a plan; `path` is its name in the network. `wires` are those of all
    neurons, one neuron after the other, in the order in which each has them; wire i brings
    `widths[i]` numbers. `places` tells for each of these numbers where its weight stands in the
    module's weight laid out flat, which has `size` numbers. `is_biased` says so of each neuron.
    `held` says of each number, and `held_bias` of each neuron, that it stays as it is; None where
    all may move. `tied` gives for each number its place in `ties`, laid out one group after the
    other; -1 for those that are not tied, None where none is.
    """

    key: str
    path: str
    frozen: bool
    neurons: tuple[Step, ...]
    columns: tuple[Column, ...]
    wires: tuple[str, ...]
    widths: np.ndarray
    places: np.ndarray
    size: int
    is_biased: np.ndarray
    activations: tuple[str, ...]
    held: np.ndarray | None = None
    held_bias: np.ndarray | None = None
    tied: np.ndarray | None = None
    ties: tuple[tuple[str, ...], ...] = ()

    @property
    def fan_in(self) -> int:
        """How many numbers arrive."""
        return self.columns[-1].stop if self.columns else 0

    @property
    def signals(self) -> tuple[Signal, ...]:
        """What arrives, column by column."""
        return tuple(column.signal for column in self.columns)

    @cached_property
    def counts(self) -> np.ndarray:
        """How many wires each neuron has."""
        return np.array([len(step.wires) for step in self.neurons], np.int64)

    @cached_property
    def fan_ins(self) -> np.ndarray:
        """How many numbers arrive at each neuron."""
        wires = np.repeat(np.arange(len(self.neurons)), self.counts)
        return np.bincount(wires, self.widths, len(self.neurons)).astype(np.int64)

    @cached_property
    def firsts(self) -> np.ndarray:
        """Where the first number of each wire stands among all numbers."""
        return np.asarray(np.cumsum(self.widths) - self.widths)

    @cached_property
    def stops(self) -> np.ndarray:
        """Where the numbers of each neuron end."""
        return np.cumsum(self.fan_ins)

    @cached_property
    def wire_rows(self) -> dict[str, int]:
        """The place of each wire among `wires`."""
        return {wire: row for row, wire in enumerate(self.wires)}

    @cached_property
    def neuron_rows(self) -> dict[str, int]:
        """The place of each neuron among `neurons`."""
        return {step.block: row for row, step in enumerate(self.neurons)}

    def indices(self, row: int) -> list[int]:
        """The places of a neuron's weights in the flat weight, in the order of its wires."""
        stop = int(self.stops[row])
        return [int(place) for place in self.places[stop - int(self.fan_ins[row]) : stop]]

    def settings(self) -> dict[str, Any]:
        """What its plain module is made with."""
        raise NotImplementedError

    @property
    def activation(self) -> str | tuple[str, ...]:
        """One name where all neurons bend alike, else one for each."""
        alike = len(set(self.activations)) == 1
        return self.activations[0] if alike else self.activations

    def numbered(self, number: int, path: str) -> Any:
        """The same under another name."""
        return replace(self, key=f"level {number}", path=path)


@dataclass(frozen=True, eq=False)
class Matrix(Level):
    """Neurons of one depth: row i of the weight (neurons × fan_in) belongs to `neurons[i]`."""

    @property
    def bias(self) -> bool:
        """All of them have one, or none."""
        return bool(self.is_biased[0])

    @property
    def is_full(self) -> bool:
        """Whether every number that arrives reaches every neuron."""
        return len(self.places) == self.size

    def filled(self) -> np.ndarray:
        """1 where a wire is: (neurons, fan_in)."""
        mask = np.zeros(self.size, np.int8)
        mask[self.places] = 1
        return mask.reshape(len(self.neurons), self.fan_in)

    def mask(self) -> tuple[tuple[int, ...], ...] | None:
        """1 where a wire is (neurons × fan_in); None where none is missing."""
        return None if self.is_full else tuple(tuple(row) for row in self.filled().tolist())

    def settings(self) -> dict[str, Any]:
        """What its module, a NeuronLevel, is made with."""
        return {
            "fan_in": self.fan_in,
            "neurons": len(self.neurons),
            "activation": self.activation,
            "bias": self.bias,
            "mask": self.mask(),
        }


@dataclass(frozen=True, eq=False)
class Mesh(Level):
    """Neurons of several depths with few wires; the weight has one number for each that arrives.

    `source` tells for each number where it comes from: below `fan_in` a column, above it the
    neurons before, in order. `depths` are the (first, after the last) that stand at one depth.
    """

    source: np.ndarray = field(default_factory=lambda: np.zeros(0, np.int32))
    depths: tuple[tuple[int, int], ...] = ()

    @property
    def starts(self) -> np.ndarray:
        """Where the numbers of each neuron begin, and where the last ones end."""
        return np.concatenate([[0], self.stops]).astype(np.int32)

    def settings(self) -> dict[str, Any]:
        """What its module, a NeuronMesh, is made with."""
        starts = self.starts.tolist()
        source = self.source.tolist()
        biased = tuple(bool(one) for one in self.is_biased)
        return {
            "fan_in": self.fan_in,
            "sources": tuple(tuple(source[a:b]) for a, b in zip(starts, starts[1:], strict=False)),
            "activation": self.activation,
            "bias": biased[0] if len(set(biased)) == 1 else biased,
        }


Part: TypeAlias = Step | Level
