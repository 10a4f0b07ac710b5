"""What is written on wires: the shapes they carry, locks on frozen weights, letters on ties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from backend.document.records import Wire
from gui.canvas import looks
from gui.canvas.geometry import BLOCK, FRAME, PORT, points_on
from gui.canvas.scene import Scene
from gui.canvas.sprites import Sprites

if TYPE_CHECKING:
    from gui.session import Session

_MOST_PILLS = 250
_TOLD = (BLOCK, PORT, FRAME)
"""Kinds of things whose wires tell the shape of what they carry."""


class WireLabels:
    """Paints what stands on wires, from pictures kept among the sprites."""

    def __init__(self, session: Session, scene: Scene, sprites: Sprites) -> None:
        self._session = session
        self._scene = scene
        self._sprites = sprites

    def paint(self, painter: QPainter, rows: np.ndarray, seen: QRectF) -> None:
        """What stands on the wires in these rows."""
        self._painter = painter
        self._paint_pills(rows, seen)
        self._paint_marks(rows)

    def _paint_pills(self, rows: np.ndarray, seen: QRectF) -> None:
        """The shapes that travel, in the middle of the wires long enough for them."""
        curves = self._scene.curves[rows]
        middle = points_on(curves, 2)[:, 1]
        long = np.hypot(*(curves[:, 3] - curves[:, 0]).T)
        shown = (
            (long > 60)
            & np.isin(self._scene.things.kind[self._scene.wires.target[rows]], _TOLD)
            & (middle[:, 0] > seen.left())
            & (middle[:, 0] < seen.right())
            & (middle[:, 1] > seen.top())
            & (middle[:, 1] < seen.bottom())
        )
        order = np.flatnonzero(shown)[:_MOST_PILLS]
        for index in order.tolist():
            self._paint_pill(int(rows[index]), middle[index], float(long[index]))

    def _paint_pill(self, row: int, middle: np.ndarray, long: float) -> None:
        wire = self._session.document.get(self._scene.wires.ids[row])
        if not isinstance(wire, Wire):
            return
        spec = self._session.plan.specs.get(self._scene.signal(wire))
        wrong = bool(self._scene.wires.wrong[row])
        if spec is None:
            return
        words = str(spec)
        rect = looks.pill_size(words)
        if rect.width() + 16 > long:
            return
        rect.moveCenter(QPointF(*middle.tolist()))
        key = ("pill", words, wrong)
        self._sprites.draw(
            self._painter, key, key, rect,
            lambda p: looks.draw_pill(p, words, rect, wrong),
        )  # fmt: skip

    def _paint_marks(self, rows: np.ndarray) -> None:
        """Locks on frozen weights, letters on shared ones; both where a weight is both."""
        wires = self._scene.wires
        rows = rows[wires.frozen[rows] | wires.tied[rows]][:_MOST_PILLS]
        places = points_on(self._scene.curves[rows], 10)[:, 4]
        for row, (x, y) in zip(rows.tolist(), places.tolist(), strict=True):
            wire = self._session.document.get(wires.ids[row])
            if not isinstance(wire, Wire):
                continue
            marks = [wire.tie] if wire.tie else []
            marks += [""] if wire.frozen else []
            for place, letter in enumerate(marks):
                rect = looks.MARK.translated(x + 18 * place, y)
                key = ("mark", letter)
                self._sprites.draw(
                    self._painter, key, key, rect,
                    lambda p, m=letter: looks.draw_wire_mark(p, m),
                )  # fmt: skip
