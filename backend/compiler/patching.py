"""Numbers put into a network that is there, while it learns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.builder import fresh
from backend.compiler.levels import Level, Tie
from backend.compiler.neuron_modules import levels_of
from backend.compiler.plan import Plan, Step
from backend.compiler.starts import starting, tie_start
from backend.compiler.ties import ties_of
from backend.document.change import Patch
from backend.modules.bound import Bound
from backend.modules.opened import Opened


def patch_weights(
    plan: Plan, modules: Mapping[str, nn.Module], patches: Iterable[Patch], seed: int
) -> None:
    """Carry patches out in modules that `make_modules` made of this plan.

    What is frozen moves too, and stays at its new number; tied wires move together. Where a
    patch brings no numbers, those go in that a fresh start with this seed draws. Patches of what
    is not there, or has another shape, are left out.
    """
    bench = _Bench(plan, modules, seed)
    for patch in patches:
        bench.carry_out(patch)
    bench.settle()


class _Bench:
    """A network opened for the time that numbers are put into it."""

    def __init__(self, plan: Plan, modules: Mapping[str, nn.Module], seed: int) -> None:
        self._plan, self._modules, self._seed = plan, modules, seed
        self._levels = levels_of(plan)
        self._ties: dict[str, Tie] = ties_of(plan)
        self._open: dict[int, nn.Module] = {}
        self._fresh: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    @torch.no_grad()
    def carry_out(self, patch: Patch) -> None:
        """One patch, wherever its owner lives."""
        step = self._plan.step(patch.owner)
        if step is not None and patch.owner in self._modules:
            self._patch_layer(step, patch)
            return
        for level in self._levels:
            if patch.name == "weight" and patch.owner in level.wire_rows:
                self._patch_wire(level, level.wire_rows[patch.owner], patch)
            elif patch.name == "bias" and patch.owner in level.neuron_rows:
                self._patch_bias(level, level.neuron_rows[patch.owner], patch)

    def settle(self) -> None:
        """What is frozen stays at the numbers that stand there now."""
        for module in self._open.values():
            if isinstance(module, Bound | Opened):
                module.settle()

    def _opened(self, key: str) -> nn.Module:
        module = self._modules[key]
        if id(module) not in self._open:
            self._open[id(module)] = module
            if isinstance(module, Bound | Opened):
                module.restore()
        return module

    def _patch_layer(self, step: Step, patch: Patch) -> None:
        tensor = self._opened(step.block).state_dict(keep_vars=True).get(patch.name)
        if tensor is None:
            return
        drawn = None
        if patch.after is None:
            drawn = fresh(step, self._seed).state_dict()[patch.name].numpy()
        _put(tensor, patch, drawn)

    def _patch_wire(self, level: Level, row: int, patch: Patch) -> None:
        first, width = int(level.firsts[row]), int(level.widths[row])
        module = self._opened(level.key)
        places = torch.from_numpy(level.places[first : first + width])
        flat = module.get_parameter("weight").view(-1)
        places = places.to(flat.device)
        numbers = flat[places]
        drawn = self._drawn_wire(level, row) if patch.after is None else None
        if drawn is None and patch.places is None and np.size(patch.after) == 1:
            # Whoever typed it need not know how many numbers the wire brings.
            patch = replace(patch, after=np.resize(patch.after, width))
        _put(numbers, patch, drawn)
        flat[places] = numbers
        self._patch_tie(level, row, numbers)

    def _patch_tie(self, level: Level, row: int, numbers: Tensor) -> None:
        """The shared numbers follow, and every wire that reads them."""
        if level.tied is None or level.tied[level.firsts[row]] < 0:
            return
        wire = level.wires[row]
        tie = next(one for one in self._ties.values() if wire in one.wires)
        for other in self._levels:
            if tie.group in other.ties:
                self._follow(other, tie, numbers)

    def _follow(self, level: Level, tie: Tie, numbers: Tensor) -> None:
        module = self._opened(level.key)
        assert isinstance(module, Bound)
        shared = module.ties[level.ties.index(tie.group)]
        shared[tie.start : tie.start + tie.width] = numbers.to(shared)
        flat = module.weight.view(-1)
        for wire in tie.wires:
            row = level.wire_rows.get(wire)
            if row is not None:
                first = int(level.firsts[row])
                flat[level.places[first : first + tie.width]] = numbers.to(flat)

    def _patch_bias(self, level: Level, row: int, patch: Patch) -> None:
        if level.is_biased[row]:
            bias = self._opened(level.key).get_parameter("bias")
            drawn = self._fresh_of(level)[1][row : row + 1] if patch.after is None else None
            _put(bias[row : row + 1], patch, drawn)

    def _drawn_wire(self, level: Level, row: int) -> np.ndarray:
        first, width = int(level.firsts[row]), int(level.widths[row])
        for tie in self._ties.values():
            if level.wires[row] in tie.wires:
                return tie_start(tie, self._seed)
        return self._fresh_of(level)[0][first : first + width]

    def _fresh_of(self, level: Level) -> tuple[np.ndarray, np.ndarray]:
        if level.key not in self._fresh:
            self._fresh[level.key] = starting(level, self._seed)
        return self._fresh[level.key]


def _put(tensor: Tensor, patch: Patch, drawn: Any) -> None:
    """The numbers of a patch, or the drawn ones in their place."""
    source = drawn if patch.after is None else patch.after
    numbers = torch.as_tensor(np.array(source), dtype=tensor.dtype, device=tensor.device)
    if patch.places is None:
        if numbers.numel() == tensor.numel():
            tensor.copy_(numbers.view_as(tensor))
        return
    if any(not 0 <= place < tensor.numel() for place in patch.places):
        return
    places = list(patch.places)
    if patch.after is None:
        numbers = numbers.reshape(-1)[places]
    flat = tensor.reshape(-1)
    flat[places] = numbers.reshape(-1).expand(len(places))
    if flat.data_ptr() != tensor.data_ptr():
        tensor.copy_(flat.view_as(tensor))
