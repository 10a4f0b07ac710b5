"""One step of training as a function of tensors: forwards, backwards and the optimizer."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.stateless import _reparametrize_module

from backend.training.learner import Learner
from backend.training.pairing import bare

MOST_STEPS = 1024
"""How many steps one call of a compiled loop takes at most."""

Memory = list[list[list[Tensor]]]
"""What optimizers remember: by learner, by parameter, by name."""


class Untraceable(Exception):
    """Something in this training is more than a graph of operations can say."""


@dataclass(frozen=True)
class State:
    """All that a step reads and moves, as tensors: `fixed` are parameters that nobody moves."""

    parameters: list[Tensor]
    buffers: list[Tensor]
    memory: Memory
    fixed: list[Tensor]

    @property
    def moved(self) -> tuple[list[Tensor], list[Tensor], Memory]:
        """What is another after a step."""
        return self.parameters, self.buffers, self.memory


class Bench:
    """The modules and learners of a training, laid out so that a step is a function.

    The same drawing gives the same order in every process. Raises Untraceable for learners that
    do not act at every step, or remember more than tensors.
    """

    def __init__(self, modules: Mapping[str, nn.Module], learners: Sequence[Learner]) -> None:
        self.learners = list(learners)
        self.holder = nn.ModuleDict({f"m{n}": one for n, one in enumerate(modules.values())})
        names = {id(one): name for name, one in self.holder.named_parameters()}
        moved = {id(one): one for learner in learners for one in learner.parameters}
        self.moved = {names[key]: one for key, one in moved.items()}
        self.fixed = {
            name: one for name, one in self.holder.named_parameters() if name not in self.moved
        }
        self.owned = [[names[id(one)] for one in learner.parameters] for learner in learners]
        if any(learner.every != 1 for learner in learners):
            raise Untraceable("an objective that does not act at every step")
        if any(learner.gathering or learner.searching for learner in learners):
            raise Untraceable("an objective that does not move once for every batch")
        self.remembered = [list(map(list, _remembered(one))) for one in learners]
        self._parameters = [one.detach() for one in self.moved.values()]
        self._buffers = [one.detach() for one in self.holder.buffers()]
        self._fixed = [one.detach() for one in self.fixed.values()]

    def state(self) -> State:
        """Everything as it is now; the tensors are those of the training itself."""
        memory = [
            [
                [learner.optimizer.state[parameter][name] for name in names]
                for parameter, names in zip(learner.parameters, remembered, strict=True)
            ]
            for learner, remembered in zip(self.learners, self.remembered, strict=True)
        ]
        return State(self._parameters, self._buffers, memory, self._fixed)

    def step(
        self,
        parameters: list[Tensor],
        buffers: list[Tensor],
        memory: Memory,
        fixed: list[Tensor],
        batch: Sequence[Tensor],
        rates: Sequence[Tensor | float],
    ) -> tuple[list[Tensor], list[Tensor], Memory, Tensor]:
        """What a step makes of a state, and the loss of each learner, float32 (learners,)."""
        values = dict(zip(self.moved, parameters, strict=True))
        still = dict(zip(self.fixed, fixed, strict=True))
        running = {
            name: one.clone()
            for (name, _), one in zip(self.holder.named_buffers(), buffers, strict=True)
        }
        losses, now = [], []
        for place, learner in enumerate(self.learners):
            leaves = {name: values[name].detach().requires_grad_() for name in self.owned[place]}
            with _reparametrize_module(
                self.holder, {**values, **still, **running, **leaves}, tie_weights=True
            ):
                loss = learner.loss(*batch)
            gradients = torch.autograd.grad(loss, list(leaves.values()), allow_unused=True)
            with torch.no_grad():
                after, remembered = _moved(
                    learner,
                    list(leaves.values()),
                    gradients,
                    [
                        dict(zip(names, kept, strict=True))
                        for names, kept in zip(self.remembered[place], memory[place], strict=True)
                    ],
                    rates[place],
                )
            values.update(zip(self.owned[place], after, strict=True))
            now.append(remembered)
            losses.append(loss.detach().float().reshape(()))
        return list(values.values()), list(running.values()), now, torch.stack(losses)


def _remembered(learner: Learner) -> Iterator[tuple[str, ...]]:
    """The names of what is remembered of each parameter."""
    for parameter in learner.parameters:
        kept = learner.optimizer.state.get(parameter, {})
        if not all(isinstance(one, Tensor) for one in kept.values()):
            raise Untraceable("an optimizer that remembers more than tensors")
        yield tuple(sorted(kept))


def _moved(
    learner: Learner,
    leaves: Sequence[Tensor],
    gradients: Sequence[Tensor | None],
    memory: Sequence[Mapping[str, Tensor]],
    rate: Tensor | float,
) -> tuple[list[Tensor], list[list[Tensor]]]:
    """Parameters and memory after the learner's move: the optimizer's own step and what belongs
    to it."""
    moved = [leaf.detach().clone() for leaf in leaves]
    for one, gradient in zip(moved, gradients, strict=True):
        one.grad = gradient
    optimizer = _double(learner, moved, memory, rate)
    step = functools.partial(bare(type(optimizer)), optimizer)
    with _without_numbers():
        learner.around(step, moved, optimizer)()
    if any(
        set(optimizer.state[one]) != set(names) for one, names in zip(moved, memory, strict=True)
    ):
        raise Untraceable("an optimizer that remembers more after a step than before")
    kept = [
        [optimizer.state[one][name] for name in names]
        for one, names in zip(moved, memory, strict=True)
    ]
    return moved, kept


@contextmanager
def _without_numbers() -> Iterator[None]:
    """Optimizers count and divide with tensors in here, as they do for PyTorch's own compiler."""
    before = torch.compiler._is_compiling_flag
    torch.compiler._is_compiling_flag = True
    try:
        yield
    finally:
        torch.compiler._is_compiling_flag = before


def _double(
    learner: Learner,
    moved: Sequence[Tensor],
    memory: Sequence[Mapping[str, Tensor]],
    rate: Tensor | float,
) -> torch.optim.Optimizer:
    """An optimizer of the same kind and settings that moves other tensors, in single operations.

    `differentiable` makes it compute its factors with tensors instead of Python's numbers.
    """
    kind = type(learner.optimizer)
    optimizer: Any = object.__new__(kind)
    optimizer.defaults = learner.optimizer.defaults
    optimizer.state = defaultdict(dict)
    places = {id(one): place for place, one in enumerate(learner.parameters)}
    optimizer.param_groups = []
    for group in learner.optimizer.param_groups:
        members = [moved[places[id(one)]] for one in group["params"]]
        ways = {"lr": rate, "foreach": False, "fused": None}
        ways |= {"differentiable": True, "capturable": True}
        known = {name: value for name, value in ways.items() if name in group}
        optimizer.param_groups.append({**group, **known, "params": members})
    for one, kept in zip(moved, memory, strict=True):
        optimizer.state[one].update({name: tensor.clone() for name, tensor in kept.items()})
    if kind is torch.optim.SGD and isinstance(rate, Tensor):
        # Only for a rate that has a gradient does it multiply instead of asking for a number.
        for group in optimizer.param_groups:
            group["lr"] = rate.float().requires_grad_()
    return optimizer  # type: ignore[no-any-return]


def precise(remembered: list[list[list[str]]], memory: Memory) -> Memory:
    """The memory with its counts of steps in float64: powers of them must not lose digits."""
    return [
        [
            [
                kept.double() if name == "step" else kept
                for name, kept in zip(names, tensors, strict=True)
            ]
            for names, tensors in zip(by_parameter, kept_by_parameter, strict=True)
        ]
        for by_parameter, kept_by_parameter in zip(remembered, memory, strict=True)
    ]


def flat(bench: Bench, state: State) -> list[Tensor]:
    """What a step moves, one after the other."""
    kept = precise(bench.remembered, state.memory)
    memory = [tensor for learner in kept for tensors in learner for tensor in tensors]
    return [*state.parameters, *state.buffers, *memory]
