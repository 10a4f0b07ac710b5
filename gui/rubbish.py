"""Rubbish is collected on the window's thread alone.

Python collects cycles on whatever thread happens to make the next object. Widgets and timers that
lie in them must be destroyed on the thread of the window: elsewhere their timers go on for things
that are gone, and the program ends in the middle of something else.
"""

from __future__ import annotations

import gc
import time
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QTimer

_LOOK_EVERY = 250
"""Milliseconds between two looks at how much there is."""

_SHARE = 0.02
"""The share of the window's time that looking through everything may take."""


@cache
def rubbish() -> Rubbish:
    """The one collector."""
    return Rubbish()


class Rubbish(QObject):
    """Collects as Python would by itself, by age and number, but only while the window is idle."""

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._rest_until = 0.0

    def take_over(self) -> None:
        """From now on nobody else collects. Before the first thread beside the window starts."""
        gc.disable()
        self._timer.start()

    def leave(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect the oldest generation of which there is enough."""
        now, counts, most = time.perf_counter(), gc.get_count(), gc.get_threshold()
        if counts[2] > most[2] and now >= self._rest_until:
            gc.collect()
            took = time.perf_counter() - now
            self._rest_until = now + took / _SHARE
        elif counts[1] > most[1]:
            gc.collect(1)
        elif counts[0] > most[0]:
            gc.collect(0)
