"""Blocks that bend: a function of each number, or of each row."""

from __future__ import annotations

from dataclasses import replace

from torch import nn

from backend.catalog.complaints import decimal, first_of
from backend.catalog.known_settings import KNOWN
from backend.catalog.order_complaints import halves, ordered
from backend.catalog.shape_complaints import axis_there
from backend.catalog.torch_nn import block
from backend.text import Text

_FAMILY = "activation"
_LAST_AXIS = replace(KNOWN["dim"], default=-1)

BLOCKS = [
    block(
        nn.ReLU,
        _FAMILY,
        Text("ReLU"),
        Text("Keeps positive numbers and turns negative ones into zero."),
        words=Text("rectified linear unit"),
        common=True,
    ),
    block(
        nn.Sigmoid,
        _FAMILY,
        Text("Sigmoid"),
        Text("Squeezes every number between 0 and 1."),
        words=Text("logistic probability"),
        common=True,
    ),
    block(
        nn.Tanh,
        _FAMILY,
        Text("Tanh"),
        Text("Squeezes every number between -1 and 1."),
        words=Text("hyperbolic tangent"),
        common=True,
    ),
    block(
        nn.Softmax,
        _FAMILY,
        Text("Softmax"),
        Text("Turns the scores of each example into probabilities that add up to 1."),
        words=Text("probability classes"),
        common=True,
        settings=[_LAST_AXIS],
        complaint=first_of(decimal(), axis_there("dim")),
    ),
    block(
        nn.GELU,
        _FAMILY,
        Text("GELU"),
        Text("A smooth ReLU, as transformers use it."),
        words=Text("gaussian error linear unit"),
        common=True,
    ),
    block(
        nn.LeakyReLU,
        _FAMILY,
        Text("Leaky ReLU"),
        Text("Keeps positive numbers and lets a little of the negative ones through."),
        face=Text("{negative_slope}"),
        common=True,
    ),
    block(
        nn.SiLU,
        _FAMILY,
        Text("SiLU"),
        Text("Each number times its sigmoid: a smooth ReLU, also called Swish."),
        words=Text("swish"),
        common=True,
    ),
    block(
        nn.ELU,
        _FAMILY,
        Text("ELU"),
        Text("Keeps positive numbers and bends negative ones towards a floor."),
    ),
    block(
        nn.PReLU,
        _FAMILY,
        Text("PReLU"),
        Text("A leaky ReLU that learns its slope."),
    ),
    block(
        nn.SELU,
        _FAMILY,
        Text("SELU"),
        Text("A scaled ELU that keeps mean and spread through deep networks."),
    ),
    block(
        nn.CELU,
        _FAMILY,
        Text("CELU"),
        Text("An ELU whose slope has no break at zero."),
    ),
    block(
        nn.ReLU6,
        _FAMILY,
        Text("ReLU6"),
        Text("A ReLU that stops at 6."),
    ),
    block(
        nn.RReLU,
        _FAMILY,
        Text("Random ReLU"),
        Text("A leaky ReLU whose slope is drawn at random while training."),
        complaint=first_of(decimal(), ordered("lower", "upper")),
    ),
    block(
        nn.Softplus,
        _FAMILY,
        Text("Softplus"),
        Text("A smooth ReLU whose output is always positive."),
    ),
    block(
        nn.Softsign,
        _FAMILY,
        Text("Softsign"),
        Text("Squeezes every number between -1 and 1, more gently than tanh."),
    ),
    block(
        nn.Mish,
        _FAMILY,
        Text("Mish"),
        Text("A smooth ReLU that dips a little below zero."),
    ),
    block(
        nn.Hardsigmoid,
        _FAMILY,
        Text("Hard sigmoid"),
        Text("A sigmoid made of straight lines: faster, nearly the same."),
    ),
    block(
        nn.Hardswish,
        _FAMILY,
        Text("Hard swish"),
        Text("A swish made of straight lines and a parabola: faster, nearly the same."),
    ),
    block(
        nn.Hardtanh,
        _FAMILY,
        Text("Hard tanh"),
        Text("Cuts every number off at a smallest and a largest value."),
        words=Text("clamp clip limit"),
        complaint=ordered("min_val", "max_val"),
    ),
    block(
        nn.Hardshrink,
        _FAMILY,
        Text("Hard shrink"),
        Text("Turns numbers near zero into zero and keeps the others."),
    ),
    block(
        nn.Softshrink,
        _FAMILY,
        Text("Soft shrink"),
        Text("Moves every number towards zero, and those near it all the way."),
    ),
    block(
        nn.Tanhshrink,
        _FAMILY,
        Text("Tanh shrink"),
        Text("Each number less its tanh."),
    ),
    block(
        nn.Threshold,
        _FAMILY,
        Text("Threshold"),
        Text("Keeps numbers above a threshold and replaces the others by a value."),
    ),
    block(
        nn.LogSigmoid,
        _FAMILY,
        Text("Log-sigmoid"),
        Text("The logarithm of the sigmoid of each number."),
    ),
    block(
        nn.LogSoftmax,
        _FAMILY,
        Text("Log-softmax"),
        Text("The logarithms of the softmax probabilities of each example."),
        settings=[_LAST_AXIS],
        complaint=first_of(decimal(), axis_there("dim")),
    ),
    block(
        nn.Softmin,
        _FAMILY,
        Text("Softmin"),
        Text("A softmax in which the smallest score gets the largest probability."),
        settings=[_LAST_AXIS],
        complaint=first_of(decimal(), axis_there("dim")),
    ),
    block(
        nn.Softmax2d,
        _FAMILY,
        Text("Softmax 2D"),
        Text("Softmax over the channels, at every place of a picture."),
    ),
    block(
        nn.GLU,
        _FAMILY,
        Text("GLU"),
        Text("Cuts what arrives in two and lets one half open or close the other."),
        words=Text("gated linear unit gate"),
        settings=[_LAST_AXIS],
        complaint=first_of(decimal(), axis_there("dim"), halves),
    ),
]
