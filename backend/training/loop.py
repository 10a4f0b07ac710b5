"""Training as an iterator of events. To stop, stop asking."""

from __future__ import annotations

from collections.abc import Iterator

from backend.training.events import Event
from backend.training.trainer import Trainer

__all__ = ["Trainer", "train"]


def train(trainer: Trainer) -> Iterator[Event]:
    """Train until every epoch is finished or something is in the way, telling what happens.

    Events come about thirty times a second. Asked again, it goes on from where it stands.
    """
    yield from trainer.start()
    while not trainer.is_done and not trainer.reason:
        yield from trainer.advance()
    yield from trainer.finish(trainer.reason or "done")
