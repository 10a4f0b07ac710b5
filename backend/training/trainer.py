"""The trainer: owns what learns, says what happens, and obeys between two chunks of steps."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from backend.compiler.builder import Weights
from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.text import Refusal, Text
from backend.training import checkpoints, events, troubles
from backend.training.checkpoints import State, pack, random_state, set_random_state, unpack
from backend.training.devices import choose_device
from backend.training.engine import untouched
from backend.training.evaluate import Evaluation
from backend.training.events import Event, Judged
from backend.training.pacing import Chore, Chunks
from backend.training.run import RunWriter, new_run_folder
from backend.training.watching import Lens, Plane, plane_of
from backend.training.work import Work, unchanged_weights

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPLITS = ("train", "validation", "test")
_SMALL = 100_000_000
"""Bytes up to which two earlier states are remembered, not one."""


class Trainer:
    """A training under way. `train()` in `loop` makes it go; between its events one may ask it
    to change: a learning rate, what is watched, the drawing itself.

    `pace` is "free", "batch" (every event tells of one step) or "epoch" (every epoch is
    measured). `resume` is a checkpoint or a run's folder to go on from exactly; `weights` are
    where to start otherwise, drawn from the seed where none are given. Raises Refusal for a
    drawing that cannot be trained, a device that is not there, and a checkpoint of another
    drawing.
    """

    def __init__(
        self,
        document: Document,
        plan: Plan,
        prepared: Mapping[str, Prepared],
        weights: Weights | None = None,
        run_folder: str | Path | None = None,
        resume: str | Path | None = None,
    ) -> None:
        _check_sound(plan)
        self.document, self.plan, self.prepared = document, plan, prepared
        self.epochs = max(1, document.training.epochs)
        self.device = choose_device(document.training.device, plan.operations)
        self.folder = _folder(run_folder, resume)
        self.pace = "free"
        self.seconds = 0.0
        self.reason = ""
        self.work = Work(document, plan, prepared, self.device, self.epochs, weights)
        self._random = _seeded(document.training.seed, self.device)
        self._threads: int | None = None
        self._chunks = Chunks()
        self._judging, self._saving, self._keeping, self._watching = (Chore() for _ in range(4))
        self._judging.ended = self._watching.ended = -math.inf
        self._watched: tuple[tuple[str, ...], int, str] | None = None
        self._lens: Lens | None = None
        self._plane: Plane | None = None
        self._writer: RunWriter | None = None
        self._cannot_write_until = 0.0
        self._saved_step = -1
        self._good: list[State] = []
        if resume is not None:
            self._go_on_from(checkpoints.read_newest(Path(resume)))

    # what one may ask between two events

    @property
    def step(self) -> int:
        """How many steps were taken."""
        return self.work.engine.step

    @property
    def epoch(self) -> int:
        """How many epochs are finished."""
        return self.work.epochs_done

    @property
    def is_done(self) -> bool:
        """Whether every epoch is finished."""
        return self.epoch >= self.epochs

    @property
    def modules(self) -> dict[str, torch.nn.Module]:
        return self.work.modules

    def weights(self) -> dict[str, dict[str, np.ndarray]]:
        """Copies of what was learned so far, by block."""
        return self.work.weights()

    def set_learning_rate(self, objective: str, value: float) -> Event:
        """Go on with another rate; weights and the optimizer's memory stay. Raises KeyError."""
        learner = self.work.learner(objective)
        learner.learning_rate = value
        self._good.clear()
        name = "learning_rate" if learner.name == "loss" else f"{learner.name}.learning_rate"
        return self.note(events.SettingChanged(self.step, name, value))

    def extend(self, epochs: int) -> None:
        """Train for so many epochs more than was meant."""
        self.epochs += epochs

    def watch(self, blocks: Sequence[str], example: int = 0, split: str = "train") -> None:
        """Show the insides of these blocks from now on, for one example of a split.

        Where the network takes two numbers its answer over the plane is shown too.
        """
        self._watched = (tuple(blocks), example, split)
        self._lens = Lens(self.plan, self.modules, blocks) if blocks else None
        self._plane = plane_of(self.plan, self.modules, self.prepared)
        self._watching.ended = -math.inf

    def change(
        self, document: Document, plan: Plan, prepared: Mapping[str, Prepared] | None = None
    ) -> None:
        """Go on with an edited drawing: blocks that are unchanged keep their weights, their
        optimizer's memory and the place in the data. Raises Refusal, and nothing is altered."""
        _check_sound(plan)
        prepared = self.prepared if prepared is None else prepared
        device = choose_device(document.training.device, plan.operations)
        kept = unchanged_weights(self.plan, plan, self.weights())
        epochs = self.epochs + document.training.epochs - self.document.training.epochs
        work = Work(document, plan, prepared, device, max(1, epochs), kept)
        work.inherit(self.work)
        self.work, self.document, self.plan, self.prepared = work, document, plan, prepared
        self.device, self.epochs = device, max(1, epochs)
        self._threads, self._chunks = None, Chunks()
        self._good.clear()
        if self._watched is not None:
            blocks, example, split = self._watched
            self.watch(blocks, example, split)
        if self._writer is not None:
            with suppress(OSError):
                self._writer.keep_drawing(document)

    def evaluate(self, split: str) -> Evaluation:
        """Losses and measures on all of a split; empty where it has no examples."""
        return self.work.judge.evaluate(self.work.whole_split(split), split, self.epoch)

    # the run

    def start(self) -> list[Event]:
        """Make ready; what to tell first."""
        self.reason = ""
        happened: list[Event] = []
        if self._writer is None:
            try:
                self._writer = RunWriter(self.folder, self.document)
            except OSError as error:
                happened.append(self._cannot_write(error))
        if self._threads is None:
            self._threads = self.work.choose_threads()
        started = events.RunStarted(
            run=str(self.folder),
            step=self.step,
            epoch=self.epoch,
            epochs=self.epochs,
            steps_per_epoch=self.work.steps_per_epoch,
            device=str(self.device),
            seed=self.document.training.seed,
            parameters=self.plan.parameters,
            objectives=tuple(learner.name for learner in self.work.learners),
        )
        return [self.note(started), *happened]

    def advance(self) -> list[Event]:
        """Take one chunk of steps, about a thirtieth of a second; what happened."""
        if not self._good or self._keeping.is_due(0.5, 0.01):
            self._keep()
        first, began = self.step, time.perf_counter()
        try:
            happened, ended = self._learn(1 if self.pace == "batch" else self._chunks.steps)
            losses = self.work.engine.losses()
        except Exception as error:  # whatever a step raises is told, not let through
            return self._failed(first, error)
        taken, seconds = self.step - first, time.perf_counter() - began
        if not all(np.isfinite(values).all() for values in losses.values()):
            return self._lost(first, losses)
        self._chunks.took(taken, seconds)
        self.seconds += seconds
        epoch = self.epoch if ended or self.work.feed.batches.position == 0 else self.epoch + 1
        told: list[Event] = [events.StepsFinished(first, epoch, losses, seconds), *happened]
        if ended:
            told += self._measure()
        told += self._save_when_due()
        return [self.note(event) for event in told]

    def _learn(self, goal: int) -> tuple[list[Event], bool]:
        """Up to `goal` steps; also whether the last one ended an epoch that is to be measured."""
        first, engine = self.step, self.work.engine
        happened: list[Event] = []
        with self._own_randomness():
            if self._wants_a_look:
                happened += self._step_and_look()
                if self.step > first and self._ends_epoch():
                    return happened, True
            while self.step - first < goal:
                engine.run(goal - (self.step - first))
                if self._ends_epoch():
                    return happened, True
        return happened, False

    def _ends_epoch(self) -> bool:
        """Mind the end of an epoch; True where it is to be measured."""
        if self.work.feed.batches.position:
            return False
        measured = [one for one in self.work.learners if one.schedule and one.schedule.wants_loss]
        loss = self._validation_losses() if measured else {}
        for learner in self.work.learners:
            learner.end_epoch(loss.get(learner.name))
        due = self._judging.is_due(0.1, 0.03)
        return due or self.is_done or self.pace == "epoch" or self._epochs_are_long

    @property
    def _epochs_are_long(self) -> bool:
        """Over a second: then each one is measured, whatever it costs."""
        return self.seconds > self.epoch

    def _validation_losses(self) -> dict[str, float]:
        columns = self.work.samples
        found = self.work.judge.evaluate(columns["validation"]).measures
        return found or self.work.judge.evaluate(columns["train"]).measures

    @contextmanager
    def _own_randomness(self) -> Iterator[None]:
        """Nobody else's random numbers disturb the training's."""
        set_random_state(self._random, self.device)
        try:
            yield
        finally:
            self._random = random_state(self.device)

    def _measure(self) -> list[Event]:
        found: dict[str, Mapping[str, float]] = {}
        judged: list[Judged] = []
        with self._judging.done():
            for split, columns in self.work.samples.items():
                part = self.work.judge.evaluate(columns, split, self.epoch)
                if part.measures:
                    found[split] = part.measures
                    judged += part.judged
        rates = {learner.name: learner.learning_rate for learner in self.work.learners}
        finished = events.EpochFinished(self.epoch, self.step, found, rates)
        return [*judged, finished]

    def finish(self, reason: str) -> list[Event]:
        """End: measure everything, keep everything."""
        self.reason = reason
        measures: dict[str, Mapping[str, float]] = {}
        told: list[Event] = []
        for split in _SPLITS:
            with suppress(RuntimeError, ValueError, IndexError):
                part = self._last_evaluation(split, reason)
                if part.measures:
                    measures[split] = part.measures
                    told += part.judged
        told += self.checkpoint()
        speed = self.step / self.seconds if self.seconds else 0.0
        told.append(
            events.Finished(
                self.epoch, self.step, self.seconds, speed, measures, reason, str(self.folder)
            )
        )
        return [self.note(event) for event in told]

    def _last_evaluation(self, split: str, reason: str) -> Evaluation:
        """On all examples; of the training split a sample where somebody waits for the end."""
        if split == "train" and reason == "stopped":
            return self.work.judge.evaluate(self.work.samples[split], split, self.epoch)
        return self.evaluate(split)

    # looking inside

    @property
    def _wants_a_look(self) -> bool:
        watched = self._lens is not None or self._plane is not None
        return watched and self._watching.is_due(0.04, 0.1)

    def _step_and_look(self) -> list[Event]:
        if self._lens is not None:
            self._lens.before_step()
        self.work.engine.run(1)
        return [self.look()]

    def look(self) -> Event:
        """What is watched, as it is now."""
        blocks, example, split = self._watched or ((), 0, "train")
        with self._watching.done():
            views = self._lens.look(self._example(example, split)) if self._lens else {}
            surface = self._plane.surface() if self._plane else None
        extent = self._plane.extent if self._plane else (0.0, 0.0, 0.0, 0.0)
        return events.Watched(self.step, example, views, surface, extent)

    def _example(self, example: int, split: str) -> dict[Any, torch.Tensor]:
        """One example of a split, each field as a batch of one."""
        from backend.training.reading import columns_of

        assert self._lens is not None
        found = {}
        for signal, column in columns_of(self._lens.takes, self.prepared, split).items():
            place = min(max(example, 0), len(column) - 1)
            found[signal] = column[place : place + 1].to(self.device)
        return found

    # going back

    def _capture(self) -> State:
        return pack(
            {
                "work": self.work.state(),
                "random": self._random,
                "epochs": self.epochs,
                "seconds": self.seconds,
                "threads": self._threads,
            }
        )

    def _restore(self, state: State) -> None:
        found = unpack(state)
        self.work.restore(found["work"])
        self._random = found["random"]
        self.seconds = found["seconds"]

    def _go_on_from(self, state: State) -> None:
        try:
            self._restore(state)
            found = unpack(state)
            self.epochs, self._threads = found["epochs"], found["threads"]
        except (KeyError, ValueError, RuntimeError, TypeError, AttributeError) as error:
            raise Refusal(
                Text("The checkpoint belongs to another drawing."),
                Text("Start the training over, or open the drawing that it was made with."),
            ) from error
        if self._threads is not None and self.device.type == "cpu":
            torch.set_num_threads(self._threads)
        self._saved_step = self.step

    def _keep(self) -> None:
        """Remember where it stands: numbers may be lost later, and then it goes back there."""
        with self._keeping.done():
            state = self._capture()
            if not self._good or _all_finite(state):
                before = self._good[-1:] if _size(state) < _SMALL else []
                self._good = [*before, state]

    def _failed(self, first: int, error: Exception) -> list[Event]:
        """A step raised something: go back to just before it and say why."""
        self._restore(self._good[-1])
        with suppress(Exception):  # the same error again: now we know at which step
            self._replay(first + self._chunks.steps)
        self._return_to(self.step)
        if troubles.is_no_memory(error):
            trouble = troubles.no_memory(
                self.plan, self.step, self.work.feed.batches.size, str(self.device)
            )
        else:
            block = self._first_bad_block()
            trouble = troubles.failed(self.step, block, self._name(block), error)
        self.reason = "trouble"
        return [self.note(trouble)]

    def _name(self, block: str) -> str:
        """What a person calls a block, else its name in the network."""
        record, step = self.document.get(block), self.plan.step(block)
        return getattr(record, "name", "") or (step.path if step else "")

    def _lost(self, first: int, losses: Mapping[str, np.ndarray]) -> list[Event]:
        """A loss is no number: go back to the last good step and name the block."""
        bad = first + min(
            int(np.argmin(np.isfinite(values)))
            for values in losses.values()
            if not np.isfinite(values).all()
        )
        good = {name: values[: bad - first] for name, values in losses.items()}
        self._return_to(bad - 1)
        kept = self._capture()
        self._replay(bad)
        block = self._first_bad_block()
        self._restore(kept)
        self._good.clear()
        self.reason = "trouble"
        rate = self.work.learners[0].learning_rate
        told: list[Event] = []
        if bad > first:
            told.append(events.StepsFinished(first, self.epoch + 1, good, 0.0))
        told.append(troubles.not_a_number(self.plan, bad, block, self._name(block), rate))
        return [self.note(event) for event in told]

    def _return_to(self, step: int) -> None:
        """Be where the training stood before `step`, or as near before as is remembered."""
        early = [one for one in self._good if unpack(one)["work"]["step"] <= step]
        self._restore((early or self._good)[-1 if early else 0])
        self._replay(step)

    def _replay(self, step: int) -> None:
        """Take the same steps again, up to before `step`, without telling."""
        while self.step < step:
            with self._own_randomness():
                self.work.engine.run(1)
            self._ends_epoch()
        self.work.engine.forget_losses()

    def _first_bad_block(self) -> str:
        """Look at the next batch node by node, without a trace."""
        kept = self.work.feed.state()
        batch = dict(zip(self.work.recipe.takes, self.work.feed.take(1)[0], strict=True))
        self.work.feed.restore(kept)
        with untouched(self.work.buffers):
            set_random_state(self._random, self.device)
            for reading in self.work.recipe.readings.values():
                fields = [batch[signal] for signal in reading.takes]
                block = troubles.first_bad_block(self.plan, reading, fields)
                if block:
                    return block
        return ""

    # the disk

    def note(self, event: Event) -> Event:
        """Write an event to the run folder."""
        if self._writer is not None and time.monotonic() >= self._cannot_write_until:
            try:
                self._writer.note(event)
            except OSError:
                self._cannot_write_until = time.monotonic() + 60
        return event

    def _save_when_due(self) -> list[Event]:
        """At the end of epochs where that is cheap, and every ten seconds."""
        at_epoch_end = self.work.feed.batches.position == 0
        if self._saving.is_due(*((1.0, 0.01) if at_epoch_end else (10.0, 0.1))):
            return self.checkpoint()
        return []

    def checkpoint(self) -> list[Event]:
        """Put everything on disk that an exact resume needs; tells where, or why it could not."""
        if self._writer is None or self._saved_step == self.step:
            return []
        with self._saving.done():
            state = self._capture()
            if not _all_finite(state):
                return []
            try:
                path = checkpoints.write(self.folder / "checkpoints", self.step, state)
            except OSError as error:
                return [self._cannot_write(error)]
        self._saved_step = self.step
        return [events.CheckpointSaved(self.step, self.epoch, str(path))]

    def _cannot_write(self, error: OSError) -> Event:
        return events.Remark(
            self.step,
            Text(
                "The run cannot be written to {folder}: {reason}.",
                folder=str(self.folder),
                reason=error.strerror or str(error),
            ),
            Text("Training goes on, but could not be resumed. Free some space on that disk."),
        )

    def close(self) -> None:
        """Let go of the run folder."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None


def _check_sound(plan: Plan) -> None:
    for problem in plan.problems:
        if problem.severity == "error":
            raise Refusal(problem.what, problem.advice)


def _folder(run_folder: str | Path | None, resume: str | Path | None) -> Path:
    """Where the run lives: a resumed one goes on in its own folder."""
    if run_folder is not None:
        return Path(run_folder)
    if resume is not None:
        place = Path(resume)
        return place.parent.parent if place.is_file() else place
    return new_run_folder()


def _seeded(seed: int, device: torch.device) -> dict[str, torch.Tensor]:
    """Where the generators stand after seeding, without touching those of others."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return random_state(device)


def _size(state: State) -> int:
    return sum(tensor.nbytes for tensor in state.tensors.values())


def _all_finite(state: State) -> bool:
    tensors: Callable[[], Any] = state.tensors.values
    return all(not t.is_floating_point() or bool(torch.isfinite(t).all()) for t in tensors())
