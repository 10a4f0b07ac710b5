"""Each process's share of every batch, dealt in the order that one process would take."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from backend.text import Refusal, Text
from backend.training.distributed.peers import Peers
from backend.training.feed import Feed


class Share(tuple[Tensor, ...]):
    """One's part of a batch, column by column: `mine` of its `whole` number of examples.

    Where there are fewer examples than processes, a share of none holds one that does not count,
    so that every process takes the same way through the network.
    """

    mine: int
    whole: int


class SharedFeed(Feed):
    """Deals shares of the batches of `feed`, aligned with those of the other processes.

    Raises Refusal where there are more processes than examples in a batch.
    """

    def __init__(self, feed: Feed, peers: Peers) -> None:
        super().__init__(feed.columns, feed.batches, feed.device)
        self._peers = peers
        check_size(self.batches.size, peers.count)

    def _gather(self) -> list[tuple[Tensor, ...]]:
        batches = self.batches
        count = min(self.left, self._batches_at_once * self._peers.count)
        start = batches.position * batches.size
        rows = batches.order(batches.epoch)[start : start + count * batches.size]
        return self.shares(np.split(rows, range(batches.size, len(rows), batches.size)))

    def shares(
        self, batches: list[np.ndarray], rank: int | None = None
    ) -> list[tuple[Tensor, ...]]:
        """The part of each of these batches (numbers of examples) that falls to a process."""
        bounds = [self._peers.part(len(rows), rank) for rows in batches]
        taken = [
            rows[start:end] if end > start else rows[:1]
            for rows, (start, end) in zip(batches, bounds, strict=True)
        ]
        places = torch.from_numpy(np.concatenate(taken)).to(self.columns[0].device)
        sizes = [len(rows) for rows in taken]
        parts = [
            torch.split(column.index_select(0, places).to(self.device), sizes)
            for column in self.columns
        ]
        found: list[tuple[Tensor, ...]] = []
        for place, columns in enumerate(zip(*parts, strict=True)):
            share = Share(columns)
            share.mine = bounds[place][1] - bounds[place][0]
            share.whole = len(batches[place])
            found.append(share)
        return found


def check_size(size: int, count: int) -> None:
    """Raises Refusal where a batch has fewer examples than there are processes."""
    if size < count:
        raise Refusal(
            Text(
                "A batch of {size} examples cannot be shared by {count} processes.",
                size=size,
                count=count,
            ),
            Text("Take larger batches, or at most {size} processes.", size=size),
        )
