"""One table of what a person can do: menus, toolbar, shortcuts and search are made from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from backend.text import Text
from gui.activations import ACTIVATIONS
from gui.language import language, say, tell
from gui.theme import wear


@dataclass(frozen=True)
class Action:
    """Something a person can do: what it is called, where it stands, how it is reached.

    `menu` is the title of its menu, `group` that of a menu within it, where it is called by its
    `short` name; an action without a menu is only found by the search. A `line` stands above it.
    """

    id: str
    title: Text
    menu: str = ""
    icon: str = ""
    shortcut: str | QKeySequence.StandardKey = ""
    checkable: bool = False
    line: bool = False
    hint: Text = Text("")
    group: str = ""
    short: Text = Text("")


MENUS: dict[str, Text] = {
    "file": Text("&File"),
    "edit": Text("&Edit"),
    "view": Text("&View"),
    "neurons": Text("&Neurons"),
    "groups": Text("&Groups"),
    "training": Text("&Training"),
    "help": Text("&Help"),
}

GROUPS: dict[str, Text] = {"activation": Text("Activation")}

_KEY = QKeySequence.StandardKey


def _activation(name: str, title: Text | str) -> Action:
    whole = Text("Activation: {name}", name=title)
    short = Text("{name}", name=title)
    return Action(f"activation_{name}", whole, "neurons", group="activation", short=short)


ACTIONS: tuple[Action, ...] = (
    Action("new", Text("New drawing"), "file", "new", _KEY.New),
    Action("open", Text("Open…"), "file", "open", _KEY.Open),
    Action("examples", Text("Examples and recent files"), "file", "welcome"),
    Action("save", Text("Save"), "file", "save", _KEY.Save, line=True),
    Action("save_as", Text("Save as…"), "file", "", "Ctrl+Shift+S"),
    Action("copy_link", Text("Copy as a link"), "file", "share", "Ctrl+Shift+C", line=True),
    Action("open_link", Text("Open the copied link"), "file", "", "Ctrl+Shift+V"),
    Action("import_table", Text("Bring in a table (CSV)…"), "file", "table", line=True),
    Action("import_arrays", Text("Bring in arrays (NPZ)…"), "file", "data"),
    Action("import_pictures", Text("Bring in a folder of pictures…"), "file", "picture"),
    Action("import_model", Text("Bring in a model (ONNX, PT2)…"), "file", "import"),
    Action("export", Text("Export the network…"), "file", "export", "Ctrl+E", line=True),
    Action("compare", Text("Compare with…"), "file", "compare", "Ctrl+Shift+K"),
    Action("preferences", Text("Preferences…"), "file", "settings", "Ctrl+,", line=True),
    Action("quit", Text("Quit"), "file", "", _KEY.Quit, line=True),
    Action("undo", Text("Undo"), "edit", "undo", _KEY.Undo),
    Action("redo", Text("Redo"), "edit", "redo", _KEY.Redo),
    Action("cut", Text("Cut"), "edit", "cut", _KEY.Cut, line=True),
    Action("copy", Text("Copy"), "edit", "copy", _KEY.Copy),
    Action("paste", Text("Paste"), "edit", "paste", _KEY.Paste),
    Action("duplicate", Text("Duplicate"), "edit", "duplicate", "Ctrl+D"),
    Action("delete", Text("Delete"), "edit", "delete", _KEY.Delete),
    Action("select_all", Text("Select all"), "edit", "", _KEY.SelectAll, line=True),
    Action("tidy", Text("Tidy up"), "edit", "tidy", "Ctrl+Shift+L"),
    Action("freeze", Text("Freeze or unfreeze"), "edit", "snowflake", "Ctrl+Shift+F"),
    Action("note", Text("Add a note"), "edit", "note", "Ctrl+Shift+N"),
    Action("search", Text("Search actions and blocks…"), "edit", "search", "Ctrl+K", line=True),
    Action("zoom_in", Text("Zoom in"), "view", "zoom-in", _KEY.ZoomIn),
    Action("zoom_out", Text("Zoom out"), "view", "zoom-out", _KEY.ZoomOut),
    Action("zoom_whole", Text("Actual size"), "view", "", "Ctrl+0"),
    Action("fit", Text("Fit the drawing"), "view", "zoom-fit", "Ctrl+1"),
    Action("dark", Text("Dark theme"), "view", "moon", line=True),
    Action("spanish", Text("Change to Spanish"), "view", "language"),
    Action("reset_panels", Text("Put the panels back"), "view", "", line=True),
    Action("add_neuron", Text("Add a neuron"), "neurons", "neuron-add", "Alt+Down"),
    Action("remove_neuron", Text("Remove the neuron"), "neurons", "neuron-remove", "Alt+Up"),
    Action("add_column", Text("Add a column after it"), "neurons", "column-add", "Alt+Right"),
    Action("remove_column", Text("Remove the column"), "neurons", "column-remove", "Alt+Left"),
    *(_activation(name, title) for name, title in ACTIVATIONS.items()),
    Action("type_number", Text("Type the weight…"), "neurons", "edit", "F2", line=True),
    Action("tie", Text("Tie the weights"), "neurons", "tie", "Ctrl+T"),
    Action("untie", Text("Untie the weights"), "neurons", "untie", "Ctrl+Shift+T"),
    Action("reset_weights", Text("Reset the weights"), "neurons", "restart", "Ctrl+Shift+R"),
    Action("open_layer", Text("Open the layer"), "neurons", "unfold", "Alt+Return", line=True),
    Action("fold", Text("Fold neurons into a layer"), "neurons", "into-layer", "Ctrl+J"),
    Action("unfold", Text("Unfold into neurons"), "neurons", "into-neurons", "Ctrl+Shift+J"),
    Action("group", Text("Group"), "groups", "group", "Ctrl+G"),
    Action("ungroup", Text("Ungroup"), "groups", "ungroup", "Ctrl+Shift+G"),
    Action("enter_group", Text("Enter the group"), "groups", "enter", "Ctrl+Down", line=True),
    Action("leave_group", Text("Leave the group"), "groups", "leave", "Ctrl+Up"),
    Action("open_group", Text("Open in place"), "groups", "unfold", "Ctrl+Shift+O"),
    Action("make_own", Text("Make a block of my own"), "groups", "own", line=True),
    Action("detach", Text("Detach from its definition"), "groups", "untie"),
    Action("play", Text("Train"), "training", "play", "Ctrl+Return"),
    Action("pause", Text("Pause"), "training", "pause", "Ctrl+."),
    Action("step_epoch", Text("Train one epoch"), "training", "step-epoch", "Shift+F10"),
    Action("step_batch", Text("Train one batch"), "training", "step", "F10"),
    Action("step_example", Text("Walk on by one example"), "training", "step-example", "Ctrl+F10"),
    Action(
        "step_operation",
        Text("Walk on by one operation"),
        "training",
        "step-operation",
        "Ctrl+Shift+F10",
    ),
    Action("stop", Text("Stop"), "training", "stop", "Shift+F5"),
    Action("start_over", Text("Start over with new weights"), "training", "restart", line=True),
    Action(
        "sweep", Text("Try many settings…"), "training", "settings", "Ctrl+Shift+Return", line=True
    ),
    Action("about", Text("About Lienzo"), "help", "logo"),
)


class Actions(QObject):
    """The table as living `QAction`s, in the language and colours of the window."""

    def __init__(self, parent: QObject, doings: dict[str, Callable[[], object]]) -> None:
        super().__init__(parent)
        self._by_id: dict[str, QAction] = {}
        self._table = {action.id: action for action in ACTIONS}
        for action in ACTIONS:
            self._by_id[action.id] = self._made(action, doings[action.id])
        language().changed.connect(self._hint_all)
        self._hint_all()

    def _made(self, action: Action, act: Callable[[], object]) -> QAction:
        living = QAction(self)
        living.setObjectName(action.id)
        living.setCheckable(action.checkable)
        if action.shortcut:
            living.setShortcut(QKeySequence(action.shortcut))
        tell(living, living.setText, action.short or action.title)
        if action.icon:
            wear(living, living.setIcon, action.icon)
        living.triggered.connect(lambda checked=False: act())
        return living

    def _hint_all(self) -> None:
        for action in self._table.values():
            self._hint(action)

    def _hint(self, action: Action) -> None:
        living = self[action.id]
        keys = living.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = say(action.hint or action.title).rstrip("…")
        living.setToolTip(f"{words}  ({keys})" if keys else words)

    def rename(self, id: str, title: Text, icon: str = "") -> None:
        """Call an action otherwise, because it would do something else now."""
        renamed = replace(self._table[id], title=title, icon=icon)
        if renamed == self._table[id]:
            return
        self._table[id] = renamed
        tell(self[id], self[id].setText, title)
        wear(self[id], self[id].setIcon, icon)
        self._hint(renamed)

    def __getitem__(self, id: str) -> QAction:
        return self._by_id[id]

    def all(self) -> Iterable[QAction]:
        return self._by_id.values()

    def fill(self, bar: QMenuBar) -> dict[str, QMenu]:
        """Make the menus."""
        menus: dict[str, QMenu] = {}
        for id, title in MENUS.items():
            menu = menus[id] = bar.addMenu("")
            tell(menu, menu.setTitle, title)
        for id, menu in menus.items():
            self.add_to(menu, [action.id for action in ACTIONS if action.menu == id])
        return menus

    def add_to(self, menu: QMenu, ids: Iterable[str], with_lines: bool = True) -> None:
        """Put actions into a menu; those of a group into a menu of their own."""
        groups: dict[str, QMenu] = {}
        for action in (self._table[id] for id in ids):
            if with_lines and action.line and not menu.isEmpty():
                menu.addSeparator()
            if not action.group:
                menu.addAction(self[action.id])
                continue
            if action.group not in groups:
                group = groups[action.group] = menu.addMenu("")
                tell(group, group.setTitle, GROUPS[action.group])
            groups[action.group].addAction(self[action.id])
