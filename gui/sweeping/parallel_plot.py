"""Parallel coordinates: one axis for each knob and one for the measure, a line for each trial.

After Alfred Inselberg, The plane with parallel coordinates (The Visual Computer, 1985).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
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
_FEW, _MOST_LINES = 200, 500
_NEAR = 0.06
"""As a share of the height: how near the mouse must come to a line."""
_MOST_MARKS = 9
_LIGHT_THEME, _DARK_THEME = (0.0, 0.88), (0.25, 1.0)
"""The part of the colour map that can be seen on the panel."""


class Axis:
    """One axis: where a value stands on it, 0 (bottom) to 1 (top), and what is written beside."""

    def __init__(self, title: str, things: Sequence[Any], knob: Knob | None = None) -> None:
        self.title = title
        is_range = knob is None or not knob.values
        self._names = [] if is_range else _apart(knob.values if knob else (), things)
        numbers = [float(one) for one in things if is_range and one is not None] or [0.0, 1.0]
        self.low, self.high = (knob.low, knob.high) if knob else (min(numbers), max(numbers))
        self._is_log = knob is not None and knob.is_log

    def places(self, things: Sequence[Any]) -> np.ndarray:
        """Where values stand, float64; not a number for what has no place."""
        if self._names:
            rows = {repr(one): row for row, one in enumerate(self._names)}
            return np.array([(rows[repr(one)] + 0.5) / len(rows) for one in things], float)
        numbers = np.array([np.nan if one is None else one for one in things], float)
        if self.high <= self.low:
            return np.where(np.isfinite(numbers), 0.5, np.nan)
        if self._is_log:
            return np.asarray(np.log(numbers / self.low) / np.log(self.high / self.low))
        return np.asarray((numbers - self.low) / (self.high - self.low))

    def marks(self) -> list[tuple[float, str]]:
        """What is written beside the axis: (place, words)."""
        if self._names:
            count = len(self._names)
            rows = range(0, count, -(-count // _MOST_MARKS))
            return [((row + 0.5) / count, written(self._names[row])) for row in rows]
        if self.high <= self.low:
            return [(0.5, written(_short(self.low)))]
        shares = [0.0, 0.25, 0.5, 0.75, 1.0]
        return [(share, written(_short(self.at(share)))) for share in shares]

    def at(self, share: float) -> float:
        """The value at a share of the way up."""
        if self._is_log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)


def _short(value: float) -> float | int:
    rounded = float(f"{value:.3g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e6 else rounded


def _apart(values: Sequence[Any], things: Sequence[Any]) -> list[Any]:
    """Values that stand one by one, each once, numbers in their order."""
    found = list({repr(one): one for one in [*values, *things]}.values())
    if all(isinstance(one, int | float) for one in found):
        return sorted(found)
    return found


class ParallelPlot(Plot):
    """The plot. `pointed` tells the trial under the mouse (None: none), `opened` a double click."""

    pointed = Signal(object)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._words: list[tuple[int, float, str, bool]] = []
        super().__init__(bottom=False)
        self.setParent(parent)
        self.showAxis("left", False)
        self.setMouseEnabled(False, False)
        self.setMinimumHeight(160)
        self.axes: list[Axis] = []
        self.numbers = np.empty(0, int)
        self.heights = np.empty((0, 0))
        self._shown: tuple[Sweep, Sequence[Trial], Mapping[str, str]] | None = None
        self._frame = pg.PlotCurveItem()
        self._lines = [pg.PlotCurveItem() for _ in range(_SHADES)]
        self._best, self._pointed = pg.PlotCurveItem(), pg.PlotCurveItem()
        for item in (self._frame, *self._lines, self._best, self._pointed):
            self.addItem(item)
        for item in self._lines:  # the mouse moves one line: the others are not drawn again
            item.setCacheMode(item.CacheMode.DeviceCoordinateCache)
            item.setSegmentedLineMode("on")
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
        columns = [[trial.values.get(knob.place) for trial in known] for knob in sweep.knobs]
        columns.append([trial.value for trial in known])
        self.heights = np.column_stack(
            [axis.places(column) for axis, column in zip(self.axes, columns, strict=True)]
        )
        found = best(trials, sweep)
        self._draw_frame(sweep)
        self._draw_lines(sweep)
        self._best.setData(*self._line(found.number if found else None), connect="finite")
        self._best.setPen(line_pen(theme().color("good"), 2.5))
        self.point_at(None)

    def _draw_frame(self, sweep: Sweep) -> None:
        count = len(self.axes)
        x = np.repeat(np.arange(count, dtype=float), 2)
        self._frame.setData(x, np.tile([0.0, 1.0], count), connect="pairs")
        self._frame.setPen(line_pen(theme().color("faint"), 1.0))
        self._words = []
        for place, axis in enumerate(self.axes):
            self._words.append((place, 1.04, axis.title, True))
            for height, words in axis.marks():
                is_last = place == count - 1
                shown = measure_value(sweep.measure, axis.at(height)) if is_last else words
                self._words.append((place, height, shown, False))
        self.setRange(xRange=(-0.5, count - 0.5), yRange=(-0.08, 1.2), padding=0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines first, then the words over them: items of the scene for words are slow to make."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        room = self.width() / (len(self.axes) + 0.2) - 12
        for x, y, words, is_title in self._words:
            place = self.mapFromScene(self.getViewBox().mapViewToScene(QPointF(x, y)))
            self._write(painter, QPointF(place), words, is_title, int(room))
        painter.end()

    def _write(
        self, painter: QPainter, place: QPointF, words: str, is_title: bool, room: int
    ) -> None:
        painter.setFont(theme().font(11, "semibold" if is_title else "regular"))
        sizes = painter.fontMetrics()
        shown = sizes.elidedText(words, Qt.TextElideMode.ElideMiddle, room)
        width, height = sizes.horizontalAdvance(shown) + 4, sizes.height()
        box = QRectF(place.x() - width - 6, place.y() - height / 2, width, height)
        if is_title:
            box.moveCenter(QPointF(place.x(), place.y() - height / 2))
        else:
            behind = theme().color("panel")
            behind.setAlpha(200)
            painter.fillRect(box, behind)
        painter.setPen(theme().color("text" if is_title else "quiet"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _draw_lines(self, sweep: Sweep) -> None:
        """Lines of a shade are one item. Of very many trials a part is drawn, evenly from the best
        to the worst; the best one always."""
        ranks = self.heights[:, -1] if len(self.heights) else np.empty(0)
        if not sweep.wants_most:
            ranks = 1 - ranks
        drawn = np.argsort(ranks, kind="stable")[:: -(-len(ranks) // _MOST_LINES) or 1]
        heights, ranks = self.heights[drawn], ranks[drawn]
        shades = np.clip(np.nan_to_num(ranks) * _SHADES, 0, _SHADES - 1).astype(int)
        colors = theme().magnitude_map()
        width = 1.5 if len(ranks) <= _FEW else 1.0  # thin lines are drawn much sooner
        darkest, lightest = _DARK_THEME if theme().is_dark else _LIGHT_THEME
        for shade, item in enumerate(self._lines):
            item.setData(*_joined(heights[shades == shade]), connect="finite")
            share = darkest + (lightest - darkest) * shade / (_SHADES - 1)
            red, green, blue, _ = colors[round(share * 255)]
            item.setPen(line_pen(QColor(int(red), int(green), int(blue)), width))

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


def _joined(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Lines behind each other, with a gap after each."""
    count, axes = rows.shape
    x = np.tile(np.append(np.arange(axes, dtype=float), np.nan), count)
    y = np.column_stack([rows, np.full(count, np.nan)]).reshape(-1)
    return x, y
