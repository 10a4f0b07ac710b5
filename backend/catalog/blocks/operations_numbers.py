"""Blocks that make or move numbers as other numbers say."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import LEAVES, told
from backend.catalog.card import Setting
from backend.catalog.torch_nn import block
from backend.modules.operations_numbers import (
    CenterFrame,
    FoldWindows,
    MaxUnpool,
    NumberRange,
    PlaceSteps,
    ReverseSteps,
)
from backend.text import Text

_BEFORE = Setting("before", "ints", (0, 0), title=Text("Before each axis"))
_AFTER = Setting("after", "ints", (0, 0), title=Text("After each axis"))

BLOCKS = [
    block(
        NumberRange,
        "shape",
        Text("Number range (dynamic)"),
        Text("Counts from one number that arrives to another, in steps that arrive too."),
        words=Text("arange count steps sequence"),
        settings=[LEAVES],
        tells=told,
    ),
    block(
        CenterFrame,
        "shape",
        Text("Centre crop or pad"),
        Text("Cuts axes down around their centre, or fills them up with zeros."),
        words=Text("center crop pad size"),
        settings=[
            Setting("axes", "ints", None, optional=True, title=Text("Axes")),
            LEAVES,
        ],
        tells=told,
    ),
    block(
        ReverseSteps,
        "shape",
        Text("Reverse sequences"),
        Text("Turns the first steps of each sequence round, as many as arrive for it."),
        words=Text("flip backwards order"),
        settings=[
            Setting("batch_dim", "int", 0, title=Text("Axis of the examples")),
            Setting("step_dim", "int", 1, title=Text("Axis of the steps")),
        ],
    ),
    block(
        PlaceSteps,
        "shape",
        Text("Write to cache"),
        Text(
            "Writes new steps over those of a memory, from a place that arrives for each example."
        ),
        words=Text("cache key value scatter update"),
        settings=[
            Setting("dim", "int", -2, title=Text("Axis")),
            Setting("ring", "bool", False, title=Text("Begins at the front again")),
        ],
        inputs=("input", "update", "starts?"),
    ),
    block(
        MaxUnpool,
        "pooling",
        Text("Max unpooling (dynamic size)"),
        Text("Puts the largest of each window back to where it stood, zeros elsewhere."),
        face=Text("{kernel_size}"),
        words=Text("max unpooling upsample indices"),
        settings=[
            Setting("border", "ints", (0, 0), title=Text("Border")),
            LEAVES,
        ],
        inputs=("input", "places", "sizes?"),
        tells=told,
    ),
    block(
        FoldWindows,
        "convolution",
        Text("Fold (dynamic size)"),
        Text("Adds windows up to a picture again; sizes of both arrive."),
        words=Text("col2im unfold columns overlap"),
        settings=[
            _BEFORE,
            _AFTER,
            LEAVES,
        ],
        tells=told,
    ),
]
