"""Selecting with a rubber band."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gui.canvas.geometry import FRAME
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
        self.view.scene.select(self._before.union(self._touched()))

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        self.view.session.select(self._before.union(self._touched()))

    def _touched(self) -> list[str]:
        """What the band touches; open groups only where it goes all around them, and then as one
        with what is in them."""
        scene = self.view.scene
        things, band = scene.things, self._band
        touched = scene.inside(band)
        frames = np.flatnonzero(touched & (things.kind == FRAME))
        for row in frames.tolist():
            touched[row] = band.contains(things.rect(row))
        whole = frames[touched[frames]]
        inner = np.setdiff1d(scene.frames.within(whole), whole)
        touched[inner] = False
        return things.names(np.flatnonzero(touched))

    def cancel(self) -> None:
        self.view.scene.select(self.view.session.selection)

    def paint(self, painter: QPainter) -> None:
        accent = theme().color("accent")
        painter.setPen(QPen(accent, 1))
        accent.setAlphaF(0.12)
        painter.setBrush(accent)
        painter.drawRect(self.view.camera.rect_to_view(self._band))
