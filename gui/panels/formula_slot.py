"""A place in a form that holds a value or, instead, a formula with what it gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from weakref import WeakMethod

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from backend.document.formula import MARK, is_formula
from backend.text import Refusal, Text
from gui.language import tell
from gui.panels.panel_parts import quiet_label
from gui.theme import theme
from gui.widgets.buttons import Switch, open_below, tool_button
from gui.widgets.complaints import mark_wrong
from gui.widgets.numbers_field import write_numbers
from gui.widgets.reading import write_number
from gui.widgets.text_fields import PathField, TextField

Resolve = Callable[[Any], Sequence[Any]]
"""What a value with formulas gives: once for every copy of the block. Raises Refusal."""

_BUTTON = QSize(20, 28)
_MOST = 6
"""Results that are written out, when they are not all the same."""


def weakly(resolve: Resolve) -> Resolve:
    """The same method, without keeping alive whose method it is."""
    method = WeakMethod(resolve)

    def resolved(value: Any) -> Sequence[Any]:
        living = method()
        return living(value) if living is not None else []

    return resolved


def holds_formula(value: Any) -> bool:
    """Whether a value is a formula, or a list with one in it."""
    several = value if isinstance(value, list | tuple) else [value]
    return any(is_formula(one) for one in several)


def write_formula(value: Any) -> str:
    """A formula as it is typed; a list of them with commas between."""
    if isinstance(value, list | tuple):
        inner = ", ".join(str(one).removeprefix(MARK) for one in value)
        return f"{MARK}[{inner}]"
    return str(value)


def read_formula(typed: str) -> Any:
    """What a person typed: "=a" is a formula, "=[a, 2]" a list of them."""
    text = typed.strip()
    text = text if text.startswith(MARK) else f"{MARK}{text}"
    inner = text.removeprefix(MARK).strip()
    if inner.startswith("[") and inner.endswith("]"):
        return [f"{MARK}{one.strip()}" for one in inner[1:-1].split(",") if one.strip()]
    return text


def write_result(value: Any) -> str:
    """One result as it is shown."""
    if isinstance(value, list):
        return write_numbers(tuple(value))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return write_number(value, 6) if is_number else str(value)


def write_results(results: Sequence[Any]) -> str:
    """What a formula gives: one number where all copies have the same."""
    written = [write_result(one) for one in results]
    if len(set(written)) == 1:
        return written[0]
    return ", ".join(written[:_MOST]) + ("…" if len(written) > _MOST else "")


class FormulaLine(QLineEdit):
    """A line in which a formula is typed; `changed` when it can be worked out, `refused` why not.

    `left` tells that there is to be no formula any more.
    """

    changed = Signal(object)
    refused = Signal(object)
    left = Signal()

    def __init__(self, resolve: Resolve) -> None:
        super().__init__()
        self._resolve = resolve
        self._value: Any = ""
        self.setFont(theme().mono_font())
        self.setMinimumWidth(64)
        tell(self, self.setPlaceholderText, Text("=64 * 2 ** i"))
        tell(self, self.setAccessibleName, Text("Formula"))
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> Any:
        """The formula as last taken."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a formula; tells nobody."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(write_formula(value) if value else "")

    def commit(self) -> None:
        """Take what is typed, if it can be worked out."""
        typed = self.text().strip().removeprefix(MARK).strip()
        if not typed:
            self.left.emit()
            return
        value = read_formula(typed)
        if value == self._value:
            return
        try:
            self._resolve(value)
        except Refusal as refusal:
            self.complain(Text("{what} {advice}", what=refusal.what, advice=refusal.advice))
            return
        self.complain(Text(""))
        self._value = value
        self.setModified(False)
        self.changed.emit(value)

    def complain(self, why: Text) -> None:
        """Say what is wrong with the formula; an empty text: nothing is."""
        if mark_wrong(self, bool(why)) or why:
            self.refused.emit(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(write_formula(self._value) if self._value else "")
            self.complain(Text(""))
            if not self._value:
                self.left.emit()
        else:
            super().keyPressEvent(event)


class FormulaSlot(QWidget):
    """The field of a setting, or a line for a formula in its place.

    "=" typed into the field begins a formula; so does the button, where it is `offered`. `chosen`
    tells a formula, `left` a value in place of one (None: nobody knows one), `lifted` that the
    group is to choose, `refused` what is wrong with a formula.
    """

    chosen = Signal(object)
    left = Signal(object)
    lifted = Signal()
    refused = Signal(object)

    def __init__(self, field: QWidget, resolve: Resolve) -> None:
        super().__init__()
        self.field, self._resolve = field, resolve
        self.line = FormulaLine(resolve)
        self.line.changed.connect(self.chosen)
        self.line.refused.connect(self._refuse)
        self.line.left.connect(self._leave)
        self.result = quiet_label(wrap=False)
        self.result.setFont(theme().mono_font(11))
        self.button = self._menu_button()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(field, 0 if isinstance(field, Switch) else 1)
        row.addWidget(self.line, 1)
        if isinstance(field, Switch):
            row.addStretch(1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.result)
        self._listen_to(field)
        self._show_formula(False)

    def _listen_to(self, field: QWidget) -> None:
        for one in (field, *field.findChildren(QLineEdit)):
            one.installEventFilter(self)

    def _menu_button(self) -> QToolButton:
        button = tool_button("formula", Text("Formula"), role="quiet")
        button.setFixedSize(_BUTTON)
        self.menu = QMenu(button)
        self.menu.aboutToShow.connect(self._fill_menu)
        open_below(button, self.menu)
        return button

    def _fill_menu(self) -> None:
        self.menu.clear()
        acts: list[tuple[Text, Callable[[], object]]] = [
            (Text("Write a formula"), self.begin),
            (Text("Let the group choose it"), self.lifted.emit),
        ]
        if self.is_formula:
            acts = [(Text("Choose a value here again"), self._leave)]
        for title, act in acts:
            one = self.menu.addAction("")
            tell(one, one.setText, title)
            one.triggered.connect(lambda _=False, act=act: act())

    @property
    def is_formula(self) -> bool:
        """Whether a formula stands in it, or is being written."""
        return self.line.isVisibleTo(self)

    def offer(self, offered: bool) -> None:
        """Whether the button is there for everybody to see."""
        self.button.setVisible(offered)

    def begin(self, typed: str = MARK) -> None:
        """Write a formula in place of the value."""
        self._show_formula(True)
        self.line.setText(typed)
        self.line.setFocus()
        self.line.setModified(True)

    def show_formula(self, value: Any) -> bool:
        """Show a value if it is a formula, with what it gives; False for any other value."""
        if not holds_formula(value):
            if not (self.line.hasFocus() and self.line.isModified()):
                self._show_formula(False)
                self.line.set_value("")
            return False
        self._show_formula(True)
        self.line.set_value(value)
        self._show_results(value)
        return True

    def _show_results(self, value: Any) -> None:
        try:
            results = self._resolve(value)
        except Refusal as refusal:
            self.result.hide()
            self.line.complain(Text("{what} {advice}", what=refusal.what, advice=refusal.advice))
            return
        self.line.complain(Text(""))
        self.result.setText(f"= {write_results(results)}")
        lines = [f"{number}: {write_result(one)}" for number, one in enumerate(results[:40], 1)]
        self.result.setToolTip("\n".join(lines) if len(results) > 1 else "")
        self.result.show()

    def _show_formula(self, is_one: bool) -> None:
        self.field.setVisible(not is_one)
        self.line.setVisible(is_one)
        self.result.setVisible(is_one and bool(self.line.value))

    def _refuse(self, why: Text) -> None:
        """What the formula gave before it was wrong is not what it gives now."""
        self.result.setVisible(not why and self.is_formula and bool(self.line.value))
        self.refused.emit(why)

    def _leave(self) -> None:
        """Back to a value: the one that the formula gave."""
        before = self.line.value
        self.line.setModified(False)
        self._show_formula(False)
        self.line.set_value("")
        self.line.complain(Text(""))
        if before:
            try:
                self.left.emit(self._resolve(before)[0])
            except (Refusal, IndexError):
                self.left.emit(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """ "=" begins a formula, unless it is a sign among words."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if is_key and event.text() == MARK and not self._is_among_words(watched):
            self.begin()
            return True
        return super().eventFilter(watched, event)

    def _is_among_words(self, watched: QObject) -> bool:
        words = isinstance(self.field, TextField | PathField) and isinstance(watched, QLineEdit)
        return words and bool(watched.text()) and watched.cursorPosition() > 0
