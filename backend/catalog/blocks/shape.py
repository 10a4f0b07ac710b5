"""Blocks that order or pick numbers without computing with them."""

from __future__ import annotations

from dataclasses import replace

from torch import nn

from backend.catalog.card import Setting
from backend.catalog.complaints import decimal, first_of
from backend.catalog.known_settings import KNOWN
from backend.catalog.order_complaints import begins_before_the_end, place
from backend.catalog.shape_complaints import axis_there, cuts_into, fits, new_axis, orders_all
from backend.catalog.torch_nn import block
from backend.modules.preparation import Standardize
from backend.modules.reshaping import (
    Mean,
    Permute,
    Reshape,
    Select,
    Slice,
    Squeeze,
    Sum,
    Transpose,
    Unsqueeze,
)
from backend.text import Text

_SHAPE = "shape"

BLOCKS = [
    block(
        nn.Flatten,
        _SHAPE,
        Text("Flatten"),
        Text("Lays each example out as one long row of numbers."),
        words=Text("vector row ravel"),
        common=True,
        complaint=axis_there("start_dim", "end_dim"),
    ),
    block(
        nn.Unflatten,
        _SHAPE,
        Text("Unflatten"),
        Text("Cuts one axis into several; (1, -1) adds a channel in front."),
        words=Text("reshape channel"),
        face=Text("{unflattened_size}"),
        defaults={"dim": 1},
        complaint=first_of(axis_there("dim"), cuts_into),
    ),
    block(
        Reshape,
        _SHAPE,
        Text("Reshape"),
        Text("Gives each example another shape; the numbers stay in order."),
        face=Text("{shape}"),
        words=Text("view resize"),
        common=True,
        settings=[replace(KNOWN["shape"], default=(-1,))],
        complaint=fits,
    ),
    block(
        Permute,
        _SHAPE,
        Text("Permute axes"),
        Text("Puts the axes in another order."),
        face=Text("{dims}"),
        words=Text("transpose swap order channels last"),
        settings=[replace(KNOWN["dims"], default=(0, 2, 1))],
        complaint=orders_all,
    ),
    block(
        Transpose,
        _SHAPE,
        Text("Transpose"),
        Text("Swaps two axes."),
        face=Text("{dim0}, {dim1}"),
        words=Text("permute swap"),
        complaint=axis_there("dim0", "dim1"),
    ),
    block(
        Select,
        "picking",
        Text("Select"),
        Text("Takes one place of an axis: one column, one channel, one step."),
        face=Text("{index}"),
        words=Text("column index pick feature"),
        common=True,
        complaint=first_of(axis_there("dim"), place("index")),
    ),
    block(
        Slice,
        "picking",
        Text("Slice"),
        Text("Takes a run of places of an axis."),
        face=Text("{start}–{stop}"),
        words=Text("cut crop range columns"),
        settings=[replace(KNOWN["stop"], default=None, optional=True)],
        complaint=first_of(axis_there("dim"), begins_before_the_end),
    ),
    block(
        Mean,
        _SHAPE,
        Text("Mean over an axis"),
        Text("The mean of the numbers along one axis."),
        words=Text("average reduce"),
        complaint=first_of(decimal(), axis_there("dim")),
    ),
    block(
        Sum,
        _SHAPE,
        Text("Sum over an axis"),
        Text("The sum of the numbers along one axis."),
        words=Text("add reduce total"),
        complaint=axis_there("dim"),
    ),
    block(
        Squeeze,
        _SHAPE,
        Text("Squeeze"),
        Text("Takes out an axis of size 1."),
        complaint=axis_there("dim"),
    ),
    block(
        Unsqueeze,
        _SHAPE,
        Text("Unsqueeze"),
        Text("Puts in a new axis of size 1, such as a channel."),
        words=Text("expand add axis channel"),
        complaint=new_axis,
    ),
    block(
        Standardize,
        "normalisation",
        Text("Standardise"),
        Text("Takes away a fixed mean and divides by a fixed spread; nothing is learned."),
        words=Text("normalise prepare scale"),
        settings=[
            Setting("mean", "floats", 0.0, title=Text("Mean")),
            Setting("std", "floats", 1.0, title=Text("Standard deviation")),
        ],
    ),
]
