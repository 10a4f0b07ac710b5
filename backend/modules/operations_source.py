"""Blocks that numbers come from: one number, rows of them, as many as something else has."""

from __future__ import annotations

import torch

from backend.modules.operation import Operation


class Number(Operation):
    """One number that stands in the drawing, without axes."""

    def __init__(self, value: float = 1.0, dtype: str = "float32") -> None:
        super().__init__()
        self.value = value
        self.dtype = dtype
        self.number: torch.Tensor
        self.register_buffer("number", torch.tensor(value).to(getattr(torch, dtype)), False)

    def forward(self) -> torch.Tensor:
        return self.number


class CountUp(Operation):
    """Numbers at equal distances: from `start` to before `stop`, every `step`; or `count` of them
    from `start` to `stop`, both included."""

    def __init__(
        self,
        start: float = 0.0,
        stop: float = 10.0,
        step: float = 1.0,
        count: int | None = None,
        dtype: str = "float32",
    ) -> None:
        super().__init__()
        self.start = start
        self.stop = stop
        self.step = step
        self.count = count
        self.dtype = dtype
        kind = getattr(torch, dtype)
        if count is None:
            numbers = torch.arange(start, stop, step)
        else:
            numbers = torch.linspace(start, stop, count)
        self.numbers: torch.Tensor
        self.register_buffer("numbers", numbers.to(kind), False)

    def forward(self) -> torch.Tensor:
        return self.numbers


class FilledLike(Operation):
    """One `value` in the shape of what arrives."""

    def __init__(self, value: float = 0.0) -> None:
        super().__init__()
        self.value = value

    def forward(self, like: torch.Tensor) -> torch.Tensor:
        return torch.full_like(like, self.value)


class Places(Operation):
    """0, 1, 2, … for the places of the axis `dim` of what arrives: (size,) whole numbers."""

    def __init__(self, dim: int = 1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, like: torch.Tensor) -> torch.Tensor:
        return torch.arange(like.shape[self.dim], device=like.device)
