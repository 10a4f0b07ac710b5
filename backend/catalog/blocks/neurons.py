"""Single neurons, whose wires are their weights."""

from __future__ import annotations

from backend.catalog.block_type import BlockType
from backend.catalog.card import Card, Port, Setting
from backend.catalog.introspection import PORT_TITLES
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

BLOCKS = [BlockType(NEURON)]
