"""A QThread that owns one engine process: keeps it running, reads its news, tells when it dies."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from backend.engine_process import Child
from backend.messages import Ready

_BREATH = 1.0
"""Seconds before a child is started after one that could not even load."""


class ChildThread(QThread):
    """Starts a child, reads its pipe, and starts another where the first one dies.

    `ready` tells that a child has loaded; `died` that it ended unasked, with its exit code and
    last words. Messages sent before a child is up wait for it. One that cannot even load is not
    started again at once.
    """

    ready = Signal()
    died = Signal(int, str)

    def __init__(self, role: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._child: Child | None = None
        self._closing = False
        self._closed = threading.Event()
        self._is_ready = False
        self._lock = threading.Lock()
        self._outbox: deque[Any] = deque()
        self._mail = threading.Semaphore(0)

    @property
    def process_id(self) -> int | None:
        """The process id of the child, None while there is none."""
        child = self._child
        return child.process.pid if child else None

    def send(self, message: Any) -> None:
        """Queue a message; a thread of its own pickles and writes it, so this never blocks."""
        self._outbox.append(message)
        self._mail.release()

    def run(self) -> None:
        threading.Thread(target=self._post, daemon=True).start()
        while not self._closing:
            with self._lock:
                if self._closing:
                    return
                child = self._child = Child(self._role)
                self._is_ready = False
            self._listen(child)
            if not self._closing:
                self._bury(child)

    def _bury(self, child: Child) -> None:
        code = child.process.wait()
        with self._lock:
            was_asked_to_go, self._child = self._child is not child, None
        if was_asked_to_go:
            return
        self.died.emit(code, child.last_words())
        if not self._is_ready:
            self._closed.wait(_BREATH)

    def _listen(self, child: Child) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                message = child.pipe.receive()
                if child is not self._child:
                    continue
                if isinstance(message, Ready):
                    self._is_ready = True
                    self.ready.emit()
                else:
                    self.receive(message)

    def receive(self, message: Any) -> None:
        """What the child says; called on this thread."""
        raise NotImplementedError

    def _post(self) -> None:
        while True:
            self._mail.acquire()
            if self._closing:
                return
            if not self._outbox:  # given up before it was posted
                continue
            message = self._outbox.popleft()
            child = self._child
            while child is None and not self._closing:
                time.sleep(0.005)
                child = self._child
            if child is not None:
                with contextlib.suppress(OSError):
                    child.pipe.send(message)

    def restart(self) -> None:
        """Kill the child; another one comes up at once. `died` is not told: it was asked to go."""
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.process.kill()

    def close(self) -> None:
        """End the child and this thread."""
        with self._lock:
            self._closing = True
            self._closed.set()
            child = self._child
        self._mail.release()
        if child is not None:
            child.end()
        self.wait()
