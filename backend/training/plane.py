"""What a network of two numbers answers all over their plane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.plan import Answer, Plan
from backend.data.preparation import Preparation
from backend.data.prepared import Prepared
from backend.training import measures
from backend.training.judge import activated, at_rest, in_units
from backend.training.reading import read

_POINTS = 100

Extent: TypeAlias = tuple[float, float, float, float]
"""x0, x1, y0, y1 in the units of the data."""


class Plane:
    """What a network with two numbers as its input answers all over the plane."""

    def __init__(
        self,
        plan: Plan,
        modules: Mapping[str, nn.Module],
        preparation: Mapping[str, Preparation],
        extent: Extent,
        points: int = _POINTS,
    ) -> None:
        self._modules, self._preparation = modules, preparation
        self._answers = [answer for answer in plan.answers if _is_flat(plan, answer)]
        self._reading = read(plan, [answer.signal for answer in self._answers], modules)
        self.extent = extent
        self._points = points
        (signal,) = self._reading.takes
        grid = _grid(extent, points)
        if signal.block in preparation:
            grid = preparation[signal.block].apply(signal.port, grid)
        tensors = [parameter for module in modules.values() for parameter in module.parameters()]
        device = tensors[0].device if tensors else torch.device("cpu")
        self._fields = {signal: torch.from_numpy(grid).to(device)}

    def surface(self) -> np.ndarray:
        """float32 (outputs, rows, columns): probabilities by class, or values in their units.

        The first row lies at the smallest second coordinate.
        """
        with at_rest(self._modules), torch.no_grad():
            found = self._reading.on(self._fields)
        parts = [self._readable(a, values) for a, values in zip(self._answers, found, strict=True)]
        table = np.concatenate(parts, 1).astype(np.float32)
        return np.ascontiguousarray(table.T).reshape(-1, self._points, self._points)

    def _readable(self, answer: Answer, values: Tensor) -> np.ndarray:
        field = answer.field
        if field is not None and field.kind == "class" and field.classes:
            return (
                measures.probabilities(values, answer.activation, len(field.classes)).cpu().numpy()
            )
        rows = activated(values, answer.activation).float().reshape(len(values), -1).cpu().numpy()
        if field is not None and rows.shape[1:] == tuple(field.shape):
            return in_units(self._preparation, answer.target, rows)
        return rows


def _is_flat(plan: Plan, answer: Answer) -> bool:
    return len(plan.specs[answer.signal].shape) <= 2


def _grid(extent: Extent, points: int) -> np.ndarray:
    x0, x1, y0, y1 = extent
    x, y = np.meshgrid(np.linspace(x0, x1, points), np.linspace(y0, y1, points))
    return np.stack([x.ravel(), y.ravel()], 1).astype(np.float32)


def plane_of(
    plan: Plan, modules: Mapping[str, nn.Module], prepared: Mapping[str, Prepared]
) -> Plane | None:
    """The plane of a network whose only input is two numbers from data; None for any other."""
    answers = [answer for answer in plan.answers if _is_flat(plan, answer)]
    if not answers:
        return None
    takes = read(plan, [answer.signal for answer in answers], modules).takes
    if len(takes) != 1 or takes[0].block not in prepared:
        return None
    (signal,) = takes
    dataset = prepared[signal.block].dataset
    raw = next(one for one in dataset.fields if one.name == signal.port)
    if raw.shape != (2,) or plan.fields[signal].shape != (2,):
        return None
    preparation = {block: each.preparation for block, each in prepared.items()}
    return Plane(plan, modules, preparation, _extent(dataset.values[signal.port]))


def _extent(values: np.ndarray) -> Extent:
    low, high = np.nanmin(values, 0), np.nanmax(values, 0)
    margin = 0.1 * np.maximum(high - low, 1e-6)
    (x0, y0), (x1, y1) = low - margin, high + margin
    return float(x0), float(x1), float(y0), float(y1)
