"""How often to stop and tell: chunks that last a frame, and room for what is not learning."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
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


class Rhythm:
    """Something wished for every so many seconds, and rarer where its cost asks for that."""

    def __init__(self, every: float) -> None:
        self.every = every
        self.cost = 0.0
        self._due = -math.inf

    @property
    def is_due(self) -> bool:
        return time.monotonic() >= self._due

    @property
    def load(self) -> float:
        """The share of the time that it would take as often as it is wished for."""
        return self.cost / self.every

    def hurry(self) -> None:
        """Be due at once."""
        self._due = -math.inf

    def took(self, seconds: float, share: float) -> None:
        """Note that it was done now and what it cost; `share` of the time is what it may take.

        Who asks only now and then (between two chunks) gets it as often as is wished all the
        same: a time that came late does not put off the next one.
        """
        self.cost = seconds if not self.cost else 0.5 * (self.cost + seconds)
        interval = max(self.every, self.cost / share)
        now = time.monotonic()
        self._due = max(self._due + interval, now + interval / 2)


class Budget:
    """A share of the time that several rhythms divide: what one leaves, the others may take."""

    def __init__(self, share: float, rhythms: Sequence[Rhythm]) -> None:
        self._share = share
        self._rhythms = list(rhythms)

    def share_of(self, rhythm: Rhythm) -> float:
        """What this one may take: its even part at least."""
        even = self._share / len(self._rhythms)
        others = sum(min(one.load, even) for one in self._rhythms if one is not rhythm)
        return self._share - others


class Resolution:
    """How fine a square picture may be, learned from how long its points take."""

    FINEST, COARSEST = 100, 24
    _STEPS = (100, 80, 64, 50, 40, 32, 24)

    def __init__(self) -> None:
        self.seconds_per_point = 0.0

    def try_out(self, draw: Callable[[int], object], patience: float) -> None:
        """Learn what pictures cost, from a tiny one on while that is within patience."""
        for points in (8, self.COARSEST, self.FINEST):
            if points**2 * self.seconds_per_point > patience:
                break
            draw(points)  # the first time is no measure
            began = time.perf_counter()
            draw(points)
            self.seconds_per_point = (time.perf_counter() - began) / points**2

    def took(self, points: int, seconds: float) -> None:
        """Note what a picture of `points` x `points` cost."""
        found = seconds / points**2
        known = self.seconds_per_point
        self.seconds_per_point = found if not known else 0.5 * (known + found)

    def within(self, seconds: float) -> int:
        """The finest picture that takes so long at most; the coarsest where none does."""
        fitting = (one for one in self._STEPS if one**2 * self.seconds_per_point <= seconds)
        return next(fitting, self.COARSEST)
