"""The schedule of the learning rate that an objective names."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import torch

from backend.catalog.schedules import SCHEDULES, ScheduleType
from backend.compiler.chosen import find_fault
from backend.document.formula import MARK, work_out
from backend.document.records import Objective
from backend.text import Refusal, Text
from backend.training.learner import Schedule
from backend.training.optimizing import card_settings, refusing_settings

_FULL_NAME = "torch.optim.lr_scheduler."
_TRIED = 16
"""At so many places of a training its formula is tried before it begins."""


@dataclass(frozen=True)
class Course:
    """How long a training lasts: its epochs, and the moves of an optimizer in all of them."""

    epochs: int
    moves: int

    @property
    def per_epoch(self) -> float:
        return self.moves / max(1, self.epochs)


def course_of(objective: Objective, epochs: int, steps_per_epoch: int) -> Course:
    """How often an objective moves in a training."""
    steps = epochs * steps_per_epoch
    acts = -(-steps // max(1, objective.every))
    return Course(epochs, max(1, acts // max(1, objective.accumulate)))


def make_schedule(
    objective: Objective, optimizer: torch.optim.Optimizer, course: Course
) -> Schedule | None:
    """The schedule an objective names, None for none. Raises Refusal for wrong settings."""
    if not objective.schedule:
        return None
    if objective.schedule not in SCHEDULES:
        raise Refusal(
            Text("There is no learning rate schedule called “{name}”.", name=objective.schedule),
            Text("Choose one in the training panel, or none."),
        )
    kind = SCHEDULES[objective.schedule]
    return _made(kind, objective.schedule_settings, optimizer, course)


def _made(
    kind: ScheduleType,
    chosen: Mapping[str, Any],
    optimizer: torch.optim.Optimizer,
    course: Course,
) -> Schedule:
    settings = card_settings(kind.card, chosen)
    grain, measure = kind.grain, settings.pop("measure", "loss")
    for name in kind.steps:
        if settings.get(name) is None:
            settings[name] = course.moves if grain == "step" else course.epochs
    with refusing_settings(kind.card.id, _untaken):
        if kind.formula:
            text = settings.pop(kind.formula)
            grain, settings["lr_lambda"] = _factor(text, course)
        if kind.parts:
            return Schedule(_together(kind, settings, optimizer, course))
        rule = kind.make(optimizer, **settings)
    return Schedule(rule, grain, kind.wants == "loss", measure)


def _untaken(name: str, reason: str) -> Text:
    return Text(
        "The schedule {name} does not take these settings: {reason}.", name=name, reason=reason
    )


def _factor(text: str, course: Course) -> tuple[str, Callable[[int], float]]:
    """How often a formula is asked, and the function it stands for. Raises Refusal."""
    formula = text if text.startswith(MARK) else f"{MARK}{text}"
    grain = "step" if "step" in _names(formula) else "epoch"
    per_epoch = max(1, round(course.per_epoch))

    def factor(count: int) -> float:
        epoch, step = (count // per_epoch, count) if grain == "step" else (count, count * per_epoch)
        lengths = {"epochs": course.epochs, "steps": course.moves}
        return _as_number(formula, work_out(formula, {"epoch": epoch, "step": step, **lengths}))

    last = course.moves if grain == "step" else course.epochs
    for count in {last * place // _TRIED for place in range(_TRIED + 1)}:
        factor(count)
    return grain, factor


def _names(formula: str) -> set[str]:
    try:
        tree = ast.parse(formula.removeprefix(MARK).strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return set()  # the formula's own reader says what is wrong with it
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _as_number(formula: str, value: Any) -> float:
    if isinstance(value, int | float) and value >= 0:
        return float(value)
    raise Refusal(
        Text(
            "The formula {formula} gives {value}, which is no factor.",
            formula=formula,
            value=str(value),
        ),
        Text("It must give 0 or a number above it."),
    )


def _together(
    kind: ScheduleType,
    settings: Mapping[str, Any],
    optimizer: torch.optim.Optimizer,
    course: Course,
) -> Any:
    """Several schedules as one."""
    written = list(_written(settings[kind.parts]))
    milestones = settings.get("milestones")
    if milestones is None:
        rules = [_part(name, chosen, optimizer, course) for name, chosen in written]
        return kind.make(rules, optimizer)
    ends = milestones if isinstance(milestones, Sequence) else (milestones,)
    if len(ends) != len(written) - 1 or any(a >= b for a, b in pairwise(ends)):
        ends_told = ", ".join(map(str, ends)) or "—"
        raise Refusal(
            Text("These schedules cannot change at the epochs {milestones}.", milestones=ends_told),
            Text("Give one epoch less than there are schedules, the earliest first."),
        )
    spans = pairwise((0, *ends, max(course.epochs, ends[-1] + 1)))
    rules = [
        _part(name, chosen, optimizer, Course(end - start, course.moves))
        for (name, chosen), (start, end) in zip(written, spans, strict=True)
    ]
    return kind.make(optimizer, schedulers=rules, milestones=list(ends))


def _part(
    name: str, chosen: Mapping[str, Any], optimizer: torch.optim.Optimizer, course: Course
) -> Any:
    kind = SCHEDULES.get(f"{_FULL_NAME}{name}")
    made = None
    if kind is not None and not kind.parts and not kind.wants:
        fault = find_fault(kind.card, chosen)
        if fault is not None:
            raise Refusal(fault.what, fault.advice)
        made = _made(kind, chosen, optimizer, course)
    if made is None or made.grain != "epoch":
        raise Refusal(
            Text("{name} cannot be one of several schedules.", name=name),
            Text("Use those that move at every epoch, such as LinearLR or CosineAnnealingLR."),
        )
    return made.rule


def _written(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Names and settings out of "LinearLR(total_iters=5), CosineAnnealingLR()". Raises Refusal."""
    try:
        tree = ast.parse(f"[{text}]", mode="eval").body
        assert isinstance(tree, ast.List)
        for call in tree.elts:
            assert isinstance(call, ast.Call)
            assert isinstance(call.func, ast.Name)
            assert not call.args
            yield call.func.id, {str(one.arg): ast.literal_eval(one.value) for one in call.keywords}
    except (AssertionError, SyntaxError, ValueError, TypeError, MemoryError, RecursionError) as bad:
        raise Refusal(
            Text("{text} are no schedules.", text=text),
            Text("Write them such as LinearLR(total_iters=5), CosineAnnealingLR()."),
        ) from bad
