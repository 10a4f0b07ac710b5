"""How right the network is: confusion matrix or predicted against true, and a table of measures."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from backend.training.events import EpochFinished, Finished, Judged, RunStarted
from gui.language import language, say
from gui.panels.matrix_view import MatrixView
from gui.panels.measure_names import SPLITS, measure_title, measure_value, split_title
from gui.panels.plane_view import PlaneView, Points
from gui.session import Session
from gui.widgets.notices import EmptyState

_MOST_POINTS = 2000
"""Points drawn at once, at most: a sample shows the same."""


class MeasuresPanel(QWidget):
    """What the last epoch, and the end of the run, say of each split."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._make()
        session.happened.connect(self._receive)
        session.replaced.connect(self.refresh)
        session.training_changed.connect(self.refresh)
        language().changed.connect(self.refresh)
        self.refresh()

    def _make(self) -> None:
        self.split = QComboBox()
        self.output = QComboBox()
        self.split.activated.connect(self._choose_split)
        self.output.currentIndexChanged.connect(self._show_judged)
        self.matrix = MatrixView()
        self.scatter = PlaneView(square=False)
        self.scatter.diagonal = True
        self.table = _table()
        self.empty = EmptyState(
            "target",
            Text("How right the network is will be shown here."),
            Text("Press Train: after each epoch the answers are compared with the truth."),
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._picture())
        split.addWidget(self.table)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([560, 400])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)

    def _picture(self) -> QWidget:
        """The matrix or the scatter, under the choice of its split."""
        box = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 8, 0)
        row.addWidget(self.split)
        row.addWidget(self.output)
        row.addStretch(1)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.matrix, 1)
        layout.addWidget(self.scatter, 1)
        return box

    def _receive(self, events: list[Any]) -> None:
        news = (Judged, EpochFinished, Finished, RunStarted)
        if self.isVisible() and any(isinstance(event, news) for event in events):
            self.refresh()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show what the record of the run knows now."""
        record = self._session.record
        self._offer_splits()
        measures = dict(record.epochs[-1].measures) if record.epochs else {}
        if record.finished is not None:
            measures = {**measures, **record.finished.measures}
        self._fill_table(measures)
        self._show_judged()
        self._stack.setCurrentIndex(0 if measures or record.judged else 1)

    def _offer_splits(self) -> None:
        there = [name for name in SPLITS if name in self._session.record.judged]
        self.split.clear()
        for name in there:
            self.split.addItem(say(split_title(name)), name)
        best = self._chosen_split if self._chosen_split in there else "validation"
        self.split.setCurrentIndex(there.index(best) if best in there else len(there) - 1)
        self.split.setVisible(bool(there))

    _chosen_split = ""

    def _choose_split(self) -> None:
        self._chosen_split = self.split.currentData() or ""
        self._show_judged()

    def _show_judged(self) -> None:
        judged = self._session.record.judged.get(self.split.currentData() or "")
        has_matrix = judged is not None and judged.matrix is not None
        has_values = judged is not None and judged.true is not None
        self.matrix.setVisible(has_matrix or not has_values)
        self.scatter.setVisible(has_values and not has_matrix)
        self.output.setVisible(False)
        if judged is None:
            self.matrix.show_matrix(np.zeros((0, 0), np.int64), ())
        elif judged.matrix is not None:
            self.matrix.show_matrix(judged.matrix, judged.classes)
        elif judged.true is not None and judged.predicted is not None:
            self._show_values(judged)

    def _show_values(self, judged: Judged) -> None:
        true = judged.true.reshape(len(judged.true), -1)
        predicted = judged.predicted.reshape(len(judged.predicted), -1)
        self._offer_outputs(true.shape[1])
        column = max(0, self.output.currentIndex())
        places = np.stack([true[:, column], predicted[:, column]], axis=1)
        stride = -(-len(places) // _MOST_POINTS) or 1
        self.scatter.set_titles(say(Text("Actual")), say(Text("Predicted")))
        self.scatter.show_points(Points(places[::stride]))

    def _offer_outputs(self, count: int) -> None:
        self.output.setVisible(count > 1)
        if self.output.count() != count:
            self.output.blockSignals(True)
            self.output.clear()
            self.output.addItems([str(index + 1) for index in range(count)])
            self.output.blockSignals(False)

    def _fill_table(self, measures: dict[str, Any]) -> None:
        """A row for each measure, a column for each split."""
        splits = [name for name in SPLITS if name in measures]
        splits += [name for name in measures if name not in splits]
        names = list(dict.fromkeys(name for split in splits for name in measures[split]))
        self.table.setColumnCount(len(splits))
        self.table.setRowCount(len(names))
        self.table.setHorizontalHeaderLabels([say(split_title(split)) for split in splits])
        self.table.setVerticalHeaderLabels([say(measure_title(name)) for name in names])
        for row, name in enumerate(names):
            for column, split in enumerate(splits):
                value = measures[split].get(name)
                item = QTableWidgetItem("" if value is None else measure_value(name, value))
                item.setTextAlignment(_RIGHT)
                self.table.setItem(row, column, item)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _table() -> QTableWidget:
    table = QTableWidget()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setShowGrid(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setMinimumSectionSize(72)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(26)
    return table
