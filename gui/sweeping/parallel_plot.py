"""Parallel coordinates: one axis for each knob and one for the measure, a line for each trial.

After Alfred Inselberg, The plane with parallel coordinates (The Visual Computer, 1985).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from backend.sweeps.knobs import Knob
from backend.sweeps.sweep import Sweep, Trial, best
from backend.text import Text
from gui.language import language, say, tell
from gui.panels.measure_names import measure_title, measure_value
from gui.panels.plots import Plot, line_pen
from gui.sweeping.trials_table import written
from gui.theme import theme

_SHADES = 12
_NEAR = 0.06
"""As a share of the height: how near the mouse must come to a line."""
_MOST_MARKS = 9


class Axis:
    """One axis: where a value stands on it, 0 (bottom) to 1 (top), and what is written beside."""

    def __init__(self, title: str, things: Sequence[Any], knob: Knob | None = None) -> None:
        self.title = title
        is_number = all(isinstance(one, int | float) for one in things) and not any(
            isinstance(one, bool) for one in things
        )
        self._names = [] if is_number and things else _names(knob, things)
        numbers = [float(one) for one in things] if is_number and things else [0.0, 1.0]
        if knob is not None and not knob.values:
            numbers = [knob.low, knob.high]
        elif knob is not None and is_number:
            numbers += [float(one) for one in knob.values if isinstance(one, int | float)]
        self.low, self.high = min(numbers), max(numbers)
        self._is_log = self.low > 0 and ((knob is not None and knob.is_log) or self._is_wide(knob))

    def _is_wide(self, knob: Knob | None) -> bool:
        """Values one by one that lie orders of magnitude apart."""
        return knob is not None and bool(knob.values) and self.high / self.low >= 50

    def place(self, thing: Any) -> float:
        """Where a value stands; not a number for one that is none."""
        if self._names:
            words = written(thing)
            if words not in self._names:
                return float("nan")
            return (self._names.index(words) + 0.5) / len(self._names)
        if thing is None or thing != thing:
            return float("nan")
        if self.high <= self.low:
            return 0.5
        if self._is_log:
            return float(np.log(thing / self.low) / np.log(self.high / self.low))
        return float((thing - self.low) / (self.high - self.low))

    def marks(self) -> list[tuple[float, str]]:
        """What is written beside the axis: (place, words)."""
        if self._names:
            shown = self._names[:: -(-len(self._names) // _MOST_MARKS)]
            return [((self._names.index(one) + 0.5) / len(self._names), one) for one in shown]
        if self.high <= self.low:
            return [(0.5, written(_short(self.low)))]
        shares = [0.0, 0.5, 1.0]
        return [(share, written(_short(self.at(share)))) for share in shares]

    def at(self, share: float) -> float:
        """The value at a share of the way up."""
        if self._is_log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)


def _short(value: float) -> float | int:
    rounded = float(f"{value:.3g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e6 else rounded


def _names(knob: Knob | None, things: Sequence[Any]) -> list[str]:
    all_of_them = [*(knob.values if knob else ()), *things]
    return list(dict.fromkeys(written(one) for one in all_of_them))


class ParallelPlot(Plot):
    """The plot. `pointed` tells the trial under the mouse (None: none), `opened` a double click."""

    pointed = Signal(object)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(bottom=False)
        self.setParent(parent)
        self.showAxis("left", False)
        self.setMouseEnabled(False, False)
        self.setMinimumHeight(160)
        self.axes: list[Axis] = []
        self.numbers = np.empty(0, int)
        self.heights = np.empty((0, 0))
        self._words: list[pg.TextItem] = []
        self._shown: tuple[Sweep, Sequence[Trial], Mapping[str, str]] | None = None
        self._frame = pg.PlotCurveItem()
        self._lines = [pg.PlotCurveItem() for _ in range(_SHADES)]
        self._best, self._pointed = pg.PlotCurveItem(), pg.PlotCurveItem()
        for item in (self._frame, *self._lines, self._best, self._pointed):
            self.addItem(item)
        self.scene().sigMouseMoved.connect(self._move)
        language().changed.connect(self._again)
        tell(self, self.setAccessibleName, Text("Settings and measure of every trial, as lines"))

    def dress(self) -> None:
        super().dress()
        if getattr(self, "_shown", None) is not None:
            self._again()

    def _again(self) -> None:
        if self._shown is not None:
            self.show_trials(*self._shown)

    def show_trials(self, sweep: Sweep, trials: Sequence[Trial], titles: Mapping[str, str]) -> None:
        """Draw a line for every trial that has a value."""
        self._shown = sweep, trials, titles
        known = [trial for trial in trials if trial.value is not None]
        self.axes = _axes(sweep, known, titles)
        self.numbers = np.array([trial.number for trial in known], int)
        places = [knob.place for knob in sweep.knobs]
        heights = [
            [axis.place(one) for axis, one in zip(self.axes, _things(trial, places), strict=True)]
            for trial in known
        ]
        self.heights = np.array(heights, float).reshape(len(known), len(self.axes))
        found = best(trials, sweep)
        self._draw_frame(sweep)
        self._draw_lines(sweep)
        self._best.setData(*self._line(found.number if found else None))
        self._best.setPen(line_pen(theme().color("good"), 2.5))
        self.point_at(None)

    def _draw_frame(self, sweep: Sweep) -> None:
        count = len(self.axes)
        x = np.repeat(np.arange(count, dtype=float), 2)
        self._frame.setData(x, np.tile([0.0, 1.0], count), connect="pairs")
        self._frame.setPen(line_pen(theme().color("faint"), 1.0))
        for words in self._words:
            self.removeItem(words)
        self._words = []
        for place, axis in enumerate(self.axes):
            is_last = place == count - 1
            self._write(place, 1.06, axis.title, (0.5, 1.0), "text", is_title=True)
            for height, words in axis.marks():
                shown = measure_value(sweep.measure, axis.at(height)) if is_last else words
                self._write(place, height, shown, (1.08, 0.5), "quiet")
        self.setRange(xRange=(-0.35, count - 0.7), yRange=(-0.08, 1.2), padding=0)

    def _write(
        self,
        x: float,
        y: float,
        words: str,
        anchor: tuple[float, float],
        role: str,
        is_title: bool = False,
    ) -> None:
        item = pg.TextItem(_cut(words), color=theme().color(role), anchor=anchor)
        item.setFont(theme().font(11, "semibold" if is_title else "regular"))
        item.setToolTip(words)
        item.setPos(x, y)
        self.addItem(item)
        self._words.append(item)

    def _draw_lines(self, sweep: Sweep) -> None:
        """Many lines of a shade are one item: thousands of trials cost no more than a few."""
        ranks = self.heights[:, -1] if len(self.heights) else np.empty(0)
        if not sweep.wants_most:
            ranks = 1 - ranks
        shades = np.clip(np.nan_to_num(ranks) * _SHADES, 0, _SHADES - 1).astype(int)
        colors = theme().magnitude_map()
        for shade, item in enumerate(self._lines):
            item.setData(*_joined(self.heights[shades == shade]), connect="finite")
            red, green, blue, _ = colors[round(shade / (_SHADES - 1) * 255)]
            item.setPen(line_pen(QColor(int(red), int(green), int(blue)), 1.5))

    def _line(self, number: int | None) -> tuple[np.ndarray, np.ndarray]:
        rows = self.heights[self.numbers == number] if number is not None else self.heights[:0]
        return _joined(rows)

    def point_at(self, number: int | None) -> None:
        """Let the line of a trial stand out."""
        self._pointed.setData(*self._line(number), connect="finite")
        self._pointed.setPen(line_pen(theme().color("accent"), 3.5))

    def nearest(self, x: float, y: float) -> int | None:
        """The trial whose line passes nearest to a point of the plot, None where none is near."""
        count = len(self.axes)
        if not len(self.heights) or not 0 <= x <= count - 1:
            return None
        left = min(int(x), count - 2)
        share = x - left
        passing = self.heights[:, left] * (1 - share) + self.heights[:, left + 1] * share
        distances = np.where(np.isfinite(passing), np.abs(passing - y), np.inf)
        row = int(distances.argmin())
        return int(self.numbers[row]) if distances[row] <= _NEAR else None

    def _under(self, place: QPointF) -> int | None:
        point = self.getViewBox().mapSceneToView(place)
        return self.nearest(point.x(), point.y())

    def _move(self, place: QPointF) -> None:
        number = self._under(place)
        self.point_at(number)
        pointing = Qt.CursorShape.PointingHandCursor if number is not None else None
        self.setCursor(pointing or Qt.CursorShape.ArrowCursor)
        self.pointed.emit(number)

    def mouseDoubleClickEvent(self, event) -> None:  # noqa: ANN001
        number = self._under(self.mapToScene(event.position().toPoint()))
        if number is not None:
            self.opened.emit(number)


def _axes(sweep: Sweep, known: Sequence[Trial], titles: Mapping[str, str]) -> list[Axis]:
    found = [
        Axis(
            titles.get(knob.place, knob.place),
            [trial.values[knob.place] for trial in known if knob.place in trial.values],
            knob,
        )
        for knob in sweep.knobs
    ]
    values = [trial.value for trial in known]
    return [*found, Axis(say(measure_title(sweep.measure)), values)]


def _things(trial: Trial, places: Sequence[str]) -> list[Any]:
    return [*(trial.values.get(place) for place in places), trial.value]


def _joined(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines behind each other, with a gap after each."""
    count, axes = rows.shape
    x = np.tile(np.append(np.arange(axes, dtype=float), np.nan), count)
    y = np.column_stack([rows, np.full(count, np.nan)]).reshape(-1)
    return x, y


def _cut(words: str, most: int = 26) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
