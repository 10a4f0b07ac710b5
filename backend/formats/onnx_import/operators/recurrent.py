"""Recurrent layers: the layers of torch.nn where their weights stand in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from backend.formats.foreign.values import Known, Unfit, Value, Wired
from backend.formats.onnx_import.node import Node
from backend.modules.operations_recurrent import BENDS, USUAL
from backend.text import Text

_GATES = {"RNN": [0], "GRU": [1, 0, 2], "LSTM": [0, 2, 3, 1]}
"""Which gate of ONNX stands where torch has its first, second …: torch has GRU as reset, update,
new and ONNX as update, reset, new; LSTM as input, forget, cell, output against input, output,
forget, cell."""


def _recurrent(kind: str) -> Callable[[Node], Sequence[Value]]:
    def draw(node: Node) -> Sequence[Value]:
        if not _is_layer(node, kind):
            return _arriving(node, kind)
        weight, state, bias = (node.known(place) for place in (1, 2, 3))
        assert weight is not None
        assert state is not None
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
            "batch_first": False,
            "bidirectional": directions == 2,
            "bias": bias is not None,
        }
        if kind == "RNN":
            settings["nonlinearity"] = node.attr("activations", ["Tanh"])[0].lower()
        return _leaving(node, kind, settings, weights)

    return draw


def _arriving(node: Node, kind: str) -> Sequence[Value]:
    """Weights that arrive, and all that the layers of PyTorch have not."""
    bends = [str(one) for one in node.attr("activations", [])]
    odd = [one for one in bends if one.lower() not in BENDS]
    if odd or node.attr("activation_alpha") or node.attr("activation_beta"):
        raise Unfit(Text("Its gates use a function that no block has."))
    settings = {
        "kind": kind,
        "direction": node.attr("direction", "forward"),
        "functions": " ".join(bends),
        "clip": node.attr("clip"),
        "resets_late": bool(node.attr("linear_before_reset", 0)),
        "joined": bool(node.attr("input_forget", 0)),
        "batch_first": bool(node.attr("layout", 0)),
    }
    names = ("input", "weight", "recurrence", "bias", "lengths", "hidden", "cell", "peepholes")
    ports = {name: node.tensor(place) for place, name in enumerate(names) if node.has(place)}
    found = node.puts("lienzo.ArrivingRecurrence", settings, ports=ports)
    return [found["output"], found["hidden"], *([found["cell"]] if kind == "LSTM" else [])]


def _leaving(
    node: Node, kind: str, settings: Mapping[str, object], weights: Mapping[str, np.ndarray]
) -> Sequence[Value]:
    ports: dict[str, Wired | None] = {}
    for place, port in ((5, "hidden"), (6, "cell")):
        if _is_there(node, place):
            ports[port] = node.wired(place)
    found = node.puts(f"torch.nn.{kind}", settings, node.tensor(0), ports=ports, weights=weights)
    whole = found["output"]
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


def _is_layer(node: Node, kind: str) -> bool:
    """Whether the layer of PyTorch does the same, its weights known."""
    weight, state = node.known(1), node.known(2)
    if weight is None or state is None or node.is_open(3) or weight.dtype != np.float32:
        return False
    usual = USUAL[kind].lower().split()
    bends = [one.lower() for one in node.attr("activations", usual)]
    plain = bends in (usual, usual * 2) or (kind == "RNN" and set(bends) == {"relu"})
    if not plain or node.attr("direction", "forward") == "reverse" or node.attr("clip"):
        return False
    if kind == "GRU" and not node.attr("linear_before_reset", 0):
        return False
    if node.attr("input_forget", 0) or node.attr("layout", 0) or _ends_early(node):
        return False
    both = kind != "LSTM" or _is_there(node, 5) == _is_there(node, 6)
    return both and not node.has(7)


def _is_there(node: Node, place: int) -> bool:
    """Whether a first state arrives that is not 0."""
    value = node.inputs[place] if node.has(place) else None
    is_zero = isinstance(value, Known) and not (value.small.any() or value.large.any())
    return value is not None and not is_zero


def _ends_early(node: Node) -> bool:
    """Whether some sequence may be shorter than all steps."""
    lengths, steps = node.known(4), node.wired(0).spec.shape[0]
    return node.has(4) and (lengths is None or steps == "N" or bool((lengths != steps).any()))


OPERATORS: Mapping[str, Callable[[Node], Sequence[Value]]] = {
    kind: _recurrent(kind) for kind in _GATES
}
