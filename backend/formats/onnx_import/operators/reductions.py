"""Sums and other summaries along axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from backend.compiler.shapes import BATCHES
from backend.formats.foreign.values import Known, Unfit, Value, Wired, fixed, sized
from backend.formats.onnx_import.node import Node
from backend.text import Text


def _reduce(function: str) -> Callable[[Node], Value]:
    def draw(node: Node) -> Value:
        value = node.wired(0)
        axes = node.known(1) if node.has(1) else node.attr("axes")
        settings: dict[str, Any] = {
            "function": function,
            "dims": None if axes is None else [int(one) for one in axes],
            "keep": bool(node.attr("keepdims", 1)),
            "idle": bool(node.attr("noop_with_empty_axes", 0)),
        }
        if not node.is_open(1):
            return _on_numbers(node, settings, value)
        settings["leaves"] = node.leaves("output", like=value)
        if 0 in value.spec.shape and function in ("max", "min"):
            dtype, shape = settings["leaves"]["output"]
            return fixed(np.full(shape, _of_nothing(function, value), dtype))
        ports = {"axes": node.tensor(1)}
        return node.puts("lienzo.Reduce", settings, value, ports=ports)["output"]

    return draw


def _on_numbers(node: Node, settings: dict[str, Any], value: Wired) -> Value:
    """Yes and no have a largest too, but not for PyTorch; nothing has one for the standard."""
    if 0 in value.spec.shape and settings["function"] in ("max", "min"):
        return _lines_of_nothing(settings, value)
    if value.spec.dtype != "bool":
        return node.put("lienzo.Reduce", settings, value)
    return node.cast(node.put("lienzo.Reduce", settings, node.cast(value, "uint8")), "bool")


def _lines_of_nothing(settings: dict[str, Any], value: Wired) -> Known:
    number = _of_nothing(settings["function"], value)
    axes = range(value.rank) if settings["dims"] is None else settings["dims"]
    taken = {axis % value.rank for axis in axes}
    arrays = []
    for batch in BATCHES:
        sizes = enumerate(sized(value.spec.shape, batch))
        kept = [size for axis, size in sizes if axis not in taken]
        if settings["keep"]:
            whole = enumerate(sized(value.spec.shape, batch))
            kept = [1 if axis in taken else size for axis, size in whole]
        arrays.append(np.full(kept, number, value.spec.dtype))
    return Known(arrays[0], arrays[1])


def _of_nothing(function: str, value: Wired) -> Any:
    """The largest of no numbers is below every number of its kind, the smallest above."""
    kind = np.dtype(value.spec.dtype)
    if kind.kind == "b":
        return function == "min"
    if kind.kind == "f":
        return -np.inf if function == "max" else np.inf
    return np.iinfo(kind).min if function == "max" else np.iinfo(kind).max


def _best(function: str) -> Callable[[Node], Wired]:
    def draw(node: Node) -> Wired:
        settings = {
            "function": function,
            "dim": node.attr("axis", 0),
            "keep": bool(node.attr("keepdims", 1)),
            "last": bool(node.attr("select_last_index", 0)),
        }
        return node.put("lienzo.BestPlace", settings, node.tensor(0))

    return draw


def _running(function: str) -> Callable[[Node], Wired]:
    def draw(node: Node) -> Wired:
        axis = node.known(1)
        settings = {
            "function": function,
            "dim": 0 if axis is None else int(axis.reshape(-1)[0]),
            "exclusive": bool(node.attr("exclusive", 0)),
            "backwards": bool(node.attr("reverse", 0)),
        }
        ports = {"axis": node.tensor(1)} if axis is None else {}
        return node.puts("lienzo.Cumulate", settings, node.tensor(0), ports=ports)["output"]

    return draw


def _unit(node: Node) -> Wired:
    """Divided by its norm along an axis."""
    value, degree = node.wired(0), node.attr("p", 2)
    if degree not in (1, 2):
        raise Unfit(Text("Its norm is neither the first nor the second."))
    settings = {"function": f"l{degree}", "dims": [node.attr("axis", -1)], "keep": True}
    norm = node.put("lienzo.Reduce", settings, value)
    safe = node.calculate("eq", norm, node.number(0, value))
    divisor = node.put("lienzo.Where", {}, safe, node.number(1, value), norm)
    return node.put("lienzo.Divide", {}, value, divisor)


_REDUCTIONS = {
    **{"Sum": "sum", "Mean": "mean", "Max": "max", "Min": "min", "Prod": "prod", "L1": "l1"},
    **{"L2": "l2", "LogSum": "log_sum", "LogSumExp": "log_sum_exp", "SumSquare": "sum_square"},
}
OPERATORS: Mapping[str, Callable[[Node], Value]] = {
    **{f"Reduce{theirs}": _reduce(ours) for theirs, ours in _REDUCTIONS.items()},
    "ArgMax": _best("max"),
    "ArgMin": _best("min"),
    "CumSum": _running("sum"),
    "CumProd": _running("prod"),
    "LpNormalization": _unit,
}
