"""The learning rate schedules of torch.optim.lr_scheduler."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch.optim import lr_scheduler

from backend.catalog.card import Card, Setting
from backend.text import Text


@dataclass(frozen=True)
class ScheduleType:
    """One schedule: its card, its class (made with (optimizer, **settings)), how it is driven.

    `grain` says how often it moves: every "epoch" or every "step". `wants` is "loss" where its
    `step()` is given the latest loss, else "". `steps` names the settings that training fills
    with the number of moves it will make, unless somebody chose them.
    """

    card: Card
    make: Callable[..., Any]
    grain: str = "epoch"
    wants: str = ""
    steps: tuple[str, ...] = ()


_GAMMA = Setting(
    "gamma",
    "float",
    0.1,
    minimum=0,
    main=True,
    title=Text("Factor"),
    help=Text("What the learning rate is multiplied by each time."),
)
_LOWEST = Setting("eta_min", "float", 0.0, minimum=0, title=Text("Lowest rate"))
_MOMENTUM_TOO = Setting(
    "cycle_momentum", "bool", False, advanced=True, title=Text("Momentum moves too")
)
_EPOCHS = Setting("total_iters", "int", 5, minimum=1, title=Text("Epochs"))


def _schedule(
    name: str, title: Text, summary: Text, settings: tuple[Setting, ...], **more: Any
) -> ScheduleType:
    card = Card(
        f"torch.optim.lr_scheduler.{name}",
        "schedule",
        "schedule",
        title,
        summary,
        settings=settings,
        common=more.pop("common", False),
    )
    return ScheduleType(card, getattr(lr_scheduler, name), **more)


def _length(name: str, title: Text, help: Text) -> Setting:
    """A setting that training fills with how long it will go on."""
    return Setting(
        name, "int", None, optional=True, inferred=True, minimum=1, title=title, help=help
    )


_SCHEDULES = (
    _schedule(
        "CosineAnnealingLR",
        Text("Cosine"),
        Text("Lowers the rate along half a wave, slowly first, slowly last."),
        (
            _length(
                "T_max",
                Text("Epochs down"),
                Text("How many epochs it takes; the whole training unless chosen."),
            ),
            _LOWEST,
        ),
        steps=("T_max",),
        common=True,
    ),
    _schedule(
        "StepLR",
        Text("Steps"),
        Text("Lowers the rate by a factor every few epochs."),
        (
            Setting("step_size", "int", 10, minimum=1, main=True, title=Text("Every … epochs")),
            _GAMMA,
        ),
        common=True,
    ),
    _schedule(
        "ReduceLROnPlateau",
        Text("When it stalls"),
        Text("Lowers the rate when the loss has stopped falling for a while."),
        (
            Setting("factor", "float", 0.1, minimum=0, maximum=1, main=True, title=Text("Factor")),
            Setting("patience", "int", 10, minimum=0, title=Text("Epochs of patience")),
            Setting("threshold", "float", 1e-4, minimum=0, advanced=True, title=Text("Threshold")),
            Setting("cooldown", "int", 0, minimum=0, advanced=True, title=Text("Epochs of rest")),
            Setting("min_lr", "float", 0.0, minimum=0, advanced=True, title=Text("Lowest rate")),
        ),
        wants="loss",
        common=True,
    ),
    _schedule(
        "OneCycleLR",
        Text("One cycle"),
        Text("Raises the rate to a peak and lowers it to nearly nothing, over the whole training."),
        (
            Setting("max_lr", "float", 0.01, minimum=0, main=True, title=Text("Peak rate")),
            _length(
                "total_steps",
                Text("Steps"),
                Text("How many steps it takes; the whole training unless chosen."),
            ),
            Setting("pct_start", "float", 0.3, minimum=0, maximum=1, title=Text("Part going up")),
            Setting(
                "anneal_strategy",
                "choice",
                "cos",
                choices=("cos", "linear"),
                advanced=True,
                title=Text("Way down"),
            ),
            Setting(
                "div_factor", "float", 25.0, minimum=1, advanced=True, title=Text("Peak ÷ start")
            ),
            Setting(
                "final_div_factor",
                "float",
                1e4,
                minimum=1,
                advanced=True,
                title=Text("Start ÷ end"),
            ),
            _MOMENTUM_TOO,
        ),
        grain="step",
        steps=("total_steps",),
        common=True,
    ),
    _schedule(
        "ExponentialLR",
        Text("Exponential"),
        Text("Multiplies the rate by a factor at every epoch."),
        (Setting("gamma", "float", 0.95, minimum=0, main=True, title=Text("Factor")),),
    ),
    _schedule(
        "MultiStepLR",
        Text("At chosen epochs"),
        Text("Lowers the rate by a factor at the epochs you choose."),
        (
            Setting("milestones", "ints", (10, 15), minimum=1, title=Text("At the epochs")),
            _GAMMA,
        ),
    ),
    _schedule(
        "LinearLR",
        Text("Linear"),
        Text("Moves the rate in a straight line from one factor to another: a warm-up."),
        (
            Setting(
                "start_factor", "float", 0.1, minimum=1e-9, maximum=1, title=Text("From factor")
            ),
            Setting("end_factor", "float", 1.0, minimum=0, maximum=1, title=Text("To factor")),
            _EPOCHS,
        ),
    ),
    _schedule(
        "PolynomialLR",
        Text("Polynomial"),
        Text("Lowers the rate to nothing along a power of the time left."),
        (
            _length(
                "total_iters",
                Text("Epochs down"),
                Text("How many epochs it takes; the whole training unless chosen."),
            ),
            Setting("power", "float", 1.0, minimum=0, title=Text("Power")),
        ),
        steps=("total_iters",),
    ),
    _schedule(
        "ConstantLR",
        Text("Slow start"),
        Text("Multiplies the rate by a factor for the first epochs, then lets go."),
        (Setting("factor", "float", 0.333, minimum=0, maximum=1, title=Text("Factor")), _EPOCHS),
    ),
    _schedule(
        "CosineAnnealingWarmRestarts",
        Text("Cosine with restarts"),
        Text("Lowers the rate along half a wave, again and again."),
        (
            Setting("T_0", "int", 10, minimum=1, title=Text("Epochs of the first wave")),
            Setting("T_mult", "int", 1, minimum=1, title=Text("Each wave longer by")),
            _LOWEST,
        ),
    ),
    _schedule(
        "CyclicLR",
        Text("Up and down"),
        Text("Moves the rate up and down between two values, step by step."),
        (
            Setting("base_lr", "float", 1e-4, minimum=0, title=Text("Lowest rate")),
            Setting("max_lr", "float", 1e-2, minimum=0, main=True, title=Text("Peak rate")),
            Setting("step_size_up", "int", 200, minimum=1, title=Text("Steps going up")),
            Setting(
                "mode",
                "choice",
                "triangular",
                choices=("triangular", "triangular2", "exp_range"),
                title=Text("Mode"),
            ),
            _MOMENTUM_TOO,
        ),
        grain="step",
    ),
)
SCHEDULES: dict[str, ScheduleType] = {one.card.id: one for one in _SCHEDULES}

UNUSABLE = {
    "ChainedScheduler": Text("It is made of other schedules."),
    "LambdaLR": Text("It wants a function, and a drawing holds no code."),
    "MultiplicativeLR": Text("It wants a function, and a drawing holds no code."),
    "SequentialLR": Text("It is made of other schedules."),
}
"""Schedules of PyTorch that are left out, and why."""
