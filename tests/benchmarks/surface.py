"""What it costs a training that its answer over the plane is shown while it runs."""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from backend.training.events import Axes, Event, StepsFinished, Watched
from backend.training.trainer import Trainer
from tests.benchmarks.training import Stopwatch, Workload, trainer_of

_TANH = ("Tanh", "torch.nn.CrossEntropyLoss", "torch.optim.Adam", 1e-3, 32)


def workloads() -> list[tuple[Workload, Axes]]:
    """Two numbers and two classes; pictures of digits over their principal plane; wines."""
    whole = {"validation": 0.0, "test": 0.0}
    circle = {"source": "circle", "options": {"samples": 500}, **whole}
    sgd = ("Tanh", "torch.nn.BCEWithLogitsLoss", "torch.optim.SGD", 0.03, 10)
    digits = Workload("digits", {"source": "digits", **whole}, (32, 10), *_TANH, flatten=True)
    wine = {"source": "wine", **whole}
    return [
        (Workload("circle", circle, (8, 8, 1), *sgd), Axes()),
        (digits, Axes("pca")),
        (Workload("wine", wine, (16, 3), *_TANH), Axes("columns", 0, 6)),
        (Workload("wine pca", wine, (16, 3), *_TANH), Axes("pca")),
    ]


@dataclass
class Seen:
    """What a training told within some time."""

    steps_per_second: float
    processor_steps_per_second: float
    pictures_per_second: float
    points: float


def run(trainer: Trainer, seconds: float) -> Seen:
    """Train so long; everything told is packed as it is for the window."""
    steps, points, began = 0, [], Stopwatch()
    while began.seconds < seconds:
        for event in trainer.advance():
            pickle.dumps(event, protocol=5)
            steps += _steps(event)
            if isinstance(event, Watched) and event.surface is not None:
                points.append(event.surface.shape[-1])
    by_clock, by_processor = began.speeds(steps)
    pictures = len(points) / began.seconds
    return Seen(by_clock, by_processor, pictures, float(np.mean(points)) if points else 0.0)


def _steps(event: Event) -> int:
    return len(event.losses["loss"]) if isinstance(event, StepsFinished) else 0


def compare(
    load: Workload, axes: Axes, folder: Path, rounds: int, seconds: float
) -> dict[str, float | str]:
    """Medians of interleaved rounds without and with the plane, and of their ratios."""
    alone, watched = (trainer_of(load, folder / name) for name in ("alone", "watched"))
    for trainer in (alone, watched):
        trainer.start()
    watched.watch((), axes=axes)
    for trainer in (alone, watched):
        run(trainer, seconds)
    pairs = [(run(watched, seconds), run(alone, seconds)) for _ in range(rounds)]
    for trainer in (alone, watched):
        trainer.close()
    ratios = [
        (
            on.steps_per_second / off.steps_per_second,
            on.processor_steps_per_second / off.processor_steps_per_second,
        )
        for on, off in pairs
    ]
    ratio, ratio_of_processor_time = np.median(ratios, 0)
    return {
        "workload": load.name,
        "steps_per_second": round(float(np.median([on.steps_per_second for on, _ in pairs]))),
        "pictures_per_second": round(
            float(np.median([on.pictures_per_second for on, _ in pairs])), 1
        ),
        "points": round(float(np.median([on.points for on, _ in pairs]))),
        "ratio": round(float(ratio), 3),
        "ratio_of_processor_time": round(float(ratio_of_processor_time), 3),
    }


def main(arguments: list[str]) -> None:
    """Print a line for each workload."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks surface")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    for load, axes in workloads():
        with tempfile.TemporaryDirectory() as folder:
            found = compare(load, axes, Path(folder), chosen.rounds, chosen.seconds)
            print(json.dumps(found) if chosen.json else _line(found), flush=True)


def _line(found: dict[str, float | str]) -> str:
    return (
        f"{found['workload']}: {found['pictures_per_second']} pictures/s of {found['points']}²"
        f" at {found['steps_per_second']} steps/s, which is {found['ratio']} of the speed without"
        f" ({found['ratio_of_processor_time']} by processor time)"
    )
