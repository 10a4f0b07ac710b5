"""Training speed against peers: `python -m tests.benchmarks training`, in one interleaved run.

Each peer trains the same network on the same examples in batches of the same size, on one thread:
PyTorch by hand (`plain`), as tutorials teach it, scikit-learn, and skorch, Lightning and Keras
where they are installed; then Lienzo's trainer alone, its window without compiled steps, and its
window. They take turns, and a ratio is the median of those to `plain` in the same turn. The ratio
of the processor's time is steadier where others work on the same machine; for a window it counts
the process that trains. `loss` is the mean of steps 151 to 200 (of libraries that tell it only by
epochs: of the epoch in which step 200 is).
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch

from tests.benchmarks.peers_libraries import libraries
from tests.benchmarks.peers_lienzo import Inline, Windowed
from tests.benchmarks.peers_script import Peer, Plain, Tutorial
from tests.benchmarks.workloads import Workload, workloads

Found = dict[str, float | str]


def peers(load: Workload, folder: Path) -> Iterator[Callable[[], Peer]]:
    """All that can train a workload here, `plain` first."""
    yield lambda: Plain(load)
    yield lambda: Tutorial(load)
    yield from libraries(load)
    yield lambda: Inline(load, folder / f"{load.name}-inline")
    yield lambda: Windowed(load, folder, compiled=False)
    yield lambda: Windowed(load, folder, compiled=True)


def compare(load: Workload, folder: Path, rounds: int, seconds: float) -> Iterator[Found]:
    """What each peer did, after so many rounds in which all took turns."""
    there: list[Peer] = []
    try:
        for make in peers(load, folder):
            there.append(make())
        speeds = np.array([[one.run(seconds) for one in there] for _ in range(rounds)])
    finally:
        for one in there:
            one.close()
    ratios = np.median(speeds / speeds[:, :1], 0)
    for one, speed, ratio in zip(there, np.median(speeds, 0), ratios, strict=True):
        yield {
            "peer": one.name,
            "workload": load.name,
            "steps_per_s": round(float(speed[0]), 1),
            "ratio": round(float(ratio[0]), 3),
            "loss": round(one.loss, 6),
            "processor_ratio": round(float(ratio[1]), 3),
            **({"stage": one.stage, "reason": one.reason} if isinstance(one, Windowed) else {}),
        }


def main(arguments: list[str]) -> None:
    """A line for each peer of each workload."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks training")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.0, help="of each turn")
    parser.add_argument("--workloads", default="W1,W2,W3,W4,W5,W6")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as folder:
        for load in _chosen(chosen.workloads.split(","), Path(folder), parser):
            if not chosen.json:
                print(f"\n{load.name}: {load.what}\n{_HEAD}")
            for found in compare(load, Path(folder), chosen.rounds, chosen.seconds):
                print(json.dumps(found) if chosen.json else _line(found), flush=True)


def _chosen(names: list[str], folder: Path, parser: argparse.ArgumentParser) -> Iterator[Workload]:
    there = workloads(folder)
    for name in names:
        if name not in there:
            parser.error(f"there is no workload {name}; there are {', '.join(there)}")
    yield from (there[name] for name in names)


_HEAD = f"{'peer':<16}{'steps/s':>10}{'ratio':>9}{'processor':>11}{'loss':>11}"


def _line(found: Found) -> str:
    way = f"  {found['stage']} {found['reason']}".rstrip() if "stage" in found else ""
    return (
        f"{found['peer']:<16}{found['steps_per_s']:>10.1f}{found['ratio']:>9.2f}"
        f"{found['processor_ratio']:>11.2f}{found['loss']:>11.5f}{way}"
    )
