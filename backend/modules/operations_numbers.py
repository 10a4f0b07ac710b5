"""Numbers made or moved as other numbers say: ranges, frames, reversed steps, windows undone."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor, nn

from backend.modules.operation import Operation


class NumberRange(Operation):
    """Numbers from `start` up to `limit`, which is left out, in steps of `delta`: (count,)."""

    def __init__(self, leaves: dict[str, Any] | None = None) -> None:
        super().__init__()

    def forward(self, start: Tensor, limit: Tensor, delta: Tensor) -> Tensor:
        start, limit, delta = (one.reshape(-1)[0] for one in (start, limit, delta))
        span = (limit.double() - start.double()) / delta.double()
        count = max(math.ceil(span.item()), 0)
        places = torch.arange(count, device=start.device)
        return start + places.to(start.dtype) * delta


class CenterFrame(Operation):
    """Cuts axes down to `sizes` around their centre, or fills them up with zeros on both sides."""

    def __init__(
        self, axes: tuple[int, ...] | None = None, leaves: dict[str, Any] | None = None
    ) -> None:
        super().__init__()
        self.axes = axes

    def forward(self, input: Tensor, sizes: Tensor) -> Tensor:
        axes = range(input.dim()) if self.axes is None else self.axes
        for axis, size in zip(axes, sizes.tolist(), strict=True):
            room = size - input.shape[axis]
            if room < 0:
                input = input.narrow(axis, -room // 2, size)
            elif room > 0:
                pads = [0, 0] * (input.dim() - 1 - axis % input.dim())
                input = nn.functional.pad(input, [*pads, room // 2, room - room // 2])
        return input


class ReverseSteps(Operation):
    """Turns the first `lengths` (N,) steps of each sequence round; the others stay."""

    def __init__(self, batch_dim: int = 0, step_dim: int = 1) -> None:
        super().__init__()
        self.batch_dim = batch_dim
        self.step_dim = step_dim

    def forward(self, input: Tensor, lengths: Tensor) -> Tensor:
        moved = input.movedim((self.batch_dim, self.step_dim), (0, 1))  # (N, steps, …)
        step = torch.arange(moved.shape[1], device=input.device)
        lengths = lengths.clamp(max=moved.shape[1]).unsqueeze(1)
        places = torch.where(step < lengths, lengths - 1 - step, step)  # (N, steps)
        rows = torch.arange(len(moved), device=input.device).unsqueeze(1)
        return moved[rows, places].movedim((0, 1), (self.batch_dim, self.step_dim))


class PlaceSteps(Operation):
    """Writes the steps of `update` into `input` from the place `starts` (N,) on, per example.

    `ring`: what would lie behind the end begins at the front again.
    """

    def __init__(self, dim: int = -2, ring: bool = False) -> None:
        super().__init__()
        self.dim = dim
        self.ring = ring

    def forward(self, input: Tensor, update: Tensor, starts: Tensor | None = None) -> Tensor:
        if starts is None:
            starts = torch.zeros(len(input), dtype=torch.int64, device=input.device)
        dim = self.dim % input.dim()
        steps = torch.arange(update.shape[dim], device=input.device)
        places = starts.unsqueeze(1) + steps  # (N, steps)
        if self.ring:
            places = places % input.shape[dim]
        shape = [1] * input.dim()
        shape[0], shape[dim] = places.shape
        return input.scatter(dim, places.reshape(shape).expand(update.shape), update)


class MaxUnpool(Operation):
    """Puts each number of pooled windows back to its place of all of (N, c, …), zeros elsewhere.

    `places` count over everything, as ONNX has it; `sizes` may ask for a larger result.
    """

    def __init__(
        self,
        kernel_size: tuple[int, ...] = (2, 2),
        stride: tuple[int, ...] = (2, 2),
        border: tuple[int, ...] = (0, 0),
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.kernel_size = tuple(kernel_size)
        self.stride = tuple(stride)
        self.border = tuple(border)

    def forward(self, input: Tensor, places: Tensor, sizes: Tensor | None = None) -> Tensor:
        """`border`: what both ends of each axis lose together."""
        lines = zip(input.shape[2:], self.kernel_size, self.stride, self.border, strict=True)
        inner = [(size - 1) * step - border + kernel for size, kernel, step, border in lines]
        shape = [*input.shape[:2], *inner]
        flat = input.new_zeros(math.prod(shape))
        found = flat.scatter(0, places.flatten(), input.flatten()).reshape(shape)
        if sizes is None:
            return found
        room = [b - a for a, b in zip(inner, sizes.tolist()[2:], strict=True)]
        pads = [amount for size in room[::-1] for amount in (0, size)]
        return nn.functional.pad(found, pads)


class FoldWindows(Operation):
    """Adds windows (N, c·kernel, windows) up to pictures (N, c, *picture), any number of axes.

    `picture` and `kernel` are the sizes of both; `before` and `after` what the border took.
    """

    def __init__(
        self,
        stride: tuple[int, ...] = (1, 1),
        dilation: tuple[int, ...] = (1, 1),
        before: tuple[int, ...] = (0, 0),
        after: tuple[int, ...] = (0, 0),
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.stride = tuple(stride)
        self.dilation = tuple(dilation)
        self.before = tuple(before)
        self.after = tuple(after)

    def forward(self, input: Tensor, picture: Tensor, kernel: Tensor) -> Tensor:
        sizes, spans = picture.tolist(), kernel.tolist()
        whole = [
            low + size + high
            for low, size, high in zip(self.before, sizes, self.after, strict=True)
        ]
        lines = zip(whole, spans, self.dilation, self.stride, strict=True)
        counts = [(all - gap * (span - 1) - 1) // step + 1 for all, span, gap, step in lines]
        channels = input.shape[1] // math.prod(spans)
        cut = input.reshape(len(input), channels, *spans, *counts)
        found = input.new_zeros(len(input), channels, math.prod(whole))
        places = torch.zeros(1, dtype=torch.int64, device=input.device)
        for axis in range(len(sizes)):  # place of each window's number along all axes
            offset = torch.arange(spans[axis], device=input.device) * self.dilation[axis]
            start = torch.arange(counts[axis], device=input.device) * self.stride[axis]
            along = offset.unsqueeze(1) + start  # (span, count)
            shape = [1] * (2 * len(sizes))
            shape[axis], shape[len(sizes) + axis] = along.shape
            places = places * whole[axis] + along.reshape(shape)
        flat = places.expand(*spans, *counts).flatten().expand(len(input), channels, -1)
        found = found.scatter_add(2, flat, cut.flatten(2)).reshape(*found.shape[:2], *whole)
        for axis, (low, size) in enumerate(zip(self.before, sizes, strict=True)):
            found = found.narrow(axis + 2, low, size)
        return found
