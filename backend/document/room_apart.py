"""Where what was in a group comes to stand when it is taken apart, and how neighbours make room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.groups import is_definition
from backend.document.open_groups import carried, is_open_group
from backend.document.records import Block, Note, Record

_WIDE, _HIGH, _GAP = 176.0, 80.0, 64.0
"""About how large a block is drawn, and the room between repeats, in scene units."""


@dataclass(frozen=True)
class Room:
    """Where the copies come to stand: the first one's shift, and the step to the next. What stands
    left or right of `middle` makes room by so much."""

    dx: float
    dy: float
    step: float
    left: float
    right: float
    top: float
    bottom: float
    middle: float
    to_left: float
    to_right: float


def room_for(group: Block, held: Iterable[Record], count: int) -> Room:
    """Where so many copies of what a group holds come to stand once it is taken apart."""
    there = [one for one in held if getattr(one, "inside", "") == group.id]
    xs = [one.x for one in there if isinstance(one, Block | Note)] or [group.x]
    ys = [one.y for one in there if isinstance(one, Block | Note)] or [group.y]
    step = max(xs) - min(xs) + _WIDE + _GAP
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    reach = (max(xs) - min(xs) + (count - 1) * step) / 2
    high = (max(ys) - min(ys)) / 2
    if is_open_group(group):  # what is in it is seen where it stands already
        more = (count - 1) * step
        right, bottom = max(xs) + more + _WIDE, max(ys) + _HIGH
        return Room(0.0, 0.0, step, min(xs), right, min(ys), bottom, max(xs), 0.0, more)
    dx = group.x - middle[0] - (count - 1) * step / 2
    return Room(
        dx,
        group.y - middle[1],
        step,
        group.x - reach,
        group.x + reach + _WIDE,
        group.y - high,
        group.y + high + _HIGH,
        group.x,
        reach,
        reach,
    )


def push(draft: Draft, document: Document, group: Block, room: Room) -> None:
    """Neighbours make room, where any of them is in the way."""
    beside = [
        one
        for one in document.held(group.inside)
        if one.id != group.id and not (isinstance(one, Block) and is_definition(one))
    ]
    if not (room.to_left or room.to_right) or not any(_meets(one, room) for one in beside):
        return
    for one in beside:
        by = room.to_right if one.x > room.middle else -room.to_left
        if not by or one.x == room.middle:
            continue
        for id in carried(document, [one.id]):
            moved = document[id]
            if isinstance(moved, Block | Note):
                draft.put(replace(moved, x=moved.x + by))


def _meets(one: Block | Note, room: Room) -> bool:
    across = one.x < room.right and one.x + _WIDE > room.left
    return across and one.y < room.bottom and one.y + _HIGH > room.top
