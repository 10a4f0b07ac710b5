"""A moving average of the weights: calmer than the weights themselves, and judged in their place.

It lives in the optimizer's memory of each parameter, and so in every checkpoint. With n moves
followed before, it goes a share 1 - min(decay, n / (9 + n)) of the way to the weights: a copy at
first, and then it does not cling to the first steps. That warm-up is the `num_updates` of
tf.train.ExponentialMovingAverage, counted from one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

AVERAGE, COUNT = "average", "averaged"
"""What is remembered of each parameter: its average, and how many moves it has followed."""


@dataclass(frozen=True)
class Average:
    """Follows parameters, forgetting a share 1 - `decay` at each move."""

    decay: float

    def around(
        self,
        move: Callable[..., object],
        parameters: Sequence[Tensor],
        optimizer: torch.optim.Optimizer,
    ) -> Callable[..., object]:
        """A move, then the average. To be called where no gradient is recorded."""

        def followed(*given: Any) -> object:
            result = move(*given)
            self.follow(parameters, optimizer)
            return result

        return followed

    def follow(self, parameters: Sequence[Tensor], optimizer: torch.optim.Optimizer) -> None:
        """Let the averages of what has moved come nearer."""
        moved = [one for one in parameters if one.grad is not None]
        if not moved:
            return
        for one in moved:
            _begin(one, optimizer.state[one])
        averages = [optimizer.state[one][AVERAGE] for one in moved]
        counts = [optimizer.state[one][COUNT] for one in moved]
        share = 1 - torch.clamp(counts[0] / (9 + counts[0]), max=self.decay)
        ways = torch._foreach_sub(list(moved), averages)
        torch._foreach_mul_(ways, share)
        torch._foreach_add_(averages, ways)
        torch._foreach_add_(counts, 1)


def _begin(parameter: Tensor, memory: dict[str, Any]) -> None:
    if AVERAGE not in memory:
        memory[AVERAGE] = parameter.detach().clone()
        memory[COUNT] = torch.zeros((), dtype=parameter.dtype, device=parameter.device)


def forget(optimizer: torch.optim.Optimizer, parameter: Tensor) -> None:
    """Let the average of a parameter begin anew."""
    for name in (AVERAGE, COUNT):
        optimizer.state[parameter].pop(name, None)


@contextmanager
def in_place_of(
    parameters: Sequence[Tensor], optimizers: Sequence[torch.optim.Optimizer]
) -> Iterator[None]:
    """The averages that there are stand where these weights do; afterwards the weights again."""
    pairs = [
        (one, kept[AVERAGE])
        for optimizer in optimizers
        for one in parameters
        if AVERAGE in (kept := optimizer.state.get(one, {}))
    ]
    before = [one.detach().clone() for one, _ in pairs]
    with torch.no_grad():
        for one, average in pairs:
            one.copy_(average)
    try:
        yield
    finally:
        with torch.no_grad():
            for (one, _), weights in zip(pairs, before, strict=True):
                one.copy_(weights)
