"""Marks on a drawing that is compared: what is added, removed, changed or moved, by colour and
by sign."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from backend.document.comparison import ADDED, CHANGED, MOVED, REMOVED, Comparison, Difference
from backend.document.document import Document
from backend.document.groups import ancestors, uses
from backend.document.records import Block, Note, Wire
from backend.insight.telling import SIGNS
from gui.canvas.camera import Camera
from gui.canvas.geometry import BLOCK, NEURON_KIND, TILE
from gui.canvas.scene import Scene
from gui.theme import theme

ROLES = {ADDED: "good", REMOVED: "wrong", CHANGED: "caution", MOVED: "accent"}
"""The colour of each kind of difference, by its role."""

_LINES = {MOVED: Qt.PenStyle.DashLine}
_BADGE = 18.0
_BESIDE_THE_SHAPE = np.array([0.343, 0.441, 0.189, 0.027])
"""How start, handles and end of a wire weigh at the place of its sign: before the middle, where
its shape is told."""
_MOST_BADGES = 400
_MOST_WIRES = 1500
_SMALLEST = 7.0
"""Pixels of a thing's height below which it has no badge of its own."""


@dataclass(frozen=True)
class Mark:
    """What stands at a record: the kind of its difference, and, of a group, how many differences
    lie inside it."""

    kind: str
    inside: int = 0

    @property
    def sign(self) -> str:
        """The words in its badge."""
        return f"{SIGNS[self.kind]}{self.inside or ''}"


def marks_of(comparison: Comparison, document: Document, is_after: bool) -> dict[str, Mark]:
    """The marks on one of the two drawings, by record. Groups tell of what lies inside them."""
    found: dict[str, Mark] = {}
    holders: dict[str, int] = {}
    for one in comparison.differences:
        record = one.after if is_after else one.before
        if not isinstance(record, Block | Wire | Note):
            continue
        found[record.id] = Mark(one.kind)
        if one.kind != MOVED:
            for holder in _holders(document, record):
                holders[holder] = holders.get(holder, 0) + 1
    for holder, count in holders.items():
        own = found.get(holder)
        found[holder] = Mark(CHANGED if own is None or own.kind == MOVED else own.kind, count)
    return found


def _holders(document: Document, record: Block | Wire | Note) -> set[str]:
    """The groups around a record, and the uses of those that are definitions."""
    around = set(ancestors(document, record.source if isinstance(record, Wire) else record.id))
    waiting = list(around)
    while waiting:
        for use in uses(document, waiting.pop()):
            more = {use.id, *ancestors(document, use.id)} - around
            around |= more
            waiting += more
    return around


def shown_on(difference: Difference, is_after: bool) -> str:
    """The id of what differs in one of the two drawings, "" where it is not there."""
    record = difference.after if is_after else difference.before
    return record.id if isinstance(record, Block | Wire | Note) else ""


class MarkPainter:
    """Paints marks over a scene; one of them may be the one that is looked at."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.marks: Mapping[str, Mark] = {}
        self.chosen = ""

    def paint(self, painter: QPainter, camera: Camera, size: QSizeF) -> None:
        """Paint what can be seen: wires first, then things with their badges."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = camera.seen(size)
        self._paint_wires(painter, camera, seen)
        things = self._scene.things
        rows = [things.index[id] for id in self.marks if id in things.index]
        if rows:
            inside = self._scene.inside(seen, 24.0)
            self._paint_things(painter, camera, [row for row in rows if inside[row]])

    def _paint_things(self, painter: QPainter, camera: Camera, rows: list[int]) -> None:
        things = self._scene.things
        rects = self._scene.in_view(camera, np.array(rows, np.int64)) if rows else []
        badges = len(rows) <= _MOST_BADGES
        for row, rect in zip(rows, (QRectF(*one) for one in rects), strict=True):
            id = things.ids[row]
            mark = self.marks[id]
            is_round = things.kind[row] in (NEURON_KIND, TILE)
            self._paint_frame(painter, rect, mark, id == self.chosen, is_round)
            if badges and rect.height() >= _SMALLEST:
                corner = rect.topRight() if not is_round else rect.topRight() + QPointF(-3, 3)
                draw_badge(painter, corner, mark)

    def _paint_frame(
        self, painter: QPainter, rect: QRectF, mark: Mark, is_chosen: bool, is_round: bool
    ) -> None:
        color = theme().color(ROLES[mark.kind])
        if mark.kind != MOVED:
            painter.setBrush(_faint(color))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        width = 3.0 if is_chosen else 2.0
        painter.setPen(QPen(color, width, _LINES.get(mark.kind, Qt.PenStyle.SolidLine)))
        around = rect.adjusted(-3, -3, 3, 3)
        if is_round:
            painter.drawEllipse(around)
        else:
            painter.drawRoundedRect(around, 9, 9)
        if is_chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("text"), 1.5))
            painter.drawRoundedRect(around.adjusted(-4, -4, 4, 4), 12, 12)

    def _paint_wires(self, painter: QPainter, camera: Camera, seen: QRectF) -> None:
        wires = self._scene.wires
        rows = [(wires.index[id], id) for id in self.marks if id in wires.index]
        if not rows:
            return
        at = self._scene.wires_in(seen.left(), seen.top(), seen.right(), seen.bottom())
        crossing = set(at.tolist())
        rows = [one for one in rows if one[0] in crossing][:_MOST_WIRES]
        curves = self._scene.curves
        painter.save()
        painter.setClipPath(self._between_things(camera, seen))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for row, id in rows:
            self._paint_wire(painter, camera, curves[row], self.marks[id], id == self.chosen)
        painter.restore()
        for row, id in rows if len(rows) <= _MOST_BADGES and camera.scale > 0.3 else ():
            place = curves[row].T @ _BESIDE_THE_SHAPE
            draw_badge(painter, camera.to_view(QPointF(*place)), self.marks[id], 14.0)

    def _between_things(self, camera: Camera, seen: QRectF) -> QPainterPath:
        """All but what blocks cover: wires pass behind them."""
        things = self._scene.things
        inside = self._scene.inside(seen) & np.isin(things.kind, (BLOCK, NEURON_KIND, TILE))
        rows = np.flatnonzero(inside & ~things.open)
        path = QPainterPath()
        path.addRect(QRectF(camera.to_view(seen.topLeft()), camera.to_view(seen.bottomRight())))
        if len(rows) <= _MOST_BADGES:
            for rect in self._scene.in_view(camera, rows).tolist():
                path.addRect(QRectF(*rect))
        return path

    def _paint_wire(
        self, painter: QPainter, camera: Camera, curve: np.ndarray, mark: Mark, is_chosen: bool
    ) -> None:
        start, first, second, end = (camera.to_view(QPointF(*point)) for point in curve)
        path = QPainterPath(start)
        path.cubicTo(first, second, end)
        dashed = Qt.PenStyle.DashLine if mark.kind == REMOVED else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme().color(ROLES[mark.kind]), 5.0 if is_chosen else 3.0, dashed))
        painter.drawPath(path)


def _faint(color: QColor) -> QColor:
    color = QColor(color)
    color.setAlpha(36)
    return color


def draw_badge(painter: QPainter, at: QPointF, mark: Mark, height: float = _BADGE) -> None:
    """A round sign around a point of the view, or a pill where it holds a number too."""
    role = ROLES[mark.kind]
    painter.setFont(theme().font(round(height * 0.72), "semibold"))
    width = max(height, painter.fontMetrics().horizontalAdvance(mark.sign) + 10.0)
    pill = QRectF(at.x() - width / 2, at.y() - height / 2, width, height)
    painter.setPen(QPen(theme().color("canvas"), 1.5))
    painter.setBrush(theme().color(role))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme().color(f"on_{role}"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, mark.sign)
