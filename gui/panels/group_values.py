"""The values of a group by name: a value, a formula, or one for every repeat."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backend.document import grouping, lifting
from backend.document.change import Change
from backend.document.document import Document
from backend.document.formula import MARK, resolve
from backend.document.groups import EACH, USE, definition_of, values_of
from backend.document.records import Block
from backend.document.scopes import inner_scopes
from backend.document.values import repeats_of
from backend.text import Refusal, Text
from gui.language import say, tell
from gui.notice import Notice
from gui.panels.formula_slot import write_result, write_results
from gui.panels.group_ways import subject_of
from gui.panels.panel_parts import clear_layout, quiet_label
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import open_below, push_button, tool_button
from gui.widgets.labels import label
from gui.widgets.reading import read_number, read_numbers
from gui.widgets.text_fields import TextField

_ROW = 26
_MOST_ROWS = 6
_NAME = 112


def read_value(typed: str) -> Any:
    """What a person typed for a name: a formula, numbers, yes or no, or words."""
    text = typed.strip()
    if text.startswith(MARK):
        return text
    if text.casefold() in ("true", "false"):
        return text.casefold() == "true"
    whole, number = read_number(text, whole=True), read_number(text)
    if number is not None:
        return whole if whole is not None else number
    numbers = read_numbers(text)
    return list(numbers) if numbers is not None and len(numbers) > 1 else text


class GroupValues(QWidget):
    """A row for each name, and a table of what it has in every repeat where it has one for each.

    Of a use, names show what the definition says until other values are given here.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows: dict[str, _Row] = {}
        self._shown: Any = None
        self._grid = QVBoxLayout()
        self._grid.setSpacing(6)
        self.none = quiet_label(
            Text("None yet. Formulas inside, such as =channels * 2, speak of these names.")
        )
        self.add = push_button(Text("Add a value"), self._add, "link", "plus")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.none)
        layout.addLayout(self._grid)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, block: Block) -> None:
        """Show the values as they are now."""
        document = self._session.document
        definition = document.get(definition_of(document, block))
        told = values_of(definition) if isinstance(definition, Block) else {}
        own = values_of(block) if block.type == USE else {}
        names = [*told, *(name for name in own if name not in told)]
        if self._shown != (block.id, names):
            self._build(block, names)
        results, why = _results(document, block)
        for name, row in self.rows.items():
            row.show_value(told.get(name), own.get(name), name in own, results.get(name), why)
        self.none.setVisible(not names)
        self.add.setVisible(block.type != USE)

    def _build(self, block: Block, names: Sequence[str]) -> None:
        self._shown = (block.id, list(names))
        clear_layout(self._grid)
        self.rows = {name: _Row(name, block.type == USE) for name in names}
        for row in self.rows.values():
            self._grid.addWidget(row)

    def do(self, make: Callable[[Document, Block], Change]) -> bool:
        """Carry an edit out on the group, or tell why it cannot be."""
        block = subject_of(self._session)
        if block is None:
            return False
        try:
            self._session.do(make(self._session.document, block))
        except Refusal as refusal:
            self._session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return False
        return True

    def check(self, value: Any) -> None:
        """Raises Refusal for a formula that cannot be worked out where the group stands."""
        block = subject_of(self._session)
        if block is None:
            return
        try:
            scopes = inner_scopes(self._session.document, block)
        except Refusal:  # something else is wrong, and told there
            return
        for names in scopes[:1]:
            resolve(value, names)

    def copies(self) -> int:
        """How many repeats there are, 1 where that is not known."""
        block = subject_of(self._session)
        try:
            return repeats_of(block, {}) if block is not None else 1
        except Refusal:
            return 1

    def _add(self) -> None:
        block = subject_of(self._session)
        if block is None:
            return
        change, name = lifting.add_value(self._session.document, block.id)
        self._session.do(change)
        if name in self.rows:
            self.rows[name].name.setFocus()
            self.rows[name].name.selectAll()


def _results(document: Document, block: Block) -> tuple[Mapping[str, list[Any]], Text]:
    """What each name stands for in every copy; why nobody knows."""
    try:
        scopes = inner_scopes(document, block)
    except Refusal as refusal:
        return {}, refusal.what
    names = {name: None for scope in scopes for name in scope}
    return {name: [scope[name] for scope in scopes if name in scope] for name in names}, Text("")


class _Row(QWidget):
    """One name: what it is called, what it stands for, what comes of that, what can be done."""

    def __init__(self, name: str, is_use: bool) -> None:
        super().__init__()
        self._key, self._is_use = name, is_use
        self._now: Any = None
        self._is_own = False
        self.name = TextField()
        self.name.set_value(name)
        self.name.setFont(theme().mono_font())
        self.name.setFixedWidth(_NAME)
        self.name.setReadOnly(is_use)
        self.name.setProperty("plain", is_use)
        self.name.changed.connect(self._rename)
        self.field = TextField()
        self.field.setFont(theme().mono_font())
        tell(self.field, self.field.setAccessibleName, Text("Value of {name}", name=name))
        self.field.changed.connect(self._take)
        self.each = quiet_label(Text("one for each repeat"))
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self._fill_menu)
        more = tool_button("more", Text("More"), role="quiet")
        open_below(more, self.menu)
        self.result = quiet_label(wrap=False)
        self.result.setFont(theme().mono_font(11))
        self.result.setContentsMargins(_NAME + 8, 0, 0, 0)
        self.complaint = label(kind="wrong", size=11)
        self.table = _EachTable()
        self.table.typed.connect(self._take_each)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.name)
        line.addWidget(self.field, 1)
        line.addWidget(self.each, 1)
        line.addWidget(more)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(1)
        layout.addLayout(line, 0, 0)
        for place, widget in enumerate((self.result, self.complaint, self.table), start=1):
            layout.addWidget(widget, place, 0)
            widget.hide()

    @property
    def _values(self) -> GroupValues:
        values = self.parentWidget()
        assert isinstance(values, GroupValues)
        return values

    def show_value(
        self, told: Any, own: Any, is_own: bool, results: list[Any] | None, why: Text
    ) -> None:
        """Show the definition's value, the use's own, and what comes of them."""
        self._now, self._is_own = (own if is_own else told), is_own
        each = _each(self._now)
        self.field.setVisible(each is None)
        for one in (self.table, self.each):
            one.setVisible(each is not None)
        if each is not None:
            self.table.show_values(each)
        elif not (self.field.hasFocus() and self.field.isModified()):
            written = write_result(self._now)
            self.field.set_value("" if self._is_use and not is_own else written)
            inherited = Text("{value}", value=written if self._is_use else "")
            tell(self.field, self.field.setPlaceholderText, inherited)
        speaks = isinstance(self._now, str) and self._now.startswith(MARK)
        self.result.setText(f"= {write_results(results)}" if results else "")
        self.result.setVisible(bool(speaks and results))
        self._complain(why if speaks and results is None else Text(""))

    def _complain(self, why: Text) -> None:
        tell(self.complaint, self.complaint.setText, why)
        self.complaint.setVisible(bool(why))

    def _fill_menu(self) -> None:
        self.menu.clear()
        acts: list[tuple[Text, Callable[[], object]]] = []
        if _each(self._now) is None:
            acts.append((Text("One value for every repeat"), self._spread))
        else:
            acts.append((Text("The same value in all repeats"), self._join))
        if self._is_use and self._is_own:
            acts.append((Text("As the definition says"), self._reset))
        elif not self._is_use:
            acts.append((Text("Remove the value"), self._remove))
        for title, act in acts:
            one = self.menu.addAction(say(title))
            one.triggered.connect(lambda _=False, act=act: act())

    def _set(self, value: Any) -> bool:
        return self._values.do(
            lambda document, block: grouping.set_value(document, block.id, self._key, value)
        )

    def _take(self, typed: str) -> None:
        if not typed.strip() and self._is_use:
            self._reset()
            return
        value = read_value(typed)
        try:
            self._values.check(value)
        except Refusal as refusal:
            self._complain(Text("{what} {advice}", what=refusal.what, advice=refusal.advice))
            return
        self.field.setModified(False)
        self._set(value)

    def _take_each(self, values: list[Any]) -> None:
        self._set({EACH: values})

    def _spread(self) -> None:
        self._set({EACH: [self._now] * self._values.copies()})

    def _join(self) -> None:
        each = _each(self._now)
        self._set(each[0] if each else 1)

    def _reset(self) -> None:
        self._values.do(lambda document, block: grouping.clear_value(document, block.id, self._key))

    def _remove(self) -> None:
        self._values.do(lambda document, block: lifting.remove_value(document, block.id, self._key))

    def _rename(self, name: str) -> None:
        act = partial(self._renamed, name=name.strip())
        if not self._values.do(act):
            self.name.set_value(self._key)

    def _renamed(self, document: Document, block: Block, name: str) -> Change:
        return lifting.rename_value(document, block.id, self._key, name)


def _each(value: Any) -> list[Any] | None:
    """One value for every repeat, None where there is one for all."""
    each = value.get(EACH) if isinstance(value, Mapping) else None
    return list(each) if isinstance(each, list | tuple) else None


class _EachTable(QTableWidget):
    """What a name has in every repeat; `typed` tells all of it when one is typed."""

    typed = Signal(list)

    def __init__(self) -> None:
        super().__init__(0, 1)
        self.setFont(theme().mono_font())
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.cellChanged.connect(self._tell)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show these; tells nobody."""
        self.blockSignals(True)
        self.setRowCount(len(values))
        for row, value in enumerate(values):
            written = write_result(value)
            item = self.item(row, 0)
            if item is None:
                self.setItem(row, 0, QTableWidgetItem(written))
            elif item.text() != written:
                item.setText(written)
        self.setFixedHeight(_ROW * min(max(len(values), 1), _MOST_ROWS) + 4)
        self.blockSignals(False)

    def _tell(self, *_: int) -> None:
        cells = [self.item(row, 0) for row in range(self.rowCount())]
        self.typed.emit([read_value(cell.text()) if cell is not None else 1 for cell in cells])
