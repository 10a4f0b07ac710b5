"""What a network answers all over a plane through its inputs: as a whole, and neuron by neuron."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.flat import flat_order
from backend.compiler.plan import Answer, Plan, Signal
from backend.data.prepared import Prepared
from backend.training import measures
from backend.training.insides import Insides
from backend.training.judge import activated, at_rest, in_units
from backend.training.maps import POINTS, Maps
from backend.training.planar import Basis, over_plane
from backend.training.plane import Plane
from backend.training.reading import Reading, read

FEATURE = "lienzo.Feature"
MOST_ROWS = 64
"""Rows of an opened layer that are mapped."""


class Survey:
    """Looks at one network over a plane, again and again while it learns.

    `opened` are the layers whose rows are mapped; `at_once` examples go through the network
    together. Say `over` which plane before anything is asked.
    """

    plane: Plane

    def __init__(
        self,
        plan: Plan,
        modules: Mapping[str, nn.Module],
        prepared: Mapping[str, Prepared],
        opened: Sequence[str] = (),
        at_once: int = 10_000,
    ) -> None:
        self._plan, self._modules, self._at_once = plan, modules, at_once
        self._preparation = {block: each.preparation for block, each in prepared.items()}
        self._answers = flat_answers(plan)
        self._reading = read(plan, [answer.signal for answer in self._answers], modules)
        self._mapped = _Mapped(plan, modules, opened)
        self._example: Mapping[Signal, Tensor] = {}
        self._grids: dict[tuple[int, bool], Tensor] = {}
        self._basis = Basis()
        self._planar: Reading | None = None
        self._short: dict[Signal, Reading | None] = {}

    @property
    def takes(self) -> tuple[Signal, ...]:
        """The fields that the network takes."""
        return tuple(dict.fromkeys((*self._reading.takes, *self._mapped.takes)))

    def over(self, plane: Plane, example: Mapping[Signal, Tensor]) -> None:
        """Look at this plane from now on, with an example of each field beside the plane's."""
        self.plane, self._example = plane, example
        self._grids = {}
        fits = self._basis.fits(plane, _device(self._modules))
        self._planar = self._short_way(plane.signal) if fits else None

    def _short_way(self, signal: Signal) -> Reading | None:
        if signal not in self._short:
            gives = self._reading.gives
            self._short[signal] = over_plane(self._plan, gives, self._modules, signal, self._basis)
        return self._short[signal]

    @property
    def has_surface(self) -> bool:
        """Whether there are answers, and everything they take."""
        return bool(self._answers) and self._is_whole(self._reading.takes)

    @property
    def has_maps(self) -> bool:
        """Whether there is anything to map, and everything it takes."""
        return bool(self._mapped.blocks) and self._is_whole(self._mapped.takes)

    def _is_whole(self, takes: Sequence[Signal]) -> bool:
        return self.plane.signal in takes and set(takes) <= {self.plane.signal, *self._example}

    def surface(self, points: int) -> np.ndarray:
        """float32 (outputs, points, points): probabilities by class, or values in their units.

        The first row lies at the smallest second coordinate.
        """
        grid = self._grid(points, in_place=self._planar is not None)
        with at_rest(self._modules), torch.no_grad():
            portions = [self._answer(part) for part in torch.split(grid, self._at_once)]
        table = portions[0] if len(portions) == 1 else np.concatenate(portions, 1)
        return table.reshape(-1, points, points)

    def maps(self) -> Maps:
        """The answers of neurons and of opened layers over the plane, coarser."""
        portions = torch.split(self._grid(POINTS), self._at_once)
        rows = [self._mapped(self._columns(part)) for part in portions]
        table = rows[0] if len(rows) == 1 else torch.cat(rows, 1)
        pictures = table.cpu().numpy().reshape(-1, POINTS, POINTS)
        return Maps(self._mapped.blocks, self._mapped.rows, pictures)

    def _grid(self, points: int, in_place: bool = False) -> Tensor:
        """The points of the plane as examples, or as their places on it."""
        key = points, in_place
        if key not in self._grids:
            kept = {size: grid for size, grid in self._grids.items() if size == (POINTS, False)}
            grid = self.plane.unit_grid(points) if in_place else self.plane.grid(points)
            tensor = torch.from_numpy(np.ascontiguousarray(grid)).to(_device(self._modules))
            self._grids = {**kept, key: tensor}
        return self._grids[key]

    def _columns(self, grid: Tensor) -> dict[Signal, Tensor]:
        """The points of a grid, each with the rest of the example."""
        others = {
            signal: one.expand(len(grid), *one.shape[1:]) for signal, one in self._example.items()
        }
        return {**others, self.plane.signal: grid}

    def _answer(self, grid: Tensor) -> np.ndarray:
        """float32 (outputs, examples)."""
        found = (self._planar or self._reading).on(self._columns(grid))
        parts = [self._readable(a, values) for a, values in zip(self._answers, found, strict=True)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts, 0)

    def _readable(self, answer: Answer, values: Tensor) -> np.ndarray:
        field = answer.field
        if field is not None and field.kind == "class" and field.classes:
            return _shares(values, answer.activation, len(field.classes)).cpu().numpy()
        rows = activated(values, answer.activation).float().reshape(len(values), -1).cpu().numpy()
        if field is not None and rows.shape[1:] == tuple(field.shape):
            rows = in_units(self._preparation, answer.target, rows)
        return np.ascontiguousarray(rows.T, np.float32)


def _shares(values: Tensor, activation: str, classes: int) -> Tensor:
    """Probabilities (classes, examples)."""
    if activation == "softmax":
        # Many examples of few classes: twenty times as fast along the other axis.
        return values.float().T.contiguous().softmax(0)
    return measures.probabilities(values, activation, classes).T.contiguous()


class _Mapped:
    """What is mapped: every single neuron, every feature tile, the rows of opened layers."""

    def __init__(self, plan: Plan, modules: Mapping[str, nn.Module], opened: Sequence[str]) -> None:
        order = flat_order(plan)
        steps = [step for step in plan.steps if step.type == FEATURE and step.outputs]
        layers = [step for block in opened if (step := plan.step(block)) and step.outputs]
        self._signals = [Signal(step.block, next(iter(step.outputs))) for step in (*steps, *layers)]
        self._axes = [_row_axis(plan, signal) for signal in self._signals]
        rows = [_row_count(plan, signal) for signal in self._signals]
        self.blocks = (*order.neurons, *(signal.block for signal in self._signals))
        self.rows = (*(1 for _ in order.neurons), *rows)
        self._insides = Insides(plan, modules, order, self._signals) if self.blocks else None

    @property
    def takes(self) -> tuple[Signal, ...]:
        return self._insides.takes if self._insides else ()

    def __call__(self, columns: Mapping[Signal, Tensor]) -> Tensor:
        """float32 (rows, examples)."""
        assert self._insides is not None
        neurons, others = self._insides(columns)
        tables = [_by_row(value, axis) for value, axis in zip(others, self._axes, strict=True)]
        parts = [neurons.T, *tables] if neurons.numel() else tables
        return torch.cat(parts, 0).float().contiguous()


def _row_axis(plan: Plan, signal: Signal) -> int:
    """Which axis of what leaves a layer counts its neurons or kernels."""
    step = plan.step(signal.block)
    return 1 if step is not None and "Conv" in step.type else -1


def _row_count(plan: Plan, signal: Signal) -> int:
    size = plan.specs[signal].shape[_row_axis(plan, signal)]
    return min(MOST_ROWS, size) if isinstance(size, int) else 1


def _by_row(value: Tensor, axis: int) -> Tensor:
    """(rows, examples): kernels by their mean over the places where they were applied."""
    value = value.movedim(axis, 0)[:MOST_ROWS]
    return value if value.dim() == 2 else value.flatten(2).mean(2)


def _device(modules: Mapping[str, nn.Module]) -> torch.device:
    tensors = (parameter for module in modules.values() for parameter in module.parameters())
    first = next(tensors, None)
    return torch.device("cpu") if first is None else first.device


def flat_answers(plan: Plan) -> list[Answer]:
    """The answers of a network that are a row of numbers for each example."""
    return [answer for answer in plan.answers if len(plan.specs[answer.signal].shape) <= 2]
