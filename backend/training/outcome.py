"""What a run came to, in a few figures; and which run of this machine trained a drawing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec.structs import replace

from backend.document.document import Document
from backend.document.records import Block, Note, Record, Training
from backend.text import Refusal
from backend.training.events import EpochFinished, Event, Finished, StepsFinished
from backend.training.run import Run, list_runs, read_run

_MOST_READ = 200
"""Runs that are looked through for one of a drawing, the newest."""


@dataclass(frozen=True)
class Outcome:
    """How a run went. `losses` are the last ones told, by objective; `measures` those by split.

    `seconds` is the time that its steps took. `is_finished`: it went to its end.
    """

    run: str
    epochs: int = 0
    steps: int = 0
    seconds: float = 0.0
    losses: Mapping[str, float] = field(default_factory=dict)
    measures: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    is_finished: bool = False

    @property
    def steps_per_second(self) -> float:
        """How fast it was; 0 where nobody measured it."""
        return self.steps / self.seconds if self.seconds > 0 else 0.0


def outcome(run: Run) -> Outcome:
    """What a run that was read back came to."""
    return outcome_of(str(run.folder), run.events)


def outcome_of(name: str, told: Iterable[Event]) -> Outcome:
    """What these events of one run came to."""
    epochs = steps = 0
    seconds = 0.0
    losses: dict[str, float] = {}
    measures: Mapping[str, Mapping[str, float]] = {}
    is_finished = False
    for event in told:
        if isinstance(event, StepsFinished):
            seconds += event.seconds
            losses |= {name: float(each[-1]) for name, each in event.losses.items() if len(each)}
            count = max(map(len, event.losses.values()), default=0)
            steps, is_finished = event.first + count, False
        elif isinstance(event, EpochFinished):
            epochs, measures = event.epoch, event.measures
        elif isinstance(event, Finished):
            epochs, steps, is_finished = event.epochs, event.steps, True
            measures = event.measures or measures
    return Outcome(name, epochs, steps, seconds, losses, measures, is_finished)


def run_of(document: Document) -> Path | None:
    """The newest run on this machine of this drawing, wherever its blocks stand and however long
    it was trained."""
    wanted = _as_trained(document.unordered())
    for folder in list_runs()[:_MOST_READ]:
        if _may_hold(folder, len(document)) and _drawing_of(folder) == wanted:
            return folder
    return None


def _may_hold(folder: Path, count: int) -> bool:
    """A drawing of so many records is no longer and no shorter than this."""
    try:
        size = os.stat(folder / "drawing.json").st_size
    except OSError:
        return False
    return size > 20 * count


def _drawing_of(folder: Path) -> dict[str, Record] | None:
    try:
        data = msgspec.json.decode((folder / "drawing.json").read_bytes(), type=_Drawing)
    except (OSError, ValueError, msgspec.DecodeError, RecursionError):
        return None
    return _as_trained(data.records)


class _Drawing(msgspec.Struct):
    records: list[Record]


def _as_trained(records: Iterable[Record]) -> dict[str, Record]:
    """What makes a training what it is: not where blocks stand nor what is open, not how long it
    lasts nor on which device."""
    found: dict[str, Record] = {"training": Training()}
    for record in records:
        if isinstance(record, Block):
            record = replace(record, x=0.0, y=0.0, is_open=False)
        elif isinstance(record, Training):
            record = Training(batch_size=record.batch_size, seed=record.seed)
        if not isinstance(record, Note):
            found[record.id] = record
    return found


def outcome_at(folder: Path) -> Outcome | None:
    """What the run in a folder came to; None where it cannot be read."""
    try:
        return outcome(read_run(folder))
    except Refusal:
        return None
