"""The weights of a layer by output and input, as edits and rows of a form take them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from backend.document import layers
from backend.document.change import Change
from backend.document.inside import Inside
from backend.document.records import Block, Cell
from backend.document.weighing import Known
from gui.layers import inside_of_layer
from gui.panels.weight_row import Weight
from gui.session import Session

Place = tuple[int, int]
"""The row and column of a cell, as records keep it."""


@dataclass(frozen=True)
class LayerCells:
    """One layer of the session, by the number of an output and of what arrives at it."""

    session: Session
    id: str
    inside: Inside

    @property
    def block(self) -> Block:
        return self.session.document.block(self.id)

    @property
    def is_kernels(self) -> bool:
        """Whether it has a kernel for each input, not a single weight."""
        return len(self.inside.shape) > 2

    @property
    def window(self) -> tuple[int, ...]:
        """The axes of one kernel; none for a layer of neurons."""
        return self.inside.shape[2:]

    @property
    def taps(self) -> int:
        """How many weights a kernel has; 1 for a neuron."""
        return math.prod(self.window)

    @property
    def sources(self) -> int:
        """How many inputs each output reads."""
        return self.inside.given // self.inside.groups

    def place(self, output: int, flat: int) -> Place:
        """The cell of an output's weight: `flat` counts inputs, each with all its taps."""
        if not self.inside.is_transposed:
            return output, flat
        source, tap = divmod(flat, self.taps)
        group, local = divmod(output, self.inside.outputs // self.inside.groups)
        return group * self.sources + source, local * self.taps + tap

    def found(self, row: int, column: int) -> Place:
        """The output and the flat place of a cell; the other way round."""
        if not self.inside.is_transposed or column < 0:
            return row, column
        local, tap = divmod(column, self.taps)
        group, source = divmod(row, self.sources)
        return group * (self.inside.outputs // self.inside.groups) + local, source * self.taps + tap

    def numbers(self) -> np.ndarray:
        """All weights (outputs, sources * taps), float32; NaN where nobody knows one yet."""
        rows, columns = self.inside.rows, self.inside.columns
        known = self.session.live.parameter(self.id, "weight")
        if known is not None and known.size == rows * columns:
            table = np.asarray(known, np.float32).reshape(rows, columns)
        else:
            table = np.full((rows, columns), np.nan, np.float32)
            for cell in self.block.cells:
                if 0 <= cell.column < columns and cell.row < rows:
                    value = 0.0 if cell.cut else cell.value
                    table[cell.row, cell.column] = np.nan if value is None else value
        return self._by_output(table) if self.inside.is_transposed else table

    def _by_output(self, table: np.ndarray) -> np.ndarray:
        """(given, outputs a group * taps) as (outputs, sources * taps)."""
        groups = self.inside.groups
        parts = table.reshape(groups, self.sources, -1, self.taps).swapaxes(1, 2)
        return parts.reshape(self.inside.outputs, self.sources * self.taps)

    def cells(self) -> dict[Place, Cell]:
        """What was done to single weights, by row and column."""
        return {(cell.row, cell.column): cell for cell in self.block.cells}

    # edits

    def put(self, place: Place, value: float, known: Known) -> Change:
        """Give one weight a value."""
        return layers.type_cell(self.session.document, self.id, *place, value, self.inside, known)

    def forget(self, place: Place, known: Known) -> Change:
        """Forget everything that was done to one weight: it is drawn anew."""
        document = self.session.document
        if place in self.cells():
            plain = layers.clear_cells(document, self.id, self.inside, [place], known)
            if self.cells()[place].value is not None:
                return plain
        return layers.type_cell(document, self.id, *place, None, self.inside, known)

    def weight(self, place: Place, name: str, cell: Cell | None = None) -> Weight:
        """One cell as a row of a form; a bias cannot be cut."""
        cell = cell or Cell(row=place[0], column=place[1])
        document = self.session.document

        def freeze(frozen: bool) -> Change:
            return layers.freeze_cells(document, self.id, [place], frozen)

        def cut(on: bool) -> Change:
            known = self.session.live.numbers
            return layers.cut_cells(document, self.id, [place], on, self.inside, known)

        return Weight(
            f"{place[0]},{place[1]}",
            name,
            lambda: self.session.live.cell(self.id, *place),
            lambda value, known: self.put(place, value, known),
            lambda known: self.forget(place, known),
            cell.frozen,
            freeze,
            cut=cell.cut if place[1] >= 0 else None,
            cut_it=cut if place[1] >= 0 else None,
        )


def cells_of(session: Session, block: Block) -> LayerCells | None:
    """The weights of a layer that opens; None for others and while its sizes are not known."""
    card = session.card(block)
    found = inside_of_layer(session, block.id) if card is not None and card.opens else None
    return LayerCells(session, block.id, found) if found is not None else None
