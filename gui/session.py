"""What the panels listen to: the document, its plan, its data, its training, the selection."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
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
from backend.document.records import Block, Objective
from backend.messages import Failure, Planned
from backend.text import Text
from backend.training.events import Axes
from gui.drift import only_moves
from gui.kept_weights import KeptWeights
from gui.layers import inside_of_layer
from gui.live import Live
from gui.notice import Notice
from gui.places import Places
from gui.resting import Resting
from gui.run_record import RunRecord
from gui.training import Run

_PLAN_AFTER = 15
"""Milliseconds of quiet after a change before the drawing is planned."""

_PREPARE_AFTER = 400
"""Milliseconds of quiet after a plan before the training process gets ready for it."""


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
    place_changed = Signal(str)
    sought = Signal(str)

    def __init__(self, engine: Any, trainer: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.engine = engine
        self.trainer = trainer
        self.shelf = Shelf()
        self.sources: dict[str, Card] = {}
        self.selection: frozenset[str] = frozenset()
        self.cell: tuple[str, int, int | None] | None = None
        self.path: Path | None = None
        self._planning: int | None = None
        self._planned_again = False
        self.places = Places(self)
        self.places.changed.connect(self._look_elsewhere)
        self._begin_with(Document())
        self.run = Run(trainer, self, self)
        self.live = Live(self, self)
        self._resting = Resting(self, self)
        self._plan_timer = self._timer(_PLAN_AFTER, self._ask_for_plan)
        self._prepare_timer = self._timer(_PREPARE_AFTER, self.run.prepare)
        self._hand_on()

    def _hand_on(self) -> None:
        """What the run tells is told here."""
        run = self.run
        run.state_changed.connect(self.training_changed)
        run.happened.connect(self.happened)
        run.noticed.connect(self.noticed)
        run.learned.connect(self.weights_changed)
        run.walked.connect(self.walked)

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
        self.extras: Mapping[str, Any] | None = None
        self.selection = frozenset()
        self.cell = None
        self.places.start_over()

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
        if self._planning is not None:
            self.forget(self._planning)
            self._planning = None
        self._begin_with(document)
        self.extras = extras
        self.path = path
        self.run.begin_with(weights)
        self.live.forget()
        self.replaced.emit()
        self.place_changed.emit("")
        self.selected.emit(self.selection)
        self.cell_chosen.emit(None)
        self.live.changed.emit()
        self.saved_changed.emit(True)
        self.replan()

    def do(self, change: Change) -> None:
        """Carry out an edit. What it does to learned numbers, it does to the copy in view."""
        if change.patches and self.plan.drawn:
            change = dataclasses.replace(change, patches=self._of_copies(change.patches))
        self.history.do(change)

    def _of_copies(self, patches: Iterable[Patch]) -> tuple[Patch, ...]:
        """Patches of what was drawn as those of the copies in view."""
        return tuple(dataclasses.replace(one, owner=self.copy_of(one.owner)) for one in patches)

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
        """Take the last edit back, and go where that can be seen."""
        self.places.go_where_changed(self.history.undo())

    def redo(self) -> None:
        """Do again what was taken back last, and go where that can be seen."""
        self.places.go_where_changed(self.history.redo())

    def _changed(self, change: Change) -> None:
        gone = {id for id, (_, after) in change.records.items() if after is None}
        went = self.places.follow()
        self.run.follow(change)
        self.changed.emit(change)
        if went:
            self._look_elsewhere()
        self.saved_changed.emit(self.history.is_saved)
        if gone & self.selection:
            self.select(self.selection - gone)
        self._keep_cell()
        if not only_moves(change):
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

    def leave_cell(self) -> None:
        """Choose no part of the open layer any more; the layer stays selected."""
        self._set_cell(None)

    def _set_cell(self, cell: tuple[str, int, int | None] | None) -> None:
        if cell != self.cell:
            self.cell = cell
            self.cell_chosen.emit(cell)

    def _keep_cell(self) -> None:
        """Choose no part any more that the layer has lost."""
        if self.cell is None:
            return
        id, row, column = self.cell
        inside = inside_of_layer(self, id)
        if inside is None:
            is_there = id in self.document
        else:
            is_there = row < inside.outputs if column is None else inside.holds(row, column)
        if not is_there:
            self._set_cell(None)

    # places

    @property
    def place(self) -> str:
        """The group whose inside is looked at, "" the drawing itself: see `Places`."""
        return self.places.place

    @property
    def trail(self) -> tuple[str, ...]:
        """The groups and uses walked through to the place, the outermost first."""
        return self.places.trail

    def _look_elsewhere(self, *_: object) -> None:
        """Another place is looked at, and other copies with it."""
        self.run.watching.look_again()
        self.place_changed.emit(self.place)
        self.live.changed.emit()

    def enter(self, block: str) -> None:
        """Look into a group or a use."""
        self.places.enter(block)

    def leave(self) -> None:
        """Look at what is around the group in view."""
        self.places.leave()

    def go_to(self, trail: Iterable[str]) -> None:
        """Look into the last of these groups and uses, each inside the one before it."""
        self.places.go_to(trail)

    def copy_of(self, id: str) -> str:
        """The copy of a drawn block or wire that is looked at: that of the uses walked through,
        else the first."""
        return self.places.copy_of(id, self.plan)

    def show_block(self, block: str) -> None:
        """Go where a block stands, select it and bring it into view; a copy is shown by what was
        drawn, a wire and a note as well as a block."""
        block = self.plan.drawn_block(block)
        self.places.go_where(block)
        self.select([block])
        self.sought.emit(block)

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
        """Put copied records into the place in view and select them."""
        change = clipboard.paste(data, dx, dy, self.document, self.place)
        self.do(change)
        self.select(self.places.seen(change.ids))

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
        return self.document.ordered()

    def replan(self) -> None:
        """Plan the drawing soon; several calls in a row plan once."""
        self._plan_timer.start()

    @property
    def is_plan_due(self) -> bool:
        """Whether the plan is not yet that of the drawing."""
        return self._plan_timer.isActive() or self._planning is not None

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
        self.run.not_planned()
        self._tell_failure(failure)

    def _take_plan(self, planned: Planned) -> None:
        self._planning = None
        self._planned_again = False
        self.plan = planned.plan
        self._keep_cell()
        if planned.keys != self._data_keys:
            known = {**self.data, **planned.data}
            self.data = {id: known[id] for id in planned.keys}
            self._data_keys = dict(planned.keys)
            self.data_arrived.emit(self.data)
        self.run.watching.look_again()
        self.planned.emit(self.plan)
        self._prepare_timer.start()
        self.run.planned()
        self._resting.look()

    # training

    @property
    def state(self) -> str:
        """Where training stands: see `Run`."""
        return self.run.state

    @property
    def record(self) -> RunRecord:
        """What has happened in the run so far."""
        return self.run.record

    @property
    def weights(self) -> Mapping[str, Mapping[str, np.ndarray]]:
        """What was learned, by block and by wire into a single neuron."""
        return self.run.weights

    @weights.setter
    def weights(self, weights: Mapping[str, Mapping[str, np.ndarray]]) -> None:
        self.run.weights = KeptWeights(weights)
        self.live.learned()

    def play(self) -> None:
        """Train, or go on training."""
        self.run.play()

    def step(self, grain: str) -> None:
        """Train for one "batch" or "epoch", or walk on by one "example" or "operation"."""
        self.run.step(grain)

    def pause(self) -> None:
        """Wait, and hand the weights over."""
        self.run.pause()

    def stop(self) -> None:
        """End the run; the weights stay as they are."""
        self.run.stop()

    def start_over(self) -> None:
        """Forget what was learned: the next Play draws new weights from the seed."""
        self.run.start_over()

    def set_learning_rate(self, objective: str, value: float) -> None:
        """Turn the learning rate of an objective, in the drawing and in a run that is on."""
        record = self.document[objective]
        assert isinstance(record, Objective)
        settings = {**record.optimizer_settings, "lr": value}
        was_in_step = not self.run.has_drifted
        self.do(edits.change_objective(self.document, objective, optimizer_settings=settings))
        self.run.turn_learning_rate(objective, value, was_in_step)

    def preview_weights(self, patches: Iterable[Patch]) -> None:
        """Show other weights while a hand still moves, in a running training too.

        Nothing is remembered for undo: the edit that follows is. Without patches, all numbers
        are again what they were before the hand moved.
        """
        self.run.preview(self._of_copies(patches))

    def watch(self, blocks: Iterable[str], example: int = 0) -> None:
        """Choose the blocks whose insides are shown while training, and for which example."""
        self.run.watching.ask(blocks, example)

    def show_blocks(self, blocks: Iterable[str]) -> None:
        """Say which blocks can be seen on the canvas: their insides are shown there too."""
        self.run.watching.show(blocks)

    def watch_axes(self, axes: Axes) -> None:
        """Choose the plane through the inputs that is looked at."""
        self.run.watching.choose_axes(axes)

    def close(self) -> None:
        """Stop everything that runs beside the window."""
        self.trainer.close()
        self.engine.close()
