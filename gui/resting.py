"""How a network looks while nothing trains: the engine is asked, so that a drawing is alive."""

from __future__ import annotations

import time
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from backend.compiler.plan import Plan
from backend.document.weighing import NEURON
from gui.live import Live
from gui.training import Run
from gui.watching import as_drawn

_LOOK_AFTER = 60
"""Milliseconds of quiet after something changed before the engine is asked how it looks."""

_LONGEST = 2000
"""Milliseconds of quiet that are waited for at most, however long a look takes."""


class Drawing(Protocol):
    """What is looked at, and who is asked."""

    plan: Plan
    live: Live
    run: Run

    def records(self) -> list[Any]: ...

    def copy_of(self, id: str) -> str: ...

    def ask(self, verb: str, then: Any, otherwise: Any, **arguments: Any) -> int: ...

    def forget(self, number: int) -> None: ...


class Resting(QObject):
    """Asks how the network looks now, soon after it or what is watched of it has changed.

    The engine plans as well: what takes long to look at is looked at after a longer quiet, so that
    no plan waits behind a look while a person edits.
    """

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._asked: int | None = None
        self._once_more = False
        self._began = 0.0
        self._took: float | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        run = drawing.run
        run.state_changed.connect(self.look)
        run.learned.connect(self.look)
        run.watching.changed.connect(self.look)
        run.previewed.connect(self._follow_the_hand)

    def look(self, *_: object) -> None:
        """Look soon; what was asked before is out of date."""
        self._forget()
        if self._drawing.run.is_at_rest:
            self._timer.start(self._patience)

    @property
    def _patience(self) -> int:
        """Milliseconds: twice what the last look took; before the first, one for each block.

        Few blocks are never long to look at, whatever the drawing before them was.
        """
        steps = len(self._drawing.plan.steps)
        expected = steps if self._took is None else min(2000 * self._took, 20.0 * steps)
        return round(min(max(expected, _LOOK_AFTER), _LONGEST))

    def _follow_the_hand(self) -> None:
        """Weights are previewed: look again as soon as the last look has been answered."""
        if self._asked is not None:
            self._once_more = True
        elif self._drawing.run.is_at_rest and not self._timer.isActive():
            self._ask()

    def _forget(self) -> None:
        self._timer.stop()
        self._once_more = False
        if self._asked is not None:
            self._took = max(self._took or 0.0, time.monotonic() - self._began)
            self._drawing.forget(self._asked)
            self._asked = None

    def _ask(self) -> None:
        drawing, watching = self._drawing, self._drawing.run.watching
        if not drawing.plan.is_sound or not is_worth_a_look(drawing.plan, watching.opened):
            return
        self._began = time.monotonic()
        self._asked = drawing.ask(
            "look",
            self._take,
            self._go_on,
            records=drawing.records(),
            weights=drawing.run.weights.with_numbers(drawing.live.previewed) or None,
            example=watching.example,
            axes=watching.axes,
            blocks=watching.blocks,
        )

    def _take(self, answer: Any) -> None:
        known, watched = answer
        drawing = self._drawing
        drawing.live.look(known, as_drawn(watched, drawing.plan, drawing.copy_of))
        self._go_on()

    def _go_on(self, failure: object = None) -> None:
        """A drawing that cannot be looked at says so elsewhere: among its problems."""
        self._asked = None
        self._took = time.monotonic() - self._began
        if self._once_more:
            self._once_more = False
            self._ask()


def is_worth_a_look(plan: Plan, opened: tuple[str, ...]) -> bool:
    """Whether there are single neurons, open layers, or a plane to see."""
    inputs = [field for field in plan.fields.values() if field.role == "input"]
    has_plane = len(inputs) == 1 and inputs[0].kind == "numbers" and len(inputs[0].shape) == 1
    return bool(opened) or has_plane or any(step.type == NEURON for step in plan.steps)
