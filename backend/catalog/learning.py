"""What a person can choose about how an objective learns, beside its optimizer. No torch here."""

from __future__ import annotations

from typing import Any

from backend.catalog.card import Card, Setting
from backend.text import Text

LEARNING = (
    Setting(
        "clip_norm",
        "float",
        0.0,
        minimum=0,
        maximum=1e9,
        title=Text("Clip gradients to"),
        help=Text("No step follows a longer gradient: where it is longer it is shortened. 0: off."),
    ),
    Setting(
        "clip_value",
        "float",
        0.0,
        minimum=0,
        maximum=1e9,
        title=Text("Clip each number to"),
        help=Text("Each number of the gradient is kept within plus and minus this. 0: off."),
    ),
    Setting(
        "accumulate",
        "int",
        1,
        minimum=1,
        maximum=100_000,
        title=Text("Batches per move"),
        help=Text("Weights move after so many batches, by their mean gradient."),
    ),
    Setting(
        "spares_biases",
        "bool",
        False,
        title=Text("Decay weights only"),
        help=Text("Keeps the optimizer's weight decay off biases and normalisations."),
    ),
    Setting(
        "average",
        "float",
        0.0,
        minimum=0,
        maximum=0.999999,
        title=Text("Average of weights"),
        help=Text(
            "Judges and exports a moving average of the weights, which learn on as they are. "
            "0.99 to 0.9999 are usual; the closer to 1, the longer it remembers. 0: off."
        ),
    ),
    Setting(
        "precision",
        "choice",
        "float32",
        choices=("float32", "bfloat16"),
        title=Text("Precision"),
        help=Text(
            "bfloat16 computes large layers with fewer digits, which is faster where the machine "
            "is made for it. Weights stay in float32."
        ),
    ),
)
"""The fields of an objective that say how it learns."""

LEARNING_CARD = Card("", "objective", "objective", Text("Objective"), settings=LEARNING)


def learning_of(objective: Any) -> dict[str, Any]:
    """What an objective says of each of them."""
    return {setting.name: getattr(objective, setting.name) for setting in LEARNING}
