"""First layers over a plane: what they compute of all numbers, they compute of two.

The points of a plane are a corner and two sides, c + u s + v t, so a layer W x + b is of (u, v)
what it is of x: (W c + b) + u W s + v W t. For pictures of 784 numbers that is 400 times less.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
from torch import Tensor, fx, nn

from backend.compiler.plan import Plan, Signal
from backend.training.plane import Plane
from backend.training.reading import Reading, read

_PROBES = np.array([(0, 0), (1, 0), (0, 1), (1, 1), (0.3, 0.6)], np.float32)
_EXACT = 1e-4


class Basis:
    """The corner (numbers,) and the sides (2, numbers) of the plane that is looked at."""

    def __init__(self) -> None:
        self.corner = torch.zeros(0)
        self.sides = torch.zeros(2, 0)

    def fits(self, plane: Plane, device: torch.device) -> bool:
        """Take a plane over; False where its points are no corner and sides (categories bend)."""
        x0, x1, y0, y1 = plane.extent
        places = np.array([x0, y0]) + _PROBES * np.array([x1 - x0, y1 - y0])
        found = plane.lay(places.astype(np.float32)).reshape(len(_PROBES), -1).astype(np.float64)
        corner, sides = found[0], found[1:3] - found[0]
        distance = np.abs(corner + _PROBES @ sides - found).max()
        if not distance <= _EXACT * (1 + np.abs(found).max()):
            return False
        self.corner = torch.from_numpy(corner.astype(np.float32)).to(device)
        self.sides = torch.from_numpy(sides.astype(np.float32)).to(device)
        return True


class OverPlane(nn.Module):
    """A Linear for points (N, 2) of the plane, each coordinate from 0 to 1."""

    def __init__(self, linear: nn.Linear, basis: Basis) -> None:
        super().__init__()
        self.linear = linear
        self._basis = basis

    def forward(self, places: Tensor) -> Tensor:
        corner = nn.functional.linear(self._basis.corner, self.linear.weight, self.linear.bias)
        return torch.addmm(corner, places, self._basis.sides @ self.linear.weight.T)


def over_plane(
    plan: Plan,
    gives: tuple[Signal, ...],
    modules: Mapping[str, nn.Module],
    signal: Signal,
    basis: Basis,
) -> Reading | None:
    """A network that takes places on the plane where it took examples of a field.

    None where anything but Linear layers reads the field (laid out flat or as it is).
    """
    reading = read(plan, gives, modules)
    graph = reading.graph
    inputs = [node for node in graph.graph.nodes if node.op == "placeholder"]
    if signal not in reading.takes:
        return None
    source = inputs[reading.takes.index(signal)]
    readers = _readers(graph, source, is_flat=len(plan.specs[signal].shape) == 2)
    if not readers:
        return None
    for number, node in enumerate(readers):
        linear = graph.get_submodule(str(node.target))
        assert isinstance(linear, nn.Linear)
        node.target = f"over_plane_{number}"
        graph.add_submodule(node.target, OverPlane(linear, basis))
        node.args, node.kwargs = (source,), {}
    graph.graph.eliminate_dead_code()
    graph.recompile()
    return reading


def _readers(graph: fx.GraphModule, source: fx.Node, is_flat: bool) -> list[fx.Node] | None:
    """The Linear layers that read a field; None where anything else does."""
    found: list[fx.Node] = []
    for node in source.users:
        module = graph.get_submodule(str(node.target)) if node.op == "call_module" else None
        if isinstance(module, nn.Flatten) and (module.start_dim, module.end_dim) == (1, -1):
            behind = _readers(graph, node, is_flat=True)
            if behind is None:
                return None
            found += behind
        elif type(module) is nn.Linear and is_flat and node.all_input_nodes == [source]:
            found.append(node)
        else:
            return None
    return found
