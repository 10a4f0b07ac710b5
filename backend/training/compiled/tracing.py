"""One step of training as a graph of plain operations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, fx
from torch.fx.experimental.proxy_tensor import make_fx

from backend.training.compiled.bench import Bench, Untraceable, precise
from backend.training.compiled.recurrent import with_workspace


def trace(bench: Bench, batch: Sequence[Tensor], fixed_rates: bool = False) -> fx.GraphModule:
    """The step as a graph, for batches like this one.

    With `fixed_rates` the learning rates of now stand in it, and those it is given do nothing:
    some optimizers cannot do without the number. Raises Untraceable where a tensor is asked for a
    number, and whatever the network raises.
    """
    rates = [torch.zeros((), dtype=torch.float64) for _ in bench.learners]
    numbers = [learner.learning_rate for learner in bench.learners]
    state = bench.state()
    memory = precise(bench.remembered, state.memory)
    moved = (state.parameters, state.buffers, memory)
    given = (moved, state.fixed, list(batch), rates)

    def step(moved: Any, fixed: Any, batch: Any, rates: Any) -> Any:
        parameters, buffers, memory = moved
        given = numbers if fixed_rates else rates
        return bench.step(parameters, buffers, memory, fixed, batch, given)

    try:
        graph = _without_detaching(make_fx(step)(*given))
        plain = torch.func.functionalize(graph, remove="mutations")
        return with_workspace(make_fx(plain)(*given))
    except RuntimeError as error:
        raise Untraceable(str(error)) from error


def _without_detaching(graph: fx.GraphModule) -> fx.GraphModule:
    """Nothing records gradients in here: what only says so goes."""
    for node in list(graph.graph.nodes):
        if node.target is torch.ops.aten.detach.default:
            node.replace_all_uses_with(node.args[0])
            graph.graph.erase_node(node)
    graph.recompile()
    return graph
