"""What the panels listen to: the document, its plan, its data, its training, the selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from backend.catalog.card import Card, Shelf
from backend.catalog.shelf_cache import read_shelf
from backend.compiler.plan import Plan
from backend.data.dataset import DataView
from backend.document import clipboard, edits
from backend.document.change import Change, Patch
from backend.document.document import Document
from backend.document.history import History
from backend.document.records import Block, Note, Objective
from backend.messages import Begin, Failure, NotStarted, Planned, Prepare
from backend.text import Text
from backend.training.control import (
    Edit,
    Pause,
    Play,
    SetLearningRate,
    SetWeights,
    StepOnce,
    Stop,
    Watch,
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
    Weights,
)
from gui.live import Live, patched
from gui.run_record import RunRecord

_PLAN_AFTER = 15
"""Milliseconds of quiet after a change before the drawing is planned."""

_PREPARE_AFTER = 400
"""Milliseconds of quiet after a plan before the training process gets ready for it."""


@dataclass(frozen=True)
class Notice:
    """Something to tell the person. `severity` is "error", "warning", "good" or "info".

    `actions` are buttons: a label and what to do.
    """

    severity: str
    what: Text
    advice: Text = Text("")
    actions: tuple[tuple[Text, Callable[[], object]], ...] = ()
    detail: str = ""


class Session(QObject):
    """One drawing being worked on, and everything known about it.

    Only the session changes the document; panels call its acts and listen to its signals. Each
    fact is told once, by one signal, with the data in it. `engine` answers questions, `trainer`
    trains; both are threads in the program, and stand-ins with the same verbs in tests.
    """

    changed = Signal(object)
    replaced = Signal()
    planned = Signal(object)
    selected = Signal(object)
    data_arrived = Signal(object)
    training_changed = Signal(str)
    happened = Signal(list)
    noticed = Signal(object)
    weights_changed = Signal()
    shelf_arrived = Signal(object)
    saved_changed = Signal(bool)
    walked = Signal(object)
    cell_chosen = Signal(object)

    def __init__(self, engine: Any, trainer: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.trainer = trainer
        self.shelf = Shelf()
        self.sources: dict[str, Card] = {}
        self.selection: frozenset[str] = frozenset()
        self.cell: tuple[str, int, int | None] | None = None
        self.live = Live(self, self)
        self.path: Path | None = None
        self.state = "idle"
        self.record = RunRecord()
        self._planning: int | None = None
        self._planned_again = False
        self._begin_when_planned = ""
        self._is_deaf = False
        self._watch: tuple[tuple[str, ...], int, Axes] = ((), 0, Axes())
        self._asked_for: tuple[str, ...] = ()
        self._in_view: tuple[str, ...] = ()
        self._plan_timer = self._timer(_PLAN_AFTER, self._ask_for_plan)
        self._prepare_timer = self._timer(_PREPARE_AFTER, self._prepare)
        self._begin_with(Document())
        trainer.happened.connect(self._receive)
        trainer.refused.connect(self._not_started)
        trainer.died.connect(self._trainer_died)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(act)
        return timer

    # the document

    def _begin_with(self, document: Document) -> None:
        self.document = document
        self.history = History(document, self._changed)
        self.plan = Plan()
        self.data: dict[str, DataView] = {}
        self._data_keys: dict[str, int] = {}
        self.weights: dict[str, Mapping[str, np.ndarray]] = {}
        self.extras: Mapping[str, Any] | None = None
        self.selection = frozenset()
        self._trained: Any = None

    def replace(
        self,
        document: Document,
        weights: Mapping[str, Mapping[str, np.ndarray]] | None = None,
        path: Path | None = None,
        extras: Mapping[str, Any] | None = None,
    ) -> None:
        """Work on another drawing; a running training is stopped.

        `extras` is what its file kept of its data: a trained network answers with it alone.
        """
        self._leave_run()
        if self._planning is not None:
            self.forget(self._planning)
            self._planning = None
        self._begin_with(document)
        self.weights = dict(weights or {})
        self.extras = extras
        self.path = path
        self.record = RunRecord()
        self.live.forget()
        self._set_state("idle")
        self.replaced.emit()
        self.selected.emit(self.selection)
        self.saved_changed.emit(True)
        self.replan()

    def do(self, change: Change) -> None:
        """Carry out an edit."""
        self.history.do(change)

    def repair(self, change: Change) -> None:
        """Carry out a repair that a plan offered; blocks may have been moved since."""
        records = {id: self._moved(id, *pair) for id, pair in change.records.items()}
        if all(self.document.get(id) == before for id, (before, _) in records.items()):
            self.do(Change(change.label, records))
            return
        self.noticed.emit(
            Notice(
                "info",
                Text("The drawing has changed meanwhile."),
                Text("Look at its problems again: they are being found anew."),
            )
        )
        self.replan()

    def _moved(self, id: str, before: Any, after: Any) -> tuple[Any, Any]:
        """Both records of a change, standing where the block stands now."""
        now = self.document.get(id)
        if not isinstance(now, Block):
            return before, after
        x, y = now.x, now.y
        return tuple(  # type: ignore[return-value]
            replace(one, x=x, y=y) if isinstance(one, Block) else one for one in (before, after)
        )

    def undo(self) -> None:
        self.history.undo()

    def redo(self) -> None:
        self.history.redo()

    def _changed(self, change: Change) -> None:
        gone = {id for id, (_, after) in change.records.items() if after is None}
        if change.patches:
            self._patch(change.patches)
        self.changed.emit(change)
        self.saved_changed.emit(self.history.is_saved)
        if gone & self.selection:
            self.select(self.selection - gone)
        if not _only_moves(change):
            self.replan()

    def mark_saved(self, path: Path, done: Change | None) -> None:
        """The document now stands in this file, as it was when `done` was the last change."""
        self.path = path
        self.history.mark_saved_at(done)
        self.saved_changed.emit(self.history.is_saved)

    def select(self, ids: Iterable[str]) -> None:
        """Choose what the panels are about."""
        selection = frozenset(id for id in ids if id in self.document)
        if selection != self.selection:
            self.selection = selection
            self.selected.emit(selection)
        if self.cell is not None and selection != {self.cell[0]}:
            self._set_cell(None)

    def choose_cell(self, block: str, row: int, column: int | None = None) -> None:
        """Choose a part inside an open layer: a neuron (row), or one of its weights.

        `column` counts as in `records.Cell`, -1 is the bias. The layer is selected with it.
        """
        if block not in self.document:
            return
        self.select([block])
        self._set_cell((block, row, column))

    def _set_cell(self, cell: tuple[str, int, int | None] | None) -> None:
        if cell != self.cell:
            self.cell = cell
            self.cell_chosen.emit(cell)

    @property
    def selected_block(self) -> Block | None:
        """The one selected block, None where none or several are."""
        blocks = [self.document.get(id) for id in self.selection]
        found = [block for block in blocks if isinstance(block, Block)]
        return found[0] if len(found) == 1 else None

    def card(self, block: Block) -> Card | None:
        """The card of a block's type; None where nobody knows the type."""
        return self.shelf.blocks.get(block.type)

    def delete_selection(self) -> None:
        self.do(edits.delete(self.document, self.selection))

    def paste(self, data: bytes, dx: float = 24.0, dy: float = 24.0) -> None:
        """Put copied records in and select them."""
        change = clipboard.paste(data, dx, dy)
        self.do(change)
        self.select(change.ids)

    # the engine

    def start(self) -> None:
        """Fetch what the palette and the forms need; a kept shelf serves until torch is there."""
        kept = read_shelf()
        if kept is not None:
            self._take_shelf(kept)
        else:
            self.ask("shelf", self._take_shelf)
        self.ask("sources", self._take_sources)

    def _take_shelf(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.shelf_arrived.emit(shelf)

    def _take_sources(self, sources: dict[str, Card]) -> None:
        self.sources = sources
        self.shelf_arrived.emit(self.shelf)

    def ask(
        self,
        verb: str,
        then: Callable[[Any], None],
        otherwise: Callable[[Failure], None] | None = None,
        **arguments: Any,
    ) -> int:
        """Ask the engine; `then` hears the answer on this thread, `otherwise` a failure.

        Without `otherwise` a failure is shown as a notice. Returns a number to `forget`.
        """
        return self.engine.ask(verb, arguments, then, otherwise or self._tell_failure)

    def forget(self, number: int) -> None:
        """An answer is no longer wanted."""
        self.engine.forget(number)

    def _tell_failure(self, failure: Failure) -> None:
        self.noticed.emit(Notice("error", failure.what, failure.advice, detail=failure.detail))

    def records(self) -> list[Any]:
        """The document as the engine's verbs take it."""
        return list(self.document)

    def replan(self) -> None:
        """Plan the drawing soon; several calls in a row plan once."""
        self._plan_timer.start()

    def _ask_for_plan(self) -> None:
        if self._planning is not None:
            self.forget(self._planning)
        self._planning = self.ask(
            "plan",
            self._take_plan,
            self._planning_failed,
            records=self.records(),
            known=self._data_keys,
            extras=self.extras,
        )

    def _planning_failed(self, failure: Failure) -> None:
        self._planning = None
        if failure.is_lost and not self._planned_again:
            self._planned_again = True
            self.replan()
            return
        self._begin_when_planned = ""
        self._tell_failure(failure)

    def _take_plan(self, planned: Planned) -> None:
        self._planning = None
        self._planned_again = False
        self.plan = planned.plan
        if planned.keys != self._data_keys:
            known = {**self.data, **planned.data}
            self.data = {id: known[id] for id in planned.keys}
            self._data_keys = dict(planned.keys)
            self.data_arrived.emit(self.data)
        self.planned.emit(self.plan)
        self._prepare_timer.start()
        self._follow_while_training()
        pace, self._begin_when_planned = self._begin_when_planned, ""
        if pace and self.state == "paused":
            self._resume(Play() if pace == "free" else StepOnce(pace))
        elif pace:
            self._begin(pace)

    def _follow_while_training(self) -> None:
        """An edit takes effect in a running training; one that breaks the drawing pauses it."""
        if self.state != "running" or self._trained == self._substance():
            return
        if self.plan.is_sound:
            self._trained = self._substance()
            self.trainer.send(Edit(self.records()))
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

    def _prepare(self) -> None:
        if self.plan.is_sound and self.state in ("idle", "finished", "lost"):
            self.trainer.send(Prepare(self.records()))

    # training

    def _set_state(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.training_changed.emit(state)

    def play(self) -> None:
        """Train, or go on training."""
        if self.state == "paused":
            self._resume(Play())
        elif self.state in ("idle", "finished", "lost"):
            self._begin("free")

    def step(self, grain: str) -> None:
        """Train for one "batch" or one "epoch", then pause."""
        if self.state == "paused":
            self._resume(StepOnce(grain))
        elif self.state in ("idle", "finished", "lost"):
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

    def _leave_run(self) -> None:
        """Stop, and hear no more of this run: what it still tells belongs to the past."""
        self._is_deaf = self._is_deaf or self.state in ("running", "paused")
        self.stop()

    def start_over(self) -> None:
        """Forget what was learned: the next Play draws new weights from the seed."""
        self._leave_run()
        self.weights = {}
        self.record = RunRecord()
        self._set_state("idle")
        self.weights_changed.emit()

    @property
    def _plan_is_due(self) -> bool:
        return self._plan_timer.isActive() or self._planning is not None

    def _begin(self, pace: str) -> None:
        if self._plan_is_due:
            self._begin_when_planned = pace
            return
        if not self.plan.is_sound:
            self.noticed.emit(
                Notice(
                    "warning",
                    Text("The drawing cannot be trained yet."),
                    Text("Look at the Problems panel: it says what is missing."),
                )
            )
            return
        resume = self.record.checkpoint if self.state in ("finished", "lost") else None
        extend = self.document.training.epochs if self.state == "finished" else 0
        changed = self._trained != self._substance()
        self._trained = self._substance()
        if not (resume and not changed):
            self.record = RunRecord()
        watch, example, _ = self._watch
        begin = Begin(
            self.records(),
            weights=self.weights or None,
            resume=None if changed else resume,
            extend=0 if changed else extend,
            pace=pace,
            watch=watch,
            example=example,
        )
        self._set_state("starting")
        self.trainer.begin(begin)

    def _resume(self, message: Any) -> None:
        if self._trained != self._substance():
            if self._plan_is_due or not self.plan.is_sound:
                self._begin("free" if isinstance(message, Play) else message.grain)
                return
            self._trained = self._substance()
            self.trainer.send(Edit(self.records()))
        self.trainer.send(message)
        self._set_state("running")

    def _substance(self) -> dict[str, Any]:
        """What training depends on: the document without positions, names and notes."""
        return {
            record.id: _without_place(record)
            for record in self.document
            if not isinstance(record, Note)
        }

    def set_learning_rate(self, objective: str, value: float) -> None:
        """Turn the learning rate of an objective, in the drawing and in a run that is on."""
        record = self.document[objective]
        assert isinstance(record, Objective)
        settings = {**record.optimizer_settings, "lr": value}
        in_step = self._trained == self._substance()
        self.do(edits.change_objective(self.document, objective, optimizer_settings=settings))
        if self.state in ("running", "paused", "starting"):
            self.trainer.send(SetLearningRate(objective, value))
            if in_step:
                self._trained = self._substance()

    def watch(self, blocks: Iterable[str], example: int = 0) -> None:
        """Choose the blocks whose insides are shown while training, and for which example."""
        self._asked_for = tuple(blocks)
        self._watch_all(example, self._watch[2])

    def watch_axes(self, axes: Axes) -> None:
        """Choose the plane through the inputs that is looked at."""
        self._watch_all(self._watch[1], axes)

    def preview_weights(self, patches: Iterable[Patch]) -> None:
        """Show other weights while a hand still moves; nothing is remembered for undo."""
        found = tuple(patches)
        self._patch(found)

    def show_blocks(self, blocks: Iterable[str]) -> None:
        """Say which blocks can be seen on the canvas: their insides are shown there too."""
        self._in_view = tuple(blocks)
        self._watch_all(*self._watch[1:])

    def _watch_all(self, example: int, axes: Axes) -> None:
        watch = (tuple(sorted({*self._asked_for, *self._in_view})), example, axes)
        if watch == self._watch:
            return
        self._watch = watch
        if self.state in ("starting", "running", "paused"):
            self.trainer.send(Watch(watch[0], example, axes=axes))

    def _patch(self, patches: tuple[Patch, ...]) -> None:
        """Carry out what an edit does to weights, here and in a running training."""
        for patch in patches:
            self._patch_kept(patch)
        self.live.patched(patches)
        if self.state in ("starting", "running", "paused"):
            self.trainer.send(SetWeights(patches))

    def _patch_kept(self, patch: Patch) -> None:
        kept = dict(self.weights.get(patch.owner, {}))
        if patch.after is None:
            kept.pop(patch.name, None)
        elif patch.places is None or patch.name in kept:
            kept[patch.name] = patched(kept.get(patch.name), patch)
        self.weights[patch.owner] = kept

    def _receive(self, events: list[Event]) -> None:
        events = self._of_this_run(events)
        if not events:
            return
        for event in events:
            self._note(event)
        self.record.take(events)
        self.live.take(events)
        self.happened.emit(events)

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
            self.weights.update(event.weights)
            self.weights_changed.emit()
        elif isinstance(event, Trouble):
            self.noticed.emit(Notice("error", event.what, event.advice))
        elif isinstance(event, Remark):
            self.noticed.emit(Notice("warning", event.what, event.advice))
        elif isinstance(event, Walked):
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
        if self.state not in ("starting", "running", "paused"):
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

    def close(self) -> None:
        """Stop everything that runs beside the window."""
        self.trainer.close()
        self.engine.close()


def _only_moves(change: Change) -> bool:
    """Whether a change leaves everything that is planned as it was."""
    return all(
        before is not None and after is not None and _without_place(before) == _without_place(after)
        for before, after in change.records.values()
    )


def _without_place(record: Any) -> Any:
    return replace(record, x=0.0, y=0.0) if isinstance(record, Block) else record
