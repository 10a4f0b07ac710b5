"""What optimizers remember of each weight, carried over to an edited network wire by wire."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from backend.compiler.levels import Level
from backend.compiler.neuron_modules import level_of, levels_of
from backend.compiler.plan import Plan
from backend.compiler.starts import spread
from backend.compiler.ties import ties_of
from backend.document.change import Patch
from backend.training.resizing import Resized, stayed_by_parameter

Modules = Mapping[str, nn.Module]


@dataclass(frozen=True)
class Share:
    """Numbers of an old parameter, laid out flat, that stand elsewhere in a new one.

    None for both means the whole of it, unmoved.
    """

    old: nn.Parameter
    from_: Tensor | None = None
    to: Tensor | None = None

    @property
    def is_whole(self) -> bool:
        return self.to is None


Origins = Mapping[int, Sequence[Share]]
"""Where each new parameter (by its `id`) comes from."""


def origins(
    old: tuple[Plan, Modules], new: tuple[Plan, Modules], patches: Sequence[Patch] = ()
) -> Origins:
    """Where the parameters of an edited network come from: layers by their id and the shape of a
    parameter (or by the patch that resized it), the weights of single neurons by wire, biases by
    neuron, tied ones by their tie."""
    found = dict(_of_layers(old[1], new[1], stayed_by_parameter(patches)))
    if levels_of(new[0]) and levels_of(old[0]):
        found.update(_of_neurons(old, new))
    return found


_KINDS = ("momentum", "amsgrad", "centered")
"""Settings of optimizers that add something to what they remember, where they are not 0."""


def remembers_alike(one: torch.optim.Optimizer, other: torch.optim.Optimizer) -> bool:
    """Whether what an optimizer remembers means something to another."""
    settings = [[bool(each.defaults.get(name)) for name in _KINDS] for each in (one, other)]
    if type(one) is not type(other) or settings[0] != settings[1]:
        return False
    # L-BFGS remembers all parameters in one row.
    return not isinstance(one, torch.optim.LBFGS) or _shapes(one) == _shapes(other)


def _shapes(optimizer: torch.optim.Optimizer) -> list[tuple[int, ...]]:
    return [tuple(one.shape) for group in optimizer.param_groups for one in group["params"]]


def start_together(optimizer: torch.optim.Optimizer) -> None:
    """Give new parameters a momentum of zero where others have one: the fused SGD of PyTorch
    takes momenta for all of them or for none."""
    if not isinstance(optimizer, torch.optim.SGD):
        return
    moved = [one for group in optimizer.param_groups for one in group["params"]]
    momenta = [optimizer.state[one].get(_MOMENTUM) for one in moved if one in optimizer.state]
    if all(one is None for one in momenta):
        return
    for parameter in moved:
        if optimizer.state[parameter].get(_MOMENTUM) is None:
            optimizer.state[parameter][_MOMENTUM] = torch.zeros_like(parameter)


@torch.no_grad()
def lie_alike(optimizer: torch.optim.Optimizer) -> None:
    """Lay what is remembered of a parameter out in memory as the parameter is: fused optimizers
    walk through both in step."""
    for parameter, kept in optimizer.state.items():
        for name, value in kept.items():
            is_alike = isinstance(value, Tensor) and value.shape == parameter.shape
            if is_alike and value.stride() != parameter.stride():
                kept[name] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)


_MOMENTUM = "momentum_buffer"


def carry_over(
    parameter: nn.Parameter, shares: Sequence[Share], before: torch.optim.Optimizer
) -> dict[str, Any] | None:
    """What an optimizer is to remember of a parameter; None where nothing is known.

    What is remembered by number starts at zero for new numbers; the rest (counts of steps) is
    that of the oldest. Memories of another form (factored ones) cannot be taken apart.
    """
    known = [(one, before.state[one.old]) for one in shares if one.old in before.state]
    if len(known) == 1 and known[0][0].is_whole:
        return dict(known[0][1])
    found: dict[str, Any] = {}
    for share, state in known:
        for name, value in state.items():
            if not isinstance(value, Tensor) or value.dim() == 0:
                found.setdefault(name, value.clone() if isinstance(value, Tensor) else value)
            elif value.shape != share.old.shape:
                return None
            else:
                _move(found, name, value, share, parameter)
    return found or None


@torch.no_grad()
def _move(
    found: dict[str, Any], name: str, value: Tensor, share: Share, parameter: nn.Parameter
) -> None:
    assert share.from_ is not None
    assert share.to is not None
    there = found.setdefault(
        name, torch.zeros(parameter.shape, dtype=value.dtype, device=value.device)
    )
    there.view(-1)[share.to.to(there.device)] = value.reshape(-1)[share.from_.to(value.device)]


def _of_layers(
    old: Modules, new: Modules, stayed: Mapping[tuple[str, str], Resized]
) -> Iterator[tuple[int, list[Share]]]:
    for key, module in new.items():
        if key in old and level_of(module) is None:
            known = dict(old[key].named_parameters())
            for name, parameter in module.named_parameters():
                if name not in known:
                    continue
                if known[name].shape == parameter.shape:
                    yield id(parameter), [Share(known[name])]
                elif (key, name) in stayed:
                    part = stayed[key, name]
                    places = torch.from_numpy(part.from_), torch.from_numpy(part.to)
                    yield id(parameter), [Share(known[name], *places)]


def _of_neurons(
    old: tuple[Plan, Modules], new: tuple[Plan, Modules]
) -> Iterator[tuple[int, list[Share]]]:
    levels = levels_of(old[0])
    wires = _Table([list(level.wires) for level in levels])
    neurons = _Table([[step.block for step in level.neurons] for level in levels])
    modules = [old[1][level.key] for level in levels]
    for level in levels_of(new[0]):
        module = new[1][level.key]
        yield id(module.get_parameter("weight")), _wires(level, wires, levels, modules)
        bias = _parameter(module, "bias")
        if bias is not None:
            yield id(bias), _biases(level, neurons, modules)
    yield from _ties(old, new)


class _Table:
    """Which of several lists holds an id, and where."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self._rows = {
            id: (number, row) for number, ids in enumerate(lists) for row, id in enumerate(ids)
        }

    def places(self, ids: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
        """The list and the row of each id, -1 for one that is in none."""
        nowhere = (-1, -1)
        found = np.array([self._rows.get(id, nowhere) for id in ids], np.int64).reshape(-1, 2)
        return found[:, 0], found[:, 1]


def _wires(
    level: Level, table: _Table, levels: Sequence[Level], modules: Sequence[nn.Module]
) -> list[Share]:
    number, row = table.places(level.wires)
    shares = []
    for place, other in enumerate(levels):
        mine = np.flatnonzero(number == place)
        mine = mine[other.widths[row[mine]] == level.widths[mine]]
        if len(mine):
            parameter = modules[place].get_parameter("weight")
            from_, to = _numbers(other, row[mine]), _numbers(level, mine)
            shares.append(Share(parameter, torch.from_numpy(from_), torch.from_numpy(to)))
    return shares


def _numbers(level: Level, rows: np.ndarray) -> np.ndarray:
    """The flat places of all numbers of some wires of a level."""
    return np.asarray(level.places[spread(level.firsts[rows], level.widths[rows])], np.int64)


def _biases(level: Level, table: _Table, modules: Sequence[nn.Module]) -> list[Share]:
    number, row = table.places([step.block for step in level.neurons])
    shares = []
    for place, module in enumerate(modules):
        mine = np.flatnonzero(number == place)
        bias = _parameter(module, "bias")
        if bias is not None and len(mine):
            shares.append(Share(bias, torch.from_numpy(row[mine]), torch.from_numpy(mine)))
    return shares


def _ties(
    old: tuple[Plan, Modules], new: tuple[Plan, Modules]
) -> Iterator[tuple[int, list[Share]]]:
    """Each tie in the parameter of its group, wherever that stands now."""
    before, there = _tie_parameters(*old), _tie_parameters(*new)
    known = ties_of(old[0])
    found: dict[int, list[Share]] = {}
    for name, tie in ties_of(new[0]).items():
        twin = known.get(name)
        if twin is not None and twin.width == tie.width and twin.group in before:
            from_, to = (torch.arange(one.start, one.start + one.width) for one in (twin, tie))
            share = Share(before[twin.group], from_, to)
            found.setdefault(id(there[tie.group]), []).append(share)
    yield from found.items()


def _tie_parameters(plan: Plan, modules: Modules) -> dict[tuple[str, ...], nn.Parameter]:
    return {
        group: modules[level.key].get_parameter(f"ties.{place}")
        for level in levels_of(plan)
        for place, group in enumerate(level.ties)
    }


def _parameter(module: nn.Module, name: str) -> nn.Parameter | None:
    return dict(module.named_parameters()).get(name)
