"""One table from ATen operations to blocks, by name: with its overload, or for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from backend.formats.foreign.values import Value
from backend.formats.program_import.call import Call
from backend.formats.program_import.operators.activations import OPERATIONS as ACTIVATIONS
from backend.formats.program_import.operators.arithmetic import OPERATIONS as ARITHMETIC
from backend.formats.program_import.operators.layers import OPERATIONS as LAYERS
from backend.formats.program_import.operators.picking import OPERATIONS as PICKING
from backend.formats.program_import.operators.pooling import OPERATIONS as POOLING
from backend.formats.program_import.operators.reductions import OPERATIONS as REDUCTIONS
from backend.formats.program_import.operators.shapes import OPERATIONS as SHAPES

Draw: TypeAlias = Callable[[Call], "Value | Sequence[Value]"]
"""Draws one operation and gives what leaves it, in the order of its outputs. Raises Unfit."""

OPERATIONS: Mapping[str, Draw] = {
    **ACTIVATIONS,
    **ARITHMETIC,
    **LAYERS,
    **PICKING,
    **POOLING,
    **REDUCTIONS,
    **SHAPES,
}
