"""Single neurons that stand at one depth, computed together as one matrix."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import torch
from torch import nn


def as_it_is(sums: torch.Tensor) -> torch.Tensor:
    """What a linear neuron makes of its sum."""
    return sums


def bend_of(name: str) -> Callable[[torch.Tensor], torch.Tensor]:
    """The function of an activation that a neuron may have. Raises KeyError for another name."""
    functional = nn.functional
    return {
        "linear": as_it_is,
        "relu": torch.relu,
        "leaky_relu": functional.leaky_relu,
        "elu": functional.elu,
        "gelu": functional.gelu,
        "silu": functional.silu,
        "softplus": functional.softplus,
        "tanh": torch.tanh,
        "sigmoid": torch.sigmoid,
    }[name]


class EachItsOwn(nn.Module):
    """Activations side by side: (N, neurons), each column bent as `names` says of it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        runs = [(name, len(list(alike))) for name, alike in itertools.groupby(names)]
        self.counts = [count for _, count in runs]
        self.bends = [bend_of(name) for name, _ in runs]

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        parts = torch.split(input, self.counts, 1)
        return torch.cat([bend(part) for bend, part in zip(self.bends, parts, strict=True)], 1)


class NeuronLevel(nn.Module):
    """Neurons of one depth: (N, fan_in) becomes (N, neurons).

    Row i of `weight` belongs to neuron i, column j to the j-th number that arrives. `activation`
    is one name for all or one for each neuron. Where wires are missing, `mask` holds 0 (shape
    neurons × fan_in, 1 where a wire is) and the weight neither acts nor learns. Each neuron
    starts as in `nn.Linear`, by the count of its own wires.
    """

    mask: Any

    def __init__(
        self,
        fan_in: int,
        neurons: int,
        activation: str | tuple[str, ...] = "tanh",
        bias: bool = True,
        mask: tuple[tuple[int, ...], ...] | torch.Tensor | None = None,
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(neurons, fan_in))
        self.bias = nn.Parameter(torch.empty(neurons)) if bias else None
        wires = None if mask is None else torch.as_tensor(mask, dtype=torch.get_default_dtype())
        self.register_buffer("mask", wires, persistent=False)
        self.is_masked = wires is not None
        self.bend: Callable[[torch.Tensor], torch.Tensor] = (
            bend_of(activation) if isinstance(activation, str) else EachItsOwn(activation)
        )
        self.reset_parameters()

    def reset_parameters(self) -> None:
        """Draw weights and biases from ±1/√(number of wires), neuron by neuron."""
        neurons, fan_in = self.weight.shape
        wires = torch.full((neurons,), float(fan_in), device=self.weight.device)
        if self.mask is not None:
            wires = self.mask.sum(1)
        bound = wires.clamp(min=1).rsqrt()
        with torch.no_grad():
            self.weight.uniform_(-1, 1).mul_(bound[:, None])
            if self.mask is not None:
                self.weight.mul_(self.mask)
            if self.bias is not None:
                self.bias.uniform_(-1, 1).mul_(bound)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        weight: torch.Tensor = self.weight
        if self.is_masked:
            weight = weight * self.mask
        bent: torch.Tensor = self.bend(nn.functional.linear(input, weight, self.bias))
        return bent
