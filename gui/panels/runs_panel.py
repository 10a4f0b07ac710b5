"""The runs kept on this machine: how they went, beside the one that is shown now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from backend.training.events import EpochFinished
from gui.language import language, say, tell
from gui.panels.curve_bins import CurveBins
from gui.panels.first_paint import BuiltAfterPaint
from gui.panels.legend import Legend, Line
from gui.panels.measure_names import measure_title, measure_value, split_title
from gui.panels.panel_parts import quiet_label
from gui.panels.questions import Questions
from gui.session import Notice, Session
from gui.theme import theme
from gui.widgets.buttons import push_button, tool_button
from gui.widgets.notices import EmptyState

_FOLDER = Qt.ItemDataRole.UserRole
_MOST = 60
"""Runs listed at most, the newest."""


class RunsPanel(BuiltAfterPaint):
    """A list of runs, the chosen one's curve beside that of now, a way back to its weights.

    `comparison_wanted` tells the folders of the one or two runs to be compared.
    """

    comparison_wanted = Signal(list)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._runs: dict[str, Any] = {}
        self._chosen = ""
        self._questions = Questions(session)
        session.training_changed.connect(self._state_changed)
        session.happened.connect(self._draw_if_seen)
        language().changed.connect(self._describe_all)

    def build(self) -> None:
        self.list = QListWidget()
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.currentItemChanged.connect(self._choose)
        self.details = quiet_label()
        self.restore = push_button(Text("Restore weights"), self._restore, icon="restart")
        self.restore.setEnabled(False)
        self.compare = push_button(Text("Compare…"), self._compare, icon="compare")
        self.compare.setEnabled(False)
        tell(self.compare, self.compare.setToolTip, Text("Two runs, or one and your drawing"))
        self.empty = EmptyState(
            "runs",
            Text("Your runs will be listed here."),
            Text("Press Train: every training is kept, with its curves and its weights."),
        )
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self._left())
        split.addWidget(self._right())
        split.setStretchFactor(1, 1)
        split.setSizes([360, 600])
        self._stack = QStackedLayout(self)
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        self.refresh()

    def _left(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout()
        row.addWidget(self.restore, 1)
        row.addWidget(self.compare, 1)
        row.addWidget(tool_button("restart", Text("Look for runs again"), self.refresh, "quiet"))
        layout = QVBoxLayout(box)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.details)
        layout.addLayout(row)
        return box

    def _right(self) -> QWidget:
        from gui.panels.plots import Plot

        box = QWidget()
        self.plot = Plot()
        self._curves: dict[str, Any] = {}
        legend = Legend(
            [Line("run", Text("Chosen run"), "amber"), Line("now", Text("Shown now"), "accent")]
        )
        layout = QVBoxLayout(box)
        layout.setContentsMargins(12, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(legend)
        layout.addWidget(self.plot, 1)
        theme().changed.connect(self._dress)
        language().changed.connect(self._dress)
        return box

    def _state_changed(self, state: str) -> None:
        if self.is_built and self.isVisible() and state in ("finished", "lost", "running"):
            self.refresh()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self.is_built:
            self.refresh()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._questions.forget()

    def refresh(self) -> None:
        """Ask which runs there are."""
        self._questions.ask("runs", self._take_list, self._skip)

    def _take_list(self, folders: list[Path]) -> None:
        names = [str(folder) for folder in folders[:_MOST]]
        self._stack.setCurrentIndex(0 if names else 1)
        there = [self.list.item(row).data(_FOLDER) for row in range(self.list.count())]
        if names != there:
            self._fill_list(names)
        for name in names:
            if name not in self._runs or self._runs[name].finished is None:
                self._questions.ask("read_run", self._take_run, self._skip, folder=name)

    def _fill_list(self, names: list[str]) -> None:
        chosen = self._chosen
        self.list.clear()
        for name in names:
            item = QListWidgetItem()
            item.setData(_FOLDER, name)
            self.list.addItem(item)
            self._describe(item)
            if name == chosen:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _take_run(self, run: Any) -> None:
        self._runs[str(run.folder)] = run
        for row in range(self.list.count()):
            if self.list.item(row).data(_FOLDER) == str(run.folder):
                self._describe(self.list.item(row))
        if str(run.folder) == self._chosen:
            self._show_chosen()

    def _skip(self, failure: Any) -> None:
        """A folder that cannot be read stays a date in the list."""

    def _describe_all(self) -> None:
        if self.is_built:
            for row in range(self.list.count()):
                self._describe(self.list.item(row))
            self._show_chosen()

    def _describe(self, item: QListWidgetItem) -> None:
        folder = item.data(_FOLDER)
        run = self._runs.get(folder)
        when = run_date(Path(folder).name)
        item.setText(when if run is None else f"{when}   {_result(run)}")
        item.setToolTip(folder)

    def _choose(self, item: QListWidgetItem | None) -> None:
        self._chosen = item.data(_FOLDER) if item is not None else ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        run = self._runs.get(self._chosen)
        self.restore.setEnabled(run is not None and bool(run.checkpoints))
        self.compare.setEnabled(run is not None)
        self.details.setText(_details(run) if run is not None else "")
        self._draw()

    def _draw_if_seen(self, events: list[Any]) -> None:
        if self.is_built and self.isVisible():
            self._draw()

    def _draw(self) -> None:
        """The loss of the chosen run and that of now, by step."""
        from gui.panels.plots import span

        run = self._runs.get(self._chosen)
        chosen = next(iter(run.losses.values()), np.empty(0)) if run is not None else np.empty(0)
        mine = next(iter(self._session.record.losses.values()), None)
        now = mine.values if mine is not None else np.empty(0)
        heights, last = [], 2
        for key, values in (("run", chosen), ("now", now)):
            bins = CurveBins()
            bins.extend(values)
            x, y = bins.outline()
            self._curve(key).setData(x, y)
            heights.append(y)
            last = max(last, len(values))
        self.plot.show_range((0, last), span(heights))

    def _curve(self, key: str) -> Any:
        import pyqtgraph as pg

        if key not in self._curves:
            self._curves[key] = pg.PlotDataItem(connect="finite")
            self.plot.addItem(self._curves[key])
            self._dress()
        return self._curves[key]

    def _dress(self) -> None:
        from gui.panels.plots import line_pen

        self.plot.setLabel("bottom", say(Text("Step")))
        for key, curve in self._curves.items():
            curve.setPen(line_pen(theme().color("amber" if key == "run" else "accent")))

    def _restore(self) -> None:
        run = self._runs.get(self._chosen)
        if run is not None:
            records = self._session.records()
            self._session.ask(
                "run_weights", self._restored, folder=str(run.folder), records=records
            )

    def _compare(self) -> None:
        """The two runs that are selected, the older one first; or the one and the drawing."""
        chosen = sorted(item.data(_FOLDER) for item in self.list.selectedItems())
        self.comparison_wanted.emit(chosen[-2:] or [self._chosen])

    def _restored(self, weights: Any) -> None:
        if not weights:
            notice = Notice(
                "warning",
                Text("The run trained another drawing: none of its weights fit here."),
                Text("Open the drawing that it was made with, then restore them."),
            )
        else:
            self._session.weights = {**self._session.weights, **weights}
            self._session.weights_changed.emit()
            words = Text("{count} blocks have the weights of the chosen run.", count=len(weights))
            notice = Notice("good", words)
        self._session.noticed.emit(notice)


def run_date(name: str) -> str:
    """The date and time in a run's name, as the person's system writes them."""
    moment = QDateTime.fromString(name[:15], "yyyyMMdd-HHmmss")
    if not moment.isValid():
        return name
    return QLocale.system().toString(moment, QLocale.FormatType.ShortFormat)


def _last_measures(run: Any) -> dict[str, Any]:
    if run.finished is not None and run.finished.measures:
        return dict(run.finished.measures)
    epochs = [event for event in run.events if isinstance(event, EpochFinished)]
    return dict(epochs[-1].measures) if epochs else {}


def _result(run: Any) -> str:
    """The most telling figure: the first measure on the best split there is."""
    measures = _last_measures(run)
    split = next((name for name in ("test", "validation", "train") if name in measures), "")
    for name, value in measures.get(split, {}).items():
        if name in ("accuracy", "r2"):
            return f"{say(measure_title(name))} {measure_value(name, value)}"
    return ""


def _details(run: Any) -> str:
    epochs = run.finished.epochs if run.finished is not None else 0
    parts = [say(Text("{count} epochs", count=epochs))] if epochs else [say(Text("not finished"))]
    for split, measures in _last_measures(run).items():
        shown = {name: one for name, one in measures.items() if name in ("accuracy", "r2", "mse")}
        words = ", ".join(
            f"{say(measure_title(name))} {measure_value(name, value)}"
            for name, value in shown.items()
        )
        if words:
            parts.append(f"{say(split_title(split))}: {words}")
    return "\n".join(parts)
