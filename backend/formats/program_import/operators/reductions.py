"""Sums, means, the largest and their places, over axes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.formats.foreign.values import Unfit, Value, Wired
from backend.formats.program_import.call import Call
from backend.text import Text


def _over(name: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        value = call.wired()
        settings = {
            "function": name,
            "dims": call.axes("dim", value.rank),
            "keep": bool(call.arg("keepdim", False)),
        }
        found = call.put("lienzo.Reduce", settings, value)
        return call.cast(found, call.arg("dtype")) if call.arg("dtype") else found

    return draw


def _largest(name: str) -> Callable[[Call], Value | Sequence[Value]]:
    """The largest along an axis, with its place; or of all."""

    def draw(call: Call) -> Value | Sequence[Value]:
        value = call.wired()
        if not call.has("dim"):
            dims = list(range(value.rank))
            return call.put("lienzo.Reduce", {"function": name, "dims": dims}, value)
        axis, keep = call.axis("dim", value.rank), bool(call.arg("keepdim", False))
        best = {"function": name, "dims": [axis], "keep": keep}
        places = {"function": name, "dim": axis, "keep": keep}
        return [
            call.put("lienzo.Reduce", best, value),
            call.put("lienzo.BestPlace", places, value),
        ]

    return draw


def _place(name: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        if not call.has("dim"):
            raise Unfit(Text("It looks for a place among the numbers of all examples."))
        value = call.wired()
        axis, keep = call.axis("dim", value.rank), bool(call.arg("keepdim", False))
        return call.put("lienzo.BestPlace", {"function": name, "dim": axis, "keep": keep}, value)

    return draw


def _spread(name: str, mean_too: bool = False) -> Callable[[Call], Value | Sequence[Value]]:
    """The variance, or its root, by the mean of squares around the mean."""

    def draw(call: Call) -> Value | Sequence[Value]:
        value = call.wired()
        correction = call.number_of("correction", 1 if call.arg("unbiased", True) else 0)
        settings: dict[str, Any] = {
            "dims": call.axes("dim", value.rank),
            "keep": bool(call.arg("keepdim", False)),
        }
        spread = {**settings, "function": name, "correction": int(correction)}
        found = call.put("lienzo.Reduce", spread, value)
        if not mean_too:
            return found
        return [found, call.put("lienzo.Reduce", {**settings, "function": "mean"}, value)]

    return draw


def _length(call: Call) -> Wired:
    """The length of vectors."""
    order = call.number_of("ord", call.number_of("p", 2))
    name = {1: "l1", 2: "l2"}.get(order)
    if name is None:
        raise Unfit(Text("Its norm is neither the first nor the second."))
    value = call.wired()
    settings = {
        "function": name,
        "dims": call.axes("dim", value.rank),
        "keep": bool(call.arg("keepdim", False)),
    }
    return call.put("lienzo.Reduce", settings, value)


def _running(name: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        value = call.wired()
        settings = {"function": name, "dim": call.axis("dim", value.rank)}
        return call.put("lienzo.Cumulate", settings, value)

    return draw


def _top(call: Call) -> Sequence[Value]:
    settings = {
        "k": int(call.number_of("k")),
        "dim": int(call.number_of("dim", -1)),
        "largest": bool(call.arg("largest", True)),
    }
    found = call.puts("lienzo.TopK", settings, call.tensor())
    return [found["values"], found["places"]]


def _sort(call: Call) -> Sequence[Value]:
    value = call.wired()
    dim = {"dim": call.axis("dim", value.rank, -1)}
    descending = bool(call.arg("descending", False))
    found = call.puts("lienzo.Sort", {**dim, "descending": descending}, value)
    return [found["values"], found["places"]]


OPERATIONS: Mapping[str, Callable[[Call], Value | Sequence[Value]]] = {
    "sum": _over("sum"),
    "mean": _over("mean"),
    "amax": _over("max"),
    "amin": _over("min"),
    "prod": _over("prod"),
    "any": _over("any"),
    "all": _over("all"),
    "logsumexp": _over("log_sum_exp"),
    "max": _largest("max"),
    "min": _largest("min"),
    "argmax": _place("max"),
    "argmin": _place("min"),
    "var": _spread("variance"),
    "std": _spread("deviation"),
    "var_mean": _spread("variance", mean_too=True),
    "linalg_vector_norm": _length,
    "norm": _length,
    "cumsum": _running("sum"),
    "cumprod": _running("prod"),
    "topk": _top,
    "sort": _sort,
}
