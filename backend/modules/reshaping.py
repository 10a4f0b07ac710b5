"""Blocks that order, pick or sum up the numbers of one tensor."""

from __future__ import annotations

import torch
from torch import nn


class Reshape(nn.Module):
    """Each example in a new shape: (N, …) becomes (N, *shape). One size may be -1."""

    def __init__(self, shape: tuple[int, ...] = (-1,)) -> None:
        super().__init__()
        self.shape = tuple(shape)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.reshape(input.shape[0], *self.shape)


class Permute(nn.Module):
    """Puts the axes in another order; axis 0 is the batch and is best left first."""

    def __init__(self, dims: tuple[int, ...] = (0, 2, 1)) -> None:
        super().__init__()
        self.dims = tuple(dims)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.permute(self.dims)


class Transpose(nn.Module):
    """Swaps the axes `dim0` and `dim1`."""

    def __init__(self, dim0: int = 1, dim1: int = 2) -> None:
        super().__init__()
        self.dim0 = dim0
        self.dim1 = dim1

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.transpose(self.dim0, self.dim1)


class Squeeze(nn.Module):
    """Takes out the axis `dim`, whose size must be 1."""

    def __init__(self, dim: int = -1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.squeeze(self.dim)


class Unsqueeze(nn.Module):
    """Puts in a new axis of size 1 at `dim`."""

    def __init__(self, dim: int = 1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.unsqueeze(self.dim)


class Select(nn.Module):
    """One column: place `index` of the axis `dim`, which vanishes unless `keepdim`."""

    def __init__(self, dim: int = 1, index: int = 0, keepdim: bool = False) -> None:
        super().__init__()
        self.dim = dim
        self.index = index
        self.keepdim = keepdim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        picked = input.select(self.dim, self.index)
        return picked.unsqueeze(self.dim) if self.keepdim else picked


class Slice(nn.Module):
    """The places from `start` up to, not including, `stop` (None: to the end) of the axis `dim`."""

    def __init__(self, dim: int = 1, start: int = 0, stop: int | None = None) -> None:
        super().__init__()
        self.dim = dim
        self.start = start
        self.stop = stop

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        stop = input.shape[self.dim] if self.stop is None else self.stop
        stop = stop + input.shape[self.dim] if stop < 0 else stop
        start = self.start + input.shape[self.dim] if self.start < 0 else self.start
        return input.narrow(self.dim, start, stop - start)


class Mean(nn.Module):
    """The mean over the axis `dim`, which vanishes unless `keepdim`."""

    def __init__(self, dim: int = 1, keepdim: bool = False) -> None:
        super().__init__()
        self.dim = dim
        self.keepdim = keepdim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.mean(self.dim, keepdim=self.keepdim)


class Sum(nn.Module):
    """The sum over the axis `dim`, which vanishes unless `keepdim`."""

    def __init__(self, dim: int = 1, keepdim: bool = False) -> None:
        super().__init__()
        self.dim = dim
        self.keepdim = keepdim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.sum(self.dim, keepdim=self.keepdim)
