"""A compiled loop at work on a training: it moves the very tensors that the training holds."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from backend.training.compiled import recurrent
from backend.training.compiled.bench import MOST_STEPS, Bench, flat
from backend.training.compiled.building import Built
from backend.training.feed import Feed
from backend.training.learner import Learner

_RATES = ("lr", "params", "initial_lr", "max_lr", "min_lr")


class Stride:
    """Takes many steps in one call.

    Made for a drawing as it is: what else its optimizers are set to must stay, but the rate.
    Raises whatever loading a package raises.
    """

    def __init__(self, built: Built, learners: Sequence[Learner], bench: Bench, feed: Feed) -> None:
        package = Path(built.package)
        recurrent.operation()
        self._apart = _RATES[1:] if built.fixed_rates else _RATES
        self._loop: Any = torch._inductor.aoti_load_package(str(package))
        self.built = built
        self._bench, self._feed, self._learners = bench, feed, list(learners)
        self._settings = self._now()
        self._fixed = bench.state().fixed
        self._rows = torch.zeros((MOST_STEPS, feed.batches.size), dtype=torch.int64)
        self._rates = torch.zeros((MOST_STEPS, len(self._learners)), dtype=torch.float64)

    @property
    def still_fits(self) -> bool:
        """Whether the optimizers are set as they were when the loop was built."""
        return self._now() == self._settings

    def _now(self) -> list[list[dict[str, Any]]]:
        """How optimizers are set, but for rates and what schedules note of them."""
        return [
            [
                {name: value for name, value in group.items() if name not in self._apart}
                for group in learner.optimizer.param_groups
            ]
            for learner in self._learners
        ]

    def take(self, rows: np.ndarray) -> Tensor:
        """Take a step with each row of examples, int64 (steps, batch), at most MOST_STEPS.

        The losses of each, float32 (steps, learners). Schedules that count steps go along.
        """
        state = self._bench.state()
        losses, after = self.compute(
            flat(self._bench, state), rows, rates_ahead(self._learners, len(rows))
        )
        _put(flat_targets(state), after)
        return losses

    def compute(
        self, moved: list[Tensor], rows: np.ndarray, rates: np.ndarray
    ) -> tuple[Tensor, list[Tensor]]:
        """The losses of these steps, and what they make of `moved`, which stays as it is."""
        count = len(rows)
        self._rows[:count] = torch.from_numpy(rows)
        self._rates[:count] = torch.from_numpy(rates)
        given = (*self._fixed, *self._feed.tables, self._rows, self._rates, torch.tensor(count))
        # Straight to the loader: the callable around it reads its own description at each call.
        losses, *after = self._loop.loader.boxed_run([*moved, *given])
        return losses[:count].clone(), after


def flat_targets(state: Any) -> list[Tensor]:
    """The training's own tensors, in the order of what a loop moves."""
    kept = (tensor for learner in state.memory for names in learner for tensor in names)
    return [*state.parameters, *state.buffers, *kept]


def _put(targets: Sequence[Tensor], after: Sequence[Tensor]) -> None:
    with torch.no_grad():
        torch._foreach_copy_(list(targets), list(after))


def rates_ahead(learners: Sequence[Learner], count: int) -> np.ndarray:
    """The learning rates of the next steps, float64 (count, learners); schedules by step go on."""
    rates = np.empty((count, len(learners)))
    for place, learner in enumerate(learners):
        schedule = learner.schedule
        if schedule is None or schedule.grain != "step":
            rates[:, place] = learner.learning_rate
            continue
        for step in range(count):
            rates[step, place] = learner.learning_rate
            schedule.rule.step()
    return rates
