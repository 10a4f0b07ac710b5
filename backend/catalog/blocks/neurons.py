"""Single neurons, whose wires are their weights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.catalog.block_type import Arriving, BlockType
from backend.catalog.card import Card, Port, Setting
from backend.catalog.introspection import PORT_TITLES
from backend.catalog.torch_nn import block
from backend.modules.features import Feature
from backend.text import Text

ACTIVATIONS = (
    "linear",
    "relu",
    "leaky_relu",
    "elu",
    "gelu",
    "silu",
    "softplus",
    "tanh",
    "sigmoid",
)

FORMULAS = ("x", "x_squared", "x_times_y", "sin_x")

NEURON = Card(
    "lienzo.Neuron",
    "neuron",
    "neurons",
    Text("Neuron"),
    Text("Adds up what its wires bring, each times its weight, and applies its activation."),
    settings=(
        Setting(
            "activation",
            "choice",
            "tanh",
            choices=ACTIVATIONS,
            main=True,
            title=Text("Activation"),
            help=Text("What the neuron makes of its sum."),
        ),
        Setting(
            "bias",
            "bool",
            True,
            title=Text("Bias"),
            help=Text("Adds a learned number to the sum."),
        ),
        Setting(
            "start",
            "float",
            optional=True,
            advanced=True,
            title=Text("First bias"),
            help=Text("Where the bias starts to learn from; drawn by chance where it is empty."),
        ),
    ),
    inputs=(Port("input", PORT_TITLES["input"], many=True),),
    outputs=(Port("output", PORT_TITLES["output"]),),
    face=Text("{activation}"),
    words=Text("perceptron unit node cell"),
    common=True,
)


def _columns_there(settings: Mapping[str, Any], inputs: Arriving) -> tuple[Text, Text] | None:
    """Where a feature asks for a column that the data does not have."""
    (spec,) = inputs.get("input", (None,))
    if spec is None:
        return None
    if len(spec.shape) != 2 or spec.dtype != "float32":
        return (
            Text("A feature is made of rows of numbers, but {shape} arrives.", shape=str(spec)),
            Text("Wire it from data whose examples are rows of numbers, or add a Flatten block."),
        )
    asked = [settings["column"], *([settings["other"]] if _uses_two(settings) else [])]
    wrong = [column for column in asked if not 0 <= column < int(spec.shape[1])]
    if not wrong:
        return None
    return (
        Text(
            "It asks for column {column}, but {count} numbers arrive, counted from 0.",
            column=wrong[0],
            count=spec.shape[1],
        ),
        Text("Choose another column."),
    )


def _uses_two(settings: Mapping[str, Any]) -> bool:
    return bool(settings["formula"] == "x_times_y")


FEATURE = block(
    Feature,
    "neurons",
    Text("Feature"),
    Text("One number made of the data: a column, its square, its sine, or a product of two."),
    sort="feature",
    words=Text("input column x square product sine"),
    common=True,
    complaint=_columns_there,
    settings=(
        Setting(
            "formula",
            "choice",
            "x",
            choices=FORMULAS,
            main=True,
            title=Text("Formula"),
            help=Text("What is made of the column: itself, its square, its sine, or a product."),
        ),
        Setting(
            "column",
            "int",
            0,
            minimum=0,
            title=Text("Column"),
            help=Text("Which number of an example, counted from 0."),
        ),
        Setting(
            "other",
            "int",
            1,
            minimum=0,
            title=Text("Other column"),
            help=Text("By which number the column is multiplied, counted from 0."),
        ),
    ),
)

BLOCKS = [BlockType(NEURON), FEATURE]
