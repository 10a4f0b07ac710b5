"""Blocks that give a whole tensor another shape, its first axis included."""

from __future__ import annotations

from dataclasses import replace

from backend.catalog.blocks.operation_settings import LEAVES, WHOLE_SHAPE, told
from backend.catalog.card import Setting
from backend.catalog.complaints import first_of
from backend.catalog.shape_complaints import (
    axes_there,
    one_for_each_axis,
    takes_out_ones,
    whole_shape,
)
from backend.catalog.torch_nn import block
from backend.modules.operations_shape import Axes, Crop, Expand, Pad, Sizes, Tile, View
from backend.text import Text

_FAMILY = "shape"
_AXES = Setting("axes", "ints", (1,), optional=True, title=Text("Axes"))
_STOPS = Setting("stops", "ints", (2,), title=Text("Ends"), help=Text("The first place left out."))

BLOCKS = [
    block(
        View,
        _FAMILY,
        Text("Reshape with batch"),
        Text("Gives all that arrives another shape, the batch included."),
        face=Text("{shape}"),
        words=Text("view reshape batch"),
        settings=[replace(WHOLE_SHAPE, default=(-1,)), LEAVES],
        complaint=whole_shape,
        inputs=("input", "sizes?"),
        tells=told,
    ),
    block(
        Expand,
        _FAMILY,
        Text("Expand"),
        Text("Repeats axes of size 1 until they have the sizes asked for."),
        face=Text("{shape}"),
        words=Text("expand broadcast repeat"),
        settings=[WHOLE_SHAPE, LEAVES],
        inputs=("input", "sizes?", "like?"),
        tells=told,
    ),
    block(
        Tile,
        _FAMILY,
        Text("Tile"),
        Text("Lays copies of what arrives side by side."),
        face=Text("{repeats}"),
        words=Text("repeat copies"),
        settings=[
            Setting("repeats", "ints", (1, 2), minimum=0, title=Text("Copies along each axis")),
            LEAVES,
        ],
        inputs=("input", "times?"),
        complaint=one_for_each_axis("repeats", at_least=True),
        tells=told,
    ),
    block(
        Pad,
        "padding",
        Text("Pad axes"),
        Text("Adds places before and after each axis, filled in one of several ways."),
        face=Text("{mode}"),
        words=Text("border margin reflect edge wrap constant"),
        settings=[
            Setting("before", "ints", (0, 1), title=Text("Before each axis")),
            Setting("after", "ints", (0, 1), title=Text("After each axis")),
            Setting(
                "mode",
                "choice",
                "constant",
                choices=("constant", "edge", "reflect", "wrap"),
                title=Text("Filled with"),
            ),
            Setting("value", "float", 0.0, title=Text("Value")),
            replace(_AXES, default=None),
            LEAVES,
        ],
        inputs=("input", "amounts?", "fill?", "along?"),
        complaint=first_of(one_for_each_axis("before", "after"), axes_there("axes")),
        tells=told,
    ),
    block(
        Crop,
        "picking",
        Text("Crop"),
        Text("Takes runs of places along several axes, forwards or backwards."),
        face=Text("{starts} – {stops}"),
        words=Text("slice crop stride flip reverse"),
        settings=[
            Setting("starts", "ints", (0,), title=Text("Starts")),
            _STOPS,
            _AXES,
            Setting("steps", "ints", None, optional=True, title=Text("Step widths")),
            LEAVES,
        ],
        inputs=("input", "begin?", "end?", "along?", "pace?"),
        complaint=axes_there("axes"),
        tells=told,
    ),
    block(
        Axes,
        _FAMILY,
        Text("Squeeze or unsqueeze"),
        Text("Puts in several axes of size 1, or takes them out."),
        face=Text("{action}"),
        words=Text("squeeze unsqueeze"),
        settings=[
            Setting(
                "action",
                "choice",
                "put in",
                choices=("put in", "take out"),
                title=Text("What to do"),
            ),
            Setting("dims", "ints", (1,), optional=True, title=Text("Axes")),
            LEAVES,
        ],
        inputs=("input", "places?"),
        complaint=takes_out_ones,
        tells=told,
    ),
    block(
        Sizes,
        _FAMILY,
        Text("Axis size"),
        Text("The sizes of what arrives, as whole numbers."),
        words=Text("shape length dimensions"),
        settings=[
            Setting("start", "int", 0, title=Text("From axis")),
            Setting("stop", "int", None, optional=True, title=Text("Before axis")),
        ],
    ),
]
