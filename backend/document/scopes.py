"""What the names in formulas stand for at a place of a drawing: once for every copy of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backend.document.document import Document
from backend.document.groups import GROUP, definition_of, is_definition, uses
from backend.document.records import Block
from backend.document.values import repeats_of, values_for

MOST = 100
"""Copies that are looked at."""

Names = Mapping[str, Any]


def scopes_of(document: Document, place: str) -> list[Names]:
    """By copy, the names known right inside a group ("" is the drawing itself, where none is); of
    the first copies, where there are more than `MOST`.

    Inside a definition there is one scope for every copy in every use of it, or where it is not
    used, the one that it would have. Raises Refusal where a value or a number of repeats cannot
    be worked out.
    """
    found: list[Names] = []
    for names in _scopes(document, place, frozenset()):
        found.append(names)
        if len(found) == MOST:
            break
    return found


def outer_scopes(document: Document, block: Block) -> list[Names]:
    """By copy, the names known where a block stands. Raises Refusal."""
    return scopes_of(document, block.inside)


def inner_scopes(document: Document, holder: Block) -> list[Names]:
    """By copy, the names known inside one group or one use. Raises Refusal."""
    definition = document.get(definition_of(document, holder))
    if not isinstance(definition, Block) or is_definition(holder):
        return scopes_of(document, holder.id)
    found: list[Names] = []
    for outer in outer_scopes(document, holder):
        found += values_for(holder, definition, outer, repeats_of(holder, outer), MOST)
    return found[:MOST]


def _scopes(document: Document, place: str, met: frozenset[str]) -> Iterator[Names]:
    group = document.get(place)
    if place in met or not isinstance(group, Block) or group.type != GROUP:
        yield {}
        return
    holders = uses(document, place) if is_definition(group) else [group]
    for holder in holders:
        for outer in _scopes(document, holder.inside, met | {place}):
            yield from values_for(holder, group, outer, repeats_of(holder, outer), MOST)
    if not holders:
        yield from values_for(group, group, {}, 1)
