"""Blocks that compute one tensor from several, number by number."""

from __future__ import annotations

import torch
from torch import nn


class Add(nn.Module):
    """Adds all its inputs. Shapes must be equal, or stretch to each other as in NumPy."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        total = inputs[0]
        for other in inputs[1:]:
            total = total + other
        return total
