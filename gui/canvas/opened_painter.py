"""Drawing open layers: a frame, the lines of weights, matrices, neurons and kernels."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from backend.document.records import Block
from gui.canvas import looks
from gui.canvas.camera import Camera
from gui.canvas.geometry import points_on
from gui.canvas.opened_bends import draw_bend
from gui.canvas.opened_bundle import Lines
from gui.canvas.opened_geometry import Inside, marks, pins
from gui.canvas.opened_lines import Liner
from gui.canvas.opened_numbers import Numbers, signed_table
from gui.canvas.opened_sources import source_of
from gui.canvas.primitives import draw_fragments, draw_lines, image
from gui.canvas.scene import Scene
from gui.canvas.wire_painter import mixed, path_along
from gui.language import number
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session

_LEVELS = 32
_WIDTHS = 10
_MOST_SMOOTH = 6
_WORDS = 0.45
_RICH = 14.0
"""Pixels across from which a mark shows its bias and its badge."""


class OpenedPainter:
    """Knows how the inside of an open layer is drawn; `lines` are those drawn last."""

    def __init__(self, session: Session, scene: Scene) -> None:
        self._session = session
        self._scene = scene
        self.numbers = Numbers(session)
        self._liner = Liner(session, scene, self.numbers)
        self._discs: tuple[object, ...] = ()
        self._atlas = QPixmap()

    def forget(self) -> None:
        """Colours are others now."""
        self.numbers.forget()
        self._discs = ()

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
        self._paint_chosen()

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
        if self._camera.scale < _WORDS:
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
        self._paint_marks(row, block, inside)
        self._paint_outline(row)
        if self._camera.scale >= _WORDS:
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

    def _paint_marks(self, row: int, block: Block, inside: Inside) -> None:
        side = max(round(inside.mark * self._camera.scale * self._ratio), 1)
        centres = (
            marks(inside) + (self._scene.things.x[row], self._scene.things.y[row])
            - (self._camera.x, self._camera.y)
        ) * self._camera.scale  # fmt: skip
        told = self.numbers.atlas(block, inside.weave, side) if side >= 5 else None
        if told is not None:
            atlas, across = told
            rows = np.arange(len(centres))
            places = np.stack([rows % across * side, rows // across * side], axis=1)
            self._fragments(centres, places, side, atlas)
        else:
            self._paint_discs(row, block, inside, centres, side)
        if side / self._ratio >= _RICH and self._camera.scale >= _WORDS:
            self._paint_biases(block, inside, centres)
            self._paint_bends(block, inside, centres)

    def _paint_discs(
        self, row: int, block: Block, inside: Inside, centres: np.ndarray, side: int
    ) -> None:
        """Marks in the colour of what they answer."""
        answers = self.numbers.answers(block.id, inside.weave)
        levels = np.full(len(centres), _LEVELS)
        if answers is not None:
            most = max(float(np.abs(answers).max(initial=0.0)), 1.0)
            levels = np.clip((answers / most + 1) / 2 * (_LEVELS - 1) + 0.5, 0, _LEVELS - 1)
        is_round = inside.weave.sort == "neurons"
        if side < 5:
            self._paint_dots(row, inside, levels.astype(int))
            return
        self._prepare_discs(side, is_round)
        places = np.stack([levels.astype(int) * side, np.zeros(len(centres), int)], axis=1)
        self._fragments(centres, places, side, self._atlas)

    def _paint_dots(self, row: int, inside: Inside, levels: np.ndarray) -> None:
        """Marks too small for circles: a picture with a pixel for each."""
        colors = np.zeros((-(-len(levels) // inside.mark_columns) * inside.mark_columns, 4))
        unknown = np.array(theme().color("raised").getRgb())
        shades = signed_table()[np.minimum(levels, _LEVELS - 1) * 255 // (_LEVELS - 1)]
        colors[: len(levels)] = np.where((levels == _LEVELS)[:, None], unknown, shades)
        x, y = inside.first_mark
        wide, high = inside.mark_pitch
        whole = QRectF(
            x - wide / 2, y - high / 2,
            wide * inside.mark_columns, high * (len(colors) // inside.mark_columns),
        )  # fmt: skip
        picture = image(colors.reshape(-1, inside.mark_columns, 4))
        self._painter.drawImage(self._in_view(row, whole), picture)

    def _fragments(
        self, centres: np.ndarray, places: np.ndarray, side: int, atlas: QPixmap
    ) -> None:
        fragments = np.zeros((len(centres), 10))
        fragments[:, :2] = centres
        fragments[:, 2:4] = places
        fragments[:, 4:6] = side
        fragments[:, 6:8] = 1 / self._ratio
        fragments[:, 9] = 1
        draw_fragments(self._painter, fragments, atlas)

    def _prepare_discs(self, side: int, is_round: bool) -> None:
        made = (side, is_round, theme().color("raised").rgb(), theme().color("positive").rgb())
        if made == self._discs:
            return
        self._discs = made
        self._atlas = QPixmap(side * (_LEVELS + 1), side)
        self._atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._atlas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(1.0, side / 22)
        rim = mixed(theme().color("raised"), theme().color("edge"), min(side / 28, 1.0))
        for level in range(_LEVELS + 1):
            painter.setPen(QPen(rim, line))
            painter.setBrush(_level_color(level))
            rect = QRectF(level * side, 0, side, side).adjusted(line, line, -line, -line)
            if is_round:
                painter.drawEllipse(rect)
            else:
                painter.drawRect(rect)
        painter.end()

    def _paint_biases(self, block: Block, inside: Inside, centres: np.ndarray) -> None:
        """A tick on the rim of each neuron."""
        biases = self.numbers.biases(block.id, inside.weave.rows)
        if biases is None or inside.weave.sort != "neurons":
            return
        angles = np.pi / 2 - np.tanh(biases) * np.pi * 0.75
        outwards = np.stack([np.cos(angles), -np.sin(angles)], axis=1)
        radius = inside.mark / 2 * self._camera.scale
        lines = np.concatenate(
            [centres + outwards * radius * 0.78, centres + outwards * radius * 1.12], axis=1
        )
        for role, those in (("positive", biases >= 0), ("negative", biases < 0)):
            pen = QPen(theme().color(role), max(radius * 0.17, 1.2), c=Qt.PenCapStyle.RoundCap)
            self._painter.setPen(pen)
            draw_lines(self._painter, lines[those])

    def _paint_bends(self, block: Block, inside: Inside, centres: np.ndarray) -> None:
        """A small badge with its curve on each row that has an activation of its own."""
        for key, activation in block.bends.items():
            if int(key) < len(centres):
                x, y = centres[int(key)].tolist()
                away = inside.mark * 0.36 * self._camera.scale
                draw_bend(
                    self._painter, QPointF(x + away, y + away), activation, self._camera.scale
                )

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

    # what is chosen or pointed at

    def _paint_chosen(self) -> None:
        """Ring what is chosen, and write its number beside it where it is a weight."""
        self._scene.drawn.chip = None
        chosen = self._session.cell
        if chosen is None:
            return
        self.light(self._painter, self._camera, *chosen, strong=True)
        if chosen[2] is not None and self._camera.scale >= _WORDS:
            self._paint_chip(*chosen)

    def _paint_chip(self, id: str, row: int, column: int) -> None:
        """The number of a weight in a pill: it can be dragged, and typed over."""
        place, value = self.place_of(id, row, column), self._session.live.cell(id, row, column)
        at = self._scene.things.index.get(id)
        inside = self._scene.things.sizes[at].inside if at is not None else None
        if place is None or inside is None:
            return
        output, flat = inside.weave.output_of(row, column)
        words = "?" if value is None else number(value)
        painter, camera = self._painter, self._camera
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


def _level_color(level: int) -> QColor:
    """The colour of an answer; the last level is that of nobody knows."""
    if level >= _LEVELS:
        return theme().color("raised")
    red, green, blue, _ = signed_table()[round(level / (_LEVELS - 1) * 255)].tolist()
    return QColor(red, green, blue)
