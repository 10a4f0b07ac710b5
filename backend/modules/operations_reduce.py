"""Blocks that sum numbers up along axes."""

from __future__ import annotations

from typing import Any

import torch
from torch import nn


class Reduce(nn.Module):
    """Sums up along the axes `dims` (all where None): "sum", "mean", "max", "min", "prod",
    "l1", "l2", "log_sum", "log_sum_exp" or "sum_square".

    `keep`: the axes stay, with size 1. The axes may arrive as numbers (`axes`); without any then,
    `idle` says whether all is left as it is.
    """

    def __init__(
        self,
        function: str = "sum",
        dims: tuple[int, ...] | None = (1,),
        keep: bool = False,
        idle: bool = False,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.function = function
        self.dims = dims
        self.keep = keep
        self.idle = idle

    def extra_repr(self) -> str:
        return f"{self.function}, {self.dims}, {self.keep}"

    def forward(self, input: torch.Tensor, axes: torch.Tensor | None = None) -> torch.Tensor:
        dims = self.dims if axes is None else tuple(axes.reshape(-1).tolist())
        empty = dims is None or len(dims) == 0
        if self.idle and empty:
            dims = ()
        elif empty:
            dims = tuple(range(input.dim()))
        return self._reduced(input, tuple(dim % max(input.dim(), 1) for dim in dims or ()))

    def _reduced(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        if self.function == "l1":
            return self._sum(input.abs(), dims)
        if self.function == "l2":
            return self._sum(input * input, dims).to(torch.float64).sqrt().to(input.dtype)
        if self.function == "sum_square":
            return self._sum(input * input, dims)
        if self.function == "log_sum":
            return self._sum(input, dims).log()
        if self.function == "log_sum_exp":
            return torch.logsumexp(input, dims, self.keep) if dims and input.dim() else input
        if self.function == "mean":
            count = 1
            for dim in dims:
                count *= input.shape[dim] if input.dim() else 1
            total = self._sum(input, dims)
            if input.is_floating_point():
                return total / count
            return torch.div(total, count, rounding_mode="trunc").to(input.dtype)
        return self._sum(input, dims) if self.function == "sum" else self._folded(input, dims)

    def _sum(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        if not dims or not input.dim():
            return input
        return torch.sum(input, dims, self.keep, dtype=input.dtype)

    def _folded(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        """What has no function for several axes at once: one axis after the other."""
        for dim in sorted(dims, reverse=True) if input.dim() else ():
            if self.function == "prod":
                input = torch.prod(input, dim, self.keep, dtype=input.dtype)
            elif self.function == "max":
                input = torch.amax(input, dim, self.keep)
            else:
                input = torch.amin(input, dim, self.keep)
        return input


class BestPlace(nn.Module):
    """Where along an axis the largest ("max") or smallest ("min") number stands.

    Of several equal ones the first, or the `last`. `keep`: the axis stays, with size 1.
    """

    def __init__(
        self, function: str = "max", dim: int = 1, keep: bool = False, last: bool = False
    ) -> None:
        super().__init__()
        self.function = function
        self.dim = dim
        self.keep = keep
        self.last = last

    def extra_repr(self) -> str:
        return f"{self.function}, {self.dim}, {self.keep}, {self.last}"

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        size = input.shape[self.dim]
        best = torch.amax if self.function == "max" else torch.amin
        hits = input == best(input, self.dim, True)
        hits = hits.flip(self.dim) if self.last else hits
        found = hits.to(torch.uint8).argmax(self.dim, keepdim=self.keep)
        return size - 1 - found if self.last else found


class Cumulate(nn.Module):
    """Running sums ("sum") or products ("prod") along an axis, which may arrive (`axis`).

    `exclusive`: each without its own number. `backwards`: from the end.
    """

    def __init__(
        self,
        function: str = "sum",
        dim: int = 1,
        exclusive: bool = False,
        backwards: bool = False,
    ) -> None:
        super().__init__()
        self.function = function
        self.dim = dim
        self.exclusive = exclusive
        self.backwards = backwards

    def extra_repr(self) -> str:
        return f"{self.function}, {self.dim}, {self.exclusive}, {self.backwards}"

    def forward(self, input: torch.Tensor, axis: torch.Tensor | None = None) -> torch.Tensor:
        dim = self.dim if axis is None else int(axis.reshape(()).item())
        run = torch.cumsum if self.function == "sum" else torch.cumprod
        input = input.flip(dim) if self.backwards else input
        found = run(input, dim, dtype=input.dtype)
        if self.exclusive:
            start = torch.zeros_like if self.function == "sum" else torch.ones_like
            first = start(found.narrow(dim, 0, 1))
            found = torch.cat([first, found.narrow(dim, 0, input.shape[dim] - 1)], dim)
        return found.flip(dim) if self.backwards else found
