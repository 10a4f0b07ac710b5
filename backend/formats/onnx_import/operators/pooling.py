"""Pooling, over windows and over whole pictures."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from backend.formats.foreign.values import Unfit, Value, Wired
from backend.formats.onnx_import.node import Node
from backend.formats.onnx_import.operators.windows import Window, window
from backend.text import Text

_LOWEST = -3.0e38


def _over_windows(node: Node) -> tuple[Wired, Window, int]:
    value = node.wired(0)
    axes = value.rank - 2
    if not 1 <= axes <= 3:
        raise Unfit(Text("It pools along none, or along more than three axes."))
    return value, window(node, node.attr("kernel_shape")), axes


def _max(node: Node) -> Sequence[Value]:
    value, frame, axes = _over_windows(node)
    if len([name for name in node.proto.output if name]) > 1:
        return _max_with_places(node, value, frame, axes)
    if not value.is_decimal:
        found = _max_of(node, node.cast(value, "float32"), frame, axes)
        return [node.cast(found, value.spec.dtype)]
    return [_max_of(node, value, frame, axes)]


def _max_of(node: Node, value: Wired, frame: Window, axes: int) -> Wired:
    ceil = bool(node.attr("ceil_mode", 0))
    half = [size // 2 for size in frame.kernel]
    fits = frame.before == frame.after and all(
        border <= most for border, most in zip(frame.before, half, strict=True)
    )
    padding = list(frame.before) if fits else [0] * axes
    if not fits:
        value = _bordered(node, value, frame, _LOWEST)
    settings = {
        "kernel_size": frame.kernel,
        "stride": frame.strides,
        "padding": padding,
        "dilation": frame.dilations,
        "ceil_mode": ceil,
    }
    return node.put(f"torch.nn.MaxPool{axes}d", settings, value)


def _bordered(node: Node, value: Wired, frame: Window, fill: float) -> Wired:
    settings = {"before": [0, 0, *frame.before], "after": [0, 0, *frame.after], "value": fill}
    return node.put("lienzo.Pad", settings, value)


def _max_with_places(node: Node, value: Wired, frame: Window, axes: int) -> Sequence[Value]:
    if frame.before != frame.after or node.attr("storage_order", 0):
        raise Unfit(
            Text("It counts the places of the largest in another order, or with uneven borders.")
        )
    settings = {
        "kernel_size": list(frame.kernel),
        "stride": list(frame.strides),
        "padding": list(frame.before),
        "dilation": list(frame.dilations),
        "ceil_mode": bool(node.attr("ceil_mode", 0)),
    }
    if value.spec.shape[:2] != (1, 1) and value.spec.shape[:2] != ("N", 1):
        raise Unfit(Text("It counts the places of the largest over several channels."))
    found = node.puts("lienzo.MaxPoolPlaces", settings, value)
    return [found["values"], found["places"]]


def _average(node: Node) -> Wired:
    value, frame, axes = _over_windows(node)
    whole = bool(node.attr("count_include_pad", 0))
    plain = set(frame.dilations) == {1}
    half = [size // 2 for size in frame.kernel]
    fits = frame.before == frame.after and all(
        border <= most for border, most in zip(frame.before, half, strict=True)
    )
    if not plain or not fits:
        return _average_of_sums(node, value, frame, axes, whole)
    settings = {
        "kernel_size": frame.kernel,
        "stride": frame.strides,
        "padding": frame.before,
        "ceil_mode": bool(node.attr("ceil_mode", 0)),
        "count_include_pad": whole,
    }
    return node.put(f"torch.nn.AvgPool{axes}d", settings, value)


def _average_of_sums(
    node: Node, value: Wired, frame: Window, axes: int, with_border: bool
) -> Wired:
    settings = {
        "kernel_size": list(frame.kernel),
        "stride": list(frame.strides),
        "before": list(frame.before),
        "after": list(frame.after),
        "dilation": list(frame.dilations),
        "with_border": with_border,
        "ceil_mode": bool(node.attr("ceil_mode", 0)),
    }
    return node.put("lienzo.WindowMean", settings, value)


def _norm(node: Node) -> Wired:
    """The norm of each window: the mean of powers times how many there are, its root drawn.

    The layer of PyTorch adds powers with their signs, which only even powers survive.
    """
    value, frame, axes = _over_windows(node)
    power = float(node.attr("p", 2))
    positive = node.function("abs", value)
    powers = node.calculate("pow", positive, node.number(power, value))
    if node.attr("ceil_mode", 0):
        raise Unfit(Text("Its windows reach beyond its borders."))
    mean = _average_of_sums(node, powers, frame, axes, with_border=True)
    total = node.scale(mean, float(math.prod(frame.kernel)))
    return node.calculate("pow", total, node.number(1 / power, value))


def _whole(kind: str) -> Callable[[Node], Wired]:
    def draw(node: Node) -> Wired:
        value = node.wired(0)
        axes = value.rank - 2
        if 1 <= axes <= 3:
            size = [1] * axes
            return node.put(f"torch.nn.Adaptive{kind}Pool{axes}d", {"output_size": size}, value)
        name = {"Avg": "mean", "Max": "max"}[kind]
        dims = list(range(2, value.rank))
        return node.put("lienzo.Reduce", {"function": name, "dims": dims, "keep": True}, value)

    return draw


OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    "MaxPool": _max,
    "AveragePool": _average,
    "LpPool": _norm,
    "GlobalAveragePool": _whole("Avg"),
    "GlobalMaxPool": _whole("Max"),
}
