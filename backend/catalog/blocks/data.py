"""Where the numbers of a network come from."""

from __future__ import annotations

from backend.catalog.augmenting import AUGMENTATION
from backend.catalog.block_type import BlockType
from backend.catalog.card import Card, Port, Setting
from backend.catalog.introspection import PORT_TITLES
from backend.text import Text

DTYPES = (
    *("float32", "int64", "float16", "bfloat16", "float64", "bool"),
    *("int8", "int16", "int32", "uint8", "uint16", "uint32", "uint64"),
    *("float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz"),
)
"""Kinds of numbers that a tensor can hold, the usual ones first."""

DATA = Card(
    "lienzo.Data",
    "data",
    "data",
    Text("Data"),
    Text("Brings examples from a data set: what goes in, and what should come out."),
    settings=(
        Setting("source", "choice", "digits", main=True, title=Text("Source")),
        Setting("options", "dict", {}, title=Text("Options")),
        Setting(
            "validation",
            "float",
            0.15,
            minimum=0,
            maximum=0.9,
            title=Text("Validation part"),
            help=Text("Part of the examples kept to watch the training."),
        ),
        Setting(
            "test",
            "float",
            0.15,
            minimum=0,
            maximum=0.9,
            title=Text("Test part"),
            help=Text("Part of the examples kept for the end."),
        ),
        Setting(
            "split_seed",
            "int",
            0,
            minimum=0,
            title=Text("Seed of the split"),
            help=Text("The same seed always gives the same split."),
        ),
        Setting(
            "prepare",
            "choice",
            "standardize",
            choices=("standardize", "minmax", "none"),
            title=Text("Preparation"),
            help=Text("How the numbers are brought to a like size before training."),
        ),
        Setting(
            "prepare_target",
            "choice",
            "auto",
            choices=("auto", "none", "standardize", "minmax"),
            advanced=True,
            title=Text("Preparation of the target"),
            help=Text("The same for the values to learn; answers are given in their own units."),
        ),
        *AUGMENTATION,
    ),
    outputs=(Port("input", PORT_TITLES["input"]), Port("target", PORT_TITLES["target"])),
    face=Text("{source}"),
    words=Text("dataset examples table csv pictures source"),
    common=True,
)

INPUT = Card(
    "lienzo.Input",
    "input",
    "data",
    Text("Input"),
    Text("Stands for an input of the network without any data behind it."),
    settings=(
        Setting(
            "shape",
            "shape",
            (2,),
            minimum=0,
            main=True,
            title=Text("Shape"),
            help=Text("The sizes of one example, without the batch."),
        ),
        Setting(
            "dtype",
            "choice",
            "float32",
            choices=DTYPES,
            title=Text("Kind of numbers"),
            help=Text("Decimal numbers, or whole numbers such as tokens."),
        ),
        Setting(
            "batch",
            "bool",
            True,
            advanced=True,
            title=Text("Many examples at once"),
            help=Text("Off: the shape is that of all that arrives, and no axis counts examples."),
        ),
    ),
    outputs=(Port("output", PORT_TITLES["output"]),),
    face=Text("{shape}"),
    words=Text("placeholder entry shape"),
    common=True,
)

BLOCKS = [BlockType(DATA), BlockType(INPUT)]
