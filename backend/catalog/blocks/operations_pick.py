"""Blocks that pick numbers by their places, or put numbers at places."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import LEAVES, told
from backend.catalog.card import Setting
from backend.catalog.complaints import first_of
from backend.catalog.order_complaints import edges_for_each, first_places
from backend.catalog.shape_complaints import axis_there
from backend.catalog.torch_nn import block
from backend.modules.operations_pick import (
    Bins,
    Distinct,
    Found,
    OneHot,
    Pick,
    PickAlong,
    PickDeep,
    PlaceAlong,
    PlaceDeep,
    TopK,
)
from backend.text import Text

_FAMILY = "picking"
_DIM = Setting("dim", "int", 1, title=Text("Axis"))
_WORDS = Text("gather scatter index take lookup")
_JOIN = Setting(
    "reduce",
    "choice",
    "none",
    choices=("none", "add", "mul", "max", "min"),
    title=Text("Joined with what is there"),
)

BLOCKS = [
    block(
        Pick,
        _FAMILY,
        Text("Index select"),
        Text("Takes the places of an axis that numbers name."),
        face=Text("{dim}"),
        words=_WORDS,
        settings=[_DIM],
    ),
    block(
        PickAlong,
        _FAMILY,
        Text("Gather"),
        Text("Takes, for each place, the number along an axis that another input names."),
        face=Text("{dim}"),
        words=_WORDS,
        settings=[_DIM],
    ),
    block(
        PickDeep,
        _FAMILY,
        Text("Gather ND"),
        Text("Takes what stands at addresses made of one number for each axis."),
        words=_WORDS,
        settings=[Setting("shared", "int", 0, minimum=0, title=Text("Axes in common"))],
    ),
    block(
        PlaceAlong,
        _FAMILY,
        Text("Scatter"),
        Text("Puts numbers along an axis at the places that another input names."),
        face=Text("{dim}"),
        words=_WORDS,
        settings=[_DIM, _JOIN],
    ),
    block(
        PlaceDeep,
        _FAMILY,
        Text("Scatter ND"),
        Text("Puts numbers at addresses made of one number for each axis."),
        words=_WORDS,
        settings=[_JOIN],
    ),
    block(
        TopK,
        _FAMILY,
        Text("Top k"),
        Text("The largest or smallest numbers along an axis, and where they stand."),
        face=Text("{k}"),
        words=Text("topk sort best"),
        settings=[
            Setting("k", "int", 1, minimum=0, title=Text("How many")),
            Setting("dim", "int", -1, title=Text("Axis")),
            Setting("largest", "bool", True, title=Text("The largest")),
            LEAVES,
        ],
        inputs=("input", "count?"),
        complaint=first_of(axis_there("dim"), first_places("k")),
        outputs=("values", "places"),
        paths={"values": (0,), "places": (1,)},
        tells=told,
    ),
    block(
        Bins,
        _FAMILY,
        Text("Bins"),
        Text("Tells in which of the bins between edges each number falls."),
        words=Text("bucketize searchsorted histogram class ranges"),
        settings=[Setting("right", "bool", False, title=Text("On an edge: the bin after it"))],
        complaint=edges_for_each,
    ),
    block(
        OneHot,
        _FAMILY,
        Text("One-hot encoding"),
        Text("Turns each whole number into a row that is 1 at its place and 0 elsewhere."),
        face=Text("{depth}"),
        words=Text("class category encode dummy"),
        settings=[
            Setting("depth", "int", 10, minimum=1, title=Text("Places")),
            Setting("dim", "int", -1, title=Text("Axis")),
            Setting("off", "float", 0.0, title=Text("Elsewhere")),
            Setting("on", "float", 1.0, title=Text("At the place")),
            LEAVES,
        ],
        inputs=("input", "count?", "values?"),
        tells=told,
    ),
    block(
        Found,
        _FAMILY,
        Text("Nonzero elements"),
        Text("The places of numbers that are not 0, or the numbers where a mask holds."),
        face=Text("{function}"),
        words=Text("nonzero compress mask filter"),
        settings=[
            Setting(
                "function",
                "choice",
                "nonzero",
                choices=("nonzero", "masked"),
                title=Text("Function"),
            ),
            Setting("dim", "int", None, optional=True, title=Text("Axis")),
            LEAVES,
        ],
        inputs=("input", "mask?"),
        tells=told,
    ),
    block(
        Distinct,
        _FAMILY,
        Text("Unique values"),
        Text("Each number that arrives once, with its first place and how often it is there."),
        words=Text("unique count distinct"),
        settings=[
            Setting("dim", "int", None, optional=True, title=Text("Axis")),
            Setting("ascending", "bool", True, title=Text("In ascending order")),
            LEAVES,
        ],
        outputs=("values", "first", "which", "counts"),
        paths={"values": (0,), "first": (1,), "which": (2,), "counts": (3,)},
        tells=told,
    ),
]
