"""Blocks that draw numbers by chance, and those that choose by chance."""

from __future__ import annotations

from backend.catalog.blocks.operation_settings import ALWAYS, AXIS
from backend.catalog.card import Setting
from backend.catalog.complaints import decimal, first_of
from backend.catalog.shape_complaints import axis_there, stretching
from backend.catalog.torch_nn import block
from backend.modules.operations_chance import (
    AddNoise,
    Draw,
    GumbelSoftmax,
    KeepLikely,
    Random,
    Reparametrise,
    Shuffle,
)
from backend.text import Text

_FAMILY = "random"

BLOCKS = [
    block(
        Random,
        _FAMILY,
        Text("Random numbers"),
        Text("Numbers drawn anew for every batch: as many as arrive, or of a shape of their own."),
        face=Text("{function}"),
        words=Text(
            "noise normal gaussian uniform bernoulli integers permutation randn rand latent"
        ),
        common=True,
        settings=[
            Setting(
                "function",
                "choice",
                "normal",
                choices=("normal", "uniform", "integers", "chance", "order"),
                title=Text("How drawn"),
                help=Text("Normal, evenly, whole numbers, 1 by chance, or an order."),
            ),
            Setting(
                "shape",
                "shape",
                None,
                minimum=0,
                optional=True,
                title=Text("Shape"),
                help=Text("Of each example where something arrives, else of all."),
            ),
            Setting("mean", "float", 0.0, title=Text("Mean, or chance")),
            Setting("spread", "float", 1.0, minimum=0, title=Text("Standard deviation")),
            Setting("low", "float", 0.0, title=Text("From")),
            Setting("high", "float", 1.0, title=Text("Up to, not including")),
        ],
        inputs=("like?",),
    ),
    block(
        AddNoise,
        _FAMILY,
        Text("Add noise"),
        Text("Adds normal noise while training, so that small changes matter less."),
        face=Text("± {spread}"),
        words=Text("gaussian noise denoising regularise jitter"),
        common=True,
        settings=[
            Setting("spread", "float", 0.1, minimum=0, title=Text("Standard deviation")),
            ALWAYS,
        ],
        complaint=decimal(),
    ),
    block(
        Reparametrise,
        _FAMILY,
        Text("Reparameterisation"),
        Text("Draws from a normal distribution whose mean and log-variance arrive."),
        words=Text("reparametrise reparameterize vae variational latent sample"),
        common=True,
        settings=[ALWAYS],
        complaint=stretching,
    ),
    block(
        GumbelSoftmax,
        _FAMILY,
        Text("Gumbel softmax"),
        Text("Draws classes from scores so that training can follow (Gumbel softmax)."),
        face=Text("{tau}"),
        words=Text("gumbel softmax categorical sample discrete"),
        settings=[
            Setting("tau", "float", 1.0, minimum=1e-6, title=Text("Temperature")),
            Setting("hard", "bool", False, title=Text("Exactly one")),
            Setting("dim", "int", -1, title=Text("Axis")),
            ALWAYS,
        ],
        complaint=first_of(decimal(), axis_there("dim")),
    ),
    block(
        Draw,
        _FAMILY,
        Text("Sample a class"),
        Text("Draws one class by its chance, or every number for itself as 1 or 0."),
        words=Text("sample multinomial categorical bernoulli temperature token"),
        settings=[
            Setting("each", "bool", False, title=Text("Each number for itself")),
            Setting("scores", "bool", True, title=Text("Scores arrive, not chances")),
            Setting("temperature", "float", 1.0, minimum=1e-6, title=Text("Temperature")),
        ],
        complaint=decimal(),
    ),
    block(
        KeepLikely,
        _FAMILY,
        Text("Top-k and top-p filter"),
        Text("Hides all scores but the best, before a class is drawn."),
        words=Text("top-k top-p nucleus sampling filter logits"),
        settings=[
            Setting(
                "count",
                "int",
                None,
                minimum=1,
                optional=True,
                title=Text("How many"),
                help=Text("All unless chosen."),
            ),
            Setting("share", "float", 1.0, minimum=0, maximum=1, title=Text("Chance together")),
        ],
        complaint=decimal(),
    ),
    block(
        Shuffle,
        _FAMILY,
        Text("Shuffle"),
        Text("Puts the places of an axis in an order drawn by chance; axis 0 mixes the examples."),
        face=Text("{dim}"),
        words=Text("shuffle permutation random order negative contrastive"),
        settings=[AXIS, ALWAYS],
        complaint=axis_there("dim"),
    ),
]
