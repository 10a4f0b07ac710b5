"""The losses step by step and the measures epoch by epoch, drawn while training runs."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from gui.language import language, number, say
from gui.panels.curve_store import CurveStore, thinned
from gui.panels.engine_line import EngineLine
from gui.panels.engine_words import way_title
from gui.panels.first_paint import BuiltAfterPaint
from gui.panels.legend import Legend, Line
from gui.panels.measure_names import measure_title, measure_value
from gui.panels.panel_parts import quiet_toggle
from gui.session import Session
from gui.theme import theme
from gui.widgets.notices import EmptyState

_ADJUST = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_ROLES = ("accent", "amber", "violet", "teal", "magenta", "olive")
"""Theme colours of the objectives' losses, in their order."""
_MOST_MARKS = 30
"""Changes that are marked at most, the latest."""


class CurvesPanel(BuiltAfterPaint):
    """Losses of every step beside the measures of every epoch."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.store = CurveStore()
        self._again = QTimer(self, interval=0, singleShot=True)
        self._again.timeout.connect(self.refresh)
        session.happened.connect(self._receive)
        session.replaced.connect(self.refresh)
        session.training_changed.connect(self.refresh)

    def build(self) -> None:
        self.losses = LossesPlot(self.store)
        self.measures = MeasuresPlot(self.store)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        split.addWidget(self.losses)
        split.addWidget(self.measures)
        split.setSizes([580, 460])
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 3)
        self.empty = EmptyState(
            "chart",
            Text("The curves of the training will be drawn here."),
            Text("Press Train: the loss appears step by step, the measures epoch by epoch."),
        )
        self.engine = EngineLine(self._session)
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(split, 1)
        rows.addWidget(self.engine)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(box)
        self._stack.addWidget(self.empty)
        self.refresh()

    def _receive(self, events: list[Any]) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Draw what the record of the run holds now."""
        if self.is_built:
            record = self._session.record
            self._stack.setCurrentIndex(0 if record.losses or record.started else 1)
            if not self.store.follow(record):
                self._again.start()
            self.losses.redraw()
            self.measures.redraw()
            self.engine.refresh()


class _PlotBox(QWidget):
    """A plot under a row with its legend and its switches."""

    widest = "0.00000"

    def __init__(self, store: CurveStore) -> None:
        super().__init__()
        from gui.panels.plots import Plot

        self.store = store
        self.plot = Plot()
        self.legend = Legend(widest=self.widest)
        self.plot.fitted.connect(self.redraw)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(12, 4, 8, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.legend, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.row)
        layout.addWidget(self.plot, 1)
        self._lines: dict[str, Any] = {}
        self._add_crosshair()
        theme().changed.connect(self._dress)
        language().changed.connect(self._speak)
        self._speak()

    def _add_crosshair(self) -> None:
        import pyqtgraph as pg

        self._cross = pg.InfiniteLine(angle=90, movable=False)
        self._cross.setVisible(False)
        self._cross.setPen(pg.mkPen(theme().color("quiet")))
        self.plot.addItem(self._cross, ignoreBounds=True)
        self.plot.scene().sigMouseMoved.connect(self._point)

    def _point(self, place: QPointF) -> None:
        """Show the values where the mouse is."""
        inside = self.plot.getViewBox().sceneBoundingRect().contains(place)
        self._cross.setVisible(inside)
        self._x = self.plot.getViewBox().mapSceneToView(place).x() if inside else None
        if self._x is not None:
            self._cross.setPos(self._x)
        self.show_values()

    _x: float | None = None

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._x = None
        self._cross.setVisible(False)
        self.show_values()

    def line(self, key: str, role: str, dots: bool = False, faint: bool = False) -> Any:
        """The curve with this key, made where there is none yet."""
        import pyqtgraph as pg

        if key not in self._lines:
            curve = pg.PlotDataItem(skipFiniteCheck=False, connect="finite")
            self.plot.addItem(curve)
            self._lines[key] = (curve, role, dots, faint)
            self._dress_line(*self._lines[key])
        return self._lines[key][0]

    def keep_lines(self, keys: set[str]) -> None:
        """Take away the curves that are no longer there."""
        for key in self._lines.keys() - keys:
            self.plot.removeItem(self._lines.pop(key)[0])

    def _dress(self) -> None:
        from gui.panels.plots import line_pen

        for line in self._lines.values():
            self._dress_line(*line)
        self._cross.setPen(line_pen(theme().color("quiet")))
        self._speak()

    def _dress_line(self, curve: Any, role: str, dots: bool, faint: bool) -> None:
        from gui.panels.plots import line_pen

        color = theme().color(role)
        if faint:
            color.setAlpha(70)
        curve.setPen(line_pen(color, 2.0 if dots else 1.0))
        curve.setSymbol("o" if dots else None)
        curve.setSymbolSize(4)
        curve.setSymbolBrush(color)
        curve.setSymbolPen(None)

    def _speak(self) -> None:
        """Say what stands on the axes."""

    def show_values(self) -> None:
        """Put the values at the mouse, or the latest, into the legend."""

    def redraw(self) -> None:
        """Draw what the store holds."""


class LossesPlot(_PlotBox):
    """Every objective's loss: training by step, validation by epoch."""

    def __init__(self, store: CurveStore) -> None:
        super().__init__(store)
        self._marks: dict[tuple[int, str], Any] = {}
        self._zoomed: tuple[float, float] | None = None
        self.smooth = quiet_toggle(Text("Smooth"), Text("Show the running mean of the loss."))
        self.log = quiet_toggle(Text("Log"), Text("Show the loss on a logarithmic axis."))
        for switch in (self.smooth, self.log):
            self.row.addWidget(switch)
            switch.toggled.connect(self._switched)
        self.plot.getViewBox().sigXRangeChanged.connect(self._zoom)

    def _speak(self) -> None:
        self.plot.setLabel("bottom", say(Text("Step")))

    def _switched(self) -> None:
        self.plot.setLogMode(y=self.log.isChecked())
        self.plot.fit()

    def _zoom(self, box: Any, range_: tuple[float, float]) -> None:
        """Where a person zooms in, the curve is drawn from all its steps."""
        zoomed = None if self.plot.is_followed else (range_[0], range_[1])
        if zoomed != self._zoomed:
            self._zoomed = zoomed
            self._draw_losses()

    def redraw(self) -> None:
        self.legend.show_lines(self._legend())
        self._draw_losses()
        self._draw_validation()
        self._draw_marks()
        self._fit()
        self.show_values()

    def _legend(self) -> list[Line]:
        names = self.store.loss_names
        lines = []
        for index, name in enumerate(names):
            role = _ROLES[index % len(_ROLES)]
            title = Text("Training")
            if len(names) > 1:
                title = Text("{name}: training", name=name)
            lines.append(Line(f"train:{name}", title, role))
        if self.store.has("validation"):
            for index, name in enumerate(names):
                title = Text("Validation")
                if len(names) > 1:
                    title = Text("{name}: validation", name=name)
                lines.append(Line(f"validation:{name}", title, self._validation_role(index)))
        return lines

    def _validation_role(self, index: int) -> str:
        return "negative" if len(self.store.loss_names) == 1 else _ROLES[index % len(_ROLES)]

    def _draw_losses(self) -> None:
        smooth = self.smooth.isChecked()
        wanted = set()
        for index, name in enumerate(self.store.losses):
            role = _ROLES[index % len(_ROLES)]
            key = f"train:{name}:{'faint' if smooth else 'plain'}"
            x, y = self.store.outline(name, self._zoomed)
            self.line(key, role, faint=smooth).setData(x, self._shown(y))
            wanted.add(key)
            if smooth:
                x, y = self.store.smooth(name)
                self.line(f"smooth:{name}", role).setData(x, self._shown(y))
                wanted.add(f"smooth:{name}")
        others = {key for key in self._lines if key.startswith("validation:")}
        self.keep_lines(wanted | others)

    def _draw_validation(self) -> None:
        for index, name in enumerate(self.store.loss_names):
            _, steps, values = self.store.by_epoch("validation", name)
            curve = self.line(f"validation:{name}", self._validation_role(index), dots=True)
            steps, values = thinned(steps, values)
            curve.setData(steps, self._shown(values))

    def _shown(self, y: np.ndarray) -> np.ndarray:
        """A logarithm knows no zero and nothing below: such values leave a gap."""
        return np.where(y > 0, y, np.nan) if self.log.isChecked() else y

    def _draw_marks(self) -> None:
        """A line where somebody changed a setting, or where steps began to go another way."""
        wanted = _marks(self.store.record)
        for place in [place for place in self._marks if place not in wanted]:
            self.plot.removeItem(self._marks.pop(place))
        for row, (place, words) in enumerate(wanted.items()):
            if place not in self._marks:
                self._marks[place] = self._mark(*place, row)
            self._marks[place].label.setFormat(words)

    def _mark(self, step: int, sort: str, row: int) -> Any:
        """Neighbours are labelled at three heights, so that one can read them all."""
        import pyqtgraph as pg

        mark = pg.InfiniteLine(step, angle=90, label="")
        role = "caution" if sort == "change" else "accent"
        mark.setPen(pg.mkPen(theme().color(role), style=Qt.PenStyle.DotLine))
        mark.label.setColor(theme().color("quiet"))
        mark.label.setFont(theme().font(11))
        mark.label.setPosition(0.9 - 0.2 * (row % 3))
        self.plot.addItem(mark, ignoreBounds=True)
        return mark

    def _fit(self) -> None:
        from gui.panels.plots import span

        heights = [curve.yData for curve, *_ in self._lines.values() if curve.yData is not None]
        if self.log.isChecked():
            heights = [np.log10(y) for y in heights]
        first = self.store.first_step
        last = max((first + bins.count for bins in self.store.losses.values()), default=first + 100)
        growing = self.store.record.finished is None
        self.plot.show_range((first, max(last, first + 2)), span(heights), growing)

    def show_values(self) -> None:
        for name in self.store.loss_names:
            bins = self.store.losses.get(name)
            last = self.store.first_step + (bins.count if bins else 0) - 1
            x = self._x if self._x is not None else last
            self.legend.set_value(f"train:{name}", _figure(self._loss_at(name, x)))
            _, steps, values = self.store.by_epoch("validation", name)
            self.legend.set_value(f"validation:{name}", _figure(_nearest(steps, values, x)))

    def _loss_at(self, name: str, step: float) -> float:
        return self.store.at(name, step) if name in self.store.losses else float("nan")


class MeasuresPlot(_PlotBox):
    """One measure of training and validation, epoch by epoch."""

    widest = "00.0 %"

    def __init__(self, store: CurveStore) -> None:
        super().__init__(store)
        self.choice = QComboBox()
        self.choice.setSizeAdjustPolicy(_ADJUST)
        self.choice.setMinimumContentsLength(7)
        self.row.addWidget(self.choice)
        self.choice.currentIndexChanged.connect(self._chosen)
        language().changed.connect(self._name_choices)
        self.legend.show_lines(
            [
                Line("train", Text("Training"), "accent"),
                Line("validation", Text("Validation"), "negative"),
            ]
        )

    def _speak(self) -> None:
        self.plot.setLabel("bottom", say(Text("Epoch")))

    @property
    def measure(self) -> str:
        """The measure that is shown, "" while there is none."""
        return self.choice.currentData() or ""

    def _chosen(self) -> None:
        self.plot.fit()

    def _name_choices(self) -> None:
        for index in range(self.choice.count()):
            self.choice.setItemText(index, say(measure_title(self.choice.itemData(index))))

    def _offer(self) -> None:
        names = self.store.measure_names
        there = [self.choice.itemData(index) for index in range(self.choice.count())]
        if names != there:
            chosen = self.measure
            self.choice.blockSignals(True)
            self.choice.clear()
            for name in names:
                self.choice.addItem(say(measure_title(name)), name)
            self.choice.setCurrentIndex(names.index(chosen) if chosen in names else 0)
            self.choice.blockSignals(False)
        self.choice.setEnabled(len(names) > 0)

    def redraw(self) -> None:
        from gui.panels.plots import span

        self._offer()
        heights, last = [], 2.0
        for split, role in (("train", "accent"), ("validation", "negative")):
            epochs, _, values = self.store.by_epoch(split, self.measure)
            self.line(split, role, dots=True).setData(*thinned(epochs, values))
            heights.append(values)
            last = max(last, float(epochs[-1])) if len(epochs) else last
        growing = self.store.record.finished is None
        self.plot.show_range((0, last * 1.02), span(heights), growing)
        self.show_values()

    def show_values(self) -> None:
        for split in ("train", "validation"):
            epochs, _, values = self.store.by_epoch(split, self.measure)
            x = self._x if self._x is not None else (epochs[-1] if len(epochs) else 0.0)
            value = _nearest(epochs, values, x)
            self.legend.set_value(
                split, measure_value(self.measure, value) if value == value else ""
            )


def _nearest(places: np.ndarray, values: np.ndarray, x: float) -> float:
    """The value at the place nearest to x; not a number where there are none."""
    if not len(places):
        return float("nan")
    return float(values[int(np.argmin(np.abs(places - x)))])


def _figure(value: float) -> str:
    return number(value) if np.isfinite(value) else ""


def _marks(record: Any) -> dict[tuple[int, str], str]:
    """What stands at which step: the latest changes, and the ways that steps were taken."""
    found: dict[tuple[int, str], list[str]] = {}
    for change in record.changes[-_MOST_MARKS:]:
        found.setdefault((change.step, "change"), []).append(_label(change))
    is_compiled = False
    for way in record.ways[-_MOST_MARKS:]:
        if (way.stage == "compiled") != is_compiled:
            is_compiled = not is_compiled
            found[way.step, "way"] = [say(way_title(way))]
    return {place: _row(words) for place, words in found.items()}


def _row(words: list[str]) -> str:
    shown = " · ".join(words[:2])
    return shown if len(words) <= 2 else f"{shown} …"


def _label(change: Any) -> str:
    if change.words:
        return say(change.words)
    value = change.value
    written = number(value) if isinstance(value, int | float) else str(value)
    name = Text("Learning rate") if change.name == "learning_rate" else change.name
    return say(Text("{name} → {value}", name=name, value=written))
