"""The inside of one block without training: what it answers to an example, what it holds."""

from __future__ import annotations

from collections.abc import Mapping

import torch

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.training.events import BlockView
from backend.training.reading import Network, columns_of, modules_of
from backend.training.watching import Lens


def inspect(
    plan: Plan,
    network: Network | None,
    prepared: Mapping[str, Prepared],
    block: str,
    example: int = 0,
    split: str = "train",
) -> BlockView:
    """What a block looks like for one example of a split; empty for one that is not planned.

    `network` is modules, or weights by block; what is missing starts as a training would.
    """
    if plan.step(block) is None:
        return BlockView()
    lens = Lens(plan, modules_of(plan, network), [block])
    columns = columns_of(lens.takes, prepared, split)
    return lens.look({signal: _pick(column, example) for signal, column in columns.items()})[block]


def _pick(column: torch.Tensor, example: int) -> torch.Tensor:
    place = min(max(example, 0), len(column) - 1)
    return column[place : place + 1]
