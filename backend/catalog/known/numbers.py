"""Settings of normalisation, activations and dropout."""

from __future__ import annotations

from backend.catalog.card import Setting
from backend.text import Text

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "num_features",
        "int",
        minimum=1,
        title=Text("Channels"),
        help=Text("How many channels (or numbers) arrive. Found by itself."),
    ),
    Setting(
        "num_groups",
        "int",
        minimum=1,
        title=Text("Groups"),
        help=Text("Into how many groups the channels are cut; must divide their number."),
    ),
    Setting("num_channels", "int", minimum=1, title=Text("Channels")),
    Setting(
        "normalized_shape",
        "ints",
        minimum=1,
        title=Text("Normalised shape"),
        help=Text("Sizes of the last axes, over which mean and spread are taken."),
    ),
    Setting(
        "eps",
        "float",
        minimum=0,
        advanced=True,
        title=Text("Epsilon"),
        help=Text("A tiny number that keeps a division from failing."),
    ),
    Setting(
        "momentum",
        "float",
        minimum=0,
        maximum=1,
        title=Text("Momentum"),
        help=Text("How fast the remembered mean and spread follow each new batch."),
    ),
    Setting(
        "affine",
        "bool",
        title=Text("Learned scale and shift"),
        help=Text("Learns a factor and a shift per channel after normalising."),
    ),
    Setting(
        "elementwise_affine",
        "bool",
        title=Text("Learned scale and shift"),
        help=Text("Learns a factor and a shift per number after normalising."),
    ),
    Setting(
        "track_running_stats",
        "bool",
        advanced=True,
        title=Text("Remember statistics"),
        help=Text("Keeps mean and spread of the training to use them afterwards."),
    ),
    Setting("size", "ints", minimum=1, title=Text("Size")),
    Setting("k", "float", advanced=True, title=Text("Constant k")),
    Setting(
        "p",
        "float",
        minimum=0,
        maximum=1,
        title=Text("Probability"),
        help=Text("Chance for each number to be set to zero while training."),
    ),
    Setting("alpha", "float", title=Text("Alpha")),
    Setting("beta", "float", title=Text("Beta")),
    Setting(
        "negative_slope",
        "float",
        title=Text("Negative slope"),
        help=Text("Slope of the line for negative numbers."),
    ),
    Setting("lower", "float", title=Text("Smallest slope")),
    Setting("upper", "float", title=Text("Largest slope")),
    Setting("lambd", "float", minimum=0, title=Text("Lambda")),
    Setting("min_val", "float", title=Text("Smallest value")),
    Setting("max_val", "float", title=Text("Largest value")),
    Setting(
        "num_parameters",
        "int",
        minimum=1,
        title=Text("Slopes"),
        help=Text("1 for one learned slope, or as many as channels."),
    ),
    Setting("init", "float", title=Text("Starting value")),
    Setting("threshold", "float", 0.0, title=Text("Threshold")),
    Setting("value", "float", 0.0, title=Text("Value")),
    Setting(
        "approximate",
        "choice",
        choices=("none", "tanh"),
        advanced=True,
        title=Text("Approximation"),
    ),
)
