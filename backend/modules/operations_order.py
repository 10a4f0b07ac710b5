"""Blocks that put places in another order, cut them into pieces, or repeat them."""

from __future__ import annotations

import torch

from backend.modules.operation import Operation, ordered


class Flip(Operation):
    """Turns axes round: the last place comes first."""

    def __init__(self, dims: tuple[int, ...] = (1,)) -> None:
        super().__init__()
        self.dims = (dims,) if isinstance(dims, int) else tuple(dims)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.flip(self.dims)


class Roll(Operation):
    """Moves all places on by `shifts` along `dims`; what leaves at one end enters at the other."""

    def __init__(self, shifts: tuple[int, ...] = (1,), dims: tuple[int, ...] = (1,)) -> None:
        super().__init__()
        self.shifts = (shifts,) if isinstance(shifts, int) else tuple(shifts)
        self.dims = (dims,) if isinstance(dims, int) else tuple(dims)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.roll(self.shifts, self.dims)


class RepeatEach(Operation):
    """Each place of the axis `dim` so many `times` in a row: a, b becomes a, a, b, b."""

    def __init__(self, times: int = 2, dim: int = 1) -> None:
        super().__init__()
        self.times = times
        self.dim = dim

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.repeat_interleave(self.times, self.dim)


class Windows(Operation):
    """Windows of `size` places along the axis `dim`, every `step`-th: (N, steps, …) becomes
    (N, windows, …, size)."""

    def __init__(self, dim: int = 1, size: int = 2, step: int = 1) -> None:
        super().__init__()
        self.dim = dim
        self.size = size
        self.step = step

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.unfold(self.dim, self.size, self.step)


class Chunk(Operation):
    """Cuts the axis `dim` into `pieces` of one size, up to eight; their number must divide it."""

    def __init__(self, pieces: int = 3, dim: int = -1) -> None:
        super().__init__()
        self.pieces = pieces
        self.dim = dim

    def forward(self, input: torch.Tensor) -> tuple[torch.Tensor, ...]:
        size = input.shape[self.dim] // self.pieces
        return tuple(input.narrow(self.dim, one * size, size) for one in range(self.pieces))


class Sort(Operation):
    """Numbers in order along the axis `dim`, and the place at which each stood before."""

    def __init__(self, dim: int = -1, descending: bool = False) -> None:
        super().__init__()
        self.dim = dim
        self.descending = descending

    def forward(self, input: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        return ordered(input, self.dim, self.descending)


class SplitHeads(Operation):
    """Cuts the width among heads: (N, steps, width) becomes (N, heads, steps, width / heads)."""

    def __init__(self, heads: int = 4) -> None:
        super().__init__()
        self.heads = heads

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        cut = input.reshape(*input.shape[:-1], self.heads, input.shape[-1] // self.heads)
        return cut.transpose(-3, -2)


class JoinHeads(Operation):
    """Puts heads side by side again: (N, heads, steps, width) becomes (N, steps, heads × width)."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.transpose(-3, -2).flatten(-2)


class Diagonal(Operation):
    """The diagonals of the matrices in the last two axes; `make`: matrices with these diagonals.

    `offset` counts from the main one upwards.
    """

    def __init__(self, offset: int = 0, make: bool = False) -> None:
        super().__init__()
        self.offset = offset
        self.make = make

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if self.make:
            return torch.diag_embed(input, self.offset)
        return torch.diagonal(input, self.offset, -2, -1)
