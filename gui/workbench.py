"""What fills the main window: the canvas, the panels around it, one table of actions."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backend.document.records import Block, fresh_id
from backend.text import Refusal, Text
from gui import taking
from gui.actions import Actions
from gui.activations import ACTIVATIONS
from gui.canvas import open_groups
from gui.canvas.view import CanvasView
from gui.docks import DOCKS, Dock, Guest
from gui.errands import Errands
from gui.filing import Filing
from gui.group_actions import GroupActions
from gui.importing import Importing
from gui.language import language, tell
from gui.mishaps import mishaps
from gui.neuron_actions import NeuronActions
from gui.panels.training_bar import TrainingBar
from gui.panels.welcome_page import WelcomePage
from gui.preferences import preferences
from gui.session import Notice, Session
from gui.theme import theme
from gui.widgets.notices import NoticeColumn
from gui.working import Working

_SMALLEST_PANEL = (200, 120)

_LAYOUT = 2
"""Which set of panels there is: places that were kept for another set are not taken up."""

_ABOUT_NOTHING = (
    ("leave_group",),
    ("search", "paste", "note", "open_link"),
    ("select_all", "tidy", "fit"),
)
_ABOUT_THINGS = (
    ("enter_group", "open_group", "leave_group"),
    ("group", "ungroup", "make_own", "detach"),
    ("open_layer", "fold", "unfold"),
    ("add_neuron", "remove_neuron", "add_column", "remove_column"),
    tuple(f"activation_{name}" for name in ACTIVATIONS),
    ("type_number", "tie", "untie", "freeze", "reset_weights"),
    ("cut", "copy", "paste", "duplicate", "delete"),
    ("tidy",),
)
"""What a menu on the canvas holds, of what can act."""

_STEPS = ("step_epoch", "step_batch", "step_example", "step_operation")
_RUNNING = ("play", "pause", *_STEPS, "stop", "start_over")


class Workbench(QObject):
    """Puts the parts together and carries out the actions. Knows every panel; none knows it."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self.session = session
        self.window = window
        self.filing = Filing(session, window)
        self.panels: dict[str, Any] = {}
        self._docks: dict[str, QDockWidget] = {}
        self._guests: dict[str, Guest] = {}
        self._build_middle()
        self.errands = Errands(session, self, window)
        self.neurons = NeuronActions(session, self.canvas)
        self.groups = GroupActions(session, self.canvas)
        self.importing = Importing(session, self.filing, window)
        self.table = Actions(self, self._doings())
        self._menus = self.table.fill(self.window.menuBar())
        self._toolbar = self._build_toolbar()
        self._build_docks()
        self._listen()
        self._refresh_title()
        self._refresh_actions()
        self._size_docks()

    # building

    def _build_middle(self) -> None:
        self.canvas = CanvasView(self.session)
        self.welcome = WelcomePage(self.session, self.filing.recent)
        self.notices = NoticeColumn()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.canvas)
        middle = QWidget()
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(self._stack, 1)
        self.window.setCentralWidget(middle)
        self.working = Working(self.session.engine, middle)

    def _build_toolbar(self) -> QToolBar:
        bar = QToolBar(objectName="toolbar", movable=False, floatable=False)
        tell(bar, bar.setWindowTitle, Text("Toolbar"))
        self.window.addToolBar(bar)
        self._name = QLabel(objectName="drawing-name")
        bar.addWidget(self._name)
        for id in ("undo", "redo"):
            bar.addAction(self.table[id])
        bar.addSeparator()
        for id in _RUNNING:
            bar.addAction(self.table[id])
        bar.addSeparator()
        self.training_bar = TrainingBar(self.session)
        bar.addWidget(self.training_bar)
        self.training_bar.cost.wanted_block.connect(self.show_block)
        for id in ("search", "dark", "spanish"):
            bar.addAction(self.table[id])
        button = bar.widgetForAction(self.table["spanish"])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return bar

    def _build_docks(self) -> None:
        """Empty docks at once; what is in them comes behind the first paint."""
        self.window.setDockNestingEnabled(True)
        self.window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        last: dict[Qt.DockWidgetArea, QDockWidget] = {}
        for dock in DOCKS:
            widget = self._docks[dock.id] = QDockWidget(objectName=dock.id)
            tell(widget, widget.setWindowTitle, dock.title)
            widget.setWidget(QWidget())
            self.window.addDockWidget(dock.area, widget)
            if dock.below:
                self.window.splitDockWidget(
                    self._docks[dock.below], widget, Qt.Orientation.Vertical
                )
            elif dock.area in last:
                self.window.tabifyDockWidget(last[dock.area], widget)
            last[dock.area] = widget
            if dock.comes:
                self._guests[dock.id] = Guest(widget, dock.comes)
        for id in ("palette", "settings", "curves"):
            self._docks[id].raise_()
        menu = self._menus["view"]
        menu.addSeparator()
        for widget in self._docks.values():
            menu.addAction(widget.toggleViewAction())

    def _size_docks(self) -> None:
        sides = [self._docks["palette"], self._docks["settings"]]
        height = min(240, self.window.height() * 26 // 100)
        self.window.resizeDocks(sides, [264, 336], Qt.Orientation.Horizontal)
        self.window.resizeDocks([self._docks["curves"]], [height], Qt.Orientation.Vertical)

    # starting

    def begin(self, path: Path | None = None) -> None:
        """Start the trainer, make the panels, open a file. The engine is running already."""
        self.session.start()
        self.session.trainer.start()
        self._furnish(list(DOCKS))
        self.filing.offer_recovery()
        if path is not None:
            self.filing.open_path(path)

    def _furnish(self, docks: list[Dock]) -> None:
        """One panel at a time, so that the window answers in between."""
        if not docks:
            self._settle()
            return
        first, *rest = docks
        panel = first.make(self.session)
        # Otherwise the neediest panel of a side would push the canvas whenever it changes.
        panel.setMinimumSize(*_SMALLEST_PANEL)
        self._docks[first.id].setWidget(panel)
        self.panels[first.id] = panel
        self._join(first.id, panel)
        QTimer.singleShot(0, self, lambda: self._furnish(rest))

    def _join(self, id: str, panel: Any) -> None:
        """What the panels wish for is carried out here."""
        if id == "palette":
            panel.wanted.connect(self.add_block)
        elif id == "runs":
            panel.comparison_wanted.connect(self._compare_runs)
        elif id == "data":
            panel.import_wanted.connect(self.errands.bring_in)
        elif id == "problems":
            panel.wanted_block.connect(self.show_block)
            panel.counted.connect(self._count_problems)
        elif id in self._guests:
            panel.wanted.connect(self._guests[id].come)

    def _settle(self) -> None:
        """Once every panel is there: the places and sizes that were left last time."""
        self._as_built = self.window.saveState(_LAYOUT)
        state = preferences().value("state")
        if isinstance(state, QByteArray):
            self.window.restoreState(state, _LAYOUT)
        gc.freeze()  # what is there now stays: collecting rubbish need not look at it again

    def _reset_panels(self) -> None:
        self.window.restoreState(self._as_built, _LAYOUT)
        for id, dock in self._docks.items():
            guest = self._guests.get(id)
            dock.setVisible(guest is None or guest.invite())
        self._size_docks()

    # listening

    def _listen(self) -> None:
        session = self.session
        session.changed.connect(self._refresh_actions)
        session.selected.connect(self._refresh_actions)
        session.place_changed.connect(self._refresh_actions)
        session.cell_chosen.connect(self._refresh_actions)
        session.training_changed.connect(self._refresh_actions)
        session.replaced.connect(self._refresh_actions)
        session.planned.connect(self._refresh_actions)
        session.saved_changed.connect(self._refresh_title)
        session.noticed.connect(self._tell)
        mishaps().told.connect(self._tell)
        language().changed.connect(self._refresh_title)
        theme().changed.connect(self._refresh_choices)
        language().changed.connect(self._refresh_choices)
        self.filing.opened.connect(self.show_canvas)
        self.filing.recent_changed.connect(self.welcome.refresh)
        self.welcome.opened_example.connect(self.filing.open_example)
        self.welcome.opened_network.connect(self.filing.open_network)
        self.welcome.opened_file.connect(lambda path: self.filing.open_path(Path(path)))
        self.welcome.empty_wanted.connect(self.filing.new)
        self.welcome.open_wanted.connect(self.filing.open)
        self.welcome.back_wanted.connect(self.show_canvas)
        self.canvas.showing.connect(session.show_blocks)
        self.canvas.opened.connect(self._open)
        self.canvas.wanted_block.connect(self.errands.search_for_block)
        self.canvas.context_requested.connect(self._context_menu)
        self._refresh_choices()

    def _tell(self, notice: Notice) -> None:
        self.notices.show_notice(notice.severity, notice.what, notice.advice, notice.actions)
        if notice.detail:
            print(notice.detail, file=sys.stderr)

    def _refresh_title(self, *_: object) -> None:
        saved = self.session.history.is_saved
        title = self.filing.title
        self.window.setWindowModified(not saved)
        self.window.setWindowTitle(f"{title}[*] — Lienzo")
        self._name.setText(title if saved else f"{title} •")
        self.canvas.crumbs.rename(title)

    def _refresh_choices(self) -> None:
        """Two actions turn something over: each says what it would do now."""
        is_dark, is_spanish = theme().is_dark, language().code == "es"
        light, dark = (Text("Light theme"), "sun"), (Text("Dark theme"), "moon")
        self.table.rename("dark", *(light if is_dark else dark))
        other = Text("Change to English") if is_spanish else Text("Change to Spanish")
        self.table.rename("spanish", other, "language")
        self.table["spanish"].setIconText("ES" if is_spanish else "EN")

    def _refresh_actions(self, *_: object) -> None:
        session, table = self.session, self.table
        state = session.state
        at_rest = state in ("idle", "finished", "lost")
        any_block = not session.document.is_empty
        table["undo"].setEnabled(session.history.undoable is not None)
        table["redo"].setEnabled(session.history.redoable is not None)
        for id in ("cut", "copy", "duplicate", "delete"):
            table[id].setEnabled(bool(session.selection))
        ready = any_block and (at_rest or state == "paused")
        for id in ("play", *_STEPS):
            table[id].setEnabled(ready)
        table["pause"].setEnabled(state == "running")
        table["stop"].setEnabled(state in ("starting", "running", "paused"))
        table["start_over"].setEnabled(not at_rest or bool(session.weights))
        table["export"].setEnabled(any_block)
        table["sweep"].setEnabled(any_block)
        table["copy_link"].setEnabled(any_block)
        table["tidy"].setEnabled(any_block)
        chosen = self.neurons.chosen
        for id, able in {**self.neurons.able(chosen), **self.groups.able()}.items():
            table[id].setEnabled(able)
        self._rename_open_layer(chosen.layers)
        self._rename_open_group()

    def _rename_open_layer(self, layers: Sequence[Block]) -> None:
        """One action opens a layer and closes it again."""
        closes = bool(layers) and all(layer.is_open for layer in layers)
        words = (Text("Close the layer"), "fold") if closes else (Text("Open the layer"), "unfold")
        self.table.rename("open_layer", *words)

    def _rename_open_group(self) -> None:
        """One action opens a group in place and folds it up again."""
        alone = self.groups.chosen.alone
        closes = alone is not None and alone.is_open
        words = (Text("Close the group"), "fold") if closes else (Text("Open in place"), "unfold")
        self.table.rename("open_group", *words)

    def _count_problems(self, count: int, errors: int) -> None:
        title = Text("Problems ({count})", count=count) if count else Text("Problems")
        dock = self._docks["problems"]
        tell(dock, dock.setWindowTitle, title)

    # acting

    def _doings(self) -> dict[str, Callable[[], object]]:
        session, canvas, filing, errands = self.session, self.canvas, self.filing, self.errands
        return {
            "new": filing.new,
            "open": filing.open,
            "examples": self._show_welcome,
            "save": filing.save,
            "save_as": filing.save_as,
            "import_table": lambda: errands.bring_in("table"),
            "import_arrays": lambda: errands.bring_in("arrays"),
            "import_pictures": lambda: errands.bring_in("image_folder"),
            "import_model": self.importing.choose,
            "export": errands.export,
            "compare": lambda: errands.compare(filing.recent, filing.title),
            "preferences": errands.preferences,
            "sweep": lambda: errands.sweep(filing.take_in, lambda: filing.title),
            "quit": self.window.close,
            "undo": session.undo,
            "redo": session.redo,
            "cut": canvas.cut,
            "copy": canvas.copy,
            "paste": canvas.paste,
            "duplicate": canvas.duplicate,
            "delete": canvas.delete_selected,
            "select_all": canvas.select_all,
            "tidy": self._tidy,
            "note": canvas.add_note,
            "search": errands.search,
            "zoom_in": lambda: canvas.zoom_by(1.25),
            "zoom_out": lambda: canvas.zoom_by(0.8),
            "zoom_whole": lambda: canvas.zoom_to(100),
            "fit": canvas.fit,
            "dark": lambda: theme().switch("light" if theme().is_dark else "dark"),
            "spanish": lambda: language().switch("en" if language().code == "es" else "es"),
            "reset_panels": self._reset_panels,
            "play": session.play,
            "pause": session.pause,
            "step_batch": lambda: session.step("batch"),
            "step_epoch": lambda: session.step("epoch"),
            "step_example": lambda: self._walk("example"),
            "step_operation": lambda: self._walk("operation"),
            "copy_link": errands.copy_link,
            "open_link": filing.open_link,
            **self.neurons.doings(),
            **self.groups.doings(),
            "stop": session.stop,
            "start_over": session.start_over,
            "about": errands.about,
        }

    def add_block(self, type: str, at: QPointF | None = None) -> None:
        """Put what was taken from the palette where there is room, and select it."""
        session, place = self.session, at or self.canvas.place_for_new_block()
        self.show_canvas()
        id = fresh_id()
        try:
            change = taking.put_down(session, type, place.x(), place.y(), session.place, id)
        except Refusal as refusal:
            session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return
        session.do(change)
        session.select([id])
        self.canvas.bring_into_view(id)

    def show_block(self, id: str) -> None:
        """Go to where a block stands, select it and bring it into view."""
        self.show_canvas()
        self.session.show_block(id)

    def show_panel(self, id: str) -> None:
        """Bring a panel to the front."""
        self._docks[id].show()
        self._docks[id].raise_()

    def _tidy(self) -> None:
        """Put what is in view, or the several blocks that are selected, in order."""
        open_groups.tidy(self.canvas)

    def _open(self, id: str) -> None:
        """A layer opens in place, or closes; a group is entered; of others the settings show."""
        if not self.neurons.turn_over(id) and not self.groups.turn_into(id):
            self.show_panel("settings")

    def _compare_runs(self, folders: Sequence[str]) -> None:
        self.errands.compare(self.filing.recent, self.filing.title, folders)

    def _walk(self, grain: str) -> None:
        """Walk on through a batch, where its arithmetic can be seen."""
        self.show_panel("arithmetic")
        self.session.step(grain)

    def show_canvas(self, *_: object) -> None:
        """Leave the welcome page for the drawing."""
        fresh = self._stack.currentWidget() is not self.canvas
        self._stack.setCurrentWidget(self.canvas)
        if fresh or not self.session.history.undoable:
            QTimer.singleShot(0, self.canvas, self.canvas.fit)
        self.canvas.setFocus()

    def _show_welcome(self) -> None:
        self.welcome.refresh()
        self._stack.setCurrentWidget(self.welcome)

    def _context_menu(self, position: QPoint, ids: frozenset[str]) -> None:
        """What can be done with the thing under the pointer, or on the empty canvas."""
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in _ABOUT_THINGS if ids else _ABOUT_NOTHING:
            able = [id for id in group if self.table[id].isEnabled()]
            if able and not menu.isEmpty():
                menu.addSeparator()
            self.table.add_to(menu, able, with_lines=False)
        menu.exec(position)

    # leaving

    def leave(self) -> bool:
        """Whether the window may close now; asks first where something would be lost."""
        if self.session.history.is_saved:
            self._say_goodbye()
            return True
        self.filing.leave(self._leave_now)
        return False

    def _leave_now(self) -> None:
        self.session.history.mark_saved()
        self.window.close()

    def _say_goodbye(self) -> None:
        preferences().setValue("state", self.window.saveState(_LAYOUT))
        self.filing.forget_copy()
        self.errands.leave()
        self.session.close()
