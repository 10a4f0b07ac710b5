"""In which order examples go through: shuffled anew each epoch, and exact to resume."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np


class Batches:
    """Deals the numbers 0 … count - 1 in batches, in an order drawn from (seed, epoch) alone.

    So the state is two numbers, and a restored one goes on with the very same batches. A last
    batch with fewer than `smallest` examples is left out (unless it is the only one).
    """

    def __init__(self, count: int, size: int, seed: int = 0, smallest: int = 1) -> None:
        if count < 1 or size < 1:
            raise ValueError("count and size must be at least 1")
        self.count = count
        self.size = min(size, count)
        self.seed = seed
        whole, rest = divmod(count, self.size)
        self.steps_per_epoch = whole + (rest > 0 and rest >= smallest)
        self.epoch = 0
        self.position = 0
        self._drawn: tuple[tuple[int, int, np.ndarray], ...] = ()

    def order(self, epoch: int) -> np.ndarray:
        """The order of all examples in an epoch, int64 (count,). Several threads may ask."""
        for seed, drawn, order in self._drawn:
            if (seed, drawn) == (self.seed, epoch):
                return order
        generator = np.random.default_rng([abs(self.seed), self.seed < 0, epoch])
        order = generator.permutation(self.count)
        self._drawn = (*self._drawn[-1:], (self.seed, epoch, order))
        return order

    def next(self) -> np.ndarray:
        """The next batch, int64 (at most size,); after the last one a new epoch begins."""
        start = self.position * self.size
        batch = self.order(self.epoch)[start : start + self.size]
        self.position += 1
        if self.position == self.steps_per_epoch:
            self.epoch, self.position = self.epoch + 1, 0
        return batch

    def state(self) -> dict[str, int]:
        """Where it stands, as plain numbers."""
        return {"seed": self.seed, "epoch": self.epoch, "position": self.position}

    def restore(self, state: Mapping[str, int]) -> None:
        """Go on from where `state` was taken."""
        self.seed, self.epoch = state["seed"], state["epoch"]
        self.position = state["position"]
