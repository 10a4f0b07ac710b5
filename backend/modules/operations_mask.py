"""Masks: who may look at whom, and what does not count."""

from __future__ import annotations

import torch

from backend.modules.operation import Operation


def as_mask(hidden: torch.Tensor, kind: str) -> torch.Tensor:
    """A mask as `kind` says: "numbers" (minus infinity where hidden, else 0, for adding),
    "true_hidden" or "true_seen"."""
    if kind == "true_hidden":
        return hidden
    if kind == "true_seen":
        return ~hidden
    return torch.zeros(hidden.shape, device=hidden.device).masked_fill(hidden, float("-inf"))


class CausalMask(Operation):
    """Hides from each step the steps after it: (steps, steps), queries along the first axis.

    The steps are those of the axis `dim` of what arrives. With a `window`, only so many steps are
    seen, the last being the step itself.
    """

    def __init__(self, dim: int = 1, kind: str = "numbers", window: int | None = None) -> None:
        super().__init__()
        self.dim = dim
        self.kind = kind
        self.window = window

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        steps = torch.arange(input.shape[self.dim], device=input.device)
        back = steps.unsqueeze(1) - steps
        hidden = back < 0
        if self.window is not None:
            hidden = hidden | (back >= self.window)
        return as_mask(hidden, self.kind)


class PaddingMask(Operation):
    """Hides from each example the steps beyond its length: lengths (N,) or (N, 1) become
    (N, steps).

    There are `steps` of them, or as many as the axis 1 of `like` has.
    """

    def __init__(self, steps: int = 10, kind: str = "true_hidden") -> None:
        super().__init__()
        self.steps = steps
        self.kind = kind

    def forward(self, lengths: torch.Tensor, like: torch.Tensor | None = None) -> torch.Tensor:
        steps = self.steps if like is None else like.shape[1]
        places = torch.arange(steps, device=lengths.device)
        return as_mask(places >= lengths.reshape(-1, 1), self.kind)


class MaskFill(Operation):
    """Puts `value` wherever the mask holds (is not 0). Shapes stretch as in NumPy."""

    def __init__(self, value: float = 0.0) -> None:
        super().__init__()
        self.value = value

    def forward(self, input: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        return input.masked_fill(mask != 0, self.value)


class MaskedMean(Operation):
    """The mean over the axis 1 of the steps whose mask holds: (N, steps, …), (N, steps) to (N, …).

    Where no step counts, zeros.
    """

    def forward(self, input: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        share = (mask != 0).to(input.dtype)
        share = share.reshape(*share.shape, *[1] * (input.dim() - 2))
        return (input * share).sum(1) / share.sum(1).clamp(min=1)
