"""The examples on the device or on disk, dealt in batches by one gather for many of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from backend.data.batches import Batches
from backend.training import streaming
from backend.training.streaming import Ahead, Column, Streamed, padded

ROOM = 64 * 2**20
"""How many bytes of shuffled examples are made at once."""


class Feed:
    """Deals batches of aligned columns in the order that `batches` draws.

    A whole epoch is gathered at once where it is small, else one window after another, so that
    a step takes no more than a view. Columns live on `device` where at least twice their size is
    free there, else in main memory. Those on disk are read window by window, the next one while
    the network learns from this one: the batches are the same as from memory.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        batches: Batches,
        device: torch.device | None = None,
        room: int = ROOM,
    ) -> None:
        self.device = device or torch.device("cpu")
        self.columns = _settled(columns, self.device)
        self.batches = batches
        self._window: list[tuple[Tensor, ...]] = []
        self._next = 0
        self._tables: list[Tensor] = []
        self._ahead = Ahead[list[Tensor]]()
        self.is_streamed = any(isinstance(column, Streamed) for column in self.columns)
        room = min(room, streaming.ROOM) if self.is_streamed else room
        example = sum(column.nbytes // max(1, len(column)) for column in columns)
        self._batches_at_once = max(1, room // max(1, example * batches.size))

    @property
    def left(self) -> int:
        """How many batches this epoch still has."""
        return self.batches.steps_per_epoch - self.batches.position

    def take(self, count: int) -> list[tuple[Tensor, ...]]:
        """The next batches: at least one, at most `count`, all of one epoch."""
        self._look_ahead()
        taken = self._window[self._next : self._next + count]
        self._next += len(taken)
        self._advance(len(taken))
        return taken

    @property
    def tables(self) -> list[Tensor]:
        """What the numbers of `take_rows` are numbers of: all examples, or a window of them,
        always as many."""
        if not self.is_streamed:
            return [column for column in self.columns if isinstance(column, Tensor)]
        if not self._tables:
            self._look_ahead()
        rows = min(self._batches_at_once, self.batches.steps_per_epoch) * self.batches.size
        self._tables = [padded(table, rows) for table in self._tables]
        return self._tables

    def take_rows(self, count: int, epochs: int = 1) -> np.ndarray | None:
        """Which rows of `tables` the next whole batches are, int64 (batches, size): at most
        `count`.

        None where the next batch is not whole. It goes on beyond the end of an epoch where all
        batches are whole, through `epochs` ends at most, and then up to one of them; on disk a
        window ends it too.
        """
        batches = self.batches
        whole = batches.count // batches.size
        left = whole - batches.position
        if left <= 0:
            return None
        if self.is_streamed:
            return self._window_rows(min(count, left))
        taken = [self._rows(batches.position, min(count, left))]
        self._advance(len(taken[0]))
        if len(taken[0]) == left and whole == batches.steps_per_epoch:
            for _ in range(min((count - left) // whole, epochs - 1)):
                taken.append(self._rows(0, whole))
                self._advance(whole)
        self._window, self._next = [], 0
        return np.concatenate(taken)

    def _window_rows(self, count: int) -> np.ndarray:
        self._look_ahead()
        first, size = self._next, self.batches.size
        taken = min(count, len(self._window) - first)
        self._next += taken
        self._advance(taken)
        return np.arange(first * size, (first + taken) * size).reshape(taken, size)

    def _rows(self, position: int, count: int) -> np.ndarray:
        size = self.batches.size
        order = self.batches.order(self.batches.epoch)
        return order[position * size : (position + count) * size].reshape(count, size)

    def _look_ahead(self) -> None:
        """Have a batch in the window."""
        if self._next >= len(self._window):
            self._window, self._next = self._gather(), 0

    def next_batch(self) -> tuple[Tensor, ...]:
        """The next batch alone, which stays the next one."""
        batches = self.batches
        start = batches.position * batches.size
        rows = batches.order(batches.epoch)[start : start + batches.size]
        return tuple(self._select(rows))

    def peek(self) -> tuple[tuple[Tensor, ...], np.ndarray]:
        """The next batch, which stays the next one, and the numbers of its examples (int64)."""
        self._look_ahead()
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
        window = batches.epoch, batches.position
        if self.is_streamed:
            self._tables = tables = self._ahead.take(
                (*window, batches.seed), lambda: self._read(*window)
            )
            following = self._following(*window)
            self._ahead.order((*following, batches.seed), lambda: self._read(*following))
        else:
            tables = self._read(*window)
        parts = [torch.split(table, batches.size) for table in tables]
        return list(zip(*parts, strict=True))

    def _following(self, epoch: int, position: int) -> tuple[int, int]:
        """Epoch and batch where the window after that one begins."""
        position += self._batches_at_once
        return (epoch, position) if position < self.batches.steps_per_epoch else (epoch + 1, 0)

    def _read(self, epoch: int, position: int) -> list[Tensor]:
        """The examples of a window, column by column."""
        batches = self.batches
        count = min(batches.steps_per_epoch - position, self._batches_at_once)
        start = position * batches.size
        return self._select(batches.order(epoch)[start : start + count * batches.size])

    def _select(self, rows: np.ndarray) -> list[Tensor]:
        places = torch.from_numpy(rows)
        return [
            column.index_select(0, places.to(column.device)).to(self.device)
            for column in self.columns
        ]

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


def _settled(columns: Sequence[Column], device: torch.device) -> list[Column]:
    held = [column for column in columns if isinstance(column, Tensor)]
    needed = sum(column.nbytes for column in held)
    if device.type == "cuda" and 2 * needed > torch.cuda.mem_get_info(device)[0]:
        return list(columns)
    return [column.to(device) if isinstance(column, Tensor) else column for column in columns]
