"""Blocks that put places in another order, cut them into pieces, or repeat them."""

from __future__ import annotations

from dataclasses import replace

from backend.catalog.blocks.operation_settings import AXIS
from backend.catalog.card import Setting
from backend.catalog.operation_complaints import cut_evenly, long_enough
from backend.catalog.shape_complaints import axis_there
from backend.catalog.torch_nn import block
from backend.modules.operations_order import (
    Chunk,
    Diagonal,
    Flip,
    JoinHeads,
    RepeatEach,
    Roll,
    Sort,
    SplitHeads,
    Windows,
)
from backend.text import Text

_FAMILY = "shape"
_AXES = Setting("dims", "ints", (1,), title=Text("Axes"))
_PIECES = tuple(f"piece_{number}" for number in range(1, 9))

BLOCKS = [
    block(
        Chunk,
        _FAMILY,
        Text("Chunk"),
        Text("Cuts an axis into pieces of one size, each with a port of its own."),
        face=Text("{pieces}"),
        words=Text("chunk split unbind query key value thirds"),
        settings=[
            Setting("pieces", "int", 3, minimum=2, maximum=8, title=Text("Pieces")),
            replace(AXIS, default=-1),
        ],
        outputs=_PIECES,
        paths={name: (number,) for number, name in enumerate(_PIECES)},
        leaves_by="pieces",
        complaint=cut_evenly("pieces"),
    ),
    block(
        SplitHeads,
        _FAMILY,
        Text("Split into heads"),
        Text("Cuts the width of each step among heads, which come before the steps."),
        face=Text("{heads} heads"),
        words=Text("attention multi-head reshape"),
        settings=[Setting("heads", "int", 4, minimum=1, title=Text("Heads"))],
        complaint=cut_evenly("heads", -1),
    ),
    block(
        JoinHeads,
        _FAMILY,
        Text("Join heads"),
        Text("Puts what several heads found side by side, step by step."),
        words=Text("attention multi-head merge concat"),
    ),
    block(
        Flip,
        _FAMILY,
        Text("Flip"),
        Text("Puts the places of axes in the opposite order."),
        face=Text("{dims}"),
        words=Text("flip reverse mirror backwards bidirectional"),
        settings=[_AXES],
    ),
    block(
        Roll,
        _FAMILY,
        Text("Roll"),
        Text("Moves all places on; what leaves at one end enters at the other."),
        face=Text("{shifts}"),
        words=Text("roll shift cyclic window swin"),
        settings=[Setting("shifts", "ints", (1,), title=Text("Places to move")), _AXES],
    ),
    block(
        RepeatEach,
        _FAMILY,
        Text("Repeat interleave"),
        Text("Puts each place of an axis several times, one after the other."),
        face=Text("× {times}"),
        words=Text("repeat_interleave repeat copy grouped query"),
        settings=[Setting("times", "int", 2, minimum=1, title=Text("Times")), AXIS],
        complaint=axis_there("dim"),
    ),
    block(
        Windows,
        _FAMILY,
        Text("Sliding windows"),
        Text("Cuts overlapping windows out of an axis; they lie along a new last axis."),
        face=Text("{size}"),
        words=Text("unfold sliding frames lag time series"),
        settings=[
            AXIS,
            Setting("size", "int", 2, minimum=1, title=Text("Places in a window")),
            Setting("step", "int", 1, minimum=1, title=Text("Places from one to the next")),
        ],
        complaint=long_enough,
    ),
    block(
        Sort,
        "picking",
        Text("Sort"),
        Text("Numbers in order along an axis, and where each stood before."),
        words=Text("argsort order rank ascending descending"),
        settings=[
            replace(AXIS, default=-1),
            Setting("descending", "bool", False, title=Text("The largest first")),
        ],
        outputs=("values", "places"),
        paths={"values": (0,), "places": (1,)},
        complaint=axis_there("dim"),
    ),
    block(
        Diagonal,
        _FAMILY,
        Text("Diagonal"),
        Text("Takes the diagonals of matrices, or makes matrices with these diagonals."),
        words=Text("diag trace matrix identity"),
        settings=[
            Setting("offset", "int", 0, title=Text("Diagonal")),
            Setting("make", "bool", False, title=Text("Make matrices")),
        ],
    ),
]
