"""What every single neuron of a network answers, and chosen blocks beside, in one pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, fx, nn

from backend.compiler.builder import build
from backend.compiler.flat import FlatOrder, flat_order
from backend.compiler.plan import Plan, Signal
from backend.training.events import NeuronsView
from backend.training.judge import at_rest
from backend.training.reading import Examples, reading_of


class Insides:
    """Runs a network for what all its neurons answer, level by level, and for some signals."""

    def __init__(
        self,
        plan: Plan,
        modules: Mapping[str, nn.Module],
        order: FlatOrder,
        signals: Sequence[Signal] = (),
    ) -> None:
        self._modules = modules
        first = [Signal(part.level.neurons[0].block, "output") for part in order.parts]
        self.levels = len(first)
        graph = build(plan, [*first, *signals], modules)
        _give_whole_levels(graph, [part.level.path for part in order.parts])
        self._reading = reading_of(plan, graph, [*first, *signals])

    @property
    def takes(self) -> tuple[Signal, ...]:
        """The fields that it needs."""
        return self._reading.takes

    def __call__(self, columns: Examples) -> tuple[Tensor, tuple[Tensor, ...]]:
        """(examples, neurons) in the flat order, and the signals, for these examples."""
        with at_rest(self._modules), torch.no_grad():
            found = self._reading.on(columns)
        levels = found[: self.levels]
        neurons = torch.cat(levels, 1) if levels else torch.zeros(0, 0)
        return neurons, found[self.levels :]


def _give_whole_levels(graph: fx.GraphModule, paths: Sequence[str]) -> None:
    """Let the first outputs be whole levels, not one neuron of each."""
    calls = {node.target: node for node in graph.graph.nodes if node.op == "call_module"}
    output = next(node for node in graph.graph.nodes if node.op == "output")
    given = output.args[0]
    given = tuple(given) if isinstance(given, tuple | list) else (given,)
    output.args = ((*(calls[path] for path in paths), *given[len(paths) :]),)
    graph.graph.eliminate_dead_code()
    graph.recompile()


class Roll:
    """Every single neuron of a network, looked at again and again as flat arrays."""

    def __init__(self, plan: Plan, modules: Mapping[str, nn.Module]) -> None:
        self.order = flat_order(plan)
        self._modules = modules
        self._insides = Insides(plan, modules, self.order) if self.order.neurons else None

    @property
    def takes(self) -> tuple[Signal, ...]:
        """The fields whose example is needed."""
        return self._insides.takes if self._insides else ()

    def look(self, key: int, example: Examples | None) -> NeuronsView:
        """The neurons for one example (each column of length one), NaN without one."""
        order, modules = self.order, self._modules
        if self._insides is None or example is None:
            activations = np.full(len(order.neurons), np.nan, np.float32)
        else:
            activations = self._insides(example)[0][0].float().cpu().numpy()
        return NeuronsView(
            key,
            activations,
            order.biases(modules),
            order.weights(modules),
            order.gradients(modules),
        )
