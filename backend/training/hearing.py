"""How a network is heard out: as it is used, with gradients, and without a trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeAlias

import torch
from torch import Tensor, nn

from backend.training.judge import at_rest

Kept: TypeAlias = Any
"""What a module returned: a tensor, or tuples of them."""


@contextmanager
def as_shown(modules: Mapping[str, nn.Module], examples: int) -> Iterator[None]:
    """The modules as they are when used, but normalising by the batch if they do now."""
    batchwise = [
        inner
        for module in modules.values()
        for inner in module.modules()
        if isinstance(inner, nn.modules.batchnorm._BatchNorm) and inner.training
    ]
    with at_rest(modules):
        for inner in batchwise if examples > 1 else ():
            inner.training = True
        yield


@contextmanager
def plain_recurrence() -> Iterator[None]:
    """The fast recurrent layers of graphics cards have no way back from a network at rest."""
    with torch.backends.cudnn.flags(enabled=False):
        yield


def followed(tensor: Tensor) -> Tensor:
    """A copy through which gradients flow from here on, whatever led to it."""
    copy = tensor.clone()
    if copy.is_floating_point() and not copy.requires_grad:
        copy.requires_grad_()
    return copy


def each(act: Callable[[Tensor], Any], thing: Any) -> Any:
    """The same tuples, lists and dictionaries with something else in place of each tensor."""
    if isinstance(thing, Tensor):
        return act(thing)
    if isinstance(thing, tuple | list):
        return type(thing)(each(act, one) for one in thing)
    if isinstance(thing, dict):
        return {name: each(act, one) for name, one in thing.items()}
    return thing


def flat(thing: Any) -> Iterator[Any]:
    if isinstance(thing, tuple | list):
        for one in thing:
            yield from flat(one)
    elif isinstance(thing, Tensor):
        yield thing
