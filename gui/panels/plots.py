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
            return [number(10.0**value, 3) for value in values]
        return [number(round(value * scale, 12), 5) for value in values]


class Plot(pg.PlotWidget):
    """A plot that follows the theme, and fits what it shows until a person moves it."""

    def __init__(self, bottom: bool = True) -> None:
        axes = {side: LocalAxis(side) for side in ("left", "bottom")}
        super().__init__(axisItems=axes)
        self.is_followed = True
        item = self.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.showAxis("bottom", bottom)
        item.showGrid(x=True, y=True, alpha=0.12)
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

    def show_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        """Look at this part of the plane, if it is another than now; a log axis takes log10."""
        if not self.is_followed:
            return
        now = self.viewRange()
        if not np.allclose(now, [x, y], rtol=1e-4, atol=1e-12):
            self.setRange(xRange=x, yRange=y, padding=0)


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
