"""The run of a drawing: begun, followed, stepped, ended, and what it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from backend.compiler.plan import Plan
from backend.document.change import Change, Patch
from backend.document.document import Document
from backend.messages import Begin, NotStarted, Prepare
from backend.text import Text
from backend.training.control import (
    Edit,
    Pause,
    Play,
    SetLearningRate,
    SetWeights,
    StepOnce,
    Stop,
)
from backend.training.events import (
    Axes,
    Event,
    Finished,
    Paused,
    Remark,
    RunStarted,
    Trouble,
    Walked,
    Watched,
    Weights,
)
from gui.drift import Drift
from gui.kept_weights import KeptWeights
from gui.live import Live
from gui.notice import Notice
from gui.run_record import RunRecord
from gui.watching import Watching, as_drawn

AT_REST = ("idle", "finished", "lost")
"""States in which the training process has nothing to do."""

_FRAME = 16
"""Milliseconds between two weights that a scrubbing hand sends, at least."""


class Drawing(Protocol):
    """What a run asks of the session whose drawing it trains."""

    document: Document
    plan: Plan
    live: Live

    @property
    def is_plan_due(self) -> bool: ...

    def records(self) -> list[Any]: ...

    def copy_of(self, id: str) -> str: ...


class Run(QObject):
    """One training after the other of a drawing.

    `state` is "idle", "starting", "running", "paused", "finished" or "lost"; `record` is what
    has happened so far; `weights` is what was learned, by block and by wire.
    """

    state_changed = Signal(str)
    happened = Signal(list)
    noticed = Signal(object)
    learned = Signal()
    walked = Signal(object)
    previewed = Signal()

    def __init__(self, trainer: Any, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trainer = trainer
        self.state = "idle"
        self.record = RunRecord()
        self.weights = KeptWeights()
        self.watching = Watching(drawing.copy_of, self)
        self._drawing = drawing
        self._drift = Drift()
        self._pending: list[Patch] = []
        self._begin_when_planned = ""
        self._more = 0
        self._is_deaf = False
        self._previewed: dict[tuple[Any, ...], Patch] = {}
        self._frame = QTimer(self, interval=_FRAME, singleShot=True)
        self._frame.timeout.connect(self._send_preview)
        self.watching.changed.connect(self._tell_what_is_watched)
        trainer.happened.connect(self._receive)
        trainer.refused.connect(self._not_started)
        trainer.died.connect(self._trainer_died)

    # beginning and ending

    def begin_with(self, weights: Mapping[str, Mapping[str, np.ndarray]] | None) -> None:
        """Another drawing is worked on; the run of the one before is left."""
        self._leave()
        self.weights = KeptWeights(weights)
        self.record = RunRecord()
        self.watching.begin_with(self._drawing.document)
        self._drift = Drift()
        self._pending = []
        self._previewed = {}
        self._set_state("idle")

    def _set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)

    @property
    def is_at_rest(self) -> bool:
        """Whether the training process has nothing to do."""
        return self.state in AT_REST

    @property
    def has_drifted(self) -> bool:
        """Whether the drawing is another one than the training was given last."""
        return bool(self._drift)

    def play(self) -> None:
        """Train, or go on training."""
        if self.state == "paused":
            self._resume(Play())
        elif self.is_at_rest:
            self._begin("free")

    def extend(self, epochs: int) -> None:
        """Go on exactly where a finished run ended, for so many epochs more."""
        if self.state == "finished":
            self._more = epochs
            self._begin("free")

    @property
    def can_be_extended(self) -> bool:
        """Whether a run has ended that can go on as if it had been longer."""
        return self.state == "finished" and bool(self.record.checkpoint) and not self._drift

    def step(self, grain: str) -> None:
        """Train for one "batch" or "epoch", or walk on by one "example" or "operation"."""
        if self.state == "paused":
            self._resume(StepOnce(grain))
        elif self.is_at_rest:
            self._begin(grain)

    def pause(self) -> None:
        if self.state == "running":
            self.trainer.send(Pause())

    def stop(self) -> None:
        """End the run; the weights stay as they are."""
        self._begin_when_planned = ""
        if self.state == "starting":
            self._set_state("idle")
            self.trainer.restart()
        elif self.state in ("running", "paused"):
            self.trainer.send(Stop())

    def _leave(self) -> None:
        """Stop, and hear no more of this run: what it still tells belongs to the past."""
        self._is_deaf = self._is_deaf or self.state in ("running", "paused")
        self.stop()

    def start_over(self) -> None:
        """Forget what was learned: the next run draws new weights from the seed."""
        self._leave()
        self.weights = KeptWeights()
        self.record = RunRecord()
        self._pending = []
        self._set_state("idle")
        self._drawing.live.learned()
        self.learned.emit()

    def _begin(self, pace: str) -> None:
        if self._drawing.is_plan_due:
            self._begin_when_planned = pace
            return
        if not self._drawing.plan.is_sound:
            self._refuse()
            return
        goes_on = self.state != "idle" and not self._drift
        resume = self.record.checkpoint if goes_on else None
        more, self._more = self._more or self._drawing.document.training.epochs, 0
        extends = resume and self.state == "finished"
        if not resume:
            self.record = RunRecord()
        begin = Begin(
            self._drawing.records(),
            weights=self.weights or None,
            resume=resume,
            extend=more if extends else 0,
            pace=pace,
            watch=self.watching.blocks,
            example=self.watching.example,
        )
        self._drift.settle()
        self._set_state("starting")
        self.trainer.begin(begin)
        if self.watching.axes != Axes():
            self.trainer.send(self.watching.message)
        self._send_after_begin(is_resumed=bool(resume))

    def _refuse(self) -> None:
        self.noticed.emit(
            Notice(
                "warning",
                Text("The drawing cannot be trained yet."),
                Text("Look at the Problems panel: it says what is missing."),
            )
        )

    def _send_after_begin(self, is_resumed: bool) -> None:
        """What a checkpoint does not know of, and what is to be drawn anew among kept numbers."""
        patches, self._pending = self._pending, []
        if not self.weights:
            return
        if not is_resumed:
            patches = [one for one in patches if one.after is None and one.places is not None]
        if patches:
            self.trainer.send(SetWeights(tuple(patches)))

    def _resume(self, message: Play | StepOnce) -> None:
        if self._drift:
            if self._drawing.is_plan_due or not self._drawing.plan.is_sound:
                self._begin("free" if isinstance(message, Play) else message.grain)
                return
            self._send_edit()
        self.trainer.send(message)
        if isinstance(message, Play) or message.grain in ("batch", "epoch"):
            self._set_state("running")

    # following the drawing

    def follow(self, change: Change) -> None:
        """Take an edit in: its weights at once, its drawing when it is planned."""
        self._drift.note(change)
        self.watching.follow(change)
        if change.patches:
            self._carry_out(change)

    def _carry_out(self, change: Change) -> None:
        """Alter weights. Where nothing was learned yet a typed number is but a start."""
        for patch in change.patches:
            if self.weights or change.records.get(patch.owner, (patch,))[0] is None:
                self.weights.patch(patch)
        self._previewed = {}
        self._pending += change.patches
        if not self.is_at_rest and not self._drift:
            self._send_patches()
        self._drawing.live.patched(change.patches)
        self.learned.emit()

    def _send_patches(self) -> None:
        patches, self._pending = self._pending, []
        self._send_weights(patches)

    def _send_weights(self, patches: Iterable[Patch]) -> None:
        found = tuple(patches)
        self._drawing.live.sent(found)
        self.trainer.send(SetWeights(found))

    def _send_edit(self) -> None:
        """Give the training the drawing as it is; what came back brings its weights along."""
        returned = [
            Patch(owner, name, None, numbers)
            for owner in self._drift.arrived
            for name, numbers in self.weights.get(owner, {}).items()
        ]
        self._drift.settle()
        patches, self._pending = (*returned, *self._pending), []
        self.trainer.send(Edit(self._drawing.records(), patches))

    def planned(self) -> None:
        """The drawing was planned anew: do what waited for that."""
        self._follow_while_training()
        pace, self._begin_when_planned = self._begin_when_planned, ""
        if pace and self.state == "paused":
            self._resume(Play() if pace == "free" else StepOnce(pace))
        elif pace:
            self._begin(pace)

    def not_planned(self) -> None:
        """The drawing could not be planned: nobody waits any more."""
        self._begin_when_planned = ""

    def _follow_while_training(self) -> None:
        """An edit takes effect in a running training; one that breaks the drawing pauses it."""
        if self.state != "running" or not self._drift:
            return
        if self._drawing.plan.is_sound:
            self._send_edit()
            return
        self.pause()
        self.noticed.emit(
            Notice(
                "warning",
                Text("Training is paused: the drawing cannot be trained as it is now."),
                Text(
                    "Mend what the Problems panel says and press Train; "
                    "what stayed keeps its weights."
                ),
            )
        )

    def prepare(self) -> None:
        """Have the training process get ready for the drawing."""
        if self._drawing.plan.is_sound and self.is_at_rest:
            self.trainer.send(Prepare(self._drawing.records()))

    # turning knobs

    def turn_learning_rate(self, objective: str, value: float, was_in_step: bool) -> None:
        """The drawing has another learning rate now: so has a run that is on.

        `was_in_step`: nothing else about the drawing is news to the training.
        """
        if self.is_at_rest:
            return
        self.trainer.send(SetLearningRate(objective, value))
        if was_in_step:
            self._drift.settle()

    def preview(self, patches: Iterable[Patch]) -> None:
        """Show and train with other weights while a hand moves; without any, as before it."""
        found = tuple(patches)
        if found:
            self._drawing.live.preview(found)
        else:
            found = self._drawing.live.put_back()
        self.previewed.emit()
        self._previewed |= {(one.owner, one.name, one.places): one for one in found}
        if not self._frame.isActive():
            self._frame.start()

    def _send_preview(self) -> None:
        patches, self._previewed = self._previewed.values(), {}
        if patches and self.state in ("running", "paused"):
            self._send_weights(patches)

    def _tell_what_is_watched(self) -> None:
        if not self.is_at_rest:
            self.trainer.send(self.watching.message)

    # listening

    def _receive(self, events: list[Event]) -> None:
        events = self._of_this_run(events)
        if not events:
            return
        events = [self._as_drawn(event) for event in events]
        for event in events:
            self._note(event)
        self.record.take(events)
        self._drawing.live.take(events)
        self.happened.emit(events)

    def _as_drawn(self, event: Event) -> Event:
        """What is seen of copies of blocks, told of what was drawn."""
        drawing = self._drawing
        if isinstance(event, Watched):
            return as_drawn(event, drawing.plan, drawing.copy_of)
        return event

    def _of_this_run(self, events: list[Event]) -> list[Event]:
        """The events without those of a run that was left; its end is the last of them."""
        if not self._is_deaf:
            return events
        ends = [place for place, event in enumerate(events) if isinstance(event, Finished)]
        if not ends:
            return []
        self._is_deaf = False
        return events[ends[0] + 1 :]

    def _note(self, event: Event) -> None:
        if isinstance(event, RunStarted) and self.state == "starting":
            self._set_state("running")
        elif isinstance(event, Weights):
            self.weights.take(event.weights)
            self.learned.emit()
        elif isinstance(event, Trouble):
            self.noticed.emit(Notice("error", event.what, event.advice))
        elif isinstance(event, Remark):
            self.noticed.emit(Notice("warning", event.what, event.advice))
        elif isinstance(event, Walked):
            self._set_state("paused")
            self.walked.emit(event)
        elif isinstance(event, Paused):
            self._set_state("paused")
        elif isinstance(event, Finished):
            self._set_state("finished")

    def _not_started(self, refusal: NotStarted) -> None:
        self._set_state("idle")
        self.noticed.emit(Notice("error", refusal.what, refusal.advice, detail=refusal.detail))

    def _trainer_died(self, code: int, words: str) -> None:
        """The training process is gone; the window and the drawing are not."""
        self._is_deaf = False
        if self.is_at_rest:
            return
        self._set_state("lost")
        self.noticed.emit(
            Notice(
                "error",
                Text("The training process ended unexpectedly (code {code}).", code=code),
                Text("Your drawing is safe. Training can go on from its last checkpoint."),
                ((Text("Go on from the last checkpoint"), self.play),),
                detail=words,
            )
        )
