"""Nodes whose inputs are all known are computed while reading, by the standard's own reference."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

from backend.compiler.shapes import BATCHES
from backend.formats.foreign.values import Known, Several, Value, Wired, fixed, sized

_RANDOM = {"RandomNormal", "RandomUniform", "RandomNormalLike", "RandomUniformLike"}
_RANDOM |= {"Bernoulli", "Multinomial", "Dropout"}
_NEWER = {"Softmax": 13, "LogSoftmax": 13, "Hardmax": 13, "Resize": 11, "Upsample": 11}
"""Operators that once did something else, which the reference has forgotten, and until when."""
LARGEST = 2**28
"""Numbers that may come of folding."""


def fold(proto: Any, inputs: Sequence[Value], opsets: Mapping[str, int]) -> list[Value] | None:
    """What a node gives, None where something is not known or chance is in it."""
    if proto.op_type in ("Shape", "Size") and isinstance(inputs[0], Wired):
        return [_sizes(proto, inputs[0])]
    known = [one for one in inputs if isinstance(one, Known)]
    if (
        proto.op_type in _RANDOM
        or _is_older(proto, opsets)
        or len(known) != sum(one is not None for one in inputs)
    ):
        return None
    if any(attribute.HasField("g") for attribute in proto.attribute) or not proto.output:
        return None
    small = _run(proto, [None if one is None else one.small for one in inputs], opsets)  # type: ignore[union-attr]
    if small is None:
        return None
    learned = bool(known) and any(one.learned for one in known)
    name = next((one.name for one in known if one.learned), "")
    if all(one.small is one.large for one in known):
        return [_known(array, array, learned, name) for array in small]
    large = _run(proto, [None if one is None else one.large for one in inputs], opsets)  # type: ignore[union-attr]
    if large is None:
        return None
    return [_known(a, b, learned, name) for a, b in zip(small, large, strict=True)]


def _is_older(proto: Any, opsets: Mapping[str, int]) -> bool:
    return opsets.get("", 1) < _NEWER.get(proto.op_type, 0)


def _known(small: Any, large: Any, learned: bool, name: str) -> Value:
    if isinstance(small, list):
        return Several(tuple(fixed(one) for one in small))
    if small is None:
        return None
    decimal = np.asarray(small).dtype.kind == "f"
    return Known(np.asarray(small), np.asarray(large), learned and decimal, name)


def _run(proto: Any, arrays: Sequence[Any], opsets: Mapping[str, int]) -> list[Any] | None:
    names = [name for name in proto.input if name]
    there = [one for one, name in zip(arrays, proto.input, strict=False) if name]
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            runner = ReferenceEvaluator(_alone(proto, names, opsets))
            return list(runner.run(None, dict(zip(names, there, strict=True))))
    except Exception:  # what the reference cannot compute is left to the table
        return None


def _alone(proto: Any, names: Sequence[str], opsets: Mapping[str, int]) -> Any:
    """A model of one node: only models tell the reference which opset is meant."""
    entries = [onnx.ValueInfoProto(name=name) for name in dict.fromkeys(names)]
    answers = [onnx.ValueInfoProto(name=name) for name in proto.output if name]
    graph = onnx.helper.make_graph([proto], "alone", entries, answers)
    known = [onnx.helper.make_opsetid(domain, version) for domain, version in opsets.items()]
    return onnx.helper.make_model(graph, opset_imports=known)


def _sizes(proto: Any, value: Wired) -> Known:
    small, large = (np.array(sized(value.spec.shape, batch), np.int64) for batch in BATCHES)
    if proto.op_type == "Size":
        return Known(small.prod(), large.prod())
    bounds = {one.name: one.i for one in proto.attribute}
    run = slice(bounds.get("start", 0), bounds.get("end"))
    return Known(small[run], large[run])


def is_too_large(values: Sequence[Value]) -> bool:
    """Whether folding has blown numbers up beyond what a drawing should hold."""
    return any(isinstance(one, Known) and one.small.size > LARGEST for one in values)
