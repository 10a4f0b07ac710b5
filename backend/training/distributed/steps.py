"""Steps that several processes take together: losses and gradients are added up over shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from backend.text import Refusal, Text
from backend.training.distributed.normalising import Shared
from backend.training.distributed.peers import Peers
from backend.training.engine import Engine
from backend.training.feed import Feed
from backend.training.learner import Learner

_AT_ONCE = 25_000_000
"""Numbers of gradients that travel together: enough to fill the wire, little to hold twice."""


class SharedEngine(Engine):
    """Takes each step with one's own share of the batch; tells the losses of whole batches."""

    def __init__(
        self, learners: Sequence[Learner], feed: Feed, peers: Peers, shared: Shared
    ) -> None:
        super().__init__(learners, feed)
        self._peers = peers
        self._shared = shared

    def _run_plain(self, count: int) -> int:
        batches = self.feed.take(count)
        for batch in batches:
            with self._shared.learning_from(batch):
                self._improve_all(batch)
        return len(batches)

    def losses(self) -> dict[str, np.ndarray]:
        """Those of the steps since the last call, over all shares."""
        found = super().losses()
        told = torch.from_numpy(np.stack(list(found.values())))
        self._peers.add_up(told)
        return dict(zip(found, told.numpy(), strict=True))


def share_out(learner: Learner, adds_up: bool, peers: Peers, shared: Shared) -> None:
    """Let a learner's losses and gradients be those of all shares together.

    `adds_up`: the loss of a batch is the sum over its examples, not their mean. Raises Refusal
    for an optimizer that cannot be shared.
    """
    if learner.searching:
        raise Refusal(
            Text("An optimizer that computes the loss again and again needs the whole batch."),
            Text("Choose another optimizer than LBFGS, or train with one process."),
        )
    learner.loss = _weighted(learner.loss, adds_up, shared)
    descend = learner.descend

    def descend_together(batch: Sequence[Tensor]) -> Tensor:
        loss = descend(batch)
        add_up_gradients(learner.parameters, peers)
        return loss

    learner.descend = descend_together  # type: ignore[method-assign]


def _weighted(
    loss_of: Callable[..., Tensor], adds_up: bool, shared: Shared
) -> Callable[..., Tensor]:
    return lambda *batch: shared.weight(adds_up) * loss_of(*batch)


def add_up_gradients(parameters: Sequence[nn.Parameter], peers: Peers) -> None:
    """Put the sum over all processes into every gradient, many of them in one message."""
    waiting: list[Tensor] = []
    for parameter in parameters:
        gradient = parameter.grad
        if gradient is None:
            continue
        if waiting and _is_full(waiting, gradient):
            _travel(waiting, peers)
            waiting = []
        waiting.append(gradient)
    if waiting:
        _travel(waiting, peers)


def _is_full(waiting: Sequence[Tensor], gradient: Tensor) -> bool:
    return waiting[0].dtype != gradient.dtype or sum(g.numel() for g in waiting) > _AT_ONCE


def _travel(gradients: Sequence[Tensor], peers: Peers) -> None:
    flat = torch.cat([gradient.reshape(-1) for gradient in gradients])
    peers.add_up(flat)
    parts = torch.split(flat, [gradient.numel() for gradient in gradients])
    for gradient, sums in zip(gradients, parts, strict=True):
        gradient.copy_(sums.view(gradient.shape))
