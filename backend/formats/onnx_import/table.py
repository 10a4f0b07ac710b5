"""One table from ONNX operators to blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from backend.formats.foreign.values import Value
from backend.formats.onnx_import.node import Node
from backend.formats.onnx_import.operators.activations import OPERATORS as ACTIVATIONS
from backend.formats.onnx_import.operators.arithmetic import OPERATORS as ARITHMETIC
from backend.formats.onnx_import.operators.deciding import OPERATORS as DECIDING
from backend.formats.onnx_import.operators.layers import OPERATORS as LAYERS
from backend.formats.onnx_import.operators.picking import OPERATORS as PICKING
from backend.formats.onnx_import.operators.pooling import OPERATORS as POOLING
from backend.formats.onnx_import.operators.quantised import OPERATORS as QUANTISED
from backend.formats.onnx_import.operators.recurrent import OPERATORS as RECURRENT
from backend.formats.onnx_import.operators.reductions import OPERATORS as REDUCTIONS
from backend.formats.onnx_import.operators.sequences import OPERATORS as SEQUENCES
from backend.formats.onnx_import.operators.shapes import OPERATORS as SHAPES
from backend.formats.onnx_import.operators.signals import OPERATORS as SIGNALS

Draw: TypeAlias = Callable[[Node], "Value | Sequence[Value]"]
"""Draws one node and gives what leaves it, in the order of its outputs. Raises Unfit."""

OPERATORS: Mapping[str, Draw] = {
    **ACTIVATIONS,
    **ARITHMETIC,
    **DECIDING,
    **LAYERS,
    **PICKING,
    **POOLING,
    **QUANTISED,
    **RECURRENT,
    **REDUCTIONS,
    **SEQUENCES,
    **SHAPES,
    **SIGNALS,
}
