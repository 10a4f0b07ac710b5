"""Drawing a wire from a port, or leading one end of a wire elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from backend.document import edits
from backend.document.records import Wire as WireRecord
from backend.text import Text
from gui.canvas.camera import Camera
from gui.canvas.geometry import PORT_RADIUS, curves
from gui.canvas.hits import PORTS_FROM, End, ends_of, hit
from gui.canvas.tools.gesture import Gesture
from gui.canvas.wire_painter import path_along
from gui.canvas.wiring import Wiring, fellows, join_all, lead_elsewhere
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


_MOST_LINES = 200


class Wire(Gesture):
    """From a port to the pointer. `moved` is the wire whose other end was grasped, if any.

    Where the block that was grasped is one of several selected ones, all of them are joined; so
    are all selected ones where the block let go on is one of them. Letting go on a port or a block
    joins; on empty canvas it asks for a block to join with, or deletes the wire whose end was
    grasped.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self, view: CanvasView, start: QPointF, fixed: End, moved: WireRecord | None = None
    ) -> None:
        super().__init__(view, start)
        self._fixed = fixed
        self._moved = moved
        self._at = start
        self._wiring = Wiring(view.session.document, view.faces, fixed)
        self._end: End | None = None
        self._why: Text | None = None
        if moved is not None:
            self._show_moved(False)

    def _show_moved(self, shown: bool) -> None:
        assert self._moved is not None
        row = self.view.scene.wires.index.get(self._moved.id)
        if row is not None:
            self.view.scene.wires.used[row] = shown

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self._at = at
        self._end = self._why = None
        found = hit(self.view.scene, at, self.view.camera.scale)
        if found.sort == "port" and found.end is not None and found.end != self._fixed:
            self._aim(found.end)
        elif found.sort == "thing" and found.id != self._fixed.block:
            end = self._wiring.end_on(found.id)
            if end is not None:
                self._aim(end)
            else:
                self._why = self._wiring.refusal_of(found.id)

    def _aim(self, end: End) -> None:
        self._why = self._wiring.refusal(end)
        if self._why is None:
            self._end = end

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        session = self.view.session
        self.cancel()
        if self._end is not None and self._moved is not None:
            session.do(
                lead_elsewhere(
                    session.document, self.view.faces, self._moved, self._fixed, self._end
                )
            )
        elif self._end is not None:
            starts, ends = self._pairs()
            session.do(join_all(session.document, self.view.faces, starts, ends))
        elif hit(self.view.scene, at, self.view.camera.scale).sort in ("nothing", "wire"):
            self._let_go_in_the_open(at)

    def _pairs(self) -> tuple[list[End], list[End]]:
        """What is joined with what: one port with another, or all that go along with either.

        Where both are selected, those standing nearer to the one go along with it.
        """
        document, faces = self.view.session.document, self.view.faces
        chosen = self.view.session.selection if self._moved is None else frozenset()
        fixed, end = self._fixed, self._end
        with_fixed = chosen if fixed.block in chosen else frozenset()
        with_end = chosen if end is not None and end.block in chosen else frozenset()
        if with_fixed and with_end and end is not None:
            with_fixed = frozenset(id for id in chosen if self._is_nearer(id, fixed, end))
            with_end = chosen - with_fixed
        starts = fellows(document, faces, fixed, sorted(with_fixed))
        ends = fellows(document, faces, end, sorted(with_end)) if end is not None else []
        return starts, ends

    def _is_nearer(self, id: str, one: End, other: End) -> bool:
        """Whether a block stands nearer, from left to right, to the one than to the other."""
        things = self.view.scene.things
        row = things.index.get(id)
        if row is None:
            return True
        x = things.x[row]
        away = [abs(x - things.x[things.index[end.block]]) for end in (one, other)]
        return bool(away[0] <= away[1])

    def _let_go_in_the_open(self, at: QPointF) -> None:
        session = self.view.session
        if self._moved is not None:
            session.do(edits.delete(session.document, [self._moved.id]))
        else:
            self.view.wanted_block.emit(at, self._fixed)

    def cancel(self) -> None:
        if self._moved is not None:
            self._show_moved(True)

    def paint(self, painter: QPainter) -> None:
        camera = self.view.camera
        self._paint_targets(painter)
        starts, ends = self._pairs()
        role = "wrong" if self._why is not None else "accent"
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color(role), max(2.5 * camera.scale, 1.5)))
        tips = [self._place(end) for end in ends] or [self._at]
        lines = [(self._place(start), tip) for start in starts for tip in tips]
        for start, tip in lines[:_MOST_LINES]:
            one, other = (start, tip) if self._fixed.is_output else (tip, start)
            painter.drawPath(wire_path(camera, one, other))
        if self._why is not None:
            self.view.say_beside(painter, camera.to_view(self._at), [(self._why, "wrong")])

    def _place(self, end: End) -> QPointF:
        scene = self.view.scene
        return scene.port_place(scene.things.index[end.block], end.port, end.is_output)

    def _paint_targets(self, painter: QPainter) -> None:
        """Ports where the wire may end grow and light; the blocks where it may not grow pale."""
        scene, camera = self.view.scene, self.view.camera
        if camera.scale < PORTS_FROM:
            return
        for row in np.flatnonzero(scene.inside(self.view.seen())).tolist():
            legal = [
                (end, place)
                for end, place in ends_of(scene, row)
                if self._wiring.refusal(end) is None
            ]
            if not legal and scene.things.ids[row] != self._fixed.block:
                self._veil(painter, row)
            for end, place in legal:
                self._light(painter, camera.to_view(place), end == self._end)

    def _veil(self, painter: QPainter, row: int) -> None:
        pale = QColor(theme().color("canvas"))
        pale.setAlphaF(0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        rect = self.view.camera.rect_to_view(self.view.scene.things.rect(row))
        painter.drawRect(rect.adjusted(-2, -2, 2, 2))

    def _light(self, painter: QPainter, at: QPointF, aimed: bool) -> None:
        scale = max(self.view.camera.scale, 0.5)
        halo = theme().color("accent")
        halo.setAlphaF(0.25)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(halo)
        radius = (PORT_RADIUS + (8 if aimed else 4)) * scale
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(theme().color("accent"))
        radius = (PORT_RADIUS + (2.5 if aimed else 1)) * scale
        painter.drawEllipse(at, radius, radius)


def wire_path(camera: Camera, start: QPointF, end: QPointF) -> QPainterPath:
    """The curve of a wire between two points of the scene, in view pixels."""
    ends = np.array([[start.x(), start.y(), end.x(), end.y()]])
    (curve,) = curves(ends, np.zeros(1))
    return path_along((curve - (camera.x, camera.y)) * camera.scale)
