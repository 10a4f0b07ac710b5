"""The engine that answers while a person draws: questions go out, answers come back."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from backend.messages import Failure, Reply, Request
from backend.text import Text
from gui.threads.child_thread import ChildThread

Then = Callable[[Any], None]
Otherwise = Callable[[Failure], None]


_PATIENCE = 500
"""Milliseconds after which a person should see that something is being done."""

BEHIND = {"sources", "estimate", "look"}
"""What goes on by itself, at the start and at rest: nobody waits for it, or a card tells of it."""


class EngineThread(ChildThread):
    """Asks the answering child; callbacks run on the thread that asked (the window's).

    `slow` tells the verb of a question that takes longer than a moment, and "" when it is over;
    what goes on behind the scenes is not told.
    """

    slow = Signal(str)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("answer", parent)
        self._numbers = itertools.count()
        self._waiting: dict[int, tuple[Then, Otherwise]] = {}
        self._asked: dict[int, tuple[str, float]] = {}
        self._slow = ""
        self._patience = QTimer(self, interval=_PATIENCE // 2)
        self._patience.timeout.connect(self._look_at_the_clock)
        self._arrived.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self.died.connect(self._give_up)

    def ask(self, verb: str, arguments: dict[str, Any], then: Then, otherwise: Otherwise) -> int:
        """Send a question. Returns its number, with which it can be `forget`-ten."""
        number = next(self._numbers)
        self._waiting[number] = (then, otherwise)
        self._asked[number] = (verb, time.monotonic())
        self._patience.start()
        self.send(Request(number, verb, arguments))
        return number

    def forget(self, number: int) -> None:
        """The answer is no longer wanted."""
        self._waiting.pop(number, None)

    def receive(self, message: Any) -> None:
        self._arrived.emit(message)

    @Slot(object)
    def _hand_on(self, message: Reply | Failure) -> None:
        then, otherwise = self._waiting.pop(message.number, (None, None))
        self._asked.pop(message.number, None)
        self._look_at_the_clock()
        if isinstance(message, Reply) and then is not None:
            then(message.result)
        elif isinstance(message, Failure) and otherwise is not None:
            otherwise(message)

    @Slot(int, str)
    def _give_up(self, code: int, words: str) -> None:
        """The child died: whoever waits is told; it starts afresh by itself."""
        waiting, self._waiting = self._waiting, {}
        self._asked.clear()
        self._look_at_the_clock()
        what = Text("The engine stopped unexpectedly and was started again.")
        advice = Text("Your drawing is safe. Please try once more.")
        for number, (_, otherwise) in waiting.items():
            otherwise(Failure(number, what, advice, words, is_lost=True))

    def _look_at_the_clock(self) -> None:
        now = time.monotonic()
        asked = (one for one in self._asked.values() if one[0] not in BEHIND)
        late = next((verb for verb, since in asked if now - since > _PATIENCE / 1000), "")
        if late != self._slow:
            self._slow = late
            self.slow.emit(late)
        if not self._asked:
            self._patience.stop()

    def cancel(self) -> None:
        """Give up what is being worked on: the child is ended and another one starts."""
        waiting, self._waiting = self._waiting, {}
        self._asked.clear()
        self._outbox.clear()
        self._look_at_the_clock()
        self.restart()
        what, advice = Text("Cancelled."), Text("Nothing was changed.")
        for number, (_, otherwise) in waiting.items():
            otherwise(Failure(number, what, advice))
