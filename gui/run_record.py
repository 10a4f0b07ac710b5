"""What has happened in a run so far, kept for panels that come later or look back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from backend.training.events import (
    Arranged,
    CheckpointSaved,
    EpochFinished,
    Event,
    Finished,
    Judged,
    RunStarted,
    SettingChanged,
    StepsFinished,
    Tiered,
    Trouble,
    Watched,
)

_TOGETHER = 0.01
"""Turns of the same knob within this share of the steps so far count as one."""


class GrowingArray:
    """Numbers appended at the end, at a cost that does not grow with their count."""

    def __init__(self, kind: type[np.floating] = np.float32) -> None:
        self._room = np.empty(1024, dtype=kind)
        self._length = 0

    def append(self, numbers: np.ndarray) -> None:
        end = self._length + len(numbers)
        if end > len(self._room):
            room = np.empty(max(end, 2 * len(self._room)), dtype=self._room.dtype)
            room[: self._length] = self._room[: self._length]
            self._room = room
        self._room[self._length : end] = numbers
        self._length = end

    @property
    def values(self) -> np.ndarray:
        """A view of what is there, of shape (count,)."""
        return self._room[: self._length]

    def __len__(self) -> int:
        return self._length


class RunRecord:
    """Losses by step, measures by epoch, and the latest of everything else."""

    def __init__(self) -> None:
        self.started: RunStarted | None = None
        self.losses: dict[str, GrowingArray] = {}
        self.first_step = 0
        self.epochs: list[EpochFinished] = []
        self.judged: dict[str, Judged] = {}
        self.watched: Watched | None = None
        self.changes: list[SettingChanged] = []
        self.ways: list[Tiered] = []
        self.arranged: Arranged | None = None
        self.cuts = 0
        self.epochs_to_do = 0
        self.trouble: Trouble | None = None
        self.finished: Finished | None = None
        self.checkpoint: str | None = None
        self.step = 0
        self.epoch = 0
        self.steps_per_second = 0.0

    def take(self, events: Iterable[Event]) -> None:
        """Note what happened."""
        for event in events:
            self._take(event)

    def _take(self, event: Event) -> None:
        if isinstance(event, StepsFinished):
            self._take_steps(event)
        elif isinstance(event, EpochFinished):
            self.epochs.append(event)
            self.epoch = event.epoch
        elif isinstance(event, Watched):
            self.watched = event
        elif isinstance(event, Judged):
            self.judged[event.split] = event
        elif isinstance(event, RunStarted):
            self._take_start(event)
        elif isinstance(event, CheckpointSaved):
            self.checkpoint = event.path
        elif isinstance(event, SettingChanged):
            self._take_change(event)
        elif isinstance(event, Tiered):
            self._take_way(event)
        elif isinstance(event, Arranged):
            self.arranged = event
        elif isinstance(event, Trouble):
            self.trouble = event
        elif isinstance(event, Finished):
            self.finished = event

    def _take_change(self, event: SettingChanged) -> None:
        """A knob that is being turned is noted where it comes to rest."""
        if event.name == "epochs":
            self.epochs_to_do = event.value
        last = self.changes[-1] if self.changes else None
        near = max(30.0, _TOGETHER * (self.step - self.first_step))
        if last is not None and last.name == event.name and event.step - last.step < near:
            self.changes.pop()
        self.changes.append(event)

    def _take_way(self, event: Tiered) -> None:
        """The speed of the way before says nothing of this one."""
        self.ways.append(event)
        self.steps_per_second = 0.0

    @property
    def way(self) -> Tiered | None:
        """How steps are taken now; None where they never were anything but single."""
        return self.ways[-1] if self.ways else None

    def _take_start(self, event: RunStarted) -> None:
        self.started = event
        self.epochs_to_do = event.epochs
        self.finished = self.trouble = None
        if not self.losses:
            self.first_step = event.step
        self._cut(event.step)

    def _cut(self, step: int) -> None:
        """Forget what came after `step`: the run went back there to go on."""
        self.cuts += any(len(one) > step - self.first_step for one in self.losses.values())
        self.changes = [change for change in self.changes if change.step <= step]
        self.ways = [way for way in self.ways if way.step <= step]
        for losses in self.losses.values():
            losses._length = max(0, min(len(losses), step - self.first_step))
        if self.epochs and self.epochs[-1].step > step:
            self.epochs = [epoch for epoch in self.epochs if epoch.step <= step]
        self.step = step

    def _take_steps(self, event: StepsFinished) -> None:
        count = 0
        for name, losses in event.losses.items():
            self.losses.setdefault(name, GrowingArray()).append(losses)
            count = max(count, len(losses))
        self.step = event.first + count
        self.epoch = event.epoch
        if event.seconds > 0:
            now = count / event.seconds
            old = self.steps_per_second
            self.steps_per_second = now if not old else 0.9 * old + 0.1 * now

    @property
    def latest_losses(self) -> Mapping[str, float]:
        """The last loss of each objective."""
        return {
            name: float(losses.values[-1]) for name, losses in self.losses.items() if len(losses)
        }
