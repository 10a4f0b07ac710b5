"""One neuron or channel more or less in a layer; whatever reads the layer makes room for it."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change, Patch, replaced
from backend.document.document import Document
from backend.document.inside import Inside, Reader
from backend.document.layers import Known, unknown, with_cells
from backend.document.records import Block, Cell
from backend.text import Refusal, Text


def add_row(
    document: Document,
    block: str,
    after: int,
    inside: Inside,
    readers: Sequence[Reader] = (),
    known: Known = unknown,
) -> Change:
    """A new neuron or channel behind row `after` (-1: before the first).

    What reads the layer starts with a weight of zero for it, so the network computes the same;
    its own weights are drawn as PyTorch draws them. Raises Refusal for channels in groups.
    """
    _refuse_groups(inside)
    label = Text("Add neuron") if inside.columns == inside.given else Text("Add kernel")
    at = after + 1
    grown = _Resize(document, known, at, 1)
    numbers = _drawn(inside, f"{block} {inside.outputs} {at}")
    grown.layer(document.block(block), inside, numbers)
    grown.readers(readers)
    return grown.change(label)


def remove_row(
    document: Document,
    block: str,
    row: int,
    inside: Inside,
    readers: Sequence[Reader] = (),
    known: Known = unknown,
) -> Change:
    """Take out a neuron or channel, with the weights of whatever read it.

    Raises Refusal for the last one, and for channels in groups.
    """
    _refuse_groups(inside)
    if inside.outputs == 1:
        raise Refusal(
            Text("It is the only one in this layer."), Text("Delete the whole layer instead.")
        )
    label = Text("Remove neuron") if inside.columns == inside.given else Text("Remove kernel")
    shrunk = _Resize(document, known, row, -1)
    shrunk.layer(document.block(block), inside, lambda name: 0.0)
    shrunk.readers(readers)
    return shrunk.change(label)


def _refuse_groups(inside: Inside) -> None:
    if inside.groups > 1:
        raise Refusal(
            Text("The channels of this layer work in groups, which must stay of one size."),
            Text("Change the number of channels in its settings, or set its groups to 1."),
        )


class _Resize:
    """Records and numbers on the way to a layer with one output more or less at a place."""

    def __init__(self, document: Document, known: Known, at: int, by: int) -> None:
        self._document, self._known, self._at, self._by = document, known, at, by
        self._blocks: dict[str, Block] = {}
        self._patches: list[Patch] = []

    def change(self, label: Text) -> Change:
        """All of it as one edit."""
        pairs = [(self._document[id], after) for id, after in self._blocks.items()]
        return Change(label, replaced(label, pairs).records, tuple(self._patches))

    def layer(self, block: Block, inside: Inside, numbers: Callable[[str], Any]) -> None:
        """The layer itself: its setting, its cells and bends, its weight and bias."""
        name = "out_channels" if "Conv" in block.type else "out_features"
        settings = {**block.settings, name: inside.outputs + self._by}
        weights = [cell for cell in block.cells if cell.column >= 0]
        biases = [cell for cell in block.cells if cell.column < 0]
        axis = inside.output_axis
        cells = [
            *_moved(weights, inside.shape, axis, self._at, self._by),
            *(replace(cell, row=row) for cell in biases for row in self._shifted(cell.row)),
        ]
        bends = {
            str(row): bend for old, bend in block.bends.items() for row in self._shifted(int(old))
        }
        after = replace(block, settings=settings, bends=bends)
        self._blocks[block.id] = with_cells(after, cells)
        self._resize(block.id, "weight", [(axis, self._at, 1)], numbers("weight"))
        if inside.bias:
            self._resize(block.id, "bias", [(0, self._at, 1)], numbers("bias"))

    def readers(self, readers: Sequence[Reader]) -> None:
        """Whatever has places of its own for each output."""
        for owner, name in dict.fromkeys((one.owner, one.name) for one in readers):
            mine = [one for one in readers if (one.owner, one.name) == (owner, name)]
            mine.sort(key=lambda one: -one.at(self._at))
            if not name:
                self._picked(owner, mine[0])
                continue
            spots = [(one.axis, one.at(self._at), one.span) for one in mine]
            self._resize(owner, name, spots, mine[0].fill)
            self._reader_block(mine)

    def _reader_block(self, mine: Sequence[Reader]) -> None:
        """The cells of a layer that reads, and its setting where somebody chose that."""
        first, shape = mine[0], mine[0].shape
        record = self._blocks.get(first.owner) or self._document.get(first.owner)
        if not isinstance(record, Block) or not first.setting:
            return
        cells: Iterable[Cell] = [cell for cell in record.cells if cell.column >= 0]
        for one in mine:
            by = self._by * one.span
            cells = _moved(cells, shape, one.axis, one.at(self._at), by)
            shape = tuple(size + by * (n == one.axis) for n, size in enumerate(shape))
        biases = [cell for cell in record.cells if cell.column < 0]
        settings = dict(record.settings)
        if isinstance(settings.get(first.setting), int):
            settings[first.setting] += sum(self._by * one.span for one in mine)
        self._blocks[first.owner] = with_cells(
            replace(record, settings=settings), [*cells, *biases]
        )

    def _picked(self, owner: str, reader: Reader) -> None:
        """A feature goes on picking the same numbers."""
        block = self._document.block(owner)
        place, by = reader.at(self._at), self._by * reader.span
        used = {"column": 0}
        if block.settings.get("formula") == "x_times_y":
            used["other"] = 1
        columns = {name: block.settings.get(name, plain) for name, plain in used.items()}
        moved = {name: next(_shifted(n, place, by), n) for name, n in columns.items()}
        moved = {name: n for name, n in moved.items() if n != columns[name]}
        self._blocks[owner] = replace(block, settings={**block.settings, **moved})

    def _shifted(self, row: int) -> Iterator[int]:
        yield from _shifted(row, self._at, self._by)

    def _resize(
        self, owner: str, name: str, spots: Sequence[tuple[int, int, int]], numbers: Any
    ) -> None:
        """The patch of one array: (axis, place, count) from the back to the front."""
        before = self._known(owner, name)
        if before is None:
            return
        after = before
        for axis, place, count in spots:
            after = _resized(after, axis, place, self._by * count, numbers)
        if after is not None:
            self._patches.append(Patch(owner, name, before, after))


def _resized(array: Any, axis: int, at: int, by: int, numbers: Any) -> Any:
    """An array with `by` places more at `at`, filled with `numbers`, or so many taken out there;
    None where it has no such places."""
    import numpy as np

    stop = at + max(0, -by)
    if array is None or array.ndim <= axis or stop > array.shape[axis]:
        return None
    first, _, last = np.split(np.asarray(array), [at, stop], axis)
    size = [*array.shape[:axis], max(0, by), *array.shape[axis + 1 :]]
    filling = np.expand_dims(numbers, axis) if np.ndim(numbers) else numbers
    between = np.broadcast_to(np.asarray(filling, array.dtype), size)
    return np.concatenate([first, between, last], axis)


def _shifted(place: int, at: int, by: int) -> Iterator[int]:
    """Where a place is after `by` new ones at `at` (or gone, if it was one of those taken out)."""
    if place < at:
        yield place
    elif by > 0 or place >= at - by:
        yield place + by


def _moved(
    cells: Iterable[Cell], shape: tuple[int, ...], axis: int, at: int, by: int
) -> Iterator[Cell]:
    """Cells of a weight after places were put in or taken out along one of its axes."""
    grown = tuple(size + by * (n == axis) for n, size in enumerate(shape))
    columns, grown_columns = math.prod(shape[1:]), math.prod(grown[1:])
    for cell in cells:
        index = _unravelled(cell.row * columns + cell.column, shape)
        for place in _shifted(index[axis], at, by):
            index[axis] = place
            row, column = divmod(_ravelled(index, grown), grown_columns)
            yield replace(cell, row=row, column=column)


def _unravelled(flat: int, shape: tuple[int, ...]) -> list[int]:
    index = []
    for size in reversed(shape):
        flat, place = divmod(flat, size)
        index.append(place)
    return index[::-1]


def _ravelled(index: Sequence[int], shape: tuple[int, ...]) -> int:
    flat = 0
    for place, size in zip(index, shape, strict=True):
        flat = flat * size + place
    return flat


def _drawn(inside: Inside, word: str) -> Callable[[str], Any]:
    """The numbers of a new output, from ±1/√(what arrives) as PyTorch draws them; the same for
    the same word."""

    def numbers(name: str) -> Any:
        import numpy as np

        shape = [size for axis, size in enumerate(inside.shape) if axis != inside.output_axis]
        bound = 1 / math.sqrt(max(1, inside.columns))
        generator = np.random.default_rng(zlib.crc32(f"{word} {name}".encode()))
        return generator.uniform(-bound, bound, shape if name == "weight" else ())

    return numbers
