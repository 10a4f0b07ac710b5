"""Several features of one source made in a few operations."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from backend.modules.features import Feature


class FeatureColumns(nn.Module):
    """What these features make of (N, columns), side by side: (N, features).

    Neighbours with one formula are computed together.
    """

    def __init__(self, features: Sequence[Feature]) -> None:
        super().__init__()
        self.runs = [
            (formula, [one.column for one in alike], [one.other for one in alike])
            for formula, alike in (
                (formula, list(run))
                for formula, run in itertools.groupby(features, lambda one: one.formula)
            )
        ]

    def forward(self, input: Tensor) -> Tensor:
        parts = [_made(formula, input, *places) for formula, *places in self.runs]
        return parts[0] if len(parts) == 1 else torch.cat(parts, 1)


def _made(formula: str, input: Tensor, columns: list[int], others: list[int]) -> Tensor:
    x = _columns(input, columns)
    if formula == "x_squared":
        return x * x
    if formula == "x_times_y":
        return x * _columns(input, others)
    return torch.sin(x) if formula == "sin_x" else x


def _columns(input: Tensor, columns: list[int]) -> Tensor:
    first, count = columns[0], len(columns)
    if columns == list(range(first, first + count)):
        return input if count == input.shape[1] else input.narrow(1, first, count)
    return torch.cat([input.narrow(1, column, 1) for column in columns], 1)
