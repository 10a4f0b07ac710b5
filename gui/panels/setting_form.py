"""A form made from the settings of a card: one field for each, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from backend.catalog.card import Setting
from backend.catalog.choice_words import CHOICE_WORDS
from backend.text import Text
from gui.language import tell
from gui.panels.formula_slot import FormulaSlot, Resolve
from gui.widgets.buttons import Switch, tool_button
from gui.widgets.choices import Choice, Options
from gui.widgets.number_field import NumberField
from gui.widgets.numbers_field import NumbersField
from gui.widgets.slider import Slider
from gui.widgets.text_fields import PathField, TextField

CHOICES = {
    **CHOICE_WORDS,
    "standardize": Text("Standardise"),
    "minmax": Text("To 0 … 1"),
    "none": Text("None"),
    "auto": Text("Automatic"),
    "yes": Text("Yes"),
    "no": Text("No"),
    "class": Text("Classes"),
    "value": Text("Values"),
    "refuse": Text("Refuse"),
    "drop": Text("Leave out"),
    "skip": Text("Leave out"),
    "fill": Text("Fill in"),
    "memory": Text("Memory"),
    "disk": Text("Disk"),
    "crop": Text("Crop"),
    "pad": Text("Pad"),
    "stretch": Text("Stretch"),
    "comma": Text("Comma"),
    "semicolon": Text("Semicolon"),
    "tab": Text("Tab"),
    "bar": Text("Bar |"),
    "space": Text("Space"),
}
"""Choices that are words of a language; all others are names and stay as they are."""
_TITLE = 116
"""Width of the titles."""
_RESET = QSize(28, 28)


def setting_title(setting: Setting) -> Text:
    """What a setting is called: its title, else its own name."""
    return setting.title or Text("{name}", name=setting.name)


_WIDE = 1000
"""Bounds that are so many times apart are walked in orders of magnitude."""


def make_slider(setting: Setting) -> Slider:
    """A slider for a number with two bounds."""
    low, high = setting.minimum or 0.0, setting.maximum or 1.0
    is_wide = low > 0 and high / low > _WIDE
    return Slider(low, high, whole=setting.kind == "int", logarithmic=is_wide)


def make_field(setting: Setting) -> QWidget:
    """The field for a setting. All have `set_value`, and `changed` that carries the new value."""
    empty = setting.optional or setting.inferred
    if setting.kind in ("int", "float"):
        return NumberField(
            whole=setting.kind == "int",
            minimum=setting.minimum,
            maximum=setting.maximum,
            empty_allowed=empty,
        )
    if setting.kind in ("ints", "floats", "shape"):
        return NumbersField(
            whole=setting.kind != "floats",
            single=setting.kind != "shape",
            minimum=setting.minimum,
            empty_allowed=empty,
            words=setting.choices,
        )
    if setting.kind == "bool" and not setting.optional:
        return Switch()
    if setting.kind == "block":
        return Choice([("", Text("None"))])
    if setting.kind in ("choice", "bool"):
        choice = Choice(_options(setting))
        choice.setMinimumWidth(72)
        return choice
    return PathField() if setting.kind == "path" else TextField()


def _options(setting: Setting) -> list[tuple[object, Text | str]]:
    choices = setting.choices or (True, False)
    options: list[tuple[object, Text | str]] = [(one, _words(one)) for one in choices]
    if setting.optional and None not in choices:
        options.insert(0, (None, Text("None")))
    return options


def _words(choice: object) -> Text | str:
    if isinstance(choice, bool):
        return Text("Yes") if choice else Text("No")
    return CHOICES.get(str(choice)) or str(choice)


class SettingForm(QWidget):
    """Fields in rows: what each is called, the field, and a way back to the default.

    `chosen` tells (name, value) when a person chose; `reset` the name of a setting to forget.
    The settings called `sliding` have sliders, and `passed` tells the values on their way. Where
    somebody can `resolve` formulas, every field can hold one: `left` tells (name, value) when a
    value comes in place of a formula, `lifted` the name of a setting that a group is to choose.
    """

    chosen = Signal(str, object)
    passed = Signal(str, object)
    reset = Signal(str)
    left = Signal(str, object)
    lifted = Signal(str)

    def __init__(
        self,
        settings: Iterable[Setting] = (),
        title_width: int = _TITLE,
        sliding: Iterable[str] = (),
        resolve: Resolve | None = None,
    ) -> None:
        super().__init__()
        self._resolve = resolve
        self.slots: dict[str, FormulaSlot] = {}
        self._title_width = title_width
        self._sliding = frozenset(sliding)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.fields: dict[str, QWidget] = {}
        self._settings: dict[str, Setting] = {}
        self._resets: dict[str, QWidget] = {}
        self._complaints: dict[str, QLabel] = {}
        for setting in settings:
            if setting.kind != "dict":
                self._add(setting)

    def add_row(self, name: str, title: Text, field: QWidget) -> None:
        """A field of somebody else's in a row like the others."""
        row = 3 * self._grid.rowCount()
        space = QWidget()
        space.setFixedSize(_RESET)
        self._grid.addWidget(
            _label(Setting(name, "", title=title), field, self._title_width), row, 0
        )
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(space, row, 2)

    def _add(self, setting: Setting) -> None:
        row = 3 * len(self.fields)
        name = setting.name
        field = make_slider(setting) if name in self._sliding else make_field(setting)
        if isinstance(field, Slider):
            field.moved.connect(lambda value: self.passed.emit(name, value))
        self.fields[name], self._settings[name] = field, setting
        place = self._place(setting, field, row, self._slot(name, field))
        self._add_reset(name, place)
        self._add_complaint(name, self.slots.get(name), field, place + 1)
        field.changed.connect(lambda value, name=name: self._take(name, value))

    def _slot(self, name: str, field: QWidget) -> QWidget:
        """What stands in the grid: the field, or a slot for it or a formula."""
        if self._resolve is None or self._settings[name].kind in ("block", "path"):
            return field
        slot = self.slots[name] = FormulaSlot(field, self._resolve)
        slot.chosen.connect(lambda value: self.chosen.emit(name, value))
        slot.left.connect(lambda value: self.left.emit(name, value))
        slot.lifted.connect(lambda: self.lifted.emit(name))
        slot.offer(False)
        return slot

    def offer_formulas(self, offered: bool) -> None:
        """Whether every field has a button for formulas."""
        for slot in self.slots.values():
            slot.offer(offered)

    def _place(self, setting: Setting, field: QWidget, row: int, slot: QWidget) -> int:
        """Put title and field side by side, or words in a narrow form one over the other."""
        is_over = self._title_width < _TITLE and isinstance(
            field, Choice | PathField | TextField | Slider
        )
        heading = _label(setting, field, 0 if is_over else self._title_width)
        if is_over:
            self._grid.addWidget(heading, row, 0, 1, 3)
            self._grid.addWidget(slot, row + 1, 0, 1, 2)
            return row + 1
        left = Qt.AlignmentFlag.AlignLeft if isinstance(slot, Switch) else Qt.AlignmentFlag(0)
        self._grid.addWidget(heading, row, 0)
        self._grid.addWidget(slot, row, 1, left)
        return row

    def _add_reset(self, name: str, row: int) -> None:
        button = tool_button("undo", Text("Back to the default"), role="quiet")
        button.setFixedSize(_RESET)
        button.clicked.connect(lambda: self.reset.emit(name))
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.hide()
        self._resets[name] = button
        self._grid.addWidget(button, row, 2)

    def _add_complaint(self, name: str, slot: FormulaSlot | None, field: QWidget, row: int) -> None:
        words = QLabel()
        words.setProperty("kind", "wrong")
        words.setWordWrap(True)
        words.hide()
        self._complaints[name] = words
        self._grid.addWidget(words, row, 0, 1, 3)
        for one in (slot, field):
            if hasattr(one, "refused"):
                one.refused.connect(lambda why: self._complain(words, why))

    def _complain(self, words: QLabel, why: Text) -> None:
        tell(words, words.setText, why)
        words.setVisible(bool(why))

    def _take(self, name: str, value: Any) -> None:
        setting = self._settings[name]
        if value is None and (setting.inferred or not setting.optional):
            self.reset.emit(name)
        else:
            self.chosen.emit(name, value)

    def offer_blocks(self, options: Callable[[], Options]) -> None:
        """Let settings that name a block choose among these."""
        for name, setting in self._settings.items():
            field = self.fields[name]
            if setting.kind == "block" and isinstance(field, Choice):
                field.set_options([("", Text("None")), *options()])

    def show_values(
        self,
        chosen: Mapping[str, Any],
        found: Mapping[str, Any] | None = None,
        is_lent: bool = False,
    ) -> None:
        """Show what is chosen, the defaults, and what the program `found` for the rest.

        Where weights are lent by another block, what it has stands in place of the defaults.
        """
        lent = (found or {}) if is_lent else {}
        for name, field in self.fields.items():
            setting = self._settings[name]
            usual = None if setting.inferred else lent.get(name, setting.default)
            value = chosen.get(name, usual)
            if setting.inferred and hasattr(field, "set_found"):
                field.set_found((found or {}).get(name))
            slot = self.slots.get(name)
            if slot is None or not slot.show_formula(value):
                _show(field, value)
            has_own = isinstance(field, NumberField) and setting.inferred
            changed = name in chosen and (setting.inferred or value != setting.default)
            self._resets[name].setVisible(changed and not has_own and not setting.required)


def _show(field: QWidget, value: Any) -> None:
    """Show a value, but never over what a person is typing."""
    if field.hasFocus() and getattr(field, "isModified", lambda: False)():
        return
    if isinstance(field, Slider) and (field.is_used or value is None):
        return
    if isinstance(field, TextField | PathField):
        value = "" if value is None else str(value)
    if isinstance(field, NumbersField) and isinstance(value, list):
        value = tuple(value)
    field.set_value(value)


def _label(setting: Setting, field: QWidget, width: int) -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setBuddy(field)
    if width:
        label.setFixedWidth(width)
    tell(label, label.setText, setting_title(setting))

    tip = Text("{help}\n{name}", help=setting.help, name=setting.name)
    for widget in (label, field):
        tell(widget, widget.setToolTip, tip if setting.help else Text("{name}", name=setting.name))
    tell(field, field.setAccessibleName, setting_title(setting))
    return label
