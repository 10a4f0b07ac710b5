"""Plots in the colours of the theme. Imports pyqtgraph: for what is built after first paint."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPen

from gui.language import number
from gui.theme import theme

pg.setConfigOptions(imageAxisOrder="row-major", antialias=False)


class LocalAxis(pg.AxisItem):
    """An axis whose figures are written as the person's system writes them."""

    def tickStrings(self, values, scale, spacing):  # noqa: ANN001, ANN201
        if self.logMode:
            return [number(10.0**value, 3) if _is_round(value) else "" for value in values]
        return [number(round(value * scale, 12), 5) for value in values]


def _is_round(exponent: float) -> bool:
    """Whether ten to this begins with 1, 2 or 5: the figures between them would overlap."""
    return round(10.0 ** (exponent - np.floor(exponent + 1e-9))) in (1, 2, 5)


class Plot(pg.PlotWidget):
    """A plot that follows the theme, and fits what it shows until a person moves it."""

    def __init__(self, bottom: bool = True) -> None:
        axes = {side: LocalAxis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=axes)
        self.is_followed = True
        item = self.getPlotItem()
        item.hideButtons()
        item.layout.setContentsMargins(6, 8, 8, 2)
        item.setMenuEnabled(False)
        item.showAxis("bottom", bottom)
        self.disableAutoRange()
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        self.getViewBox().sigRangeChangedManually.connect(self._moved)
        theme().changed.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take the colours and fonts of the theme."""
        self.setBackground(theme().color("panel"))
        for side in ("left", "bottom"):
            axis = self.getAxis(side)
            axis.setPen(pg.mkPen(theme().color("hairline")))
            axis.setTextPen(pg.mkPen(theme().color("quiet")))
            axis.setTickFont(theme().font(11))
            axis.setStyle(tickTextOffset=4, tickLength=-4)

    def _moved(self) -> None:
        self.is_followed = False

    fitted = Signal()

    def fit(self) -> None:
        """Show everything again; `fitted` asks whoever draws to do so."""
        self.is_followed = True
        self.fitted.emit()

    def mouseDoubleClickEvent(self, event) -> None:  # noqa: ANN001
        super().mouseDoubleClickEvent(event)
        self.fit()

    def show_range(
        self, x: tuple[float, float], y: tuple[float, float], is_growing: bool = False
    ) -> None:
        """Look at this part of the plane; a log axis takes log10.

        What grows gets room to the right and keeps its range while it fits: new ranges mean new
        axes, which cost more than the curve.
        """
        if not self.is_followed:
            return
        now = self.viewRange()
        if is_growing:
            x = now[0] if _fits(x, now[0]) else (x[0], x[1] + _ROOM * (x[1] - x[0]))
            y = now[1] if _fits(y, now[1]) else y
        if not np.allclose(now, [x, y], rtol=1e-4, atol=1e-12):
            self.setRange(xRange=x, yRange=y, padding=0)


def _fits(wanted: tuple[float, float], there: list[float]) -> bool:
    """Whether a stretch lies in the one there is and fills more than half of it."""
    inside = there[0] <= wanted[0] and wanted[1] <= there[1]
    return inside and wanted[1] - wanted[0] > 0.5 * (there[1] - there[0])


_ROOM = 0.25
"""Room to the right of a curve that grows, as a share of its length."""


def line_pen(color: QColor, width: float = 1.0, dashed: bool = False) -> QPen:
    """A pen whose width does not grow with the zoom."""
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    return pg.mkPen(color, width=width, style=style)


def span(arrays: list[np.ndarray], share: float = 0.06) -> tuple[float, float]:
    """From the lowest to the highest finite value, with a margin; (0, 1) where there is none."""
    finite = [array[np.isfinite(array)] for array in arrays]
    finite = [array for array in finite if len(array)]
    if not finite:
        return 0.0, 1.0
    low = float(min(array.min() for array in finite))
    high = float(max(array.max() for array in finite))
    margin = (high - low) * share or abs(high) * 0.1 or 0.5
    return low - margin, high + margin
