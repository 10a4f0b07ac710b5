"""Steps a second of the same training with its data on disk against in memory, once warm."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from backend.compiler.planner import make_plan
from backend.data.sources import open_data
from backend.document.document import Document
from backend.training.trainer import Trainer
from tests.backend.training_cases import trained
from tests.drawings import chain


def sets(folder: Path, rows: int) -> dict[str, dict[str, Any]]:
    """By kind of data: the settings of a data block, its files written to `folder`."""
    random = np.random.default_rng(0)
    arrays = folder / "arrays"
    arrays.mkdir()
    np.save(arrays / "x.npy", random.standard_normal((rows, 784), np.float32))
    np.save(arrays / "y.npy", random.integers(0, 10, rows))
    table = folder / "table.csv"
    numbers = random.standard_normal((rows, 20))
    header = ",".join([*(f"c{place}" for place in range(20)), "kind"])
    classes = np.where(numbers[:, :1] > 0, 1, 0)
    layout = ["%.5f"] * 20 + ["%d"]
    np.savetxt(table, np.hstack([numbers, classes]), layout, ",", header=header, comments="")
    pictures = folder / "pictures"
    _draw(pictures, min(rows, 4000))
    return {
        "arrays": {"source": "arrays", "options": {"path": str(arrays)}},
        "table": {"source": "table", "options": {"path": str(table)}},
        "pictures": {"source": "image_folder", "options": {"path": str(pictures), "size": 32}},
    }


def _draw(folder: Path, count: int) -> None:
    from PIL import Image

    random = np.random.default_rng(1)
    for place in range(count):
        kind = folder / f"kind{place % 10}"
        kind.mkdir(parents=True, exist_ok=True)
        pixels = random.integers(0, 255, (32, 32, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(kind / f"{place:05}.bmp")


def drawing(settings: dict[str, Any], storage: str) -> Document:
    """A network of two dense layers on these examples."""
    layers: list[tuple[str, str, dict[str, Any]]] = [
        ("flat", "torch.nn.Flatten", {}),
        ("hidden", "torch.nn.Linear", {"out_features": 128}),
        ("relu", "torch.nn.ReLU", {}),
        ("out", "torch.nn.Linear", {"out_features": 10}),
    ]
    options = {**settings["options"], "storage": storage}
    data = {**settings, "options": options}
    document = chain(layers, source=settings["source"])
    return trained(document, data=data, epochs=1_000_000, batch_size=64)


def trainer_of(settings: dict[str, Any], storage: str, folder: Path) -> Trainer:
    document = drawing(settings, storage)
    block = next(one for one in document.blocks if one.type == "lienzo.Data")
    prepared = {block.id: open_data(block.settings)}
    plan = make_plan(document, {block.id: prepared[block.id].fields})
    return Trainer(document, plan, prepared, run_folder=folder / storage)


def speed(trainer: Trainer, seconds: float) -> float:
    """Steps a second of steps alone, over about so long."""
    began, first = time.perf_counter(), trainer.step
    while time.perf_counter() - began < seconds:
        trainer.advance()
    return (trainer.step - first) / (time.perf_counter() - began)


def compare(settings: dict[str, Any], folder: Path, seconds: float, rounds: int) -> list[float]:
    """The best of each way in turns: steps a second in memory and on disk."""
    folder.mkdir()
    trainers = [trainer_of(settings, storage, folder) for storage in ("memory", "disk")]
    for trainer in trainers:
        trainer.start()
        speed(trainer, seconds)
    best = [0.0, 0.0]
    for _ in range(rounds):
        for place, trainer in enumerate(trainers):
            best[place] = max(best[place], speed(trainer, seconds))
    for trainer in trainers:
        trainer.close()
    return best


def main(arguments: list[str]) -> None:
    """Print a line for each kind of data."""
    parser = argparse.ArgumentParser(prog="large_data", description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="lienzo-large-") as name:
        folder = Path(name)
        for kind, settings in sets(folder, chosen.rows).items():
            memory, disk = compare(settings, folder / f"run-{kind}", chosen.seconds, chosen.rounds)
            found = {"data": kind, "memory": memory, "disk": disk, "ratio": disk / memory}
            if chosen.json:
                print(json.dumps(found))
            else:
                print(f"{kind:9} {memory:9.0f} {disk:9.0f} steps/s  × {disk / memory:.2f}")
