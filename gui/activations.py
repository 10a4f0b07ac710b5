"""What the activations of neurons are called: in lists and menus, and in formulas."""

from __future__ import annotations

from backend.text import Text

ACTIVATIONS: dict[str, Text | str] = {
    "linear": Text("None (linear)"),
    "relu": "ReLU",
    "leaky_relu": "Leaky ReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "softplus": "Softplus",
    "tanh": "tanh",
    "sigmoid": Text("Sigmoid"),
}
"""In the order in which a list offers them."""

FUNCTIONS = {
    "linear": "",
    "relu": "ReLU",
    "leaky_relu": "LeakyReLU",
    "elu": "ELU",
    "gelu": "GELU",
    "silu": "SiLU",
    "softplus": "softplus",
    "tanh": "tanh",
    "sigmoid": "σ",
}
"""Before their argument in a formula; "linear" is the argument itself."""
