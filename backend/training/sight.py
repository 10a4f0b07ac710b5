"""Everything that can be seen of one network: what a training and a drawing at rest both show."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.plan import Plan, Signal
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.training.events import Axes, BlockView, NeuronsKnown, NeuronsView, Watched
from backend.training.insides import Roll
from backend.training.judge import at_once
from backend.training.plane import plane_of, row_of
from backend.training.survey import Survey
from backend.training.watching import Lens

_KEYS = itertools.count(time.time_ns())


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see: these blocks for an example, and over a plane."""

    blocks: tuple[str, ...] = ()
    example: int = 0
    split: str = "train"
    axes: Axes = Axes()
    opened: Sequence[str] | None = None


class Sight:
    """Looks into one network. `turn` it to what is wanted, then ask as often as you like."""

    def __init__(
        self,
        document: Document,
        plan: Plan,
        modules: Mapping[str, nn.Module],
        prepared: Mapping[str, Prepared],
        device: torch.device | None = None,
    ) -> None:
        self._plan, self._modules, self._prepared = plan, modules, prepared
        self._device = device or torch.device("cpu")
        self._open = tuple(block.id for block in document.blocks if block.is_open)
        self._at_once = at_once(plan, document.training.batch_size, most=10_000)
        self._wanted: Wanted | None = None
        self._opened: tuple[str, ...] | None = None
        self._networks: Survey | None = None
        self._example: dict[Signal, Tensor] = {}
        self._roll = Roll(plan, modules)
        self.lens: Lens | None = None
        self.survey: Survey | None = None
        order = self._roll.order
        self.known = NeuronsKnown(next(_KEYS), tuple(order.neurons), tuple(order.wires))

    def turn(self, wanted: Wanted) -> None:
        """Look at this from now on; only what is another thing is made anew."""
        before, self._wanted = self._wanted, wanted
        if before is None or before.blocks != wanted.blocks:
            self.lens = self._lens(wanted.blocks)
        if before is None or _place(before) != _place(wanted):
            where = (wanted.example, wanted.split, self._device)
            self._example = examples_of(self._plan, self._prepared, *where)
            self.survey = self._survey(wanted)

    def _lens(self, blocks: Sequence[str]) -> Lens | None:
        return Lens(self._plan, self._modules, blocks) if blocks else None

    def _survey(self, wanted: Wanted) -> Survey | None:
        opened = self._open if wanted.opened is None else tuple(wanted.opened)
        if self._networks is None or self._opened != opened:
            self._opened = opened
            self._networks = Survey(
                self._plan, self._modules, self._prepared, opened, self._at_once
            )
        takes = self._networks.takes
        where = (self._prepared, wanted.axes, wanted.example, wanted.split)
        plane = plane_of(self._plan, takes, *where)
        if plane is None:
            return None
        self._networks.over(plane, self._example)
        return self._networks

    @property
    def has_neurons(self) -> bool:
        """Whether there are single neurons."""
        return bool(self.known.neurons)

    def before_step(self) -> None:
        """The next step is looked at."""
        if self.lens is not None:
            self.lens.before_step()

    def inside(self) -> dict[str, Any]:
        """The blocks that are wanted, and every single neuron."""
        return {"blocks": self._views(), "neurons": self._neurons()}

    def mapped(self) -> dict[str, Any]:
        """The answers of neurons over the plane."""
        assert self.survey is not None
        return {"maps": self.survey.maps()}

    def watched(self, step: int, example: int, seen: Mapping[str, Any]) -> Watched:
        """What was seen, and on which plane."""
        told = Watched(step, example, **{"blocks": {}, **seen})
        if self.survey is None:
            return told
        plane = self.survey.plane
        return replace(told, extent=plane.extent, axes=plane.axes, places=plane.places)

    def _views(self) -> dict[str, BlockView]:
        if self.lens is None or not set(self.lens.takes) <= self._example.keys():
            return {}
        return self.lens.look({signal: self._example[signal] for signal in self.lens.takes})

    def _neurons(self) -> NeuronsView | None:
        if not self.has_neurons:
            return None
        whole = set(self._roll.takes) <= self._example.keys()
        return self._roll.look(self.known.key, self._example if whole else None)


def _place(wanted: Wanted) -> tuple[object, ...]:
    opened = None if wanted.opened is None else tuple(wanted.opened)
    return wanted.example, wanted.split, wanted.axes, opened


def examples_of(
    plan: Plan,
    prepared: Mapping[str, Prepared],
    example: int = 0,
    split: str = "train",
    device: torch.device | None = None,
) -> dict[Signal, Tensor]:
    """One example of each field that has data, as a batch of one."""
    found = {}
    for signal in plan.fields:
        if signal.block in prepared:
            source = prepared[signal.block]
            row = row_of(source, example, split)
            raw = source.dataset.values[signal.port][row : row + 1]
            array = np.array(source.preparation.apply(signal.port, raw))
            found[signal] = torch.from_numpy(array).to(device)
    return found
