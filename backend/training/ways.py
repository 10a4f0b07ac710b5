"""Ways of learning that an objective may choose: whether they go together, and precision."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from backend.catalog.learning import LEARNING_CARD, learning_of
from backend.compiler.chosen import find_fault
from backend.document.records import Objective
from backend.text import Refusal, Text
from backend.training.optimizing import Moved

_SEARCHING = "torch.optim.LBFGS"


def check_ways(objective: Objective, moved: Moved) -> None:
    """Raises Refusal for choices that cannot be, alone or together."""
    fault = find_fault(LEARNING_CARD, learning_of(objective))
    if fault is not None:
        raise Refusal(fault.what, fault.advice)
    shapes = objective.clip_norm or objective.clip_value or objective.penalty
    if objective.optimizer == _SEARCHING and (shapes or objective.accumulate > 1):
        raise Refusal(
            Text("L-BFGS takes gradients as they are: it compares them with the loss."),
            Text("Switch off clipping, regularisation and several batches per move."),
        )
    if shapes and any(id(one) in moved.sparse for one in moved.parameters):
        raise Refusal(
            Text("Sparse gradients can be neither clipped nor regularised."),
            Text("Switch that off, or “Sparse gradients” in the embedding."),
        )


def in_precision(precision: str, loss: Callable[..., Tensor]) -> Callable[..., Tensor]:
    """The loss computed in bfloat16 where that pays, its sum in float32; "float32" leaves it so.

    Weights, gradients and what the optimizer remembers stay in float32.
    """
    if precision == "float32":
        return loss

    def rounded(*batch: Tensor) -> Tensor:
        device = batch[0].device.type if batch else "cpu"
        with torch.autocast(device, getattr(torch, precision), cache_enabled=False):
            found = loss(*batch)
        return found.float()

    return rounded
