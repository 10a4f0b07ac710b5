"""How often a group repeats, and what the names inside it stand for in each repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.document.formula import resolve
from backend.document.groups import EACH, USE, values_of
from backend.document.records import Block
from backend.text import Refusal, Text

MOST_REPEATS = 1000


def repeats_of(holder: Block, names: Mapping[str, Any]) -> int:
    """How many copies a group or a use has, where these names are known. Raises Refusal."""
    count = resolve(holder.settings.get("repeat", 1), names)
    if isinstance(count, int) and not isinstance(count, bool) and 1 <= count <= MOST_REPEATS:
        return count
    raise Refusal(
        Text("It cannot repeat {count} times.", count=str(count)[:40]),
        Text("Choose a whole number from 1 to {most}.", most=MOST_REPEATS),
    )


def values_for(
    holder: Block,
    definition: Block,
    outer: Mapping[str, Any],
    count: int,
    most: int | None = None,
) -> list[dict[str, Any]]:
    """What each name stands for inside each copy. Raises Refusal.

    A group knows the names around it; a definition only its own, and what a use gives it. `i` is
    the number of the repeat (from 0), `n` how many there are. Only of the first `most` copies,
    where that is given.
    """
    numbers = range(count if most is None else min(count, most))
    return [_names(holder, definition, outer, number, count) for number in numbers]


def _names(
    holder: Block, definition: Block, outer: Mapping[str, Any], number: int, count: int
) -> dict[str, Any]:
    numbered = {"i": number, "n": count} if count > 1 or "i" not in outer else {}
    around = {**outer, **numbered}
    given = {
        name: resolve(picked(name, value, number, count), around)
        for name, value in values_of(holder).items()
        if holder.type == USE
    }
    known = {"i": number, "n": count, **given} if holder.type == USE else around
    waiting = {
        name: picked(name, value, number, count)
        for name, value in values_of(definition).items()
        if name not in given
    }
    return _settled(known, waiting)


def _settled(known: dict[str, Any], waiting: dict[str, Any]) -> dict[str, Any]:
    """Names that may speak of each other, worked out in whatever order they can be."""
    inner = {name: value for name, value in known.items() if name not in waiting}
    found = dict(inner)
    while waiting:
        refusals = []
        for name, value in list(waiting.items()):
            # A name may speak of the same name further out: channels = "=channels * 2".
            outer = {name: known[name]} if name in known else {}
            try:
                worked_out = resolve(value, {**outer, **found})
            except Refusal as refusal:
                refusals.append(refusal)
                continue
            found[name] = worked_out
            del waiting[name]
            break
        else:
            raise refusals[0]
    return found


def picked(name: str, value: Any, number: int, count: int) -> Any:
    """The value that a name has in one repeat. Raises Refusal where its list is too short."""
    if not isinstance(value, Mapping):
        return value
    each = value.get(EACH)
    if isinstance(each, list | tuple) and len(each) == count:
        return each[number]
    raise Refusal(
        Text(
            "{name} has {given} values for {count} repeats.",
            name=name,
            given=len(each) if isinstance(each, list | tuple) else 0,
            count=count,
        ),
        Text("Give it one value for each repeat."),
    )
