"""The QThread worker that trains: owns the training process and hands on what happens."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from backend.messages import Begin, Happened, NotStarted
from gui.threads.child_thread import ChildThread

_FRAME = 16
"""Milliseconds between two deliveries to the window, at least."""


class TrainingThread(ChildThread):
    """Trains in a child process at low priority. `happened` comes at most once a frame."""

    happened = Signal(list)
    refused = Signal(object)
    _news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("train", parent)
        self._events: list[Any] = []
        self._events_lock = threading.Lock()
        self._told = False
        self._frame = QTimer(self, interval=_FRAME, singleShot=True)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.timeout.connect(self._deliver)
        self._news.connect(self._schedule, Qt.ConnectionType.QueuedConnection)

    def begin(self, begin: Begin) -> None:
        """Start a run."""
        self.send(begin)

    def receive(self, message: Any) -> None:
        if isinstance(message, NotStarted):
            self.refused.emit(message)
        elif isinstance(message, Happened):
            with self._events_lock:
                self._events.append(message.event)
                first, self._told = not self._told, True
            if first:
                self._news.emit()

    @Slot()
    def _schedule(self) -> None:
        if not self._frame.isActive():
            self._frame.start()

    @Slot()
    def _deliver(self) -> None:
        with self._events_lock:
            events, self._events = self._events, []
            self._told = False
        if events:
            self.happened.emit(events)
