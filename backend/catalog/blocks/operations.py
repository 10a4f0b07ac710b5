"""Blocks for the plain operations that networks are written with, number by number."""

from __future__ import annotations

from dataclasses import replace

from backend.catalog.blocks.operation_settings import DTYPE, KEEP, LEAVES, WHOLE_SHAPE, told
from backend.catalog.card import Setting
from backend.catalog.shape_complaints import axes_there, axis_there, stretching
from backend.catalog.torch_nn import block
from backend.modules.operations import (
    Bits,
    Calculate,
    Cast,
    Clip,
    Constant,
    Function,
    Parameter,
    Where,
)
from backend.modules.operations_reduce import BestPlace, Cumulate, Reduce
from backend.text import Text

_FAMILY = "arithmetic"
FUNCTIONS = (
    *("exp", "log", "sqrt", "abs", "neg", "reciprocal", "square", "rsqrt", "sign", "round"),
    *("floor", "ceil", "trunc", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh"),
    *("tanh", "asinh", "acosh", "atanh", "erf", "sigmoid", "log1p", "expm1", "log2", "log10"),
    *("isnan", "isinf", "isposinf", "isneginf", "isfinite", "logical_not", "bitwise_not"),
    *("exp2", "erfc", "erfinv", "lgamma", "digamma", "frac", "sinc", "logit", "rad2deg"),
    *("deg2rad", "signbit", "nan_to_num"),
)
CALCULATIONS = (
    *("pow", "add", "sub", "mul", "true_divide", "div_trunc", "floor_divide", "fmod", "remainder"),
    *("minimum", "maximum", "atan2", "eq", "ne", "lt", "le", "gt", "ge", "logical_and"),
    *("logical_or", "logical_xor", "bitwise_and", "bitwise_or", "bitwise_xor"),
    *("bitwise_left_shift", "bitwise_right_shift", "logaddexp", "logaddexp2", "hypot"),
    *("copysign", "fmax", "fmin", "xlogy", "heaviside", "isclose", "gcd", "lcm"),
)
_REDUCTIONS = (
    *("sum", "mean", "max", "min", "prod", "l1", "l2", "log_sum", "log_sum_exp", "sum_square"),
    *("variance", "deviation", "median", "largest", "any", "all", "count"),
)
_DIM = Setting("dim", "int", 1, title=Text("Axis"))


def _function(default: str, choices: tuple[str, ...]) -> Setting:
    return Setting("function", "choice", default, choices=choices, title=Text("Function"))


BLOCKS = [
    block(
        Function,
        _FAMILY,
        Text("Element-wise function"),
        Text("One function on every number: exponential, root, sine, rounding and many more."),
        face=Text("{function}"),
        words=Text("exp log sqrt abs negative reciprocal sin cos tan round floor erf not"),
        settings=[_function("exp", FUNCTIONS)],
    ),
    block(
        Calculate,
        _FAMILY,
        Text("Element-wise operation"),
        Text("One function of two numbers: a power, a remainder, a comparison, and, or."),
        face=Text("{function}"),
        words=Text("power mod remainder equal less greater and or xor bits minimum compare"),
        settings=[
            _function("maximum", CALCULATIONS),
            Setting(
                "number",
                "float",
                0.0,
                title=Text("Number"),
                help=Text("The second number where no wire brings one."),
            ),
            Setting("number_first", "bool", False, title=Text("The number comes first")),
        ],
        complaint=stretching,
    ),
    block(
        Reduce,
        _FAMILY,
        Text("Reduce axes"),
        Text("Sums numbers up along axes: their sum, mean, largest, smallest, product or norm."),
        face=Text("{function}"),
        words=Text(
            "reduce sum mean max min product norm logsumexp variance std median any all count"
        ),
        settings=[
            _function("sum", _REDUCTIONS),
            Setting("dims", "ints", (1,), optional=True, title=Text("Axes")),
            KEEP,
            Setting("idle", "bool", False, advanced=True, title=Text("Nothing without axes")),
            Setting(
                "correction",
                "int",
                1,
                minimum=0,
                advanced=True,
                title=Text("Correction of the variance"),
                help=Text("1 for a sample, 0 where all there is arrives."),
            ),
            LEAVES,
        ],
        complaint=axes_there("dims"),
        tells=told,
    ),
    block(
        BestPlace,
        "picking",
        Text("Argmax"),
        Text("Where along an axis the largest or the smallest number stands."),
        face=Text("{function}"),
        words=Text("argmax argmin index class"),
        settings=[
            _function("max", ("max", "min")),
            _DIM,
            KEEP,
            Setting("last", "bool", False, title=Text("The last of equal ones")),
        ],
        complaint=axis_there("dim"),
    ),
    block(
        Cumulate,
        _FAMILY,
        Text("Cumulative sum"),
        Text("The sum, product or largest of all numbers up to each one along an axis."),
        face=Text("{function}"),
        words=Text("cumsum cumprod cummax cummin cumulative logcumsumexp"),
        settings=[
            _function("sum", ("sum", "prod", "max", "min", "log_sum_exp")),
            _DIM,
            Setting("exclusive", "bool", False, title=Text("Without the number itself")),
            Setting("backwards", "bool", False, title=Text("From the end")),
        ],
        complaint=axis_there("dim"),
    ),
    block(
        Where,
        "picking",
        Text("Where"),
        Text("Takes each number from one of two inputs, as a third says."),
        words=Text("where if select mask"),
    ),
    block(
        Clip,
        _FAMILY,
        Text("Clip"),
        Text("Keeps every number between two bounds."),
        face=Text("{minimum} – {maximum}"),
        words=Text("clamp limit bound"),
        settings=[
            Setting("minimum", "float", None, optional=True, title=Text("Least")),
            Setting("maximum", "float", None, optional=True, title=Text("Most")),
        ],
        inputs=("input", "least?", "most?"),
    ),
    block(
        Cast,
        _FAMILY,
        Text("Cast"),
        Text("The same numbers as another kind: decimal, whole, or yes and no."),
        face=Text("{dtype}"),
        words=Text("cast convert type int float bool"),
        settings=[DTYPE],
    ),
    block(
        Bits,
        _FAMILY,
        Text("Bitcast"),
        Text("Reads the same bits as another kind of numbers."),
        face=Text("{dtype}"),
        words=Text("bitcast view reinterpret"),
        settings=[replace(DTYPE, default="int32")],
    ),
    block(
        Constant,
        "data",
        Text("Constant"),
        Text("Numbers that stand in the drawing and never change."),
        face=Text("{shape}"),
        words=Text("fixed numbers table buffer"),
        settings=[replace(WHOLE_SHAPE, minimum=0), DTYPE],
    ),
    block(
        Parameter,
        "data",
        Text("Parameter"),
        Text("Numbers that training moves, for others to compute with."),
        face=Text("{shape}"),
        words=Text("parameter weight token position"),
        settings=[
            WHOLE_SHAPE,
            replace(DTYPE, choices=("float32", "float64", "float16")),
            Setting(
                "start",
                "choice",
                "small",
                choices=("small", "normal", "zeros", "ones"),
                title=Text("Starts as"),
                help=Text("Numbers drawn small or with spread 1, or all alike."),
            ),
        ],
    ),
]
