"""How often to stop and tell: chunks that last a frame, and room for what is not learning."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

CHUNK_SECONDS = 1 / 30
"""How long training goes on between two events."""


class Chunks:
    """How many steps fit between two events, learned from how long steps take."""

    def __init__(self) -> None:
        self.steps = 1

    def took(self, steps: int, seconds: float) -> None:
        """Note a chunk; the next grows at most threefold."""
        fitting = int(CHUNK_SECONDS * steps / max(seconds, 1e-9))
        self.steps = max(1, min(fitting, 3 * self.steps))


class Chore:
    """Something done now and then beside learning, within a share of the time."""

    def __init__(self) -> None:
        self.ended = time.monotonic()
        self.cost = 0.0

    def is_due(self, every: float, share: float) -> bool:
        """Whether `every` seconds passed since the last time, and more where it is costly."""
        return time.monotonic() - self.ended >= max(every, self.cost / share)

    @contextmanager
    def done(self) -> Iterator[None]:
        """Do it now, and note what it costs."""
        began = time.monotonic()
        yield
        self.ended = time.monotonic()
        self.cost = self.ended - began
