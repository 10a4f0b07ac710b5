"""The table of figures: what both drawings cost and how their runs went, with the difference."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from backend.insight.compared import TITLES, Row
from backend.text import Text
from gui.language import language, number, say, tell
from gui.panels.drawing_form import memory
from gui.panels.measure_names import SHARES, measure_title, measure_value, split_title
from gui.theme import theme

_COLUMNS = (Text("Figure"), Text("Before"), Text("After"), Text("Difference"))
_VERDICTS = {"better": ("good", Text("better")), "worse": ("wrong", Text("worse"))}
_STEPS = Text("last batch")


class FiguresTable(QTableWidget):
    """Rows of figures. What is better or worse says so, in words and by colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_COLUMNS), parent)
        self._rows: Sequence[Row] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setFont(theme().font(12, "semibold"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        tell(self, self.setAccessibleName, Text("Figures of both"))
        language().changed.connect(self._write)
        theme().changed.connect(self._write)
        self._write()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these figures."""
        self._rows = rows
        self._write()

    def _write(self) -> None:
        self.setHorizontalHeaderLabels([say(title) for title in _COLUMNS])
        self.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            self._put(place, 0, row_title(row), is_number=False)
            self._put(place, 1, written(row, row.before))
            self._put(place, 2, written(row, row.after))
            self._put_difference(place, row)

    def _put(self, place: int, column: int, words: str, is_number: bool = True) -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        if is_number:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setFont(theme().mono_font(12))
        self.setItem(place, column, item)
        return item

    def _put_difference(self, place: int, row: Row) -> None:
        words = written_difference(row)
        role, verdict = _VERDICTS.get(row.verdict, ("quiet", Text("")))
        item = self._put(place, 3, f"{words}  {say(verdict)}".rstrip())
        item.setForeground(theme().color(role))


def row_title(row: Row) -> str:
    """What a figure is called; of measures, with their split."""
    if not row.split:
        return say(TITLES[row.name])
    split = say(_STEPS) if row.split == "steps" else say(split_title(row.split))
    return f"{say(measure_title(row.name))} · {split}"


def written(row: Row, value: float | None) -> str:
    """A figure as a person reads it; "–" where nobody knows it."""
    if value is None or value != value:
        return "–"
    if row.kind == "bytes":
        return memory(round(value))
    if row.kind == "seconds":
        return say(Text("{seconds} s", seconds=round(value, 2)))
    if row.kind == "measure":
        return measure_value(row.name, value)
    return number(value)


def written_difference(row: Row) -> str:
    """The difference with its sign; shares in points of a hundred."""
    step = row.difference
    if step is None or step != step:
        return "–"
    if not step:
        return "="
    words = written(row, abs(step))
    if row.kind == "measure" and row.name in SHARES:
        words = say(Text("{percent:.1f} points", percent=100 * abs(step)))
    return f"{'+' if step > 0 else '−'}{words}"
