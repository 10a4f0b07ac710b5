"""Quantised numbers: whole ones that stand for decimal ones by a scale and a zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ml_dtypes
import numpy as np
import onnx

from backend.formats.foreign.values import Unfit, Wired, no_kind
from backend.formats.onnx_import.node import Node
from backend.formats.onnx_import.operators.windows import padded, window

_BOUNDS = {
    kind: (float(np.iinfo(kind).min), float(np.iinfo(kind).max))
    for kind in ("uint8", "int8", "uint16", "int16")
}
_DECIMAL = {
    kind: float(ml_dtypes.finfo(kind).max)  # type: ignore[no-untyped-call]
    for kind in ("float8_e4m3fn", "float8_e4m3fnuz", "float8_e5m2", "float8_e5m2fnuz")
}
"""Kinds of quantised numbers that are decimal themselves, and the largest of each."""


def _quantized(node: Node) -> Wired:
    """Divided by a scale, rounded, shifted, kept within the kind of numbers asked for."""
    value = node.wired(0)
    zero = node.wired(2) if node.has(2) else None
    kind = zero.spec.dtype if zero is not None else "uint8"
    if node.attr("output_dtype", 0):
        kind = str(onnx.helper.tensor_dtype_to_np_dtype(node.attr("output_dtype")))
    found = node.put("lienzo.Divide", {}, value, _beside(node, node.wired(1), value))
    if kind in _DECIMAL:
        most = _DECIMAL[kind]
        return node.cast(node.put("lienzo.Clip", {"minimum": -most, "maximum": most}, found), kind)
    if kind not in _BOUNDS:
        raise Unfit(no_kind(kind))
    return _kept(node, found, None if zero is None else _beside(node, zero, value), kind)


def _kept(node: Node, value: Wired, zero: Wired | None, kind: str) -> Wired:
    """Rounded, moved by a zero, within the bounds of its kind."""
    found = node.function("round", value)
    if zero is not None:
        found = node.put("lienzo.Add", {}, found, node.cast(zero, found.spec.dtype))
    low, high = _BOUNDS[kind]
    return node.cast(node.put("lienzo.Clip", {"minimum": low, "maximum": high}, found), kind)


def _dequantized(node: Node) -> Wired:
    value, scale = node.wired(0), node.wired(1)
    found = node.cast(value, scale.spec.dtype)
    if node.has(2):
        zero = _beside(node, node.cast(node.tensor(2), scale.spec.dtype), value)
        found = node.put("lienzo.Subtract", {}, found, zero)
    return node.put("lienzo.Multiply", {}, found, _beside(node, scale, value))


def _beside(node: Node, numbers: Wired, value: Wired) -> Wired:
    """One number for all, one for each place of an axis, or one for each block of places."""
    axis, block = node.attr("axis", 1), node.attr("block_size", 0)
    if block:
        each = node.put("lienzo.RepeatEach", {"times": block, "dim": axis}, numbers)
        size = value.spec.shape[axis]
        if each.spec.shape[axis] == size:
            return each
        return node.put("lienzo.Slice", {"dim": axis, "start": 0, "stop": size}, each)
    if numbers.rank != 1 or numbers.spec.shape == (1,) or value.rank <= 1:
        return numbers
    return _spread(node, numbers, value.rank - 1 - axis % value.rank)


def _spread(node: Node, numbers: Wired, axes: int) -> Wired:
    """Numbers of one axis with so many axes of size 1 behind it."""
    if not axes or not numbers.rank:
        return numbers
    dims = list(range(1, 1 + axes))
    return node.put("lienzo.Axes", {"action": "put in", "dims": dims}, numbers)


def _centred(node: Node, numbers: int, zero: int, behind: int = 0) -> Wired:
    """Whole numbers without their zero, wide enough that sums of products stay exact."""
    found = node.cast(node.tensor(numbers), "float64")
    if not node.has(zero):
        return found
    middle = node.cast(node.tensor(zero), "float64")
    middle = middle if middle.spec.shape == (1,) else _spread(node, middle, behind)
    return node.put("lienzo.Subtract", {}, found, middle)


def _product(node: Node) -> Wired:
    """Two matrices of whole numbers; their zeros are one number, or one for each row or column."""
    left = node.cast(node.tensor(0), "float64")
    if node.has(2):
        zero = node.cast(node.tensor(2), "float64")
        rows = zero.rank == 1 and zero.spec.shape != (1,)
        zero = _spread(node, zero, 1) if rows else zero
        left = node.put("lienzo.Subtract", {}, left, zero)
    return node.cast(node.put("lienzo.MatMul", {}, left, _centred(node, 1, 3)), "int32")


def _convolved(node: Node, numbers: Wired, kernels: Wired) -> Wired:
    frame = window(node, kernels.spec.shape[2:])
    value, padding = padded(node, numbers, frame)
    settings = {
        "stride": frame.strides,
        "padding": padding,
        "dilation": frame.dilations,
        "groups": node.attr("group", 1),
    }
    return node.put("lienzo.Convolve", settings, value, kernels)


def _convolution(node: Node) -> Wired:
    axes = node.wired(0).rank - 1
    kernels = _centred(node, 1, 3, axes)
    return node.cast(_convolved(node, _centred(node, 0, 2), kernels), "int32")


def _quantized_convolution(node: Node) -> Wired:
    """A convolution of whole numbers, its sums put onto another scale."""
    value = node.wired(0)
    axes = value.rank - 2
    kernels = _centred(node, 3, 5, axes + 1)
    found = _convolved(node, _centred(node, 0, 2), kernels)
    if node.has(8):
        bias = _spread(node, node.cast(node.tensor(8), "float64"), axes)
        found = node.put("lienzo.Add", {}, found, bias)
    scale = node.cast(node.tensor(4), "float64")
    scale = scale if scale.spec.shape == (1,) else _spread(node, scale, axes)
    return _rescaled(node, found, scale, (1, 6, 7))


def _rescaled(node: Node, sums: Wired, scale: Wired, places: tuple[int, int, int]) -> Wired:
    """Sums of products times both scales, on the scale and zero of the answer."""
    one, answer, zero = places
    both = node.put("lienzo.Multiply", {}, node.cast(node.tensor(one), "float64"), scale)
    factor = node.put("lienzo.Divide", {}, both, node.cast(node.tensor(answer), "float64"))
    found = node.put("lienzo.Multiply", {}, sums, factor)
    middle = node.wired(zero)
    return _kept(node, found, middle, middle.spec.dtype)


def _quantized_product(node: Node) -> Wired:
    """Two matrices of whole numbers, the sums of their products put onto another scale."""
    sums = node.put("lienzo.MatMul", {}, _centred(node, 0, 2), _centred(node, 3, 5))
    return _rescaled(node, sums, node.cast(node.tensor(4), "float64"), (1, 6, 7))


OPERATORS: Mapping[str, Callable[[Node], Wired]] = {
    "QuantizeLinear": _quantized,
    "DequantizeLinear": _dequantized,
    "QLinearMatMul": _quantized_product,
    "QLinearConv": _quantized_convolution,
    "MatMulInteger": _product,
    "ConvInteger": _convolution,
}
