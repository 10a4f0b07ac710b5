"""A small table of numbers or words, with marks on what needs a look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Real

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from gui.language import number
from gui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class CellsView(QTableView):
    """Shows rows × columns of anything; `picked` carries the column whose header was pressed."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = Cells(self)
        self.setModel(self.cells)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFont(theme().mono_font(12))
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(26)
        self.verticalHeader().setFont(theme().mono_font(11))
        self.horizontalHeader().setFont(theme().font(12, "semibold"))
        self.horizontalHeader().setMinimumSectionSize(48)
        self.horizontalHeader().sectionClicked.connect(self.picked)
        self.setTabKeyNavigation(False)
        theme().changed.connect(self.viewport().update)

    def set_cells(
        self,
        rows: Sequence[Sequence[object]] | np.ndarray,
        columns: Sequence[str] = (),
        marks: Mapping[tuple[int, int], str] | None = None,
        names: Sequence[str] = (),
    ) -> None:
        """Show these. `marks`: why a cell (row, column) is wrong; `names` of the rows."""
        self.cells.set_cells(rows, columns, marks or {}, names)
        self.resizeColumnsToContents()
        for column in range(self.cells.columnCount()):
            self.setColumnWidth(column, min(max(self.columnWidth(column), 56), 200))


class Cells(QAbstractTableModel):
    """The cells as Qt asks for them. Numbers stand right, with as many figures as matter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Sequence[object]] | np.ndarray = []
        self._columns: Sequence[str] = ()
        self._names: Sequence[str] = ()
        self._marks: Mapping[tuple[int, int], str] = {}
        self.dimmed: frozenset[int] = frozenset()
        self.chosen: frozenset[int] = frozenset()

    def set_cells(
        self,
        rows: Sequence[Sequence[object]] | np.ndarray,
        columns: Sequence[str],
        marks: Mapping[tuple[int, int], str],
        names: Sequence[str],
    ) -> None:
        """Other cells altogether."""
        self.beginResetModel()
        self._rows, self._columns, self._marks, self._names = rows, columns, marks, names
        self.endResetModel()

    def set_columns(self, dimmed: frozenset[int], chosen: frozenset[int]) -> None:
        """Which columns are left out, and which stand out."""
        self.dimmed, self.chosen = dimmed, chosen
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, max(0, self.columnCount() - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return max(len(self._columns), max((len(row) for row in self._rows), default=0))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _written(self._cell(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = "AlignRight" if isinstance(self._cell(row, column), Real) else "AlignLeft"
            return Qt.AlignmentFlag[side] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._marks.get((row, column))
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            return self._colour(row, column, role == Qt.ItemDataRole.ForegroundRole)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.ForegroundRole and across:
            return theme().color("faint" if section in self.dimmed else "text")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        names = self._columns if across else self._names
        return names[section] if section < len(names) else str(section + 1)

    def _cell(self, row: int, column: int) -> object:
        cells = self._rows[row]
        return cells[column] if column < len(cells) else ""

    def _colour(self, row: int, column: int, of_words: bool) -> QColor | None:
        if (row, column) in self._marks:
            return theme().color("wrong" if of_words else "wrong_soft")
        if column in self.dimmed:
            return theme().color("faint") if of_words else None
        if column in self.chosen and not of_words:
            return theme().color("accent_soft")
        return None


def _written(cell: object) -> str:
    if isinstance(cell, Real) and not isinstance(cell, bool | np.bool_):
        return number(float(cell) if isinstance(cell, np.floating) else cell)
    return str(cell)
