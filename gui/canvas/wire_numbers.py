"""The numbers of wires into neurons, written where the wires are; there they can be changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen

from backend.document.records import Wire
from gui.canvas.geometry import points_on
from gui.canvas.hits import Hit
from gui.canvas.scrubbing import STEP, Scrubbing, pace
from gui.canvas.sums import card_of, paint_sum, row_at
from gui.language import localised
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

NUMBERS_FROM = 0.35
"""The zoom from which numbers can be grasped."""

_PIECES = 48
_MIDDLE = 0.28, 0.72
"""The part of a wire, from its start to its end, on which its number stands."""

_MOST = 24
_HEIGHT = 24.0
_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}


class WireNumbers:
    """Knows where the numbers stand in a view, and what a key does to the selected one."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._keyed: Scrubbing | None = None

    # pointing

    def hit(self, found: Hit, position: QPointF) -> Hit:
        """What is meant at a point of the view, now that numbers can be meant too."""
        if found.sort in ("port", "inside") or self._view.camera.scale < NUMBERS_FROM:
            return found
        if found.sort != "thing" and card_of(self._view).contains(position):
            return Hit("term", row_at(self._view, position))
        for id, at in self._standing(position):
            if self._is_on(id, at, position):
                return Hit("number", id)
        if found.sort == "wire" and self.is_weighed(found.id):
            along = self._along(found.id, position)
            if _MIDDLE[0] <= along <= _MIDDLE[1]:
                return Hit("number", found.id)
        return found

    def is_weighed(self, id: str) -> bool:
        """Whether this is a wire into a neuron whose weight is known or may be typed."""
        row = self._view.scene.wires.index.get(id)
        return row is not None and self._view.scene.leads_into_neuron(row)

    def _standing(self, pointer: QPointF) -> list[tuple[str, QPointF]]:
        """The numbers on the paper and where: of the wire pointed at, of the selected ones."""
        hovered = self._view.hovered
        found: list[tuple[str, QPointF]] = []
        if hovered.sort in ("wire", "number") and self.is_weighed(hovered.id):
            found.append((hovered.id, self._place(hovered.id, self._along(hovered.id, pointer))))
        wires = self._view.scene.wires
        selected = wires.names(np.flatnonzero(wires.selected & wires.used)[:_MOST])
        shown = [id for id in selected if id != hovered.id and self.is_weighed(id)]
        return found + [(id, self._place(id, 0.5)) for id in shown]

    def _is_on(self, id: str, at: QPointF, position: QPointF) -> bool:
        return _pill(self._words(id), at).adjusted(-3, -3, 3, 3).contains(position)

    def _curve(self, id: str) -> np.ndarray:
        """The wire's course in view pixels, (pieces + 1, 2)."""
        scene, camera = self._view.scene, self._view.camera
        curve = scene.curves[scene.wires.index[id]]
        return points_on(((curve - (camera.x, camera.y)) * camera.scale)[None], _PIECES)[0]

    def _along(self, id: str, position: QPointF) -> float:
        """How far along a wire its nearest point lies, 0 to 1."""
        away = np.hypot(*(self._curve(id) - (position.x(), position.y())).T)
        return float(away.argmin()) / _PIECES

    def _place(self, id: str, along: float) -> QPointF:
        along = min(max(along, _MIDDLE[0]), _MIDDLE[1])
        return QPointF(*self._curve(id)[round(along * _PIECES)].tolist())

    # painting

    def paint(self, painter: QPainter, pointer: QPointF) -> None:
        """The numbers that stand on the paper now, and the sum of a selected neuron."""
        if self._view.camera.scale < NUMBERS_FROM:
            return
        paint_sum(self._view, painter)
        for id, at in reversed(self._standing(pointer)):
            self.paint_number(painter, id, at, self._view.session.live.weight(id))

    def paint_number(self, painter: QPainter, id: str, at: QPointF, value: float | None) -> None:
        """One number in a pill around a point of the view."""
        words = written(value)
        body = _pill(words, at)
        role = "edge" if not value else ("positive" if value > 0 else "negative")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("shadow"))
        painter.drawRoundedRect(body.translated(0, 1.5), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(QPen(theme().color(role), 2.0))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(body, _HEIGHT / 2, _HEIGHT / 2)
        painter.setFont(theme().mono_font(14, "semibold"))
        painter.setPen(theme().color("text"))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, words)

    def _words(self, id: str) -> str:
        return written(self._view.session.live.weight(id))

    # keys

    def press(self, event: QKeyEvent) -> bool:
        """Up and down change the weight of the selected wire while they are held."""
        steps = _STEPS.get(Qt.Key(event.key()))
        owner = self._selected()
        if steps is None or owner is None:
            self.keep()
            return False
        if self._keyed is None or self._keyed.owner != owner:
            self.keep()
            self._keyed = Scrubbing(self._view.session, owner)
        grow = 5.0 * steps * STEP * pace(event.modifiers())
        self._keyed.show(self._keyed.value + grow)
        return True

    def _selected(self) -> str | None:
        selection = self._view.session.selection
        (owner,) = selection if len(selection) == 1 else (None,)
        record = self._view.session.document.get(owner) if owner else None
        return owner if isinstance(record, Wire) and self.is_weighed(record.id) else None

    def keep(self) -> None:
        """The key was let go: what it did is one edit."""
        keyed, self._keyed = self._keyed, None
        if keyed is not None:
            keyed.keep()


def written(value: float | None) -> str:
    """A weight with as many figures as matter, its sign always told; "?" where nobody knows."""
    if value is None:
        return "?"
    figures = 2 if abs(value) >= 10 else 3
    return localised(f"{value:+.{figures}f}".replace("-", "\u2212")) if value else "0"


def _pill(words: str, at: QPointF) -> QRectF:
    width = _width(words) + 20
    return QRectF(at.x() - width / 2, at.y() - _HEIGHT / 2, width, _HEIGHT)


@lru_cache(maxsize=1024)
def _width(words: str) -> float:
    return QFontMetricsF(theme().mono_font(14, "semibold")).horizontalAdvance(words)
