"""The trainer: owns what learns, says what happens, and obeys between two chunks of steps."""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import numpy as np
import torch
from msgspec.structs import replace

from backend.compiler.builder import Weights
from backend.compiler.patching import patch_weights
from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Objective, Training
from backend.text import Refusal, Text
from backend.training import checkpoints, events
from backend.training.altering import alterations
from backend.training.aside import Aside
from backend.training.checkpoints import State, joined, pack, random_state, set_random_state, unpack
from backend.training.class_weights import with_balance
from backend.training.compiled.tier import Tier
from backend.training.devices import choose_device
from backend.training.events import FIRST_TWO, Axes, Event, Judged
from backend.training.judge import Evaluation, sample
from backend.training.keeper import Keeper
from backend.training.pacing import Chore, Chunks
from backend.training.recovery import Recovery
from backend.training.resizing import up_to_date
from backend.training.run import new_run_folder
from backend.training.stopping import EARLY, RULES, Stopping
from backend.training.walk import Walk
from backend.training.watcher import Wanted, Watcher
from backend.training.widening import widened
from backend.training.work import Work, unchanged_weights
from backend.weights import Packed

_SPLITS = ("train", "validation", "test")
_JUDGED_AT_THE_END = 10_000
"""How many training examples, at most."""


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
        plan = with_balance(plan, prepared)
        self.document, self.plan, self.prepared = document, plan, prepared
        self.epochs = max(1, document.training.epochs)
        self.device = _device(document, plan)
        self.pace = "free"
        self.seconds = 0.0
        self.reason = ""
        self.work = Work(document, plan, prepared, self.device, self.epochs, weights)
        self.random = _seeded(document.training.seed, self.device)
        self._walk: Walk | None = None
        self._telling = Chore()
        self._telling.ended = -math.inf
        self._threads: int | None = None
        self._chunks = Chunks()
        self._judging = Chore()
        self._judging.ended = -math.inf
        self._watcher = Watcher()
        self._keeper = Keeper(_folder(run_folder, resume))
        self._recovery = Recovery(self)
        self._aside = Aside()
        self._tier = Tier(self)
        self._stopping = Stopping(document.training)
        self._remarks: list[Event] = []
        self._arrangement: Event | None = None
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

    def weights(self) -> Packed:
        """Copies of what was learned so far, by owner: averages where objectives keep them."""
        return self.work.judged_weights()

    def set_learning_rate(self, objective: str, value: float) -> Event:
        """Go on with another rate; weights and the optimizer's memory stay. Raises KeyError."""
        learner = self.work.learner(objective)
        learner.learning_rate = value
        self._recovery.forget()
        self._keep_rate(learner.id, value)
        name = "learning_rate" if learner.name == "loss" else f"{learner.name}.learning_rate"
        return self.note(events.SettingChanged(self.step, name, value))

    def _keep_rate(self, objective: str, value: float) -> None:
        """Note the rate in our own drawing too: an edit that says the same is then no edit."""
        record = self.document[objective]
        assert isinstance(record, Objective)
        settings = {**record.optimizer_settings, "lr": value}
        turned = replace(record, optimizer_settings=settings)
        self.document = Document(turned if one is record else one for one in self.document)
        self.work.document = self.document
        self._keeper.keep_drawing(self.document)

    def extend(self, epochs: int) -> None:
        """Train for so many epochs more than was meant; than were done, where it ended early."""
        done = self.epoch + (self.work.feed.batches.position > 0)
        self.epochs = (done if self._stopping.reason else self.epochs) + epochs
        self._stopping.go_on()

    def set_weights(self, patches: Sequence[Patch]) -> Event:
        """Put numbers in, at once; optimizers keep their memory."""
        self._patch(patches)
        numbers = tuple((one.owner, one.name, one.places, one.after) for one in patches)
        return self.note(events.WeightsSet(self.step, numbers))

    def _patch(self, patches: Sequence[Patch]) -> None:
        patch_weights(self.plan, self.work.modules, patches, self.document.training.seed)
        self._recovery.forget()
        self._keeper.forget()
        self._watcher.hurry()

    def watch(
        self,
        blocks: Sequence[str],
        example: int = 0,
        split: str = "train",
        axes: Axes = FIRST_TWO,
        opened: Sequence[str] | None = None,
    ) -> None:
        """Show the insides of these blocks from now on, for one example of a split.

        All single neurons are shown too, and the network's answer over a plane where its input
        has one: see `Axes`. The rows of layers that are `opened` are mapped over it.
        """
        self._watcher.choose(self.work, Wanted(tuple(blocks), example, split, axes, opened))

    @property
    def is_watched(self) -> bool:
        """Whether somebody asked to see what is inside."""
        return self._watcher.is_asked

    def change(
        self,
        document: Document,
        plan: Plan,
        prepared: Mapping[str, Prepared] | None = None,
        patches: Sequence[Patch] = (),
    ) -> list[Event]:
        """Go on with an edited drawing: what is still there keeps its weights, its optimizer's
        memory and the place in the data, and what has a former size again its numbers of then;
        then the patches are carried out. Tells what was changed. Raises Refusal, and nothing is
        altered."""
        _check_sound(plan)
        changed = alterations(self.document, document, self.step)
        if _only_rules_differ(self.document, document) and not patches:
            self._follow_rules(document)
            return [self.note(event) for event in changed]
        was = self._tier.stage
        self._work_on(document, plan, self.prepared if prepared is None else prepared, patches)
        told: list[Event] = [self._with_all_epochs(one) for one in changed]
        if was == "compiled" or self._tier.is_refused:
            told.append(self._tier.news("edited"))
        return [self.note(event) for event in [*told, *self._arranged()]]

    def _follow_rules(self, document: Document) -> None:
        """Only when it stops is another: what computes goes on untouched."""
        self.document = self.work.document = document
        self._stopping.follow(document.training)
        self._keeper.keep_drawing(document)

    def _with_all_epochs(self, changed: events.SettingChanged) -> events.SettingChanged:
        """The number of epochs counts those by which the run was extended."""
        is_count = changed.name == "epochs"
        return dataclasses.replace(changed, value=self.epochs) if is_count else changed

    def _work_on(
        self,
        document: Document,
        plan: Plan,
        prepared: Mapping[str, Prepared],
        patches: Sequence[Patch],
    ) -> None:
        """Make another drawing's work the one that is trained, with all that still fits."""
        plan = with_balance(plan, prepared)
        device = _device(document, plan)
        learned = self.work.weights()
        kept = unchanged_weights(self.plan, plan, learned)
        before = self.document.training
        epochs = max(1, self.epochs + document.training.epochs - before.epochs)
        work = Work(document, plan, prepared, device, epochs, kept)
        given = {(patch.owner, patch.name) for patch in patches}
        grown = [
            one
            for one in widened(self.plan, plan, learned, work.weights())
            if (one.owner, one.name) not in given
        ]
        work.inherit(self.work, [*grown, *patches])
        self.work, self.document, self.plan, self.prepared = work, document, plan, prepared
        self.device, self.epochs = device, epochs
        self._chunks = Chunks()
        self._tier.close()
        self._tier = Tier(self)
        self._recovery.forget()
        self._keeper.change_drawing(document)
        self._stopping.follow(document.training)
        self._stopping.forget()
        if self._threads is not None and document.training.threads != before.threads:
            self._threads = work.choose_threads()
        returned = self._aside.exchange(learned, self.work.weights())
        if grown or returned or patches:
            now = [up_to_date(patch, learned) for patch in patches]
            self._patch([*grown, *returned, *now])
        self._watcher.follow(work)

    def look(self) -> list[Event]:
        """What is watched, as it is now: all of it, however long that takes."""
        return self._watcher.look(self.work)

    def evaluate(self, split: str) -> Evaluation:
        """Losses and measures on all of a split; empty where it has no examples."""
        return self.work.judge.evaluate(self.work.split(split), split, self.epoch)

    # the run

    def start(self) -> list[Event]:
        """Make ready; what to tell first."""
        self._stopping.take_last(self.work.modules)
        self.work.holds_best = False
        self.reason = self._stopping.reason
        happened = self._keeper.open(self.document, self.step)
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
        remarks, self._remarks = self._remarks, []
        if self._tier.stage == "compiled" or self._tier.is_refused:
            remarks.append(self._tier.news(""))
        told = [*self._arranged(), *remarks]
        return [self.note(started), *happened, *map(self.note, told)]

    def _arranged(self) -> list[Event]:
        """How the work is laid out, where that is news."""
        now = self.work.arrangement(self._threads)
        was, self._arrangement = self._arrangement, dataclasses.replace(now, step=0)
        return [now] if was != self._arrangement else []

    def advance(self) -> list[Event]:
        """Take one chunk of steps, about a thirtieth of a second; what happened."""
        self._walk = None
        tiered = list(self._tier.look())
        self._recovery.remember()
        first, began = self.step, time.perf_counter()
        try:
            happened, ended = self._learn(1 if self.pace == "batch" else self._chunks.steps)
            losses = self.work.engine.losses()
        except Exception as error:  # whatever a step raises is told, not let through
            return self._in_trouble(self._recovery.failed(first + self._chunks.steps, error))
        taken, seconds = self.step - first, time.perf_counter() - began
        if not all(np.isfinite(values).all() for values in losses.values()):
            return self._in_trouble(self._recovery.lost(first, losses))
        self._chunks.took(taken, seconds)
        self._tier.took(taken, seconds)
        self.seconds += seconds
        remarks, self._remarks = self._remarks, []
        epoch = self.epoch if ended or self.work.feed.batches.position == 0 else self.epoch + 1
        told: list[Event] = [*tiered, events.StepsFinished(first, epoch, losses, seconds)]
        told += happened
        if ended:
            told += self._measure()
        self._stopping.took(time.perf_counter() - began)
        self.reason = self._stopping.reason = self.agreed_reason(self._stopping.reason)
        told += remarks
        if self._keeper.is_due(ends_epoch=self.work.feed.batches.position == 0):
            told += self.checkpoint()
        return [self.note(event) for event in told]

    def tell(self, example: int) -> list[Event]:
        """The story of a training example, with the network as it is now.

        Nothing while that would take more than a twentieth of the time.
        """
        if not self._telling.is_due(0.2, 0.05):
            return []
        with self._telling.done():
            try:
                return [self.work.tell(example)]
            except Exception as error:  # what cannot be shown may well be trained
                return [_not_walked(self.step, error)]

    def walk(self, grain: str) -> list[Event]:
        """The next "operation" of a walk through the next batch, or the rest of an "example".

        Told, but not noted in the run. After the last one the real step is taken, the same as
        without a walk; any other step ends a walk, and takes its batch as a whole.
        """
        try:
            self._walk = self._walk or Walk(self.work)
            if not self._walk.is_over:
                return [self._walk.advance(grain)]
        except Exception as error:  # what cannot be shown may well be trained
            return [_not_walked(self.step, error)]
        walk, self.pace = self._walk, "batch"
        told = self.advance()
        self.pace = grain
        return told if self.reason else [*told, walk.update()]

    def walked_again(self) -> list[Event]:
        """The story of the example that is walked through, with the weights of now."""
        try:
            walked = self._walk.again(self.work) if self._walk else None
        except Exception as error:  # what cannot be shown may well be trained
            self._walk = None
            return [_not_walked(self.step, error)]
        return [walked] if walked else []

    def _learn(self, goal: int) -> tuple[list[Event], bool]:
        """Up to `goal` steps; also whether the last one ended an epoch that is to be measured."""
        first, engine = self.step, self.work.engine
        happened: list[Event] = []
        with self.own_randomness():
            if self._watcher.is_due:
                happened += self._watched_step()
                if self.step > first and self.ends_epoch():
                    return happened, True
            while self.step - first < goal:
                engine.run(goal - (self.step - first), self._epochs_at_once)
                if self.ends_epoch():
                    return happened, True
        return happened, False

    def _watched_step(self) -> list[Event]:
        """What is seen in a step; compiled ones show nothing, so one is gone through for it."""
        spent: float | None = 0.0
        if self.work.engine.stride is None:
            self._watcher.before_step()
            self.work.engine.run(1)
        elif self._watcher.wants_a_step:
            began = time.perf_counter()
            self._watcher.before_step()
            self.work.rehearse()
            spent = time.perf_counter() - began
        else:
            spent = None
        return self._watcher.glance(self.work, spent)

    @property
    def _epochs_at_once(self) -> int:
        """Through how many epochs nobody needs to be told when one ends."""
        schedules = [one.schedule for one in self.work.learners if one.schedule]
        if self._stopping.wants_every_epoch or self.pace != "free":
            return 1
        if any(one.grain == "epoch" for one in schedules):
            return 1
        return max(1, self.epochs - self.epoch)

    def agreed_reason(self, reason: str) -> str:
        """Why a rule ends the training, "" where none does; asked after every chunk of steps."""
        return reason

    def ends_epoch(self) -> bool:
        """Mind the end of an epoch; True where it is to be measured."""
        if self.work.feed.batches.position:
            return False
        learners, has_rules = self.work.learners, self._stopping.wants_every_epoch
        is_asked = has_rules or any(one.schedule and one.schedule.wants_loss for one in learners)
        found = self._judge_epoch() if is_asked else {}
        for learner in learners:
            learner.end_epoch(next(iter(found.values()), {}))
        if has_rules:
            self._mind_rules(found)
        due = self._judging.is_due(0.1, 0.03) or bool(self._stopping.reason)
        return due or self.is_done or self.pace == "epoch" or self._epochs_are_long

    def _judge_epoch(self) -> dict[str, Mapping[str, float]]:
        """What schedules and rules go by: the measures of the validation examples, of those that
        are learned from where there are none; by split."""
        for split in ("validation", "train"):
            found = self.work.judge.evaluate(self.work.samples[split]).measures
            if found:
                return {split: found}
        return {}

    def _mind_rules(self, found: Mapping[str, Mapping[str, float]]) -> None:
        """Let the rules of stopping go by what was found of this epoch."""
        names = [learner.name for learner in self.work.learners]
        with self.work.averaged():
            self._remarks += self._stopping.mind(
                self.step, self.epoch, found, names, self.work.modules, is_last=self.is_done
            )

    @property
    def _epochs_are_long(self) -> bool:
        """Over a second: then each one is measured, whatever it costs."""
        return self.seconds > self.epoch

    @contextmanager
    def own_randomness(self) -> Iterator[None]:
        """Nobody else's random numbers disturb the training's."""
        set_random_state(self.random, self.device)
        try:
            yield
        finally:
            self.random = random_state(self.device)

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
        saved = self.checkpoint()
        if reason in ("done", *EARLY):
            self.work.holds_best = self._stopping.take_best(self.work.modules)
        told: list[Event] = []
        for split in _SPLITS:
            with suppress(RuntimeError, ValueError, IndexError):
                part = self._last_evaluation(split, reason)
                if part.measures:
                    measures[split] = part.measures
                    told += part.judged
        told += saved
        told.append(
            events.Finished(
                epochs=self.epoch,
                steps=self.step,
                seconds=self.seconds,
                steps_per_second=self.step / self.seconds if self.seconds else 0.0,
                measures=measures,
                reason=reason,
                run=str(self.folder),
                why=self._stopping.why(reason, self.epoch),
            )
        )
        return [self.note(event) for event in told]

    def _last_evaluation(self, split: str, reason: str) -> Evaluation:
        """On all examples; of the training split on a sample, as somebody waits for the end."""
        if split != "train":
            return self.evaluate(split)
        columns = self.work.samples[split] if reason == "stopped" else self.work.split(split)
        columns = sample(columns, _JUDGED_AT_THE_END)
        return self.work.judge.evaluate(columns, split, self.epoch)

    # going back

    def _in_trouble(self, told: list[Event]) -> list[Event]:
        self.reason = "trouble"
        return [self.note(event) for event in told]

    def capture(self) -> State:
        """Everything that it takes to be here again, copied."""
        return pack(
            {
                "work": self.work.state(),
                "random": self.random,
                "epochs": self.epochs,
                "seconds": self.seconds,
                "threads": self._threads,
                "compiled": self._tier.taken,
            }
        )

    def restore(self, state: State) -> None:
        """Be where `capture` was called."""
        found = unpack(state)
        self.work.restore(found["work"])
        self.random = found["random"]
        self.seconds = found["seconds"]

    def _go_on_from(self, state: State) -> None:
        try:
            self.restore(state)
            found = unpack(state)
            self.epochs, self._threads = found["epochs"], found["threads"]
            if "stopping" in found:
                self._stopping.restore(found["stopping"])
        except (KeyError, ValueError, RuntimeError, TypeError, AttributeError) as error:
            raise Refusal(
                Text("The checkpoint belongs to another drawing."),
                Text("Start the training over, or open the drawing that it was made with."),
            ) from error
        if self._threads is not None and self.device.type == "cpu":
            torch.set_num_threads(self._threads)
        compiled = found.get("compiled")
        if compiled is not None and not self._tier.resume(*compiled):
            self._remarks.append(_not_to_the_bit(self.step))
        self._keeper.saved_step = self.step

    # the disk

    @property
    def folder(self) -> Path:
        """Where the run lives."""
        return self._keeper.folder

    def note(self, event: Event) -> Event:
        """Write an event to the run folder."""
        return self._keeper.note(event)

    def checkpoint(self) -> list[Event]:
        """Put everything on disk that an exact resume needs; tells where, or why it could not."""
        return self._keeper.save(self.step, self.epoch, self._capture_all)

    def _capture_all(self) -> State:
        """What only somebody who comes later needs, too."""
        return joined(self.capture(), pack({"stopping": self._stopping.state()}))

    def close(self) -> None:
        """Let go of the run folder."""
        self._tier.close()
        self._keeper.close()


def _check_sound(plan: Plan) -> None:
    for problem in plan.problems:
        if problem.severity == "error":
            raise Refusal(problem.what, problem.advice)


def _only_rules_differ(before: Document, after: Document) -> bool:
    """Whether two drawings differ, but in nothing else than when training stops."""
    rules = {name: getattr(Training(), name) for name in RULES}
    documents = [
        {one.id: replace(one, **rules) if isinstance(one, Training) else one for one in document}
        for document in (before, after)
    ]
    return before.training != after.training and documents[0] == documents[1]


def _not_walked(step: int, error: Exception) -> Event:
    return events.Remark(
        step,
        Text("This network cannot be walked through: {error}", error=str(error)),
        Text("Step through whole batches instead."),
    )


def _not_to_the_bit(step: int) -> Event:
    return events.Remark(
        step,
        Text("The compiled steps that this run was taken with are no longer on this machine."),
        Text("It goes on step by step: its numbers may differ from before in the last digits."),
    )


def _device(document: Document, plan: Plan) -> torch.device:
    training = document.training
    return choose_device(training.device, plan.operations * training.batch_size)


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
