"""A network with all it takes to train it: made from a drawing, swapped when that is edited."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn

from backend.compiler.builder import Weights, make_modules, read_weights
from backend.compiler.neurons import NEURON
from backend.compiler.plan import Plan, Signal
from backend.data.batches import Batches
from backend.data.prepared import Prepared
from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Objective
from backend.training import averaging
from backend.training.arithmetic import Passage
from backend.training.compiled.bench import Bench
from backend.training.engine import Engine, choose_threads, untouched
from backend.training.events import Arranged, Story
from backend.training.feed import Feed
from backend.training.judge import Judge, at_rest, sample
from backend.training.learner import Learner
from backend.training.memory import (
    Origins,
    Share,
    carry_over,
    lie_alike,
    origins,
    remembers_alike,
    start_together,
)
from backend.training.reading import columns_of
from backend.training.recipe import Recipe, still_modules, terms_of
from backend.training.streaming import Column
from backend.weights import Packed

SAMPLES = {"train": 1000, "validation": 5000}
"""How many examples of a split are judged after an epoch, at most."""


class Work:
    """Modules, learners, batches and judge of one drawing.

    Raises Refusal for a drawing that cannot be trained.
    """

    def __init__(
        self,
        document: Document,
        plan: Plan,
        prepared: Mapping[str, Prepared],
        device: torch.device,
        epochs: int,
        weights: Weights | None = None,
    ) -> None:
        self.document, self.plan, self.prepared, self.device = document, plan, prepared, device
        training = document.training
        self.modules = make_modules(plan, training.seed, weights)
        settle(self.modules, device)
        self._still = still_modules(plan, self.modules)
        self.recipe = Recipe(document, plan, self.modules)
        columns = columns_of(self.recipe.takes, prepared, "train")
        batches = Batches(
            len(next(iter(columns.values()))),
            max(1, training.batch_size),
            training.seed,
            smallest=2 if _normalises_batches(self.modules) else 1,
        )
        self.feed = Feed(list(columns.values()), batches, device)
        self.learners = self.recipe.learners(epochs, batches.steps_per_epoch)
        self.engine = Engine(self.learners, self.feed)
        self.holds_best = False
        self.judge = self._make_judge()
        self.samples = {split: sample(self.split(split), most) for split, most in SAMPLES.items()}
        self.be_ready_to_learn()

    def _make_judge(self) -> Judge:
        terms = {n: terms_of(one, self.plan) for n, one in self.recipe.objectives.items()}
        preparation = {block: each.preparation for block, each in self.prepared.items()}
        size = self.feed.batches.size
        return Judge(self.plan, self.modules, terms, preparation, size, self.averaged)

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """Where objectives keep averages of the weights, these stand in their place in here; not
        where the weights are the best that were ever judged."""
        keeping = (
            [] if self.holds_best else [one for one in self.learners if one.average is not None]
        )
        parameters = [parameter for one in keeping for parameter in one.parameters]
        with averaging.in_place_of(parameters, [one.optimizer for one in keeping]):
            yield

    def split(self, name: str) -> dict[Signal, Column]:
        """Every example of a split, as the judge takes them."""
        return columns_of(self.judge.takes, self.prepared, name, self.device)

    def tell(self, example: int) -> Story:
        """The arithmetic of one training example alone, with the network as it is when used."""
        columns = dict(zip(self.recipe.takes, self.feed.columns, strict=True))
        place = min(max(example, 0), self.feed.batches.count - 1)
        one = {
            signal: column[place : place + 1].to(self.device) for signal, column in columns.items()
        }
        with at_rest(self.modules):
            objectives = list(self.recipe.objectives.values())
            return Passage(self.plan, self.modules, objectives, one).story(0, place)

    def be_ready_to_learn(self) -> None:
        """Dropout on; frozen blocks stay as they are when used."""
        for key, module in self.modules.items():
            module.train(key not in self._still)

    @property
    def steps_per_epoch(self) -> int:
        return self.feed.batches.steps_per_epoch

    @property
    def epochs_done(self) -> int:
        return self.feed.batches.epoch

    @property
    def buffers(self) -> list[Tensor]:
        """What modules remember beside their parameters (running means)."""
        return [buffer for module in self.modules.values() for buffer in module.buffers()]

    def learner(self, objective: str) -> Learner:
        """The learner of an objective, by its id or name. Raises KeyError for none."""
        for learner in self.learners:
            if objective in (learner.id, learner.name):
                return learner
        raise KeyError(objective)

    def bench(self) -> Bench:
        """What learns, laid out for tracing. Raises Untraceable."""
        return Bench(self.modules, self.learners)

    def rehearse(self) -> None:
        """Go through the next batch without learning from it: for whoever looks inside."""
        with untouched(self.buffers):
            for learner in self.learners:
                learner.descend(self.feed.next_batch())

    def choose_threads(self) -> int:
        """The threads that somebody fixed, or those that pay: tried without a trace."""
        fixed = min(self.document.training.threads, os.cpu_count() or 1)
        if fixed and self.device.type == "cpu":
            torch.set_num_threads(fixed)
            return fixed
        batches = self.feed.batches
        kept = batches.state()
        batch = self.feed.take(1)[0]
        self.feed.restore({**kept, "size": batches.size})
        with untouched(self.buffers):
            threads = choose_threads(self.learners, batch)
        for module in self.modules.values():
            module.zero_grad()
        return threads

    def arrangement(self, threads: int | None) -> Arranged:
        """How the work is laid out, with so many threads chosen for it."""
        return Arranged(
            step=self.engine.step,
            threads=threads or torch.get_num_threads(),
            cores=os.cpu_count() or 1,
            is_channels_last=_lies_channels_last(self.modules, self.device),
            is_resident=all(one.device.type == self.device.type for one in self.feed.columns),
        )

    def weights(self) -> Packed:
        """Copies of what was learned, by owner."""
        return read_weights(self.modules)

    def judged_weights(self) -> Packed:
        """Copies of what is judged and exported: averages where objectives keep them."""
        with self.averaged():
            return read_weights(self.modules)

    def state(self) -> dict[str, Any]:
        """All that learning depends on but random numbers: nested, with live tensors."""
        return {
            "step": self.engine.step,
            "feed": self.feed.state(),
            "modules": {key: dict(module.state_dict()) for key, module in self.modules.items()},
            "optimizers": {one.id: one.optimizer.state_dict() for one in self.learners},
            "schedules": {
                one.id: one.schedule.rule.state_dict() for one in self.learners if one.schedule
            },
            "gathered": {one.id: one.gathering.state() for one in self.learners if one.gathering},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go back to where `state` was taken, with this same drawing.

        Raises KeyError, ValueError or RuntimeError for the state of another drawing.
        """
        for key, module in self.modules.items():
            module.load_state_dict(state["modules"][key])
        for learner in self.learners:
            _restore_optimizer(learner.optimizer, state["optimizers"][learner.id])
            if learner.schedule is not None and learner.id in state["schedules"]:
                learner.schedule.rule.load_state_dict(state["schedules"][learner.id])
            if learner.gathering is not None:
                learner.gathering.restore(state["gathered"][learner.id])
        self.engine.step = state["step"]
        self.engine.forget_losses()
        self.feed.restore(state["feed"])

    def inherit(self, old: Work, patches: Sequence[Patch] = ()) -> None:
        """Go on where `old` was: its place in the data, its optimizers' memories of what is
        still there, and its schedules where an objective is unchanged."""
        self.engine.step = old.engine.step
        self.feed.restore(old.feed.state())
        found = origins((old.plan, old.modules), (self.plan, self.modules), patches)
        before = {learner.id: learner for learner in old.learners}
        for learner in self.learners:
            if learner.id in before:
                _inherit(learner, before[learner.id], found)
                self._inherit_schedule(learner, before[learner.id], old)

    def _inherit_schedule(self, learner: Learner, before: Learner, old: Work) -> None:
        if _way(self.document, learner.id) != _way(old.document, learner.id):
            return
        if learner.schedule is not None and before.schedule is not None:
            learner.schedule.rule.load_state_dict(before.schedule.rule.state_dict())
        for group, there in zip(
            learner.optimizer.param_groups, before.optimizer.param_groups, strict=False
        ):
            group.update({name: value for name, value in there.items() if name != "params"})


def settle(modules: Mapping[str, nn.Module], device: torch.device) -> None:
    """Put modules on a device, in the layout that pays there.

    On the processor convolutions over pictures are up to twice as fast where the channels of a
    pixel lie side by side; what they compute is the same.
    """
    for module in modules.values():
        module.to(device)
    if _lies_channels_last(modules, device):
        for module in modules.values():
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]


def _lies_channels_last(modules: Mapping[str, nn.Module], device: torch.device) -> bool:
    return device.type == "cpu" and any(map(_looks_at_pictures, modules.values()))


def _looks_at_pictures(module: nn.Module) -> bool:
    return any(isinstance(one, nn.Conv2d | nn.ConvTranspose2d) for one in module.modules())


def _way(document: Document, objective: str) -> tuple[object, ...]:
    """How an objective moves what it moves."""
    one = document[objective]
    assert isinstance(one, Objective)
    return (
        one.optimizer,
        one.optimizer_settings,
        one.schedule,
        one.schedule_settings,
        one.spares_biases,
        one.accumulate,
        one.every,
    )


def _inherit(learner: Learner, before: Learner, found: Origins) -> None:
    if not remembers_alike(learner.optimizer, before.optimizer):
        return
    for parameter in learner.parameters:
        state = carry_over(parameter, found.get(id(parameter), ()), before.optimizer)
        if state is not None:
            learner.optimizer.state[parameter] = state
            if learner.average is None or not _is_whole(found.get(id(parameter), ())):
                averaging.forget(learner.optimizer, parameter)
    start_together(learner.optimizer)
    lie_alike(learner.optimizer)


def _is_whole(shares: Sequence[Share]) -> bool:
    return len(shares) == 1 and shares[0].is_whole


def _restore_optimizer(optimizer: torch.optim.Optimizer, state: Mapping[str, Any]) -> None:
    """Its memory and rates; how it computes (fused or not) stays as it is here."""
    kept: list[dict[str, Any]] = [
        {name: group[name] for name in ("fused", "foreach") if name in group}
        for group in optimizer.param_groups
    ]
    # PyTorch would go on in these very tensors: who goes back twice would not be where he was.
    optimizer.load_state_dict(copy.deepcopy(dict(state)))
    lie_alike(optimizer)
    for group, ways in zip(optimizer.param_groups, kept, strict=True):
        group.update(ways)


def _normalises_batches(modules: Mapping[str, nn.Module]) -> bool:
    return any(
        isinstance(inner, nn.modules.batchnorm._BatchNorm)
        for module in modules.values()
        for inner in module.modules()
    )


def unchanged_weights(old: Plan, new: Plan, weights: Weights) -> Weights:
    """Those that still fit after an edit. What became another type starts anew; wires, and
    what has another shape than before, are left to whoever puts the weights in."""
    changed = [
        step.block
        for step in new.steps
        if (before := old.step(step.block)) is not None and before.type != step.type
    ]
    if not any(block in weights for block in changed):
        return weights
    if isinstance(weights, Packed):
        return weights.without(changed)
    return {owner: named for owner, named in weights.items() if owner not in changed}


def fitting_weights(old: Plan, new: Plan, weights: Packed) -> Packed:
    """Those of the layers that are the same in another drawing, and of single neurons and wires
    that are there."""
    kept: set[str] = set()
    for step in new.steps:
        before = old.step(step.block)
        if before is not None and before.type == step.type:
            kept.update(step.wires)
            if step.type == NEURON or before.settings == step.settings:
                kept.add(step.block)
    return weights.keep(kept)
