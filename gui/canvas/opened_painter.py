"""Drawing open layers: a frame, the lines of weights, matrices, neurons and kernels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backend.document.records import Block
from gui.canvas import looks
from gui.canvas.camera import Camera
from gui.canvas.geometry import points_on
from gui.canvas.opened_bundle import Lines
from gui.canvas.opened_choice import Choice
from gui.canvas.opened_geometry import WORDS_FROM, Inside, pins
from gui.canvas.opened_lines import Liner
from gui.canvas.opened_marks import Marks
from gui.canvas.opened_numbers import Numbers
from gui.canvas.opened_sources import source_of
from gui.canvas.primitives import draw_lines
from gui.canvas.scene import Scene
from gui.canvas.wire_painter import mixed, path_along
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session

_WIDTHS = 10
_MOST_SMOOTH = 6


class OpenedPainter:
    """Knows how the inside of an open layer is drawn; `lines` are those drawn last."""

    def __init__(self, session: Session, scene: Scene) -> None:
        self._session = session
        self._scene = scene
        self.numbers = Numbers(session)
        self._liner = Liner(session, scene, self.numbers)
        self._marks = Marks(scene, self.numbers)
        self.choice = Choice(session, scene)

    def forget(self) -> None:
        """Colours are others now."""
        self.numbers.forget()
        self._marks.forget()

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        ratio: float,
        rows: list[int],
        line_of: Callable[[str], str],
    ) -> None:
        """What is inside the open layers in these rows; their frames are drawn already.

        `line_of` tells the words at the foot of a block.
        """
        self._painter, self._camera, self._ratio = painter, camera, ratio
        self._scene.drawn.lines = self._liner.lines(rows)
        for row in rows:
            self._paint_picture(row)
        self._paint_lines(self._scene.drawn.lines)
        for row in rows:
            self._paint_row(row, line_of)
        self.choice.paint(painter, camera)

    def source_of(self, id: str) -> str:
        """The block whose numbers arrive at a layer, each in its place; "" where there is none."""
        return source_of(self._session, id)

    def _origin(self, row: int) -> QPointF:
        return QPointF(self._scene.things.x[row], self._scene.things.y[row])

    def _in_view(self, row: int, rect: QRectF) -> QRectF:
        return self._camera.rect_to_view(rect.translated(self._origin(row)))

    def _clipped(self, row: int, inside: Inside) -> bool:
        """A frame that is still growing shows only what is within it."""
        rect = self._scene.things.rect(row)
        grows = rect.width() < inside.width - 0.5 or rect.height() < inside.height - 0.5
        if grows:
            self._painter.save()
            self._painter.setClipRect(self._camera.rect_to_view(rect.adjusted(1, 1, -1, -1)))
        return grows

    # matrices

    def _paint_picture(self, row: int) -> None:
        things = self._scene.things
        inside = things.sizes[row].inside
        block = self._session.document.get(things.ids[row])
        if inside is None or inside.has_lines or not isinstance(block, Block):
            return
        if not inside.weave.columns:
            return
        clipped = self._clipped(row, inside)
        rect = self._in_view(row, inside.picture)
        picture = self.numbers.picture(block, inside, self._camera.scale * self._ratio)
        if picture is None:
            self._paint_unknown(row, inside, rect)
        else:
            is_crisp = picture.width() <= rect.width() * self._ratio
            hint = QPainter.RenderHint.SmoothPixmapTransform
            self._painter.setRenderHint(hint, not is_crisp)
            self._painter.drawImage(rect, picture)
            self._painter.setRenderHint(hint, True)
        if inside.stacks == 1 and inside.weave.taps == 1:
            self._painter.setPen(QPen(theme().color("hairline"), 1))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(rect)
        self._paint_frozen(row, block, inside)
        if clipped:
            self._painter.restore()

    def _paint_unknown(self, row: int, inside: Inside, rect: QRectF) -> None:
        """Weights that nobody has drawn yet."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme().color("neutral"))
        many = inside.weave.taps == 1 or inside.weave.rows * inside.weave.columns > 600
        if many:
            self._painter.drawRect(rect)
            return
        for output in range(inside.weave.rows):
            for column in range(inside.weave.columns):
                self._painter.drawRect(self._in_view(row, inside.kernel_rect(output, column)))

    def _paint_frozen(self, row: int, block: Block, inside: Inside) -> None:
        """A lock in the cells that are frozen (a ring in small ones), a cross in those cut."""
        painter, weave = self._painter, inside.weave
        for cell in block.cells[:2000]:
            if cell.column < 0 or not (cell.frozen or cell.cut):
                continue
            output, flat = weave.output_of(cell.row, cell.column)
            if output >= weave.rows or flat >= weave.columns * weave.taps:
                continue
            rect = self._in_view(row, inside.cell(output, flat))
            if min(rect.width(), rect.height()) < 3:
                continue
            if cell.cut:
                self._paint_cross(rect)
            elif min(rect.width(), rect.height()) >= 12:
                self._paint_lock(rect.center(), min(rect.width(), rect.height(), 20) / 22)
            else:
                size = min(rect.width(), rect.height())
                painter.setPen(QPen(theme().color("text"), 1.2))
                painter.setBrush(theme().color("raised"))
                painter.drawEllipse(rect.center(), size / 4, size / 4)

    def _paint_cross(self, rect: QRectF) -> None:
        half = min(rect.width(), rect.height(), 12) / 4
        self._painter.setPen(QPen(theme().color("faint"), 1.2))
        middle = rect.center()
        for side in (-1, 1):
            step = QPointF(half, half * side)
            self._painter.drawLine(middle - step, middle + step)

    # lines

    def _paint_lines(self, lines: Lines) -> None:
        if not len(lines.values):
            return
        painter, camera = self._painter, self._camera
        curves = (lines.curves - (camera.x, camera.y)) * camera.scale
        known = np.isfinite(lines.values)
        size = np.where(known, np.abs(lines.values), 0.0)
        most = max(float(size.max(initial=0.0)), 1e-9)
        levels = np.ceil(size / most * _WIDTHS).astype(int)
        levels = np.where(known, np.maximum(levels, 1) * np.where(lines.values < 0, -1, 1), 0)
        levels[lines.faint] = 2 * _WIDTHS
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for level in sorted(np.unique(levels).tolist(), key=_by_strength):
            painter.setPen(_line_pen(level, camera.scale))
            _draw_curves(painter, curves[levels == level])
        self._mark_frozen(lines, curves)

    def _mark_frozen(self, lines: Lines, curves: np.ndarray) -> None:
        """A lock on the lines of weights that stay as they are."""
        if self._camera.scale < WORDS_FROM:
            return
        for place, id in enumerate(lines.blocks):
            block = self._session.document.get(id)
            cells = self.numbers.cells(block) if isinstance(block, Block) else {}
            if not any(cell.frozen for cell in cells.values()):
                continue
            for index in np.flatnonzero(lines.owner == place).tolist():
                cell = cells.get((int(lines.row[index]), int(lines.flat[index])))
                if cell is not None and cell.frozen and not cell.cut:
                    middle = curves[index].mean(axis=0)
                    self._paint_lock(QPointF(*middle.tolist()), 0.8 * self._camera.scale)

    def _paint_lock(self, at: QPointF, scale: float) -> None:
        painter = self._painter
        painter.save()
        painter.translate(at)
        painter.scale(scale, scale)
        painter.translate(looks.MARK.topLeft())
        looks.draw_wire_mark(painter, "")
        painter.restore()

    # neurons and kernels

    def _paint_row(self, row: int, line_of: Callable[[str], str]) -> None:
        things = self._scene.things
        inside, id = things.sizes[row].inside, things.ids[row]
        block = self._session.document.get(id)
        if inside is None or not isinstance(block, Block):
            return
        clipped = self._clipped(row, inside)
        if inside.has_lines and not self._has_placed_source(id, inside, row):
            self._paint_pins(row, inside)
        self._marks.paint(self._painter, self._camera, self._ratio, row, block, inside)
        self._paint_outline(row)
        if self._camera.scale >= WORDS_FROM:
            self._paint_foot(row, inside, line_of(id))
        if clipped:
            self._painter.restore()

    def _has_placed_source(self, id: str, inside: Inside, row: int) -> bool:
        starts = self._liner.starts(id, inside, row)
        own = pins(inside) + (self._scene.things.x[row], self._scene.things.y[row])
        return starts is not None and not np.array_equal(starts, own)

    def _paint_pins(self, row: int, inside: Inside) -> None:
        points = pins(inside) + (self._scene.things.x[row], self._scene.things.y[row])
        radius = 3.0 * self._camera.scale
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(theme().color("wire"))
        for x, y in points.tolist():
            self._painter.drawEllipse(self._camera.to_view(QPointF(x, y)), radius, radius)

    # the frame

    def _paint_outline(self, row: int) -> None:
        rect = self._camera.rect_to_view(self._scene.things.rect(row))
        hue = self._scene.hues[int(self._scene.things.hue[row])]
        corner = looks.CORNER * self._camera.scale
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(theme().family_color(hue), 1.5))
        self._painter.drawRoundedRect(rect, corner, corner)

    def _paint_foot(self, row: int, inside: Inside, line: str) -> None:
        painter, hue = self._painter, self._scene.hues[int(self._scene.things.hue[row])]
        painter.save()
        painter.translate(self._camera.to_view(self._origin(row)))
        painter.scale(self._camera.scale, self._camera.scale)
        for name, icon in (("add", "plus"), ("remove", "minus")):
            rect = inside.knob(name)
            painter.setPen(QPen(theme().color("hairline"), 1))
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(rect, 6, 6)
            looks.draw_icon(painter, icon, "text", rect.topLeft() + QPointF(4, 4), 14)
        close = inside.knob("close")
        looks.draw_icon(painter, "fold", f"on_{hue}", close.topLeft() + QPointF(3, 2), 16)
        room = QRectF(16, inside.height - 32, inside.knob("remove").left() - 22, 22)
        painter.setFont(theme().font(12))
        painter.setPen(theme().color("quiet"))
        words = painter.fontMetrics().elidedText(
            line, Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


def _draw_curves(painter: QPainter, curves: np.ndarray) -> None:
    """A few as smooth strokes, more as lines of a dozen pieces, which take a third of the time."""
    if len(curves) <= _MOST_SMOOTH:
        for curve in curves:
            painter.drawPath(path_along(curve))
        return
    points = points_on(curves, 14)
    draw_lines(painter, np.concatenate([points[:, :-1], points[:, 1:]], axis=2).reshape(-1, 4))


def _by_strength(level: int) -> tuple[int, int]:
    """Faint and unknown ones first, so that strong ones lie over them."""
    return (0, 0) if abs(level) > _WIDTHS else (1, abs(level))


def _line_pen(level: int, scale: float) -> QPen:
    if level == 2 * _WIDTHS:
        return QPen(theme().color("faint"), 1.0, Qt.PenStyle.DashLine)
    if level == 0:
        return QPen(mixed(theme().color("raised"), theme().color("wire"), 0.45), 1.0)
    share = abs(level) / _WIDTHS
    strong = theme().color("positive" if level > 0 else "negative")
    color = mixed(theme().color("neutral"), strong, 0.2 + 0.8 * share)
    width = max((0.5 + 4.5 * share) * scale, 0.7)
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
