"""How long training takes here: a short probe of real steps, as the training itself takes them."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import torch

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.training.engine import CORES, Engine
from backend.training.estimate import Pace
from backend.training.estimate_rehearsal import Rehearsal
from backend.training.events import StepsFinished
from backend.training.loop import Trainer

_LONG_ENOUGH = 0.35
"""Seconds of steps that tell the pace of a quick network."""

_PATIENCE = 6.0
"""Seconds that a large network is measured for, about, when somebody asks for it."""

_SMALL_OPERATIONS, _SMALL_PARAMETERS, _SMALL_DATA = 100_000_000, 2_000_000, 64 * 2**20
"""Multiply-adds of a step, parameters and bytes of examples of what is measured unasked."""

_BESIDE = 1.02
"""What a training does beside steps and judging: it keeps itself and says what happens."""


def is_quick(plan: Plan, batch_size: int, examples: int) -> bool:
    """Whether a network may be timed unasked: nobody would notice. `examples` in bytes."""
    work = plan.operations * batch_size
    small = work <= _SMALL_OPERATIONS and plan.parameters <= _SMALL_PARAMETERS
    return small and examples <= _SMALL_DATA


def probe(
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    go_on: Callable[[], None] = lambda: None,
) -> Pace | None:
    """The pace of a quick network, seen in the first moments of a training of its own.

    None where it got into trouble at once: Play will tell.
    """
    with _alone(), tempfile.TemporaryDirectory(prefix="lienzo-") as folder:
        trainer = Trainer(document, plan, prepared, run_folder=folder)
        try:
            trainer.start()
            step = _pace_of(trainer, go_on)
            if step is None:
                return None
            judging = _judging_of(trainer, go_on)
        finally:
            trainer.close()
    return Pace(step, _epoch(step, judging, trainer.work.steps_per_epoch))


def _pace_of(trainer: Trainer, go_on: Callable[[], None]) -> float | None:
    """Seconds a step, in the middle of what was seen; the first chunks warm up."""
    paces: list[float] = []
    seen = 0.0
    while seen < _LONG_ENOUGH and not trainer.is_done:
        go_on()
        told = trainer.advance()
        if trainer.reason:
            return None
        steps = [one for one in told if isinstance(one, StepsFinished)]
        count = sum(len(next(iter(one.losses.values()))) for one in steps)
        seconds = sum(one.seconds for one in steps)
        seen += seconds
        if count:
            paces.append(seconds / count)
    return statistics.median(paces[len(paces) // 3 :])


def _judging_of(trainer: Trainer, go_on: Callable[[], None]) -> float:
    """Seconds that measuring takes after an epoch; the second time, when all is warm."""
    found = 0.0
    for _ in range(2):
        go_on()
        began = time.perf_counter()
        for split, columns in trainer.work.samples.items():
            trainer.work.judge.evaluate(columns, split)
        found = time.perf_counter() - began
    return found


def _epoch(step: float, judging: float, steps: int) -> float:
    """Seconds an epoch. Short ones are not all judged: see `Trainer.ends_epoch`."""
    learning = step * steps
    often = 1.0 if learning > 1.0 else min(1.0, learning / max(0.1, judging / 0.03))
    return _BESIDE * learning + often * judging


def measure(
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    go_on: Callable[[], None] = lambda: None,
) -> Pace | None:
    """The pace of a network of any size: of batches as large as patience allows, from two sizes
    of which that of whole batches follows.

    None where there is nothing to learn. Raises Refusal for what cannot be trained, RuntimeError
    where memory does not suffice.
    """
    with _alone():
        rehearsal = Rehearsal(document, plan, is_fake=False)
        if not rehearsal.learners:
            return None
        torch.set_num_threads(CORES)
        size = max(1, document.training.batch_size)
        times = _timed(rehearsal, size, go_on)
    (few, early), (many, late) = times[-2], times[-1]
    slope = max(0.0, (late - early) / (many - few)) if many > few else 0.0
    step = late + slope * (size - many)
    return Pace(step, _epoch_of_many(step, slope, size, prepared))


def _timed(rehearsal: Rehearsal, size: int, go_on: Callable[[], None]) -> list[tuple[int, float]]:
    """(batch size, seconds a step) for growing batches, up to the whole one or to patience."""
    found: list[tuple[int, float]] = []
    began = time.perf_counter()
    few = min(2, size)
    while True:
        engine = rehearsal.steps(rehearsal.batch(few))
        seconds = _once(engine, go_on) if found else min(_once(engine, go_on) for _ in range(2))
        if found and seconds < 0.2:
            seconds = min(seconds, _once(engine, go_on), _once(engine, go_on))
        found.append((few, seconds))
        left = _PATIENCE - (time.perf_counter() - began)
        if few == size or (len(found) > 1 and left < 2 * seconds):
            return found if len(found) > 1 else found * 2
        fitting = int(few * max(left, seconds) / seconds / 2)
        few = min(size, max(few + 1, min(fitting, 8 * few)))


def _once(engine: Engine, go_on: Callable[[], None]) -> float:
    go_on()
    began = time.perf_counter()
    engine.run(1)
    engine.losses()
    return time.perf_counter() - began


def _epoch_of_many(
    step: float, slope: float, size: int, prepared: Mapping[str, Prepared]
) -> float | None:
    """Seconds an epoch, where there is data: judging an example takes a third of learning it."""
    if not prepared:
        return None
    splits = next(iter(prepared.values())).splits
    judged = min(1000, len(splits["train"])) + min(5000, len(splits["validation"]))
    return _epoch(step, judged * (slope or step / size) / 3, -(-len(splits["train"]) // size))


@contextmanager
def _alone() -> Iterator[None]:
    """Inside, random numbers and threads may be used up; afterwards they are as before."""
    threads = torch.get_num_threads()
    try:
        with torch.random.fork_rng():
            yield
    finally:
        torch.set_num_threads(threads)
