"""Pooling, over windows and over whole pictures; pictures made larger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.formats.foreign.values import Unfit, Value, Wired
from backend.formats.program_import.call import Call
from backend.text import Text


def _window(call: Call, axes: int) -> dict[str, Any]:
    def many(name: str, default: Any) -> list[int]:
        found = [int(one) for one in call.numbers_of(name, default)]
        return found * axes if len(found) == 1 else found

    kernel = many("kernel_size", ())
    return {
        "kernel_size": kernel,
        "stride": many("stride", ()) or kernel,
        "padding": many("padding", [0]),
        "ceil_mode": bool(call.arg("ceil_mode", False)),
    }


def _max(axes: int, places: bool = False) -> Callable[[Call], Value | Sequence[Value]]:
    def draw(call: Call) -> Value | Sequence[Value]:
        settings = _window(call, axes)
        dilation = [int(one) for one in call.numbers_of("dilation", [1])]
        settings["dilation"] = dilation * axes if len(dilation) == 1 else dilation
        found = call.put(f"torch.nn.MaxPool{axes}d", settings, call.tensor())
        return [found] if places else found

    return draw


def _average(axes: int) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        settings = _window(call, axes)
        settings["count_include_pad"] = bool(call.arg("count_include_pad", True))
        if call.has("divisor_override"):
            settings["divisor_override"] = int(call.arg("divisor_override"))
        return call.put(f"torch.nn.AvgPool{axes}d", settings, call.tensor())

    return draw


def _adaptive(kind: str, axes: int) -> Callable[[Call], Value | Sequence[Value]]:
    def draw(call: Call) -> Value | Sequence[Value]:
        sizes = [int(one) for one in call.numbers_of("output_size")]
        settings = {"output_size": sizes if axes > 1 else sizes[0]}
        found = call.put(f"torch.nn.Adaptive{kind}Pool{axes}d", settings, call.tensor())
        return [found] if kind == "Max" else found

    return draw


def _enlarged(mode: str) -> Callable[[Call], Wired]:
    def draw(call: Call) -> Wired:
        value = call.wired("input" if call.has("input") else "self")
        settings: dict[str, Any] = {"mode": mode}
        if mode != "nearest":
            settings["align_corners"] = bool(call.arg("align_corners", False))
        factors = call.arg("scale_factors")
        if factors is None and "output_size" not in call.args:
            raise Unfit(Text("It is told neither a size nor a factor."))
        if factors:
            same = len(set(factors)) == 1
            settings |= {"size": None, "scale_factor": factors[0] if same else list(factors)}
        else:
            sizes = [int(one) for one in call.numbers_of("output_size")]
            settings |= {"size": sizes, "scale_factor": None}
        return call.put("torch.nn.Upsample", settings, value)

    return draw


OPERATIONS: Mapping[str, Callable[[Call], Value | Sequence[Value]]] = {
    **{f"max_pool{axes}d": _max(axes) for axes in (1, 2, 3)},
    **{f"max_pool{axes}d_with_indices": _max(axes, places=True) for axes in (2, 3)},
    **{f"avg_pool{axes}d": _average(axes) for axes in (1, 2, 3)},
    **{f"adaptive_avg_pool{axes}d": _adaptive("Avg", axes) for axes in (1, 2, 3)},
    **{f"_adaptive_avg_pool{axes}d": _adaptive("Avg", axes) for axes in (2, 3)},
    **{f"adaptive_max_pool{axes}d": _adaptive("Max", axes) for axes in (1, 2, 3)},
    **{f"upsample_nearest{axes}d": _enlarged("nearest") for axes in (1, 2, 3)},
    "upsample_linear1d": _enlarged("linear"),
    "upsample_bilinear2d": _enlarged("bilinear"),
    "upsample_trilinear3d": _enlarged("trilinear"),
    "upsample_bicubic2d": _enlarged("bicubic"),
}
