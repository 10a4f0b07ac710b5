"""Which way steps are taken: one by one, or many in a compiled call once that is proven."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from backend.training.compiled.building import Building, Built, Order, folder
from backend.training.compiled.stride import Stride
from backend.training.events import Tiered

if TYPE_CHECKING:
    from backend.training.trainer import Trainer

LOG = logging.getLogger("lienzo.compiled")
_FROM = 8.0
"""Seconds that a run must still last, step by step, for a compiled loop to be worth its making."""
_TRIAL = 0.1
"""Seconds that the steps of a trial should take, each of the three times."""
_FEWEST, _MOST = 3, 50
"""Steps of a trial."""
_LARGEST_DIFFERENCE = 1e-4
"""Between losses taken both ways, relative to the larger of them and `_TINY`: rounding that grows
over some steps stays below, a wrong gradient or update does not."""
_LARGEST_AT_FIRST = 1e-5
_TINY = 1e-2
_COARSER = 2.0**7
"""How much further two ways may be apart in bfloat16, whose numbers have three digits: compiled
steps round fewer of those in between."""
_FASTER = 1.05
"""What a compiled loop must gain to be taken."""


class Tier:
    """The way that a trainer takes its steps; looked after between two chunks.

    `stage` is "plain", then "building", then "compiled" or "kept" (plain for good, `reason` says
    why: "no compiler", "untraceable", "large", "failed", "different", "slower", "device").
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._building: Building | None = None
        self._cost = 0.0
        self.stage, self.reason, self.gain = "plain", "", 1.0
        is_off = os.environ.get("LIENZO_COMPILED") == "0"
        if is_off or not trainer.document.training.compiled:
            self.stage, self.reason = "kept", "off"
        elif trainer.device.type != "cpu":
            self.stage, self.reason = "kept", "device"

    def took(self, steps: int, seconds: float) -> None:
        """Note how long plain steps take."""
        if self.stage in ("plain", "building") and steps:
            self._cost = seconds / steps

    def look(self) -> Iterator[Tiered]:
        """Go on with what is under way; tells when the way has become another."""
        work = self._trainer.work
        if self.stage == "plain" and work.engine.step and self._is_worth_it():
            self._begin()
        elif self.stage == "building":
            assert self._building is not None
            built = self._building.poll()
            if built is not None and self._has_room():
                self._end_building()
                yield self._settle(built)
        elif self.stage == "compiled" and work.engine.stride is None:
            # Another knob was turned: another loop is built.
            self.stage = "plain"
            yield self.news(work.engine.dropped)

    def _is_worth_it(self) -> bool:
        trainer = self._trainer
        left = (trainer.epochs - trainer.epoch) * trainer.work.steps_per_epoch
        return left * self._cost > _FROM

    def _begin(self) -> None:
        try:
            self._building = Building(order_of(self._trainer))
            self.stage = "building"
        except Exception as error:  # what cannot even be ordered is trained step by step
            self.stage, self.reason = "kept", "untraceable"
            LOG.info("steps stay plain: %s", error)

    def _has_room(self) -> bool:
        """Whether enough whole batches are left in this epoch for a trial."""
        batches = self._trainer.work.feed.batches
        whole = batches.count // batches.size
        return whole - batches.position >= min(_FEWEST, whole)

    def _settle(self, built: Built) -> Tiered:
        if not built.package:
            return self._keep(built.trouble, built.detail)
        try:
            return self._judge(load(self._trainer, built))
        except Exception as error:  # a package that cannot be loaded or run is left
            return self._keep("failed", f"{type(error).__name__}: {error}")

    def _judge(self, stride: Stride) -> Tiered:
        gaps, self.gain = compare(self._trainer, stride, self._cost)
        difference = float(gaps.max())
        coarse = _COARSER if self._is_coarse else 1.0
        limits = coarse * _LARGEST_DIFFERENCE, coarse * _LARGEST_AT_FIRST
        if not (difference <= limits[0] and gaps[0] <= limits[1]):
            return self._keep("different", f"losses differ by {difference:.2g}")
        if self.gain < _FASTER:
            return self._keep("slower", f"{self.gain:.2f} times as fast")
        self._trainer.work.engine.stride = stride
        self.stage = "compiled"
        LOG.info("steps are compiled: %.1f times as fast, differ by %.2g", self.gain, difference)
        return self._news()

    @property
    def _is_coarse(self) -> bool:
        """Whether somebody chose to compute with fewer digits."""
        objectives = self._trainer.document.objectives
        return any(one.precision == "bfloat16" for one in objectives)

    def _keep(self, reason: str, detail: str) -> Tiered:
        self.stage, self.reason = "kept", reason
        LOG.info("steps stay plain (%s): %s", reason, detail)
        return self._news()

    def _news(self) -> Tiered:
        return self.news(self.reason)

    def news(self, reason: str) -> Tiered:
        """Which way it is now; `reason` where there is none of its own."""
        stage = "plain" if self.stage == "building" else self.stage
        return Tiered(self._trainer.step, stage, self.reason or reason, self.gain)

    @property
    def is_refused(self) -> bool:
        """Whether steps are kept plain because somebody wants them to be, or by the device."""
        unwanted = not self._trainer.document.training.compiled
        return self.stage == "kept" and (unwanted or self.reason == "device")

    @property
    def taken(self) -> tuple[str, bool] | None:
        """What a resumed run needs to go on with the same compiled loop; None for plain steps."""
        stride = self._trainer.work.engine.stride
        return (Path(stride.built.package).name, stride.built.fixed_rates) if stride else None

    def resume(self, name: str, fixed_rates: bool) -> bool:
        """Take the compiled loop again with which a run went on; whether it is there."""
        place = folder() / Path(name).name
        if self.stage != "plain" or not place.is_file():
            return False
        self._trainer.work.engine.stride = load(self._trainer, Built(str(place), fixed_rates))
        self.stage = "compiled"
        return True

    def close(self) -> None:
        """End what is being built."""
        self._end_building()
        if self.stage == "building":
            self.stage = "plain"

    def _end_building(self) -> None:
        if self._building is not None:
            self._building.stop()
            self._building = None


def order_of(trainer: Trainer) -> Order:
    """What to build for a training, as it is now. Raises Untraceable."""
    work = trainer.work
    bench = work.bench()
    return Order(
        trainer.document,
        trainer.plan,
        tuple((tuple(one.shape), _kind(one)) for one in work.feed.tables),
        work.feed.batches.size,
        tuple(learner.learning_rate for learner in work.learners),
        tuple(
            tuple(
                tuple(
                    (name, tuple(kept.shape), _kind(kept))
                    for name, kept in zip(names, tensors, strict=True)
                )
                for names, tensors in zip(by_parameter, memory, strict=True)
            )
            for by_parameter, memory in zip(bench.remembered, bench.state().memory, strict=True)
        ),
        torch.get_num_threads(),
    )


def _kind(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def load(trainer: Trainer, built: Built) -> Stride:
    """A compiled loop for a training. Raises what loading raises."""
    work = trainer.work
    return Stride(built, work.learners, work.bench(), work.feed)


def compare(trainer: Trainer, stride: Stride, cost: float) -> tuple[np.ndarray, float]:
    """How far the losses of the next steps taken both ways are apart, relative (steps,); and how
    many times as fast the compiled way is. Nothing is moved by it."""
    count = int(max(_FEWEST, min(_MOST, _TRIAL / max(cost, 1e-9))))
    with _as_before(trainer) as start:
        plain, slow = _best(trainer, count, start)
        trainer.work.engine.stride = stride
        compiled, quick = _best(trainer, count, start)
    gaps = [
        np.abs(plain[name] - compiled[name]) / np.maximum(np.abs(plain[name]), _TINY)
        for name in plain
    ]
    return np.max(gaps, axis=0), slow / quick


@contextmanager
def _as_before(trainer: Trainer) -> Iterator[Callable[[], None]]:
    """Whatever steps are taken inside, all is as before afterwards; gives a way back."""
    kept = trainer.capture()

    def start() -> None:
        trainer.restore(kept)

    try:
        yield start
    finally:
        trainer.work.engine.stride = None
        start()


def _best(
    trainer: Trainer, count: int, start: Callable[[], None]
) -> tuple[dict[str, np.ndarray], float]:
    """The same steps three times: their losses, and the least seconds of one."""
    best = float("inf")
    for _ in range(3):
        start()
        losses, seconds = _timed(trainer, count)
        best = min(best, seconds)
    return losses, best


def _timed(trainer: Trainer, count: int) -> tuple[dict[str, np.ndarray], float]:
    """The losses of so many steps (fewer at the end of an epoch), and the seconds of one."""
    engine = trainer.work.engine
    began, first = time.perf_counter(), engine.step
    with trainer.own_randomness():
        engine.run(count)
        while engine.step - first < count and engine.feed.batches.position:
            engine.run(count - (engine.step - first))
    seconds = time.perf_counter() - began
    return engine.losses(), seconds / (engine.step - first)
