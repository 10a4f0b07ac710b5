"""Single neurons of several depths with few wires, computed wire by wire in one module."""

from __future__ import annotations

import torch
from torch import nn

from backend.modules.neuron_field import EachItsOwn


class NeuronMesh(nn.Module):
    """Neurons that feed each other: (N, fan_in) becomes (N, neurons).

    `sources` names for each neuron where its wires come from: numbers below `fan_in` are the
    columns that arrive, those above the neurons before it, in order. `weight` holds the weights
    of all wires, neuron by neuron. `activation` and `bias` are one for all or one for each; a
    neuron without bias has a 0 in `bias` that does not learn. Each neuron starts as in
    `nn.Linear`, by the count of its own wires.
    """

    biased: torch.Tensor | None

    def __init__(
        self,
        fan_in: int,
        sources: tuple[tuple[int, ...], ...],
        activation: str | tuple[str, ...] = "tanh",
        bias: bool | tuple[bool, ...] = True,
    ) -> None:
        super().__init__()
        names = (activation,) * len(sources) if isinstance(activation, str) else activation
        biased = (bias,) * len(sources) if isinstance(bias, bool) else bias
        self.fan_in = fan_in
        self.weight = nn.Parameter(torch.empty(sum(len(each) for each in sources)))
        self.bias = nn.Parameter(torch.empty(len(sources)))
        lack = None if all(biased) else torch.tensor(biased, dtype=torch.get_default_dtype())
        self.register_buffer("biased", lack, persistent=False)
        self.runs = _runs(fan_in, sources)
        self.bends = nn.ModuleList(EachItsOwn(names[start:stop]) for start, stop in self.runs)
        self._place_wires(sources)
        self.reset_parameters(sources)

    def _place_wires(self, sources: tuple[tuple[int, ...], ...]) -> None:
        """For each run where numbers come from, and the places of their weights; the place after
        the last is a 0 that fills rows up: both (neurons, most wires)."""
        wire, nothing = 0, self.weight.numel()
        for number, (start, stop) in enumerate(self.runs):
            most = max((len(each) for each in sources[start:stop]), default=0)
            froms, places = [], []
            for each in sources[start:stop]:
                rest = most - len(each)
                froms.append([*each, *([0] * rest)])
                places.append([*range(wire, wire + len(each)), *([nothing] * rest)])
                wire += len(each)
            for name, table in (("from", froms), ("place", places)):
                shaped = torch.tensor(table, dtype=torch.int64).reshape(stop - start, most)
                self.register_buffer(f"{name}_{number}", shaped, persistent=False)

    @torch.no_grad()
    def reset_parameters(self, sources: tuple[tuple[int, ...], ...]) -> None:
        """Draw weights and biases from ±1/√(number of wires), neuron by neuron."""
        counts = torch.tensor([len(each) for each in sources])
        bound = counts.clamp(min=1).rsqrt()
        self.weight.uniform_(-1, 1).mul_(bound.repeat_interleave(counts))
        self.bias.uniform_(-1, 1).mul_(bound if self.biased is None else bound * self.biased)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        bias = self.bias if self.biased is None else self.bias * self.biased
        return self.compute(input, self.weight, bias)

    def compute(
        self, input: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor
    ) -> torch.Tensor:
        """The neurons (N, neurons) with these weights (wires,) and biases (neurons,)."""
        known, weight = input, torch.cat([weight, weight.new_zeros(1)])
        for number, (start, stop) in enumerate(self.runs):
            froms = getattr(self, f"from_{number}")
            placed = weight[getattr(self, f"place_{number}")]  # (neurons, most wires)
            sums = (known[:, froms] * placed).sum(2) + bias[start:stop]
            known = torch.cat([known, self.bends[number](sums)], 1)
        return known[:, self.fan_in :]


def _runs(fan_in: int, sources: tuple[tuple[int, ...], ...]) -> list[tuple[int, int]]:
    """Neurons that can be computed together: none feeds another, and their wires are about as
    many: (first, the one after the last)."""
    starts = [0]
    for neuron, each in enumerate(sources):
        first = sources[starts[-1]]
        feeds = max(each, default=0) >= fan_in + starts[-1]
        if feeds or len(each).bit_length() != len(first).bit_length():
            starts.append(neuron)
    return list(zip(starts, [*starts[1:], len(sources)], strict=True))
