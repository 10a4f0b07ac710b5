"""Who feeds whom in a mesh of neurons, made ready for a device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

CODES = {
    name: code
    for code, name in enumerate(
        ("linear", "relu", "leaky_relu", "elu", "gelu", "silu", "softplus", "tanh", "sigmoid")
    )
}
_KEEP_SUMS = frozenset((CODES["gelu"], CODES["silu"]))


@dataclass(frozen=True)
class Wiring:
    """Who feeds whom. Rows are first the numbers that `arrive`, then the neurons, sources first.

    `source` names the row that feeds each wire; neuron m has the wires from `starts[m]` to
    `starts[m + 1]`. `codes` are the neurons' activations. `depths` are the (first, after the
    last) neurons that can be computed together. All int32.
    """

    arrive: int
    source: np.ndarray
    starts: np.ndarray
    codes: np.ndarray
    depths: tuple[tuple[int, int], ...]

    @property
    def neurons(self) -> int:
        return len(self.codes)


class _Level:
    """One depth of a wiring, as index tensors on a device."""

    def __init__(self, wiring: Wiring, back: _Back, first: int, last: int, device: Any) -> None:
        def tensor(array: np.ndarray) -> Tensor:
            return torch.from_numpy(array.astype(np.int64)).to(device)

        self.rows = slice(first, last)
        self.table = slice(wiring.arrive + first, wiring.arrive + last)
        begin, end = int(wiring.starts[first]), int(wiring.starts[last])
        self.wires = slice(begin, end)
        self.source = tensor(wiring.source[begin:end])
        self.offsets = tensor(wiring.starts[first:last] - begin)
        self.row = tensor(back.target[begin:end] - first)
        self.runs = _runs(wiring.codes, first, last)
        self.outgoing = back.of(self.table.start, self.table.stop, tensor)


class _Back:
    """The same wires by the row that they leave."""

    def __init__(self, wiring: Wiring) -> None:
        counts = np.diff(wiring.starts)
        self.target = np.repeat(np.arange(wiring.neurons, dtype=np.int32), counts)
        self.order = np.argsort(wiring.source, kind="stable")
        rows = wiring.arrive + wiring.neurons
        leaving = np.bincount(wiring.source, minlength=rows)
        self.starts = np.concatenate([[0], np.cumsum(leaving)])

    def of(self, first: int, last: int, tensor: Callable[[np.ndarray], Tensor]) -> Any:
        """For rows of the table: which wires leave them, where these lead, where each row's
        begin; None where none leave."""
        begin, end = int(self.starts[first]), int(self.starts[last])
        if begin == end:
            return None
        wires = self.order[begin:end]
        offsets = self.starts[first:last] - begin
        return tensor(wires), tensor(self.target[wires]), tensor(offsets)


def _runs(codes: np.ndarray, first: int, last: int) -> list[tuple[int, int, int]]:
    """(first, after the last, code) of neighbours with one activation, counted from `first`."""
    edges = np.flatnonzero(np.diff(codes[first:last])) + 1
    bounds = [0, *edges.tolist(), last - first]
    return [(a, b, int(codes[first + a])) for a, b in zip(bounds, bounds[1:], strict=False)]


class Layout:
    """A wiring made ready for one device."""

    def __init__(self, wiring: Wiring, device: Any) -> None:
        back = _Back(wiring)
        self.wiring = wiring
        self.levels = [_Level(wiring, back, a, b, device) for a, b in wiring.depths]
        self.source = torch.from_numpy(wiring.source.astype(np.int64)).to(device)
        self.target = torch.from_numpy(back.target.astype(np.int64)).to(device)
        self.arriving = back.of(
            0, wiring.arrive, lambda array: torch.from_numpy(array.astype(np.int64)).to(device)
        )
        self.keeps_sums = bool(_KEEP_SUMS & set(wiring.codes.tolist()))
        self.is_on_processor = torch.device(device).type == "cpu"

    def spare(self, like: Tensor, columns: int) -> Tensor:
        """Where sums are kept: a row for each neuron, or none where no slope asks for them."""
        rows = self.wiring.neurons if self.keeps_sums else 0
        return like.new_empty((rows, columns))
