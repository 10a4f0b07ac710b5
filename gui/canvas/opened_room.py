"""Room for layers that open and close: what stands beside and below them steps aside."""

from __future__ import annotations

from backend.document import edits
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.records import Block, Note
from gui.canvas.faces import Size


def with_room(document: Document, change: Change, id: str, before: Size, after: Size) -> Change:
    """A change that gives a block another size, and shifts the others by what it grows.

    Everything that begins right of the block moves sideways, everything that begins below it
    moves down, so that rows and columns stay in line. Shrinking takes back exactly what growing
    did: what was moved beyond the block is what begins beyond it then.
    """
    block = document.block(id)
    wider, taller = after.width - before.width, after.height - before.height
    right, bottom = block.x + before.width, block.y + before.height
    offsets: dict[str, tuple[float, float]] = {}
    for record in document:
        if isinstance(record, (Block, Note)) and record.id != id:
            dx = wider if record.x >= right else 0.0
            dy = taller if record.y >= bottom else 0.0
            if dx or dy:
                offsets[record.id] = (dx, dy)
    return together(change.label, change, _moved(document, change, offsets))


def _moved(document: Document, change: Change, offsets: dict[str, tuple[float, float]]) -> Change:
    """The shifts, of the records as the change leaves them."""
    later = document.copy()
    later.apply(Change(change.label, change.records))
    there = {id: offset for id, offset in offsets.items() if id in later}
    return edits.move(later, there)
