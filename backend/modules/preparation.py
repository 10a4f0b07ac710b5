"""Preparation of raw numbers, as a module, so that it travels inside an exported network."""

from __future__ import annotations

import torch
from torch import nn


class Standardize(nn.Module):
    """(input - mean) / std, number by number; the result is float32.

    `mean` and `std` are numbers or nested lists that stretch to one example: (features,) for a
    row, (channels, 1, 1) for a picture. Scaling between 0 and 1 is the same with the smallest
    value as mean and the span as std. They are buffers: saved, never trained.
    """

    mean: torch.Tensor
    std: torch.Tensor

    def __init__(
        self, mean: float | tuple[float, ...] = 0.0, std: float | tuple[float, ...] = 1.0
    ) -> None:
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean, dtype=torch.float32))
        self.register_buffer("std", torch.tensor(std, dtype=torch.float32))

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return (input.to(self.mean.dtype) - self.mean) / self.std


class Restore(nn.Module):
    """input * scale + shift, number by number: answers in the units of the data again.

    `shift` and `scale` stretch to one answer as those of `Standardize` do to one example. They
    are buffers: saved, never trained.
    """

    shift: torch.Tensor
    scale: torch.Tensor

    def __init__(
        self, shift: float | tuple[float, ...] = 0.0, scale: float | tuple[float, ...] = 1.0
    ) -> None:
        super().__init__()
        self.register_buffer("shift", torch.tensor(shift, dtype=torch.float32))
        self.register_buffer("scale", torch.tensor(scale, dtype=torch.float32))

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input * self.scale + self.shift
