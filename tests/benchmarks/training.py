"""Steps a second of the trainer against plain PyTorch on the same network, data and batches."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from backend.compiler.planner import make_plan
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Training, Wire
from backend.training.events import StepsFinished
from backend.training.trainer import Trainer

_LINEAR = "torch.nn.Linear"


@dataclass(frozen=True)
class Workload:
    """A stack of dense layers on the set of a data block, trained in one way."""

    name: str
    data: dict[str, Any]
    sizes: tuple[int, ...]
    activation: str
    loss: str
    optimizer: str
    rate: float
    batch_size: int
    flatten: bool = False


def workloads(folder: Path) -> list[Workload]:
    """W1: 2-8-8-1 on 500 points. W2: digits 64-32-10. W3: 784-128-10 on random numbers."""
    whole = {"validation": 0.0, "test": 0.0}
    numbers = np.random.default_rng(0)
    examples = numbers.standard_normal((4096, 784)).astype(np.float32)
    np.savez(folder / "w3.npz", input=examples, target=numbers.integers(0, 10, 4096))
    circle = {"source": "circle", "options": {"samples": 500}, **whole}
    arrays = {"source": "arrays", "options": {"path": str(folder / "w3.npz")}, **whole}
    binary, classes = "torch.nn.BCEWithLogitsLoss", "torch.nn.CrossEntropyLoss"
    sgd, adam = "torch.optim.SGD", "torch.optim.Adam"
    return [
        Workload("W1", circle, (8, 8, 1), "Tanh", binary, sgd, 0.03, 10),
        Workload(
            "W2", {"source": "digits", **whole}, (32, 10), "ReLU", classes, adam, 1e-3, 32, True
        ),
        Workload("W3", arrays, (128, 10), "ReLU", classes, adam, 1e-3, 64),
    ]


def drawing(load: Workload) -> Document:
    """The workload as a person would draw it."""
    blocks = [Block(id="data", type="lienzo.Data", settings=load.data)]
    if load.flatten:
        blocks.append(Block(id="flatten", type="torch.nn.Flatten"))
    for place, size in enumerate(load.sizes):
        if place:
            blocks.append(Block(id=f"activation{place}", type=f"torch.nn.{load.activation}"))
        blocks.append(Block(id=f"layer{place}", type=_LINEAR, settings={"out_features": size}))
    blocks.append(Block(id="loss", type=load.loss))
    records: list[Record] = [*blocks]
    for before, after in zip(blocks[:-1], blocks[1:], strict=True):
        port = "input" if before.id == "data" else "output"
        records.append(_wire(before.id, port, after.id, "input"))
    records.append(_wire("data", "target", "loss", "target"))
    records.append(
        Objective(
            id="objective",
            minimise={"loss": 1.0},
            optimizer=load.optimizer,
            optimizer_settings={"lr": load.rate},
        )
    )
    records.append(Training(epochs=1_000_000, batch_size=load.batch_size, device="cpu"))
    return Document(records)


def _wire(source: str, port: str, target: str, into: str) -> Wire:
    id = f"{source}.{port}>{target}.{into}"
    return Wire(id=id, source=source, source_port=port, target=target, target_port=into)


def trainer_of(load: Workload, folder: Path) -> Trainer:
    """The trainer as the command line would have it: run folder, checkpoints, measures."""
    document = drawing(load)
    prepared = {"data": open_data(load.data)}
    plan = make_plan(document, {"data": prepared["data"].fields})
    return Trainer(document, plan, prepared, run_folder=folder / load.name)


class Stopwatch:
    """Time since it was made: by the clock, and what the processor spent on us alone."""

    def __init__(self) -> None:
        self._clock, self._processor = time.perf_counter(), time.process_time()

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self._clock

    def speeds(self, steps: int) -> tuple[float, float]:
        """Steps a second by either time."""
        return steps / self.seconds, steps / (time.process_time() - self._processor)


class Plain:
    """The same by hand, as one writes it in a script: tensors, sliced."""

    def __init__(self, load: Workload) -> None:
        arrays = open_data(load.data).arrays("train")
        self.input = torch.from_numpy(np.array(arrays["input"])).flatten(1)
        self.target = torch.from_numpy(np.array(arrays["target"]))
        if "BCE" in load.loss:
            self.target = self.target.float().reshape(-1, 1)
        self.network = _stack(self.input.shape[1], load)
        self.loss = getattr(nn, load.loss.rpartition(".")[2])()
        make = getattr(torch.optim, load.optimizer.rpartition(".")[2])
        self.optimizer = make(self.network.parameters(), lr=load.rate)
        self.batch_size = load.batch_size

    def run(self, seconds: float) -> tuple[float, float]:
        """Steps a second over about so long, by the clock and by the processor's time."""
        steps, began = 0, Stopwatch()
        while began.seconds < seconds:
            order = torch.randperm(len(self.input))
            for start in range(0, len(order), self.batch_size):
                rows = order[start : start + self.batch_size]
                self.optimizer.zero_grad()
                loss = self.loss(self.network(self.input[rows]), self.target[rows])
                loss.backward()
                self.optimizer.step()
                steps += 1
        return began.speeds(steps)


def _stack(inputs: int, load: Workload) -> nn.Sequential:
    layers: list[nn.Module] = []
    for place, size in enumerate(load.sizes):
        layers += [getattr(nn, load.activation)()] if place else []
        layers.append(nn.Linear(inputs, size))
        inputs = size
    return nn.Sequential(*layers)


def run_trainer(trainer: Trainer, seconds: float) -> tuple[float, float]:
    """The same of the trainer, with all that it does beside."""
    steps, began = 0, Stopwatch()
    while began.seconds < seconds:
        for event in trainer.advance():
            if isinstance(event, StepsFinished):
                steps += len(event.losses["loss"])
    return began.speeds(steps)


def compare(load: Workload, folder: Path, rounds: int, seconds: float) -> dict[str, float | str]:
    """Medians of interleaved rounds, and of their ratios.

    The ratio of the processor's time is steadier where others work on the same machine.
    """
    trainer, plain = trainer_of(load, folder), Plain(load)
    trainer.start()
    runs: list[Callable[[], tuple[float, float]]] = [
        lambda: run_trainer(trainer, seconds),
        lambda: plain.run(seconds),
    ]
    for run in runs:
        run()
    found = np.array([[run() for run in runs] for _ in range(rounds)])
    trainer.close()
    (ours, _), (theirs, _) = np.median(found, 0)
    ratio, ratio_of_processor_time = np.median(found[:, 0] / found[:, 1], 0)
    return {
        "workload": load.name,
        "lienzo_steps_per_second": round(ours),
        "plain_steps_per_second": round(theirs),
        "ratio": round(ratio, 2),
        "ratio_of_processor_time": round(ratio_of_processor_time, 2),
    }


def main(arguments: list[str]) -> None:
    """Print a line for each workload."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks training")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        for load in workloads(Path(folder)):
            found = compare(load, Path(folder), chosen.rounds, chosen.seconds)
            print(json.dumps(found) if chosen.json else _line(found), flush=True)


def _line(found: dict[str, float | str]) -> str:
    return (
        f"{found['workload']}: {found['lienzo_steps_per_second']} steps/s against"
        f" {found['plain_steps_per_second']} by hand, ratio {found['ratio']}"
        f" ({found['ratio_of_processor_time']} by processor time)"
    )
