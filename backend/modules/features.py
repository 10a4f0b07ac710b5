"""Features: what a network is given of its data, one number an example."""

from __future__ import annotations

import torch
from torch import nn


class Feature(nn.Module):
    """One number made of one or two columns: (N, columns) becomes (N, 1).

    `formula` is "x" (the column itself), "x_squared", "x_times_y" (the column times the `other`)
    or "sin_x". Columns count from 0.
    """

    def __init__(self, formula: str = "x", column: int = 0, other: int = 1) -> None:
        super().__init__()
        if formula not in ("x", "x_squared", "x_times_y", "sin_x"):
            raise ValueError(f"there is no formula {formula!r}")
        self.formula, self.column, self.other = formula, column, other

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        x = input.narrow(1, self.column, 1)
        if self.formula == "x_squared":
            return x * x
        if self.formula == "x_times_y":
            return x * input.narrow(1, self.other, 1)
        return torch.sin(x) if self.formula == "sin_x" else x
