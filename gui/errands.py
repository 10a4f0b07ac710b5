"""What needs a dialog: searching, bringing in data, exporting, preferences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from backend.catalog.card import Card
from backend.document import edits
from backend.document.records import Block
from backend.text import Text
from gui.actions import ACTIONS, Actions
from gui.canvas.view import CanvasView
from gui.dialogs.about import AboutDialog
from gui.dialogs.command_search import CommandSearch, Entry
from gui.dialogs.export_dialog import ExportDialog
from gui.dialogs.preferences_dialog import PreferencesDialog
from gui.dialogs.table_dialog import TableDialog
from gui.language import say
from gui.panels.group_cards import families_of
from gui.session import Notice, Session

if TYPE_CHECKING:
    from gui.comparing.window import CompareWindow
    from gui.sweeping.window import SweepWindow

DATA = "lienzo.Data"


class Desk(Protocol):
    """What an errand asks of the main window it stands before."""

    canvas: CanvasView
    table: Actions

    def add_block(self, type: str) -> None: ...

    def show_canvas(self) -> None: ...

    def show_panel(self, id: str) -> None: ...


class Errands(QObject):
    """Opens dialogs over the main window and carries out what was chosen in them."""

    def __init__(self, session: Session, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._desk = desk
        self._window = window
        self._place: tuple[QPointF, Any] | None = None
        self._sweeping: SweepWindow | None = None
        self.action_search = CommandSearch(self._everything, window)
        self.block_search = CommandSearch(self._blocks_here, window)

    # searching

    def search(self) -> None:
        """Find an action or a block by its words."""
        self._place = None
        self.action_search.open_over(self._window)

    def search_for_block(self, at: QPointF, joined_with: Any) -> None:
        """Find a block for a place on the canvas, joined with the port a wire came from."""
        self._place = (at, joined_with)
        self.block_search.open_over(self._window)

    def _everything(self) -> list[Entry]:
        return [*self._action_entries(), *self._block_entries(self._desk.add_block)]

    def _blocks_here(self) -> list[Entry]:
        return self._block_entries(self._add_here)

    def _add_here(self, type: str) -> None:
        if self._place is None:  # the other search was opened over this one meanwhile
            self._desk.add_block(type)
        else:
            self._desk.canvas.add_block(type, *self._place)

    def _action_entries(self) -> list[Entry]:
        table = self._desk.table
        return [
            Entry(
                action.title,
                table[action.id].trigger,
                Text("Action"),
                action.icon,
                keys=table[action.id].shortcut().toString(),
                enabled=table[action.id].isEnabled(),
            )
            for action in ACTIONS
            if action.id != "search"
        ]

    def _block_entries(self, add: Callable[[str], object]) -> list[Entry]:
        families = {family.id: family for family in self._session.shelf.families}

        def entry(card: Card) -> Entry:
            family = families[card.family]
            act: Callable[[], object] = lambda: add(card.id)  # noqa: E731
            return Entry(
                card.title, act, Text("Block"), family.icon, family.hue, card.summary, card.words
            )

        cards = sorted(self._session.shelf.offered, key=lambda card: not card.common)
        return [*map(entry, cards), *self._group_entries(add)]

    def _group_entries(self, add: Callable[[str], object]) -> list[Entry]:
        """Blocks of the person's own, ready-made groups, and ports where they belong."""
        return [
            Entry(
                offer.title,
                partial(add, offer.id),
                Text("Block") if family.id == "ports" else Text("Group"),
                offer.icon,
                offer.hue,
                offer.summary,
            )
            for family in families_of(self._session)
            for offer in family.offers
            if offer.id
        ]

    # bringing in data

    def bring_in(self, kind: str) -> None:
        """Ask for a person's own data: a "table", "arrays", or an "image_folder"."""
        ask = {"table": self._ask_for_table, "arrays": self._ask_for_arrays}
        ask.get(kind, self._ask_for_folder)()

    def _ask_for_table(self, path: str = "") -> None:
        """Show how a table reads, let its target and columns be chosen, and use it."""
        dialog = TableDialog(self._preview, path, self._window)
        dialog.accepted.connect(lambda: self._use("table", dialog.options))
        dialog.open()

    def _preview(
        self, path: str, dialect: Any, then: Callable[[Any], None], otherwise: Callable[[Any], None]
    ) -> None:
        self._session.ask("preview_table", then, otherwise, path=path, dialect=dialect)

    def _ask_for_arrays(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._window,
            say(Text("Bring in arrays")),
            str(Path.home()),
            say(Text("NumPy arrays (*.npz *.npy);;All files (*)")),
        )
        if path:
            self._use("arrays", {"path": path})

    def _ask_for_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(
            self._window, say(Text("A folder with one folder of pictures per class"))
        )
        if path:
            self._use("image_folder", {"path": path})

    def _use(self, source: str, options: dict[str, Any]) -> None:
        """Let the drawing's data block bring this; add one where there is none."""
        session = self._session
        plain = {name: list(v) if isinstance(v, tuple) else v for name, v in options.items()}
        settings = {"source": source, "options": plain}
        block = self._data_block()
        if block is None:
            place = self._desk.canvas.place_for_new_block()
            change = edits.add(DATA, place.x(), place.y(), settings)
            session.do(change)
            session.select(change.ids)
        else:
            session.do(edits.set_settings(session.document, block.id, settings))
        self._desk.show_canvas()
        self._desk.show_panel("data")

    def _data_block(self) -> Block | None:
        selected = self._session.selected_block
        if selected is not None and selected.type == DATA:
            return selected
        found = [block for block in self._session.document.blocks if block.type == DATA]
        return found[0] if found else None

    # taking away

    def export(self) -> None:
        """Choose a format and a file, and write the network there."""
        if not self._session.plan.is_sound:
            self._session.noticed.emit(
                Notice(
                    "warning",
                    Text("The drawing cannot be exported yet."),
                    Text("Look at the Problems panel: it says what is missing."),
                )
            )
            self._desk.show_panel("problems")
            return
        if not self._session.weights:
            self._session.noticed.emit(
                Notice(
                    "warning",
                    Text("This network has not been trained yet."),
                    Text("It would be exported with the weights it was born with."),
                )
            )
        place = self._session.path or Path.home() / say(Text("network"))
        dialog = ExportDialog(self._write, place.with_suffix(""), self._window)
        dialog.progress.cancelled.connect(self._session.engine.cancel)
        dialog.open()

    def _write(
        self, path: str, then: Callable[[Any], None], otherwise: Callable[[Any], None]
    ) -> None:
        session = self._session
        session.ask(
            "export",
            then,
            otherwise,
            records=session.records(),
            weights=session.weights or None,
            path=path,
            extras=session.extras,
        )

    # comparing

    def compare(
        self,
        recent: Callable[[], Sequence[Path]],
        title: str = "",
        runs: Sequence[str] = (),
    ) -> CompareWindow:
        """Put the drawing beside another: the runs told, else its file as it was saved, else the
        example it came from; what is not told is chosen there."""
        from gui.comparing.window import CompareWindow

        window = CompareWindow(self._session, recent, self._window)
        window.begin(self._session.path, title, [Path(run) for run in runs])
        window.show()
        return window

    # trying many settings

    def sweep(self, take_in: Callable[[Any, str], None], title: Callable[[], str]) -> SweepWindow:
        """Try many settings of the drawing; while trials run, the window they run in comes back."""
        from gui.sweeping.window import SweepWindow

        window = self._sweeping
        if window is None:
            window = self._sweeping = SweepWindow(self._session, self._window)
            window.opened.connect(take_in)
            window.wants_drawing.connect(lambda: window.take_drawing(title()))
        if window.story is None:
            window.take_drawing(title())
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def leave(self) -> None:
        """The main window goes, and with it what was opened from here."""
        if self._sweeping is not None:
            self._sweeping.leave()

    def copy_link(self) -> None:
        """Put the drawing, with what it has learned, on the clipboard as a line of text."""
        session = self._session
        session.ask(
            "write_link",
            self._copied,
            records=session.records(),
            weights=session.weights or None,
            extras=session.extras,
        )

    def _copied(self, link: str) -> None:
        QGuiApplication.clipboard().setText(link)
        self._session.noticed.emit(
            Notice(
                "good",
                Text("The link is copied: the whole drawing, with its weights."),
                Text("Paste it into a message. It is opened with “Open the copied link”."),
            )
        )

    # about the program

    def preferences(self) -> None:
        """Choose language, theme and motion."""
        PreferencesDialog(self._window).open()

    def about(self) -> None:
        """Say what this is and which versions it stands on."""
        AboutDialog(self._window).open()
