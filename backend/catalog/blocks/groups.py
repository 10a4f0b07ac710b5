"""Blocks that hold others, the ports of these, and blocks of the person's own."""

from __future__ import annotations

from backend.catalog.block_type import BlockType
from backend.catalog.card import Card, Port, Setting
from backend.catalog.introspection import PORT_TITLES
from backend.document.groups import ENTRY, EXIT, GROUP, USE
from backend.document.stepping import STEPS
from backend.document.values import MOST_REPEATS
from backend.text import Text

_REPEAT = Setting(
    "repeat",
    "int",
    1,
    minimum=1,
    maximum=MOST_REPEATS,
    main=True,
    title=Text("Repeats"),
    help=Text("How many copies there are; each feeds the next."),
)
_SHARED = Setting(
    "shared",
    "bool",
    False,
    title=Text("Shared weights"),
    help=Text("Whether all repeats learn the same weights."),
)
_VALUES = Setting(
    "values",
    "dict",
    {},
    title=Text("Values"),
    help=Text("Names that formulas inside may speak of, such as =channels * 2."),
)

_CARDS = [
    Card(
        GROUP,
        "group",
        "group",
        Text("Group"),
        Text("Holds other blocks; it can repeat them, and be used in many places."),
        settings=(
            _REPEAT,
            _SHARED,
            Setting(
                "definition",
                "bool",
                False,
                title=Text("Block of my own"),
                help=Text("It stands in the palette and is computed only where it is used."),
                advanced=True,
            ),
            _VALUES,
        ),
        face=Text("× {repeat}"),
        words=Text("container repeat stack module sequential subgraph"),
        common=True,
    ),
    Card(
        USE,
        "group",
        "group",
        Text("Use of a block of my own"),
        Text("Computes what a group of the palette holds, with weights and values of its own."),
        settings=(
            Setting("of", "text", "", title=Text("Block of my own"), advanced=True),
            _REPEAT,
            _SHARED,
            _VALUES,
        ),
        face=Text("× {repeat}"),
        words=Text("custom block instance module"),
    ),
    Card(
        ENTRY,
        "port",
        "group",
        Text("Input of the group"),
        Text("What arrives at a port of the group comes in here."),
        settings=(
            Setting(
                STEPS,
                "bool",
                False,
                title=Text("Step by step"),
                help=Text("The group is computed once for each step of the sequence here."),
            ),
        ),
        outputs=(Port("output", PORT_TITLES["output"]),),
        words=Text("port entry"),
    ),
    Card(
        EXIT,
        "port",
        "group",
        Text("Output of the group"),
        Text("What arrives here leaves the group through a port."),
        settings=(
            Setting(
                STEPS,
                "bool",
                False,
                title=Text("Step by step"),
                help=Text("What every repeat or step gives leaves together, as a sequence."),
            ),
        ),
        inputs=(Port("input", PORT_TITLES["input"]),),
        words=Text("port exit"),
    ),
]

BLOCKS = [BlockType(card) for card in _CARDS]
