"""A block dragged in from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backend.document.change import Change, together
from backend.document.open_groups import PORT_DOWN
from backend.document.records import Wire
from backend.text import Refusal
from gui import taking
from gui.canvas.faces import Size
from gui.canvas.geometry import PORT, PORT_HEIGHT
from gui.canvas.hits import wire_at
from gui.canvas.looks import CORNER
from gui.canvas.snapping import on_grid
from gui.canvas.tools.gesture import Gesture
from gui.canvas.wire_painter import path_along
from gui.canvas.wiring import insert_on
from gui.notice import Notice
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

MIME_TYPE = "application/x-lienzo-block"
"""What the palette drags: the id of a card, as UTF-8."""


def type_in(data: QMimeData) -> str:
    """The type of block being dragged, "" for anything else."""
    return bytes(data.data(MIME_TYPE).data()).decode("utf-8", "replace")


class Drop(Gesture):
    """The outline of the new block follows the pointer; over a wire it will go into that wire."""

    def __init__(self, view: CanvasView, start: QPointF, type: str) -> None:
        super().__init__(view, start)
        self._type = type
        self._block = taking.outline(view.session, type)
        self._size: Size = view.faces.size(self._block)
        self._at = start
        self._wire = ""

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self._at = at
        ports = self.view.faces.ports(self._block)
        through = bool(ports.inputs and ports.outputs)
        self._wire = wire_at(self.view.scene, at, self.view.camera.scale, 10.0) if through else ""

    def _corner(self) -> QPointF:
        middle = PORT_HEIGHT / 2 if self._size.kind == PORT else 14.0
        return on_grid(self._at - QPointF(self._size.width / 2, middle))

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        session, place = self.view.session, self._corner()
        if self._size.kind == PORT:
            place -= QPointF(0, PORT_DOWN)
        inside = self.view.scene.frames.at(at)
        try:
            session.do(self._change(place, inside))
        except Refusal as refusal:
            session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return
        session.select([self._block.id])

    def _change(self, place: QPointF, inside: str) -> Change:
        """Into the wire it was dropped on, else into the group."""
        session, id = self.view.session, self._block.id
        x, y = place.x(), place.y()
        if self._wire:
            change = self._into_wire(x, y)
            if change is not None:
                return change
        return taking.put_down(session, self._type, x, y, inside, id)

    def _into_wire(self, x: float, y: float) -> Change | None:
        session = self.view.session
        wire = session.document[self._wire]
        assert isinstance(wire, Wire)
        source = session.document.block(wire.source)
        put = taking.put_down(session, self._type, x, y, source.inside, self._block.id)
        after = session.document.copy()
        after.apply(put)
        led = insert_on(after, self.view.faces, self._wire, after.block(self._block.id))
        return together(put.label, put, led) if led is not None else None

    def paint(self, painter: QPainter) -> None:
        camera, scene = self.view.camera, self.view.scene
        if self._wire in scene.wires.index:
            curve = scene.curves[scene.wires.index[self._wire]]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("accent"), 4))
            painter.drawPath(path_along((curve - (camera.x, camera.y)) * camera.scale))
        rect = QRectF(self._corner(), self._corner() + QPointF(self._size.width, self._size.height))
        fill = theme().family_color(self._size.hue)
        painter.setPen(QPen(fill, 2))
        fill.setAlphaF(0.18)
        painter.setBrush(fill)
        corner = CORNER * camera.scale
        painter.drawRoundedRect(camera.rect_to_view(rect), corner, corner)
