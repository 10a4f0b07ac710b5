"""Objectives: whether they can move anything, with optimizers and data that there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backend.catalog.card import Card
from backend.catalog.learning import LEARNING_CARD, learning_of
from backend.catalog.optimizers import OPTIMIZERS
from backend.catalog.schedules import SCHEDULES
from backend.compiler import compare
from backend.compiler.chosen import Fault, find_fault
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document import edits
from backend.document.records import Objective
from backend.text import Text


def find(walk: Walk) -> Iterator[Problem]:
    """What keeps objectives from being trained."""
    without_data: set[str] = set()
    for objective in walk.wiring.objectives:
        planned = [id for id in objective.minimise if id in walk.shaped]
        if not planned:
            continue
        yield from _choices(walk, objective)
        before = compare.before(walk, planned)
        if not _moved(walk, objective, before):
            yield _nothing_moves(walk, objective, planned[0], before)
        without_data |= {id for id in before if walk.wiring.sort(id) == "input"}
    for id in walk.wiring.blocks:
        if id in without_data:
            yield _no_data(id)


def _learns(walk: Walk, id: str) -> bool:
    return id in walk.shaped and walk.shaped[id].parameters > 0


def _moved(walk: Walk, objective: Objective, before: set[str]) -> set[str]:
    """The blocks that an objective moves."""
    movers = walk.wiring.movers
    return {
        id
        for id in before
        if _learns(walk, id)
        and not walk.wiring.blocks[id].frozen
        and (not objective.moves or objective.id in movers.get(id, ()))
    }


def _nothing_moves(walk: Walk, objective: Objective, loss: str, before: set[str]) -> Problem:
    document, learning = walk.wiring.document, sorted(id for id in before if _learns(walk, id))
    offered: list[Repair] = []
    frozen = [id for id in learning if walk.wiring.blocks[id].frozen]
    if frozen:
        offered.append(Repair(Text("Unfreeze"), edits.freeze(document, frozen, frozen=False)))
    elif learning:
        change = edits.change_objective(document, objective.id, moves=())
        offered.append(Repair(Text("Move every block before it"), change))
    return Problem(
        "nothing_moves",
        "warning",
        Text("No block before this loss can learn, so training would change nothing."),
        Text("Put a layer with weights before its loss, or unfreeze one."),
        block=loss,
        repairs=tuple(offered),
    )


def _no_data(block: str) -> Problem:
    return Problem(
        "input_without_data",
        "warning",
        Text("It brings no data, so what hangs on it cannot be trained."),
        Text("Replace it by a data block, or wire it to one."),
        block=block,
    )


def _choices(walk: Walk, objective: Objective) -> Iterator[Problem]:
    """An optimizer or a schedule that is not there, or that does not take its settings."""
    known = OPTIMIZERS.get(objective.optimizer)
    if known is None:
        what = Text("There is no optimizer called “{name}”.", name=objective.optimizer)
        change = {"optimizer": "torch.optim.Adam", "optimizer_settings": {}}
        yield _unknown(walk, objective, what, change)
    else:
        yield from _settings(walk, objective, known.card, "optimizer_settings")
    yield from _ways(walk, objective)
    schedule = SCHEDULES.get(objective.schedule)
    if schedule is None and objective.schedule:
        what = Text("There is no learning rate schedule called “{name}”.", name=objective.schedule)
        yield _unknown(walk, objective, what, {"schedule": "", "schedule_settings": {}})
    elif schedule is not None:
        yield from _settings(walk, objective, schedule.card, "schedule_settings")


def _ways(walk: Walk, objective: Objective) -> Iterator[Problem]:
    """How it learns: fields of its own, judged like settings."""
    fault = find_fault(LEARNING_CARD, learning_of(objective))
    if fault is not None:
        default = LEARNING_CARD.setting(fault.setting).default
        yield _reset(walk, objective, fault, {fault.setting: default})


def _unknown(walk: Walk, objective: Objective, what: Text, change: Mapping[str, Any]) -> Problem:
    mended = edits.change_objective(walk.wiring.document, objective.id, **change)
    return Problem(
        "bad_objective",
        "warning",
        what,
        Text("Choose one in the training panel."),
        repairs=(Repair(Text("Reset the setting"), mended),),
    )


def _settings(walk: Walk, objective: Objective, card: Card, field: str) -> Iterator[Problem]:
    chosen = getattr(objective, field)
    fault = find_fault(card, chosen)
    if fault is None:
        return
    kept = {name: value for name, value in chosen.items() if name != fault.setting}
    yield _reset(walk, objective, fault, {field: kept})


def _reset(walk: Walk, objective: Objective, fault: Fault, fields: Mapping[str, Any]) -> Problem:
    change = edits.change_objective(walk.wiring.document, objective.id, **fields)
    return Problem(
        "bad_objective",
        "warning",
        fault.what,
        fault.advice,
        repairs=(Repair(Text("Reset the setting"), change),),
    )
