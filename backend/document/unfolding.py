"""A layer unfolds into the single neurons that compute the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from backend.document.change import Change
from backend.document.document import Document
from backend.document.draft import Draft
from backend.document.inside import Inside
from backend.document.layers import Known, unknown
from backend.document.records import Block, Cell, Wire, fresh_id
from backend.document.single_neurons import (
    ACTIVATION_BLOCKS,
    APART,
    BELOW,
    BLOCK_WIDTH,
    CONCATENATE,
    FEATURE,
    GAP,
    INSET,
    NEURON,
    NEURON_SIZE,
    width_of,
    wire_between,
)
from backend.text import Refusal, Text

MOST_NEURONS = 256
MOST_WIRES = 4096
MOST_TILES = 64


@dataclass(frozen=True)
class _Source:
    """Numbers that arrive side by side through one wire: `width` columns from `start` on."""

    block: str
    port: str
    start: int
    width: int

    @property
    def columns(self) -> range:
        return range(self.start, self.start + self.width)


def unfold(
    document: Document,
    block: str,
    inside: Inside,
    widths: Mapping[str, int],
    known: Known = unknown,
) -> Change:
    """Single neurons in place of a Linear layer, with its weights, and what was done inside it.

    `widths` says how many numbers each wire brings (only of wires that bring rows of numbers).
    An activation block behind it goes into the neurons; what stands before it as a Concatenate of
    several is taken apart; readers that take one wire get a Concatenate. Raises Refusal.
    """
    return _Unfolding(document, block, inside, widths, known).change()


class _Unfolding:
    """One layer on its way to neurons."""

    def __init__(
        self,
        document: Document,
        block: str,
        inside: Inside,
        widths: Mapping[str, int],
        known: Known,
    ) -> None:
        self._document, self._inside, self._widths, self._known = document, inside, widths, known
        self._block = document.block(block)
        self._draft = Draft(document)
        self._cells = {(one.row, one.column): one for one in self._block.cells}
        self._bend = self._absorbed()
        self._shift = 0.0
        """How far the neurons stand right of where they would, to leave room for tiles."""

    def change(self) -> Change:
        """The whole edit. Raises Refusal where neurons could not do what the layer does."""
        self._refuse()
        (arriving,) = self._document.wires_into(self._block.id)
        sources = self._with_tiles(self._sources(arriving))
        neurons = [self._neuron(row) for row in range(self._inside.outputs)]
        self._draft.put(*neurons)
        for row, neuron in enumerate(neurons):
            self._wire_in(row, neuron, sources)
            self._learn_bias(row, neuron)
        self._wire_out(neurons)
        self._clear(arriving)
        for name in ("weight", "bias"):
            self._draft.forgotten(self._block.id, name, self._known(self._block.id, name))
        self._draft.move_instead(self._gone, [neuron.id for neuron in neurons])
        return self._draft.change(Text("Unfold into neurons"))

    def _refuse(self) -> None:
        self._draft.refuse_minimised([self._block.id])
        if self._inside.outputs > MOST_NEURONS:
            raise Refusal(
                Text(
                    "It has {count} neurons; at most {most} stand on the canvas one by one.",
                    count=self._inside.outputs,
                    most=MOST_NEURONS,
                ),
                Text("Open the layer in place instead: it shows its neurons and stays one block."),
            )
        arriving = self._document.wires_into(self._block.id)
        feeds_itself = any(wire.source in self._gone for wire in arriving)
        if len(arriving) != 1 or arriving[0].id not in self._widths or feeds_itself:
            raise Refusal(
                Text("Single neurons take rows of numbers, and none arrive here."),
                Text("Wire the layer first; pictures and series pass through Flatten before it."),
            )

    # What follows

    def _absorbed(self) -> Block | None:
        """The activation block behind the layer that its neurons can be instead."""
        out = self._document.wires_from(self._block.id)
        behind = self._document.get(out[0].target) if len(out) == 1 else None
        if not isinstance(behind, Block) or self._block.bends or behind.settings:
            return None
        is_known = behind.type in ACTIVATION_BLOCKS.values() and behind.inside == self._block.inside
        return behind if is_known and not self._draft.minimised([behind.id]) else None

    @property
    def _last(self) -> Block:
        """The block whose outputs the neurons' will be."""
        return self._bend or self._block

    @property
    def _gone(self) -> list[str]:
        return [self._block.id, self._bend.id] if self._bend else [self._block.id]

    def _activation(self, row: int) -> str:
        if self._bend is None:
            return self._block.bends.get(str(row), "linear")
        return next(name for name, type in ACTIVATION_BLOCKS.items() if type == self._bend.type)

    # What arrives

    def _sources(self, arriving: Wire) -> list[_Source]:
        """What feeds the layer; what a Concatenate joins, one by one."""
        whole = [_Source(arriving.source, arriving.source_port, 0, self._inside.given)]
        joint = self._document.block(arriving.source)
        parts = self._document.wires_into(joint.id)
        if joint.type != CONCATENATE or joint.settings.get("dim", 1) != 1:
            return whole
        found, start = [], 0
        for wire in parts:
            width = self._widths.get(wire.id, 0)
            found.append(_Source(wire.source, wire.source_port, start, width))
            start += width
        is_whole = start == self._inside.given and all(one.width for one in found)
        fits = len(found) * self._inside.outputs <= MOST_WIRES
        return found if is_whole and fits else whole

    def _with_tiles(self, sources: Sequence[_Source]) -> list[_Source]:
        """Wide sources split by tiles that pick one number, where single weights are special."""
        found: list[_Source] = []
        for source in sources:
            rows = range(self._inside.outputs)
            if all(self._is_alike(row, source) for row in rows):
                found.append(source)
            else:
                found += self._tiles(source)
        return found

    def _is_alike(self, row: int, source: _Source) -> bool:
        """Whether one wire can say what was done to a row's weights for a source."""
        cells = [self._cell(row, column) for column in source.columns]
        return all(_kind(cell) == _kind(cells[0]) for cell in cells)

    def _tiles(self, source: _Source) -> list[_Source]:
        if source.width > MOST_TILES:
            raise Refusal(
                Text(
                    "Single weights inside it were cut, frozen or typed, but one wire brings all"
                    " numbers of its source."
                ),
                Text("Unfold what stands before it first, or reset these weights."),
            )
        there, self._shift = self._block, INSET
        found = []
        for number, column in enumerate(source.columns):
            y = there.y + BELOW + (number - (source.width - 1) / 2) * APART
            tile = Block(
                id=fresh_id(),
                type=FEATURE,
                x=there.x,
                y=y,
                settings={"formula": "x", "column": number},
                inside=there.inside,
            )
            self._draft.put(tile, wire_between((source.block, source.port), (tile.id, "input")))
            found.append(_Source(tile.id, "output", column, 1))
        return found

    # The neurons

    def _neuron(self, row: int) -> Block:
        block, bias = self._block, self._cell(row, -1)
        settings: dict[str, Any] = {"activation": self._activation(row)}
        if not self._inside.bias or bias.cut:
            settings["bias"] = False
        elif bias.value is not None:
            settings["start"] = bias.value
        return Block(
            id=fresh_id(),
            type=NEURON,
            name=f"{block.name} {row + 1}" if block.name else "",
            x=block.x + INSET + self._shift,
            y=block.y + BELOW + (row - (self._inside.outputs - 1) / 2) * APART,
            settings=settings,
            inside=block.inside,
            frozen=block.frozen or self._is_frozen(row),
        )

    def _is_frozen(self, row: int) -> bool:
        """Whether the whole neuron is. Raises Refusal where only its bias is."""
        bias = self._cell(row, -1)
        if not bias.frozen or bias.cut:
            return False
        weights = [self._cell(row, column) for column in range(self._inside.given)]
        if not all(cell.frozen or cell.cut for cell in weights):
            raise Refusal(
                Text(
                    "A bias inside it is frozen while weights of the same neuron are not, which"
                    " a single neuron cannot be."
                ),
                Text("Freeze the whole row, or let that bias learn, and try again."),
            )
        return True

    def _cell(self, row: int, column: int) -> Cell:
        return self._cells.get((row, column)) or Cell(row=row, column=column)

    def _wire_in(self, row: int, neuron: Block, sources: Sequence[_Source]) -> None:
        """A wire from each source; where all are cut, one that stays at zero: a neuron without
        any wire is none."""
        cells = [self._cell(row, source.start) for source in sources]
        if all(cell.cut for cell in cells):
            cells[0] = Cell(row=row, column=sources[0].start, value=0.0, frozen=True)
        weights = self._known(self._block.id, "weight")
        for place, (source, cell) in enumerate(zip(sources, cells, strict=True)):
            if cell.cut:
                continue
            wire = replace(
                wire_between((source.block, source.port), (neuron.id, "input"), place),
                weight=cell.value,
                frozen=cell.frozen and not neuron.frozen,
            )
            self._draft.put(wire)
            if weights is not None:
                own = weights[row, source.start : source.start + source.width]
                self._draft.learned(wire.id, "weight", own.copy())

    def _learn_bias(self, row: int, neuron: Block) -> None:
        biases = self._known(self._block.id, "bias")
        if biases is not None and neuron.settings.get("bias", True) is not False:
            self._draft.learned(neuron.id, "bias", biases[row : row + 1].copy())

    # The readers

    def _wire_out(self, neurons: Sequence[Block]) -> None:
        joint: Block | None = None
        for wire in self._document.wires_from(self._last.id):
            target = self._document.block(wire.target)
            if len(neurons) == 1:
                self._draft.put(replace(wire, source=neurons[0].id))
            elif target.type == NEURON:
                self._split(wire, neurons)
            elif target.type == CONCATENATE and target.settings.get("dim", 1) == 1:
                self._fan_in(wire, neurons)
            else:
                joint = joint or self._joint(neurons)
                self._draft.put(replace(wire, source=joint.id))

    def _split(self, wire: Wire, neurons: Sequence[Block]) -> None:
        """One wire from each into a neuron, each with its own part of the weights."""
        if wire.tie:
            raise Refusal(
                Text("A wire that leaves it shares its weights with another one."),
                Text("Untie that wire first."),
            )
        weights = self._known(wire.id, "weight")
        for row, fresh in enumerate(self._fan_in(wire, neurons)):
            if weights is not None and len(weights) == len(neurons):
                self._draft.learned(fresh.id, "weight", weights[row : row + 1].copy())

    def _fan_in(self, wire: Wire, neurons: Sequence[Block]) -> list[Wire]:
        now = self._draft.get(wire.id)
        assert isinstance(now, Wire)
        self._draft.make_room(wire.target, wire.target_port, now.place, len(neurons) - 1)
        self._draft.remove(wire.id)
        fresh = [
            replace(now, id=fresh_id(), source=neuron.id, place=now.place + row)
            for row, neuron in enumerate(neurons)
        ]
        self._draft.put(*fresh)
        return fresh

    def _joint(self, neurons: Sequence[Block]) -> Block:
        """A Concatenate for whatever takes all neurons through one wire."""
        there = self._last
        x = there.x if self._bend else there.x + INSET + NEURON_SIZE + GAP
        x += self._shift
        joint = Block(id=fresh_id(), type=CONCATENATE, x=x, y=there.y, inside=there.inside)
        wires = [
            wire_between((neuron.id, "output"), (joint.id, "input"), row)
            for row, neuron in enumerate(neurons)
        ]
        self._draft.put(joint, *wires)
        if not self._bend:
            room = NEURON_SIZE + GAP + INSET
            self._draft.push(there.x + 1, room, {joint.id}, there.inside)
        return joint

    def _clear(self, arriving: Wire) -> None:
        """Take out the layer, the activation in its neurons, and a joint nobody needs."""
        self._draft.remove(arriving.id, *self._gone)
        if self._bend:
            self._draft.remove(*(one.id for one in self._document.wires_from(self._block.id)))
        joint = self._document.block(arriving.source)
        is_read = len(self._document.wires_from(joint.id)) > 1
        is_read = is_read or any(wire.source == joint.id for wire in self._draft.wires)
        is_read = is_read or self._draft.minimised([joint.id])
        if joint.type == CONCATENATE and not is_read:
            self._draft.remove(joint.id, *(one.id for one in self._document.wires_into(joint.id)))
            self._draft.move_instead([joint.id], [])
        self._spread()

    def _spread(self) -> None:
        """Blocks right of the new column, above it and below it make way for it."""
        block = self._block
        self._draft.push(block.x + 1, self._shift, set(self._gone), block.inside)
        half = (self._inside.outputs - 1) / 2 * APART
        for other in _neighbours(self._document, block, set(self._gone)):
            now = self._draft.get(other.id)
            below = other.y >= block.y
            free = abs(other.y - block.y) - BLOCK_WIDTH / 2
            if isinstance(now, Block) and free < half:
                self._draft.put(replace(now, y=now.y + (half if below else -half)))


def _neighbours(document: Document, block: Block, ids: set[str]) -> Iterator[Block]:
    for other in document.blocks:
        if other.id not in ids and other.inside == block.inside:
            width = width_of(other)
            left = block.x + INSET - GAP / 2
            if other.x < left + NEURON_SIZE + GAP and other.x + width > left:
                yield other


def _kind(cell: Cell) -> tuple[bool, bool, float | None]:
    """What was done to a weight."""
    return (True, False, None) if cell.cut else (False, cell.frozen, cell.value)
