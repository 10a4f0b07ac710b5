"""The whole drawing in a corner: shows where the view is, and takes it elsewhere."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from gui.canvas.camera import Camera, fitted
from gui.canvas.geometry import FRAME, NOTE
from gui.canvas.group_looks import frame_colors
from gui.canvas.primitives import draw_rects
from gui.canvas.scene import Scene
from gui.theme import theme

SIZE = QSize(160, 100)


class Minimap(QWidget):
    """`wanted` tells the scene point a person clicked."""

    wanted = Signal(QPointF)

    def __init__(self, parent: QWidget, scene: Scene) -> None:
        super().__init__(parent)
        self.setObjectName("minimap")
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._scene = scene
        self._drawn: tuple[object, ...] = ()
        self._picture = QPixmap()
        self._camera = Camera()
        self._seen = QRectF()

    def show_part(self, seen: QRectF) -> None:
        """Tell which part of the scene the view shows."""
        if seen != self._seen:
            self._seen = seen
            self.come_or_go()

    def forget(self) -> None:
        self._drawn = ()
        self.come_or_go()

    def come_or_go(self) -> None:
        """Where the whole drawing is in view there is nothing to find: it would only cover it."""
        bounds, room = self._scene.bounds(), self.parentWidget().size()
        is_roomy = room.width() > 3 * SIZE.width() and room.height() > 3 * SIZE.height()
        self.setVisible(is_roomy and not bounds.isNull() and not self._seen.contains(bounds))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = (self._scene.version, self.devicePixelRatioF())
        if drawn != self._drawn:
            self._drawn = drawn
            self._draw_scene()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setClipRect(self.rect().adjusted(2, 2, -2, -2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        part = self._camera.rect_to_view(self._seen)
        soft = theme().color("accent")
        soft.setAlphaF(0.07)
        painter.setBrush(soft)
        painter.setPen(QPen(theme().color("accent"), 1.5))
        painter.drawRoundedRect(part, 2, 2)

    def _draw_scene(self) -> None:
        ratio = self.devicePixelRatioF()
        self._camera = fitted(self._scene.bounds(), QSizeF(SIZE), largest=0.2, border=10)
        self._picture = QPixmap(SIZE * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("panel"))
        painter.setPen(QPen(theme().color("hairline"), 1))
        painter.drawRoundedRect(QRectF(0.5, 0.5, SIZE.width() - 1, SIZE.height() - 1), 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_things(painter)
        painter.end()

    def _draw_things(self, painter: QPainter) -> None:
        things = self._scene.things
        rows = np.flatnonzero((things.kind > 0) & (things.kind != NOTE))
        rects = np.stack([things.x[rows], things.y[rows], things.w[rows], things.h[rows]], axis=1)
        rects[:, :2] -= (self._camera.x, self._camera.y)
        rects *= self._camera.scale
        rects[:, 2:] = np.maximum(rects[:, 2:], 1.0)
        rects, rows = self._draw_frames(painter, rects, rows)
        hues = things.hue[rows]
        for hue in np.unique(hues).tolist():
            painter.setBrush(theme().family_color(self._scene.hues[hue]))
            draw_rects(painter, rects[hues == hue])

    def _draw_frames(
        self, painter: QPainter, rects: np.ndarray, rows: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray]:
        """Open groups are sheets below the others, which are returned."""
        is_frame = self._scene.things.kind[rows] == FRAME
        paper, _, _ = frame_colors()
        painter.setBrush(paper)
        for rect in rects[is_frame]:
            draw_rects(painter, rect[None])
        return rects[~is_frame], rows[~is_frame]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self._camera.to_scene(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.wanted.emit(self._camera.to_scene(event.position()))
