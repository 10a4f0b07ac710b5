"""The gradients of several batches on their way to one move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from torch import Tensor


@dataclass
class Gathering:
    """The mean gradient of `batches` batches, made one after the other.

    `sums` holds one part for each parameter, None where it had no gradient yet.
    """

    batches: int
    sums: list[Tensor | None] = field(default_factory=list)
    count: int = 0

    def add(self, parameters: Sequence[Tensor]) -> bool:
        """Take the gradients of a batch; with the last one leave the mean in their place.

        Whether that was the last one.
        """
        sums = self.sums or [None] * len(parameters)
        self.sums = [_sum(one, each.grad) for one, each in zip(sums, parameters, strict=True)]
        self.count += 1
        if self.count < self.batches:
            return False
        for one, total in zip(parameters, self.sums, strict=True):
            one.grad = None if total is None else total / self.batches
        self.sums, self.count = [], 0
        return True

    def state(self) -> dict[str, Any]:
        """Where it stands, with live tensors."""
        return {"count": self.count, "sums": self.sums}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from where `state` was taken."""
        self.count, self.sums = state["count"], list(state["sums"])


def _sum(total: Tensor | None, gradient: Tensor | None) -> Tensor | None:
    if gradient is None:
        return total
    return gradient.detach() if total is None else total + gradient
