"""Arithmetic, comparison and logic, number by number."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from backend.formats.foreign.values import Known, Tensor, Unfit, Wired
from backend.formats.program_import.call import Call, Count
from backend.text import Text

_LEAVES_OUT = 3.4e38


def _function(name: str) -> Callable[[Call], Wired]:
    return lambda call: call.function(name, call.tensor())


def _plain_number(call: Call, name: str) -> Any:
    """An argument that is one number, None where it is a tensor of several."""
    found = call.args.get(name)
    if isinstance(found, Count):
        return call.number_of(name)
    if isinstance(found, Known) and found.is_fixed and found.small.ndim == 0 and not found.learned:
        return found.small.item()
    return found if isinstance(found, bool | int | float) else None


def _operands(call: Call, kind: str = "") -> tuple[Tensor, Tensor]:
    """Both tensors; plain numbers as the kind of the other one."""
    names = ("self", "other")
    tensors = [call.args[name] for name in names if isinstance(call.args.get(name), Wired | Known)]
    if not tensors:
        raise Unfit(Text("It works on numbers alone."))
    like = kind or str(call.sketch.wired(tensors[0]).spec.dtype)
    found = []
    for name in names:
        number = _plain_number(call, name)
        if number is None:
            found.append(call.tensor(name))
        else:
            whole = isinstance(number, float) and "float" not in like
            dtype = "float32" if whole else like
            found.append(Known(*(np.array(number, dtype),) * 2))
    return found[0], found[1]


def _add(call: Call) -> Wired:
    factor = call.number_of("alpha", 1)
    number = _plain_number(call, "other")
    if number is not None and _takes_numbers(call, number):
        return call.scale(call.tensor(), 1.0, float(number) * factor)
    one, other = _operands(call)
    return call.put("lienzo.Add", {}, one, other if factor == 1 else call.scale(other, factor))


def _subtract(call: Call) -> Wired:
    factor = call.number_of("alpha", 1)
    number = _plain_number(call, "other")
    if number is not None and _takes_numbers(call, number):
        return call.scale(call.tensor(), 1.0, -float(number) * factor)
    one, other = _operands(call)
    return call.put("lienzo.Subtract", {}, one, other if factor == 1 else call.scale(other, factor))


def _reversed(call: Call) -> Wired:
    """other - alpha · self."""
    number, factor = _plain_number(call, "other"), call.number_of("alpha", 1)
    if number is not None and _takes_numbers(call, number):
        return call.scale(call.tensor(), -float(factor), float(number))
    one, other = _operands(call)
    return call.put("lienzo.Subtract", {}, other, one if factor == 1 else call.scale(one, factor))


def _multiply(call: Call) -> Wired:
    number = _plain_number(call, "other")
    if number is not None and _takes_numbers(call, number):
        return call.scale(call.tensor(), float(number))
    return call.put("lienzo.Multiply", {}, *_operands(call))


def _divide(call: Call) -> Wired:
    how = call.arg("rounding_mode")
    if how is not None:
        name = {"floor": "floor_divide", "trunc": "div_trunc"}[how]
        return call.calculate(name, *_operands(call))
    one, other = _operands(call)
    if "float" in call.sketch.wired(one).spec.dtype:
        return call.put("lienzo.Divide", {}, one, other)
    return call.calculate("true_divide", one, other)


def _takes_numbers(call: Call, number: Any) -> bool:
    """Whether a plain number can be a factor or a shift of what arrives."""
    value = call.args.get("self")
    if not isinstance(value, Wired) or isinstance(number, bool):
        return False
    return value.spec.dtype == "float32"


def _two(name: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        number = _plain_number(call, "other")
        if number is not None and math.isfinite(number) and _takes_numbers(call, number):
            settings = {"function": name, "number": float(number)}
            return call.put("lienzo.Calculate", settings, call.tensor())
        return call.calculate(name, *_operands(call))

    return draw


def _finite(number: Any) -> float:
    """A number as settings hold it: infinity as the largest."""
    return max(min(float(number), _LEAVES_OUT), -_LEAVES_OUT)


def _power(call: Call) -> Wired:
    exponent = _plain_number(call, "exponent")
    if exponent is not None and isinstance(call.args.get("self"), Wired):
        simple = {2: "square", 0.5: "sqrt", -0.5: "rsqrt", -1: "reciprocal"}.get(exponent)
        if simple is not None:
            return call.function(simple, call.tensor())
    base = call.tensor()
    like = call.sketch.wired(base) if isinstance(base, Wired) else call.wired("exponent")
    other = call.number(exponent, like) if exponent is not None else call.tensor("exponent")
    return call.calculate("pow", base, other)


def _clip(low: str, high: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        ports, settings = {}, {}
        for name, port, setting in ((low, "least", "minimum"), (high, "most", "maximum")):
            if not name or not call.has(name):
                continue
            number = _plain_number(call, name)
            if number is None:
                ports[port] = call.tensor(name)
            else:
                settings[setting] = float(number)
        return call.puts("lienzo.Clip", settings, call.tensor(), ports=ports)["output"]

    return draw


def _where(call: Call) -> Wired:
    one, other = _operands(call)
    return call.put("lienzo.Where", {}, call.tensor("condition"), one, other)


def _masked_fill(call: Call) -> Wired:
    value, fill = call.wired(), _plain_number(call, "value")
    if fill is None:
        raise Unfit(Text("It fills with numbers that arrive."))
    if value.spec.dtype == "float32":
        settings = {"value": _finite(fill)}
        return call.put("lienzo.MaskFill", settings, value, call.tensor("mask"))
    return call.put("lienzo.Where", {}, call.tensor("mask"), call.number(fill, value), value)


def _cast(call: Call) -> Tensor:
    dtype = call.arg("dtype", "")
    if "other" in call.args:
        dtype = call.wired("other").spec.dtype
    return call.cast(call.tensor(), dtype) if dtype else call.tensor()


def _same(call: Call) -> Tensor:
    return call.tensor("input") if "input" in call.args else call.tensor()


def _sum_of_products(call: Call) -> Wired:
    """self + value · tensor1 · tensor2."""
    both = call.put("lienzo.Multiply", {}, call.tensor("tensor1"), call.tensor("tensor2"))
    factor = call.number_of("value", 1)
    scaled = both if factor == 1 else call.scale(both, factor)
    return call.put("lienzo.Add", {}, call.tensor(), scaled)


def _filled(number: float | None = None) -> Callable[[Call], Wired]:
    """One number everywhere, in the shape of what arrives."""

    def draw(call: Call) -> Wired:
        value = call.wired()
        fill = call.number_of("fill_value") if number is None else number
        found = call.put("lienzo.FilledLike", {"value": _finite(fill)}, value)
        return call.cast(found, call.arg("dtype", value.spec.dtype))

    return draw


def _chance(name: str) -> Callable[[Call], Wired]:
    """Random numbers in the shape of what arrives: others each time."""
    return lambda call: call.put("lienzo.Random", {"function": name}, call.wired())


_ALIKE = {
    **{
        name: name for name in ("exp", "log", "sqrt", "rsqrt", "abs", "neg", "reciprocal", "square")
    },
    **{name: name for name in ("sign", "round", "floor", "ceil", "trunc", "sin", "cos", "tan")},
    **{name: name for name in ("asin", "acos", "atan", "sinh", "cosh", "asinh", "acosh", "atanh")},
    **{name: name for name in ("erf", "log1p", "expm1", "log2", "log10", "isnan", "isinf")},
    **{name: name for name in ("isfinite", "logical_not", "bitwise_not")},
}
_PAIRS = {
    **{name: name for name in ("minimum", "maximum", "atan2", "eq", "ne", "lt", "le", "gt", "ge")},
    **{name: name for name in ("fmod", "remainder", "floor_divide", "logical_and", "logical_or")},
    **{name: name for name in ("logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor")},
    "__and__": "bitwise_and",
    "__or__": "bitwise_or",
    "max.other": "maximum",
    "min.other": "minimum",
}

OPERATIONS: Mapping[str, Callable[[Call], Tensor]] = {
    **{name: _function(ours) for name, ours in _ALIKE.items()},
    **{name: _two(ours) for name, ours in _PAIRS.items()},
    "add": _add,
    "sub": _subtract,
    "rsub": _reversed,
    "mul": _multiply,
    "div": _divide,
    "true_divide": _divide,
    "pow": _power,
    "clamp": _clip("min", "max"),
    "clip": _clip("min", "max"),
    "clamp_min": _clip("min", ""),
    "clamp_max": _clip("", "max"),
    "full_like": _filled(),
    "zeros_like": _filled(0.0),
    "ones_like": _filled(1.0),
    "randn_like": _chance("normal"),
    "rand_like": _chance("uniform"),
    "where.self": _where,
    "where.ScalarOther": _where,
    "where.ScalarSelf": _where,
    "masked_fill": _masked_fill,
    "to": _cast,
    "_to_copy": _cast,
    "type_as": _cast,
    "addcmul": _sum_of_products,
    "contiguous": _same,
    "clone": _same,
    "detach": _same,
    "alias": _same,
    "lift_fresh_copy": _same,
}
