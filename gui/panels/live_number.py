"""A field of one number of the network: live, typed, or scrubbed with everything following."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer

from backend.document.change import Change
from backend.document.weighing import Known
from backend.text import Text
from gui.language import tell
from gui.session import Session
from gui.widgets.number_field import NumberField

_FRAME = 16
"""Milliseconds between two previews of a scrub."""

Put = Callable[[float, Known], Change]
"""The edit that gives the number a value, from the numbers that were there before."""


class LiveNumber(NumberField):
    """Shows what the network has now; a scrub is seen everywhere and becomes one change.

    `read` tells the number now, `put` makes the edit. Emptied, it asks `forget` for the edit that
    lets the number be drawn anew.
    """

    figures = 4
    pixels = 2

    def __init__(
        self,
        session: Session,
        read: Callable[[], float | None],
        put: Put,
        forget: Callable[[Known], Change] | None = None,
    ) -> None:
        super().__init__(step=0.01, empty_allowed=forget is not None)
        self._session = session
        self.read, self.put, self.forget = read, put, forget
        self._before = Before(session)
        self._wanted: float | None = None
        self._frame = QTimer(self, interval=_FRAME, singleShot=True)
        self._frame.timeout.connect(self._preview)
        self.moved.connect(self._pass_on)
        self.changed.connect(self._commit)
        self.let_go.connect(self._settle)
        tell(self, self.setPlaceholderText, Text("By chance"))

    def show_number(self) -> None:
        """The number as it is now, unless somebody is busy with it."""
        if self.is_used:
            return
        number = self.read()
        if number != self.value:
            self.set_value(number)

    def _pass_on(self, value: float) -> None:
        self._wanted = value
        if not self._frame.isActive():
            self._preview()
            self._frame.start()

    def _preview(self) -> None:
        value, self._wanted = self._wanted, None
        if value is not None:
            self._session.preview_weights(self.put(value, self._before).patches)

    def _commit(self, value: float | None) -> None:
        before = self._forget_scrub()
        if value is not None:
            self._session.do(self.put(value, before))
        elif self.forget is not None:
            self._session.do(self.forget(before))

    def _settle(self) -> None:
        """A scrub that ended where it began leaves everything as it was."""
        before = self._forget_scrub()
        if before.numbers:
            patches = self.put(self.value or 0.0, before).patches
            put_back = [dataclasses.replace(one, after=one.before) for one in patches]
            self._session.preview_weights(put_back)

    def _forget_scrub(self) -> Before:
        self._frame.stop()
        self._wanted = None
        before, self._before = self._before, Before(self._session)
        return before


class Before:
    """The numbers from before a scrub: each is looked up once and kept."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.numbers: dict[tuple[str, str], Any] = {}

    def __call__(self, owner: str, name: str) -> Any:
        if (owner, name) not in self.numbers:
            found = self._session.live.numbers(owner, name)
            self.numbers[owner, name] = None if found is None else np.array(found)
        return self.numbers[owner, name]
