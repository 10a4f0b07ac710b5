"""The inside of a network without training: one block, or all that a training would show."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress

import numpy as np
import torch
from torch import nn

from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.training.events import BlockView, NeuronsKnown, Watched
from backend.training.pacing import Resolution
from backend.training.reading import Network, columns_of, modules_of
from backend.training.sight import Sight, Wanted
from backend.training.streaming import Column
from backend.training.survey import Survey
from backend.training.watching import Lens

_PATIENCE = 0.1
"""Seconds that the picture of the plane may take."""

_MOST_KEPT = 2_000_000
"""Parameters of a network that is kept between two looks, at most."""


class Onlooker:
    """Looks at drawings that are not training, again and again at the same one."""

    def __init__(self) -> None:
        self._plan: Plan | None = None
        self._modules: dict[str, nn.Module] = {}
        self._sight: Sight | None = None
        self._resolution = Resolution()

    def look(
        self,
        document: Document,
        plan: Plan,
        network: Network | None,
        prepared: Mapping[str, Prepared],
        wanted: Wanted,
    ) -> tuple[NeuronsKnown | None, Watched]:
        """What a training that is about to begin would show, and which neurons that tells of.

        `network` is modules, or weights by owner; what is missing starts as the document's seed
        draws it. None where there are no single neurons to know. A plan that is the very one of
        the last time takes its new weights into what was built then.
        """
        modules = modules_of(plan, network, document.training.seed)
        if self._sight is None or plan is not self._plan:
            self._plan, self._modules = plan, modules
            self._sight, self._resolution = Sight(document, plan, modules, prepared), Resolution()
        else:
            for key, module in self._modules.items():
                module.load_state_dict(modules[key].state_dict())
        sight = self._sight
        sight.turn(wanted)
        if plan.parameters > _MOST_KEPT:
            self._plan = self._sight = None
            self._modules = {}
        return (sight.known if sight.has_neurons else None), self._all_of(sight, wanted)

    def _all_of(self, sight: Sight, wanted: Wanted) -> Watched:
        seen, survey = sight.inside(), sight.survey
        with suppress(Exception):  # a plane that cannot be shown hides nothing else
            if survey is not None and survey.has_surface:
                seen["surface"] = self._picture(survey)
            if survey is not None and survey.has_maps:
                seen |= sight.mapped()
        return sight.watched(0, wanted.example, seen)

    def _picture(self, survey: Survey) -> np.ndarray:
        resolution = self._resolution
        if not resolution.seconds_per_point:
            resolution.try_out(survey.surface, _PATIENCE)
        points = resolution.within(_PATIENCE)
        began = time.perf_counter()
        surface = survey.surface(points)
        resolution.took(points, time.perf_counter() - began)
        return surface


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


def _pick(column: Column, example: int) -> torch.Tensor:
    place = min(max(example, 0), len(column) - 1)
    picked: torch.Tensor = column[place : place + 1]
    return picked
