"""A training put together to see what it costs: with real numbers, or with none at all."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

from backend.compiler.builder import make_modules
from backend.compiler.plan import Field, Plan, Signal
from backend.document.document import Document
from backend.training.engine import Engine
from backend.training.learner import Learner
from backend.training.reading import Reading, read
from backend.training.recipe import Recipe, still_modules

Batch = tuple[Tensor, ...]

_SOME_STEPS = 1000
"""Steps that a schedule is made for: it is never walked to its end."""


class Ration:
    """Deals the same batch again and again, in place of a feed."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch

    def take(self, count: int) -> list[Batch]:
        """The batch, so many times."""
        return [self._batch] * count


def never_mind() -> None:
    """Nothing else is asked: go on."""


class Asking(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Before every operation inside, `go_on` is called: what it raises ends them."""

    def __init__(self, go_on: Callable[[], None]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._go_on = go_on

    def __torch_dispatch__(
        self,
        func: Any,
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        self._go_on()
        return func(*args, **(kwargs or {}))


class Rehearsal:
    """Modules and learners of a drawing, and batches of the right shapes for them.

    Without numbers (`is_fake`) nothing of any size is allocated: tensors know but their shapes.
    Where the drawing minimises nothing yet (`is_assumed`), Adam minimises the sum of its answers.
    Raises Refusal for a drawing that cannot be trained.
    """

    def __init__(
        self,
        document: Document,
        plan: Plan,
        is_fake: bool,
        go_on: Callable[[], None] = never_mind,
    ) -> None:
        self.plan = plan
        self._numbers = _no_numbers() if is_fake else nullcontext()
        with self._numbers, Asking(go_on):
            self.modules = make_modules(plan, None if is_fake else document.training.seed)
        self._still = still_modules(plan, self.modules)
        self.is_assumed = not plan.losses
        self.takes: tuple[Signal, ...]
        if self.is_assumed:
            self.takes, self.learners = self._assume()
        else:
            recipe = Recipe(document, plan, self.modules)
            self.takes = recipe.takes
            self.learners = recipe.learners(max(1, document.training.epochs), _SOME_STEPS)
        for key, module in self.modules.items():
            module.train(key not in self._still)

    def _assume(self) -> tuple[tuple[Signal, ...], list[Learner]]:
        reading = read(self.plan, [one.signal for one in self.plan.answers], self.modules)
        parameters = [one for one in reading.graph.parameters() if one.requires_grad]
        if not parameters:
            return reading.takes, []
        adam = torch.optim.Adam(parameters, fused=True)
        return reading.takes, [Learner("", "loss", _sum_of(reading), parameters, adam)]

    @property
    def optimizer(self) -> str:
        """The names of the optimizers, each once."""
        names = (type(one.optimizer).__name__ for one in self.learners)
        return ", ".join(dict.fromkeys(names))

    def batch(self, size: int) -> Batch:
        """As many examples as learning takes."""
        return self.examples(self.takes, size)

    def examples(self, signals: Sequence[Signal], size: int) -> Batch:
        """Examples without meaning, of the shapes and types that arrive."""
        with self._numbers:
            return tuple(_examples(self.plan.fields[signal], size) for signal in signals)

    def steps(self, batch: Batch) -> Engine:
        """Takes steps on this batch, as a training does on its own."""
        return Engine(self.learners, Ration(batch))  # type: ignore[arg-type]

    @contextmanager
    def running(self) -> Iterator[None]:
        """Inside, what runs has numbers or none, as this rehearsal does; no others' randomness
        is used up."""
        with ExitStack() as stack:
            if isinstance(self._numbers, nullcontext):
                stack.enter_context(torch.random.fork_rng())
            stack.enter_context(self._numbers)
            yield


def _no_numbers() -> AbstractContextManager[Any]:
    from torch._subclasses.fake_tensor import FakeTensorMode

    return FakeTensorMode(allow_non_fake_inputs=True)


def _sum_of(reading: Reading) -> Any:
    def loss(*fields: Tensor) -> Tensor:
        return functools.reduce(torch.add, [one.float().sum() for one in reading(*fields)])

    return loss


def _examples(field: Field, size: int) -> Tensor:
    dtype = getattr(torch, field.dtype)
    shape = field.shape if field.is_whole else (size, *field.shape)
    if not dtype.is_floating_point:
        return torch.zeros(shape, dtype=dtype)
    return torch.rand(shape, dtype=dtype)


def sizes_of(tensors: Sequence[Tensor]) -> int:
    """The bytes of these tensors."""
    return sum(tensor.nbytes for tensor in tensors)


def kept_by(optimizer: torch.optim.Optimizer, parameter: nn.Parameter) -> list[Tensor]:
    """What an optimizer remembers of a parameter."""
    state = optimizer.state.get(parameter, {})
    return [one for one in state.values() if isinstance(one, Tensor)]
