"""How time and memory grow with the work: `python -m tests.benchmarks growth`.

Networks of 10, 100 and 1,000 layers (Linear of 16 and ReLU by turns, batch 32, Adam), then data of
10³ to 10⁷ rows of eight numbers through 8-16-1: milliseconds of processor time a step and the
memory that a process holds at most, of Lienzo's trainer and of plain PyTorch. Each figure is taken
in a process of its own. With `--compiled` it also waits for compiled steps, or for the word that
they are left, and tells how many seconds that took by the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from backend.training.events import StepsFinished, Tiered
from tests.benchmarks.peers_lienzo import PATIENCE, ROOT
from tests.benchmarks.peers_script import Plain, Stopwatch
from tests.benchmarks.workloads import Layers, Workload

LAYERS, ROWS = (10, 100, 1000), (10**3, 10**4, 10**5, 10**6, 10**7)
_SECONDS = 3.0
_MEAN = "torch.nn.MSELoss"


def deep(count: int, folder: Path) -> Workload:
    """So many layers on a thousand rows."""
    pair = (("Linear", {"out_features": 16}), ("ReLU", {}))
    return _workload(f"{count} layers", 10**3, pair * ((count - 1) // 2), folder)


def long(rows: int, folder: Path) -> Workload:
    """Three layers on so many rows."""
    pair = (("Linear", {"out_features": 16}), ("ReLU", {}))
    return _workload(f"{rows} rows", rows, pair, folder)


def _workload(name: str, rows: int, layers: Layers, folder: Path) -> Workload:
    path = folder / "rows.npz"
    numbers = np.random.default_rng(0)
    inputs = numbers.standard_normal((rows, 8), dtype=np.float32)
    np.savez(path, input=inputs, target=inputs.sum(1))
    data = {"source": "arrays", "options": {"path": str(path)}, "validation": 0.0, "test": 0.0}
    drawn = (*layers, ("Linear", {"out_features": 1}))

    def make() -> torch.nn.Module:
        made: list[torch.nn.Module] = []
        width = 8
        for type, settings in drawn:
            if type == "Linear":
                made.append(torch.nn.Linear(width, settings["out_features"]))
                width = settings["out_features"]
            else:
                made.append(torch.nn.ReLU())
        return torch.nn.Sequential(*made)

    return Workload(name, name, data, drawn, make, _MEAN, "torch.optim.Adam", 1e-3, 32)


def by_hand(load: Workload, folder: Path, compiled: bool) -> dict[str, Any]:
    """Milliseconds of a step in a script."""
    path = load.data["options"]["path"]
    with np.load(path) as arrays:
        columns = tuple(torch.from_numpy(arrays[name]) for name in ("input", "target"))
    script = Plain(load, first=0, columns=(columns[0], columns[1].reshape(-1, 1)))
    script.run(_SECONDS / 3)
    return {"milliseconds": 1000 / script.run(_SECONDS).by_processor}


def by_lienzo(load: Workload, folder: Path, compiled: bool) -> dict[str, Any]:
    """The same of the trainer; and which way it takes its steps."""
    trainer = load.trainer(folder / "run")
    trainer.start()
    told: list[Tiered] = []

    def train(enough: Callable[[], bool]) -> int:
        steps = 0
        while not enough():
            for event in trainer.advance():
                if isinstance(event, StepsFinished):
                    steps += len(event.losses["loss"])
                elif isinstance(event, Tiered):
                    told.append(event)
        return steps

    began = Stopwatch()
    train(lambda: (bool(told) or began.seconds > PATIENCE) if compiled else began.seconds > 1)
    waited, began = began.seconds, Stopwatch()
    milliseconds = 1000 / began.speed(train(lambda: began.seconds > _SECONDS)).by_processor
    trainer.close()
    way = f"{told[-1].stage} {told[-1].reason}".strip() if told else "plain"
    return {"milliseconds": milliseconds, "way": way, "waited": waited if told else 0.0}


_WHO = {"plain": by_hand, "lienzo": by_lienzo}
_WHAT = {"layers": deep, "rows": long}


def _apart(who: str, what: str, count: int, compiled: bool) -> dict[str, Any]:
    """Measure in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        ways = {
            "LIENZO_HOME": folder,
            "OMP_NUM_THREADS": "1",
            "LIENZO_COMPILED": str(int(compiled)),
        }
        line = [sys.executable, "-m", "tests.benchmarks", "growth", "--of"]
        told = subprocess.run(
            [*line, who, what, str(count), folder],
            cwd=ROOT, env={**os.environ, **ways}, capture_output=True, text=True, check=True,
        )  # fmt: skip
    return dict(json.loads(told.stdout.strip().splitlines()[-1]))


def _measure(who: str, what: str, count: int, folder: Path) -> dict[str, Any]:
    torch.set_num_threads(1)
    compiled = os.environ["LIENZO_COMPILED"] == "1"
    began = time.perf_counter()
    found = _WHO[who](_WHAT[what](count, folder), folder, compiled)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**found, "megabytes": most, "seconds": time.perf_counter() - began}


def main(arguments: list[str]) -> None:
    """A line for each size and each of the two."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks growth")
    parser.add_argument("--compiled", action="store_true")
    parser.add_argument("--most", type=int, default=max(ROWS), help="rows, at most")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--of", nargs=4, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.of:
        who, what, count, folder = chosen.of
        print(json.dumps(_measure(who, what, int(count), Path(folder))))
        return
    sizes = [("layers", one) for one in LAYERS]
    sizes += [("rows", one) for one in ROWS if one <= chosen.most]
    for what, count in sizes:
        for who in _WHO:
            found = {"peer": who, what: count, **_apart(who, what, count, chosen.compiled)}
            print(json.dumps(found) if chosen.json else _line(what, count, who, found), flush=True)


def _line(what: str, count: int, who: str, found: dict[str, Any]) -> str:
    way = f"  {found.get('way', '')}"
    return (
        f"{count:>10,} {what:<7}{who:<8}{found['milliseconds']:>9.3f} ms a step"
        f"{found['megabytes']:>8.0f} MB{way}"
    )
