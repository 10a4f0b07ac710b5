"""What a person would write in a script: PyTorch on slices of tensors, and with a DataLoader."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, Protocol

import numpy as np
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from backend.training.trainer import Trainer
from tests.benchmarks.workloads import Workload

FIRST_STEPS = 200
"""Each peer begins with so many; its loss is the mean of the last `COUNTED` of them."""
COUNTED = 50


class Speed(NamedTuple):
    """Steps a second by the clock, and by the processor's time that went into them."""

    by_clock: float
    by_processor: float


class Stopwatch:
    """Time since it was made: by the clock, and what the processor spent on this process."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._clock

    def speed(self, steps: int) -> Speed:
        """So many steps since then."""
        return Speed(steps / self.seconds, steps / (time.process_time() - self._processor))


class Peer(Protocol):
    """Somebody who trains a workload. `loss` is that of its first steps: see `FIRST_STEPS`."""

    name: str
    loss: float

    @abstractmethod
    def run(self, seconds: float) -> Speed:
        """Go on training for about so long."""

    def close(self) -> None:
        """Let go of whatever it holds."""


def middle_loss(losses: list[float]) -> float:
    """The mean of the losses that count."""
    return float(np.mean(losses[FIRST_STEPS - COUNTED : FIRST_STEPS]))


class Script(Peer):
    """A loop over batches; `batches` is where they come from. It begins with `first` steps.

    `columns` are inputs and targets, those that the drawing has prepared if not given.
    """

    def __init__(
        self,
        load: Workload,
        trainer: Trainer | None = None,
        first: int = FIRST_STEPS,
        columns: tuple[Tensor, Tensor] | None = None,
    ) -> None:
        self.load = load
        self.network = load.network(trainer)
        self.loss_of: nn.Module = load.loss_of()
        self.optimizer = load.optimizer_of(self.network)
        self.input, self.target = columns or load.columns()
        self._batches = self.batches()
        self.losses = [float(self.step(*batch)) for batch in islice(self._batches, first)]
        self.loss = middle_loss(self.losses) if first else float("nan")

    @abstractmethod
    def batches(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Batch after batch, without end."""

    def step(self, inputs: Tensor, targets: Tensor) -> Tensor:
        """One step; the loss before it."""
        self.optimizer.zero_grad()
        loss: Tensor = self.loss_of(self.network(inputs), targets)
        loss.backward()
        self.optimizer.step()
        return loss.detach()

    def run(self, seconds: float) -> Speed:
        steps, began = 0, Stopwatch()
        while began.seconds < seconds:
            self.step(*next(self._batches))
            steps += 1
        return began.speed(steps)


class Plain(Script):
    """PyTorch by hand: tensors, sliced by a shuffled order."""

    name = "plain"

    def batches(self) -> Iterator[tuple[Tensor, Tensor]]:
        for rows in self.load.rows(len(self.input)):
            yield self.input[rows], self.target[rows]


class Tutorial(Script):
    """PyTorch as its tutorials teach it: a data set, and a loader that shuffles."""

    name = "tutorial"

    def batches(self) -> Iterator[tuple[Tensor, Tensor]]:
        examples = TensorDataset(self.input, self.target)
        loader = DataLoader(examples, self.load.batch_size, shuffle=True)
        while True:
            yield from loader
