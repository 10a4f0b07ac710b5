"""From the objectives of a drawing to learners."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from backend.compiler.builder import part_key
from backend.compiler.neurons import Level, Part, fuse
from backend.compiler.plan import Plan, Signal
from backend.document.document import Document
from backend.document.records import Objective
from backend.text import Refusal, Text
from backend.training.augmenting import augmentations, with_augmentation
from backend.training.averaging import Average
from backend.training.clipping import Clipping
from backend.training.gathering import Gathering
from backend.training.learner import Learner
from backend.training.optimizing import make_optimizer, moved_of
from backend.training.penalty import penalty_of
from backend.training.reading import Reading, read
from backend.training.scheduling import course_of, make_schedule
from backend.training.ways import check_ways, in_precision


def objectives_of(document: Document, plan: Plan) -> dict[str, Objective]:
    """The objectives that can act, by the name under which their losses are told.

    A lone one is told as "loss". Raises Refusal where there is none.
    """
    found = [one for one in document.objectives if any(plan.step(id) for id in one.minimise)]
    if not found:
        raise Refusal(
            Text("Nothing says yet what the network should learn."),
            Text(
                "Add a loss block, wire the answer and the target to it, and let it be minimised."
            ),
        )
    if len(found) == 1:
        return {"loss": found[0]}
    named: dict[str, Objective] = {}
    for one in found:
        named[_unused(one.name or "loss", named)] = one
    return named


def _unused(name: str, taken: Mapping[str, Any]) -> str:
    number = 2
    wanted = name
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


def terms_of(objective: Objective, plan: Plan) -> dict[Signal, float]:
    """The losses an objective minimises, each with its weight."""
    return {
        Signal(block, "loss"): weight
        for block, weight in objective.minimise.items()
        if plan.step(block) is not None
    }


class Recipe:
    """What to minimise, what it needs and whom it moves; makes the learners.

    `takes` are the fields that the batches must hold, in the order the losses take them.
    """

    def __init__(self, document: Document, plan: Plan, modules: Mapping[str, nn.Module]) -> None:
        self.document = document
        self.plan = plan
        self.modules = modules
        self.objectives = objectives_of(document, plan)
        self.readings = {
            name: read(plan, list(terms_of(one, plan)), modules, for_speed=True)
            for name, one in self.objectives.items()
        }
        fields = [signal for reading in self.readings.values() for signal in reading.takes]
        self.takes: tuple[Signal, ...] = tuple(dict.fromkeys(fields))
        self._augmented = augmentations(document, plan, self.takes)
        self.moved = {
            name: moved_parameters(document, plan, modules, objective, self.readings[name])
            for name, objective in self.objectives.items()
        }
        self._let_only_these_move()

    def _let_only_these_move(self) -> None:
        moved = {id(parameter) for group in self.moved.values() for parameter in group}
        for module in self.modules.values():
            for parameter in module.parameters():
                parameter.requires_grad_(id(parameter) in moved)

    def learners(self, epochs: int, steps_per_epoch: int) -> list[Learner]:
        """One for each objective. Raises Refusal for settings an optimizer does not take."""
        return [
            self._learner(name, objective, epochs, steps_per_epoch)
            for name, objective in self.objectives.items()
        ]

    def _learner(self, name: str, objective: Objective, epochs: int, steps: int) -> Learner:
        parameters = self.moved[name]
        moved = moved_of(self.modules, parameters)
        check_ways(objective, moved)
        optimizer = make_optimizer(objective, moved)
        clips = objective.clip_norm or objective.clip_value
        return Learner(
            id=objective.id,
            name=name,
            loss=with_augmentation(
                in_precision(objective.precision, self._loss(name, objective)), self._augmented
            ),
            parameters=parameters,
            optimizer=optimizer,
            schedule=make_schedule(objective, optimizer, course_of(objective, epochs, steps)),
            every=max(1, objective.every),
            alone=len(self.objectives) == 1,
            penalty=penalty_of(objective, self._named(parameters)),
            clipping=Clipping(objective.clip_norm, objective.clip_value) if clips else None,
            average=Average(objective.average) if objective.average else None,
            gathering=Gathering(objective.accumulate) if objective.accumulate > 1 else None,
        )

    def _named(self, parameters: Sequence[nn.Parameter]) -> list[tuple[str, nn.Parameter]]:
        """These parameters, each with its name in its module."""
        names = {
            id(parameter): name
            for module in self.modules.values()
            for name, parameter in module.named_parameters()
        }
        return [(names[id(parameter)], parameter) for parameter in parameters]

    def _loss(self, name: str, objective: Objective) -> Callable[..., Tensor]:
        reading = self.readings[name]
        weights = list(terms_of(objective, self.plan).values())
        forward = _total(reading, weights)
        if reading.takes == self.takes:
            return forward
        places = [self.takes.index(signal) for signal in reading.takes]
        return lambda *batch: forward(*(batch[place] for place in places))


def _total(reading: Reading, weights: Sequence[float]) -> Callable[..., Tensor]:
    """The weighted sum of the losses."""
    forward: Callable[..., Tensor] = reading.graph.forward
    if list(weights) == [1]:
        return forward

    def total(*fields: Tensor) -> Tensor:
        found: Tensor | tuple[Tensor, ...] = forward(*fields)
        losses = found if isinstance(found, tuple) else (found,)
        terms = [w * loss for w, loss in zip(weights, losses, strict=True)]
        return functools.reduce(torch.add, terms)

    return total


def moved_parameters(
    document: Document,
    plan: Plan,
    modules: Mapping[str, nn.Module],
    objective: Objective,
    reading: Reading,
) -> list[nn.Parameter]:
    """What an objective moves, each parameter once. Raises Refusal where that is nothing."""
    kept = still_modules(plan, modules)
    inside = {id(parameter) for parameter in reading.graph.parameters()}
    found: dict[int, nn.Parameter] = {}
    for key in _moved_modules(document, plan, modules, objective):
        for parameter in modules[key].parameters() if key in modules and key not in kept else ():
            if id(parameter) in inside:
                found[id(parameter)] = parameter
    if not found:
        raise Refusal(
            Text("The objective “{name}” has nothing to move.", name=objective.name or "loss"),
            Text("Put a layer with weights before its loss, or unfreeze one."),
        )
    return list(found.values())


def still_modules(plan: Plan, modules: Mapping[str, nn.Module]) -> set[str]:
    """The keys of the modules that training must leave as they are."""
    return {part_key(part) for part in fuse(plan) if part.frozen} & modules.keys()


def _moved_modules(
    document: Document, plan: Plan, modules: Mapping[str, nn.Module], objective: Objective
) -> list[str]:
    if not objective.moves:
        return list(modules)
    moved = {step.block for step in plan.steps if objective.id in step.movers}
    keys = [part_key(part) for part in fuse(plan) if moved & blocks_of(part)]
    return list(dict.fromkeys(keys))


def blocks_of(part: Part) -> set[str]:
    """The blocks whose weights a module holds: one, or the neurons of a level."""
    return {step.block for step in part.neurons} if isinstance(part, Level) else {part.block}
