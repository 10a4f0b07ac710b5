"""The table of trials: values of the knobs, the measure, how long; sorted as one likes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from backend.sweeps.sweep import FAILED, FINISHED, Sweep, Trial, best
from backend.text import Text
from gui.costs import duration
from gui.language import language, number, say, tell
from gui.panels.measure_names import measure_title, measure_value
from gui.theme import theme

_STATES = {
    "running": Text("Running"),
    "finished": Text("Finished"),
    "failed": Text("Failed"),
}
_Role = Qt.ItemDataRole
_NARROWEST, _STATE = 64, 120
"""Widths of columns: the least, and what is kept for the state."""


class TrialsModel(QAbstractTableModel):
    """Trials as rows, in the order that was asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sweep: Sweep | None = None
        self.rows: list[Trial] = []
        self.best: int | None = None
        self._titles: Mapping[str, str] = {}
        self._column, self._falls = 0, False

    # what is shown

    def show_trials(self, sweep: Sweep, trials: Sequence[Trial], titles: Mapping[str, str]) -> None:
        """Show these trials."""
        self.beginResetModel()
        self.sweep, self.rows, self._titles = sweep, list(trials), titles
        found = best(trials, sweep)
        self.best = found.number if found else None
        self._sort()
        self.endResetModel()

    def order(self, column: int, falls: bool) -> None:
        """Sort by a column."""
        self.beginResetModel()
        self._column, self._falls = column, falls
        self._sort()
        self.endResetModel()

    @property
    def places(self) -> list[str]:
        """The knobs, one column each."""
        return [knob.place for knob in self.sweep.knobs] if self.sweep else []

    @property
    def judged(self) -> int:
        """The column of the measure."""
        return 1 + len(self.places)

    def _sort(self) -> None:
        column = min(self._column, self.judged + 2)
        self.rows.sort(key=lambda trial: trial.number)
        known = [trial for trial in self.rows if _has(self._thing(trial, column))]
        others = [trial for trial in self.rows if not _has(self._thing(trial, column))]
        known.sort(key=lambda trial: _rank(self._thing(trial, column)), reverse=self._falls)
        self.rows = [*known, *others]

    def _thing(self, trial: Trial, column: int) -> Any:
        if column == 0:
            return trial.number
        if column < self.judged:
            return trial.values.get(self.places[column - 1])
        return (trial.value, trial.seconds, _STATES[trial.state].source)[column - self.judged]

    # what Qt asks

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return self.judged + 3 if self.sweep else 0

    def headerData(self, section: int, orientation: Any, role: int = 0) -> Any:
        if orientation != Qt.Orientation.Horizontal or self.sweep is None:
            return None
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return self.header(section)
        return None

    def header(self, column: int) -> str:
        """What a column is called."""
        assert self.sweep is not None
        if column == 0:
            return say(Text("Trial"))
        if column < self.judged:
            place = self.places[column - 1]
            return self._titles.get(place, place)
        titles = (measure_title(self.sweep.measure), Text("Time"), Text("State"))
        return say(titles[column - self.judged])

    def data(self, index: QModelIndex, role: int = 0) -> Any:
        trial = self.rows[index.row()]
        is_best = trial.number == self.best
        if role == _Role.DisplayRole:
            return self.words(trial, index.column())
        if role == _Role.ToolTipRole:
            return say(trial.reason) + " " + say(trial.advice) if trial.reason else None
        if role == _Role.TextAlignmentRole and index.column() <= self.judged + 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.FontRole:
            return theme().font(12, "semibold" if is_best else "regular")
        if role == _Role.ForegroundRole:
            return theme().color(_role(trial, is_best))
        if role == _Role.DecorationRole and is_best and index.column() == 0:
            return theme().icon("check", "good")
        return None

    def words(self, trial: Trial, column: int) -> str:
        """A cell as a person reads it."""
        thing = self._thing(trial, column)
        if column == 0:
            return str(trial.number + 1)
        if column == self.judged + 2:
            return self._state(trial)
        if not _has(thing):
            return "–"
        if column < self.judged:
            return written(thing)
        assert self.sweep is not None
        return measure_value(self.sweep.measure, thing) if column == self.judged else _time(thing)

    def _state(self, trial: Trial) -> str:
        if trial.number == self.best:
            return say(Text("Best"))
        if trial.state == FAILED:
            return say(Text("Failed: {reason}", reason=trial.reason))
        return say(_STATES[trial.state])


def _role(trial: Trial, is_best: bool) -> str:
    if is_best:
        return "good"
    if trial.state == FAILED:
        return "wrong"
    return "text" if trial.state == FINISHED else "quiet"


def _has(thing: Any) -> bool:
    return thing is not None and thing == thing


def _rank(thing: Any) -> tuple[int, Any]:
    """Numbers before words before lists: each among its own kind."""
    if isinstance(thing, int | float):
        return 0, thing
    return 1, written(thing)


def _time(seconds: float) -> str:
    return duration(seconds) if seconds > 0 else "–"


def written(value: Any) -> str:
    """The value of a knob as a person reads it."""
    if isinstance(value, bool):
        return say(Text("Yes")) if value else say(Text("No"))
    if isinstance(value, int | float):
        return number(value)
    return value.removeprefix("torch.optim.") if isinstance(value, str) else json.dumps(value)


class TrialsTable(QTableView):
    """The table; `pointed` at a trial (None: at none), `opened` with a double click or Enter."""

    pointed = Signal(object)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trials = TrialsModel(self)
        self.setModel(self.trials)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        header = self.horizontalHeader()
        header.setFont(theme().font(12, "semibold"))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(_NARROWEST)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.sortIndicatorChanged.connect(self._order)
        tell(self, self.setAccessibleName, Text("Trials"))
        self.entered.connect(lambda index: self.pointed.emit(self.number_at(index.row())))
        self.activated.connect(lambda index: self.opened.emit(self.number_at(index.row())))
        language().changed.connect(self._dress)
        theme().changed.connect(self._dress)

    def show_trials(self, sweep: Sweep, trials: Sequence[Trial], titles: Mapping[str, str]) -> None:
        """Show these trials; the row that was chosen stays chosen."""
        chosen = self.chosen
        is_other = self.trials.places != [knob.place for knob in sweep.knobs]
        self.trials.show_trials(sweep, trials, titles)
        if is_other:
            self._widen()
        self.choose(chosen)

    def _widen(self) -> None:
        """As wide as the titles wish, or less, so that how a trial ended is in sight too."""
        header = self.horizontalHeader()
        columns = range(self.trials.columnCount() - 1)
        wanted = [max(_NARROWEST, header.sectionSizeHint(column)) for column in columns]
        share = min(1.0, (self.viewport().width() - _STATE) / max(1, sum(wanted)))
        for column, width in zip(columns, wanted, strict=True):
            self.setColumnWidth(column, max(_NARROWEST, int(width * share)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widen()

    @property
    def chosen(self) -> int | None:
        """The number of the trial whose row is chosen."""
        rows = self.selectionModel().selectedRows()
        return self.number_at(rows[0].row()) if rows else None

    def choose(self, number: int | None) -> None:
        """Choose the row of a trial; of none, where there is none."""
        for row, trial in enumerate(self.trials.rows):
            if trial.number == number:
                self.selectRow(row)
                return
        self.clearSelection()

    def number_at(self, row: int) -> int:
        """The number of the trial in a row."""
        return self.trials.rows[row].number

    def _order(self, column: int, order: Qt.SortOrder) -> None:
        chosen = self.chosen
        self.trials.order(column, order == Qt.SortOrder.DescendingOrder)
        self.choose(chosen)

    def _dress(self) -> None:
        self.horizontalHeader().setFont(theme().font(12, "semibold"))
        self.viewport().update()
        self.horizontalHeader().viewport().update()
