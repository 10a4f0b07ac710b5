"""Small pictures of what is in a data set: a column's spread, the classes, the split."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backend.data.dataset import ColumnSummary
from backend.text import Text
from gui.language import language, number, say
from gui.panels.measure_names import split_title
from gui.theme import theme

SPLIT_ROLES = {"train": "accent", "validation": "amber", "test": "good"}
"""The colour of each split."""


class _Mark(QWidget):
    """Paints itself anew when the theme or the language changes."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)
        language().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, self._height)


class ColumnMark(_Mark):
    """A column: its name, its spread as bars, its mean and deviation, what is missing."""

    def __init__(self, summary: ColumnSummary) -> None:
        super().__init__(58)
        self._summary = summary
        self.setToolTip(say(_column_words(summary)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        summary, width = self._summary, self.width()
        painter.setFont(theme().font(13))
        painter.setPen(theme().color("text"))
        name = painter.fontMetrics().elidedText(summary.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(0, 0, width, 18), Qt.AlignmentFlag.AlignVCenter, name)
        _paint_bars(painter, QRectF(0, 20, width, 20), summary.counts, theme().color("accent"))
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        foot = QRectF(0, 41, width, 15)
        if summary.categories:
            words = say(Text("{count} categories", count=len(summary.categories)))
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, words)
            return
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft, number(summary.minimum, 3))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, number(summary.maximum, 3))
        middle = f"{number(summary.mean, 3)} ± {number(summary.deviation, 3)}"
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, middle)
        if summary.missing:
            painter.setPen(theme().color("caution"))
            words = say(Text("{count} missing", count=summary.missing))
            painter.drawText(QRectF(0, 0, width, 18), Qt.AlignmentFlag.AlignRight, words)


def _column_words(summary: ColumnSummary) -> Text:
    return Text(
        "{name}: {minimum} to {maximum}, mean {mean}, deviation {deviation}, {missing} missing",
        name=summary.name,
        minimum=summary.minimum,
        maximum=summary.maximum,
        mean=summary.mean,
        deviation=summary.deviation,
        missing=summary.missing,
    )


def _paint_bars(painter: QPainter, frame: QRectF, counts: np.ndarray, color: QColor) -> None:
    painter.fillRect(
        QRectF(frame.left(), frame.bottom(), frame.width(), 1), theme().color("hairline")
    )
    if not len(counts):
        return
    step, most = frame.width() / len(counts), max(1, int(counts.max()))
    for index, count in enumerate(counts):
        height = frame.height() * count / most
        bar = QRectF(
            frame.left() + index * step, frame.bottom() - height, max(1.0, step - 1), height
        )
        painter.fillRect(bar, color)


class ClassCounts(_Mark):
    """How many examples of each class there are, the splits side by side in one bar."""

    def __init__(self, classes: Sequence[str], counts: dict[str, np.ndarray]) -> None:
        self._shown = min(len(classes), 20)
        super().__init__(22 * self._shown + (16 if len(classes) > self._shown else 0))
        self._classes = classes
        self._counts = counts

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(11))
        metrics = painter.fontMetrics()
        totals = sum(self._counts.values())
        most = max(1, int(np.max(totals, initial=1)))
        widest = max(metrics.horizontalAdvance(name) for name in self._classes[: self._shown])
        names = min(widest + 2, self.width() // 3)
        figures = metrics.horizontalAdvance(number(most)) + 6
        for index in range(self._shown):
            row = QRectF(0, 22 * index, self.width(), 22)
            painter.setPen(theme().color("text"))
            name = metrics.elidedText(self._classes[index], Qt.TextElideMode.ElideRight, names)
            painter.drawText(QRectF(row.left(), row.top(), names, 22), _MIDDLE, name)
            painter.setPen(theme().color("quiet"))
            right = _MIDDLE | Qt.AlignmentFlag.AlignRight
            painter.drawText(row, right, number(int(totals[index])))
            bar = QRectF(names + 8, row.top() + 5, row.width() - names - 8 - figures, 12)
            self._paint_bar(painter, bar, index, most)
        if self._shown < len(self._classes):
            words = say(Text("and {count} more", count=len(self._classes) - self._shown))
            painter.drawText(QRectF(0, 22 * self._shown, self.width(), 16), _MIDDLE, words)

    def _paint_bar(self, painter: QPainter, bar: QRectF, index: int, most: int) -> None:
        left = bar.left()
        for split, role in SPLIT_ROLES.items():
            counts = self._counts.get(split)
            width = bar.width() * (int(counts[index]) if counts is not None else 0) / most
            painter.fillRect(QRectF(left, bar.top(), width, bar.height()), theme().color(role))
            left += width


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SplitBar(_Mark):
    """How the examples are shared out, with counts."""

    def __init__(self) -> None:
        super().__init__(72)
        self._sizes: dict[str, int] = {}

    def show_sizes(self, sizes: dict[str, int]) -> None:
        """How many examples each split has."""
        self._sizes = sizes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        total = max(1, sum(self._sizes.values()))
        left = 0.0
        painter.setFont(theme().font(11))
        for index, (split, role) in enumerate(SPLIT_ROLES.items()):
            size = self._sizes.get(split, 0)
            width = self.width() * size / total
            painter.fillRect(QRectF(left, 0, max(0.0, width - 1), 12), theme().color(role))
            left += width
            row = QRectF(0, 18 + 18 * index, self.width(), 16)
            painter.fillRect(QRectF(0, row.top() + 4, 8, 8), theme().color(role))
            painter.setPen(theme().color("text"))
            painter.drawText(row.adjusted(14, 0, 0, 0), _MIDDLE, say(split_title(split)))
            painter.setPen(theme().color("quiet"))
            share = Text("{count} · {percent:.0f} %", count=size, percent=100 * size / total)
            painter.drawText(row, _MIDDLE | Qt.AlignmentFlag.AlignRight, say(share))
