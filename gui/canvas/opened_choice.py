"""What is chosen inside an open layer, or pointed at: rings, and the number of a weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from gui.canvas.camera import Camera
from gui.canvas.opened_geometry import WORDS_FROM, Inside
from gui.canvas.scene import Scene
from gui.canvas.wire_painter import path_along
from gui.language import number
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session


class Choice:
    """Knows where rows and weights of open layers stand, and marks them."""

    def __init__(self, session: Session, scene: Scene) -> None:
        self._session = session
        self._scene = scene

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Ring what is chosen, and write its number beside it where it is a weight."""
        self._scene.drawn.chip = None
        chosen = self._session.cell
        if chosen is None:
            return
        self.light(painter, camera, *chosen, strong=True)
        if chosen[2] is not None and camera.scale >= WORDS_FROM:
            self._paint_chip(painter, camera, *chosen)

    def _paint_chip(
        self, painter: QPainter, camera: Camera, id: str, row: int, column: int
    ) -> None:
        """The number of a weight in a pill: it can be dragged, and typed over."""
        place, value = self.place_of(id, row, column), self._session.live.cell(id, row, column)
        at = self._scene.things.index.get(id)
        inside = self._scene.things.sizes[at].inside if at is not None else None
        if place is None or inside is None:
            return
        output, flat = inside.weave.output_of(row, column)
        words = "?" if value is None else number(value)
        painter.setFont(theme().mono_font(12))
        width = painter.fontMetrics().horizontalAdvance(words) + 18
        body = QRectF(0, 0, width, 22)
        body.moveCenter(camera.to_view(place) - QPointF(0, 24))
        painter.setPen(QPen(theme().color("accent"), 1.5))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(body, 11, 11)
        painter.setPen(theme().color("text"))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, words)
        corner = camera.to_scene(body.topLeft())
        self._scene.drawn.chip = (id, output, flat, QRectF(corner, body.size() / camera.scale))

    def light(
        self,
        painter: QPainter,
        camera: Camera,
        id: str,
        row: int,
        column: int | None,
        strong: bool = False,
    ) -> None:
        """Ring a row, or one of its weights (`column` as in `records.Cell`)."""
        at = self._scene.things.index.get(id)
        inside = self._scene.things.sizes[at].inside if at is not None else None
        if at is None or inside is None:
            return
        accent = theme().color("accent")
        flat = -1
        if column is not None:
            row, flat = inside.weave.output_of(row, column)
        if not 0 <= row < inside.weave.rows:
            return
        if not strong:
            accent.setAlphaF(0.55)
        origin = self._scene.things.rect(at).topLeft()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2.5 if strong else 2))
        if column is None or flat < 0:
            self._ring_mark(painter, camera, inside, row, origin)
            return
        line = self._scene.drawn.lines.index(id, row, flat)
        if line is not None:
            curve = (self._scene.drawn.lines.curves[line] - (camera.x, camera.y)) * camera.scale
            accent.setAlphaF(0.55 if strong else 0.35)
            painter.setPen(QPen(accent, max(8 * camera.scale, 5)))
            painter.drawPath(path_along(curve))
            accent.setAlphaF(1.0)
            painter.setPen(QPen(accent, 2.5 if strong else 2))
        if not inside.has_lines:
            self._ring_cell(painter, camera.rect_to_view(inside.cell(row, flat).translated(origin)))

    def place_of(self, id: str, row: int, column: int | None) -> QPointF | None:
        """The middle of a row's mark, or of a weight's cell or line, in the scene."""
        at = self._scene.things.index.get(id)
        inside = self._scene.things.sizes[at].inside if at is not None else None
        if at is None or inside is None:
            return None
        origin = self._scene.things.rect(at).topLeft()
        if column is None or column < 0:
            return inside.mark_centre(row) + origin
        output, flat = inside.weave.output_of(row, column)
        lines = self._scene.drawn.lines
        line = lines.index(id, output, flat)
        if line is not None:
            x0, y0, x1, y1 = lines.ends[line].tolist()
            return QPointF((x0 + x1) / 2, (y0 + y1) / 2)
        return inside.cell(output, flat).center() + origin

    def _ring_mark(
        self, painter: QPainter, camera: Camera, inside: Inside, row: int, origin: QPointF
    ) -> None:
        centre = camera.to_view(inside.mark_centre(row) + origin)
        radius = inside.mark / 2 * camera.scale + 2.5
        if inside.weave.sort == "neurons":
            painter.drawEllipse(centre, radius, radius)
        else:
            around = QRectF(centre - QPointF(radius, radius), centre + QPointF(radius, radius))
            painter.drawRoundedRect(around, 3, 3)
        if not inside.has_lines and inside.weave.columns:
            strip = camera.rect_to_view(inside.strip(row).translated(origin))
            painter.drawRect(strip.adjusted(-1.5, -1.5, 1.5, 1.5))

    def _ring_cell(self, painter: QPainter, rect: QRectF) -> None:
        grown = max(0.0, (7 - min(rect.width(), rect.height())) / 2)
        rect = rect.adjusted(-grown - 1, -grown - 1, grown + 1, grown + 1)
        path = QPainterPath()
        path.addRoundedRect(rect, 2, 2)
        painter.drawPath(path)
