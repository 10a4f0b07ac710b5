"""A weight or a bias that a hand is changing: seen at once everywhere, kept as one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from backend.document import weighing
from backend.document.change import Change
from backend.document.records import Wire

if TYPE_CHECKING:
    from gui.session import Session

STEP = 0.01
"""How much a pixel, or a press of a key, is worth."""


class Scrubbing:
    """From a first number to a last one. `owner` is a wire into a neuron, or a neuron with a bias.

    What nobody knows yet begins at zero.
    """

    def __init__(self, session: Session, owner: str) -> None:
        self._session = session
        self.owner = owner
        self._is_wire = isinstance(session.document.get(owner), Wire)
        live = session.live
        found = live.weight(owner) if self._is_wire else live.bias(owner)
        self.start = self.value = 0.0 if found is None else found

    def show(self, value: float) -> None:
        """Let everything show this number, a running training too; nothing is kept yet."""
        value = round(value, 5)
        if value != self.value:
            self.value = value
            self._session.preview_weights(self._change().patches)

    def keep(self) -> None:
        """What is shown is what the person wants: one edit."""
        if self.value != self.start and self.owner in self._session.document:
            self._session.do(self._change())
        else:
            self.give_up()

    def give_up(self) -> None:
        """Everything is as before."""
        self._session.preview_weights(())

    def _change(self) -> Change:
        document, known = self._session.document, self._session.live.numbers
        if self._is_wire:
            return weighing.weigh(document, self.owner, self.value, known)
        return weighing.set_bias(document, self.owner, self.value, known)


def pace(keys: Qt.KeyboardModifier) -> float:
    """Shift goes finely, Control in large steps."""
    if keys & Qt.KeyboardModifier.ShiftModifier:
        return 0.1
    return 10.0 if keys & Qt.KeyboardModifier.ControlModifier else 1.0
