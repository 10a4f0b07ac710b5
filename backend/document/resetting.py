"""Having numbers of layers drawn anew: single weights of an opened one, or all that one learned."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from backend.document.change import Change, Patch, replaced
from backend.document.document import Document
from backend.document.inside import Inside
from backend.document.layers import Known, Place, unknown, with_cells
from backend.document.records import Block
from backend.text import Text


def reset_cells(
    document: Document,
    block: str,
    places: Iterable[Place],
    inside: Inside,
    known: Known = unknown,
) -> Change:
    """Forget what was typed at these places: training draws their numbers anew.

    What was cut or frozen there stays so.
    """
    wanted = [place for place in dict.fromkeys(places) if inside.holds(*place)]
    records = _without_values(document.block(block), set(wanted))
    patches = [
        _forgotten(block, name, [inside.place(*place) for place in mine], known)
        for name in ("weight", "bias")
        if (mine := [place for place in wanted if (place[1] < 0) == (name == "bias")])
    ]
    return Change(records.label, records.records, tuple(patches))


def reset_layer(document: Document, block: str, known: Known = unknown) -> Change:
    """Forget what was typed into a layer and what it has learned: all of it is drawn anew."""
    before = document.block(block)
    records = _without_values(before, {(cell.row, cell.column) for cell in before.cells})
    patches = (Patch(block, name, known(block, name), None) for name in ("weight", "bias"))
    return Change(records.label, records.records, tuple(patches))


def _without_values(before: Block, places: set[Place]) -> Change:
    cells = [
        replace(cell, value=None) if (cell.row, cell.column) in places else cell
        for cell in before.cells
    ]
    return replaced(Text("Reset weights"), [(before, with_cells(before, cells))])


def _forgotten(block: str, name: str, flat: list[int], known: Known) -> Patch:
    numbers = known(block, name)
    there = None if numbers is None else [float(numbers.reshape(-1)[place]) for place in flat]
    return Patch(block, name, there, None, tuple(flat))
