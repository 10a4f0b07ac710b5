"""Settings of blocks that order and pick numbers."""

from __future__ import annotations

from backend.catalog.card import Setting
from backend.text import Text

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "dim",
        "int",
        title=Text("Axis"),
        help=Text("Which axis: 0 is the batch, 1 the first of each example, -1 the last."),
    ),
    Setting("dim0", "int", title=Text("First axis")),
    Setting("dim1", "int", title=Text("Second axis")),
    Setting(
        "dims",
        "ints",
        title=Text("Order of the axes"),
        help=Text("The old number of each axis, in the new order; 0 is the batch."),
    ),
    Setting("start_dim", "int", title=Text("First axis")),
    Setting("end_dim", "int", title=Text("Last axis")),
    Setting(
        "unflattened_size",
        "shape",
        (1, -1),
        minimum=-1,
        title=Text("New sizes"),
        help=Text("Sizes into which the axis is cut; one may be -1, to be found."),
    ),
    Setting(
        "shape",
        "shape",
        minimum=-1,
        title=Text("Shape"),
        help=Text("The sizes of one example, without the batch."),
    ),
    Setting(
        "keepdim",
        "bool",
        title=Text("Keep the axis"),
        help=Text("Leaves the axis there with size 1."),
    ),
    Setting("index", "int", title=Text("Place"), help=Text("Counted from 0; -1 is the last.")),
    Setting("start", "int", title=Text("From")),
    Setting("stop", "int", title=Text("Up to, not including")),
    Setting("which", "choice", choices=("last", "first", "mean"), title=Text("Which step")),
    Setting("factor", "float", title=Text("Factor")),
    Setting("shift", "float", title=Text("Shift")),
    Setting("mean", "floats", title=Text("Mean")),
    Setting("std", "floats", title=Text("Standard deviation")),
    Setting("features", "int", minimum=1, title=Text("Numbers per step")),
    Setting("upscale_factor", "int", 2, minimum=1, title=Text("Enlarge by")),
    Setting("downscale_factor", "int", 2, minimum=1, title=Text("Shrink by")),
    Setting(
        "scale_factor",
        "floats",
        2.0,
        minimum=0,
        title=Text("Enlarge by"),
        help=Text("How many times larger the picture leaves."),
    ),
    Setting("align_corners", "bool", advanced=True, title=Text("Align the corners")),
    Setting("recompute_scale_factor", "bool", advanced=True, title=Text("Compute the scale anew")),
)
