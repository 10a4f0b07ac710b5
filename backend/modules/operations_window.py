"""Blocks that slide windows, look between places, or compute with whole matrices."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import nn

from backend.modules.operation import Operation


class Convolve(Operation):
    """A convolution whose kernels arrive: (N, c, …) and (out, c / groups, …) with a bias (out,).

    `transposed`: the kernels are (c, out / groups, …) and spread what arrives. 1 to 3 axes.
    """

    def __init__(
        self,
        stride: tuple[int, ...] | int = 1,
        padding: tuple[int, ...] | int = 0,
        dilation: tuple[int, ...] | int = 1,
        groups: int = 1,
        transposed: bool = False,
        output_padding: tuple[int, ...] | int = 0,
    ) -> None:
        super().__init__()
        self.stride = stride
        self.padding = padding
        self.dilation = dilation
        self.groups = groups
        self.transposed = transposed
        self.output_padding = output_padding

    def forward(
        self, input: torch.Tensor, kernels: torch.Tensor, bias: torch.Tensor | None = None
    ) -> torch.Tensor:
        axes = input.dim() - 2

        def each(value: tuple[int, ...] | int) -> list[int]:
            return [value] * axes if isinstance(value, int) else list(value)

        return torch.convolution(
            input,
            kernels,
            bias,
            each(self.stride),
            each(self.padding),
            each(self.dilation),
            self.transposed,
            each(self.output_padding),
            self.groups,
        )


class WindowMean(Operation):
    """The mean of windows with gaps and uneven borders: (N, c, …), any number of axes.

    `with_border`: places of the border count as zeros; else they do not count.
    """

    def __init__(
        self,
        kernel_size: tuple[int, ...] = (2,),
        stride: tuple[int, ...] = (1,),
        before: tuple[int, ...] = (0,),
        after: tuple[int, ...] = (0,),
        dilation: tuple[int, ...] = (1,),
        with_border: bool = False,
        ceil_mode: bool = False,
    ) -> None:
        super().__init__()
        self.kernel_size = tuple(kernel_size)
        self.stride = tuple(stride)
        self.before = tuple(before)
        self.after = tuple(after)
        self.dilation = tuple(dilation)
        self.with_border = with_border
        self.ceil_mode = ceil_mode

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        counted = torch.ones((), dtype=input.dtype, device=input.device)
        for axis in range(len(self.kernel_size)):
            shape = [size if dim == axis + 2 else 1 for dim, size in enumerate(input.shape)]
            line = torch.ones(shape, dtype=input.dtype, device=input.device)
            counted = counted * self._summed(line, axis, 1.0 if self.with_border else 0.0)
            input = self._summed(input, axis, 0.0)
        return input / counted

    def _summed(self, input: torch.Tensor, axis: int, border: float) -> torch.Tensor:
        """Sums along one axis; beyond the borders there is nothing to count."""
        dim, kernel, step = axis + 2, self.kernel_size[axis], self.stride[axis]
        low, high = self.before[axis], self.after[axis]
        span = (kernel - 1) * self.dilation[axis] + 1
        room = input.shape[dim] + low + high - span
        count = (math.ceil(room / step) if self.ceil_mode else room // step) + 1
        if self.ceil_mode and (count - 1) * step >= input.shape[dim] + low:
            count -= 1
        beyond = max((count - 1) * step + span - input.shape[dim] - low - high, 0)
        parts = [self._border(input, dim, low, border), input]
        parts += [self._border(input, dim, high, border), self._border(input, dim, beyond, 0.0)]
        whole = torch.cat(parts, dim)
        starts = torch.arange(count, device=input.device) * step
        shifts = [starts + place * self.dilation[axis] for place in range(kernel)]
        return torch.stack([whole.index_select(dim, each) for each in shifts]).sum(0)

    def _border(self, input: torch.Tensor, dim: int, size: int, value: float) -> torch.Tensor:
        shape = list(input.shape)
        shape[dim] = size
        return torch.full(shape, value, dtype=input.dtype, device=input.device)


class MaxPoolPlaces(Operation):
    """The largest of each window and where it stands, counted over all of one channel."""

    def __init__(
        self,
        kernel_size: tuple[int, ...] = (2, 2),
        stride: tuple[int, ...] = (2, 2),
        padding: tuple[int, ...] = (0, 0),
        dilation: tuple[int, ...] = (1, 1),
        ceil_mode: bool = False,
    ) -> None:
        super().__init__()
        pool = {1: nn.MaxPool1d, 2: nn.MaxPool2d, 3: nn.MaxPool3d}[len(kernel_size)]
        self.pool = pool(
            tuple(kernel_size),
            tuple(stride),
            tuple(padding),
            tuple(dilation),
            return_indices=True,
            ceil_mode=ceil_mode,
        )

    def forward(self, input: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        values, places = self.pool(input)
        return values, places


class Triangle(Operation):
    """Keeps the upper or the lower triangle of the last two axes, the rest becomes 0.

    `diagonal` counts from the main one upwards; it may arrive as a number.
    """

    def __init__(self, upper: bool = False, diagonal: int = 0) -> None:
        super().__init__()
        self.upper = upper
        self.diagonal = diagonal

    def forward(self, input: torch.Tensor, offset: torch.Tensor | None = None) -> torch.Tensor:
        rows = torch.arange(input.shape[-2], device=input.device).unsqueeze(-1)
        columns = torch.arange(input.shape[-1], device=input.device)
        edge = self.diagonal if offset is None else offset.reshape(())
        kept = columns - rows >= edge if self.upper else columns - rows <= edge
        return torch.where(kept, input, torch.zeros((), dtype=input.dtype, device=input.device))


class Einsum(Operation):
    """Sums of products as an equation says: "bij,bjk->bik" is the matrix product."""

    def __init__(self, equation: str = "b...->b...") -> None:
        super().__init__()
        self.equation = equation

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = torch.einsum(self.equation, *inputs)
        return found


class Determinant(Operation):
    """The determinant of the matrices in the last two axes."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = torch.linalg.det(input)
        return found


class GridSample(Operation):
    """Looks up pictures (N, c, h, w) at the places of a grid (N, h2, w2, 2) from -1 to 1."""

    def __init__(
        self, mode: str = "bilinear", border: str = "zeros", align_corners: bool = False
    ) -> None:
        super().__init__()
        self.mode = mode
        self.border = border
        self.align_corners = align_corners

    def forward(self, input: torch.Tensor, grid: torch.Tensor) -> torch.Tensor:
        return nn.functional.grid_sample(
            input, grid.to(input.dtype), self.mode, self.border, self.align_corners
        )


class Resize(Operation):
    """Resizes axes by looking between places, as the operator Resize of ONNX describes it.

    `scales` or `sizes` stand for all `axes` (every one where None); both may arrive as numbers.
    `corners` says how places correspond ("half_pixel", "asymmetric", "align_corners", …),
    `rounding` which neighbour is the nearest. `smooth` widens the windows when it makes smaller.
    """

    def __init__(
        self,
        mode: str = "nearest",
        scales: tuple[float, ...] | None = (1.0, 2.0),
        sizes: tuple[int, ...] | None = None,
        axes: tuple[int, ...] | None = None,
        corners: str = "half_pixel",
        rounding: str = "round_prefer_floor",
        bend: float = -0.75,
        inside_only: bool = False,
        smooth: bool = False,
        aspect: str = "stretch",
        beyond: float = 0.0,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.mode = mode
        self.scales = scales
        self.sizes = sizes
        self.axes = axes
        self.corners = corners
        self.rounding = rounding
        self.bend = bend
        self.inside_only = inside_only
        self.smooth = smooth
        self.aspect = aspect
        self.beyond = beyond

    def forward(
        self,
        input: torch.Tensor,
        factors: torch.Tensor | None = None,
        lengths: torch.Tensor | None = None,
        region: torch.Tensor | None = None,
    ) -> torch.Tensor:
        axes = self.axes or tuple(range(input.dim()))
        olds = [input.shape[axis] for axis in axes]
        scales = self.scales if factors is None else tuple(factors.tolist())
        sizes = self.sizes if lengths is None else tuple(lengths.tolist())
        if sizes is not None:
            scales = tuple(new / old for new, old in zip(sizes, olds, strict=True))
            if self.aspect != "stretch":
                one = min(scales) if self.aspect == "not_larger" else max(scales)
                scales = (one,) * len(axes)
                sizes = tuple(math.floor(old * one + 0.5) for old in olds)
        assert scales is not None
        news = sizes or tuple(math.floor(a * b) for a, b in zip(olds, scales, strict=True))
        bounds = [(0.0, 1.0)] * len(axes)
        if region is not None and region.numel():
            edges = region.double().tolist()
            bounds = list(zip(edges[: len(axes)], edges[len(axes) :], strict=True))
        for axis, new, scale, bound in zip(axes, news, scales, bounds, strict=True):
            if scale != 1 or new != input.shape[axis] or self.corners == "tf_crop_and_resize":
                input = self._along(input, axis, new, scale, bound)
        return input

    def _along(
        self, input: torch.Tensor, axis: int, new: int, scale: float, bound: tuple[float, float]
    ) -> torch.Tensor:
        old = input.shape[axis]
        places = self._places(old, new, scale, bound)
        table = self._table(places, old, scale)
        outside = (places < 0) | (places > old - 1)
        table = table.to(input.device, torch.float64)
        found = torch.tensordot(input.double(), table, dims=([axis], [1])).movedim(-1, axis)
        if self.corners == "tf_crop_and_resize":
            shape = [-1 if each == axis % input.dim() else 1 for each in range(input.dim())]
            fill = torch.tensor(self.beyond, dtype=found.dtype, device=input.device)
            found = torch.where(outside.to(input.device).reshape(shape), fill, found)
        resized: torch.Tensor = found.to(input.dtype)
        return resized

    def _places(self, old: int, new: int, scale: float, bound: tuple[float, float]) -> torch.Tensor:
        """Where each new place lies among the old ones; `length` is the new one, not rounded."""
        length = scale * old
        place = torch.arange(new, dtype=torch.float64)
        if self.corners == "asymmetric":
            return place / scale
        if self.corners == "align_corners":
            return place * (old - 1) / (length - 1) if length != 1 else place * 0
        if self.corners == "pytorch_half_pixel" and new == 1:
            return place * 0
        if self.corners == "tf_crop_and_resize":
            start, end = bound
            if length != 1:
                return start * (old - 1) + place * (end - start) * (old - 1) / (length - 1)
            return 0.5 * (start + end) * (old - 1) + place * 0
        found = (place + 0.5) / scale - 0.5
        if self.corners == "half_pixel_symmetric":
            shift = old / 2 * (1 - new / (scale * old))
            found = found + shift
        return found

    def _table(self, places: torch.Tensor, old: int, scale: float) -> torch.Tensor:
        """How much of each old place goes into each new one (new, old)."""
        if self.mode == "nearest":
            rows = self._nearest(places).clamp(0, old - 1).long()
            return nn.functional.one_hot(rows, old).double()
        wide = 1.0 if self.mode == "linear" else 2.0
        slim = min(scale, 1.0) if self.smooth else 1.0
        reach = math.ceil(wide / slim) + 1
        floor = places.floor()
        near = floor.unsqueeze(1) + torch.arange(-reach, reach + 1, dtype=torch.float64)
        share = self._share((near - places.unsqueeze(1)) * slim)
        if self.inside_only:
            share = torch.where((near < 0) | (near > old - 1), 0.0, share)
        share = share / share.sum(1, keepdim=True)
        table = torch.zeros(len(places), old, dtype=torch.float64)
        return table.scatter_add(1, near.clamp(0, old - 1).long(), share)

    def _nearest(self, places: torch.Tensor) -> torch.Tensor:
        if self.rounding == "floor":
            return places.floor()
        if self.rounding == "ceil":
            return places.ceil()
        if self.rounding == "round_prefer_ceil":
            return (places + 0.5).floor()
        return (places - 0.5).ceil()

    def _share(self, distance: torch.Tensor) -> torch.Tensor:
        """How much a place so far away counts (Keys 1981 for "cubic")."""
        far = distance.abs()
        if self.mode == "linear":
            return (1 - far).clamp(min=0)
        a = self.bend
        close = ((a + 2) * far - (a + 3)) * far * far + 1
        wide = ((a * far - 5 * a) * far + 8 * a) * far - 4 * a
        return torch.where(far <= 1, close, torch.where(far < 2, wide, 0.0))
