"""The questions of one panel, forgotten together when nobody looks at it any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from backend.engine_process import Failure
from gui.session import Session


class Questions:
    """Asks the session; an answer that comes after `forget` reaches nobody.

    Nor does one for a method of a panel that is gone by then.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._open: dict[object, int | None] = {}

    def __bool__(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._open)

    def ask(
        self,
        verb: str,
        then: Callable[[Any], object],
        otherwise: Callable[[Failure], object],
        **arguments: Any,
    ) -> None:
        """Ask the engine; `then` hears the answer, `otherwise` why there is none."""
        token = object()
        self._open[token] = None

        def hand_on(hear: Callable[[Any], object]) -> Callable[[Any], None]:
            def receive(answer: Any) -> None:
                if token in self._open:
                    del self._open[token]
                    if not _is_gone(getattr(hear, "__self__", None)):
                        hear(answer)

            return receive

        number = self._session.ask(verb, hand_on(then), hand_on(otherwise), **arguments)
        if token in self._open:
            self._open[token] = number

    def forget(self) -> None:
        """No answer is wanted any more."""
        numbers, self._open = self._open.values(), {}
        for number in numbers:
            if number is not None:
                self._session.forget(number)


def _is_gone(listener: object) -> bool:
    """Whether Qt has destroyed this widget already."""
    return isinstance(listener, QObject) and not isValid(listener)
