"""What a window says to a training, and the loop in which the training listens. No torch here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from backend.document.change import Patch
from backend.document.document import Document
from backend.document.records import Block, Record
from backend.text import Refusal
from backend.training.events import (
    Axes,
    EpochFinished,
    Event,
    Paused,
    Remark,
    StepsFinished,
    Weights,
)

if TYPE_CHECKING:
    from backend.training.trainer import Trainer


@dataclass(frozen=True)
class Play:
    """Go on."""


@dataclass(frozen=True)
class Pause:
    """Wait, and hand over the weights."""


@dataclass(frozen=True)
class StepOnce:
    """Train for one "batch" or to the end of one "epoch", then pause.

    "example" and "operation" walk through the next batch instead: to the end of its next example,
    or to its next operation. Weights move when the walk has reached the end of the batch.
    """

    grain: str = "batch"


@dataclass(frozen=True)
class Stop:
    """End the run."""


@dataclass(frozen=True)
class SetLearningRate:
    """Go on with another rate. `objective` is its id."""

    objective: str
    value: float


@dataclass(frozen=True)
class SetWeights:
    """Put these numbers in, at once. Optimizers keep their memory."""

    patches: tuple[Patch, ...]


@dataclass(frozen=True)
class Watch:
    """Show the insides of these blocks, for one example of a split.

    The answers of the layers that are `opened` are mapped over the plane too; None means those
    that are open in the drawing.
    """

    blocks: tuple[str, ...]
    example: int = 0
    split: str = "train"
    axes: Axes = Axes()
    opened: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Tell:
    """Tell the `Story` of a training example, once; not while that would cost training much."""

    example: int = 0


@dataclass(frozen=True)
class Edit:
    """The drawing is now this: go on with it, unchanged blocks keeping their weights.

    `patches` are what the edits since the last one did to weights.
    """

    records: Sequence[Record]
    patches: tuple[Patch, ...] = ()


@dataclass(frozen=True)
class Extend:
    """Train for so many epochs more."""

    epochs: int


Message: TypeAlias = (
    Play | Pause | StepOnce | Stop | SetLearningRate | SetWeights | Watch | Tell | Edit | Extend
)


WALKS = ("example", "operation")
"""The grains of a walk through the next batch."""


def serve(
    trainer: Trainer,
    receive_nowait: Callable[[], Message | None],
    receive_blocking: Callable[[], Message | None],
    send: Callable[[Event], object],
) -> None:
    """Train and obey until the run ends.

    A trainer whose pace is "batch" or "epoch" pauses after one of them, one that walks after
    every operation or example. `receive_blocking` is
    asked while paused; None from it ends the run. Messages are answered within a chunk, a
    thirtieth of a second. Weights, and what is watched, are sent at every pause, edit and end.
    """
    _Service(trainer, receive_nowait, receive_blocking, send).run()


class _Service:
    """One training being served."""

    def __init__(
        self,
        trainer: Trainer,
        receive_nowait: Callable[[], Message | None],
        receive_blocking: Callable[[], Message | None],
        send: Callable[[Event], object],
    ) -> None:
        self.trainer = trainer
        self.receive_nowait = receive_nowait
        self.receive_blocking = receive_blocking
        self.send = send
        self.playing = True
        self.stopped = False
        self._sight_is_stale = self._weights_are_stale = self._is_edited = False
        self._paused_at = -1

    def run(self) -> None:
        try:
            self._tell(self.trainer.start())
            while not self._is_over:
                self._listen()
                if self.playing and not self._is_over:
                    self._advance()
            reason = "stopped" if self.stopped else self.trainer.reason or "done"
            told = self.trainer.finish(reason)
            with suppress(RuntimeError):  # no memory left, for one
                self._show()
            self._send_weights()
            self._tell(told)
        finally:
            self.trainer.close()

    @property
    def _is_over(self) -> bool:
        return self.stopped or bool(self.trainer.reason) or self.trainer.is_done

    def _advance(self) -> None:
        if self.trainer.pace in WALKS:
            self._walk()
            return
        told = self.trainer.advance()
        self._tell(told)
        if self.trainer.is_done or self.trainer.reason:
            return
        ends = {"batch": StepsFinished, "epoch": EpochFinished}.get(self.trainer.pace)
        if ends and any(isinstance(event, ends) for event in told):
            self._pause()

    def _walk(self) -> None:
        """An operation or an example, then wait; what costs much only where a step was taken."""
        trainer = self.trainer
        self._tell(trainer.walk(trainer.pace))
        if self._is_over:
            return
        if trainer.step == self._paused_at:
            self.playing = False
            self.send(Paused(trainer.step, trainer.epoch))
        else:
            self._pause()

    def _listen(self) -> None:
        message = self.receive_nowait() if self.playing else self._next()
        while message is not None and not self.stopped:
            self._obey(message)
            message = self.receive_nowait()
        self._refresh()

    def _refresh(self) -> None:
        """Once for all that was asked for meanwhile: while paused nothing is stale."""
        if self._is_edited and not self.playing:
            self._tell([self.trainer.note(event) for event in self.trainer.checkpoint()])
        if self._sight_is_stale and not self.playing:
            self._show()
        if self._weights_are_stale:
            self._send_weights()
        self._sight_is_stale = self._weights_are_stale = self._is_edited = False

    def _next(self) -> Message:
        message = self.receive_blocking()
        return Stop() if message is None else message

    def _obey(self, message: Message) -> None:
        if isinstance(message, Play):
            self.trainer.pace, self.playing = "free", True
        elif isinstance(message, StepOnce):
            self.trainer.pace, self.playing = message.grain, True
        elif isinstance(message, Pause):
            if self.playing:
                self._pause()
        elif isinstance(message, Stop):
            self.stopped = True
        else:
            self._alter(message)

    def _alter(self, message: Message) -> None:
        trainer = self.trainer
        try:
            if isinstance(message, SetLearningRate):
                with suppress(KeyError):  # an objective that was deleted meanwhile has none
                    self.send(trainer.set_learning_rate(message.objective, message.value))
            elif isinstance(message, SetWeights):
                self.send(trainer.set_weights(message.patches))
                self._sight_is_stale, self._weights_are_stale = True, not self.playing
            elif isinstance(message, Watch):
                trainer.watch(
                    message.blocks, message.example, message.split, message.axes, message.opened
                )
                self._sight_is_stale = True
            elif isinstance(message, Tell):
                self._tell(trainer.tell(message.example))
            elif isinstance(message, Extend):
                trainer.extend(message.epochs)
            elif isinstance(message, Edit):
                self._edit(message)
            if isinstance(message, SetWeights | Edit):
                self._tell(trainer.walked_again())
        except Refusal as refusal:
            self.send(Remark(trainer.step, refusal.what, refusal.advice))

    def _edit(self, message: Edit) -> None:
        from backend.compiler.planner import make_plan

        document = Document(message.records)
        prepared = _data_of(document)
        fields = {block: each.fields for block, each in prepared.items()}
        plan = make_plan(document, fields)
        if any(record.id not in document for record in self.trainer.document):
            self._send_weights()  # the last numbers of what is taken away, for an undo
        self._tell(self.trainer.change(document, plan, prepared, message.patches))
        self._sight_is_stale = self._weights_are_stale = self._is_edited = True

    def _show(self) -> None:
        if self.trainer.is_watched:
            self._tell(self.trainer.look())

    def _pause(self) -> None:
        self.playing, self._paused_at = False, self.trainer.step
        self._tell([self.trainer.note(event) for event in self.trainer.checkpoint()])
        self._show()
        self._send_weights()
        self._tell([self.trainer.note(Paused(self.trainer.step, self.trainer.epoch))])

    def _send_weights(self) -> None:
        self.send(Weights(self.trainer.step, self.trainer.weights()))

    def _tell(self, told: Sequence[Event]) -> None:
        for event in told:
            self.send(event)


def _data_of(document: Document) -> Mapping[str, Any]:
    """The data of every data block. Raises Refusal."""
    from backend.data.sources import open_data

    return {
        block.id: open_data(block.settings)
        for block in document.blocks
        if isinstance(block, Block) and block.type == "lienzo.Data"
    }
