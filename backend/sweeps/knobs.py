"""A knob: a setting of a drawing with the values that are to be tried."""

from __future__ import annotations

import json
import math
from typing import Any

import msgspec

from backend.text import Refusal, Text

POINTS = 5
"""How many values a grid takes from a range that does not say."""
_VALUES, _RANGE = "--set hidden.out_features=8,16,32", "--range objective.lr=1e-4..1e-1:log"


class Knob(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A setting at `place` ("hidden.out_features") and its `values`; or, without any, a range.

    A range goes from `low` to `high`, both inclusive; `is_log` spreads it evenly over orders of
    magnitude, `is_whole` keeps to whole numbers. A grid takes `points` values from it.
    """

    place: str
    values: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 0.0
    is_log: bool = False
    is_whole: bool = False
    points: int = POINTS

    @property
    def target(self) -> tuple[str, str]:
        """The block or objective, and its setting."""
        name, _, setting = self.place.partition(".")
        return name, setting

    def at(self, share: float) -> Any:
        """The value at a share of the way, 0 to 1."""
        if self.values:
            return self.values[min(int(share * len(self.values)), len(self.values) - 1)]
        if self.is_log:
            low, high = math.log(self.low), math.log(self.high)
            value = math.exp(low + share * (high - low))
        else:
            value = self.low + share * (self.high - self.low)
        return self._tidy(value)

    def _tidy(self, value: float) -> Any:
        """Within the range, with as many figures as a person would read."""
        if self.is_whole:
            return int(min(max(round(value), math.ceil(self.low)), math.floor(self.high)))
        return min(max(float(f"{value:.6g}"), self.low), self.high)

    def grid(self) -> list[Any]:
        """The values that a grid tries, each once."""
        if self.values:
            return list(self.values)
        last = max(1, self.points - 1)
        found = [self.at(place / last) for place in range(self.points)]
        return list(dict.fromkeys(found))


def check(knob: Knob) -> None:
    """Raises Refusal for a knob that has nothing to try."""
    if not knob.values and not _is_range(knob):
        raise Refusal(
            Text("{place} cannot go from {low} to {high}.", **_ends(knob)),
            Text("Give the smaller number first; on a logarithmic scale both lie above 0."),
        )
    if not knob.values and knob.points < 2:
        raise Refusal(
            Text("A grid takes at least two values from a range."), Text("Choose 2 or more.")
        )


def _ends(knob: Knob) -> dict[str, Any]:
    return {"place": knob.place, "low": knob.low, "high": knob.high}


def _is_range(knob: Knob) -> bool:
    finite = math.isfinite(knob.low) and math.isfinite(knob.high)
    holds_whole = not knob.is_whole or math.ceil(knob.low) <= math.floor(knob.high)
    return finite and knob.low < knob.high and holds_whole and (not knob.is_log or knob.low > 0)


def read_values(words: str) -> Knob:
    """`BLOCK.SETTING=1,2,4` as a knob. Raises Refusal."""
    place, values = _halves(words, _VALUES)
    return Knob(place=place, values=tuple(_several(values)))


def read_range(words: str) -> Knob:
    """`BLOCK.SETTING=1e-4..1e-1:log` as a knob; `:int`, and a number of points for a grid, may
    follow too. Ends that are both written as whole numbers give whole numbers. Raises Refusal."""
    place, value = _halves(words, _RANGE)
    ends, *ways = value.split(":")
    low, dots, high = ends.partition("..")
    try:
        first, last = float(low), float(high)
        points = [int(way) for way in ways if way not in ("log", "int", "float")]
    except ValueError as error:
        raise _not_a_range(words) from error
    if not dots or len(points) > 1:
        raise _not_a_range(words)
    are_whole = _is_written_whole(low) and _is_written_whole(high)
    knob = Knob(
        place=place,
        low=first,
        high=last,
        is_log="log" in ways,
        is_whole="int" in ways or (are_whole and "float" not in ways),
        points=points[0] if points else POINTS,
    )
    check(knob)
    return knob


def _halves(words: str, example: str) -> tuple[str, str]:
    place, equals, value = words.partition("=")
    if not (equals and value and all(place.partition("."))):
        raise Refusal(
            Text("“{words}” does not say which setting takes which values.", words=words),
            Text("Write for example: {example}", example=example),
        )
    return place, value


def _not_a_range(words: str) -> Refusal:
    return Refusal(
        Text("“{words}” is not BLOCK.SETTING=LOW..HIGH.", words=words),
        Text("Write for example: {example}", example=_RANGE),
    )


def _is_written_whole(words: str) -> bool:
    return words.strip().lstrip("+-").isdigit()


def _several(words: str) -> list[Any]:
    """Values with commas between: JSON, or words."""
    try:
        found: list[Any] = json.loads(f"[{words}]")
        return found
    except ValueError:
        return [_one(word.strip()) for word in words.split(",")]


def _one(word: str) -> Any:
    try:
        return json.loads(word)
    except ValueError:
        return word
