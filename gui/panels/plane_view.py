"""A plane with points on it, over a picture of what a network answers there."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui.canvas.primitives import draw_lines
from gui.language import number
from gui.theme import theme

_SIDES, _ENDS = 52, 26
"""Room for the figures beside the plane, and above and below it."""

Extent = tuple[float, float, float, float]
"""(x0, x1, y0, y1) in the units of the axes."""


@dataclass
class Points:
    """Places (count, 2) with a class number each (int), or values to colour by (float), or none.

    Those that are `hollow` (bool) are drawn as rings: examples that training does not see.
    """

    places: np.ndarray
    groups: np.ndarray | None = None
    values: np.ndarray | None = None
    names: tuple[str, ...] = field(default=())
    hollow: np.ndarray | None = None


class PlaneView(QWidget):
    """Points by class or value in a plane. `clicked` tells a place in the units of the axes."""

    clicked = Signal(float, float)

    def __init__(self, square: bool = True) -> None:
        super().__init__()
        self._square = square
        self._points: Points | None = None
        self._dots: QPixmap | None = None
        self._lines = np.zeros((0, 4))
        self._grid = (2, 2)
        self.tallest: int | None = 320
        self._surface: QImage | None = None
        self._surface_extent: Extent = (0.0, 1.0, 0.0, 1.0)
        self._chosen: tuple[float, float] | None = None
        self._extent: Extent = (0.0, 1.0, 0.0, 1.0)
        self._titles = ("", "")
        self.diagonal = False
        self.radius = 2.5
        self.setMinimumSize(120, 110)
        theme().changed.connect(self._forget_dots)

    def sizeHint(self) -> QSize:
        return QSize(300, 300)

    def _forget_dots(self) -> None:
        self._dots = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A square plane is as high as it is wide, or as `tallest`; with None it takes the room
        it is given."""
        super().resizeEvent(event)
        self._dots = None
        if self._square and self.tallest is not None:
            self.setFixedHeight(min(event.size().width() - _SIDES + _ENDS, self.tallest))

    def show_points(self, points: Points | None) -> None:
        """Show these points; the plane is as large as they need, or as its surface is."""
        self._points = points
        self._dots = None
        self._measure()
        self.update()

    def show_surface(
        self,
        picture: QImage | None,
        extent: Extent = (0, 1, 0, 1),
        lines: np.ndarray | None = None,
    ) -> None:
        """Show a picture behind the points; its first row lies at y0, at the bottom.

        `lines` (n, 4), in steps between its pixels, are drawn over it: borders of regions.
        """
        self._surface = None if picture is None else picture.flipped(Qt.Orientation.Vertical)
        self._surface_extent = extent
        self._lines = np.zeros((0, 4)) if lines is None else lines
        if picture is not None:
            self._grid = (max(2, picture.width()), max(2, picture.height()))
        self._measure()
        self.update()

    def show_chosen(self, place: tuple[float, float] | None) -> None:
        """Mark a place."""
        self._chosen = place
        self.update()

    def set_titles(self, x: str, y: str) -> None:
        """Name the axes."""
        self._titles = (x, y)
        self.update()

    @property
    def extent(self) -> Extent:
        return self._extent

    def _measure(self) -> None:
        before = self._extent
        self._take_extent()
        if self._extent != before:
            self._dots = None

    def _take_extent(self) -> None:
        if self._surface is not None:
            self._extent = self._surface_extent
        elif self._points is not None and len(self._points.places):
            self._extent = _around(self._points.places, self.diagonal)

    def _frame(self) -> QRectF:
        """Where the plane lies in the widget."""
        rect = QRectF(self.rect()).adjusted(44, 6, -8, -20)
        if self._square:
            side = min(rect.width(), rect.height())
            rect = QRectF(rect.center().x() - side / 2, rect.top(), side, side)
        return rect

    def _to_view(self, places: np.ndarray) -> np.ndarray:
        frame, (x0, x1, y0, y1) = self._frame(), self._extent
        x = frame.left() + (places[:, 0] - x0) / (x1 - x0) * frame.width()
        y = frame.bottom() - (places[:, 1] - y0) / (y1 - y0) * frame.height()
        return np.stack([x, y], axis=1)

    def place_at(self, position: QPointF) -> tuple[float, float] | None:
        """The place under a position of the widget, None outside of the plane."""
        frame, (x0, x1, y0, y1) = self._frame(), self._extent
        if not frame.contains(position):
            return None
        x = x0 + (position.x() - frame.left()) / frame.width() * (x1 - x0)
        y = y0 + (frame.bottom() - position.y()) / frame.height() * (y1 - y0)
        return x, y

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._pick(event)

    def _pick(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None:
            self.clicked.emit(*place)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame = self._frame()
        painter.fillRect(frame, theme().color("field"))
        if self._surface is not None:
            self._paint_surface(painter, frame)
        self._paint_axes(painter, frame)
        painter.setClipRect(frame)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.diagonal:
            self._paint_diagonal(painter)
        if self._points is not None:
            self._paint_dots(painter, self._points)
        if self._chosen is not None:
            self._paint_chosen(painter, self._chosen)

    def _paint_surface(self, painter: QPainter, frame: QRectF) -> None:
        """Every grid point at its own place: the outermost pixels reach half over the frame."""
        columns, rows = self._grid
        painter.save()
        painter.setClipRect(frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.8)
        wide, high = frame.width() / (columns - 1), frame.height() / (rows - 1)
        painter.drawImage(frame.adjusted(-wide / 2, -high / 2, wide / 2, high / 2), self._surface)
        painter.setOpacity(1.0)
        if len(self._lines):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(theme().color("text"), 1.25)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            ends = self._lines.reshape(-1, 2) * (wide, -high) + (frame.left(), frame.bottom())
            draw_lines(painter, ends.reshape(-1, 4))
        painter.restore()

    def _paint_axes(self, painter: QPainter, frame: QRectF) -> None:
        x0, x1, y0, y1 = self._extent
        painter.setPen(theme().color("hairline"))
        painter.drawRect(frame)
        painter.setPen(theme().color("quiet"))
        painter.setFont(theme().font(11))
        below = QRectF(frame.left(), frame.bottom() + 3, frame.width(), 14)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(below, left, number(x0, 3))
        painter.drawText(below, right, number(x1, 3))
        metrics = painter.fontMetrics()
        figures = metrics.horizontalAdvance(number(x0, 3) + number(x1, 3))
        room = max(0, int(frame.width()) - figures - 24)
        title = metrics.elidedText(self._titles[0], Qt.TextElideMode.ElideRight, room)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, title)
        beside = QRectF(0, frame.top(), frame.left() - 4, frame.height())
        painter.drawText(beside, right | Qt.AlignmentFlag.AlignTop, number(y1, 3))
        painter.drawText(beside, right | Qt.AlignmentFlag.AlignBottom, number(y0, 3))
        self._paint_upright_title(painter, frame)

    def _paint_upright_title(self, painter: QPainter, frame: QRectF) -> None:
        length = int(frame.height()) - 40
        title = painter.fontMetrics().elidedText(
            self._titles[1], Qt.TextElideMode.ElideRight, max(0, length)
        )
        painter.save()
        painter.translate(frame.left() - 18, frame.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-length / 2, -8, length, 16), Qt.AlignmentFlag.AlignCenter, title)
        painter.restore()

    def _paint_diagonal(self, painter: QPainter) -> None:
        x0, x1, y0, y1 = self._extent
        ends = self._to_view(np.array([[x0, y0], [x1, y1]]))
        painter.setPen(QPen(theme().color("quiet"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(*ends[0]), QPointF(*ends[1]))

    def _paint_dots(self, painter: QPainter, points: Points) -> None:
        """The points from a picture that is kept: painting hundreds of rings takes long."""
        if self._dots is None:
            scale = self.devicePixelRatioF()
            self._dots = QPixmap(self.size() * scale)
            self._dots.setDevicePixelRatio(scale)
            self._dots.fill(Qt.GlobalColor.transparent)
            brush = QPainter(self._dots)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_points(brush, points)
            brush.end()
        painter.drawPixmap(0, 0, self._dots)

    def _paint_points(self, painter: QPainter, points: Points) -> None:
        places = self._to_view(points.places)
        hollow = np.zeros(len(places), bool) if points.hollow is None else points.hollow
        edge = theme().color("class_edge")
        for color, here, is_hatched in _by_color(points):
            painter.setBrush(color)
            painter.setPen(QPen(edge, 0.75))
            for x, y in places[here & ~hollow]:
                painter.drawEllipse(QPointF(x, y), self.radius, self.radius)
            if is_hatched:
                painter.setBrush(theme().color("panel"))
                for x, y in places[here & ~hollow]:
                    painter.drawEllipse(QPointF(x, y), self.radius / 2, self.radius / 2)
            self._paint_rings(painter, places[here & hollow], color)

    def _paint_rings(self, painter: QPainter, places: np.ndarray, color: QColor) -> None:
        if not len(places):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(theme().color("class_edge"), 3.5), QPen(color, 2)):
            painter.setPen(pen)
            for x, y in places:
                painter.drawEllipse(QPointF(x, y), self.radius + 0.5, self.radius + 0.5)

    def _paint_chosen(self, painter: QPainter, chosen: tuple[float, float]) -> None:
        place = QPointF(*self._to_view(np.array([chosen]))[0])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, role in ((4, "panel"), (2, "text")):
            painter.setPen(QPen(theme().color(role), width))
            painter.drawEllipse(place, 7, 7)


def _by_color(points: Points) -> list[tuple[QColor, np.ndarray, bool]]:
    """The colours of the points, each with the places that have it (a mask), and whether the
    colour came before, so that something else must tell the class."""
    if points.groups is not None:
        return [
            (theme().class_color(int(one)), points.groups == one, int(one) >= 8)
            for one in np.unique(points.groups)
        ]
    if points.values is not None:
        levels = _levels(points.values)
        colors = theme().signed_map()
        return [(QColor(*colors[17 * one].tolist()), levels == one, False) for one in range(16)]
    return [(theme().color("accent"), np.ones(len(points.places), bool), False)]


def _levels(values: np.ndarray) -> np.ndarray:
    """Sixteen levels from the most negative to the most positive value, zero in the middle."""
    size = float(np.abs(np.nan_to_num(values)).max(initial=0.0)) or 1.0
    return np.clip(np.nan_to_num(8 + 8 * values / size), 0, 15).astype(np.int64)


def _around(places: np.ndarray, together: bool) -> Extent:
    """The smallest plane with all places and a margin; both axes alike where asked."""
    finite = places[np.isfinite(places).all(axis=1)]
    if not len(finite):
        return (0.0, 1.0, 0.0, 1.0)
    low, high = finite.min(axis=0), finite.max(axis=0)
    if together:
        low, high = np.full(2, low.min()), np.full(2, high.max())
    margin = np.where(high > low, 0.06 * (high - low), 0.5)
    (x0, y0), (x1, y1) = low - margin, high + margin
    return float(x0), float(x1), float(y0), float(y1)
