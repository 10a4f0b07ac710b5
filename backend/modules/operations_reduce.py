"""Blocks that sum numbers up along axes."""

from __future__ import annotations

from typing import Any

import torch

from backend.modules.operation import Operation


class Reduce(Operation):
    """Sums up along the axes `dims` (all where None): "sum", "mean", "max", "min", "prod",
    "l1", "l2", "log_sum", "log_sum_exp", "sum_square", "variance", "deviation", "largest" (the
    largest without its sign), "any", "all", "count" (of those not 0), "median" (the lower of two).

    `correction`: how many fewer than there are the squares of "variance" and "deviation" are
    divided by; 1 for a sample, 0 for all there is. `keep`: the axes stay, with size 1. The axes
    may arrive as numbers (`axes`); without any then, `idle` says whether all is left as it is.
    """

    def __init__(
        self,
        function: str = "sum",
        dims: tuple[int, ...] | None = (1,),
        keep: bool = False,
        idle: bool = False,
        correction: int = 1,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.function = function
        self.dims = dims
        self.keep = keep
        self.idle = idle
        self.correction = correction

    def forward(self, input: torch.Tensor, axes: torch.Tensor | None = None) -> torch.Tensor:
        dims = self.dims if axes is None else tuple(axes.reshape(-1).tolist())
        empty = dims is None or len(dims) == 0
        if self.idle and empty:
            dims = ()
        elif empty:
            dims = tuple(range(input.dim()))
        return self._reduced(input, tuple(dim % max(input.dim(), 1) for dim in dims or ()))

    def _reduced(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        if self.function in ("sum", "l1", "l2", "sum_square", "log_sum"):
            return self._of_sums(input, dims)
        if self.function == "log_sum_exp":
            return torch.logsumexp(input, dims, self.keep) if dims and input.dim() else input
        if self.function == "mean":
            return self._mean(input, dims)
        if self.function in ("variance", "deviation"):
            spread = torch.var if self.function == "variance" else torch.std
            return spread(input, dims or None, correction=self.correction, keepdim=self.keep)
        if self.function in ("any", "all", "count"):
            return self._counted(input != 0, dims)
        return self._folded(input.abs() if self.function == "largest" else input, dims)

    def _of_sums(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        if self.function == "l1":
            return self._sum(input.abs(), dims)
        if self.function == "l2":
            return self._sum(input * input, dims).to(torch.float64).sqrt().to(input.dtype)
        if self.function == "sum_square":
            return self._sum(input * input, dims)
        total = self._sum(input, dims)
        return total.log() if self.function == "log_sum" else total

    def _mean(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        count = 1
        for dim in dims:
            count *= input.shape[dim] if input.dim() else 1
        total = self._sum(input, dims)
        if input.is_floating_point():
            return total / count
        return torch.div(total, count, rounding_mode="trunc").to(input.dtype)

    def _counted(self, holds: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        total = torch.sum(holds, dims, self.keep) if dims and holds.dim() else holds.long()
        if self.function == "count":
            return total
        if self.function == "any":
            return total > 0
        none = torch.sum(~holds, dims, self.keep) if dims and holds.dim() else (~holds).long()
        return none == 0

    def _sum(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        if not dims or not input.dim():
            return input
        return torch.sum(input, dims, self.keep, dtype=input.dtype)

    def _folded(self, input: torch.Tensor, dims: tuple[int, ...]) -> torch.Tensor:
        """What has no function for several axes at once: one axis after the other."""
        for dim in sorted(dims, reverse=True) if input.dim() else ():
            if self.function == "prod":
                input = torch.prod(input, dim, self.keep, dtype=input.dtype)
            elif self.function == "median":
                input = torch.median(input, dim, self.keep).values
            elif self.function in ("max", "largest"):
                input = torch.amax(input, dim, self.keep)
            else:
                input = torch.amin(input, dim, self.keep)
        return input


class BestPlace(Operation):
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

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        size = input.shape[self.dim]
        best = torch.amax if self.function == "max" else torch.amin
        hits = input == best(input, self.dim, True)
        hits = hits.flip(self.dim) if self.last else hits
        found = hits.to(torch.uint8).argmax(self.dim, keepdim=self.keep)
        return size - 1 - found if self.last else found


class Cumulate(Operation):
    """What all numbers up to each one give along an axis, which may arrive (`axis`): their "sum",
    "prod", "max", "min" or "log_sum_exp".

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

    def forward(self, input: torch.Tensor, axis: torch.Tensor | None = None) -> torch.Tensor:
        dim = self.dim if axis is None else int(axis.reshape(()).item())
        input = input.flip(dim) if self.backwards else input
        found = self._run(input, dim)
        if self.exclusive:
            first = torch.full_like(found.narrow(dim, 0, 1), self._start())
            found = torch.cat([first, found.narrow(dim, 0, input.shape[dim] - 1)], dim)
        return found.flip(dim) if self.backwards else found

    def _run(self, input: torch.Tensor, dim: int) -> torch.Tensor:
        if self.function == "sum":
            return torch.cumsum(input, dim, dtype=input.dtype)
        if self.function == "prod":
            return torch.cumprod(input, dim, dtype=input.dtype)
        if self.function == "log_sum_exp":
            return torch.logcumsumexp(input, dim)
        run = torch.cummax if self.function == "max" else torch.cummin
        return run(input, dim)[0]

    def _start(self) -> float:
        """What there is before the first number."""
        beginnings = {"sum": 0.0, "prod": 1.0, "min": float("inf")}
        return beginnings.get(self.function, float("-inf"))
