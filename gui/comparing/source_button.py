"""A button that names the drawing of one side, and a menu of all that could stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QToolButton, QWidget

from backend.formats.examples import EXAMPLES
from backend.formats.networks import NETWORKS
from backend.text import Text
from gui.comparing.sources import EXAMPLE, HERE, NETWORK, RUN, Source, file_source
from gui.language import language, say, tell
from gui.panels.runs_panel import run_date
from gui.session import Session
from gui.theme import theme, wear
from gui.widgets.buttons import open_below

_MOST_RUNS = 30


class SourceButton(QToolButton):
    """Shows where a drawing comes from; `chosen` tells another `Source`."""

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        what: Text,
        recent: Callable[[], Sequence[Path]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._recent = session, recent
        self._runs: list[Path] = []
        self.source: Source | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        open_below(self, self._menu)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the name
        wear(self, self.setIcon, "chevron-down", "quiet")
        self.setIconSize(QSize(12, 12))
        self.setStyleSheet(_sheet())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(28)
        tell(self, self.setToolTip, what)
        language().changed.connect(self._say)
        self._say()

    def show_source(self, source: Source) -> None:
        """Name this drawing from now on."""
        self.source = source
        self._say()

    def know_runs(self, folders: Sequence[Path]) -> None:
        """These runs can be chosen, the newest first."""
        self._runs = list(folders)[:_MOST_RUNS]

    def _say(self) -> None:
        words = said(self.source.title) if self.source else say(Text("Choose a drawing"))
        self.setText(words if len(words) <= 40 else f"{words[:39]}…")
        self.setAccessibleName(f"{self.toolTip()}: {words}")

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        for former in menu.findChildren(QMenu):
            former.deleteLater()
        self._add(menu, Source(HERE, title=Text("The drawing that is open")), "graph")
        file = menu.addAction(say(Text("A file…")), self.ask_for_file)
        wear(file, file.setIcon, "open")
        menu.addSeparator()
        self._add_group(Text("Recent files"), [file_source(path) for path in self._recent()])
        runs = [Source(RUN, str(folder), run_title(folder)) for folder in self._runs]
        self._add_group(Text("Earlier runs"), runs)
        self._add_group(Text("Examples"), [Source(EXAMPLE, e.name, e.title) for e in EXAMPLES])
        networks = [Source(NETWORK, one.name, one.title) for one in NETWORKS]
        self._add_group(Text("Published networks"), networks)

    def _add_group(self, title: Text, sources: Sequence[Source]) -> None:
        group = self._menu.addMenu(say(title))
        group.setEnabled(bool(sources))
        for source in sources:
            self._add(group, source)

    def _add(self, menu: QMenu, source: Source, icon: str = "") -> None:
        action = menu.addAction(said(source.title))
        if icon:
            wear(action, action.setIcon, icon)
        action.triggered.connect(lambda checked=False: self.chosen.emit(source))

    def ask_for_file(self) -> None:
        """Ask for a file with a drawing."""
        recent = self._recent()
        folder = recent[0].parent if recent else Path.home()
        path, _ = QFileDialog.getOpenFileName(
            self.window(),
            say(Text("Open a drawing")),
            str(folder),
            say(Text("Drawings (*.lienzo *.json);;All files (*)")),
        )
        if path:
            self.chosen.emit(file_source(Path(path)))


def said(words: Text | str) -> str:
    """Words in the language of the window; names are as they are."""
    return say(words) if isinstance(words, Text) else words


def run_title(folder: Any) -> Text:
    """What a run is called: when it began."""
    return Text("Run of {date}", date=run_date(Path(folder).name))


def _sheet() -> str:
    """The looks of a field: it holds a value that can be chosen."""
    edge = theme().color("edge").name()
    return (
        f"QToolButton {{ border: 1px solid {edge}; padding: 0 8px; }}"
        "QToolButton:focus { padding: 0 7px; }"
    )
