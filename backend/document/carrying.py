"""What was learned, carried from blocks and wires to those that come in their place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from backend.document.change import Change, Patch
from backend.document.document import Document
from backend.document.expansion import Link, Trail, expand
from backend.document.records import Wire

Weights: TypeAlias = Mapping[str, Mapping[str, Any]]
"""What was learned: arrays by owner (a flat block, or a flat wire into a neuron) and name."""
Key: TypeAlias = Callable[[Trail], Hashable]
"""What is the same before and after an edit for those that are the same to a person."""


def carry(
    document: Document, change: Change, weights: Weights | None, before: Key, after: Key
) -> Change:
    """The change, with what was learned going from each owner to the one with the same key."""
    if not weights:
        return change
    changed = document.copy()
    changed.apply(change)
    old = {before(trail): id for id, trail in _owners(document) if id in weights}
    now = dict(_owners(changed))
    patches = list(change.patches)
    for id, trail in now.items():
        source = old.get(after(trail), id)
        if source != id:
            patches += _moved(source, id, weights[source], source in now)
    return replace(change, patches=tuple(patches))


def _moved(source: str, target: str, learned: Mapping[str, Any], is_kept: bool) -> Iterator[Patch]:
    for name, numbers in learned.items():
        if not is_kept:
            yield Patch(source, name, numbers, None)
        yield Patch(target, name, None, numbers)


def _owners(document: Document) -> Iterator[tuple[str, Trail]]:
    """Everything that may own weights in the written-out drawing, with the way to it."""
    found = expand(document)
    if found is None:
        for record in document.unordered():
            yield record.id, (Link("", record.id),)
        return
    yield from found.trails.items()
    for id, drawn in found.wires.items():
        wire = found.document.get(id)
        if isinstance(wire, Wire) and (trail := found.trails.get(wire.target)):
            yield id, (*trail[:-1], Link(trail[-1].inside, drawn))
