"""What a person did inside layers: the part that layers have, and a problem for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backend.catalog.blocks.neurons import ACTIVATIONS
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document import layers
from backend.document.inside import inside
from backend.document.records import Block, Cell
from backend.text import Text

Exceptions = tuple[tuple[Cell, ...], Mapping[str, str]]
"""Cells of a layer's weight, and activations by row."""


def exceptions_of(block: Block, settings: Mapping[str, Any]) -> Exceptions:
    """What was done inside a block, as far as it has such weights and rows."""
    if not block.cells and not block.bends:
        return (), {}
    there = inside(block.type, settings)
    cells = tuple(one for one in block.cells if there and there.holds(one.row, one.column))
    bends = {
        row: bend
        for row, bend in block.bends.items()
        if layers.is_bend(there, row, bend, ACTIVATIONS)
    }
    return cells, bends


def find(walk: Walk) -> Iterator[Problem]:
    """Layers in which something was done to weights or rows that they do not have."""
    for id, shaped in walk.shaped.items():
        block = walk.wiring.blocks[id]
        if exceptions_of(block, shaped.settings) != (block.cells, block.bends):
            yield _not_there(walk, block, shaped.settings)


def _not_there(walk: Walk, block: Block, settings: Mapping[str, Any]) -> Problem:
    there = inside(block.type, settings)
    change = layers.forget_outside(walk.wiring.document, block.id, there, set(ACTIVATIONS))
    return Problem(
        "no_such_weight",
        "warning",
        Text("Some of what was changed inside it belongs to weights or neurons it does not have."),
        Text("Forget these changes, or give the layer its former size."),
        block=block.id,
        repairs=(Repair(change.label, change),),
    )
