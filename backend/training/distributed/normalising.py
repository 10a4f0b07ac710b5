"""Batch normalisation over the whole batch, although each process holds a share of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import MethodType
from typing import Any

import torch
from torch import Tensor, nn

from backend.training.distributed.peers import Peers
from backend.training.distributed.shares import Share


class Shared:
    """Which share is learned from at the moment; none while a network is only looked at."""

    def __init__(self, peers: Peers) -> None:
        self.peers = peers
        self.share: Share | None = None

    @contextmanager
    def learning_from(self, share: tuple[Tensor, ...]) -> Iterator[None]:
        """A step with this share, which the other processes take with theirs."""
        assert isinstance(share, Share)
        self.share = share
        try:
            yield
        finally:
            self.share = None

    def weight(self, adds_up: bool) -> float:
        """How much one's loss counts in that of the batch; wholly where it is only looked at."""
        if self.share is None:
            return 1.0
        return float(self.share.mine > 0) if adds_up else self.share.mine / self.share.whole


def normalise_together(module: nn.Module, shared: Shared) -> None:
    """Let every batch normalisation inside take means and variances of whole batches."""
    for one in module.modules():
        if isinstance(one, nn.modules.batchnorm._BatchNorm):
            alone = one.forward
            one.forward = MethodType(_forward(alone, shared), one)  # type: ignore[method-assign]


def _forward(alone: Any, shared: Shared) -> Any:
    def forward(norm: nn.modules.batchnorm._BatchNorm, numbers: Tensor) -> Tensor:
        if not norm.training or shared.share is None:
            found: Tensor = alone(numbers)
            return found
        return normalised(norm, numbers, shared.share, shared.peers)

    return forward


def normalised(
    norm: nn.modules.batchnorm._BatchNorm, numbers: Tensor, share: Share, peers: Peers
) -> Tensor:
    """(examples, channels, …) normalised over all shares (Ioffe and Szegedy 2015), as learned."""
    norm._check_input_dim(numbers)  # type: ignore[no-untyped-call]
    axes = [0, *range(2, numbers.ndim)]
    shape = [1, -1, *[1] * (numbers.ndim - 2)]
    wide = numbers.float() if numbers.dtype in (torch.float16, torch.bfloat16) else numbers
    counts = float(share.mine > 0)
    told = counts * torch.cat([wide.sum(axes), wide.new_tensor([wide[:, :1].numel()])])
    told = _added_up(told, peers)
    total = told[-1].detach()
    mean = told[:-1] / total
    apart = wide - mean.view(shape)
    variance = _added_up(counts * apart.square().sum(axes), peers) / total
    _remember(norm, mean.detach(), variance.detach() * total / (total - 1).clamp(min=1))
    found = apart * torch.rsqrt(variance + norm.eps).view(shape)
    if norm.weight is not None:
        found = found * norm.weight.view(shape) + norm.bias.view(shape)
    return found.to(numbers.dtype)


def _remember(norm: nn.modules.batchnorm._BatchNorm, mean: Tensor, variance: Tensor) -> None:
    if not norm.track_running_stats or norm.running_mean is None or norm.running_var is None:
        return
    assert norm.num_batches_tracked is not None
    norm.num_batches_tracked.add_(1)
    momentum = norm.momentum
    share = 1 / float(norm.num_batches_tracked) if momentum is None else momentum
    norm.running_mean.lerp_(mean.to(norm.running_mean.dtype), share)
    norm.running_var.lerp_(variance.to(norm.running_var.dtype), share)


def _added_up(tensor: Tensor, peers: Peers) -> Tensor:
    found: Tensor = _AddedUp.apply(tensor, peers)  # type: ignore[no-untyped-call]
    return found


class _AddedUp(torch.autograd.Function):
    """The sum over all processes. Each loss depends on every share of it, so that the gradient
    is the sum over all processes too."""

    @staticmethod
    def forward(context: Any, tensor: Tensor, peers: Peers) -> Tensor:
        context.peers = peers
        return peers.add_up(tensor.clone())

    @staticmethod
    def backward(context: Any, *gradients: Tensor) -> tuple[Tensor, None]:
        return context.peers.add_up(gradients[0].clone()), None
