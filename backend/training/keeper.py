"""Keeps a run on the disk: what happened, and what an exact resume needs."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import torch

from backend.document.document import Document
from backend.text import Text
from backend.training import checkpoints, events
from backend.training.checkpoints import State
from backend.training.events import Event
from backend.training.pacing import Chore
from backend.training.run import RunWriter

_PATIENCE = 60.0
"""Seconds before a disk that refused is asked again."""


class Keeper:
    """Writes a run's folder. A disk that refuses is told of, and never stops the training."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.saved_step = -1
        self._writer: RunWriter | None = None
        self._silent_until = 0.0
        self._saving = Chore()
        self._next_drawing: Document | None = None

    def open(self, document: Document, step: int) -> list[Event]:
        """Make the folder, unless it is open."""
        try:
            self._writer = self._writer or RunWriter(self.folder, document)
        except OSError as error:
            return [self._cannot_write(step, error)]
        return []

    def keep_drawing(self, document: Document) -> None:
        """Note that this drawing is trained now. Its checkpoints fit the one before too."""
        self._next_drawing = None
        if self._writer is not None:
            with suppress(OSError):
                self._writer.keep_drawing(document)

    def change_drawing(self, document: Document) -> None:
        """Note that another drawing is trained now: it is kept with its first checkpoint, which
        is due at once, for the checkpoints there are do not fit it."""
        self._next_drawing = document
        self._saving.ended = -math.inf
        self.forget()

    def note(self, event: Event) -> Event:
        """Append an event."""
        if self._writer is not None and time.monotonic() >= self._silent_until:
            try:
                self._writer.note(event)
            except OSError:
                self._silent_until = time.monotonic() + _PATIENCE
        return event

    def is_due(self, ends_epoch: bool) -> bool:
        """At the end of epochs where that is cheap, and every ten seconds."""
        return self._saving.is_due(*((1.0, 0.01) if ends_epoch else (10.0, 0.1)))

    def save(self, step: int, epoch: int, capture: Callable[[], State]) -> list[Event]:
        """Write a checkpoint, unless this step has one or its numbers are not finite."""
        if self._writer is None or self.saved_step == step:
            return []
        with self._saving.done():
            state = capture()
            if not is_finite(state):
                return []
            try:
                path = checkpoints.write(self.folder / "checkpoints", step, state)
            except OSError as error:
                return [self._cannot_write(step, error)]
        self.saved_step = step
        if self._next_drawing is not None:
            self.keep_drawing(self._next_drawing)
        return [events.CheckpointSaved(step, epoch, str(path))]

    def forget(self) -> None:
        """The step that was saved last is another one now: numbers were changed by hand."""
        self.saved_step = -1

    def _cannot_write(self, step: int, error: OSError) -> Event:
        return events.Remark(
            step,
            Text(
                "The run cannot be written to {folder}: {reason}.",
                folder=str(self.folder),
                reason=error.strerror or str(error),
            ),
            Text("Training goes on, but could not be resumed. Free some space on that disk."),
        )

    def close(self) -> None:
        """Let go of the folder."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def is_finite(state: State) -> bool:
    """Whether every number of a state is one."""
    tensors = state.tensors.values()
    return all(not one.is_floating_point() or bool(torch.isfinite(one).all()) for one in tensors)
