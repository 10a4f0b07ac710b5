"""Recurrence with weights that other blocks bring."""

from __future__ import annotations

from backend.catalog.card import Setting
from backend.catalog.torch_nn import block
from backend.modules.operations_recurrent import GATES, ArrivingRecurrence
from backend.text import Text

BLOCKS = [
    block(
        ArrivingRecurrence,
        "recurrent",
        Text("Dynamic recurrent layer"),
        Text("Goes through a sequence step by step with weights that other blocks bring."),
        face=Text("{kind}"),
        words=Text("rnn gru lstm peephole cell functional"),
        settings=[
            Setting("kind", "choice", "LSTM", choices=tuple(GATES), title=Text("Kind")),
            Setting(
                "direction",
                "choice",
                "forward",
                choices=("forward", "reverse", "bidirectional"),
                title=Text("Direction"),
            ),
            Setting(
                "functions",
                "text",
                "",
                advanced=True,
                title=Text("Functions of the gates"),
                help=Text("Names with spaces between; empty for the usual ones."),
            ),
            Setting(
                "clip",
                "float",
                None,
                optional=True,
                advanced=True,
                title=Text("Bound of the gates"),
            ),
            Setting("resets_late", "bool", False, title=Text("Resets behind its matrix")),
            Setting("joined", "bool", False, title=Text("Input and forget gate joined")),
            Setting("batch_first", "bool", False, title=Text("Batch first")),
        ],
        inputs=(
            *("input", "weight", "recurrence", "bias?"),
            *("lengths?", "hidden?", "cell?", "peepholes?"),
        ),
        outputs=("output", "hidden", "cell"),
        paths={"output": (0,), "hidden": (1,), "cell": (2,)},
    ),
]
