"""A walk through a batch, seen on the canvas: where it stands and which way the numbers flow."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPen

from backend.training.events import Walked
from gui.canvas.geometry import NEURON_KIND
from gui.canvas.looks import CORNER
from gui.canvas.wire_painter import path_along
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_ROLES = {"forward": "accent", "backward": "magenta", "update": "good"}
"""Which colour the walk has on its way there, back, and while weights move."""

_MOST_WIRES = 120
_DASH, _GAP = 6.0, 7.0
_SPEED = 42.0


class Walk(QObject):
    """Rings the block that is being computed; dashes run along the wires that bring numbers."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.walked: Walked | None = None
        self._pulse = QTimer(self, interval=33)
        self._pulse.timeout.connect(view.update)
        view.session.walked.connect(self.take)
        view.session.training_changed.connect(self._take_state)
        view.session.replaced.connect(self.leave)

    def take(self, walked: Walked) -> None:
        """The walk stands elsewhere."""
        self.walked = walked
        if theme().motion():
            self._pulse.start()
        self._view.update()

    def leave(self) -> None:
        """Nobody walks any more."""
        self.walked = None
        self._pulse.stop()
        self._view.update()

    def _take_state(self, state: str) -> None:
        if state != "paused":
            self.leave()

    def paint(self, painter: QPainter) -> None:
        """Over the scene, in view pixels."""
        walked, scene = self.walked, self._view.scene
        row = scene.things.index.get(self._shown(walked.block)) if walked is not None else None
        if walked is None or row is None:
            return
        role = _ROLES.get(walked.phase, "accent")
        self._paint_flow(painter, row, role, walked.phase == "backward")
        self._paint_ring(painter, row, role)

    def _shown(self, copy: str) -> str:
        """What stands for a copy of a block here: itself, or the group or use that holds it."""
        session, scene = self._view.session, self._view.scene
        drawn = session.plan.drawn_block(copy)
        if drawn in scene.things.index and session.copy_of(drawn) == copy:
            return drawn
        holders = (id for id, within in session.plan.within.items() if copy in within)
        shown = (id for id in holders if id in scene.things.index)
        return next((id for id in shown if not scene.frames.is_frame(id)), "")

    def _paint_flow(self, painter: QPainter, row: int, role: str, backwards: bool) -> None:
        """Dashes from the sources to the block; on the way back from the block to its sources."""
        scene, camera = self._view.scene, self._view.camera
        wires = scene.wires
        rows = np.flatnonzero(wires.used & (wires.target == row))
        strongest = np.argsort(-np.abs(wires.weight[rows]), kind="stable")[:_MOST_WIRES]
        pen = QPen(theme().color(role), max(3.0 * camera.scale, 2.0))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([_DASH / 3, _GAP / 3])
        along = monotonic() * _SPEED / 3 if theme().motion() else 0.0
        pen.setDashOffset(along if backwards else -along)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for curve in scene.curves[rows[strongest]]:
            painter.drawPath(path_along((curve - (camera.x, camera.y)) * camera.scale))

    def _paint_ring(self, painter: QPainter, row: int, role: str) -> None:
        things, camera = self._view.scene.things, self._view.camera
        around = camera.rect_to_view(things.rect(row)).adjusted(-5, -5, 5, 5)
        soft = theme().color(role)
        soft.setAlphaF(0.28)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for color, width in ((soft, 9.0), (theme().color(role), 3.0)):
            painter.setPen(QPen(color, width))
            if things.kind[row] == NEURON_KIND:
                painter.drawEllipse(around)
            else:
                corner = CORNER * camera.scale + 5
                painter.drawRoundedRect(around, corner, corner)
