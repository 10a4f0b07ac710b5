"""Blocks that give a whole tensor another shape, its first axis included.

Where a shape, a place or an amount may also arrive as numbers, `leaves` tells beforehand what
then leaves the block: {"output": [dtype, [sizes]]}. It is for planning; nothing computes with it.
"""

from __future__ import annotations

from typing import Any

import torch

from backend.modules.operation import Operation


class View(Operation):
    """The same numbers in order in the shape `shape`, the batch included; one size may be -1.

    A shape that arrives as numbers (`sizes`) goes before the setting; 0 there keeps a size.
    """

    def __init__(
        self, shape: tuple[int, ...] = (-1,), leaves: dict[str, Any] | None = None
    ) -> None:
        super().__init__()
        self.shape = tuple(shape)

    def forward(self, input: torch.Tensor, sizes: torch.Tensor | None = None) -> torch.Tensor:
        if sizes is None:
            return input.reshape(self.shape)
        wanted = [size or input.shape[axis] for axis, size in enumerate(sizes.tolist())]
        return input.reshape(wanted)


class Expand(Operation):
    """Stretches axes of size 1 to those of `shape`, as in NumPy; 1 there leaves an axis alone.

    -1 for the first axis is as many as there are examples in `like`.
    """

    def __init__(self, shape: tuple[int, ...] = (1,), leaves: dict[str, Any] | None = None) -> None:
        super().__init__()
        self.shape = tuple(shape)

    def forward(
        self,
        input: torch.Tensor,
        sizes: torch.Tensor | None = None,
        like: torch.Tensor | None = None,
    ) -> torch.Tensor:
        wanted = self.shape if sizes is None else tuple(sizes.tolist())
        if like is not None:
            wanted = tuple(like.shape[0] if size == -1 else size for size in wanted)
        stretched = torch.zeros(1, device=input.device).expand(wanted)
        found: torch.Tensor = torch.broadcast_tensors(input, stretched)[0]  # type: ignore[no-untyped-call]
        return found


class Tile(Operation):
    """Lays copies side by side: `repeats` of them along each axis, the batch first."""

    def __init__(
        self, repeats: tuple[int, ...] = (1, 2), leaves: dict[str, Any] | None = None
    ) -> None:
        super().__init__()
        self.repeats = tuple(repeats)

    def forward(self, input: torch.Tensor, times: torch.Tensor | None = None) -> torch.Tensor:
        return input.repeat(self.repeats if times is None else tuple(times.tolist()))


class Pad(Operation):
    """Adds places before and after each axis: `before` and `after` count them, axis by axis.

    `mode`: "constant" fills with `value`, "edge" repeats the border, "reflect" mirrors, "wrap"
    goes on at the other end. Negative amounts cut places away. `amounts` and `fill` may arrive
    instead: first what goes before each axis, then what goes after.
    """

    def __init__(
        self,
        before: tuple[int, ...] = (0, 1),
        after: tuple[int, ...] = (0, 1),
        mode: str = "constant",
        value: float = 0.0,
        axes: tuple[int, ...] | None = None,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.before = tuple(before)
        self.after = tuple(after)
        self.mode = mode
        self.value = value
        self.axes = axes

    def forward(
        self,
        input: torch.Tensor,
        amounts: torch.Tensor | None = None,
        fill: torch.Tensor | None = None,
        along: torch.Tensor | None = None,
    ) -> torch.Tensor:
        before, after = self.before, self.after
        if amounts is not None:
            half = amounts.numel() // 2
            before, after = tuple(amounts[:half].tolist()), tuple(amounts[half:].tolist())
        axes = self.axes if along is None else tuple(along.tolist())
        value = self.value if fill is None else fill.reshape(()).item()
        for place, (low, high) in enumerate(zip(before, after, strict=True)):
            axis = place if axes is None else axes[place] % input.dim()
            input = self._padded(input, axis, low, high, value)
        return input

    def _padded(
        self, input: torch.Tensor, axis: int, low: int, high: int, value: float
    ) -> torch.Tensor:
        size = input.shape[axis]
        if low == high == 0:
            return input
        places = torch.arange(-low, size + high, device=input.device)
        if self.mode == "constant":
            inside = (places >= 0) & (places < size)
            shape = [-1 if each == axis else 1 for each in range(input.dim())]
            found = input.index_select(axis, places.clamp(0, size - 1))
            return torch.where(inside.reshape(shape), found, torch.as_tensor(value).to(found))
        if self.mode == "edge":
            places = places.clamp(0, size - 1)
        elif self.mode == "wrap":
            places = places % size
        elif self.mode == "reflect":
            period = max(2 * (size - 1), 1)
            places = (places % period + period) % period
            places = torch.where(places >= size, period - places, places)
        return input.index_select(axis, places)


class Crop(Operation):
    """Takes runs of places: from `starts` to before `stops` along `axes`, every `steps`-th.

    Negative places count from the end, negative steps go backwards. All four may arrive as
    numbers instead.
    """

    def __init__(
        self,
        starts: tuple[int, ...] = (0,),
        stops: tuple[int, ...] = (2,),
        axes: tuple[int, ...] | None = (1,),
        steps: tuple[int, ...] | None = None,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.starts = tuple(starts)
        self.stops = tuple(stops)
        self.axes = axes
        self.steps = steps

    def forward(
        self,
        input: torch.Tensor,
        begin: torch.Tensor | None = None,
        end: torch.Tensor | None = None,
        along: torch.Tensor | None = None,
        pace: torch.Tensor | None = None,
    ) -> torch.Tensor:
        starts = self.starts if begin is None else tuple(begin.tolist())
        stops = self.stops if end is None else tuple(end.tolist())
        axes = self.axes if along is None else tuple(along.tolist())
        steps = self.steps if pace is None else tuple(pace.tolist())
        for place, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            axis = place if axes is None else axes[place] % input.dim()
            step = 1 if steps is None else steps[place]
            run = range(input.shape[axis])[start:stop:step]
            if step > 0:
                cut = (slice(None),) * axis + (slice(run.start, run.stop, step),)
                input = input[cut]
            else:
                input = input.index_select(axis, torch.tensor(list(run), device=input.device))
        return input


class Sizes(Operation):
    """The sizes of what arrives as whole numbers (axes,); only those from `start` to `stop`."""

    def __init__(self, start: int = 0, stop: int | None = None) -> None:
        super().__init__()
        self.start = start
        self.stop = stop

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return torch.tensor(input.shape[self.start : self.stop], device=input.device)


class Axes(Operation):
    """Puts in axes of size 1 at `dims`, or takes out those there. `dims` may arrive (`places`).

    Without `dims`, taking out takes every axis of size 1.
    """

    def __init__(
        self,
        action: str = "put in",
        dims: tuple[int, ...] | None = None,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.action = action
        self.dims = dims

    def forward(self, input: torch.Tensor, places: torch.Tensor | None = None) -> torch.Tensor:
        dims = self.dims if places is None else tuple(places.reshape(-1).tolist())
        if self.action == "take out":
            return input.squeeze() if dims is None else input.squeeze(dims)
        rank = input.dim() + len(dims or ())
        for dim in sorted(dim % rank for dim in dims or ()):
            input = input.unsqueeze(dim)
        return input
