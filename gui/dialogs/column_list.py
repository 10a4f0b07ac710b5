"""The columns of a table with what they hold, each ticked or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from backend.text import Text
from gui.language import language, say

_NAME = Qt.ItemDataRole.UserRole
USABLE = ("number", "category")
"""The kinds of column that a network can be given."""

_KINDS = {
    "number": Text("numbers"),
    "category": Text("words"),
    "date": Text("dates"),
    "text": Text("free text"),
    "empty": Text("empty"),
}


class ColumnList(QListWidget):
    """Columns to tick (`name`, `kind`); those that cannot be used cannot be ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Any] = ()
        self._target: object = None
        self.itemChanged.connect(lambda item: self.changed.emit())
        language().changed.connect(self._list)

    def set_columns(self, columns: Sequence[Any], target: object = None) -> None:
        """List these; a name that was unticked stays so. `target` is predicted, so not ticked."""
        self._columns, self._target = columns, target
        self._list()

    def _list(self) -> None:
        left_out = {name for name, on in self._ticks().items() if not on}
        self.blockSignals(True)
        self.clear()
        for column in self._columns:
            is_target = column.name == self._target
            what = Text("predicted") if is_target else _KINDS[column.kind]
            usable = column.kind in USABLE and not is_target
            self.addItem(_item(column.name, what, usable, column.name not in left_out))
        self.blockSignals(False)

    def ticked(self) -> list[str]:
        """The names of the columns ticked."""
        return [name for name, on in self._ticks().items() if on]

    def usable(self) -> list[str]:
        """The names of the columns that could be ticked."""
        return list(self._ticks())

    def toggle(self, place: int) -> None:
        """Tick a column, or untick it."""
        item = self.item(place)
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            ticked = item.checkState() == Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _ticks(self) -> dict[str, bool]:
        items = [self.item(row) for row in range(self.count())]
        return {
            item.data(_NAME): item.checkState() == Qt.CheckState.Checked
            for item in items
            if item.flags() & Qt.ItemFlag.ItemIsEnabled
        }


def _item(name: str, what: Text, usable: bool, ticked: bool) -> QListWidgetItem:
    item = QListWidgetItem(f"{name}  ·  {say(what)}")
    item.setData(_NAME, name)
    item.setCheckState(Qt.CheckState.Checked if usable and ticked else Qt.CheckState.Unchecked)
    if not usable:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
