"""Opening, saving, remembering and recovering drawings."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from backend.document.document import Document
from backend.document.records import Record, fresh_id
from backend.home import home
from backend.text import Text
from gui.dialogs.unsaved_changes import ask_about_changes
from gui.language import say
from gui.preferences import preferences
from gui.session import Notice, Session

_RECENT = 8
_KEEP_AFTER = 700
"""Milliseconds of quiet after an edit before a copy for recovery is written."""


class Filing(QObject):
    """Everything between the session's drawing and the files it comes from and goes to."""

    recent_changed = Signal()
    opened = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._kept = home() / "recovery" / f"{fresh_id()}.json"
        self._kept.parent.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._kept.with_suffix(".lock")))
        self._lock.setStaleLockTime(0)
        self._lock.tryLock(0)
        self._keep_timer = QTimer(self, interval=_KEEP_AFTER, singleShot=True)
        self._keep_timer.timeout.connect(self._keep)
        session.changed.connect(lambda change: self._keep_timer.start())
        session.saved_changed.connect(lambda saved: saved and self.forget_copy())

    # recent files

    def recent(self) -> list[Path]:
        """The files opened or saved last, newest first, that are still there."""
        value = preferences().value("recent", [])
        names = [value] if isinstance(value, str) else list(value or [])
        return [Path(name) for name in names if Path(name).exists()]

    def _remember(self, path: Path) -> None:
        others = [other for other in self.recent() if other != path]
        preferences().setValue("recent", [str(path) for path in [path, *others][:_RECENT]])
        self.recent_changed.emit()

    # opening

    def new(self) -> None:
        """An empty drawing."""
        self._unless_unsaved(lambda: self._take(Document(), None, None))

    def open(self) -> None:
        """Ask for a file and open it."""
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            say(Text("Open a drawing")),
            str(self._folder()),
            say(Text("Drawings (*.lienzo *.json);;All files (*)")),
        )
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> None:
        """Open a file, after asking about unsaved changes."""
        self._unless_unsaved(
            lambda: self._session.ask(
                "open", lambda project: self._opened(project, path), path=str(path)
            )
        )

    def open_example(self, name: str) -> None:
        """Open an example as a new drawing without a file."""
        self._unless_unsaved(
            lambda: self._session.ask(
                "example", lambda records: self._take(Document(records), None, None), name=name
            )
        )

    def _opened(self, project: Any, path: Path) -> None:
        self._take(project.document, project.weights, path, project.extras)
        self._remember(path)
        if project.repairs:
            self._session.noticed.emit(
                Notice(
                    "warning",
                    Text("“{name}” was damaged and has been repaired.", name=path.name),
                    project.repairs[0],
                )
            )

    def _take(
        self, document: Document, weights: Any, path: Path | None, extras: Any = None
    ) -> None:
        self._session.replace(document, weights, path, extras)
        self.opened.emit()

    # saving

    def save(self, then: Callable[[], object] = lambda: None) -> None:
        """Save where the drawing came from, or ask where."""
        if self._session.path is None:
            self.save_as(then)
        else:
            self._save_to(self._session.path, then)

    def save_as(self, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a place and save there."""
        start = self._session.path or self._folder() / say(Text("drawing.lienzo"))
        path, _ = QFileDialog.getSaveFileName(
            self._window,
            say(Text("Save the drawing")),
            str(start),
            say(Text("Drawing with weights (*.lienzo);;Drawing alone, as JSON (*.json)")),
        )
        if path:
            chosen = Path(path)
            if not chosen.suffix:
                chosen = chosen.with_suffix(".lienzo")
            self._save_to(chosen, then)

    def _save_to(self, path: Path, then: Callable[[], object]) -> None:
        done = self._session.history.undoable

        def saved(extras: Any) -> None:
            self._session.extras = extras
            if self._session.history.undoable is done:
                self._session.mark_saved(path)
            self._remember(path)
            then()

        self._session.ask(
            "save",
            saved,
            records=self._session.records(),
            weights=self._session.weights or None,
            path=str(path),
            extras=self._session.extras,
        )

    def _folder(self) -> Path:
        recent = self.recent()
        return recent[0].parent if recent else Path.home()

    # leaving

    def _unless_unsaved(self, act: Callable[[], object]) -> None:
        """Do it at once where nothing would be lost; otherwise ask first."""
        if self._session.history.is_saved:
            act()
            return
        answer = ask_about_changes(self._window, self.title)
        if answer == "save":
            self.save(then=act)
        elif answer == "discard":
            act()

    def leave(self, act: Callable[[], object]) -> None:
        """Before the window closes: `act` when nothing stands in the way."""
        self._unless_unsaved(act)

    @property
    def title(self) -> str:
        """What the drawing is called."""
        path = self._session.path
        return path.stem if path else say(Text("Untitled drawing"))

    # recovery

    def _keep(self) -> None:
        if self._session.history.is_saved:
            return
        self._session.ask(
            "save",
            lambda _: None,
            lambda failure: None,
            records=self._session.records(),
            weights=None,
            path=str(self._kept),
        )

    def forget_copy(self) -> None:
        """The copy for recovery is not needed: the drawing is saved, or was let go."""
        self._keep_timer.stop()
        with contextlib.suppress(OSError):
            self._kept.unlink()

    def left_behind(self) -> list[Path]:
        """Copies kept by windows that ended without saying goodbye, newest first."""
        folder = home() / "recovery"
        others = [path for path in folder.glob("*.json") if path != self._kept]
        found = [path for path in others if not _is_running(path)]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)

    def offer_recovery(self) -> None:
        """Tell of a drawing that was not saved when Lienzo last ended."""
        left = self.left_behind()
        if left:
            self._session.noticed.emit(
                Notice(
                    "warning",
                    Text("Lienzo ended unexpectedly last time."),
                    Text("The drawing you were working on was kept."),
                    (
                        (Text("Open it again"), lambda: self._recover(left)),
                        (Text("Throw it away"), lambda: _remove(left)),
                    ),
                )
            )

    def _recover(self, left: list[Path]) -> None:
        def take(project: Any) -> None:
            records: list[Record] = list(project.document)
            self._session.replace(Document())
            self._session.history.do(_all_added(records))
            self.opened.emit()
            _remove(left)

        self._session.ask("open", take, path=str(left[0]))


def _all_added(records: list[Record]) -> Any:
    from backend.document.change import added

    return added(Text("Recover drawing"), records)


def _remove(paths: list[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _is_running(copy: Path) -> bool:
    """Whether the window that keeps this copy still lives: it holds a lock beside it."""
    lock = QLockFile(str(copy.with_suffix(".lock")))
    if not lock.tryLock(0):
        return True
    lock.unlock()
    return False
