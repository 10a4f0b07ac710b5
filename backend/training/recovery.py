"""Going back when numbers are lost or a step fails, and finding out which block is to blame."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

from backend.text import Refusal
from backend.training import troubles
from backend.training.checkpoints import State, set_random_state, unpack
from backend.training.engine import untouched
from backend.training.events import Event, StepsFinished, Trouble
from backend.training.keeper import is_finite
from backend.training.pacing import Chore

if TYPE_CHECKING:
    from backend.training.trainer import Trainer

SMALL = 100_000_000
"""Bytes up to which two earlier states are remembered, not one."""


class Recovery:
    """Remembers where a training stood a moment ago, and brings it back there.

    Training is exact, so that the steps from there on can be taken again up to the one that went
    wrong: nothing is lost but that step.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._good: list[State] = []
        self._remembering = Chore()

    def remember(self) -> None:
        """Note where it stands, at most twice a second and for a hundredth of the time."""
        if self._good and not self._remembering.is_due(0.5, 0.01):
            return
        with self._remembering.done():
            state = self._trainer.capture()
            if not self._good or is_finite(state):
                before = self._good[-1:] if _size(state) < SMALL else []
                self._good = [*before, state]

    def forget(self) -> None:
        """The steps since then could not be taken again: something was changed by hand."""
        self._good.clear()

    def failed(self, limit: int, error: Exception) -> list[Event]:
        """A step before `limit` raised: go back to just before it and say why."""
        trainer = self._trainer
        trainer.restore(self._good[-1])
        if isinstance(error, Refusal):  # the data is gone: no step could be taken again
            return [Trouble(trainer.step, error.what, error.advice)]
        with suppress(Exception):  # the same error again: now we know at which step
            self._replay(limit)
        self._return_to(trainer.step)
        if troubles.is_no_memory(error):
            size = trainer.work.feed.batches.size
            return [troubles.no_memory(trainer.plan, trainer.step, size, str(trainer.device))]
        block = self._first_bad_block()
        return [troubles.failed(trainer.step, block, self._name(block), error)]

    def lost(self, first: int, losses: Mapping[str, np.ndarray]) -> list[Event]:
        """A loss of the steps from `first` on is no number: go back to the last good step."""
        trainer = self._trainer
        bad = first + min(
            int(np.argmin(np.isfinite(values)))
            for values in losses.values()
            if not np.isfinite(values).all()
        )
        self._return_to(bad - 1)
        kept = trainer.capture()
        self._replay(bad)
        block = self._first_bad_block()
        trainer.restore(kept)
        self.forget()
        rate = trainer.work.learners[0].learning_rate
        trouble = troubles.not_a_number(trainer.plan, bad, block, self._name(block), rate)
        if bad == first:
            return [trouble]
        good = {name: values[: bad - first] for name, values in losses.items()}
        return [StepsFinished(first, trainer.epoch + 1, good, 0.0), trouble]

    def _name(self, block: str) -> str:
        """What a person calls a block, else its name in the network."""
        record, step = self._trainer.document.get(block), self._trainer.plan.step(block)
        return getattr(record, "name", "") or (step.path if step else "")

    def _return_to(self, step: int) -> None:
        """Be where the training stood before `step`, or as near as is remembered."""
        early = [one for one in self._good if unpack(one)["work"]["step"] <= step]
        self._trainer.restore(early[-1] if early else self._good[0])
        self._replay(step)

    def _replay(self, step: int) -> None:
        """Take the same steps again, up to before `step`, without telling."""
        trainer = self._trainer
        while trainer.step < step:
            with trainer.own_randomness():
                trainer.work.engine.run(1)
            trainer.ends_epoch()
        trainer.work.engine.forget_losses()

    def _first_bad_block(self) -> str:
        """Look at the next batch node by node, without a trace."""
        trainer = self._trainer
        work = trainer.work
        kept = work.feed.state()
        batch = dict(zip(work.recipe.takes, work.feed.take(1)[0], strict=True))
        work.feed.restore(kept)
        with untouched(work.buffers):
            set_random_state(trainer.random, trainer.device)
            for reading in work.recipe.readings.values():
                fields = [batch[signal] for signal in reading.takes]
                block = troubles.first_bad_block(trainer.plan, reading, fields)
                if block:
                    return block
        return ""


def _size(state: State) -> int:
    return sum(tensor.nbytes for tensor in state.tensors.values())
