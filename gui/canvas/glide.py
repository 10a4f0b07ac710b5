"""Smooth ways from one camera to another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QVariantAnimation

from gui.canvas.camera import Camera
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class Glide(QVariantAnimation):
    """Takes the view to its `goal` in a tenth of a second; at once where motion is unwanted."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._start = self._goal = view.camera
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._step)

    @property
    def goal(self) -> Camera:
        """Where the view will be once it rests."""
        return self._goal if self.state() == self.State.Running else self._view.camera

    def to(self, camera: Camera) -> None:
        """Go there."""
        self.stop()
        self._start, self._goal = self._view.camera, camera
        duration = theme().motion(120)
        if not duration or not self._view.isVisible():
            self._view.look(camera)
            return
        self.setDuration(duration)
        self.start()

    def _step(self, share: float) -> None:
        if self.state() == self.State.Running or share >= 1.0:
            self._view.look(between(self._start, self._goal, share))


def between(start: Camera, goal: Camera, share: float) -> Camera:
    """A camera on the way: the scale grows evenly by factors, and what stays put stays put."""
    if share >= 1.0:
        return goal
    scale = start.scale * math.exp(math.log(goal.scale / start.scale) * share)
    if abs(goal.scale - start.scale) < 1e-9:
        part = share
    else:
        part = (1 / start.scale - 1 / scale) / (1 / start.scale - 1 / goal.scale)
    return Camera(start.x + (goal.x - start.x) * part, start.y + (goal.y - start.y) * part, scale)
