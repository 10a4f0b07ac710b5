"""What groups and ports show of themselves: names, ports, and a little picture of the inside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.catalog.card import Port
from backend.compiler.plan import Ports
from backend.document.document import Document
from backend.document.formula import MARK
from backend.document.groups import ENTRY, PORTS, USE, definition_of
from backend.document.records import Block
from backend.document.stepping import goes_by_steps
from backend.text import Text
from gui.canvas.geometry import NEURON, ROW, WIDTH, Layout

if TYPE_CHECKING:
    from gui.canvas.faces import Faces

PICTURE = 52.0
"""How high the little picture of the inside is."""

_BLOCK_HEIGHT = 84.0
_LARGEST = 0.17
_MOST_RECTS, _MOST_LINES = 240, 320


@dataclass(frozen=True)
class Miniature:
    """The inside of a group, small: rectangles (x, y, width, height, hue) and lines between them
    (x0, y0, x1, y1), in scene units from the picture's top left."""

    rects: tuple[tuple[float, float, float, float, str], ...] = ()
    lines: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True)
class GroupFace:
    """What a group says of itself beside its words: how often it repeats ("" once, "T" once for
    each step), whether its copies share their weights, whether it is a use of a block of the
    person's own, how many blocks are in it."""

    repeats: str = ""
    shared: bool = False
    is_use: bool = False
    count: int = 0
    miniature: Miniature = Miniature()


def ports_of(document: Document, block: Block) -> Ports:
    """The ports of a group or a use as they are drawn now, from top to bottom."""
    held = [one for one in document.held(definition_of(document, block)) if isinstance(one, Block)]
    sides = (sorted((b for b in held if b.type == kind), key=_height) for kind in PORTS)
    return Ports(*(tuple(map(_port, side)) for side in sides)) if held else Ports((), ())


def _height(block: Block) -> tuple[float, float, str]:
    return block.y, block.x, block.id


def _port(block: Block) -> Port:
    return Port(block.id, port_words(block))


def port_words(block: Block) -> Text:
    """What a port of a group is called."""
    if block.name:
        return Text("{name}", name=block.name)
    return Text("Input") if block.type == ENTRY else Text("Output")


def names_room(place: Layout) -> float:
    """How much room the names of ports take above the little picture."""
    return 0.0 if place.is_plain else ROW * place.rows + 8.0


def group_face(faces: Faces, document: Document, block: Block, width: float) -> GroupFace:
    """What a closed group that is so wide shows of itself."""
    inside = definition_of(document, block)
    held = [one for one in document.held(inside) if isinstance(one, Block)] if inside else []
    by_steps = any(one.type == ENTRY and goes_by_steps(one) for one in held)
    return GroupFace(
        "T" if by_steps else repeats_in_words(block.settings.get("repeat", 1)),
        block.settings.get("shared") is True,
        block.type == USE,
        sum(one.type not in PORTS for one in held),
        miniature(faces, document, held, width - 24, PICTURE),
    )


def repeats_in_words(repeat: object) -> str:
    """How often a group repeats, "" for once; a formula stands as it was typed."""
    if isinstance(repeat, str):
        return repeat.removeprefix(MARK).strip()
    return str(repeat) if isinstance(repeat, int) and repeat != 1 else ""


def miniature(
    faces: Faces, document: Document, blocks: list[Block], width: float, height: float
) -> Miniature:
    """These blocks and the wires between them in a picture of this size."""
    boxes = {one.id: (one.x, one.y, *_size(faces, one)) for one in blocks[:_MOST_RECTS]}
    if not boxes:
        return Miniature()
    x0, y0 = (min(box[axis] for box in boxes.values()) for axis in (0, 1))
    x1, y1 = (max(box[axis] + box[axis + 2] for box in boxes.values()) for axis in (0, 1))
    across = min(width / max(x1 - x0, 1.0), _LARGEST)
    down = min(height / max(y1 - y0, 1.0), _LARGEST)
    left = (width - (x1 - x0) * across) / 2
    top = (height - (y1 - y0) * down) / 2
    placed = {
        id: (left + (x - x0) * across, top + (y - y0) * down, w * across, h * down)
        for id, (x, y, w, h) in boxes.items()
    }
    rects = tuple(
        (*_legible(placed[one.id]), faces.family(one.type).hue)
        for one in blocks
        if one.id in placed and one.type not in PORTS
    )
    return Miniature(rects, tuple(_lines(document, placed)))


def _size(faces: Faces, block: Block) -> tuple[float, float]:
    card = faces.card(block.type)
    if block.type in PORTS:
        return float(NEURON), 32.0
    small = card is not None and card.sort in ("neuron", "feature")
    return (float(NEURON), float(NEURON)) if small else (float(WIDTH), _BLOCK_HEIGHT)


def _legible(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Not so small that it cannot be seen."""
    x, y, w, h = box
    wide, high = max(w - 1.0, 2.5), max(h, 3.5)
    return x + (w - wide) / 2, y + (h - high) / 2, wide, high


def _lines(
    document: Document, placed: dict[str, tuple[float, float, float, float]]
) -> Iterable[tuple[float, float, float, float]]:
    joined = (w for w in document.wires_of(placed) if w.source in placed and w.target in placed)
    for _, wire in zip(range(_MOST_LINES), joined, strict=False):
        x0, y0, w0, h0 = placed[wire.source]
        x1, y1, _, h1 = placed[wire.target]
        yield x0 + w0, y0 + h0 / 2, x1, y1 + h1 / 2


def holders_seen(document: Document, shown: Iterable[str], groups: set[str]) -> set[str]:
    """Which of the blocks that are shown stand for one of these groups."""
    found = set()
    for id in shown:
        block = document.get(id)
        if isinstance(block, Block) and definition_of(document, block) in groups:
            found.add(id)
    return found
