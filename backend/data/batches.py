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
        self._drawn: tuple[int, np.ndarray] | None = None

    def order(self, epoch: int) -> np.ndarray:
        """The order of all examples in an epoch, int64 (count,)."""
        if self._drawn is None or self._drawn[0] != epoch:
            generator = np.random.default_rng([abs(self.seed), self.seed < 0, epoch])
            self._drawn = (epoch, generator.permutation(self.count))
        return self._drawn[1]

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
        self._drawn = None
