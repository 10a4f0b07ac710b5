"""Boxes in pictures, and windows whose places are shifted one by one."""

from __future__ import annotations

import math
from typing import Any

import torch
from torch import Tensor

from backend.modules.operation import Operation


class KeepBoxes(Operation):
    """Keeps the best of boxes that overlap: (N, boxes, 4), scores (N, classes, boxes).

    Gives rows (example, class, box), the best first. A box goes that overlaps a better one by more
    than `overlap` of what both cover together, or scores no more than `least`. `centred`: boxes
    are (x, y, width, height), else two corners (y, x, y, x). The bounds may arrive.
    """

    def __init__(
        self,
        most: int = 0,
        overlap: float = 0.0,
        least: float | None = None,
        centred: bool = False,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.most = most
        self.overlap = overlap
        self.least = least
        self.centred = centred

    def forward(
        self,
        input: Tensor,
        scores: Tensor,
        count: Tensor | None = None,
        threshold: Tensor | None = None,
        worst: Tensor | None = None,
    ) -> Tensor:
        most = self.most if count is None else int(count.item())
        overlap = self.overlap if threshold is None else float(threshold.item())
        least = self.least if worst is None else float(worst.item())
        rows = []
        for example in range(len(input)):
            common = self._overlaps(input[example])
            for kind in range(scores.shape[1]):
                for box in self._kept(scores[example, kind], common > overlap, least, most):
                    rows.append([example, kind, box])
        return torch.tensor(rows, dtype=torch.int64, device=input.device).reshape(-1, 3)

    def _kept(self, scores: Tensor, clash: Tensor, least: float | None, most: int) -> list[int]:
        found: list[int] = []
        for box in scores.sort(descending=True, stable=True).indices.tolist():
            enough = least is None or float(scores[box]) > least
            if len(found) < most and enough and not clash[box, found].any():
                found.append(box)
        return found

    def _overlaps(self, boxes: Tensor) -> Tensor:
        """What each two boxes have in common, of what both cover together (boxes, boxes)."""
        if self.centred:
            half = boxes[:, 2:] / 2
            low, high = boxes[:, :2] - half, boxes[:, :2] + half
        else:
            low = torch.minimum(boxes[:, :2], boxes[:, 2:])
            high = torch.maximum(boxes[:, :2], boxes[:, 2:])
        inner = torch.minimum(high[:, None], high) - torch.maximum(low[:, None], low)
        common = inner.clamp(min=0).prod(-1)
        areas = (high - low).prod(-1)
        whole = areas[:, None] + areas - common
        real = (areas[:, None] > 0) & (areas > 0) & (whole > 0)
        return torch.where(real, common / torch.where(real, whole, torch.ones_like(whole)), 0.0)


class AlignRegions(Operation):
    """Looks regions of pictures up on a grid of their own: (regions, c, *size).

    Pictures are (N, c, h, w); `regions` (regions, 4) are corners (x, y, x, y), `which` names the
    picture of each ("Mask R-CNN", He and others, 2017). `samples` places along each axis of a cell
    are looked up between their neighbours, 0 for as many as its size; `mode` joins them by "avg" or
    "max" of the four neighbours' shares. `centred`: places are centres of pixels.
    """

    def __init__(
        self,
        size: tuple[int, ...] = (1, 1),
        scale: float = 1.0,
        samples: int = 0,
        mode: str = "avg",
        centred: bool = True,
    ) -> None:
        super().__init__()
        self.size = tuple(size)
        self.scale = scale
        self.samples = samples
        self.mode = mode
        self.centred = centred

    def forward(self, input: Tensor, regions: Tensor, which: Tensor) -> Tensor:
        found = [
            self._one(input[int(number)], region)
            for region, number in zip(regions.unbind(), which.tolist(), strict=True)
        ]
        return torch.stack(found)

    def _one(self, picture: Tensor, region: Tensor) -> Tensor:
        """One region (c, *size) of a picture (c, h, w)."""
        corners = (region * self.scale - (0.5 if self.centred else 0.0)).tolist()
        lines = []
        for axis in (1, 0):  # rows by y, columns by x
            start, end = corners[axis], corners[axis + 2]
            span = end - start if self.centred else max(end - start, 1.0)
            cells = self.size[1 - axis]
            count = self.samples or max(math.ceil(span / cells), 1)
            place = torch.arange(cells * count, device=picture.device, dtype=picture.dtype)
            lines.append((start + (place + 0.5) * span / cells / count, count))
        (rows, down), (columns, across) = lines
        shares = self._shares(picture, rows, columns)  # (4, c, rows, columns)
        if self.mode == "max":
            shares = shares.amax(0)
            return _cells(shares, down, across).amax((2, 4))
        return _cells(shares.sum(0), down, across).mean((2, 4))

    def _shares(self, picture: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
        """What each of the four neighbours gives to places between them."""
        height, width = picture.shape[1:]
        inside = ((rows >= -1) & (rows <= height))[:, None] & ((columns >= -1) & (columns <= width))
        parts = [_neighbours(rows, height), _neighbours(columns, width)]
        found = []
        for row, row_share in parts[0]:
            for column, column_share in parts[1]:
                share = (row_share[:, None] * column_share) * inside
                found.append(picture[:, row][:, :, column] * share)
        return torch.stack(found)


def _cells(shares: Tensor, down: int, across: int) -> Tensor:
    """(c, rows, columns) as cells of so many places: (c, cells, down, cells, across)."""
    channels, rows, columns = shares.shape
    return shares.reshape(channels, rows // down, down, columns // across, across)


def _neighbours(places: Tensor, size: int) -> list[tuple[Tensor, Tensor]]:
    """The place below and above each, with the share of both."""
    places = places.clamp(0, size - 1)
    low = places.floor().long()
    high = (low + 1).clamp(max=size - 1)
    share = places - low
    return [(low, 1 - share), (high, share)]


class DeformConvolve(Operation):
    """A convolution whose every place is shifted by what arrives ("Deformable Convolutional
    Networks", Dai and others, 2017; with a mask Zhu and others, 2018).

    Pictures (N, c, h, w), kernels (out, c / groups, kh, kw), `shifts` (N, 2·parts·kh·kw, h2, w2) as
    y and x in turns, `mask` (N, parts·kh·kw, h2, w2), `bias` (out,). `parts` of the channels
    are shifted alike. `before` says how far the border reaches out at the start of each axis.
    """

    def __init__(
        self,
        stride: tuple[int, ...] = (1, 1),
        before: tuple[int, ...] = (0, 0),
        dilation: tuple[int, ...] = (1, 1),
        groups: int = 1,
        parts: int = 1,
    ) -> None:
        super().__init__()
        self.stride = tuple(stride)
        self.before = tuple(before)
        self.dilation = tuple(dilation)
        self.groups = groups
        self.parts = parts

    def forward(
        self,
        input: Tensor,
        kernels: Tensor,
        shifts: Tensor,
        bias: Tensor | None = None,
        mask: Tensor | None = None,
    ) -> Tensor:
        batch, channels, height, width = input.shape
        tall, wide = kernels.shape[2:]
        down, across = shifts.shape[2:]
        moves = shifts.reshape(batch, self.parts, tall * wide, 2, down, across)
        grid = []
        for axis, (kernel, count) in enumerate(((tall, down), (wide, across))):
            start = torch.arange(count, device=input.device) * self.stride[axis]
            inner = torch.arange(kernel, device=input.device) * self.dilation[axis]
            shape = (1, 1, kernel, 1, count, 1) if axis == 0 else (1, 1, 1, kernel, 1, count)
            along = (inner[:, None] + start - self.before[axis]).reshape(shape)
            moved = moves[:, :, :, axis].reshape(batch, self.parts, tall, wide, down, across)
            size = (height, width)[axis]
            grid.append((along + moved) * 2 / max(size - 1, 1) - 1)
        places = torch.stack(grid[::-1], -1).reshape(batch * self.parts, -1, across, 2)
        cut = input.reshape(batch * self.parts, channels // self.parts, height, width)
        seen = torch.nn.functional.grid_sample(cut, places, align_corners=True)
        seen = seen.reshape(batch, self.parts, -1, tall * wide, down, across)
        if mask is not None:
            seen = seen * mask.reshape(batch, self.parts, 1, tall * wide, down, across)
        seen = seen.reshape(batch, self.groups, channels // self.groups, -1, down, across)
        weights = kernels.reshape(self.groups, len(kernels) // self.groups, -1, tall * wide)
        found = torch.einsum("bgckhw,gock->bgohw", seen, weights).flatten(1, 2)
        return found if bias is None else found + bias.reshape(1, -1, 1, 1)
