"""The optimizer and the schedule that an objective names."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from backend.catalog.card import Card
from backend.catalog.optimizers import OPTIMIZERS
from backend.catalog.schedules import SCHEDULES
from backend.document.records import Objective
from backend.text import Refusal, Text
from backend.training.learner import Schedule


def make_optimizer(
    objective: Objective, parameters: Sequence[nn.Parameter]
) -> torch.optim.Optimizer:
    """The optimizer an objective names, fused into one call where that gives the same numbers.

    Raises Refusal for an optimizer nobody knows, and for settings it does not take.
    """
    if objective.optimizer not in OPTIMIZERS:
        raise Refusal(
            Text("There is no optimizer called “{name}”.", name=objective.optimizer),
            Text("Choose one in the training panel."),
        )
    kind = OPTIMIZERS[objective.optimizer]
    settings = _settings(kind.card, objective.optimizer_settings)
    try:
        if fused_agrees(kind.make, settings, parameters[0]):
            settings["fused"] = True
        return kind.make(list(parameters), **settings)
    except (ValueError, TypeError, RuntimeError) as error:
        raise Refusal(
            Text(
                "The optimizer {name} does not take these settings: {reason}.",
                name=objective.optimizer.rpartition(".")[2],
                reason=str(error).rstrip("."),
            ),
            Text("Change its settings in the training panel."),
        ) from error


def _settings(card: Card, chosen: Mapping[str, Any]) -> dict[str, Any]:
    """The defaults of a card, then what was chosen. Lists become tuples."""
    values = {
        setting.name: setting.default
        for setting in card.settings
        if not (setting.required or setting.inferred)
    }
    values.update(chosen)
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
    }


def fused_agrees(
    make: Callable[..., torch.optim.Optimizer], settings: Mapping[str, Any], like: Tensor
) -> bool:
    """Whether the fused form of an optimizer works here and walks as the plain one does."""
    if "fused" in settings or "fused" not in inspect.signature(make).parameters:
        return False
    try:
        plain, fused = (_walk(make, {**settings, "fused": fused}, like) for fused in (False, True))
    except (RuntimeError, ValueError, TypeError):
        return False
    return torch.allclose(plain, fused, rtol=1e-5, atol=1e-7, equal_nan=True)


def _walk(
    make: Callable[..., torch.optim.Optimizer], settings: Mapping[str, Any], like: Tensor
) -> Tensor:
    """Where five parameters end after three steps."""
    place = nn.Parameter(torch.linspace(-1, 1, 5, dtype=like.dtype, device=like.device))
    optimizer = make([place], **settings)
    for step in range(3):
        place.grad = torch.linspace(0.5, -0.3, 5, dtype=like.dtype, device=like.device) * (1 + step)
        optimizer.step()
    return place.detach()


def make_schedule(
    objective: Objective, optimizer: torch.optim.Optimizer, epochs: int, steps_per_epoch: int
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
    settings = _settings(kind.card, objective.schedule_settings)
    for name in kind.steps:
        if settings.get(name) is None:
            settings[name] = epochs * steps_per_epoch if kind.grain == "step" else epochs
    try:
        rule = kind.make(optimizer, **settings)
    except (ValueError, TypeError, RuntimeError) as error:
        raise Refusal(
            Text(
                "The schedule {name} does not take these settings: {reason}.",
                name=objective.schedule.rpartition(".")[2],
                reason=str(error).rstrip("."),
            ),
            Text("Change its settings in the training panel."),
        ) from error
    return Schedule(rule, kind.grain, kind.wants == "loss")
