"""When and at what to look while a network learns."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from backend.training.events import Event
from backend.training.pacing import Budget, Resolution, Rhythm
from backend.training.sight import Sight, Wanted
from backend.training.survey import Survey
from backend.training.work import Work

__all__ = ["Wanted", "Watcher"]

EVERY = 0.04
"""Seconds between two looks."""

SHARE = 0.04
"""Of the time, for all that is watched together; a hundredth more goes into sending it."""

SLOWEST = 0.5
"""Seconds between two pictures of the plane; it gets coarser before it gets rarer than that."""

PATIENCE = 0.3
"""Seconds that a picture may take while nobody learns."""

_TRANSPORT = 2e-9
"""Seconds that a byte takes to the window."""

_Act: TypeAlias = tuple[Rhythm, Callable[[], dict[str, Any]]]


class Watcher:
    """Looks at chosen blocks for one example, at all single neurons, and over the plane.

    At most 25 times a second, and never for more than a twentieth of the time: each of the three
    is done more rarely where it costs more, and the plane coarser where even twice a second would
    be too much.
    """

    def __init__(self) -> None:
        self._wanted: Wanted | None = None
        self._sight: Sight | None = None
        self._told = -1
        self._blind: set[Rhythm] = set()
        self._resolution = Resolution()
        self._insides, self._surface, self._maps = (Rhythm(EVERY) for _ in range(3))
        self._rhythms = (self._insides, self._surface, self._maps)
        self._budget = Budget(SHARE, self._rhythms)

    @property
    def is_asked(self) -> bool:
        """Whether somebody wants to see anything."""
        return self._wanted is not None

    def choose(self, work: Work, wanted: Wanted) -> None:
        """Look at this from now on."""
        self._wanted = wanted
        if self._sight is None:
            self._see(work)
        else:
            self._sight.turn(wanted)
            self._blind.clear()
        self.hurry()

    def follow(self, work: Work) -> None:
        """Look at the same in an edited network."""
        if self._wanted is not None:
            self._see(work)
            self.hurry()

    def _see(self, work: Work) -> None:
        self._sight = Sight(work.document, work.plan, work.modules, work.prepared, work.device)
        self._sight.turn(self._wanted or Wanted())
        self._resolution = Resolution()
        self._blind = set()
        survey = self._sight.survey
        if survey is not None and survey.has_surface:
            self._seen(self._surface, lambda: self._try_out(survey))

    def _try_out(self, survey: Survey) -> dict[str, Any]:
        self._resolution.try_out(survey.surface, EVERY)
        return {}

    def _seen(self, rhythm: Rhythm, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What an act gives. One that cannot be done must not end what is learned: it is left."""
        try:
            return act()
        except Exception:
            self._blind.add(rhythm)
            return {}

    def hurry(self) -> None:
        """What was seen is old: look again at the next step."""
        for rhythm in self._rhythms:
            rhythm.hurry()

    @property
    def is_due(self) -> bool:
        """Whether it is time for anything."""
        return any(rhythm.is_due for rhythm, _ in self._acts())

    def before_step(self) -> None:
        """The next step is looked at."""
        if self._sight is not None:
            self._sight.before_step()

    @property
    def wants_a_step(self) -> bool:
        """Whether what is due shows itself only while a step is taken."""
        return self._insides.is_due and any(one is self._insides for one, _ in self._acts())

    def glance(self, work: Work, spent: float | None = 0.0) -> list[Event]:
        """What is due, as it is now.

        `spent` seconds were for a step taken for the look alone; None where none was taken.
        """
        seen: dict[str, Any] = {}
        for rhythm, act in self._acts():
            if rhythm.is_due and not (spent is None and rhythm is self._insides):
                began = time.perf_counter()
                seen |= (found := self._seen(rhythm, act))
                cost = time.perf_counter() - began + _TRANSPORT * _bytes(found)
                cost += (spent or 0.0) if rhythm is self._insides else 0.0
                rhythm.took(cost, self._budget.share_of(rhythm))
        return self._tell(work, seen) if seen else []

    def look(self, work: Work) -> list[Event]:
        """All that is watched, as it is now."""
        if self._sight is None:
            self.choose(work, Wanted())
        seen: dict[str, Any] = {}
        for rhythm, act in self._acts(at_leisure=True):
            seen |= self._seen(rhythm, act)
        return self._tell(work, seen)

    def _acts(self, at_leisure: bool = False) -> list[_Act]:
        """What there is to do: each gives parts of a `Watched`."""
        sight = self._sight
        if sight is None:
            return []
        acts: list[_Act] = []
        if sight.lens is not None or sight.has_neurons:
            acts.append((self._insides, sight.inside))
        survey = sight.survey
        if survey is not None and survey.has_surface:
            acts.append((self._surface, lambda: self._picture(survey, at_leisure)))
        if survey is not None and survey.has_maps:
            acts.append((self._maps, sight.mapped))
        return [(rhythm, act) for rhythm, act in acts if rhythm not in self._blind]

    def _picture(self, survey: Survey, at_leisure: bool) -> dict[str, Any]:
        room = PATIENCE if at_leisure else SLOWEST * self._budget.share_of(self._surface)
        points = self._resolution.within(room)
        began = time.perf_counter()
        surface = survey.surface(points)
        self._resolution.took(points, time.perf_counter() - began)
        return {"surface": surface}

    def _tell(self, work: Work, seen: Mapping[str, Any]) -> list[Event]:
        sight, wanted = self._sight, self._wanted or Wanted()
        assert sight is not None
        watched = sight.watched(work.engine.step, wanted.example, seen)
        if not sight.has_neurons or self._told == sight.known.key:
            return [watched]
        self._told = sight.known.key
        return [sight.known, watched]


def _bytes(seen: Mapping[str, Any]) -> int:
    arrays = (seen.get("surface"), getattr(seen.get("maps"), "pictures", None))
    return sum(one.nbytes for one in arrays if one is not None)
