"""Activations: most are a layer of torch.nn with the same formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from backend.formats.foreign.values import Unfit, Wired
from backend.formats.onnx_import.node import Node
from backend.text import Text


def _layer(type: str, **settings: tuple[str, Any]) -> Callable[[Node], Wired]:
    """A layer whose settings are attributes of the node: name=(attribute, default)."""

    def draw(node: Node) -> Wired:
        if not node.wired(0).is_decimal:
            raise Unfit(Text("It works on decimal numbers, and others arrive."))
        chosen = {name: node.attr(*where) for name, where in settings.items()}
        return node.put(f"torch.nn.{type}", chosen, node.tensor(0))

    return draw


def _softmax(type: str) -> Callable[[Node], Wired]:
    def draw(node: Node) -> Wired:
        value = node.wired(0)
        if type == "Softmax" and value.spec.dtype == "float16" and node.opset >= 13:
            return _softmax_by_parts(node, value)
        if node.opset >= 13:
            return node.put(f"torch.nn.{type}", {"dim": node.attr("axis", -1)}, value)
        axis = node.attr("axis", 1) % max(value.rank, 1)
        if axis == value.rank - 1:
            return node.put(f"torch.nn.{type}", {"dim": -1}, value)
        flat = node.put("torch.nn.Flatten", {"start_dim": axis, "end_dim": -1}, value)
        found = node.put(f"torch.nn.{type}", {"dim": -1}, flat)
        sizes = list(value.spec.shape[axis:])
        return node.put("torch.nn.Unflatten", {"dim": -1, "unflattened_size": sizes}, found)

    return draw


def _softmax_by_parts(node: Node, value: Wired) -> Wired:
    """As the standard rounds half numbers: after each part. PyTorch rounds once, at the end."""
    along = {"dims": [node.attr("axis", -1)], "keep": True}
    largest = node.put("lienzo.Reduce", {"function": "max", **along}, value)
    powers = node.function("exp", node.put("lienzo.Subtract", {}, value, largest))
    whole = node.put("lienzo.Reduce", {"function": "sum", **along}, powers)
    return node.put("lienzo.Divide", {}, powers, whole)


def _hard_sigmoid(node: Node) -> Wired:
    alpha, beta = node.attr("alpha", 0.2), node.attr("beta", 0.5)
    if abs(alpha - 1 / 6) < 1e-7 and beta == 0.5:
        return node.put("torch.nn.Hardsigmoid", {}, node.tensor(0))
    scaled = node.scale(node.tensor(0), alpha, beta)
    return node.put("lienzo.Clip", {"minimum": 0.0, "maximum": 1.0}, scaled)


def _gelu(node: Node) -> Wired:
    how = node.attr("approximate", "none")
    return node.put("torch.nn.GELU", {"approximate": how}, node.tensor(0))


def _prelu(node: Node) -> Wired:
    value, slope = node.wired(0), node.known(1)
    one_per_channel = slope is not None and slope.size == max(slope.shape[:1], default=1)
    if slope is not None and slope.dtype == np.float32 and one_per_channel:
        channels = value.spec.shape[1] if value.rank > 1 else 1
        lined_up = node.opset < 7 or slope.ndim == value.rank - 1 or slope.size == 1
        if slope.size in (1, channels) and lined_up:
            settings = {"num_parameters": int(slope.size)}
            weights = {"weight": slope.reshape(-1)}
            return node.put("torch.nn.PReLU", settings, value, weights=weights)
    below = node.put("lienzo.Multiply", {}, value, node.tensor(1))
    positive = node.calculate("lt", value, node.number(0, value))
    return node.put("lienzo.Where", {}, positive, below, value)


def _relu(node: Node) -> Wired:
    value = node.wired(0)
    if value.is_decimal:
        return node.put("torch.nn.ReLU", {}, value)
    return node.calculate("maximum", value, node.number(0, value))


def _shrink(node: Node) -> Wired:
    bias, bound = node.attr("bias", 0.0), node.attr("lambd", 0.5)
    if not node.wired(0).is_decimal:
        raise Unfit(Text("It works on decimal numbers, and others arrive."))
    if bias == 0.0:
        return node.put("torch.nn.Hardshrink", {"lambd": bound}, node.tensor(0))
    if bias == bound:
        return node.put("torch.nn.Softshrink", {"lambd": bound}, node.tensor(0))
    raise Unfit(Text("Its bias is neither 0 nor its bound."))


def _swish(node: Node) -> Wired:
    alpha = node.attr("alpha", 1.0)
    if alpha == 1.0:
        return node.put("torch.nn.SiLU", {}, node.tensor(0))
    gate = node.put("torch.nn.Sigmoid", {}, node.scale(node.tensor(0), alpha))
    return node.put("lienzo.Multiply", {}, node.tensor(0), gate)


def _thresholded(node: Node) -> Wired:
    bound = {"threshold": node.attr("alpha", 1.0), "value": 0.0}
    return node.put("torch.nn.Threshold", bound, node.tensor(0))


def _hardmax(node: Node) -> Wired:
    value = node.wired(0)
    axis = node.attr("axis", -1 if node.opset >= 13 else 1)
    if node.opset < 13 and axis % value.rank != value.rank - 1:
        raise Unfit(Text("In this old opset it works along more than the last axis."))
    best = node.put("lienzo.BestPlace", {"function": "max", "dim": axis}, value)
    size = value.spec.shape[axis]
    hot = node.put("lienzo.OneHot", {"depth": size, "dim": axis}, best)
    return node.cast(hot, value.spec.dtype)


OPERATORS: Mapping[str, Callable[[Node], Wired]] = {
    "Relu": _relu,
    "LeakyRelu": _layer("LeakyReLU", negative_slope=("alpha", 0.01)),
    "Elu": _layer("ELU", alpha=("alpha", 1.0)),
    "Celu": _layer("CELU", alpha=("alpha", 1.0)),
    "Sigmoid": _layer("Sigmoid"),
    "Tanh": _layer("Tanh"),
    "Softplus": _layer("Softplus"),
    "Softsign": _layer("Softsign"),
    "Mish": _layer("Mish"),
    "HardSwish": _layer("Hardswish"),
    "Swish": _swish,
    "HardSigmoid": _hard_sigmoid,
    "Hardmax": _hardmax,
    "Gelu": _gelu,
    "PRelu": _prelu,
    "Shrink": _shrink,
    "ThresholdedRelu": _thresholded,
    "Softmax": _softmax("Softmax"),
    "LogSoftmax": _softmax("LogSoftmax"),
}
