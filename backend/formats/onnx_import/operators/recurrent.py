"""Recurrent layers: the layers of torch.nn where their weights stand in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from backend.formats.foreign.values import Unfit, Value, Wired
from backend.formats.onnx_import.node import Node

_GATES = {"RNN": [0], "GRU": [1, 0, 2], "LSTM": [0, 2, 3, 1]}
"""Which gate of ONNX stands where torch has its first, second …: torch has GRU as reset, update,
new and ONNX as update, reset, new; LSTM as input, forget, cell, output against input, output,
forget, cell."""


def _recurrent(kind: str) -> Callable[[Node], Sequence[Value]]:
    def draw(node: Node) -> Sequence[Value]:
        _refuse_odd(node, kind)
        weight, state, bias = (node.known(place) for place in (1, 2, 3))
        if weight is None or state is None or node.is_open(3):
            raise Unfit("its weights arrive only when it runs")
        directions, hidden = len(weight), state.shape[-1]
        weights: dict[str, np.ndarray] = {}
        for way in range(directions):
            end = "_l0_reverse" if way else "_l0"
            weights[f"weight_ih{end}"] = _ordered(weight[way], kind, hidden)
            weights[f"weight_hh{end}"] = _ordered(state[way], kind, hidden)
            if bias is not None:
                half = bias.shape[1] // 2
                weights[f"bias_ih{end}"] = _ordered(bias[way, :half], kind, hidden)
                weights[f"bias_hh{end}"] = _ordered(bias[way, half:], kind, hidden)
        settings = {
            "input_size": weight.shape[-1],
            "hidden_size": hidden,
            "batch_first": bool(node.attr("layout", 0)),
            "bidirectional": directions == 2,
            "bias": bias is not None,
        }
        if kind == "RNN":
            settings["nonlinearity"] = node.attr("activations", ["Tanh"])[0].lower()
        return _leaving(node, kind, settings, weights)

    return draw


def _leaving(
    node: Node, kind: str, settings: Mapping[str, object], weights: Mapping[str, np.ndarray]
) -> Sequence[Value]:
    ports: dict[str, Wired | None] = {}
    for place, port in ((5, "hidden"), (6, "cell")):
        known = node.known(place)
        if node.has(place) and (known is None or known.any()):
            ports[port] = node.wired(place)
    if ports and kind == "LSTM" and len(ports) < 2:
        raise Unfit("one of its two first states is not 0")
    found = node.puts(f"torch.nn.{kind}", settings, node.tensor(0), ports=ports, weights=weights)
    whole = found["output"]
    if settings["batch_first"]:
        raise Unfit("a layout with the batch first")
    if settings["bidirectional"]:
        hidden = settings["hidden_size"]
        cut = {"dim": -1, "unflattened_size": [2, hidden]}
        parted = node.put("torch.nn.Unflatten", cut, whole)
        whole = node.put("lienzo.Permute", {"dims": [0, 2, 1, 3]}, parted)
    else:
        whole = node.put("lienzo.Unsqueeze", {"dim": 1}, whole)
    return [whole, found["hidden"], *([found["cell"]] if kind == "LSTM" else [])]


def _ordered(rows: np.ndarray, kind: str, hidden: int) -> np.ndarray:
    """The gates in the order of torch."""
    gates = rows.reshape(len(_GATES[kind]), hidden, *rows.shape[1:])
    return np.ascontiguousarray(gates[_GATES[kind]].reshape(rows.shape), np.float32)


def _refuse_odd(node: Node, kind: str) -> None:
    usual = {"RNN": ["tanh"], "GRU": ["sigmoid", "tanh"], "LSTM": ["sigmoid", "tanh", "tanh"]}[kind]
    bends = [one.lower() for one in node.attr("activations", usual)]
    twice = bends in (usual, usual * 2) or (kind == "RNN" and set(bends) == {"relu"})
    if not twice or node.attr("direction", "forward") == "reverse" or node.attr("clip"):
        raise Unfit("activations, bounds or a direction that the layer of PyTorch has not")
    if kind == "GRU" and not node.attr("linear_before_reset", 0):
        raise Unfit("it resets before its matrix, the layer of PyTorch behind it")
    if node.attr("input_forget", 0) or (kind == "LSTM" and node.has(7)):
        raise Unfit("peepholes or joined gates")
    if node.is_open(4):
        raise Unfit("lengths of sequences that arrive")


OPERATORS: Mapping[str, Callable[[Node], Sequence[Value]]] = {
    kind: _recurrent(kind) for kind in _GATES
}
