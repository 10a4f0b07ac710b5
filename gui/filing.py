"""Opening, saving, remembering and recovering drawings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from backend.document.change import Change
from backend.document.document import Document
from backend.document.records import Record
from backend.messages import Failure
from backend.text import Text
from gui.dialogs.unsaved_changes import ask_about_changes
from gui.language import say
from gui.preferences import preferences
from gui.recovery import Recovery
from gui.session import Notice, Session

_RECENT = 8


class Filing(QObject):
    """Everything between the session's drawing and the files it comes from and goes to."""

    recent_changed = Signal()
    opened = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._called = ""
        self._recovery = Recovery(session, self._unless_unsaved, self)
        self._recovery.recovered.connect(self.opened)

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
        self._fetch("open", lambda project: self._opened(project, path), path=str(path))

    def open_link(self) -> None:
        """Open the link that was copied, as a new drawing without a file."""

        def take(project: Any) -> None:
            self._take(project.document, project.weights, None, project.extras)

        self._fetch("read_link", take, link=QGuiApplication.clipboard().text())

    def take_in(self, project: Any, called: str) -> None:
        """Show a project that was made elsewhere, as a new drawing that no file holds yet."""

        def take() -> None:
            self._take(project.document, project.weights, None, project.extras, called)
            self._session.history.mark_saved_at(Change(Text("Bring in a model"), {}))
            self._session.saved_changed.emit(False)

        self._unless_unsaved(take)

    def open_example(self, name: str) -> None:
        """Open an example as a new drawing without a file."""
        self._open_shipped("example", name)

    def open_network(self, name: str) -> None:
        """Open a published network as a new drawing without a file."""
        self._open_shipped("network", name)

    def _open_shipped(self, verb: str, name: str) -> None:
        def take(records: list[Record]) -> None:
            self._take(Document(records), None, None, called=name)

        self._fetch(verb, take, name=name)

    def _fetch(self, verb: str, take: Callable[[Any], object], **arguments: Any) -> None:
        """Ask about unsaved changes, fetch, take; ask again if there were edits meanwhile."""

        def ask() -> None:
            let_go = self._here()

            def arrived(answer: Any) -> None:
                if all(now is then for now, then in zip(self._here(), let_go, strict=True)):
                    take(answer)
                else:
                    self._unless_unsaved(lambda: take(answer))

            self._session.ask(verb, arrived, **arguments)

        self._unless_unsaved(ask)

    def _here(self) -> tuple[object, object]:
        """Which drawing this is, and how far it was edited."""
        return self._session.document, self._session.history.undoable

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
        self,
        document: Document,
        weights: Any,
        path: Path | None,
        extras: Any = None,
        called: str = "",
    ) -> None:
        self._called = called
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
        name = f"{self._called}.lienzo" if self._called else say(Text("drawing.lienzo"))
        start = self._session.path or self._folder() / name
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
        document, done = self._session.document, self._session.history.undoable

        def saved(extras: Any) -> None:
            self._remember(path)
            if self._session.document is not document:
                return
            self._session.extras = extras
            self._session.mark_saved(path, done)
            self._unless_unsaved(then)

        self._session.ask(
            "save",
            saved,
            self._not_saved,
            records=self._session.records(),
            weights=self._session.weights or None,
            path=str(path),
            extras=self._session.extras,
        )

    def _not_saved(self, failure: Failure) -> None:
        """Nothing was written: the drawing stays unsaved, and may be saved elsewhere."""
        self._session.noticed.emit(
            Notice(
                "error",
                failure.what,
                failure.advice,
                ((Text("Save as…"), self.save_as),),
                failure.detail,
            )
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
        return path.stem if path else self._called or say(Text("Untitled drawing"))

    # recovery

    def forget_copy(self) -> None:
        """The window says goodbye: no copy for recovery is left."""
        self._recovery.close()

    def offer_recovery(self) -> None:
        """Tell of a drawing that was not saved when Lienzo last ended."""
        self._recovery.offer()
