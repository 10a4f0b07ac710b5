"""Blocks that join every input to every output."""

from __future__ import annotations

from torch import nn

from backend.catalog.complaints import decimal, first_of, width
from backend.catalog.order_complaints import as_many_axes
from backend.catalog.sizes import last
from backend.catalog.torch_nn import block
from backend.text import Text

BLOCKS = [
    block(
        nn.Linear,
        "dense",
        Text("Dense"),
        Text("Every neuron adds up all inputs, each times a learned weight, plus a bias."),
        face=Text("{out_features} neurons"),
        words=Text("linear fully connected layer mlp perceptron affine"),
        common=True,
        opens="neurons",
        inferred={"in_features": last()},
        complaint=first_of(decimal(), width("in_features")),
    ),
    block(
        nn.Bilinear,
        "dense",
        Text("Bilinear"),
        Text("Every neuron weighs the products of two inputs, each number with each."),
        face=Text("{out_features} neurons"),
        inferred={"in1_features": last("input1"), "in2_features": last("input2")},
        complaint=first_of(
            decimal("input1"),
            decimal("input2"),
            as_many_axes("input1", "input2"),
            width("in1_features", "input1"),
            width("in2_features", "input2"),
        ),
    ),
    block(
        nn.Identity,
        "other",
        Text("Identity"),
        Text("Hands on what arrives, unchanged."),
        words=Text("nothing pass through"),
    ),
    block(
        nn.Dropout,
        "normalisation",
        Text("Dropout"),
        Text("Sets numbers to zero at random while training, so that no neuron is relied upon."),
        face=Text("{p}"),
        words=Text("regularisation overfitting noise"),
        common=True,
    ),
    *(
        block(
            getattr(nn, f"Dropout{axes}d"),
            "normalisation",
            Text("Dropout {axes}D", axes=axes),
            Text("Sets whole channels to zero at random while training."),
            face=Text("{p}"),
            words=Text("regularisation overfitting channels spatial"),
        )
        for axes in (1, 2, 3)
    ),
    block(
        nn.AlphaDropout,
        "normalisation",
        Text("Alpha dropout"),
        Text("Dropout that keeps mean and spread; made for SELU activations."),
        face=Text("{p}"),
    ),
    block(
        nn.FeatureAlphaDropout,
        "normalisation",
        Text("Alpha dropout of channels"),
        Text("Alpha dropout that drops whole channels."),
        face=Text("{p}"),
    ),
]
