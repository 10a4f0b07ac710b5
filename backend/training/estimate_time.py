"""How long training takes here: a short probe of real steps, as the training itself takes them."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

import torch

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.training.devices import choose_device
from backend.training.engine import CORES, Engine
from backend.training.estimate import Pace
from backend.training.estimate_rehearsal import Rehearsal, never_mind
from backend.training.pacing import Chunks
from backend.training.work import SAMPLES, Work

_LONG_ENOUGH = 0.35
"""Seconds of steps that tell the pace of a quick network."""

_PATIENCE = 6.0
"""Seconds that a large network is measured for, about, when somebody asks for it."""

_SMALL_OPERATIONS, _SMALL_PARAMETERS, _SMALL_DATA = 100_000_000, 2_000_000, 64 * 2**20
"""Multiply-adds of a step, parameters and bytes of examples of what is measured unasked."""

_BESIDE = 1.03
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
    go_on: Callable[[], None] = never_mind,
) -> Pace:
    """The pace of a quick network, seen in its first steps with its own data, step by step."""
    epochs = max(1, document.training.epochs)
    device = choose_device(document.training.device, plan.operations * document.training.batch_size)
    with _alone():
        work = Work(document, plan, prepared, device, epochs)
        work.choose_threads()
        step = _pace_of(work, epochs, go_on)
        judging = _judging_of(work, go_on)
    return Pace(step, _epoch(step, judging, work.steps_per_epoch, epochs))


def _pace_of(work: Work, epochs: int, go_on: Callable[[], None]) -> float:
    """Seconds a step, in the middle of what was seen; the first chunks warm up."""
    chunks, paces = Chunks(), []
    began = time.perf_counter()
    while time.perf_counter() - began < _LONG_ENOUGH and work.epochs_done < epochs:
        go_on()
        first, start = work.engine.step, time.perf_counter()
        while work.engine.step - first < chunks.steps:
            work.engine.run(chunks.steps - (work.engine.step - first))
        work.engine.losses()
        taken, seconds = work.engine.step - first, time.perf_counter() - start
        chunks.took(taken, seconds)
        paces.append(seconds / taken)
    return statistics.median(paces[len(paces) // 3 :])


def _judging_of(work: Work, go_on: Callable[[], None]) -> float:
    """Seconds that measuring takes after an epoch; the second time, when all is warm."""
    found = 0.0
    for _ in range(2):
        go_on()
        began = time.perf_counter()
        for split, columns in work.samples.items():
            work.judge.evaluate(columns, split)
        found = time.perf_counter() - began
    return found


def _epoch(step: float, judging: float, steps: int, epochs: int) -> float:
    """Seconds an epoch of so many. Short ones are not all judged: see `Trainer.ends_epoch`."""
    learning = step * steps
    often = 1.0
    if learning <= 1.0:
        often = min(1.0, 1 / epochs + learning / max(0.1, judging / 0.03))
    return _BESIDE * learning + often * judging


def measure(
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    go_on: Callable[[], None] = never_mind,
) -> Pace | None:
    """The pace of a network of any size: of batches as large as patience allows, from two sizes
    of which that of whole batches follows.

    None where there is nothing to learn. Raises Refusal for what cannot be trained, RuntimeError
    where memory does not suffice.
    """
    with _alone():
        rehearsal = Rehearsal(document, plan, False, go_on)
        if not rehearsal.learners:
            return None
        torch.set_num_threads(CORES)
        size = max(1, document.training.batch_size)
        times = _timed(rehearsal, size, go_on)
    (few, early), (many, late) = times[-2], times[-1]
    slope = (late - early) / (many - few) if many > few else 0.0
    slope = min(max(0.0, slope), late / many)  # more would leave less than nothing for no example
    step = late + slope * (size - many)
    return Pace(step, _epoch_of_many(step, slope, document, prepared))


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
        few = min(size, max(2 * few, min(fitting, 8 * few)))


def _once(engine: Engine, go_on: Callable[[], None]) -> float:
    go_on()
    began = time.perf_counter()
    engine.run(1)
    engine.losses()
    return time.perf_counter() - began


def _epoch_of_many(
    step: float, slope: float, document: Document, prepared: Mapping[str, Prepared]
) -> float | None:
    """Seconds an epoch, where there is data: judging an example takes a third of learning it."""
    if not prepared:
        return None
    splits = next(iter(prepared.values())).splits
    size, epochs = max(1, document.training.batch_size), max(1, document.training.epochs)
    judged = sum(min(most, len(splits[name])) for name, most in SAMPLES.items())
    judging = judged * (slope or step / size) / 3
    return _epoch(step, judging, -(-len(splits["train"]) // size), epochs)


@contextmanager
def _alone() -> Iterator[None]:
    """Inside, random numbers and threads may be used up; afterwards they are as before."""
    threads = torch.get_num_threads()
    try:
        with torch.random.fork_rng():
            yield
    finally:
        torch.set_num_threads(threads)
