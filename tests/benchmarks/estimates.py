"""What training is said to cost against what it costs: `python -m tests.benchmarks estimates`.

Each figure is taken in a process of its own:

- `allocated`: the most bytes that PyTorch's allocator held at once (the memory events of its
  profiler) while a training was put together, took steps and was judged, with the prepared
  examples, which NumPy holds. Published networks come without data: they take two steps on
  random examples.
- `resident`: for large networks, by how much those two steps made the process grow, from its
  resident set before to its highest one, with a C library that gives freed memory back at once
  (by default glibc keeps some for later: up to half as much again was seen).
- `time`: seconds of wall clock an epoch of a whole training that lasts a second at least, no window
  watching; of published networks, seconds a step with the whole batch. The estimate is the
  probe's.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from torch.profiler import ProfilerActivity, profile

from backend.document import edits
from backend.document.document import Document
from backend.engine import Engine
from backend.formats.examples import EXAMPLES, open_example
from backend.formats.networks import open_network
from backend.messages import Begin
from backend.training.estimate_rehearsal import Rehearsal
from backend.training.trainer import Trainer

BATCHES = {
    "lenet-5": 32,
    "vae": 32,
    "squeezenet-1.1": 8,
    "dcgan-discriminator": 16,
    "dcgan-generator": 16,
    "mobilenet-v2": 8,
    "efficientnet-b0": 4,
    "densenet-121": 4,
    "resnet-18": 8,
    "lstm-language-model": 8,
    "unet": 1,
    "transformer-base": 4,
    "vit-b-16": 2,
}
"""Examples in a batch of a published network: few enough for a small computer."""

_LARGE = ("resnet-18", "squeezenet-1.1", "mobilenet-v2", "densenet-121", "unet", "vit-b-16")
"""Networks whose step is large against what a process grows by anyway."""

_FIGURES = ("allocated", "resident", "time")
_MOST_STEPS = 300
_ROUNDS = 5


def drawing(name: str) -> Document:
    """The network of this name, in batches that a small computer can take."""
    if name not in BATCHES:
        return Document(open_example(name))
    document = Document(open_network(name))
    document.apply(edits.change_training(document, batch_size=BATCHES[name], device="cpu"))
    return document


@contextmanager
def allocations() -> Iterator[Callable[[], int]]:
    """Inside, PyTorch's allocator is listened to; afterwards it tells the most it held at once."""
    found = 0
    with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as listening:
        yield lambda: found
    live = 0
    events = listening.profiler.kineto_results.events()
    changes = [one for one in events if one.name() == "[memory]"]
    for one in sorted(changes, key=lambda one: one.start_ns()):
        live += one.nbytes()
        found = max(found, live)


def step_of_example(document: Document, engine: Engine) -> int:
    """Bytes that a training of an example holds at the most, steps and judging."""
    plan, prepared = engine.sound_plan(document)
    with allocations() as most:
        trainer = Trainer(document, plan, prepared)
        work = trainer.work
        with trainer.own_randomness():
            for _ in range(min(_MOST_STEPS, 2 * work.steps_per_epoch)):
                work.engine.run(1)
                work.engine.losses()
        for columns in work.samples.values():
            work.judge.evaluate(columns)
    numpy = [*work.feed.columns, *(one for part in work.samples.values() for one in part.values())]
    owners = {one.untyped_storage().data_ptr(): one.nbytes for one in numpy}
    return most() + sum(owners.values())


def step_of_network(document: Document, engine: Engine) -> int:
    """The same of a published network, on random examples."""
    plan, _ = engine.sound_plan(document)
    with allocations() as most:
        rehearsal = Rehearsal(document, plan, is_fake=False)
        rehearsal.steps(rehearsal.batch(document.training.batch_size)).run(2)
    return most()


def resident_growth(document: Document, engine: Engine) -> int:
    """By how much two steps of a published network make the process grow, at the most."""
    step_of_network(drawing("lenet-5"), engine)  # what is loaded late is loaded now
    plan, _ = engine.sound_plan(document)
    before = _status("VmRSS")
    rehearsal = Rehearsal(document, plan, is_fake=False)
    rehearsal.steps(rehearsal.batch(document.training.batch_size)).run(2)
    return _status("VmHWM") - before


def _status(name: str) -> int:
    """A figure that Linux keeps of this process, in bytes."""
    with open("/proc/self/status", encoding="ascii") as lines:
        (line,) = [line for line in lines if line.startswith(f"{name}:")]
    return int(line.split()[1]) * 1024


def epoch_of_example(document: Document, engine: Engine) -> float:
    """Seconds an epoch of a whole training, from its first step on."""
    with tempfile.TemporaryDirectory() as folder:
        trainer = engine.trainer(Begin(list(document), run=folder))
        trainer.start()
        began = time.perf_counter()
        while not trainer.is_done and not trainer.reason:
            trainer.advance()
        seconds = time.perf_counter() - began
        trainer.close()
    return seconds / max(1, trainer.epoch)


def _last_a_second(document: Document, engine: Engine) -> None:
    """Let a training that is over in a moment have more epochs: how it begins is no measure."""
    epoch = engine.answer("estimate", records=list(document), timed=True).pace.epoch
    epochs = max(document.training.epochs, round(1.0 / epoch))
    document.apply(edits.change_training(document, epochs=epochs))


def step_seconds(document: Document, engine: Engine) -> float:
    """Seconds a step of a published network with its whole batch: the better of two."""
    plan, _ = engine.sound_plan(document)
    rehearsal = Rehearsal(document, plan, is_fake=False)
    steps = rehearsal.steps(rehearsal.batch(document.training.batch_size))
    steps.run(1)
    times = []
    for _ in range(2):
        began = time.perf_counter()
        steps.run(1)
        times.append(time.perf_counter() - began)
    return min(times)


def compare(name: str, what: str) -> dict[str, Any]:
    """One figure of one network, estimated and measured."""
    document, engine = drawing(name), Engine()
    published = name in BATCHES
    if what == "time":
        said, measured = _times(document, engine, published)
    else:
        memory = engine.answer("estimate", records=list(document), timed=False).memory
        if what == "resident":
            said, measured = memory.step, resident_growth(document, engine)
        else:
            said = memory.step + memory.data
            measured = (step_of_network if published else step_of_example)(document, engine)
    ratio = round(said / measured, 3)
    return {"network": name, "what": what, "estimate": said, "measured": measured, "ratio": ratio}


def _times(document: Document, engine: Engine, published: bool) -> tuple[float, float]:
    """Estimated and measured seconds, in turns, the middle of each: others work here too."""
    if not published:
        _last_a_second(document, engine)
    pairs = []
    for _ in range(1 if published else _ROUNDS):
        pace = engine.answer("estimate", records=list(document), timed=True).pace
        said = pace.step if published else pace.epoch
        pairs.append((said, (step_seconds if published else epoch_of_example)(document, engine)))
    said, measured = (statistics.median(column) for column in zip(*pairs, strict=True))
    return said, measured


def main(arguments: list[str]) -> None:
    """Print a line for each figure of each network, and last the worst of each."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks estimates")
    parser.add_argument("names", nargs="*", help="networks; all that this machine can take")
    parser.add_argument("--what", nargs="*", default=list(_FIGURES), choices=_FIGURES)
    parser.add_argument("--here", action="store_true", help="in this process, as JSON")
    chosen = parser.parse_args(arguments)
    names = chosen.names or [*(one.name for one in EXAMPLES), *BATCHES]
    worst: dict[str, float] = dict.fromkeys(chosen.what, 0.0)
    for name in names:
        for what in chosen.what:
            if what == "resident" and name not in _LARGE:
                continue
            if chosen.here:
                print(json.dumps(compare(name, what)), flush=True)
                continue
            found = _apart(name, what)
            worst[what] = max(worst[what], abs(found["ratio"] - 1))
            print(_line(found), flush=True)
    for what, off in worst.items():
        print(f"worst {what}: {off:.1%}") if not chosen.here else None


def _apart(name: str, what: str) -> dict[str, Any]:
    """The same in a process of its own, which nothing before has made grow."""
    command = [sys.executable, "-m", "tests.benchmarks", "estimates", name]
    gives_back = {"MALLOC_MMAP_THRESHOLD_": "65536"} if what == "resident" else {}
    done = subprocess.run(
        [*command, "--here", "--what", what],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **gives_back},
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _line(found: dict[str, Any]) -> str:
    scale, unit = (1e3, "ms") if found["what"] == "time" else (1e-6, "MB")
    said, measured = found["estimate"] * scale, found["measured"] * scale
    return (
        f"{found['network']:20} {found['what']:9} {said:10.4g} {unit} said,"
        f" {measured:10.4g} {unit} measured, ratio {found['ratio']}"
    )
