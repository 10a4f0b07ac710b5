"""Blocks that pick numbers by their places, or put numbers at places."""

from __future__ import annotations

from typing import Any

import torch

from backend.modules.operation import Operation, ordered


class Pick(Operation):
    """Takes whole slices along the axis `dim`, by numbers that arrive; negative from the end.

    (…, size, …) and indices of any shape become (…, *indices.shape, …).
    """

    def __init__(self, dim: int = 1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, input: torch.Tensor, indices: torch.Tensor) -> torch.Tensor:
        dim = self.dim % input.dim()
        size = input.shape[dim]
        places = indices.reshape(-1).long()
        places = torch.where(places < 0, places + size, places)
        found = input.index_select(dim, places)
        return found.reshape(*input.shape[:dim], *indices.shape, *input.shape[dim + 1 :])


class PickAlong(Operation):
    """Takes single numbers along the axis `dim`: at each place, the one that `indices` says."""

    def __init__(self, dim: int = 1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, input: torch.Tensor, indices: torch.Tensor) -> torch.Tensor:
        places = indices.long()
        places = torch.where(places < 0, places + input.shape[self.dim], places)
        return torch.gather(input, self.dim, places)


class PickDeep(Operation):
    """Takes what stands at whole addresses: the last axis of `indices` holds one per axis.

    The first `shared` axes of both run along together.
    """

    def __init__(self, shared: int = 0) -> None:
        super().__init__()
        self.shared = shared

    def forward(self, input: torch.Tensor, indices: torch.Tensor) -> torch.Tensor:
        places = list(indices.long().unbind(-1))
        lead = []
        for axis in range(self.shared):
            shape = [1] * (indices.dim() - 1)
            shape[axis] = input.shape[axis]
            lead.append(torch.arange(input.shape[axis], device=input.device).reshape(shape))
        return input[tuple(lead + places)]


class PlaceAlong(Operation):
    """Puts single numbers along the axis `dim`, at the places that `indices` says.

    `reduce` joins them with what is there: "none" (replaces it), "add", "mul", "max", "min".
    """

    def __init__(self, dim: int = 1, reduce: str = "none") -> None:
        super().__init__()
        self.dim = dim
        self.reduce = reduce

    def forward(
        self, input: torch.Tensor, indices: torch.Tensor, updates: torch.Tensor
    ) -> torch.Tensor:
        places = indices.long()
        places = torch.where(places < 0, places + input.shape[self.dim], places)
        if self.reduce == "none":
            return input.scatter(self.dim, places, updates)
        how = {"add": "sum", "mul": "prod", "max": "amax", "min": "amin"}[self.reduce]
        return input.scatter_reduce(self.dim, places, updates, how)


class PlaceDeep(Operation):
    """Puts what `updates` holds at whole addresses: the last axis of `indices` holds one per
    axis. `reduce` as in `PlaceAlong`.
    """

    def __init__(self, reduce: str = "none") -> None:
        super().__init__()
        self.reduce = reduce

    def forward(
        self, input: torch.Tensor, indices: torch.Tensor, updates: torch.Tensor
    ) -> torch.Tensor:
        depth = indices.shape[-1]
        sizes = input.shape[:depth]
        flat = input.reshape(-1, *input.shape[depth:])
        rows = torch.zeros(indices.shape[:-1], dtype=torch.long, device=input.device)
        for axis in range(depth):
            place = indices[..., axis].long()
            rows = rows * sizes[axis] + torch.where(place < 0, place + sizes[axis], place)
        rows, new = rows.reshape(-1), updates.reshape(-1, *input.shape[depth:])
        if self.reduce == "none":
            found = flat.index_copy(0, rows, new)
        elif self.reduce == "add":
            found = flat.index_add(0, rows, new)
        else:
            how = {"mul": "prod", "max": "amax", "min": "amin"}[self.reduce]
            found = flat.index_reduce(0, rows, new, how)
        return found.reshape(input.shape)


class TopK(Operation):
    """The `k` largest (or smallest) numbers along an axis and their places, best first."""

    def __init__(
        self,
        k: int = 1,
        dim: int = -1,
        largest: bool = True,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.k = k
        self.dim = dim
        self.largest = largest

    def forward(
        self, input: torch.Tensor, count: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, torch.Tensor]:
        k = self.k if count is None else int(count.reshape(()).item())
        values, places = ordered(input, self.dim, self.largest)
        return values.narrow(self.dim, 0, k), places.narrow(self.dim, 0, k)


class OneHot(Operation):
    """Rows of one value with another at the place that each number says, along a new axis."""

    def __init__(
        self,
        depth: int = 10,
        dim: int = -1,
        off: float = 0.0,
        on: float = 1.0,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.depth = depth
        self.dim = dim
        self.off = off
        self.on = on

    def forward(
        self,
        input: torch.Tensor,
        count: torch.Tensor | None = None,
        values: torch.Tensor | None = None,
    ) -> torch.Tensor:
        depth = self.depth if count is None else int(count.reshape(-1)[0].item())
        places = input.long().unsqueeze(self.dim)
        places = torch.where(places < 0, places + depth, places)
        axis = self.dim % places.dim()
        shape = [-1 if each == axis else 1 for each in range(places.dim())]
        hot = places == torch.arange(depth, device=input.device).reshape(shape)
        if values is not None:
            return torch.where(hot, values[1], values[0])
        on, off = (torch.tensor(one, device=input.device) for one in (self.on, self.off))
        return torch.where(hot, on, off)


class Found(Operation):
    """What there is to find: "nonzero" the places of numbers that are not 0 (axes, found),
    "masked" the numbers where a mask holds. How many is known only when it runs."""

    def __init__(
        self,
        function: str = "nonzero",
        dim: int | None = None,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.function = function
        self.dim = dim

    def forward(self, input: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        if self.function == "nonzero" or mask is None:
            return torch.nonzero(input).t()
        places = torch.nonzero(mask.reshape(-1)).reshape(-1)
        flat = input.reshape(-1) if self.dim is None else input
        return flat.index_select(self.dim or 0, places)


class Distinct(Operation):
    """The different numbers (or slices along `dim`) that arrive: each once, where it stands
    first, for each number which it is, and how often it is there."""

    def __init__(
        self,
        dim: int | None = None,
        ascending: bool = True,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.dim = dim
        self.ascending = ascending

    def forward(
        self, input: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        data = input.reshape(-1) if self.dim is None else input
        dim = 0 if self.dim is None else self.dim
        values, which, counts = torch.unique(
            data.detach(), return_inverse=True, return_counts=True, dim=dim
        )
        places = torch.arange(which.numel(), device=input.device)
        first = torch.full_like(counts, which.numel())
        first = first.scatter_reduce(0, which.reshape(-1), places, "amin")
        if self.ascending:
            return values, first, which.reshape(-1), counts
        order = torch.argsort(first)
        values = values.index_select(dim, order)
        return values, first[order], torch.argsort(order)[which.reshape(-1)], counts[order]


class Bins(Operation):
    """In which of the bins between `edges` (in ascending order) each number falls: 0 before the
    first edge. `right`: a number on an edge belongs to the bin after it."""

    def __init__(self, right: bool = False) -> None:
        super().__init__()
        self.right = right

    def forward(self, input: torch.Tensor, edges: torch.Tensor) -> torch.Tensor:
        numbers = input.unsqueeze(-1)
        below = numbers >= edges if self.right else numbers > edges
        return below.sum(-1)
