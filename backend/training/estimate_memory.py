"""How much memory training takes, found by rehearsing a step: every allocation is counted.

The step is the training's own (`engine`), its tensors are those that the processor or the
accelerator would hold; for all but the smallest networks they have shapes but no numbers, so that
nothing large is allocated. What a kernel takes inside itself for a moment and gives back is not
seen: on the processor mostly the other layout of a convolution's pictures and weights.
"""

from __future__ import annotations

import math
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor, nn
from torch._subclasses.fake_tensor import (
    DataDependentOutputException,
    DynamicOutputShapeException,
    UnsupportedOperatorException,
)
from torch.utils._pytree import tree_leaves

from backend.compiler.builder import part_key
from backend.compiler.neurons import Level, fuse
from backend.compiler.plan import Signal, Step
from backend.data.prepared import Prepared
from backend.training.estimate import BlockMemory, Memory
from backend.training.estimate_kernels import inside
from backend.training.estimate_rehearsal import Asking, Rehearsal, kept_by, never_mind, sizes_of
from backend.training.feed import ROOM
from backend.training.judge import at_once, at_rest
from backend.training.reading import read
from backend.training.recovery import SMALL
from backend.training.work import SAMPLES

CANNOT_REHEARSE = (
    DataDependentOutputException,
    DynamicOutputShapeException,
    UnsupportedOperatorException,
)
"""What a network may meet that needs numbers to go on."""


_MEASURED = 32
"""Bytes an example while measures are taken: what was answered and what is true, as whole numbers,
and copies of both."""


class Ledger(Asking):  # type: ignore[no-untyped-call]
    """Counts the bytes of storages that live: now, at the worst moment, and made by whom."""

    def __init__(self, go_on: Callable[[], None] = never_mind) -> None:
        super().__init__(go_on)
        self.live = self.peak = 0
        self.here = ""
        self._known: dict[int, tuple[weakref.ref[Any], str, int]] = {}

    def note(self, tensor: Tensor) -> None:
        """Count a tensor's storage, once, until nobody holds it any more."""
        storage = tensor.untyped_storage()
        key, size = storage._cdata, storage.nbytes()
        if key in self._known:
            return

        def gone(_: object) -> None:
            del self._known[key]
            self.live -= size

        self._known[key] = weakref.ref(storage, gone), self.here, size
        self.live += size
        self.peak = max(self.peak, self.live)

    def made_by(self) -> dict[str, int]:
        """The bytes that live now, by what was `here` when they were made."""
        found: dict[str, int] = defaultdict(int)
        for _, here, size in self._known.values():
            found[here] += size
        return dict(found)

    def __torch_dispatch__(
        self,
        func: Any,
        types: Any,
        args: tuple[Any, ...] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        result = super().__torch_dispatch__(func, types, args, kwargs)
        for one in tree_leaves(result):
            if isinstance(one, Tensor):
                self.note(one)
        self.peak = max(self.peak, self.live + inside(func, args))
        return result


class Weighing:
    """A rehearsal that is weighed, with batches of any size."""

    def __init__(
        self,
        rehearsal: Rehearsal,
        prepared: Mapping[str, Prepared],
        go_on: Callable[[], None] = never_mind,
    ) -> None:
        self.rehearsal = rehearsal
        self._prepared = prepared
        self._go_on = go_on
        self._parameters = [
            one for module in rehearsal.modules.values() for one in module.parameters()
        ]

    def weigh(self, size: int) -> tuple[Memory, dict[str, BlockMemory]]:
        """What training takes with batches of this size, in all and by block."""
        ledger = self._new_ledger()
        left = _Left(ledger)
        with self._watched(ledger, left):
            batch = self.rehearsal.batch(size)
            with ledger:
                self.rehearsal.steps(batch).run(2)
        weights = self._weights()
        gradients = sizes_of([one.grad for one in self._parameters if one.grad is not None])
        own = weights + gradients + self._remembered()
        randomness = torch.get_rng_state().nbytes  # a training keeps its own, twice when it turns
        step = max(ledger.peak - own, self._judging(size), self._windows(size), randomness)
        peak = own + randomness + step
        activations = min(max(0, left.most - own), peak - own)
        memory = Memory(
            weights=weights,
            gradients=gradients,
            optimizer=self._remembered(),
            activations=activations,
            working=peak - own - activations,
            copies=_copies(weights + self._remembered(), own, peak),
            data=self._data(size),
        )
        return memory, self._blocks(left.by_block)

    def _new_ledger(self) -> Ledger:
        """One that knows what is there between two steps."""
        ledger = Ledger(self._go_on)
        for one in self._parameters:
            one.grad = None
        for tensor in [*self._owned(), *self._states()]:
            ledger.note(tensor)
        return ledger

    def _owned(self) -> list[Tensor]:
        modules = self.rehearsal.modules.values()
        return [*self._parameters, *(one for module in modules for one in module.buffers())]

    def _states(self) -> list[Tensor]:
        return [
            tensor
            for learner in self.rehearsal.learners
            for parameter in learner.parameters
            for tensor in kept_by(learner.optimizer, parameter)
        ]

    def _weights(self) -> int:
        return sizes_of(self._owned())

    def _remembered(self) -> int:
        return sizes_of(self._states())

    @contextmanager
    def _watched(self, ledger: Ledger, left: _Left) -> Iterator[None]:
        """Inside, it is known which block computes, and what a forward pass leaves behind."""
        handles = []
        for key, module in self.rehearsal.modules.items():
            handles.append(module.register_forward_pre_hook(_enter(ledger, key)))
            handles.append(module.register_forward_hook(_leave(ledger)))
        losses = [(learner, learner.loss) for learner in self.rehearsal.learners]
        for learner, loss in losses:
            learner.loss = left.after(loss)
        try:
            with self.rehearsal.running():
                yield
        finally:
            for learner, loss in losses:
                learner.loss = loss
            for handle in handles:
                handle.remove()

    def _judging(self, size: int) -> int:
        """The most that examples leave behind while they are judged, as many as go at once."""
        plan = self.rehearsal.plan
        if self.rehearsal.is_assumed:
            return 0
        signals = dict.fromkeys(
            [*(Signal(id, "loss") for id in plan.losses), *(one.signal for one in plan.answers)]
        )
        reading = read(plan, list(signals), self.rehearsal.modules)
        rows = min(at_once(plan, size), max(SAMPLES.values()), self._longest())
        ledger = Ledger(self._go_on)
        with self.rehearsal.running():
            examples = self.rehearsal.examples(reading.takes, rows)
            for tensor in [*self._owned(), *examples]:
                ledger.note(tensor)
            before = ledger.live
            with ledger, at_rest(self.rehearsal.modules), torch.no_grad():
                reading(*examples)
        measures = _MEASURED * len(plan.answers) * min(max(SAMPLES.values()), self._longest())
        return max(ledger.peak - before, measures)

    def _longest(self) -> int:
        """The examples of the largest split that is judged."""
        lengths = [len(one.splits[name]) for one in self._prepared.values() for name in SAMPLES]
        return max(1, *lengths) if lengths else 1

    def _data(self, size: int) -> int:
        """The bytes of prepared examples: those that are learned, those that are judged, and a
        window of shuffled ones. The next window is made between two steps."""
        found = self._windows(size)
        for block, one in self._prepared.items():
            counts = {name: len(one.splits[name]) for name in SAMPLES}
            judged = sum(min(count, SAMPLES[name]) for name, count in counts.items())
            found += self._row(block) * (counts["train"] + judged)
        return found

    def _windows(self, size: int) -> int:
        """The bytes of the examples that are shuffled at once."""
        rows = {block: self._row(block) for block in self._prepared}
        counts = [len(one.splits["train"]) for one in self._prepared.values()]
        most = max(size, ROOM // max(1, sum(rows.values())))
        return sum(rows.values()) * min([*counts, most])

    def _row(self, block: str) -> int:
        """The bytes of one example of a data block, as far as it is learned from."""
        fields = self.rehearsal.plan.fields
        used = [fields[signal] for signal in self.rehearsal.takes if signal.block == block]
        return sum(getattr(torch, one.dtype).itemsize * math.prod(one.shape) for one in used)

    def _blocks(self, activations: Mapping[str, int]) -> dict[str, BlockMemory]:
        """By block: what it owns, and what it leaves behind; a level's neurons share alike."""
        states = {
            id(parameter): sizes_of(kept_by(learner.optimizer, parameter))
            for learner in self.rehearsal.learners
            for parameter in learner.parameters
        }
        found: dict[str, BlockMemory] = {}
        for part in fuse(self.rehearsal.plan):
            key = part_key(part)
            if isinstance(part, Step) and part.shares:
                continue
            owned = _owned_by(self.rehearsal.modules[key], states)
            blocks = [step.block for step in part.neurons] if isinstance(part, Level) else [key]
            share = BlockMemory(owned // len(blocks), activations.get(key, 0) // len(blocks))
            found |= dict.fromkeys(blocks, share)
        return found


class _Left:
    """What forward passes leave behind at the worst: in all, and by the block that made it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.most = 0
        self.by_block: dict[str, int] = {}

    def after(self, loss: Callable[..., Tensor]) -> Callable[..., Tensor]:
        """The same loss; once it is computed, what lives is noted."""

        def noted(*fields: Tensor) -> Tensor:
            found = loss(*fields)
            if self._ledger.live >= self.most:
                self.most = self._ledger.live
                self.by_block = self._ledger.made_by()
            return found

        return noted


def _enter(ledger: Ledger, key: str) -> Callable[..., None]:
    def enter(*_: object) -> None:
        ledger.here = key

    return enter


def _leave(ledger: Ledger) -> Callable[..., None]:
    def leave(*_: object) -> None:
        ledger.here = ""

    return leave


def _owned_by(module: nn.Module, states: Mapping[int, int]) -> int:
    """Bytes of a module's numbers, their gradients, and what an optimizer keeps of them."""
    found = sizes_of(list(module.buffers()))
    for one in module.parameters():
        copies = 2 if one.requires_grad else 1
        found += copies * one.nbytes + states.get(id(one), 0)
    return found


def _copies(state: int, own: int, peak: int) -> int:
    """Bytes beyond a step's: states to go back to, and what saving one takes meanwhile.

    Of small states two are kept. Saving copies a state, writes it out and joins the parts.
    """
    kept = state if state >= SMALL else 2 * state
    saving = 3 * state
    return kept + max(0, own + saving - peak)
