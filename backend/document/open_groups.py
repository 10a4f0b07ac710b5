"""Groups that show their inside where they stand: the frame around it, and room for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from backend.document.change import Change, replaced
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.groups import GROUP, PORTS, is_definition
from backend.document.records import Block, Note, Record
from backend.text import Refusal, Text

PAD = 24.0
"""Scene units between the frame of an open group and what is in it; ports stand at its edges."""
TITLE = 32.0
"""How high the title bar of the frame is."""

PORT_DOWN = 32.0
"""How far below the place of its block the sign of a port stands: its wire then leaves as high as
those of blocks beside it."""

_USUAL = (176.0, 80.0)
_GRID = 8.0

Sizes = Mapping[str, tuple[float, float]]


class Box(NamedTuple):
    """A rectangle of the scene; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float


def is_open_group(record: Record | None) -> bool:
    """Whether a record is a group that shows its inside where it stands."""
    return isinstance(record, Block) and record.type == GROUP and record.is_open


def carried(document: Document, ids: Iterable[str]) -> set[str]:
    """These records and what stands in those that are open groups: all that moves with them."""
    found = set(ids)
    waiting = list(found)
    while waiting:
        id = waiting.pop()
        if is_open_group(document.get(id)):
            more = {one.id for one in document.held(id)} - found
            found |= more
            waiting += more
    return found


def frame_around(things: Iterable[Box], ports: Iterable[Box], least: tuple[float, float]) -> Box:
    """The frame of an open group around what stands in it, at least so wide and high.

    Where nothing stands in it, it lies at the origin.
    """
    boxes = [Box(x0 - PAD, y0 - PAD, x1 + PAD, y1 + PAD) for x0, y0, x1, y1 in things]
    boxes += [Box(x0, y0 - PAD, x1, y1 + PAD) for x0, y0, x1, y1 in ports]
    if not boxes:
        return Box(0.0, 0.0, *least)
    left, top = min(one.left for one in boxes), min(one.top for one in boxes) - TITLE
    right, bottom = max(one.right for one in boxes), max(one.bottom for one in boxes)
    return Box(left, top, max(right, left + least[0]), max(bottom, top + least[1]))


def stand_in(document: Document, ids: Iterable[str], group: str) -> Change:
    """Let blocks and notes stand in another group, "" the drawing itself.

    Nothing changes where wires join them with others: those would cross the group's border.
    """
    chosen = {id for id in ids if isinstance(document.get(id), Block | Note)}
    label = Text("Move")
    wires = document.wires_of(chosen)
    if any(wire.source not in chosen or wire.target not in chosen for wire in wires):
        return Change(label, {})
    found = [one for id in sorted(chosen) if isinstance(one := document[id], Block | Note)]
    if any(isinstance(one, Block) and one.type in PORTS for one in found):
        return Change(label, {})
    return replaced(label, [(one, replace(one, inside=group)) for one in found])


def open_group(document: Document, id: str, is_open: bool, sizes: Sizes | None = None) -> Change:
    """Show the inside of a group where it stands, or fold it up again; what is around makes room.

    `sizes` are the widths and heights of blocks, closed ones, in scene units. Folding takes back
    exactly what showing moved. Raises Refusal for what is no group in the drawing.
    """
    block = document.block(id)
    if block.type != GROUP or is_definition(block):
        raise Refusal(
            Text("Only a group shows its inside in place."),
            Text("Enter a block of your own to see its inside."),
        )
    label = Text("Open in place") if is_open else Text("Close the group")
    if block.is_open == is_open:
        return Change(label, {})
    room = _Room(document, sizes or {})
    (room.open if is_open else room.close)(block)
    return room.draft.change(label)


def box_of(
    document: Document,
    id: str,
    sizes: Sizes,
    get: Callable[[str], Record | None] | None = None,
) -> Box:
    """Where a block or a note is seen; an open group by its frame. `get` tells how records will be
    that a draft has moved. Raises KeyError for other records."""
    now = (get or document.get)(id)
    if isinstance(now, Note):
        return Box(now.x, now.y, now.x + now.width, now.y + now.height)
    if not isinstance(now, Block):
        raise KeyError(id)
    width, height = sizes.get(id, _USUAL)
    held = document.held(id) if is_open_group(now) else []
    if held:
        ports = {one.id for one in held if isinstance(one, Block) and one.type in PORTS}
        boxes = {one.id: box_of(document, one.id, sizes, get) for one in held}
        others = [box for one, box in boxes.items() if one not in ports]
        return frame_around(others, (boxes[one] for one in ports), (width, height))
    top = now.y + (PORT_DOWN if now.type in PORTS else 0.0)
    return Box(now.x, top, now.x + width, top + height)


class _Room:
    """Moves records so that a group can have another size."""

    def __init__(self, document: Document, sizes: Sizes) -> None:
        self.draft = Draft(document)
        self._document = document
        self._sizes = sizes

    def open(self, block: Block) -> None:
        self._resize(block, lambda: self._unfold(block))

    def close(self, block: Block) -> None:
        self._resize(block, lambda: self._fold(block))

    def _unfold(self, block: Block) -> None:
        """The frame begins where the block began, and its first port stays as high as it was."""
        self.draft.put(replace(block, is_open=True))
        frame = self._box(block)
        dx, dy = block.x - frame.left, _on_grid(block.y - self._level(block, frame))
        self._shift((one.id for one in self._document.held(block.id)), dx, dy)

    def _fold(self, block: Block) -> None:
        """The block stands again where the frame is, which as a rule is where it stood."""
        frame = self._box(block)
        x, y = frame.left, self._level(block, frame)
        if abs(x - block.x) <= _GRID and abs(y - block.y) <= _GRID:
            x, y = block.x, block.y
        self.draft.put(replace(block, is_open=False, x=x, y=y))

    def _level(self, block: Block, frame: Box) -> float:
        """How high a closed block stands whose ports are as high as those in this frame; without
        ports, whose middle is."""
        held = [self.draft.get(one.id) for one in self._document.held(block.id)]
        for kind in PORTS:
            heights = [one.y for one in held if isinstance(one, Block) and one.type == kind]
            if heights:
                return min(heights)
        height = self._sizes.get(block.id, _USUAL)[1]
        return _on_grid((frame.top + frame.bottom - height) / 2)

    def _resize(self, block: Block, act: Callable[[], None]) -> None:
        """Do something to the size of a block, with room for it in all open groups around."""
        around: list[Block] = [block]
        while is_open_group(outer := self._document.get(around[-1].inside)):
            around.append(outer)  # type: ignore[arg-type]
        before = [self._box(one) for one in around]
        act()
        for one, box in zip(around, before, strict=True):
            self._make_room(one, box, self._box(one))

    def _make_room(self, block: Block, before: Box, after: Box) -> None:
        """What stands beside a block moves by as much as the edges move that it stands behind."""
        for other in self._document.held(block.inside):
            if other.id == block.id or (isinstance(other, Block) and is_definition(other)):
                continue
            box = self._box(other)
            dx = _aside(box.left, box.right, before[0::2], after[0::2])
            dy = _aside(box.top, box.bottom, before[1::2], after[1::2])
            if dx or dy:
                self._shift([other.id], dx, dy)

    def _shift(self, ids: Iterable[str], dx: float, dy: float) -> None:
        for id in carried(self._document, ids):
            now = self.draft.get(id)
            if isinstance(now, Block | Note):
                x, y = round(now.x + dx, 3), round(now.y + dy, 3)
                self.draft.put(replace(now, x=x, y=y))

    def _box(self, record: Block | Note) -> Box:
        return box_of(self._document, record.id, self._sizes, self.draft.get)


def _aside(start: float, end: float, before: tuple[float, ...], after: tuple[float, ...]) -> float:
    """How far to move along one axis what stands before or behind something that grows."""
    if start >= before[1]:
        return after[1] - before[1]
    return after[0] - before[0] if end <= before[0] else 0.0


def _on_grid(length: float) -> float:
    return round(length / _GRID) * _GRID
