"""Where the blocks of a sketch stand: columns as wide and rows as high as what is in them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from backend.catalog.catalog import CATALOG
from backend.document.groups import HOLDERS, PORTS, is_definition
from backend.document.records import Block
from gui.language import in_spanish

ACROSS, DOWN = 210.0, 130.0
"""The raster of a sketch, from column to column and from row to row."""

_BETWEEN, _BELOW = 48.0, 40.0
_SIGNS = 56.0
"""Beside the title of a group: how often it repeats, the knob that opens it."""


def spread(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of one place, on a raster, with the room that each needs on the canvas.

    Definitions are not seen there, and need none.
    """
    blocks = list(blocks)
    cells = {one.id: (round(one.x / ACROSS), round(one.y / DOWN)) for one in blocks}
    widths: dict[int, float] = {}
    heights: dict[int, float] = {}
    for one in blocks:
        if is_definition(one):
            continue
        column, row = cells[one.id]
        widths[column] = max(widths.get(column, 0.0), _width(one))
        heights[row] = max(heights.get(row, 0.0), _height(one))
    lefts, tops = _starts(widths, _BETWEEN), _starts(heights, _BELOW)
    return [
        replace(one, x=lefts.get(cells[one.id][0], 0.0), y=tops.get(cells[one.id][1], 0.0))
        for one in blocks
    ]


def _starts(sizes: dict[int, float], between: float) -> dict[int, float]:
    found, start = {}, 0.0
    for place in range(max(sizes, default=-1) + 1):
        found[place] = start
        start += sizes.get(place, 0.0) + (between if place in sizes else 0.0)
    return found


def _width(block: Block) -> float:
    card = CATALOG[block.type].card
    source = card.title.source
    letters = len(block.name) if block.name else max(len(source), len(in_spanish(source)))
    if block.type in PORTS:
        return _round(8.0 * letters + 40)
    beside = _SIGNS if block.type in HOLDERS else 0.0
    ports = 256.0 if len(card.outputs) > 1 else 176.0
    return max(ports, _round(8.2 * letters + 55 + 16 + beside))


def _height(block: Block) -> float:
    card = CATALOG[block.type].card
    rows = max(len(card.inputs), len(card.outputs))
    if block.type in HOLDERS:
        return 160.0
    return 80.0 if rows < 2 else _round(96.0 + 24 * rows)


def _round(length: float) -> float:
    return -(-length // 8) * 8.0
