"""What a sweep is to try, and what became of each trial: plain data."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from backend.sweeps.knobs import Knob, check
from backend.text import Refusal, Text
from backend.training.measure_words import is_better_higher

WAYS = ("grid", "random", "optuna")
TRIALS = 20
"""How many a sweep tries where nobody says; a grid tries all it has."""
MOST_TRIALS = 100_000
MOST_AT_ONCE = 64

RUNNING, FINISHED, FAILED = "running", "finished", "failed"


class Sweep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which knobs to turn, how, and how to judge.

    `trials` is how many to try, 0 for all of a grid (or `TRIALS`). `epochs` and `seconds` end
    each trial, 0 leaves that to the drawing. `measure` is judged on the validation examples.
    """

    knobs: tuple[Knob, ...]
    how: str = "random"
    trials: int = 0
    seed: int = 0
    epochs: int = 0
    seconds: float = 0.0
    measure: str = ""
    at_once: int = 1

    @property
    def count(self) -> int:
        """How many trials there are in all."""
        if self.how != "grid":
            return self.trials or TRIALS
        there_are = math.prod(len(knob.grid()) for knob in self.knobs)
        return min(self.trials, there_are) if self.trials else there_are

    @property
    def wants_most(self) -> bool:
        """Whether a larger value of the measure is better."""
        return is_better_higher(self.measure)


@dataclass(frozen=True)
class Trial:
    """One training: the values of the knobs by place, and what came of it.

    `value` is the measure it is judged by, None while it runs, where it failed and where it was
    no number. `reason` says why it failed. `measures` by split, as a training tells them.
    """

    number: int
    values: Mapping[str, Any]
    state: str = RUNNING
    value: float | None = None
    measures: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    epochs: int = 0
    seconds: float = 0.0
    reason: Text = Text("")
    advice: Text = Text("")


def check_sweep(sweep: Sweep) -> None:
    """Raises Refusal for a sweep that makes no sense, whatever the drawing."""
    if not sweep.knobs:
        raise Refusal(
            Text("Nothing is to be tried."), Text("Choose at least one setting and its values.")
        )
    for knob in sweep.knobs:
        check(knob)
    places = [knob.place for knob in sweep.knobs]
    for place in places:
        if places.count(place) > 1:
            raise Refusal(
                Text("{place} is there twice.", place=place), Text("Name each setting once.")
            )
    if sweep.how not in WAYS:
        raise Refusal(
            Text("There is no way to try settings called {name}.", name=sweep.how),
            Text("There are {names}.", names=", ".join(WAYS)),
        )
    _check_counts(sweep)


def _check_counts(sweep: Sweep) -> None:
    if not 1 <= sweep.count <= MOST_TRIALS:
        raise Refusal(
            Text("These are {count} trials.", count=sweep.count),
            Text("Choose at most {most}.", most=MOST_TRIALS),
        )
    if not 1 <= sweep.at_once <= MOST_AT_ONCE:
        raise Refusal(
            Text("{count} trainings cannot run at once.", count=sweep.at_once),
            Text("Choose a number from 1 to {most}.", most=MOST_AT_ONCE),
        )


def ranked(trials: Iterable[Trial], sweep: Sweep) -> list[Trial]:
    """The trials that have a value, the best first; of equals, the earlier one."""
    found = [trial for trial in trials if trial.state == FINISHED and trial.value is not None]
    sign = -1 if sweep.wants_most else 1
    return sorted(found, key=lambda trial: (sign * (trial.value or 0.0), trial.number))


def best(trials: Iterable[Trial], sweep: Sweep) -> Trial | None:
    """The best trial; None while none has a value."""
    found: Sequence[Trial] = ranked(trials, sweep)
    return found[0] if found else None
