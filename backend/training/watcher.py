"""When and at what to look while a network learns."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from torch import Tensor

from backend.compiler.plan import Signal
from backend.training.events import Axes, Event, Watched
from backend.training.pacing import Chore
from backend.training.plane import Plane, plane_of
from backend.training.reading import columns_of
from backend.training.watching import Lens
from backend.training.work import Work


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see."""

    blocks: tuple[str, ...] = ()
    example: int = 0
    split: str = "train"
    axes: Axes = Axes()
    opened: Sequence[str] | None = None


class Watcher:
    """Looks at chosen blocks for one example, and at the plane where there is one.

    At most 25 times a second, and never for more than a tenth of the time.
    """

    def __init__(self) -> None:
        self._wanted: Wanted | None = None
        self._lens: Lens | None = None
        self._plane: Plane | None = None
        self.looking = Chore()

    def choose(self, work: Work, wanted: Wanted) -> None:
        """Look at these from now on."""
        blocks = wanted.blocks
        self._wanted = wanted
        self._lens = Lens(work.plan, work.modules, blocks) if blocks else None
        self._plane = plane_of(work.plan, work.modules, work.prepared)
        self.looking.ended = -math.inf

    def follow(self, work: Work) -> None:
        """Look at the same in an edited network."""
        if self._wanted is not None:
            self.choose(work, self._wanted)

    @property
    def is_asked(self) -> bool:
        return self._wanted is not None

    def hurry(self) -> None:
        """What was seen is old: look again at the next step."""
        self.looking.ended = -math.inf

    def glance(self, work: Work) -> list[Event]:
        """What is due."""
        return self.look(work)

    @property
    def is_due(self) -> bool:
        watched = self._lens is not None or self._plane is not None
        return watched and self.looking.is_due(0.04, 0.1)

    def before_step(self) -> None:
        """The next step is looked at."""
        if self._lens is not None:
            self._lens.before_step()

    def look(self, work: Work) -> list[Event]:
        """What is watched, as it is now."""
        wanted = self._wanted or Wanted()
        example, split = wanted.example, wanted.split
        with self.looking.done():
            views = (
                self._lens.look(_example(self._lens, work, example, split)) if self._lens else {}
            )
            surface = self._plane.surface() if self._plane else None
        extent = self._plane.extent if self._plane else (0.0, 0.0, 0.0, 0.0)
        return [Watched(work.engine.step, example, views, surface, extent)]


def _example(lens: Lens, work: Work, example: int, split: str) -> dict[Signal, Tensor]:
    """One example of a split, each field as a batch of one."""
    found = {}
    for signal, column in columns_of(lens.takes, work.prepared, split).items():
        place = min(max(example, 0), len(column) - 1)
        found[signal] = column[place : place + 1].to(work.device)
    return found
