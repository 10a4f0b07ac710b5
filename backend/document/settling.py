"""What blocks keep of formulas when they leave a group: the values that these gave there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.document.formula import is_formula, put_in
from backend.document.groups import GROUP, HOLDERS, values_of
from backend.document.records import Block
from backend.document.values import picked
from backend.text import Refusal


def values_in(group: Block, number: int, count: int) -> dict[str, Any]:
    """What the names of a group stand for in one repeat: values, or formulas about names that
    are known only further out."""
    found = {name: picked(name, value, number, count) for name, value in values_of(group).items()}
    for _ in found:
        # A name may speak of the same name further out; of the others it means those in here.
        found = {
            name: put_in(value, {other: found[other] for other in found if other != name})
            for name, value in found.items()
        }
    counted = count > 1 or not group.inside
    numbers = {"i": number, "n": count} if counted else {}
    return {name: put_in(value, numbers) for name, value in found.items()}


def settled(block: Block, known: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a block that leaves, with what its formulas gave."""
    settings = {name: _given(value, known) for name, value in block.settings.items()}
    if block.type not in HOLDERS or "values" not in block.settings:
        return settings
    return {**settings, "values": _settled_values(block, known)}


def _settled_values(holder: Block, known: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a group that stood inside: they speak of each other before they speak of
    names further out; those of a use only of names further out."""
    values = values_of(holder)
    own = set(values) if holder.type == GROUP else set()
    if holder.settings.get("repeat", 1) != 1:
        own |= {"i", "n"}
    return {
        name: _given(value, {one: known[one] for one in known if one not in own - {name}})
        for name, value in values.items()
    }


def _given(value: Any, known: Mapping[str, Any]) -> Any:
    if isinstance(value, Mapping):
        return {name: _given(one, known) for name, one in value.items()}
    if not (is_formula(value) or isinstance(value, list | tuple)):
        return value
    try:
        return put_in(value, known)
    except Refusal:  # a formula that could not be worked out before says the same as then
        return value
