"""The optimizers of torch.optim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch

from backend.catalog.card import Card, Setting
from backend.text import Text


@dataclass(frozen=True)
class OptimizerType:
    """One optimizer: its card, and the class that is made with (parameters, **settings)."""

    card: Card
    make: Callable[..., torch.optim.Optimizer]


def _rate(default: float) -> Setting:
    return Setting("lr", "float", default, minimum=0.0, main=True, title=Text("Learning rate"))


OPTIMIZERS: dict[str, OptimizerType] = {
    "torch.optim.Adam": OptimizerType(
        Card("torch.optim.Adam", "optimizer", "optimizer", Text("Adam"), settings=(_rate(1e-3),)),
        torch.optim.Adam,
    ),
    "torch.optim.SGD": OptimizerType(
        Card("torch.optim.SGD", "optimizer", "optimizer", Text("SGD"), settings=(_rate(1e-2),)),
        torch.optim.SGD,
    ),
}
