"""Putting what is seen from a place in order: open groups from the inside out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from backend.document import edits
from backend.document.arrangement import tidy
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.groups import ENTRY, PORTS, is_definition
from backend.document.open_groups import Sizes, box_of, is_open_group
from backend.document.records import Block
from backend.text import Text

_BETWEEN, _APART = 80.0, 16.0
"""Scene units between ports and what they are joined with, and from one port to the next."""


def tidy_place(
    document: Document, place: str, sizes: Sizes, ids: Iterable[str] | None = None
) -> Change:
    """Move the blocks that are seen from a place so that it reads from left to right.

    What open groups show is put in order first, then they are laid out by their frames. `ids`:
    only these, and only those of them that stand beside the first and are no ports. `sizes` are
    those of closed blocks, in scene units.
    """
    label = Text("Tidy up")
    if ids is not None:
        return _side_by_side(document, list(ids), sizes)
    changes, now = [], document.copy()
    for group in (*_open_groups(document, place), place):
        change = _in_order(now, _blocks(now, group), sizes)
        now.apply(change)
        changes.append(change)
    return together(label, *changes)


def _side_by_side(document: Document, ids: list[str], sizes: Sizes) -> Change:
    chosen = [one for id in ids if isinstance(one := document.get(id), Block)]
    beside = [one for one in chosen if one.inside == chosen[0].inside and one.type not in PORTS]
    return _in_order(document, beside, sizes)


def _open_groups(document: Document, place: str) -> Iterator[str]:
    """The groups that are open in place there, inner ones before those around them."""
    for one in document.held(place):
        if is_open_group(one) and isinstance(one, Block) and not is_definition(one):
            yield from _open_groups(document, one.id)
            yield one.id


def _blocks(document: Document, place: str) -> list[Block]:
    held = [one for one in document.held(place) if isinstance(one, Block)]
    return [one for one in held if not is_definition(one)]


def _in_order(document: Document, blocks: list[Block], sizes: Sizes) -> Change:
    """Lay blocks out by where they are seen, and move them and what they show by as much."""
    boxes = {one.id: box_of(document, one.id, sizes) for one in blocks}
    seen = [replace(one, x=boxes[one.id].left, y=boxes[one.id].top) for one in blocks]
    flat = Document([*seen, *document.wires_of(boxes)])
    room = {id: (box.right - box.left, box.bottom - box.top) for id, box in boxes.items()}
    laid = tidy(flat, room, list(boxes)).records
    placed = {one.id: one for one in seen}
    placed |= {id: after for id, (_, after) in laid.items() if isinstance(after, Block)}
    placed |= {one.id: one for one in _ports_at_edges(blocks, placed, room)}
    offsets = {one.id: (placed[one.id].x - one.x, placed[one.id].y - one.y) for one in seen}
    offsets = {id: offset for id, offset in offsets.items() if any(offset)}
    return Change(Text("Tidy up"), edits.move(document, offsets).records)


def _ports_at_edges(blocks: list[Block], placed: dict[str, Block], room: Sizes) -> Iterator[Block]:
    """Entries left of all others, exits right, from top to bottom as they were: their order has a
    meaning. Each as near to what it is joined with as that leaves room for."""
    others = [placed[one.id] for one in blocks if one.type not in PORTS]
    if not others:
        return
    left = min(one.x for one in others) - _BETWEEN
    right = max(one.x + room[one.id][0] for one in others) + _BETWEEN
    for kind in PORTS:
        lowest = float("-inf")
        for port in sorted((b for b in blocks if b.type == kind), key=_height):
            now = placed[port.id]
            x = left - room[port.id][0] if kind == ENTRY else right
            y = max(now.y, lowest + _APART)
            lowest = y + room[port.id][1]
            yield replace(now, x=x, y=y)


def _height(block: Block) -> tuple[float, float, str]:
    return block.y, block.x, block.id
