"""Recurrent layers in a compiled loop: what their way back needs is kept on the way there.

PyTorch's fast recurrent layer (`aten::mkldnn_rnn_layer`) keeps its workspace only where gradients
are recorded, and a package runs where none are. So the loop calls an operation of our own, which
is the same layer with that switched on.
"""

from __future__ import annotations

import functools
from typing import Any

import torch
from torch import Tensor, fx

_FORWARD = "aten::mkldnn_rnn_layer"
_BACKWARD = "aten::mkldnn_rnn_layer_backward"
_UNTOLD = {"grad_output": "output", "grad_hy": "hy_", "grad_cy": "cy_"}
"""Gradients that may be left out, and what they are as large as."""

_SCHEMA = (
    "recurrent(Tensor input, Tensor weight0, Tensor weight1, Tensor weight2, Tensor weight3,"
    " Tensor hx_, Tensor cx_, bool reverse, int[] batch_sizes, int mode, int hidden_size,"
    " int num_layers, bool has_biases, bool bidirectional, bool batch_first, bool train)"
    " -> (Tensor, Tensor, Tensor, Tensor)"
)


def operation() -> Any:
    """The operation; PyTorch knows it from the first call on, which loading a package needs."""
    _library()
    return torch.ops.lienzo.recurrent.default


@functools.cache
def _library() -> Any:
    """What is registered lives as long as this."""
    library: Any = torch.library.Library("lienzo", "FRAGMENT")  # type: ignore[no-untyped-call]
    library.define(_SCHEMA)
    for place in ("CPU", "Meta"):
        library.impl("recurrent", _compute, place)
    return library


def _compute(*given: Any) -> tuple[Tensor, ...]:
    with torch.enable_grad():
        found: tuple[Tensor, ...] = torch.ops.aten.mkldnn_rnn_layer.default(*given)
    return found


def with_workspace(graph: fx.GraphModule) -> fx.GraphModule:
    """The graph with recurrent layers that a package can run, there and back."""
    for node in list(graph.graph.nodes):
        schema = getattr(node.target, "_schema", None)
        if schema is None or schema.name not in (_FORWARD, _BACKWARD):
            continue
        _tell_in_full(node, [one.name for one in schema.arguments])
        if schema.name == _FORWARD:
            node.target = operation()
    graph.recompile()
    return graph


def _tell_in_full(node: fx.Node, names: list[str]) -> None:
    """Give all that may be given: a package hands on neither the empty list of batch sizes, which
    nobody reads where batches are whole, nor gradients that are none."""
    places = {name: place for place, name in enumerate(names)}
    if not node.args[places["batch_sizes"]]:
        node.update_arg(places["batch_sizes"], [1])
    for name, like in _UNTOLD.items():
        if name in places and node.args[places[name]] is None:
            of: Any = node.args[places[like]]
            with node.graph.inserting_before(node):
                zeros = node.graph.call_function(torch.ops.aten.zeros_like.default, (of,))
            node.update_arg(places[name], zeros)
