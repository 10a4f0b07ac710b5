"""How long a plan takes, fresh and after one edit: run as `python -m tests.benchmarks planning`.

Three edits: a setting that leaves all shapes alone, one that moves the shape of the next block,
and a first layer that moves nothing but its own answer. Then drawings with groups that amount to
1,000 blocks: a name and a width in one of their insides. Medians of `REPEATS`, one thread; the
last columns are what the plan takes to be packed for the window, and unpacked there. The target:
50 ms after one edit.
"""

from __future__ import annotations

import pickle
import statistics
import time
from collections.abc import Callable

import torch

from backend.compiler.planner import Planner
from backend.document import edits
from backend.document.document import Document
from tests.benchmarks import _large
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
    """How long an act takes on this thread."""
    begin = time.thread_time()
    act()
    return (time.thread_time() - begin) * 1e3


def replan(planner: Planner, document: Document, name: str) -> float:
    """The median time of planning again after one edit."""
    fields, times = fields_of(document), []
    for turn in range(REPEATS):
        document.apply(EDITS[name](document, turn))
        times.append(milliseconds(lambda: planner.plan(document, fields)))
    return statistics.median(times)


GROUPED: dict[str, tuple[Callable[[], Document], str]] = {
    "100 groups of 10": (lambda: _large.grouped(1000), "group0004.layer2"),
    "repeat 100 of 10": (lambda: _large.repeated(1000), "group.layer2"),
    "repeat 100 of 10, shared": (lambda: _large.repeated(1000, shared=True), "group.layer2"),
    "repeat 10 of 100": (lambda: _large.repeated(1000, inner=100), "group.layer2"),
}


def of_groups() -> None:
    """Print one line for each drawing with groups."""
    print(f"{'':26} fresh ms   rename ms   resize ms   pack ms   unpack ms")
    for name, (make, inner) in GROUPED.items():
        document, planner = make(), Planner()
        fields = fields_of(document)
        figures = [milliseconds(lambda: planner.plan(document, fields))]  # noqa: B023
        for edit in (
            lambda turn: edits.rename(document, inner, f"name {turn}"),  # noqa: B023
            lambda turn: edits.set_settings(document, inner, {"out_features": 20 + turn}),  # noqa: B023
        ):
            times = []
            for turn in range(REPEATS):
                document.apply(edit(turn))
                times.append(milliseconds(lambda: planner.plan(document, fields)))  # noqa: B023
            figures.append(statistics.median(times))
        plan = planner.plan(document, fields)
        packed = pickle.dumps(plan, protocol=5)
        figures.append(milliseconds(lambda: pickle.dumps(plan, protocol=5)))  # noqa: B023
        figures.append(milliseconds(lambda: pickle.loads(packed)))  # noqa: B023
        print(f"{name:26} " + "   ".join(f"{one:8.2f}" for one in figures))


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
    of_groups()
