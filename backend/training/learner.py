"""A learner: a loss, the parameters it moves, and what moves them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from backend.text import Refusal, Text
from backend.training.averaging import Average
from backend.training.clipping import Clipping
from backend.training.gathering import Gathering
from backend.training.pairing import bare
from backend.training.penalty import Penalty


@dataclass
class Schedule:
    """Moves a learning rate: at every move ("step") or "epoch", perhaps by what it is told.

    `measure` is what it wants to be told where it `wants_loss`: "loss" or another measure.
    """

    rule: Any
    grain: str = "epoch"
    wants_loss: bool = False
    measure: str = "loss"


@dataclass
class Learner:
    """One objective while training.

    `loss` takes the batch's tensors and returns a scalar. `alone`: nobody else's parameters
    depend on a gradient, so that a plain `backward` does. It acts at every `every`-th step, and
    with a `gathering` moves after several of those. `move` is the optimizer's step with all that
    belongs to it; an optimizer that is `searching` is handed the loss to compute it again.
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
    clipping: Clipping | None = None
    average: Average | None = None
    gathering: Gathering | None = None

    def __post_init__(self) -> None:
        self.searching = isinstance(self.optimizer, torch.optim.LBFGS)
        self.move = self.around(bare_step(self.optimizer), self.parameters, self.optimizer)

    def around(
        self,
        step: Callable[..., object],
        parameters: Sequence[Tensor],
        optimizer: torch.optim.Optimizer,
    ) -> Callable[..., object]:
        """An optimizer's step over these parameters with what comes before and after it.

        To be called where no gradient is recorded.
        """
        move = step
        if self.penalty is not None:
            places = {id(one): place for place, one in enumerate(self.parameters)}
            weights: Any = [parameters[places[id(one)]] for one in self.penalty.weights]
            move = replace(self.penalty, weights=weights).around(move)
        if self.clipping is not None:
            move = self.clipping.around(move, parameters)
        if self.average is not None:
            move = self.average.around(move, parameters, optimizer)
        return move

    @property
    def is_plain(self) -> bool:
        """Whether a step is nothing but forward, backward and `move`."""
        stepwise = self.schedule is not None and self.schedule.grain == "step"
        at_once = self.gathering is None and not self.searching
        return self.alone and self.every == 1 and at_once and not stepwise

    def improve(self, batch: Sequence[Tensor]) -> Tensor:
        """Take one step downhill; the loss before it. Only our own parameters are moved."""
        if self.searching:
            loss = self._search(batch)
        else:
            loss = self.descend(batch).detach()
            if self.gathering is not None and not self.gathering.add(self.parameters):
                return loss
            with torch.no_grad():
                self.move()
        if self.schedule is not None and self.schedule.grain == "step":
            self.schedule.rule.step()
        return loss

    def _search(self, batch: Sequence[Tensor]) -> Tensor:
        """Let the optimizer compute the loss as often as it likes; the first one."""
        losses: list[Tensor] = []

        def again() -> Tensor:
            losses.append(self.descend(batch).detach())
            return losses[-1]

        with torch.no_grad():
            self.move(again)
        return losses[0]

    def descend(self, batch: Sequence[Tensor]) -> Tensor:
        """Compute the loss and leave its gradient at our own parameters."""
        loss = self.loss(*batch)
        gradients = torch.autograd.grad(loss, self.parameters, allow_unused=True)
        for parameter, gradient in zip(self.parameters, gradients, strict=True):
            parameter.grad = gradient
        return loss

    def end_epoch(self, measures: Mapping[str, float]) -> None:
        """Let the schedule count an epoch; `measures` are of the validation split, where it wants
        one. Raises Refusal for a measure that is not there."""
        if self.schedule is None or self.schedule.grain != "epoch":
            return
        if self.schedule.wants_loss:
            self.schedule.rule.step(self._wanted(measures, self.schedule.measure))
        else:
            self.schedule.rule.step()

    def _wanted(self, measures: Mapping[str, float], measure: str) -> float:
        name = self.name if measure == "loss" else measure
        if name not in measures:
            raise Refusal(
                Text("The schedule watches the measure {name}, which is not there.", name=name),
                Text("There are: {names}.", names=", ".join(sorted(measures)) or "—"),
            )
        return measures[name]

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
    # Schedules ask whether the optimizer has stepped; they listen at the wrapper.
    optimizer._opt_called = True  # type: ignore[attr-defined]
    return functools.partial(bare(type(optimizer)), optimizer)
