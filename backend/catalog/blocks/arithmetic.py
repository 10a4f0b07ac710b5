"""Blocks that compute one tensor from several, number by number."""

from __future__ import annotations

from torch import nn

from backend.catalog.complaints import decimal, equal_width, first_of
from backend.catalog.known_settings import DEGREE
from backend.catalog.order_complaints import first_places, products
from backend.catalog.shape_complaints import axis_of, axis_there, joining, same_shapes, stretching
from backend.catalog.torch_nn import block
from backend.modules.arithmetic import (
    Add,
    Average,
    Concatenate,
    Divide,
    MatMul,
    Maximum,
    Multiply,
    Scale,
    Split,
    Stack,
    Subtract,
)
from backend.text import Text

_FAMILY = "arithmetic"

BLOCKS = [
    block(
        Add,
        _FAMILY,
        Text("Sum"),
        Text("Adds what its wires bring, number by number."),
        words=Text("add plus residual skip shortcut +"),
        common=True,
        complaint=stretching,
    ),
    block(
        Concatenate,
        _FAMILY,
        Text("Concatenate"),
        Text("Joins what its wires bring along one axis, in the order of the wires."),
        words=Text("cat join merge append"),
        face=Text("{dim}"),
        common=True,
        complaint=joining,
    ),
    block(
        Multiply,
        _FAMILY,
        Text("Product"),
        Text("Multiplies what its wires bring, number by number."),
        words=Text("multiply times gate *"),
        common=True,
        complaint=stretching,
    ),
    block(
        Subtract,
        _FAMILY,
        Text("Difference"),
        Text("The first input less the second, number by number."),
        words=Text("subtract minus less -"),
        complaint=stretching,
    ),
    block(
        Divide,
        _FAMILY,
        Text("Quotient"),
        Text("The first input divided by the second, number by number."),
        words=Text("divide ratio /"),
        complaint=stretching,
    ),
    block(
        Average,
        _FAMILY,
        Text("Average"),
        Text("The mean of what its wires bring, number by number."),
        words=Text("mean ensemble"),
        complaint=stretching,
    ),
    block(
        Maximum,
        _FAMILY,
        Text("Maximum"),
        Text("The largest of what its wires bring, number by number."),
        words=Text("max largest"),
        complaint=stretching,
    ),
    block(
        MatMul,
        _FAMILY,
        Text("Matrix product"),
        Text("Multiplies two matrices, example by example."),
        words=Text("matmul dot product bmm"),
        complaint=products,
    ),
    block(
        Scale,
        _FAMILY,
        Text("Scale and shift"),
        Text("Every number times a fixed factor, plus a fixed shift."),
        words=Text("constant multiply"),
        face=Text("× {factor} + {shift}"),
    ),
    block(
        Stack,
        _FAMILY,
        Text("Stack"),
        Text("Lays what its wires bring side by side along a new axis."),
        words=Text("join"),
        face=Text("{dim}"),
        complaint=same_shapes,
    ),
    block(
        Split,
        _FAMILY,
        Text("Split"),
        Text("Cuts what arrives in two along one axis."),
        words=Text("halves chunk divide"),
        face=Text("{dim}"),
        outputs=("first", "second"),
        paths={"first": (0,), "second": (1,)},
        complaint=first_of(axis_there("dim"), first_places("size")),
    ),
    block(
        nn.CosineSimilarity,
        _FAMILY,
        Text("Cosine similarity"),
        Text("How far two vectors point the same way: 1 the same, -1 the opposite."),
        words=Text("distance angle compare"),
        complaint=first_of(stretching, axis_of("x1", "dim")),
    ),
    block(
        nn.PairwiseDistance,
        _FAMILY,
        Text("Distance"),
        Text("How far two vectors lie apart."),
        words=Text("euclidean norm compare"),
        settings=[DEGREE],
        complaint=first_of(decimal("x1"), equal_width("x1", "x2")),
    ),
]
