"""What the activations of single neurons are called on screen."""

from __future__ import annotations

from backend.text import Text
from gui.widgets.choices import Options

ACTIVATION_NAMES: Options = (
    ("linear", Text("None (linear)")),
    ("relu", "ReLU"),
    ("leaky_relu", "Leaky ReLU"),
    ("elu", "ELU"),
    ("gelu", "GELU"),
    ("silu", "SiLU"),
    ("softplus", "Softplus"),
    ("tanh", "tanh"),
    ("sigmoid", Text("Sigmoid")),
)
"""In the order in which a list offers them."""
