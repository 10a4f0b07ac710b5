"""A learner: a loss, the parameters it moves, and what moves them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from backend.training.penalty import Penalty


@dataclass
class Schedule:
    """Moves a learning rate: at every "step" or "epoch", perhaps by the loss it is told."""

    rule: Any
    grain: str = "epoch"
    wants_loss: bool = False


@dataclass
class Learner:
    """One objective while training.

    `loss` takes the batch's tensors and returns a scalar. `alone`: nobody else's parameters
    depend on a gradient, so that a plain `backward` does. It acts at every `every`-th step.
    """

    id: str
    name: str
    loss: Callable[..., Tensor]
    parameters: list[nn.Parameter]
    optimizer: torch.optim.Optimizer
    schedule: Schedule | None = None
    every: int = 1
    alone: bool = True
    penalty: Penalty | None = None

    def __post_init__(self) -> None:
        move = bare_step(self.optimizer)
        self.move = self.penalty.around(move) if self.penalty else move

    @property
    def is_plain(self) -> bool:
        """Whether a step is nothing but forward, backward and the optimizer's step."""
        stepwise = self.schedule is not None and self.schedule.grain == "step"
        return self.alone and self.every == 1 and not stepwise

    def improve(self, batch: Sequence[Tensor]) -> Tensor:
        """Take one step downhill; the loss before it. Only our own parameters are moved."""
        loss = self.descend(batch)
        with torch.no_grad():
            self.move()
        if self.schedule is not None and self.schedule.grain == "step":
            self.schedule.rule.step()
        return loss.detach()

    def descend(self, batch: Sequence[Tensor]) -> Tensor:
        """Compute the loss and leave its gradient at our own parameters."""
        loss = self.loss(*batch)
        gradients = torch.autograd.grad(loss, self.parameters, allow_unused=True)
        for parameter, gradient in zip(self.parameters, gradients, strict=True):
            parameter.grad = gradient
        return loss

    def end_epoch(self, loss: float | None) -> None:
        """Let the schedule count an epoch; `loss` is the validation loss, where it wants one."""
        if self.schedule is None or self.schedule.grain != "epoch":
            return
        if self.schedule.wants_loss:
            self.schedule.rule.step(loss)
        else:
            self.schedule.rule.step()

    @property
    def learning_rate(self) -> float:
        return float(self.optimizer.param_groups[0].get("lr", 0.0))

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        """Set the rate of now; a schedule goes on from it in its own proportions."""
        old = self.learning_rate
        for group in self.optimizer.param_groups:
            group["lr"] = value
            if old > 0:
                _scale(group, value / old)
        if self.schedule is not None and old > 0:
            _scale_rates(self.schedule.rule, value / old)


def _scale(group: dict[str, Any], factor: float) -> None:
    for name in ("initial_lr", "max_lr", "min_lr"):
        if name in group:
            group[name] *= factor


def _scale_rates(rule: Any, factor: float) -> None:
    for name in ("base_lrs", "max_lrs"):
        if hasattr(rule, name):
            setattr(rule, name, [rate * factor for rate in getattr(rule, name)])
    for inner in getattr(rule, "_schedulers", ()):
        _scale_rates(inner, factor)


def bare_step(optimizer: torch.optim.Optimizer) -> Callable[[], object]:
    """An optimizer's step without what PyTorch wraps around it for profilers and hooks.

    To be called where no gradient is recorded. Saves a seventh of a tiny network's step.
    """
    step: Any = type(optimizer).step
    while hasattr(step, "__wrapped__"):
        step = step.__wrapped__
    # Schedules ask whether the optimizer has stepped; they listen at the wrapper.
    optimizer._opt_called = True  # type: ignore[attr-defined]
    return functools.partial(step, optimizer)
