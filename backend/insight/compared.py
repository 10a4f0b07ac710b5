"""Two drawings beside each other: what differs, what each costs, and how their runs went."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backend.compiler.plan import Plan
from backend.document.comparison import Comparison, compare
from backend.document.document import Document
from backend.text import Text
from backend.training.outcome import Outcome, outcome_at, run_of

HIGHER, LOWER = "higher", "lower"
_HIGHER = frozenset(["accuracy", "f1_macro", "r2"])
_SPLITS = ("test", "validation", "train")


@dataclass(frozen=True)
class Figures:
    """What one drawing costs, by its plan, and how its run went."""

    parameters: int
    operations: int
    memory_bytes: int
    errors: int
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Compared:
    """Two drawings, the first and the second, and what they differ in."""

    comparison: Comparison
    before: Figures
    after: Figures


@dataclass(frozen=True)
class Row:
    """One figure of both. `kind` is "count", "bytes", "seconds" or "measure"; `name` says which
    measure of which `split`. `better` is "higher", "lower", or "" where neither is."""

    name: str
    before: float | None
    after: float | None
    kind: str = "count"
    better: str = ""
    split: str = ""

    @property
    def difference(self) -> float | None:
        """The second less the first; None where one of them is not known."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def verdict(self) -> str:
        """ "better" or "worse" where the second is, "" where neither can be said."""
        step = self.difference
        if not step or not self.better:
            return ""
        return "better" if (step > 0) == (self.better == HIGHER) else "worse"


def figures(plan: Plan, document: Document, run: str = "") -> Figures:
    """The figures of a drawing; of the run in the folder `run`, else of its newest run."""
    folder = Path(run) if run else run_of(document)
    return Figures(
        plan.parameters,
        plan.operations,
        plan.memory_bytes,
        sum(problem.severity == "error" for problem in plan.problems),
        outcome_at(folder) if folder is not None else None,
    )


def compared(
    before: tuple[Document, Plan], after: tuple[Document, Plan], runs: tuple[str, str] = ("", "")
) -> Compared:
    """All that differs between two drawings with their plans; `runs` are folders, "" the newest."""
    return Compared(
        compare(before[0], after[0]),
        figures(before[1], before[0], runs[0]),
        figures(after[1], after[0], runs[1]),
    )


def rows(one: Figures, other: Figures) -> list[Row]:
    """The table of figures: what the drawings cost first, then how their runs went."""
    costs = [
        Row("parameters", one.parameters, other.parameters),
        Row("operations", one.operations, other.operations),
        Row("memory_bytes", one.memory_bytes, other.memory_bytes, "bytes", LOWER),
        Row("errors", one.errors, other.errors, "count", LOWER),
    ]
    shown = costs if one.errors or other.errors else costs[:-1]
    return [*shown, *_run_rows(one.outcome, other.outcome)]


def _run_rows(one: Outcome | None, other: Outcome | None) -> Iterator[Row]:
    if one is None and other is None:
        return
    yield from _losses(one, other)
    yield from _measures(one, other)
    for name, kind, better in (
        ("epochs", "count", ""),
        ("steps", "count", ""),
        ("seconds", "seconds", LOWER),
        ("steps_per_second", "count", HIGHER),
    ):
        yield Row(name, _figure(one, name), _figure(other, name), kind, better)


def _figure(outcome: Outcome | None, name: str) -> float | None:
    return getattr(outcome, name) if outcome is not None else None


def _losses(one: Outcome | None, other: Outcome | None) -> Iterator[Row]:
    """The losses of the last batches, where nobody judged whole splits."""
    if any(each is not None and each.measures for each in (one, other)):
        return
    ours, theirs = (each.losses if each else {} for each in (one, other))
    for name in dict.fromkeys([*ours, *theirs]):
        yield Row(name, ours.get(name), theirs.get(name), "measure", LOWER, "steps")


def _measures(one: Outcome | None, other: Outcome | None) -> Iterator[Row]:
    ours, theirs = (each.measures if each else {} for each in (one, other))
    for split in _SPLITS:
        mine, its = ours.get(split, {}), theirs.get(split, {})
        for name in dict.fromkeys([*mine, *its]):
            better = HIGHER if name in _HIGHER else LOWER
            yield Row(name, mine.get(name), its.get(name), "measure", better, split)


TITLES: dict[str, Text] = {
    "parameters": Text("Parameters"),
    "operations": Text("Multiply-adds"),
    "memory_bytes": Text("Memory"),
    "errors": Text("Errors"),
    "epochs": Text("Epochs"),
    "steps": Text("Steps"),
    "seconds": Text("Training time"),
    "steps_per_second": Text("Steps per second"),
}
"""What people call the figures that are no measures."""
