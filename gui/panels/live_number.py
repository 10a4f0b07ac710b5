"""A field of one number of the network: live, typed, or scrubbed with everything following."""

from __future__ import annotations

from collections.abc import Callable

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
        self._wanted: float | None = None
        self._is_previewed = False
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
        self._is_previewed = True
        if not self._frame.isActive():
            self._preview()
            self._frame.start()

    def _preview(self) -> None:
        value, self._wanted = self._wanted, None
        if value is not None:
            change = self.put(value, self._session.live.numbers)
            self._session.preview_weights(change.patches)

    def _commit(self, value: float | None) -> None:
        self._is_previewed = False
        self._forget_scrub()
        known = self._session.live.numbers
        if value is not None:
            self._session.do(self.put(value, known))
        elif self.forget is not None:
            self._session.do(self.forget(known))

    def _settle(self) -> None:
        """A scrub that ended where it began leaves everything as it was."""
        self._forget_scrub()
        if self._is_previewed:
            self._is_previewed = False
            self._session.preview_weights(())

    def _forget_scrub(self) -> None:
        self._frame.stop()
        self._wanted = None
