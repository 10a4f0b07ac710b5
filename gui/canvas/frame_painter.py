"""Paints the frames of groups that are open in place, below everything that is in them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from gui.canvas import group_looks
from gui.canvas.camera import Camera
from gui.canvas.faces import Face
from gui.canvas.geometry import DETAIL, FRAME, HEADERS, PORT
from gui.canvas.primitives import fill_rects
from gui.canvas.scene import Scene
from gui.theme import theme


def paint_frames(
    painter: QPainter, scene: Scene, camera: Camera, inside: np.ndarray, face: Callable[[str], Face]
) -> None:
    """The frames among the things in view (a mask over the scene's rows), outer ones first."""
    rows = np.flatnonzero(inside & (scene.things.kind == FRAME))
    if not len(rows):
        return
    if camera.scale < HEADERS:
        paper, _, _ = group_looks.frame_colors()
        fill_rects(painter, scene.in_view(camera, rows), paper)
        return
    widest_first = rows[np.argsort(-scene.things.w[rows] * scene.things.h[rows])]
    for row in widest_first.tolist():
        _paint_frame(painter, scene, camera, row, face)


def _paint_frame(
    painter: QPainter, scene: Scene, camera: Camera, row: int, face: Callable[[str], Face]
) -> None:
    things = scene.things
    rect, state = things.rect(row), int(things.state[row])
    group_looks.draw_frame(painter, camera.rect_to_view(rect), camera.scale, state)
    if camera.scale < DETAIL:
        return
    painter.save()
    painter.translate(camera.to_view(rect.topLeft()))
    painter.scale(camera.scale, camera.scale)
    size = things.sizes[row]
    left = min(max(camera.x - rect.left(), 0.0), max(rect.width() - 240, 0.0))
    group_looks.draw_frame_title(painter, face(things.ids[row]), size, state, left)
    group_looks.draw_frame_ports(painter, size)
    painter.restore()
    _paint_leads(painter, scene, camera, row)


def _paint_leads(painter: QPainter, scene: Scene, camera: Camera, row: int) -> None:
    """Lines from the ports on the edges to those inside that do not stand at the edge."""
    things, rect = scene.things, scene.things.rect(row)
    painter.setPen(QPen(theme().color("wire"), max(2.0 * camera.scale, 1.0)))
    layout = things.sizes[row].layout
    for ids, is_exit in ((layout.inputs, False), (layout.outputs, True)):
        for id, y in ids.items():
            port = things.index.get(id)
            if port is None or things.kind[port] != PORT:
                continue
            inner = things.rect(port)
            edge = QPointF(rect.right() if is_exit else rect.left(), rect.top() + y)
            end = QPointF(inner.right() if is_exit else inner.left(), edge.y())
            if abs(edge.x() - end.x()) > 1:
                painter.drawLine(camera.to_view(edge), camera.to_view(end))
