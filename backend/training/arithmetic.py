"""One batch's way through a network and back, and the arithmetic of each example in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from backend.catalog.catalog import CATALOG
from backend.compiler.builder import part_key
from backend.compiler.neurons import Level, Mesh, Part, fuse
from backend.compiler.plan import Plan, Signal, Step
from backend.compiler.shapes import route, times
from backend.document.records import Objective
from backend.training.adding import NeuronLayout, layer_rows, layers_shown
from backend.training.engine import untouched
from backend.training.events import Story
from backend.training.hearing import Kept, as_shown, each, flat, followed, plain_recurrence
from backend.training.mesh_slopes import through_mesh
from backend.training.reading import Examples, Reading, read
from backend.training.recipe import terms_of
from backend.training.sums import Sums

_MOST_NUMBERS = 2**18
"""A block that answers to one example with more numbers than these is not told of."""


class Passage:
    """What every block of a network makes of a batch, and how the loss answers to it.

    Numbers are those of the network as it is used: no dropout. Normalisation by batches is what
    it is while training, by this batch, where the modules are learning and there are several
    examples; nothing that they remember is altered, and no random number is used up.

    The loss is that of the whole batch, so that what the examples' stories say of a weight adds
    up to the gradient by which a step of training moves it (penalties aside). With several
    objectives a block answers to the one that moves it, else to the first it reaches.
    """

    def __init__(
        self,
        plan: Plan,
        modules: Mapping[str, nn.Module],
        objectives: Sequence[Objective],
        columns: Examples,
    ) -> None:
        self._plan, self._modules = plan, modules
        self._reading = reading_of(plan, modules, columns)
        self._columns = {signal: columns[signal] for signal in self._reading.takes}
        self.examples = len(next(iter(self._columns.values()), ()))
        self._parts = fuse(plan)
        self._kept: dict[str, Kept] = {}
        self._given: dict[str, tuple[Any, Any]] = {}
        self._slopes: dict[str, Kept] = {}
        self._own_losses: dict[tuple[str, int], float] = {}
        self._terms = {one.id: terms_of(one, plan) for one in objectives}
        self._losses = {signal.block for terms in self._terms.values() for signal in terms}
        self._neurons = NeuronLayout(plan, modules)
        self._rows = layers_shown(plan, modules)
        self._go()

    @property
    def order(self) -> tuple[str, ...]:
        """The blocks as they are computed, losses last."""
        given = {signal.block for signal in self._values}
        steps = [step.block for step in self._plan.steps if step.block in given]
        return tuple(sorted(steps, key=lambda block: block in self._losses))

    @property
    def way_back(self) -> tuple[str, ...]:
        """The blocks that the loss answers to, last ones first."""
        return tuple(block for block in reversed(self.order) if self._slope(block) is not None)

    # the way there and back

    def _go(self) -> None:
        buffers = [one for module in self._modules.values() for one in module.buffers()]
        with untouched(buffers), torch.enable_grad(), plain_recurrence():
            self._values = self._forward()
            self._back()

    def _forward(self) -> dict[Signal, Tensor]:
        fields = [self._columns[signal].clone() for signal in self._reading.takes]
        with as_shown(self._modules, self.examples), self._listening():
            found = self._reading(*fields)
        values = dict(zip(self._reading.gives, found, strict=True))
        return {**values, **self._neurons.answers(self._kept)}

    @contextmanager
    def _listening(self) -> Iterator[None]:
        with ExitStack() as stack:
            for part in self._parts:
                if part_key(part) not in self._modules:
                    continue
                hook = self._modules[part_key(part)].register_forward_hook(
                    self._ear(part), with_kwargs=True
                )
                stack.callback(hook.remove)
            yield

    def _ear(self, part: Part) -> Callable[..., Kept]:
        """Keeps what a module returns, and hands on a copy, that may be written over."""
        key = part_key(part)

        def hear(_: nn.Module, given: Any, named: Any, answer: Kept) -> Kept:
            if key in self._losses or isinstance(part, Mesh):
                self._given[key] = (given, named)
            self._kept[key] = each(followed, answer)
            return each(torch.clone, self._kept[key])

        return hear

    def _back(self) -> None:
        """How each objective answers to what was kept; each block takes its own objective's."""
        for number, (objective, terms) in enumerate(self._terms.items()):
            wanted = {part_key(part): part for part in self._parts}
            tensors = {key: list(flat(self._kept[key])) for key in wanted if key in self._kept}
            heard = [one for found in tensors.values() for one in found if one.requires_grad]
            total = sum(weight * self._values[signal] for signal, weight in terms.items())
            if not isinstance(total, Tensor) or not total.requires_grad or not heard:
                continue
            slopes = torch.autograd.grad(
                total, heard, retain_graph=number + 1 < len(self._terms), allow_unused=True
            )
            known = {id(one): slope for one, slope in zip(heard, slopes, strict=True)}
            for key, part in wanted.items():
                found = each(lambda one: known.get(id(one)), self._kept.get(key))  # noqa: B023
                reached = any(one is not None for one in flat(found))
                if reached and (key not in self._slopes or objective in _movers(part)):
                    self._slopes[key] = self._within(part, found)

    def _within(self, part: Part, slopes: Kept) -> Kept:
        """Slopes with the ways between neurons of one module, which autograd does not tell of."""
        if not isinstance(part, Mesh):
            return slopes
        (input,), _ = self._given[part.key]
        return through_mesh(part, self._modules[part.key], input, self._kept[part.key], slopes)

    # one example

    def story(self, place: int, example: int) -> Story:
        """The arithmetic of the example at a place in the batch; `example` is its number."""
        slopes = {block: self._row(self._slope(block), block, place) for block in self.order}
        losses = next(iter(self._terms.values()), {})
        return Story(
            example=example,
            order=self.order,
            outputs=self._outputs(place),
            slopes=slopes,
            loss=sum(weight * self._own_loss(one.block, place) for one, weight in losses.items()),
            sums=self._sums(place),
            examples=self.examples,
        )

    def _outputs(self, place: int) -> dict[str, dict[str, np.ndarray]]:
        outputs: dict[str, dict[str, np.ndarray]] = {}
        for signal, value in {**self._columns, **self._values}.items():
            if signal.block in self._losses:
                own = self._own_loss(signal.block, place)
                number: np.ndarray | None = np.array(own, np.float32)
            else:
                number = self._row(value, signal.block, place, signal)
            if number is not None:
                outputs.setdefault(signal.block, {})[signal.port] = number
        return outputs

    def _row(
        self, values: Tensor | None, block: str, place: int, signal: Signal | None = None
    ) -> np.ndarray | None:
        """One example's numbers, float32, without the batch axis; None for none or too many."""
        if values is None:
            return None
        axis, step = self._axis(signal or self._first(block))
        if axis is None or axis >= values.ndim or values.shape[axis] != step * self.examples:
            found = values
        elif step == 1:
            found = values.select(axis, place)
        else:
            found = values.narrow(axis, place * step, step)
        if found.numel() > _MOST_NUMBERS:
            return None
        return found.detach().float().cpu().numpy().copy()

    def _axis(self, signal: Signal) -> tuple[int | None, int]:
        """Which axis counts the examples, and how many of its places each one takes."""
        spec = self._plan.specs.get(signal)
        shape = spec.shape if spec is not None else ("N",)
        for axis, size in enumerate(shape):
            if isinstance(size, str):
                return axis, times(size)
        return None, 1

    def _first(self, block: str) -> Signal:
        step = self._plan.step(block)
        return Signal(block, next(iter(step.outputs)) if step is not None else "output")

    def _slope(self, block: str) -> Tensor | None:
        """How the loss answers to the first output of a block, for the whole batch."""
        found = self._slopes.get(block)
        if found is None:
            return self._neurons.column(self._slopes, block)
        step = self._plan.step(block)
        assert step is not None
        for index in _path(step, next(iter(step.outputs))):
            found = found[index]
        return found if isinstance(found, Tensor) else None

    def _own_loss(self, block: str, place: int) -> float:
        """The loss of one example alone; that of the batch where the block cannot tell."""
        if (block, place) not in self._own_losses:
            self._own_losses[block, place] = self._alone(block, place)
        return self._own_losses[block, place]

    def _alone(self, block: str, place: int) -> float:
        whole = float(self._values[self._first(block)].detach())
        if self.examples == 1 or block not in self._given:
            return whole
        given, named = each(lambda one: self._cut(one, place), self._given[block])
        try:
            with torch.no_grad():
                return float(self._modules[block](*given, **named))
        except (RuntimeError, ValueError, IndexError, TypeError):
            return whole

    def _cut(self, tensor: Tensor, place: int) -> Tensor:
        if tensor.ndim and tensor.shape[0] % self.examples == 0:
            step = tensor.shape[0] // self.examples
            return tensor[place * step : (place + 1) * step]
        return tensor

    def _sums(self, place: int) -> Sums:
        values = {**self._columns, **self._values}
        parts: list[Any] = []
        if self._neurons.neurons:
            parts.append(self._neurons.sums(values, self._kept, self._slopes, place))
        for step in self._rows:
            module, slope = self._modules[step.block], self._slope(step.block)
            parts.append(layer_rows(step, module, values, slope, place))
        return Sums(tuple(parts))


def reading_of(
    plan: Plan, modules: Mapping[str, nn.Module], columns: Collection[Signal] | None = None
) -> Reading:
    """What computes every block of a plan, as far as these fields lead; by default all do.

    Of neurons side by side only one is asked for: the others are computed with it.
    """
    there = set(plan.fields if columns is None else columns)
    wanted = []
    for part in fuse(plan):
        steps = part.neurons if isinstance(part, Level) else (part,)
        found = [Signal(step.block, port) for step in steps for port in step.outputs]
        if _arriving(steps) <= there.union(found):
            there.update(found)
            wanted += found[:1] if isinstance(part, Level) else found
    return read(plan, wanted, modules)


def _arriving(steps: Sequence[Step]) -> set[Signal]:
    return {signal for step in steps for one in step.inputs.values() for signal in one}


def _path(step: Step, port: str) -> tuple[int, ...]:
    type = CATALOG[step.type]
    names = [one.name for one in type.card.outputs]
    return route(type, port, names.index(port) if port in names else 0)


def _movers(part: Part) -> Sequence[str]:
    return part.neurons[0].movers if isinstance(part, Level) else part.movers
