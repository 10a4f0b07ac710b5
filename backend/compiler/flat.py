"""All single neurons of a plan and their wires in one row, and their numbers at a glance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from torch import Tensor, nn

from backend.compiler.levels import Level
from backend.compiler.neuron_modules import effective, levels_of, slopes
from backend.compiler.plan import Plan


@dataclass(frozen=True, eq=False)
class FlatPart:
    """A level's share of the row: these of the neurons, these of the wires.

    The first number of wire i stands at `first[i]` in the module's weight laid out flat; it
    brings `widths[i]` numbers, the others at `level.places`.
    """

    key: str
    level: Level
    neurons: slice
    wires: slice
    first: np.ndarray
    widths: np.ndarray


@dataclass(frozen=True, eq=False)
class FlatOrder:
    """Ids of all single neurons and of all wires into them, level by level.

    What is read comes as float32 with one number for each, in this order; NaN where there is none.
    """

    neurons: tuple[str, ...]
    wires: tuple[str, ...]
    parts: tuple[FlatPart, ...]

    def weights(self, modules: Mapping[str, nn.Module]) -> np.ndarray:
        """Of each wire its strongest weight, as it is computed with."""
        return self._of_wires(modules, effective)

    def gradients(self, modules: Mapping[str, nn.Module]) -> np.ndarray:
        """Of each wire the strongest gradient that the last step left; a tied one has its tie's."""
        return self._of_wires(modules, slopes)

    def biases(self, modules: Mapping[str, nn.Module]) -> np.ndarray:
        """The bias of each neuron."""
        found = np.full(len(self.neurons), np.nan, np.float32)
        for part in self.parts:
            bias = effective(modules[part.key]).get("bias")
            if bias is not None:
                biased = part.level.is_biased
                found[part.neurons] = np.where(biased, _flat(bias), np.nan)
        return found

    def _of_wires(
        self,
        modules: Mapping[str, nn.Module],
        read: Callable[[nn.Module], Mapping[str, Tensor]],
    ) -> np.ndarray:
        found = np.full(len(self.wires), np.nan, np.float32)
        for part in self.parts:
            numbers = read(modules[part.key]).get("weight")
            if numbers is not None and len(part.first):
                found[part.wires] = _strongest(_flat(numbers), part)
        return found


def flat_order(plan: Plan) -> FlatOrder:
    """The order of a plan's neurons, worked out once."""
    known = plan.__dict__.get("_flat_order")
    if known is None:
        known = plan.__dict__["_flat_order"] = _order(levels_of(plan))
    assert isinstance(known, FlatOrder)
    return known


def _order(levels: list[Level]) -> FlatOrder:
    parts, neurons, wires = [], 0, 0
    for level in levels:
        ends = neurons + len(level.neurons), wires + len(level.wires)
        parts.append(
            FlatPart(
                level.key,
                level,
                slice(neurons, ends[0]),
                slice(wires, ends[1]),
                level.places[level.firsts],
                level.widths,
            )
        )
        neurons, wires = ends
    return FlatOrder(
        tuple([step.block for level in levels for step in level.neurons]),
        tuple([wire for level in levels for wire in level.wires]),
        tuple(parts),
    )


def _flat(tensor: Tensor) -> np.ndarray:
    return np.asarray(tensor.detach().reshape(-1).float().cpu().numpy())


def _strongest(flat: np.ndarray, part: FlatPart) -> np.ndarray:
    if len(part.level.places) == len(part.first):
        return np.asarray(flat[part.first])
    numbers = flat[part.level.places]
    most = np.maximum.reduceat(numbers, part.level.firsts)
    least = np.minimum.reduceat(numbers, part.level.firsts)
    return np.asarray(np.where(most > -least, most, least))
