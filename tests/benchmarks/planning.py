"""How long a plan takes, fresh and after one edit: run as `python -m tests.benchmarks planning`.

Three edits: a setting that leaves all shapes alone, one that moves the shape of the next block,
and a first layer that moves nothing but its own answer. Medians of `REPEATS`, one thread.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import torch

from backend.compiler.planner import Planner
from backend.document import edits
from backend.document.document import Document
from tests.drawings import fields_of, wide_chain

SIZES = (10, 100, 1000)
REPEATS = 15
EDITS: dict[str, Callable[[Document, int], object]] = {
    "rename": lambda document, turn: edits.rename(document, "layer00004", f"name {turn}"),
    "resize": lambda document, turn: edits.set_settings(
        document, "layer00004", {"out_features": 20 + turn}
    ),
    "switch": lambda document, turn: edits.set_settings(
        document, "layer00000", {"bias": turn % 2 == 0}
    ),
}


def milliseconds(act: Callable[[], object]) -> float:
    """How long an act takes."""
    begin = time.perf_counter()
    act()
    return (time.perf_counter() - begin) * 1e3


def replan(planner: Planner, document: Document, name: str) -> float:
    """The median time of planning again after one edit."""
    fields, times = fields_of(document), []
    for turn in range(REPEATS):
        document.apply(EDITS[name](document, turn))
        times.append(milliseconds(lambda: planner.plan(document, fields)))
    return statistics.median(times)


def main(arguments: list[str]) -> None:
    """Print one line for each size."""
    torch.set_num_threads(1)
    Planner().plan(wide_chain(10), fields_of(wide_chain(10)))
    print("blocks   fresh ms   " + "   ".join(f"{name} ms" for name in EDITS))
    for size in SIZES:
        document, planner = wide_chain(size), Planner()
        fields = fields_of(document)
        fresh = milliseconds(lambda: planner.plan(document, fields))  # noqa: B023
        again = [replan(planner, document, name) for name in EDITS]
        print(f"{size:6}   {fresh:8.1f}   " + "   ".join(f"{one:9.2f}" for one in again))
