"""Keeping gradients short, so that one odd batch throws nobody off the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Clipping:
    """Limits for gradients: of each number, then of the length of all together; 0 is no limit.

    The same numbers as `clip_grad_value_`, then `clip_grad_norm_` of torch.nn.utils. Gradients
    are replaced, never written over: two parameters may share one.
    """

    norm: float = 0.0
    value: float = 0.0

    def around(
        self, move: Callable[[], object], parameters: Sequence[Tensor]
    ) -> Callable[[], object]:
        """A move after clipping. To be called where no gradient is recorded."""

        def clipped() -> object:
            self.clip(parameters)
            return move()

        return clipped

    def clip(self, parameters: Sequence[Tensor]) -> None:
        """Clip the gradients that these parameters have."""
        moved = [one for one in parameters if one.grad is not None]
        gradients = [one.grad for one in moved if one.grad is not None]
        if not gradients:
            return
        if self.value:
            gradients = list(torch._foreach_clamp_min(gradients, -self.value))
            gradients = list(torch._foreach_clamp_max(gradients, self.value))
        if self.norm:
            length = torch.linalg.vector_norm(torch.stack(torch._foreach_norm(gradients)))
            share = torch.clamp(self.norm / (length + 1e-6), max=1.0)
            gradients = list(torch._foreach_mul(gradients, share))
        for one, gradient in zip(moved, gradients, strict=True):
            one.grad = gradient
