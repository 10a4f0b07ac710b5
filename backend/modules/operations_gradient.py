"""Blocks that change what flows backwards, and not what flows forwards."""

from __future__ import annotations

import torch

from backend.modules.operation import Operation


class StopGradient(Operation):
    """The same numbers; what follows teaches nothing to what comes before."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.detach()


class StraightThrough(Operation):
    """The numbers of `input`, with the gradient going to `other` as if they were its own.

    "Estimating or Propagating Gradients Through Stochastic Neurons" (Bengio and others, 2013).
    """

    def forward(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        return input.detach() + (other - other.detach())


class ReverseGradient(Operation):
    """The same numbers; the gradient comes back reversed, times `strength`.

    "Unsupervised Domain Adaptation by Backpropagation" (Ganin, Lempitsky, 2014).
    """

    def __init__(self, strength: float = 1.0) -> None:
        super().__init__()
        self.strength = strength

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        still = input.detach()
        return still - self.strength * (input - still)
