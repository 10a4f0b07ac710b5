"""What neurons add up, packed: thousands of sums travel as a few arrays. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from backend.training.events import Sum


@dataclass(frozen=True)
class NeuronSums:
    """The sums of single neurons, term after term.

    Neuron i owns the terms `starts[i]` to `starts[i + 1]`. By term: the place of its wire among
    `wires`, the `index` within what the wire brings, its weight and its input. By neuron: the
    rest, NaN for a bias that is not there.
    """

    neurons: tuple[str, ...]
    activations: tuple[str, ...]
    wires: tuple[str, ...]
    starts: np.ndarray
    wire: np.ndarray
    index: np.ndarray
    weights: np.ndarray
    inputs: np.ndarray
    biases: np.ndarray
    totals: np.ndarray
    outputs: np.ndarray
    output_slopes: np.ndarray
    total_slopes: np.ndarray

    def keys(self) -> Sequence[str]:
        return self.neurons

    def sum(self, place: int) -> Sum:
        """The sum of one neuron."""
        slope = float(self.total_slopes[place])
        terms = tuple(
            (self.wires[self.wire[term]], int(self.index[term]), *self._numbers(term, slope))
            for term in range(int(self.starts[place]), int(self.starts[place + 1]))
        )
        return _sum(self, place, terms, self.activations[place])

    def _numbers(self, term: int, slope: float) -> tuple[float, float, float]:
        brought = float(self.inputs[term])
        return float(self.weights[term]), brought, slope * brought


@dataclass(frozen=True)
class RowSums:
    """The sums of the neurons of one layer, which all read the same numbers.

    `weights` are (rows, inputs), `inputs` (inputs,), brought by the block `source`; the rest is
    by row, NaN for a bias that is not there.
    """

    block: str
    source: str
    activations: tuple[str, ...]
    weights: np.ndarray
    inputs: np.ndarray
    biases: np.ndarray
    totals: np.ndarray
    outputs: np.ndarray
    output_slopes: np.ndarray
    total_slopes: np.ndarray

    def keys(self) -> Sequence[str]:
        return [f"{self.block}:{row}" for row in range(len(self.totals))]

    def sum(self, row: int) -> Sum:
        """The sum of one row."""
        slope = float(self.total_slopes[row])
        pairs = zip(self.weights[row].tolist(), self.inputs.tolist(), strict=True)
        terms = tuple(
            (self.source, place, weight, brought, slope * brought)
            for place, (weight, brought) in enumerate(pairs)
        )
        return _sum(self, row, terms, self.activations[row])


def _sum(
    found: NeuronSums | RowSums,
    place: int,
    terms: tuple[tuple[str, int, float, float, float], ...],
    activation: str,
) -> Sum:
    has_bias = not np.isnan(found.biases[place])
    slope = float(found.total_slopes[place])
    return Sum(
        terms=terms,
        bias=float(found.biases[place]) if has_bias else None,
        activation=activation,
        total=float(found.totals[place]),
        output=float(found.outputs[place]),
        output_slope=float(found.output_slopes[place]),
        total_slope=slope,
        bias_slope=slope if has_bias else None,
    )


@dataclass(frozen=True, eq=False)
class Sums(Mapping[str, Sum]):
    """Every sum of a story, by neuron or by "layer:row"; each is written out when asked for."""

    parts: tuple[NeuronSums | RowSums, ...] = ()
    _places: dict[str, tuple[int, int]] = field(default_factory=dict, repr=False)

    def __getitem__(self, key: str) -> Sum:
        part, place = self._known[key]
        return self.parts[part].sum(place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return sum(len(part.totals) for part in self.parts)

    def __reduce__(self) -> tuple[type[Sums], tuple[tuple[NeuronSums | RowSums, ...]]]:
        return Sums, (self.parts,)

    @property
    def rows(self) -> dict[str, int]:
        """How many neurons are told of each layer."""
        return {part.block: len(part.totals) for part in self.parts if isinstance(part, RowSums)}

    @property
    def _known(self) -> dict[str, tuple[int, int]]:
        """Which part holds a key, and where in it."""
        if not self._places:
            for number, part in enumerate(self.parts):
                self._places.update({key: (number, at) for at, key in enumerate(part.keys())})
        return self._places
