"""Settings of losses."""

from __future__ import annotations

from backend.catalog.card import Setting
from backend.text import Text

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "weight",
        "floats",
        minimum=0,
        optional=True,
        advanced=True,
        title=Text("Weight of each class"),
        help=Text("One number per class; a larger one makes its mistakes count more."),
    ),
    Setting(
        "pos_weight",
        "floats",
        minimum=0,
        optional=True,
        advanced=True,
        title=Text("Weight of the ones"),
        help=Text("One number per output; a larger one makes missed ones count more."),
    ),
    Setting(
        "reduction",
        "choice",
        choices=("mean", "sum"),
        advanced=True,
        title=Text("Over the batch"),
        help=Text("Whether the loss of a batch is the mean or the sum over its examples."),
    ),
    Setting(
        "ignore_index",
        "int",
        advanced=True,
        title=Text("Ignored class"),
        help=Text("A class number that does not count, such as padding."),
    ),
    Setting(
        "label_smoothing",
        "float",
        minimum=0,
        maximum=1,
        title=Text("Label smoothing"),
        help=Text("Asks for a little less than certainty; 0 asks for certainty."),
    ),
    Setting("margin", "float", title=Text("Margin")),
    Setting("delta", "float", minimum=0, title=Text("Delta")),
    Setting("full", "bool", advanced=True, title=Text("With the constant term")),
    Setting("log_input", "bool", title=Text("The input is a logarithm")),
    Setting("log_target", "bool", title=Text("The target is a logarithm")),
    Setting("blank", "int", minimum=0, title=Text("Blank class")),
    Setting("zero_infinity", "bool", advanced=True, title=Text("Infinite losses become zero")),
    Setting("swap", "bool", advanced=True, title=Text("Swap anchor and positive")),
    Setting("num_classes", "int", 10, minimum=2, title=Text("Classes")),
    Setting("n_classes", "int", 100, minimum=2, title=Text("Classes")),
    Setting("cutoffs", "ints", (10, 50), minimum=1, title=Text("Limits of the clusters")),
    Setting("div_value", "float", minimum=1, advanced=True, title=Text("Shrinking of the tails")),
    Setting("head_bias", "bool", advanced=True, title=Text("Bias in the head")),
    Setting("mode", "choice", title=Text("Mode")),
)
