"""The learning rate schedules of torch.optim.lr_scheduler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from backend.catalog.card import Card, Setting
from backend.text import Text


@dataclass(frozen=True)
class ScheduleType:
    """One schedule: its card, and what is made with (optimizer, **settings).

    `wants` says what its step needs: "" nothing, "loss" a measure. `steps` names the settings
    that training fills in with the number of steps it will take; `grain` says whether the
    schedule moves at every "step" or at every "epoch".
    """

    card: Card
    make: Callable[..., Any]
    wants: str = ""
    steps: tuple[str, ...] = ()
    grain: str = "epoch"


SCHEDULES: dict[str, ScheduleType] = {
    "torch.optim.lr_scheduler.StepLR": ScheduleType(
        Card(
            "torch.optim.lr_scheduler.StepLR",
            "schedule",
            "schedule",
            Text("Steps"),
            settings=(Setting("step_size", "int", 10, minimum=1), Setting("gamma", "float", 0.1)),
        ),
        torch.optim.lr_scheduler.StepLR,
    ),
}
