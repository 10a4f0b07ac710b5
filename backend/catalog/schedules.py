"""The learning rate schedules of torch.optim.lr_scheduler."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any

from torch.optim import lr_scheduler

from backend.catalog.card import Card, Setting
from backend.catalog.plain_settings import plain_settings
from backend.text import Text


@dataclass(frozen=True)
class ScheduleType:
    """One schedule: its card, its class (made with (optimizer, **settings)), how it is driven.

    `grain` says how often it moves: every "epoch" or every "step". `wants` is "loss" where its
    `step()` is given a measure, else "". `steps` names the settings that training fills with the
    number of moves it will make, unless somebody chose them. `formula` names the setting that is
    a formula about the epoch or the step, `parts` the one that writes down other schedules.
    """

    card: Card
    make: Callable[..., Any]
    grain: str = "epoch"
    wants: str = ""
    steps: tuple[str, ...] = ()
    formula: str = ""
    parts: str = ""


TECHNICAL = {"optimizer", "last_epoch", "lr_lambda", "scale_fn", "schedulers"}
"""What of schedules training chooses, or a formula or other schedules stand for."""
LENGTHS = {"epochs", "steps_per_epoch"}
"""Another way to give OneCycleLR its number of steps."""

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
_MOMENTA = (
    Setting("base_momentum", "float", 0.85, minimum=0, maximum=1, advanced=True,
            title=Text("Lowest momentum")),
    Setting("max_momentum", "float", 0.95, minimum=0, maximum=1, advanced=True,
            title=Text("Highest momentum")),
)  # fmt: skip
_FACTOR = Setting(
    "factor",
    "text",
    "0.95 ** epoch",
    main=True,
    title=Text("Factor"),
    help=Text(
        "A formula about epoch or step, both counted from 0, and epochs and steps, how many there "
        "will be. With step in it the rate moves at every step."
    ),
)
_PARTS = Setting(
    "schedules",
    "text",
    "LinearLR(total_iters=5), CosineAnnealingLR()",
    main=True,
    title=Text("Schedules"),
    help=Text("Their names in PyTorch with their settings, commas between them."),
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
            Setting(
                "measure",
                "choice",
                "loss",
                choices=("loss", "accuracy", "f1_macro", "r2", "mse", "mae"),
                title=Text("Measure"),
                help=Text("What it watches, on the validation examples."),
            ),
            Setting(
                "mode",
                "choice",
                "min",
                choices=("min", "max"),
                advanced=True,
                title=Text("Better is"),
            ),
            Setting("threshold", "float", 1e-4, minimum=0, advanced=True, title=Text("Threshold")),
            Setting(
                "threshold_mode",
                "choice",
                "rel",
                choices=("rel", "abs"),
                advanced=True,
                title=Text("Threshold is"),
            ),
            Setting("eps", "float", 1e-8, minimum=0, advanced=True, title=Text("Least change")),
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
            Setting("three_phase", "bool", False, advanced=True, title=Text("Three phases")),
            _MOMENTUM_TOO,
            *_MOMENTA,
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
                "step_size_down",
                "int",
                None,
                optional=True,
                minimum=1,
                advanced=True,
                title=Text("Steps going down"),
            ),
            Setting(
                "mode",
                "choice",
                "triangular",
                choices=("triangular", "triangular2", "exp_range"),
                title=Text("Mode"),
            ),
            Setting(
                "gamma", "float", 1.0, minimum=0, maximum=1, advanced=True, title=Text("Factor")
            ),
            Setting(
                "scale_mode",
                "choice",
                "cycle",
                choices=("cycle", "iterations"),
                advanced=True,
                title=Text("Factor counts"),
            ),
            _MOMENTUM_TOO,
            *_MOMENTA,
        ),
        grain="step",
    ),
    _schedule(
        "LambdaLR",
        Text("By a formula"),
        Text("Multiplies the first rate by what a formula gives."),
        (_FACTOR,),
        formula="factor",
    ),
    _schedule(
        "MultiplicativeLR",
        Text("By a formula, again and again"),
        Text("Multiplies the rate, each time anew, by what a formula gives."),
        (replace(_FACTOR, default="0.95"),),
        formula="factor",
    ),
    _schedule(
        "SequentialLR",
        Text("One after the other"),
        Text("Lets other schedules take turns."),
        (
            _PARTS,
            Setting("milestones", "ints", (5,), minimum=1, title=Text("Change at the epochs")),
        ),
        parts="schedules",
    ),
    _schedule(
        "ChainedScheduler",
        Text("Several at once"),
        Text("Lets several other schedules act on the rate together."),
        (replace(_PARTS, default="LinearLR(total_iters=5), ExponentialLR(gamma=0.95)"),),
        parts="schedules",
    ),
)


def _undescribed(known: Collection[str]) -> list[ScheduleType]:
    """The schedules that nobody has described, such as those of newer versions."""
    return [
        _schedule(name, Text(name), Text("{name} of PyTorch.", name=name), found)
        for name in lr_scheduler.__all__
        if name != "LRScheduler" and f"torch.optim.lr_scheduler.{name}" not in known
        if (found := plain_settings(getattr(lr_scheduler, name), TECHNICAL, {})) is not None
    ]


SCHEDULES: dict[str, ScheduleType] = {one.card.id: one for one in _SCHEDULES}
"""The schedules of torch.optim.lr_scheduler by the id of their card."""
for _one in _undescribed(SCHEDULES.keys()):
    SCHEDULES[_one.card.id] = _one
