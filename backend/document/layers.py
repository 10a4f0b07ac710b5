"""What a person can do inside a layer: open it, type, cut and freeze weights, bend a neuron."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from msgspec.structs import replace

from backend.document.change import Change, Patch, replaced
from backend.document.document import Document
from backend.document.inside import Inside
from backend.document.records import Block, Cell
from backend.text import Text

Known: TypeAlias = Callable[[str, str], Any]
"""The numbers of a parameter as they are now, by owner and name; None where nobody knows them."""
Place: TypeAlias = tuple[int, int]
"""The row and the column of a cell; column -1 is the bias of the row."""


def unknown(owner: str, name: str) -> None:
    """Nothing was learned yet."""


def open_layer(document: Document, ids: Iterable[str], is_open: bool) -> Change:
    """Show layers as their neurons or kernels, or as blocks again; they compute the same."""
    label = Text("Open layer") if is_open else Text("Close layer")
    blocks = [document.block(id) for id in ids]
    return replaced(label, [(one, replace(one, is_open=is_open)) for one in blocks])


def type_cell(
    document: Document,
    block: str,
    row: int,
    column: int,
    value: float | None,
    inside: Inside,
    known: Known = unknown,
) -> Change:
    """Give one weight a value, now and at every fresh start; None lets training draw it.

    A weight that was cut is a wire again.
    """
    place = (row, column)
    old = _table(document.block(block)).get(place, Cell(row=row, column=column))
    new = replace(old, value=value, cut=old.cut and value is None)
    change = _with_cells(document, block, Text("Set weight"), {place: new})
    after = None if value is None else [value]
    return _patched(change, _patches(block, [place], inside, known, after))


def cut_cells(
    document: Document,
    block: str,
    places: Iterable[Place],
    cut: bool,
    inside: Inside,
    known: Known = unknown,
) -> Change:
    """Take single wires out of a layer, or put them back: at zero, or at the value they had."""
    label = Text("Cut weights") if cut else Text("Join weights")
    table = _table(document.block(block))
    there = [_cell(table, place) for place in dict.fromkeys(places)]
    altered = [cell for cell in there if cell.cut != cut]
    cells = {(cell.row, cell.column): replace(cell, cut=cut) for cell in altered}
    numbers = [0.0 if cut or cell.value is None else cell.value for cell in altered]
    change = _with_cells(document, block, label, cells)
    return _patched(change, _patches(block, list(cells), inside, known, numbers))


def freeze_cells(document: Document, block: str, places: Iterable[Place], frozen: bool) -> Change:
    """Keep training from moving single weights of a layer, or let it again."""
    label = Text("Freeze weights") if frozen else Text("Unfreeze weights")
    table = _table(document.block(block))
    cells = {place: replace(_cell(table, place), frozen=frozen) for place in places}
    return _with_cells(document, block, label, cells)


def bend_row(document: Document, block: str, row: int, activation: str) -> Change:
    """Give one neuron or channel of a layer an activation of its own; "linear" takes it away.

    What leaves the layer goes through it before anything that follows.
    """
    before = document.block(block)
    bends = {key: bend for key, bend in before.bends.items() if key != str(row)}
    if activation != "linear":
        bends[str(row)] = activation
    return replaced(Text("Set activation"), [(before, replace(before, bends=_sorted(bends)))])


def clear_cells(
    document: Document,
    block: str,
    inside: Inside,
    places: Iterable[Place] | None = None,
    known: Known = unknown,
) -> Change:
    """Forget what was done to these weights: typed values, freezing, cuts; with None, to all of
    them and to the activations of single neurons too. Training draws typed ones anew."""
    before = document.block(block)
    table = _table(before)
    wanted = table if places is None else set(places)
    gone = [place for place in table if place in wanted]
    cells = tuple(cell for place, cell in table.items() if place not in wanted)
    after = replace(before, cells=cells, bends={} if places is None else before.bends)
    change = replaced(Text("Reset weights"), [(before, after)])
    typed = [place for place in gone if table[place].value is not None]
    return _patched(change, _patches(block, typed, inside, known, None))


def forget_outside(
    document: Document, block: str, inside: Inside | None, bends: set[str]
) -> Change:
    """Take out what was done to weights and neurons that a layer does not have (any more).

    `bends` are the activations there are. A block that does not open keeps nothing of it.
    """
    before = document.block(block)
    cells = tuple(cell for cell in before.cells if inside and inside.holds(cell.row, cell.column))
    kept = {row: bend for row, bend in before.bends.items() if is_bend(inside, row, bend, bends)}
    after = replace(before, cells=cells, bends=kept, is_open=before.is_open and inside is not None)
    return replaced(Text("Forget what is not there"), [(before, after)])


def is_bend(inside: Inside | None, row: str, bend: str, bends: Iterable[str]) -> bool:
    """Whether a layer has this row and whether there is such an activation."""
    is_row = inside is not None and row.isdecimal() and int(row) < inside.outputs
    return is_row and row == str(int(row)) and bend in bends


def with_cells(block: Block, cells: Iterable[Cell]) -> Block:
    """A block with these cells: in order, without those that say nothing."""
    plain = {
        (cell.row, cell.column): cell
        for cell in cells
        if cell.cut or cell.frozen or cell.value is not None
    }
    return replace(block, cells=tuple(plain[place] for place in sorted(plain)))


def _table(block: Block) -> dict[Place, Cell]:
    return {(cell.row, cell.column): cell for cell in block.cells}


def _cell(table: Mapping[Place, Cell], place: Place) -> Cell:
    return table.get(place) or Cell(row=place[0], column=place[1])


def _sorted(bends: Mapping[str, str]) -> dict[str, str]:
    return {row: bends[row] for row in sorted(bends, key=lambda row: (len(row), row))}


def _with_cells(document: Document, block: str, label: Text, cells: Mapping[Place, Cell]) -> Change:
    before = document.block(block)
    table = {**_table(before), **cells}
    return replaced(label, [(before, with_cells(before, table.values()))])


def _patched(change: Change, patches: tuple[Patch, ...]) -> Change:
    return Change(change.label, change.records, patches)


def _patches(
    block: str,
    places: Sequence[Place],
    inside: Inside,
    known: Known,
    after: Sequence[float] | None,
) -> tuple[Patch, ...]:
    """What becomes of the numbers at these places; `after` None: training draws them."""
    patches = []
    for name in ("weight", "bias"):
        mine = [n for n, (_, column) in enumerate(places) if (column < 0) == (name == "bias")]
        flat = tuple(inside.place(*places[n]) for n in mine)
        numbers = known(block, name) if flat else None
        before = None if numbers is None else tuple(_numbers(numbers, flat))
        new = None if after is None else tuple(after[n] for n in mine)
        if flat:
            patches.append(Patch(block, name, before, new, flat))
    return tuple(patches)


def _numbers(array: Any, places: Iterable[int]) -> list[float]:
    flat = array.reshape(-1)
    return [float(flat[place]) for place in places if place < len(flat)]
