"""Inputs for blocks whose ports take different things: weights, places, sizes, boxes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import torch
from torch import Generator, Tensor

Sample = dict[str, Tensor]


def _range(_: int, draw: Generator) -> Sample:
    return {"start": torch.zeros(1), "limit": torch.ones(1), "delta": torch.full((1,), 0.25)}


def _frame(batch: int, draw: Generator) -> Sample:
    return {"input": torch.randn((batch, 6), generator=draw), "sizes": torch.tensor([4, 3])}


def _reversed(batch: int, draw: Generator) -> Sample:
    lengths = torch.randint(1, 5, (batch,), generator=draw)
    return {"input": torch.randn((batch, 5, 6), generator=draw), "lengths": lengths}


def _written(batch: int, draw: Generator) -> Sample:
    memory, update = (torch.randn((batch, size, 6), generator=draw) for size in (5, 2))
    return {"input": memory, "update": update}


def _unpooled(batch: int, draw: Generator) -> Sample:
    pooled = torch.randn((batch, 2, 3, 3), generator=draw)
    places = torch.arange(pooled.numel()).reshape(pooled.shape) * 2
    return {"input": pooled, "places": places}


def _folded(batch: int, draw: Generator) -> Sample:
    windows = torch.randn((batch, 8, 9), generator=draw)
    return {"input": windows, "picture": torch.tensor([4, 4]), "kernel": torch.tensor([2, 2])}


def _boxes(batch: int, draw: Generator) -> Sample:
    corners = torch.rand((batch, 5, 4), generator=draw)
    return {"input": corners, "scores": torch.rand((batch, 2, 5), generator=draw)}


def _regions(batch: int, draw: Generator) -> Sample:
    corners = torch.rand((batch, 4), generator=draw) * 4
    return {
        "input": torch.randn((batch, 4, 8, 8), generator=draw),
        "regions": torch.cat([corners[:, :2], corners[:, 2:] + 4], 1),
        "which": torch.arange(batch),
    }


def _deformed(batch: int, draw: Generator) -> Sample:
    return {
        "input": torch.randn((batch, 4, 8, 8), generator=draw),
        "kernels": torch.randn((batch, 4, 3, 3), generator=draw),
        "shifts": torch.randn((batch, 18, 6, 6), generator=draw),
    }


def _recurrent(batch: int, draw: Generator) -> Sample:
    return {
        "input": torch.randn((batch, 3, 6), generator=draw),
        "weight": torch.randn((1, 16, 6), generator=draw),
        "recurrence": torch.randn((1, 16, 4), generator=draw),
    }


ARRIVING: Mapping[str, Callable[[int, Generator], Sample]] = {
    "lienzo.AlignRegions": _regions,
    "lienzo.ArrivingRecurrence": _recurrent,
    "lienzo.CenterFrame": _frame,
    "lienzo.DeformConvolve": _deformed,
    "lienzo.FoldWindows": _folded,
    "lienzo.KeepBoxes": _boxes,
    "lienzo.MaxUnpool": _unpooled,
    "lienzo.NumberRange": _range,
    "lienzo.PlaceSteps": _written,
    "lienzo.ReverseSteps": _reversed,
}
"""What arrives at each of these blocks, for so many examples."""

LEAVES = {
    "lienzo.CenterFrame": {"leaves": {"output": ["float32", [4, 3]]}},
    "lienzo.FoldWindows": {"leaves": {"output": ["float32", [4, 2, 4, 4]]}},
    "lienzo.KeepBoxes": {"most": 5, "overlap": 1.0, "leaves": {"output": ["int64", [40, 3]]}},
    "lienzo.NumberRange": {"leaves": {"output": ["float32", [4]]}},
}
"""Settings of those whose numbers decide how much leaves them."""
