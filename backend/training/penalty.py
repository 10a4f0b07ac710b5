"""Keeping weights small while they learn: l1 and l2, added to gradients.

l2 adds rate x w, as half the square does. l1 adds rate x sign(w), and stops at zero: a weight
that the penalty carries across zero is set to zero, and one that stands at zero leaves it only
where the loss pulls more strongly than the rate does. So it never swings about zero, whatever the
optimizer. The TensorFlow Playground also sets such a weight to zero (`updateWeights` in its
src/nn.ts, Apache-2.0), but lets it never learn again; here it can come back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from backend.document.records import Objective
from backend.text import Refusal, Text

KINDS = ("l1", "l2")


@dataclass
class Penalty:
    """What is added to the gradients of `weights` before an optimizer moves them.

    Gradients are replaced, never written over: two parameters may share one.
    """

    kind: str
    rate: float
    weights: list[nn.Parameter] = field(default_factory=list)

    def around(self, move: Callable[[], object]) -> Callable[[], object]:
        """An optimizer's step with the penalty. To be called where no gradient is recorded."""
        penalised = self._shrinking if self.kind == "l1" else self._decaying
        return lambda: penalised(move)

    def _decaying(self, move: Callable[[], object]) -> None:
        moved = [one for one in self.weights if one.grad is not None]
        if moved:
            pulled = torch._foreach_add(_gradients(moved), [*moved], alpha=self.rate)
            for one, gradient in zip(moved, pulled, strict=True):
                one.grad = gradient
        move()

    def _shrinking(self, move: Callable[[], object]) -> None:
        moved = [one for one in self.weights if one.grad is not None]
        before = [one.detach().clone() for one in moved]
        pulled = _gradients(moved)
        for one, gradient in zip(moved, pulled, strict=True):
            kept = torch.nn.functional.softshrink(gradient, self.rate)
            one.grad = torch.where(one == 0, kept, gradient + self.rate * one.sign())
        move()
        for one, old, pull in zip(moved, before, pulled, strict=True):
            one.masked_fill_((one * old <= 0) & (pull.abs() <= self.rate), 0.0)


def _gradients(weights: Sequence[nn.Parameter]) -> list[Tensor]:
    return [one.grad for one in weights if one.grad is not None]


def penalty_of(objective: Objective, named: Sequence[tuple[str, nn.Parameter]]) -> Penalty | None:
    """The penalty of an objective on the weights among what it moves; biases go free.

    None where there is none. Raises Refusal for a kind nobody knows, and for a rate below zero.
    """
    if not objective.penalty or objective.penalty_rate == 0:
        return None
    if objective.penalty not in KINDS:
        raise Refusal(
            Text("There is no penalty called “{name}”.", name=objective.penalty),
            Text("Choose L1, L2 or none in the training panel."),
        )
    if not 0 < objective.penalty_rate < float("inf"):
        raise Refusal(
            Text("The rate of the penalty cannot be {rate}.", rate=objective.penalty_rate),
            Text("Choose 0 or a small number above it, such as 0.001."),
        )
    weights = [parameter for name, parameter in named if "bias" not in name]
    return Penalty(objective.penalty, objective.penalty_rate, weights) if weights else None
