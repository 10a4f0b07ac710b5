"""The fast step: as little Python as possible between two batches."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import numpy as np
import torch
from torch import Tensor

from backend.training.compiled.bench import MOST_STEPS
from backend.training.compiled.stride import Stride
from backend.training.feed import Feed
from backend.training.learner import Learner

CORES = torch.get_num_threads()
"""What PyTorch would take for itself."""

_WORTH_THREADS = 0.004
"""Seconds a step must take on one thread before more of them are tried."""


class Engine:
    """Takes steps and keeps their losses as tensors until they are asked for."""

    def __init__(self, learners: Sequence[Learner], feed: Feed) -> None:
        self.learners = list(learners)
        self.feed = feed
        self.step = 0
        self.stride: Stride | None = None
        self.dropped = ""
        self._strides: list[Tensor] = []
        self._told: list[list[Tensor]] = [[] for _ in self.learners]
        self._last: list[Tensor | None] = [None for _ in self.learners]

    def run(self, count: int, epochs: int = 1) -> int:
        """Take up to `count` steps within one epoch; how many were taken (at least one).

        Compiled steps may go through the ends of several `epochs`, and then end with one.
        """
        return self._run_compiled(count, epochs) or self._run_plain(count)

    def _run_compiled(self, count: int, epochs: int) -> int:
        """Steps in compiled calls; none where there is no such way, or no whole batch next."""
        if self.stride is None:
            return 0
        if not self.stride.still_fits:
            self.stride, self.dropped = None, "changed"
            return 0
        rows = self.feed.take_rows(min(count, MOST_STEPS), epochs)
        if rows is None:
            return 0
        self._part()
        self._strides.append(self.stride.take(rows))
        self.step += len(rows)
        return len(rows)

    def _part(self) -> None:
        """Lay losses of plain steps behind those of compiled ones, in the order they came."""
        if self._told and self._told[0]:
            self._strides.append(torch.stack([torch.stack(one) for one in self._told], 1).float())
            self._told = [[] for _ in self.learners]

    def _run_plain(self, count: int) -> int:
        batches = self.feed.take(count)
        if len(self.learners) == 1 and self.learners[0].is_plain:
            _descend(self.learners[0], batches, self._told[0])
            self.step += len(batches)
        else:
            for batch in batches:
                self._improve_all(batch)
        return len(batches)

    def _improve_all(self, batch: tuple[Tensor, ...]) -> None:
        for place, learner in enumerate(self.learners):
            if self.step % learner.every == 0 or self._last[place] is None:
                self._last[place] = learner.improve(batch)
            self._told[place].append(self._last[place])  # type: ignore[arg-type]
        self.step += 1

    def losses(self) -> dict[str, np.ndarray]:
        """The losses of the steps since the last call, by learner's name, float32 (steps,)."""
        self._part()
        told, self._strides = self._strides, []
        losses = torch.cat(told).cpu().numpy() if told else np.zeros((0, len(self.learners)))
        return {
            learner.name: np.ascontiguousarray(losses[:, place], np.float32)
            for place, learner in enumerate(self.learners)
        }

    def forget_losses(self) -> None:
        """Drop what was not told: the steps are taken again."""
        self._strides = []
        self._told = [[] for _ in self.learners]
        self._last = [None for _ in self.learners]


def _descend(learner: Learner, batches: list[tuple[Tensor, ...]], told: list[Tensor]) -> None:
    """The plain case, without a call or a question too many."""
    loss_of, parameters, move = learner.loss, learner.parameters, learner.move
    for batch in batches:
        loss = loss_of(*batch)
        for parameter in parameters:
            parameter.grad = None
        loss.backward()  # type: ignore[no-untyped-call]
        with torch.no_grad():
            move()
        told.append(loss.detach())


def choose_threads(learners: Sequence[Learner], batch: tuple[Tensor, ...]) -> int:
    """How many threads pay: one for what is quick on one, else the faster of one and all.

    Tiny networks on several threads fall to a twentieth when another process is busy. Nothing
    that training depends on is touched, but for generators and buffers: see `untouched`.
    """
    if CORES == 1 or batch[0].device.type != "cpu":
        return torch.get_num_threads()
    threads = 1
    # What fails here fails again at the first step, where it is told with its block.
    with suppress(Exception):
        alone = _seconds(learners, batch, 1)
        if alone > _WORTH_THREADS and _seconds(learners, batch, CORES) < 0.9 * alone:
            threads = CORES
    torch.set_num_threads(threads)
    return threads


def _seconds(learners: Sequence[Learner], batch: tuple[Tensor, ...], threads: int) -> float:
    torch.set_num_threads(threads)
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for learner in learners:
            learner.descend(batch)
        best = min(best, time.perf_counter() - start)
    return best


@contextmanager
def untouched(buffers: Sequence[Tensor]) -> Iterator[None]:
    """Whatever happens inside, random numbers and these buffers are as before afterwards."""
    kept = [buffer.clone() for buffer in buffers]
    with torch.random.fork_rng():
        yield
    for buffer, before in zip(buffers, kept, strict=True):
        buffer.copy_(before)
