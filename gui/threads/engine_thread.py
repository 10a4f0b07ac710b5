"""The engine that answers while a person draws: questions go out, answers come back."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from backend.messages import Failure, Reply, Request
from backend.text import Text
from gui.threads.child_thread import ChildThread

Then = Callable[[Any], None]
Otherwise = Callable[[Failure], None]


class EngineThread(ChildThread):
    """Asks the answering child; callbacks run on the thread that asked (the window's)."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("answer", parent)
        self._numbers = itertools.count()
        self._waiting: dict[int, tuple[Then, Otherwise]] = {}
        self._arrived.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self.died.connect(self._give_up)

    def ask(self, verb: str, arguments: dict[str, Any], then: Then, otherwise: Otherwise) -> int:
        """Send a question. Returns its number, with which it can be `forget`-ten."""
        number = next(self._numbers)
        self._waiting[number] = (then, otherwise)
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
        if isinstance(message, Reply) and then is not None:
            then(message.result)
        elif isinstance(message, Failure) and otherwise is not None:
            otherwise(message)

    @Slot(int, str)
    def _give_up(self, code: int, words: str) -> None:
        """The child died: whoever waits is told; it starts afresh by itself."""
        waiting, self._waiting = self._waiting, {}
        what = Text("The engine stopped unexpectedly and was started again.")
        advice = Text("Your drawing is safe. Please try once more.")
        for number, (_, otherwise) in waiting.items():
            otherwise(Failure(number, what, advice, words))
