"""The inside of a network without training: one block, or all that a training would show."""

from __future__ import annotations

from collections.abc import Mapping

import torch

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.training.events import BlockView, NeuronsKnown, Watched
from backend.training.pacing import Resolution
from backend.training.reading import Network, columns_of, modules_of
from backend.training.sight import Sight, Wanted
from backend.training.watching import Lens

_PATIENCE = 0.1
"""Seconds that the picture of the plane may take."""


def look(
    document: Document,
    plan: Plan,
    network: Network | None,
    prepared: Mapping[str, Prepared],
    wanted: Wanted,
) -> tuple[NeuronsKnown | None, Watched]:
    """What a training that is about to begin would show, and which neurons that tells of.

    `network` is modules, or weights by owner; what is missing starts as the document's seed
    draws it. There are no neurons to know where none stand alone.
    """
    sight = Sight(document, plan, modules_of(plan, network, document.training.seed), prepared)
    sight.turn(wanted)
    seen, survey = sight.inside(), sight.survey
    if survey is not None and survey.has_surface:
        resolution = Resolution()
        resolution.try_out(survey.surface, _PATIENCE / 10)
        seen["surface"] = survey.surface(resolution.within(_PATIENCE))
    if survey is not None and survey.has_maps:
        seen |= sight.mapped()
    return (sight.known if sight.has_neurons else None), sight.watched(0, wanted.example, seen)


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
