"""A copy of what is not saved yet, kept beside the drawing; and what other windows left behind."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal

from backend.document.change import added
from backend.document.document import Document
from backend.document.records import Record, fresh_id
from backend.formats import drawing
from backend.formats.whole_file import write_whole
from backend.home import home
from backend.text import Refusal, Text
from gui.session import Notice, Session

_KEEP_AFTER = 500
"""Milliseconds after an edit, at most, before a copy is written; later edits do not delay it."""


class Recovery(QObject):
    """Keeps one copy for this window, and offers those of windows that ended without goodbye.

    The copy is written by a thread of our own: neither the window nor a busy engine delays it.
    `unless_unsaved` asks about unsaved changes before it carries something out.
    """

    recovered = Signal()

    def __init__(
        self,
        session: Session,
        unless_unsaved: Callable[[Callable[[], object]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._unless_unsaved = unless_unsaved
        self._folder = home() / "recovery"
        self._folder.mkdir(parents=True, exist_ok=True)
        self._kept = self._folder / f"{fresh_id()}.json"
        self._lock = _lock_of(self._kept)
        self._lock.tryLock(0)
        self._is_closed = False
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="recovery")
        self._timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._timer.timeout.connect(self._keep)
        session.changed.connect(self._keep_soon)
        session.saved_changed.connect(lambda saved: saved and self.forget_copy())

    # keeping

    def _keep_soon(self, _: object = None) -> None:
        if not self._timer.isActive() and not self._is_closed:
            self._timer.start()

    def _keep(self) -> Future[bool] | None:
        if self._session.history.is_saved:
            return None
        return self._writer.submit(_write, self._kept, list(self._session.document))

    def forget_copy(self) -> None:
        """The copy is not needed: the drawing is saved, or was let go."""
        self._timer.stop()
        if not self._is_closed:
            self._writer.submit(_remove, self._kept)

    def close(self) -> None:
        """The window says goodbye: no copy is left behind."""
        self.forget_copy()
        self._is_closed = True
        self._writer.shutdown()
        self._lock.unlock()

    # what was left behind

    def left_behind(self) -> list[Path]:
        """Copies kept by windows that ended without saying goodbye, newest first."""
        others = [path for path in self._folder.glob("*.json") if path != self._kept]
        found = [(_written(path), path) for path in others if not _is_running(path)]
        return [path for written, path in sorted(found, reverse=True) if written]

    def offer(self) -> None:
        """Tell of the newest drawing that was not saved when a window ended."""
        left = self.left_behind()
        if left:
            self._session.noticed.emit(
                Notice(
                    "warning",
                    Text("Lienzo ended unexpectedly last time."),
                    Text("The drawing you were working on was kept."),
                    (
                        (Text("Open it again"), lambda: self._open(left[0])),
                        (Text("Throw it away"), lambda: self._throw_away(left[0])),
                    ),
                )
            )

    def _throw_away(self, copy: Path) -> None:
        _remove(copy)
        self.offer()

    def _open(self, copy: Path) -> None:
        def opened(project: Any) -> None:
            self._unless_unsaved(lambda: self._take(list(project.document), copy))

        self._session.ask("open", opened, path=str(copy))

    def _take(self, records: list[Record], copy: Path) -> None:
        """Work on it as a drawing that is not saved; the old copy goes when a new one stands."""
        self._session.replace(Document())
        self._session.do(added(Text("Recover drawing"), records))
        self.recovered.emit()
        kept = self._keep()
        self._writer.submit(lambda: kept and kept.result() and _remove(copy))
        if any(path != copy for path in self.left_behind()):
            QTimer.singleShot(_KEEP_AFTER, self, self.offer)


def _write(path: Path, records: list[Record]) -> bool:
    """Whether a copy stands there now; a full disk keeps nobody from drawing."""
    try:
        write_whole(path, drawing.encode(Document(records)))
    except Refusal:
        return False
    return True


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _written(path: Path) -> float:
    """When a copy was written; 0 where another thread or window has removed it meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _lock_of(copy: Path) -> QLockFile:
    lock = QLockFile(str(copy.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock


def _is_running(copy: Path) -> bool:
    """Whether the window that keeps this copy still lives: it holds a lock beside it."""
    lock = _lock_of(copy)
    if not lock.tryLock(0):
        return True
    lock.unlock()
    return False
