"""What blocks that learn nothing have in common."""

from __future__ import annotations

import torch
from torch import nn


class Operation(nn.Module):
    """A module that keeps what it was made with under the same names, and shows it."""

    def extra_repr(self) -> str:
        kept = (pair for pair in vars(self).items() if pair[0][0] != "_")
        return ", ".join(f"{name}={value!r}" for name, value in kept if name != "training")


def ordered(input: torch.Tensor, dim: int, descending: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Numbers in order along an axis and their places before, equal ones as they stood.

    In ONNX, which has no such order, equal ones may stand otherwise.
    """
    if torch.onnx.is_in_onnx_export():
        found = torch.sort(input, dim, descending)
    else:
        found = torch.sort(input, dim=dim, descending=descending, stable=True)
    return found[0], found[1]
