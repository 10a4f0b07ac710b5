"""Optimizers that move some parameters only, each with another one for the rest."""

from __future__ import annotations

from typing import Any

import torch


class Paired(torch.optim.Optimizer):
    """Several optimizers as one: each group of parameters names the class that moves it.

    Made from optimizers of torch.optim; their groups become its own, with their class by name.
    """

    def __init__(self, *parts: torch.optim.Optimizer) -> None:
        groups: list[dict[str, Any]] = [
            {**group, "kind": type(part).__name__} for part in parts for group in part.param_groups
        ]
        super().__init__(groups, {})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """Move every group by the step of its own optimizer, in the memory of all."""
        for group in self.param_groups:
            kind = getattr(torch.optim, group["kind"])
            mover = object.__new__(kind)
            mover.defaults, mover.state, mover.param_groups = {}, self.state, [group]
            bare(kind)(mover)


class MuonAndAdamW(Paired):
    """Muon for matrices, AdamW for all else."""


class SparseAdamAndAdam(Paired):
    """SparseAdam for embeddings with sparse gradients, Adam for all else."""


def bare(kind: type[torch.optim.Optimizer]) -> Any:
    """An optimizer's step without what PyTorch wraps around it for profilers and hooks."""
    step: Any = kind.step
    while hasattr(step, "__wrapped__"):
        step = step.__wrapped__
    return step
