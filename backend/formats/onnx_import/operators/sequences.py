"""Sequences of tensors and optional ones, which exist only while reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from backend.formats.foreign.values import FIXED_SIZES, Several, Unfit, Value, fixed
from backend.formats.onnx_import.node import Node
from backend.text import Text


def _items(node: Node) -> list[Value]:
    found = node.inputs[0]
    if not isinstance(found, Several):
        raise Unfit(Text("Its sequence of tensors is not known before it runs."), FIXED_SIZES)
    return list(found.items)


def _place(node: Node, place: int, default: int) -> int:
    known = node.known(place)
    if node.is_open(place):
        raise Unfit(Text("Only running it would tell the place in its sequence."), FIXED_SIZES)
    return default if known is None else int(known.reshape(-1)[0])


def _construct(node: Node) -> Value:
    return Several(tuple(node.inputs))


def _empty(_: Node) -> Value:
    return Several(())


def _at(node: Node) -> Value:
    return _items(node)[_place(node, 1, 0)]


def _length(node: Node) -> Value:
    return fixed(np.array(len(_items(node)), np.int64))


def _insert(node: Node) -> Value:
    items = _items(node)
    place = _place(node, 2, len(items))
    return Several((*items[:place], node.inputs[1], *items[place:]))


def _erase(node: Node) -> Value:
    items = _items(node)
    del items[_place(node, 1, -1)]
    return Several(tuple(items))


def _join(node: Node) -> Value:
    tensors = [node.sketch.wired(one) for one in _items(node) if one is not None]  # type: ignore[arg-type]
    type = "lienzo.Stack" if node.attr("new_axis", 0) else "lienzo.Concatenate"
    return node.put(type, {"dim": node.attr("axis", 0)}, *tensors)


def _split(node: Node) -> Value:
    value, axis = node.wired(0), node.attr("axis", 0)
    size, known = value.spec.shape[axis], node.known(1)
    if not isinstance(size, int) or node.is_open(1):
        raise Unfit(Text("Only running it would tell where it splits."), FIXED_SIZES)
    if known is not None and known.ndim:
        bounds = np.cumsum([0, *known.tolist()]).tolist()
    else:
        step = 1 if known is None else int(known)
        bounds = [*range(0, size, step), size]
    parts: list[Value] = []
    for begin, end in zip(bounds[:-1], bounds[1:], strict=True):
        part = node.put("lienzo.Slice", {"dim": axis, "start": begin, "stop": end}, value)
        if known is None and not node.attr("keepdims", 1):
            part = node.put("lienzo.Squeeze", {"dim": axis}, part)
        parts.append(part)
    return Several(tuple(parts))


def _given(node: Node) -> Value:
    return node.inputs[0] if node.inputs else None


def _is_there(node: Node) -> Value:
    return fixed(np.array(bool(node.inputs) and node.inputs[0] is not None))


OPERATORS: Mapping[str, Callable[[Node], Value]] = {
    "SequenceConstruct": _construct,
    "SequenceEmpty": _empty,
    "SequenceAt": _at,
    "SequenceLength": _length,
    "SequenceInsert": _insert,
    "SequenceErase": _erase,
    "ConcatFromSequence": _join,
    "SplitToSequence": _split,
    "Optional": _given,
    "OptionalGetElement": _given,
    "OptionalHasElement": _is_there,
}
