"""Loops whose number of rounds is known while reading are drawn round by round."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from backend.formats.foreign.values import FIXED_SIZES, Known, Unfit, Value, Wired, fixed
from backend.formats.onnx_import.node import Node
from backend.text import Text

if TYPE_CHECKING:
    from backend.formats.onnx_import.graph import Graph

Unroll: TypeAlias = "Callable[[Graph, Node], Sequence[Value]]"
MOST_ROUNDS = 256


def scan(graph: Graph, node: Node) -> list[Value]:
    """A body for each place of its inputs' axes; what it gives each round is stacked."""
    if node.opset < 9:
        raise Unfit(Text("Scans before opset 9 work in another way."))
    body, count = node.attr("body"), node.attr("num_scan_inputs")
    states, scanned = list(node.inputs[:-count]), list(node.inputs[-count:])
    axes = node.attr("scan_input_axes", [0] * count)
    backwards = node.attr("scan_input_directions", [0] * count)
    rounds = _length(scanned[0], axes[0])
    gathered: list[list[Value]] = [[] for _ in range(len(node.proto.output) - len(states))]
    for turn in range(rounds):
        parts = [
            _part(node, one, axis, rounds - 1 - turn if back else turn)
            for one, axis, back in zip(scanned, axes, backwards, strict=True)
        ]
        found = graph.inside(body, _named(body, [*states, *parts]))
        states = found[: len(states)]
        for into, one in zip(gathered, found[len(states) :], strict=True):
            into.append(one)
    out_axes = node.attr("scan_output_axes", [0] * len(gathered))
    turned = node.attr("scan_output_directions", [0] * len(gathered))
    stacked = [
        _stacked(node, each[::-1] if back else each, axis)
        for each, axis, back in zip(gathered, out_axes, turned, strict=True)
    ]
    return [*states, *stacked]


def loop(graph: Graph, node: Node) -> list[Value]:
    """A body as often as its known count and conditions say."""
    body, most = node.attr("body"), node.known(0)
    if node.is_open(0) or node.is_open(1):
        raise Unfit(Text("Only running its loop would tell how many rounds it takes."), FIXED_SIZES)
    rounds = MOST_ROUNDS + 1 if most is None else int(most.reshape(-1)[0])
    going = node.inputs[1] if node.has(1) else fixed(np.array(True))
    states = list(node.inputs[2:])
    gathered: list[list[Value]] = [[] for _ in range(len(node.proto.output) - len(states))]
    turn = 0
    while turn < rounds and _holds(going):
        if turn >= MOST_ROUNDS:
            raise Unfit(Text("Its loop takes more than {count} rounds.", count=MOST_ROUNDS))
        values = _named(body, [fixed(np.array(turn, np.int64)), going, *states])
        going, *rest = graph.inside(body, values)
        states = rest[: len(states)]
        for into, one in zip(gathered, rest[len(states) :], strict=True):
            into.append(one)
        turn += 1
    return [*states, *(_stacked(node, each, 0) for each in gathered)]


def _holds(condition: Value) -> bool:
    if condition is None:
        return True
    if not isinstance(condition, Known) or not condition.is_fixed:
        raise Unfit(Text("Only running its loop would tell where it ends."), FIXED_SIZES)
    return bool(condition.small.reshape(-1)[0])


def _length(value: Value, axis: int) -> int:
    shape: Sequence[Any] = ()
    if isinstance(value, Wired):
        shape = value.spec.shape
    elif isinstance(value, Known):
        shape = value.small.shape
    size = shape[axis] if shape else 0
    if not isinstance(size, int) or not 0 < size <= MOST_ROUNDS:
        raise Unfit(Text("It loops over too many places, or over the examples."))
    return size


def _part(node: Node, value: Value, axis: int, place: int) -> Value:
    if isinstance(value, Known):
        return Known(
            value.small.take(place, axis), value.large.take(place, axis), value.learned, value.name
        )
    if not isinstance(value, Wired):
        raise Unfit(Text("It loops over something that is no tensor."))
    return node.put("lienzo.Select", {"dim": axis, "index": place}, value)


def _stacked(node: Node, values: Sequence[Value], axis: int) -> Wired:
    tensors = [one for one in values if isinstance(one, Wired | Known)]
    if not tensors or len(tensors) < len(values):
        raise Unfit(Text("It loops without a round, so it gathers nothing."))
    return node.put("lienzo.Stack", {"dim": axis}, *tensors)


def _named(body: Any, values: Sequence[Value]) -> Mapping[str, Value]:
    return dict(zip((one.name for one in body.input), values, strict=True))


LOOPS: Mapping[str, Unroll] = {"Scan": scan, "Loop": loop}
