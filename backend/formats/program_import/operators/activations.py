"""Activations: most are a layer of torch.nn with the same formula."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.formats.foreign.values import Wired
from backend.formats.program_import.call import Call


def _layer(type: str, **settings: tuple[str, Any]) -> Callable[[Call], Wired]:
    """A layer whose settings are arguments of the operation: name=(argument, default)."""

    def draw(call: Call) -> Wired:
        chosen = {name: call.number_of(*where) for name, where in settings.items()}
        return call.put(f"torch.nn.{type}", chosen, call.tensor())

    return draw


def _hardtanh(call: Call) -> Wired:
    low, high = float(call.number_of("min_val", -1.0)), float(call.number_of("max_val", 1.0))
    if (low, high) == (0.0, 6.0):
        return call.put("torch.nn.ReLU6", {}, call.tensor())
    return call.put("torch.nn.Hardtanh", {"min_val": low, "max_val": high}, call.tensor())


def _elu(call: Call) -> Wired:
    if call.number_of("scale", 1) == 1 and call.number_of("input_scale", 1) == 1:
        return call.put("torch.nn.ELU", {"alpha": float(call.arg("alpha", 1.0))}, call.tensor())
    return call.put("torch.nn.SELU", {}, call.tensor())


def _gelu(call: Call) -> Wired:
    how = call.arg("approximate", "none")
    return call.put("torch.nn.GELU", {"approximate": how}, call.tensor())


def _dropout(call: Call) -> Wired:
    return call.put("torch.nn.Dropout", {"p": float(call.arg("p", 0.5))}, call.tensor("input"))


def _alpha_dropout(call: Call) -> Wired:
    settings = {"p": float(call.arg("p", 0.5))}
    return call.put("torch.nn.AlphaDropout", settings, call.tensor("input"))


def _feature_dropout(call: Call) -> Wired:
    """Whole channels are dropped; which layer does that depends on the number of axes."""
    value = call.wired("input")
    kind = {3: "1d", 4: "2d", 5: "3d"}.get(value.rank, "")
    return call.put(f"torch.nn.Dropout{kind}", {"p": float(call.arg("p", 0.5))}, value)


OPERATIONS: Mapping[str, Callable[[Call], Wired]] = {
    "relu": _layer("ReLU"),
    "relu6": _layer("ReLU6"),
    "sigmoid": _layer("Sigmoid"),
    "tanh": _layer("Tanh"),
    "silu": _layer("SiLU"),
    "mish": _layer("Mish"),
    "gelu": _gelu,
    "elu": _elu,
    "selu": _layer("SELU"),
    "celu": _layer("CELU", alpha=("alpha", 1.0)),
    "leaky_relu": _layer("LeakyReLU", negative_slope=("negative_slope", 0.01)),
    "hardtanh": _hardtanh,
    "hardswish": _layer("Hardswish"),
    "hardsigmoid": _layer("Hardsigmoid"),
    "hardshrink": _layer("Hardshrink", lambd=("lambd", 0.5)),
    "softshrink": _layer("Softshrink", lambd=("lambd", 0.5)),
    "softplus": _layer("Softplus", beta=("beta", 1.0), threshold=("threshold", 20.0)),
    "log_sigmoid": _layer("LogSigmoid"),
    "threshold": _layer("Threshold", threshold=("threshold", 0.0), value=("value", 0.0)),
    "rrelu": _layer("RReLU", lower=("lower", 0.125), upper=("upper", 1 / 3)),
    "glu": _layer("GLU", dim=("dim", -1)),
    "softmax.int": _layer("Softmax", dim=("dim", -1)),
    "_softmax": _layer("Softmax", dim=("dim", -1)),
    "log_softmax.int": _layer("LogSoftmax", dim=("dim", -1)),
    "_log_softmax": _layer("LogSoftmax", dim=("dim", -1)),
    "dropout": _dropout,
    "feature_dropout": _feature_dropout,
    "alpha_dropout": _alpha_dropout,
}
