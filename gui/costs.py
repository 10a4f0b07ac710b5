"""What training will cost: asked for when a drawing has come to rest, measured while it trains."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from backend.compiler.plan import Plan
from backend.messages import Failure
from backend.text import Text
from backend.training.estimate import BlockMemory, Estimate, Pace
from backend.training.events import StepsFinished
from gui.language import number, say
from gui.session import Session

_ASK_AFTER, _MORE_FOR_A_STEP, _LONGEST_QUIET = 600, 2, 3000
"""Milliseconds of quiet after a plan before the engine is asked: more for large drawings, which
take longer, so that a person who goes on drawing rarely finds the engine at it."""

_SURE_AFTER = 1.0
"""Seconds of training after which its own pace is believed more than the probe's."""

_LONGEST_GAP = 5.0
"""Seconds between two chunks of steps that are still taken for training."""


class Costs(QObject):
    """Keeps the estimate of the drawing as it is; `changed` when there is another one, or none.

    It is asked for at rest alone, and whatever is asked for gives way to a training.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.estimate: Estimate | None = None
        self.is_measuring = False
        self.failure: Failure | None = None
        self._known: tuple[Any, ...] | None = None
        self._asked: int | None = None
        self._seen = _Seen()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        session.planned.connect(self._follow)
        session.replaced.connect(self._forget)
        session.training_changed.connect(self._attend)
        session.happened.connect(self._watch)

    @property
    def pace(self) -> Pace | None:
        """How long training takes: as seen while it trained, else as probed."""
        seen = self._seen.pace(self._session)
        return seen or (self.estimate.pace if self.estimate else None)

    @property
    def is_waiting(self) -> bool:
        """Whether an estimate is on its way."""
        return self._asked is not None or self._timer.isActive()

    def measure(self) -> None:
        """Let steps be timed, however long one takes. Any edit ends it."""
        self._give_way()
        self.is_measuring = True
        self.failure = None
        self._ask()

    # when to ask

    def _key(self) -> tuple[Any, ...]:
        """What the costs of a drawing depend on."""
        document = self._session.document
        return self._session.plan, document.training, tuple(document.objectives)

    def _follow(self, plan: Plan) -> None:
        if self._known is not None and self._key() == self._known:
            return
        self._forget()
        if plan.is_sound and plan.steps and self._session.run.is_at_rest:
            self._ask_soon()
        self.changed.emit()

    def _forget(self) -> None:
        self._give_way()
        self.estimate = self.failure = self._known = None
        self._seen = _Seen()
        self.changed.emit()

    def _attend(self, state: str) -> None:
        """The person trains: nothing else may take the machine's time."""
        if not self._session.run.is_at_rest:
            self._seen.rest()
            self._give_way()
        elif self.estimate is None and self._session.plan.is_sound and self._session.plan.steps:
            self._ask_soon()
        self.changed.emit()

    def _ask_soon(self) -> None:
        steps = len(self._session.plan.steps)
        self._timer.start(min(_ASK_AFTER + _MORE_FOR_A_STEP * steps, _LONGEST_QUIET))

    def _give_way(self) -> None:
        """Ask for nothing; what the engine is at, it leaves."""
        self._timer.stop()
        self.is_measuring = False
        if self._asked is not None:
            self._session.forget(self._asked)
            self._asked = None
            self._session.ask("estimate", lambda _: None, lambda _: None)

    def _ask(self) -> None:
        if not self._session.run.is_at_rest:
            return
        key = self._key()
        self._asked = self._session.ask(
            "estimate",
            lambda found: self._take(found, key),
            self._fail,
            records=self._session.records(),
            timed=True if self.is_measuring else None,
        )
        self.changed.emit()

    def _take(self, found: Estimate | None, key: tuple[Any, ...]) -> None:
        self._asked = None
        if found is None:
            if self._session.plan.is_sound and self._session.plan.steps:
                self._ask_soon()  # it gave way to something else; once more after a quiet
            return
        self.is_measuring = False
        self.estimate, self._known = found, key
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        """What cannot be reckoned is said on the card, and not asked for again."""
        self._asked, self.is_measuring = None, False
        self.failure, self._known = failure, self._key()
        self.changed.emit()

    # while it trains

    def _watch(self, events: Sequence[Any]) -> None:
        for event in events:
            if isinstance(event, StepsFinished):
                self._seen.take(event)

    # by block

    def memory_of(self, block: str) -> int:
        """Bytes of a block while training; of a group, of all that is in it."""
        if self.estimate is None:
            return 0
        plan = self._session.plan
        known = self.estimate.blocks
        ids = plan.within.get(block, (block,))
        parts = [known.get(id) or known.get(plan.first.get(id, "")) for id in ids]
        return sum((one for one in parts if one), start=BlockMemory()).total

    def operations_of(self, block: str) -> int:
        """Multiply-adds for one example; of a group, of all that is in it."""
        plan = self._session.plan
        steps = [plan.step(id) for id in plan.within.get(block, (block,))]
        return sum(step.operations for step in steps if step is not None)


def costs_of(session: Session) -> Costs:
    """The costs of the drawing of a session: the same for everybody who asks."""
    found = session.findChild(Costs)
    return found if isinstance(found, Costs) else Costs(session, session)


class _Seen:
    """Steps of a run and the time between them, pauses left out."""

    def __init__(self) -> None:
        self._steps = 0
        self._seconds = 0.0
        self._last: float | None = None

    def rest(self) -> None:
        """The next steps are the first ones after a pause."""
        self._last = None

    def take(self, event: StepsFinished) -> None:
        """Note a chunk of steps, now."""
        now = time.monotonic()
        if self._last is not None and now - self._last < _LONGEST_GAP + 2 * event.seconds:
            self._steps += max((len(one) for one in event.losses.values()), default=0)
            self._seconds += now - self._last
        self._last = now

    def pace(self, session: Session) -> Pace | None:
        """The pace so far, None while that is not sure."""
        started = session.record.started
        if started is None or self._seconds < _SURE_AFTER or not self._steps:
            return None
        step = self._seconds / self._steps
        return Pace(step, step * started.steps_per_epoch, is_measured=True)


def memory(count: int) -> str:
    """So many bytes, as a person reads them."""
    for size, unit in ((2**30, "GB"), (2**20, "MB"), (2**10, "kB")):
        if count >= size:
            return say(Text("{amount} {unit}", amount=number(count / size, 3), unit=unit))
    return say(Text("{amount} {unit}", amount=number(count), unit="B"))


def duration(seconds: float) -> str:
    """So long, in the unit that fits, with two figures at most."""
    for size, unit in ((86400.0, "d"), (3600.0, "h"), (60.0, "min"), (1.0, "s")):
        if seconds >= size:
            return say(Text("{amount} {unit}", amount=number(_two(seconds / size)), unit=unit))
    return say(Text("{amount} {unit}", amount=number(_two(seconds * 1000)), unit="ms"))


def _two(value: float) -> float | int:
    rounded = float(f"{value:.2g}")
    return int(rounded) if rounded >= 10 else rounded
