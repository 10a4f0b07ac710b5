"""Arithmetic, comparison and logic, number by number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import ml_dtypes
import numpy as np

from backend.formats.foreign.values import Known, Tensor, Unfit, Value, Wired, fixed, no_kind
from backend.formats.onnx_import.node import Node
from backend.text import Text

_PLAIN = {"add": "lienzo.Add", "mul": "lienzo.Multiply", "sub": "lienzo.Subtract"}


def _function(name: str) -> Callable[[Node], Wired]:
    return lambda node: node.function(name, node.tensor(0))


def _bits_turned(node: Node) -> Wired:
    """PyTorch turns the bits of few unsigned kinds: -1 - x of wide numbers is the same."""
    kind = node.wired(0).spec.dtype
    if kind not in ("uint16", "uint32", "uint64"):
        return node.function("bitwise_not", node.tensor(0))
    return node.cast(node.function("bitwise_not", node.cast(node.tensor(0), "int64")), kind)


def _two(name: str) -> Callable[[Node], Wired]:
    return lambda node: node.calculate(name, *_pair(node))


def _pair(node: Node) -> tuple[Tensor, Tensor]:
    """Both inputs, as they meet number by number."""
    one, other = node.tensor(0), _aligned(node)
    return node.beside(one, other), node.beside(other, one)


def _aligned(node: Node) -> Tensor:
    """The second input, as old opsets line it up with the first from axis `axis` on."""
    other = node.tensor(1)
    axis = node.attr("axis")
    first = node.tensor(0)
    if node.opset >= 7 or axis is None or not isinstance(other, Known):
        return other
    shape = (*other.small.shape, *(1,) * (first.rank - axis - other.rank))
    return fixed(other.small.reshape(shape), other.learned, other.name)


def _plain(name: str) -> Callable[[Node], Wired]:
    """Plain arithmetic; one number that is known becomes a factor or a shift."""

    def draw(node: Node) -> Wired:
        one, other = _pair(node)
        if name in ("mul", "add") and _joins_norm(node, name):
            return node.wired(0)
        number = _number(other, one)
        if number is not None and name in ("add", "sub", "mul", "div"):
            return _scaled(node, name, number)
        if name == "div":
            return _divided(node, one, other)
        kind = node.sketch.wired(one).spec.dtype
        if kind == "bool":
            raise Unfit(Text("It calculates with yes and no."))
        if kind.startswith("uint"):
            return node.calculate(name, one, other)
        return node.put(_PLAIN[name], {}, one, other)

    return draw


def _joins_norm(node: Node, name: str) -> bool:
    """Whether numbers by channel went into the batch normalisation right before them."""
    value, other = node.tensor(0), node.tensor(1)
    if not isinstance(value, Wired) or node.proto.input[0] not in node.read_once:
        return False
    weights = dict(node.sketch.weights.get(value.block, {}))
    is_norm = node.sketch.blocks[value.block].type.startswith("torch.nn.BatchNorm")
    if (
        not is_norm
        or not isinstance(other, Known)
        or not other.is_fixed
        or other.rank >= value.rank
    ):
        return False
    channels = len(weights["weight"])
    if other.small.shape != (channels, *(1,) * (value.rank - 2)):
        return False
    row = other.small.reshape(channels).astype(np.float32)
    if name == "mul":
        weights["weight"] = weights["weight"] * row
        weights["bias"] = weights["bias"] * row
    else:
        weights["bias"] = weights["bias"] + row
    node.sketch.weights[value.block] = weights
    return True


def _number(value: Tensor, beside: Tensor) -> float | None:
    """A single known number that is no parameter, beside decimal ones."""
    if not (isinstance(value, Known) and isinstance(beside, Wired) and value.is_fixed):
        return None
    alone = value.small.size == 1 and value.rank <= beside.rank and not value.learned
    if not alone or beside.spec.dtype not in ("float32", "float64"):
        return None
    return float(value.small.reshape(-1)[0])


def _scaled(node: Node, name: str, number: float) -> Wired:
    if name == "div":
        divisor = node.tensor(1)
        return node.put("lienzo.Divide", {}, node.tensor(0), divisor)
    factor = number if name == "mul" else 1.0
    shift = {"add": number, "sub": -number}.get(name, 0.0)
    if not abs(number) < 1e300:
        return node.put(_PLAIN[name], {}, node.tensor(0), node.tensor(1))
    return node.scale(node.tensor(0), factor, shift)


def _divided(node: Node, one: Tensor, other: Tensor) -> Wired:
    if node.sketch.wired(one).is_decimal:
        return node.put("lienzo.Divide", {}, one, other)
    return node.calculate("div_trunc", one, other)


def _power(node: Node) -> Wired:
    value = node.wired(0)
    found = node.calculate("pow", value, _aligned(node))
    return node.cast(found, value.spec.dtype)


def _modulo(node: Node) -> Wired:
    name = "fmod" if node.attr("fmod", 0) else "remainder"
    return node.calculate(name, node.tensor(0), node.tensor(1))


def _shift(node: Node) -> Wired:
    way = "left" if node.attr("direction") == "LEFT" else "right"
    return node.calculate(f"bitwise_{way}_shift", node.tensor(0), node.tensor(1))


def _folded(name: str) -> Callable[[Node], Wired]:
    """A function of two over all inputs, from left to right."""

    def draw(node: Node) -> Wired:
        found = node.wired(0)
        for place in range(1, len(node.inputs)):
            found = node.calculate(name, found, node.tensor(place))
        return found

    return draw


def _many(type: str) -> Callable[[Node], Wired]:
    def draw(node: Node) -> Wired:
        tensors = [node.tensor(place) for place in range(len(node.inputs))]
        return node.put(type, {}, *tensors)

    return draw


def _clip(node: Node) -> Wired:
    value = node.wired(0)
    if node.opset < 11:
        bounds = {"minimum": node.attr("min"), "maximum": node.attr("max")}
        return node.put("lienzo.Clip", _bounds(bounds), value)
    settings: dict[str, float | None] = {}
    ports: dict[str, Tensor | None] = {}
    for place, (setting, port) in enumerate((("minimum", "least"), ("maximum", "most")), 1):
        known = node.known(place)
        if known is not None and value.is_decimal:
            settings[setting] = float(known.reshape(-1)[0])
        elif node.has(place):
            ports[port] = node.tensor(place)
    return node.puts("lienzo.Clip", _bounds(settings), value, ports=ports)["output"]


def _bounds(settings: Mapping[str, float | None]) -> dict[str, float]:
    return {
        name: value for name, value in settings.items() if value is not None and abs(value) < 1e300
    }


def _is_inf(node: Node) -> Wired:
    positive, negative = node.attr("detect_positive", 1), node.attr("detect_negative", 1)
    if positive and negative:
        return node.function("isinf", node.tensor(0))
    if not positive and not negative:
        raise Unfit(Text("It looks for neither infinity."))
    return node.function("isposinf" if positive else "isneginf", node.tensor(0))


def _same(node: Node) -> Value:
    return node.inputs[0]


def _cast(node: Node) -> Value:
    import onnx

    dtype = str(onnx.helper.tensor_dtype_to_np_dtype(node.attr("to")))
    return _as(node, dtype)


def _cast_like(node: Node) -> Value:
    like = node.tensor(1)
    return _as(node, like.spec.dtype if isinstance(like, Wired) else str(like.small.dtype))


def _as(node: Node, dtype: str) -> Value:
    from backend.catalog.blocks.data import DTYPES

    if dtype not in DTYPES:
        raise Unfit(no_kind(dtype))
    known = node.tensor(0)
    if isinstance(known, Known) and not dtype.startswith("float8"):
        kind = ml_dtypes.bfloat16 if dtype == "bfloat16" else np.dtype(dtype)
        arrays = (known.small.astype(kind), known.large.astype(kind))
        return Known(*arrays, known.learned and "float" in dtype, known.name)
    value = node.wired(0)
    if dtype.startswith("float8") and value.spec.dtype != dtype and node.attr("saturate", 1):
        most = float(ml_dtypes.finfo(dtype).max)  # type: ignore[no-untyped-call]
        value = node.put("lienzo.Clip", {"minimum": -most, "maximum": most}, value)
    elif dtype in _NEVER_ENDLESS and value.spec.dtype != dtype:
        value = _or_no_number(node, value, _NEVER_ENDLESS[dtype])
    return node.cast(value, dtype)


_NEVER_ENDLESS = {"float8_e4m3fn": 464.0, "float8_e4m3fnuz": 248.0, "float8_e5m2fnuz": 61440.0}
"""Kinds without infinity, and the largest number that still rounds to one of theirs."""


def _or_no_number(node: Node, value: Wired, most: float) -> Wired:
    """Beyond the largest number there is none: PyTorch would keep the largest."""
    beyond = node.calculate("gt", node.function("abs", value), node.number(most, value))
    return node.put("lienzo.Where", {}, beyond, node.number(np.nan, value), value)


def _where(node: Node) -> Wired:
    return node.put("lienzo.Where", {}, node.tensor(0), node.tensor(1), node.tensor(2))


def _dropout(node: Node) -> Sequence[Value]:
    """Outside training nothing is dropped; the mask says so."""
    chance = node.known(1)
    training = node.known(2)
    if node.is_open(2) or (training is not None and bool(training.reshape(-1)[0])):
        zero = chance is not None and float(chance.reshape(-1)[0]) == 0
        if not zero:
            raise Unfit(Text("It drops numbers by chance even when the network is only used."))
    ratio = node.attr("ratio", 0.5) if node.opset < 12 else 0.5
    if chance is not None:
        ratio = float(chance.reshape(-1)[0])
    value = node.wired(0)
    found = node.put("torch.nn.Dropout", {"p": min(max(ratio, 0.0), 1.0)}, value)
    if len(node.proto.output) < 2:
        return [found]
    mask = node.calculate("eq", value, value)
    return [found, mask]


FUNCTIONS = {
    **{"Abs": "abs", "Acos": "acos", "Acosh": "acosh", "Asin": "asin", "Asinh": "asinh"},
    **{"Atan": "atan", "Atanh": "atanh", "Ceil": "ceil", "Cos": "cos", "Cosh": "cosh"},
    **{"Erf": "erf", "Exp": "exp", "Floor": "floor", "IsNaN": "isnan", "Log": "log"},
    **{"Neg": "neg", "Reciprocal": "reciprocal", "Round": "round", "Sign": "sign", "Sin": "sin"},
    **{"Sinh": "sinh", "Sqrt": "sqrt", "Tan": "tan", "Not": "logical_not"},
}
_CALCULATIONS = {
    **{"Equal": "eq", "Less": "lt", "LessOrEqual": "le", "Greater": "gt", "GreaterOrEqual": "ge"},
    **{"And": "logical_and", "Or": "logical_or", "Xor": "logical_xor"},
    **{"BitwiseAnd": "bitwise_and", "BitwiseOr": "bitwise_or", "BitwiseXor": "bitwise_xor"},
}
OPERATORS: Mapping[str, Callable[[Node], Value | Sequence[Value]]] = {
    **{theirs: _function(ours) for theirs, ours in FUNCTIONS.items()},
    **{theirs: _two(ours) for theirs, ours in _CALCULATIONS.items()},
    "Add": _plain("add"),
    "Sub": _plain("sub"),
    "Mul": _plain("mul"),
    "Div": _plain("div"),
    "Pow": _power,
    "Mod": _modulo,
    "BitShift": _shift,
    "BitwiseNot": _bits_turned,
    "Sum": _many("lienzo.Add"),
    "Mean": _many("lienzo.Average"),
    "Max": _folded("maximum"),
    "Min": _folded("minimum"),
    "Clip": _clip,
    "IsInf": _is_inf,
    "Identity": _same,
    "Cast": _cast,
    "CastLike": _cast_like,
    "Where": _where,
    "Dropout": _dropout,
}
