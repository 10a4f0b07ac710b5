"""Blocks that feed themselves: which wires close the ring, and what to lead there instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from backend.compiler import repairs
from backend.compiler.connecting import OpenEnds
from backend.compiler.order import order
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document.records import Wire
from backend.text import Text


def find(walk: Walk, rings: Iterable[Sequence[str]]) -> Iterator[Problem]:
    """A problem for each ring, on the block that the closing wire leads back to."""
    for ring in rings:
        closing = _closing(walk, ring)
        names = in_a_row([walk.name(id) for id in (*ring[:6], ring[0])])
        yield Problem(
            "loop",
            "error",
            Text("These blocks feed themselves in a ring: {blocks}.", blocks=names),
            Text("Remove one wire of the ring."),
            block=closing[0].target,
            wire=closing[0].id,
            repairs=tuple(_mended(walk, closing)),
        )


def in_a_row(names: list[Text | str]) -> Text | str:
    """Names one after the other, each in the language of whoever reads."""
    if len(names) == 1:
        return names[0]
    return Text("{first} → {rest}", first=names[0], rest=in_a_row(names[1:]))


def _closing(walk: Walk, ring: Sequence[str]) -> list[Wire]:
    """Wires without which the ring is open: one that nobody misses, else those that lead back."""
    inside = set(ring)
    wires = [wire for id in ring for wire in walk.wiring.out_of[id] if wire.target in inside]
    backwards = [wire for wire in wires if _leads_back(walk, wire)]
    spare = [wire for wire in wires if not _is_needed(walk, wire)]
    by_place = sorted(wires, key=lambda one: one not in backwards)
    lone_spare = [[wire] for wire in by_place if wire in spare]
    for some in (*lone_spare, spare, *([wire] for wire in by_place), backwards):
        if some and _is_open(ring, [one for one in wires if one not in some]):
            return some
    return wires


def _leads_back(walk: Walk, wire: Wire) -> bool:
    source, target = walk.wiring.blocks[wire.source], walk.wiring.blocks[wire.target]
    return (source.x, source.y, source.id) >= (target.x, target.y, target.id)


def _is_needed(walk: Walk, wire: Wire) -> bool:
    """Whether its port would stay empty without it, and may not."""
    ports = {port.name: port for port in walk.wiring.ports[wire.target].inputs}
    there = walk.wires(wire.target, wire.target_port)
    return not ports[wire.target_port].optional and len(there) == 1


def _is_open(ring: Sequence[str], wires: Iterable[Wire]) -> bool:
    feeds: dict[str, set[str]] = {id: set() for id in ring}
    for wire in wires:
        feeds[wire.source].add(wire.target)
    return not order(feeds).loops


def _mended(walk: Walk, closing: list[Wire]) -> Iterator[Repair]:
    if len(closing) == 1 and _is_needed(walk, closing[0]):
        (wire,) = closing
        yield from OpenEnds(walk).wires_to(wire.target, wire.target_port, wire)
    yield repairs.remove_wires(closing)
