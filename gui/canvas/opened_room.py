"""Room for layers that open and close: what stands beside and below them steps aside."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from backend.document import edits
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.groups import GROUP
from backend.document.records import Block
from gui.canvas.faces import Size

SizeOf = Callable[[Block], Size]


def with_room(document: Document, change: Change, id: str, size_of: SizeOf) -> Change:
    """A change that gives a block another size, and shifts the others by what it grows.

    Everything that begins right of the block moves sideways, everything that begins below it
    moves down, so that rows and columns stay in line. Open layers of one row, or of one column,
    share the room: it is that of the largest. Shrinking takes back exactly what growing did.
    """
    before, after = change.records[id]
    assert isinstance(before, Block)
    assert isinstance(after, Block)
    closed = size_of(replace(before, is_open=False))
    wide, high = _shared(document, before, closed, size_of)
    was, will = size_of(before), size_of(after)
    room = max(was.width - closed.width, wide), max(was.height - closed.height, high)
    wider = max(will.width - closed.width, wide) - room[0]
    taller = max(will.height - closed.height, high) - room[1]
    right = before.x + closed.width + room[0]
    bottom = before.y + closed.height + room[1]
    offsets: dict[str, tuple[float, float]] = {}
    for record in document.held(before.inside):
        if record.id != id:
            step = (wider if record.x >= right else 0.0, taller if record.y >= bottom else 0.0)
            if any(step):
                offsets[record.id] = step
    return together(change.label, change, _moved(document, change, offsets))


def _shared(document: Document, block: Block, closed: Size, size_of: SizeOf) -> tuple[float, float]:
    """How much wider the open layers above and below a block are than closed, and how much
    taller those beside it: room that is there already."""
    wide = high = 0.0
    for other in document.held(block.inside):
        if not isinstance(other, Block) or not _is_open_layer(other) or other.id == block.id:
            continue
        size, small = size_of(other), size_of(replace(other, is_open=False))
        if other.x < block.x + closed.width and block.x < other.x + small.width:
            wide = max(wide, size.width - small.width)
        if other.y < block.y + closed.height and block.y < other.y + small.height:
            high = max(high, size.height - small.height)
    return wide, high


def _is_open_layer(block: Block) -> bool:
    return block.is_open and block.type != GROUP


def _moved(document: Document, change: Change, offsets: dict[str, tuple[float, float]]) -> Change:
    """The shifts, of the records as the change leaves them."""
    later = document.copy()
    later.apply(Change(change.label, change.records))
    there = {id: offset for id, offset in offsets.items() if id in later}
    return edits.move(later, there)
