"""Selecting with a rubber band."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.canvas.tools.gesture import Gesture
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class Select(Gesture):
    """Whatever the band touches is selected; with shift it joins what was selected before."""

    def __init__(self, view: CanvasView, start: QPointF, adds: bool) -> None:
        super().__init__(view, start)
        self._before = view.session.selection if adds else frozenset()
        self._band = QRectF(start, start)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self._band = QRectF(self.start, at).normalized()
        scene = self.view.scene
        rows = np.flatnonzero(scene.inside(self._band))
        scene.select(self._before.union(scene.things.names(rows)))

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        scene = self.view.scene
        rows = np.flatnonzero(scene.inside(self._band))
        self.view.session.select(self._before.union(scene.things.names(rows)))

    def cancel(self) -> None:
        self.view.scene.select(self.view.session.selection)

    def paint(self, painter: QPainter) -> None:
        accent = theme().color("accent")
        painter.setPen(QPen(accent, 1))
        accent.setAlphaF(0.12)
        painter.setBrush(accent)
        painter.drawRect(self.view.camera.rect_to_view(self._band))
