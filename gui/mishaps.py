"""Mistakes of the program that nobody caught: written down, told once, and the window goes on."""

from __future__ import annotations

import contextlib
import faulthandler
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Any, TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from backend.home import home
from backend.text import Text
from gui.notice import Notice

_LARGEST = 1_000_000
"""Bytes after which a file is put aside for a new one; the one put aside before it goes."""

_MOST_WRITTEN = 200
"""Different mishaps that one sitting writes down."""

_TELL_AGAIN = 60.0
"""Seconds between two notices, at least."""

_WORTH_WRITING = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@cache
def mishaps() -> Mishaps:
    """The one that hears of them in this program."""
    return Mishaps()


class Mishaps(QObject):
    """Hears what escapes from slots, overrides, threads and destructors, and what Qt warns of.

    `told` hands on a notice, on the window's thread, the first time a mistake is made. Everything
    goes on to whoever listened before, so that a terminal shows it and tests fail of it.
    """

    told = Signal(object)
    _heard = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = home() / "mishaps.log"
        self._seen: Counter[str] = Counter()
        self._told_at = float("-inf")
        self._lock = threading.RLock()
        self._log: TextIO | None = None
        self._before: tuple[Any, Any, Any, Any] | None = None
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        """Listen from now on, also to the program's sudden death, until `leave`."""
        if self._before is not None:
            return
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
        with contextlib.suppress(OSError):
            self._log = self._open()
            faulthandler.enable(self._log)
        self._before = (*hooks, qInstallMessageHandler(self._hear_qt))
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread
        sys.unraisablehook = self._hear_unraisable

    def leave(self) -> None:
        """Leave the hooks to whoever had them before."""
        if self._before is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook, handler = self._before
        qInstallMessageHandler(handler)
        self._before = None
        if self._log is not None:
            faulthandler.disable()
            self._log.close()
            self._log = None

    # hearing

    def _hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if self._before is None:
            return
        if issubclass(kind, Exception):
            self._note(error, trace, "")
        self._before[0](kind, error, trace)

    def _hear_thread(self, given: threading.ExceptHookArgs) -> None:
        if self._before is None:
            return
        if isinstance(given.exc_value, Exception):
            name = given.thread.name if given.thread else "a thread"
            self._note(given.exc_value, given.exc_traceback, f" in {name}")
        self._before[1](given)

    def _hear_unraisable(self, given: Any) -> None:
        if self._before is None:
            return
        if isinstance(given.exc_value, Exception):
            self._note(given.exc_value, given.exc_traceback, f" ({given.err_msg or 'unraisable'})")
        self._before[2](given)

    def _hear_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        words = f"Qt: {message or ''}"
        if kind in _WORTH_WRITING:
            self._write(words, lambda: words)
        before = self._before[3] if self._before else None
        if before is not None:
            before(kind, context, message)
        elif sys.stderr is not None:
            print(words, file=sys.stderr)

    # writing and telling

    def _note(self, error: BaseException, trace: TracebackType | None, where: str) -> None:
        """Write a mistake down; the first one of its kind is told as well."""
        last = traceback.extract_tb(trace)[-1:]
        place = f"{type(error).__name__} {[(one.filename, one.lineno) for one in last]}"

        def words() -> str:
            return "".join(traceback.format_exception(type(error), error, trace)).rstrip()

        if self._write(place, words, where):
            self._heard.emit()

    def _write(self, place: str, words: Callable[[], str], where: str = "") -> bool:
        """Whether it is new. What comes again is only counted: after 10, 100, 1000 … times."""
        with self._lock:
            self._seen[place] += 1
            count = self._seen[place]
            is_new = count == 1 and len(self._seen) <= _MOST_WRITTEN
            said = words() if is_new else f"{place}: {count} times so far"
            if is_new or (count >= 10 and str(count).strip("0") == "1"):
                with contextlib.suppress(OSError, ValueError):
                    self._put_down(f"{datetime.now():%Y-%m-%d %H:%M:%S}{where}\n{said}\n\n")
            return is_new

    def _put_down(self, words: str) -> None:
        if self._log is not None:
            self._log.write(words)
            self._log.flush()

    def _open(self) -> TextIO:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        if self.file.exists() and self.file.stat().st_size > _LARGEST:
            self.file.replace(self.file.with_suffix(".old.log"))
        return self.file.open("a", encoding="utf-8", errors="replace")

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._told_at < _TELL_AGAIN:
            return
        self._told_at = now
        what = Text("Something went wrong inside Lienzo.")
        advice = Text(
            "Your drawing is safe and you can go on. The details are in {file}.",
            file=str(self.file),
        )
        self.told.emit(Notice("error", what, advice))
