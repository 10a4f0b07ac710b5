"""The examples on the device, dealt in batches by one gather per epoch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from backend.data.batches import Batches

ROOM = 64 * 2**20
"""How many bytes of shuffled examples are made at once."""


class Feed:
    """Deals batches of aligned columns in the order that `batches` draws.

    A whole epoch is gathered at once where it is small, else one window after another, so that
    a step takes no more than a view. Columns live on `device` where at least twice their size is
    free there, else in main memory.
    """

    def __init__(
        self,
        columns: Sequence[Tensor],
        batches: Batches,
        device: torch.device | None = None,
        room: int = ROOM,
    ) -> None:
        self.device = device or torch.device("cpu")
        self.columns = _settled(columns, self.device)
        self.batches = batches
        self._window: list[tuple[Tensor, ...]] = []
        self._next = 0
        example = sum(column[:1].nbytes for column in columns)
        self._batches_at_once = max(1, room // max(1, example * batches.size))

    @property
    def left(self) -> int:
        """How many batches this epoch still has."""
        return self.batches.steps_per_epoch - self.batches.position

    def take(self, count: int) -> list[tuple[Tensor, ...]]:
        """The next batches: at least one, at most `count`, all of one epoch."""
        if self._next >= len(self._window):
            self._window, self._next = self._gather(), 0
        taken = self._window[self._next : self._next + count]
        self._next += len(taken)
        self._advance(len(taken))
        return taken

    def take_rows(self, count: int, epochs: int = 1) -> np.ndarray | None:
        """Which examples the next whole batches hold, int64 (batches, size): at most `count`.

        None where the next batch is not whole. It goes on beyond the end of an epoch where all
        batches are whole, through `epochs` ends at most, and then up to one of them.
        """
        batches = self.batches
        whole = batches.count // batches.size
        left = whole - batches.position
        if left <= 0:
            return None
        taken = [self._rows(batches.position, min(count, left))]
        self._advance(len(taken[0]))
        if len(taken[0]) == left and whole == batches.steps_per_epoch:
            for _ in range(min((count - left) // whole, epochs - 1)):
                taken.append(self._rows(0, whole))
                self._advance(whole)
        self._window, self._next = [], 0
        return np.concatenate(taken)

    def _rows(self, position: int, count: int) -> np.ndarray:
        size = self.batches.size
        order = self.batches.order(self.batches.epoch)
        return order[position * size : (position + count) * size].reshape(count, size)

    def next_batch(self) -> tuple[Tensor, ...]:
        """The next batch alone, which stays the next one."""
        batches = self.batches
        start = batches.position * batches.size
        rows = batches.order(batches.epoch)[start : start + batches.size]
        places = torch.from_numpy(rows).to(self.columns[0].device)
        return tuple(column.index_select(0, places).to(self.device) for column in self.columns)

    def peek(self) -> tuple[tuple[Tensor, ...], np.ndarray]:
        """The next batch, which stays the next one, and the numbers of its examples (int64)."""
        if self._next >= len(self._window):
            self._window, self._next = self._gather(), 0
        batches = self.batches
        start = batches.position * batches.size
        return self._window[self._next], batches.order(batches.epoch)[start : start + batches.size]

    def _advance(self, count: int) -> None:
        batches = self.batches
        batches.position += count
        if batches.position >= batches.steps_per_epoch:
            batches.epoch, batches.position = batches.epoch + 1, 0

    def _gather(self) -> list[tuple[Tensor, ...]]:
        batches = self.batches
        count = min(self.left, self._batches_at_once)
        start = batches.position * batches.size
        rows = batches.order(batches.epoch)[start : start + count * batches.size]
        places = torch.from_numpy(rows).to(self.columns[0].device)
        parts = [
            torch.split(column.index_select(0, places).to(self.device), batches.size)
            for column in self.columns
        ]
        return list(zip(*parts, strict=True))

    def state(self) -> dict[str, int]:
        """Where it stands, as plain numbers."""
        return {**self.batches.state(), "size": self.batches.size}

    def restore(self, state: Mapping[str, int]) -> None:
        """Go on from where `state` was taken; with other batch sizes, from about there."""
        batches = self.batches
        batches.restore(state)
        size = state.get("size", batches.size)
        if size != batches.size:
            batches.position = min(
                state["position"] * size // batches.size, batches.steps_per_epoch - 1
            )
        self._window, self._next = [], 0


def _settled(columns: Sequence[Tensor], device: torch.device) -> list[Tensor]:
    needed = sum(column.nbytes for column in columns)
    if device.type == "cuda" and 2 * needed > torch.cuda.mem_get_info(device)[0]:
        return list(columns)
    return [column.to(device) for column in columns]
