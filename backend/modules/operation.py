"""What blocks that learn nothing have in common."""

from __future__ import annotations

from torch import nn


class Operation(nn.Module):
    """A module that keeps what it was made with under the same names, and shows it."""

    def extra_repr(self) -> str:
        kept = (pair for pair in vars(self).items() if pair[0][0] != "_")
        return ", ".join(f"{name}={value!r}" for name, value in kept if name != "training")
