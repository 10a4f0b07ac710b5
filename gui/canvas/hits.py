"""What lies under a point of the canvas: a port, a block, a wire, the corner of a note."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from backend.document.open_groups import TITLE
from gui.canvas.geometry import FRAME, NOTE, points_on
from gui.canvas.group_looks import close_knob
from gui.canvas.opened_hits import Part, inside_at
from gui.canvas.scene import Scene

PORTS_FROM = 0.3
"""The zoom from which ports can be grasped."""

_PORT_REACH = 12.0
_WIRE_REACH = 6.0
_CORNER = 16.0


@dataclass(frozen=True)
class End:
    """A port of a block, as somewhere a wire can begin or end."""

    block: str
    port: str
    is_output: bool


@dataclass(frozen=True)
class Hit:
    """What was found. `sort` is "port", "thing", "corner" (of a note), "wire" or "nothing"."""

    sort: str
    id: str = ""
    end: End | None = None
    part: Part | None = None


NOTHING = Hit("nothing")


def hit(scene: Scene, point: QPointF, scale: float) -> Hit:
    """What a person means who points at `point` (scene units) at this zoom."""
    if scale >= PORTS_FROM:
        end = port_at(scene, point, scale)
        if end is not None:
            return Hit("port", end.block, end)
    row = thing_at(scene, point)
    inside = _inside(scene, row, point, scale)
    if inside is not None:
        return inside
    if row is not None and scene.things.kind[row] == FRAME:
        return _on_frame(scene, row, point)
    if row is not None and scene.things.kind[row] != NOTE:
        return Hit("thing", scene.things.ids[row])
    wire = wire_at(scene, point, scale)
    if wire:
        return Hit("wire", wire)
    if row is not None:
        return Hit(_corner_or_note(scene, row, point), scene.things.ids[row])
    return NOTHING


def _on_frame(scene: Scene, row: int, point: QPointF) -> Hit:
    """The bar of an open group, or the button on it."""
    id, rect = scene.things.ids[row], scene.things.rect(row)
    if close_knob(rect.width()).contains(point - rect.topLeft()):
        return Hit("inside", id, part=Part("close"))
    return Hit("thing", id)


def _inside(scene: Scene, row: int | None, point: QPointF, scale: float) -> Hit | None:
    """A part of an open layer, or the button that opens a closed one."""
    found = inside_at(scene, row, point, scale)
    return Hit("inside", found[0], part=found[1]) if found is not None else None


def _corner_or_note(scene: Scene, row: int, point: QPointF) -> str:
    corner = scene.things.rect(row).bottomRight()
    near = point.x() > corner.x() - _CORNER and point.y() > corner.y() - _CORNER
    return "corner" if near else "thing"


def thing_at(scene: Scene, point: QPointF) -> int | None:
    """The row of the topmost thing there; blocks lie over notes. Open groups are grasped by their
    title bars."""
    things = scene.things
    x, y = point.x(), point.y()
    inside = (
        (things.kind > 0)
        & (things.x <= x)
        & (x <= things.x + things.w)
        & (things.y <= y)
        & (y <= things.y + things.h)
    )
    inside &= (things.kind != FRAME) | (y <= things.y + TITLE)
    rows = np.flatnonzero(inside)
    if not len(rows):
        return None
    rank = np.where(things.kind[rows] == NOTE, 0, np.where(things.kind[rows] == FRAME, 2, 4))
    order = rank + things.selected[rows]
    return int(rows[np.flatnonzero(order == order.max())[-1]])


def port_at(scene: Scene, point: QPointF, scale: float) -> End | None:
    """The nearest port within reach of the pointer; the block's inside belongs to the block."""
    border = _PORT_REACH / min(scale, 1.0)
    things = scene.things
    x, y = point.x(), point.y()
    near = (
        (things.kind > 0)
        & (things.x - border <= x)
        & (x <= things.x + things.w + border)
        & (things.y - border <= y)
        & (y <= things.y + things.h + border)
    )
    best, nearest = None, border
    for row in np.flatnonzero(near).tolist():
        for end, place in ends_of(scene, row):
            away = np.hypot(place.x() - x, place.y() - y)
            if away <= nearest and not _deep_inside(scene, row, x):
                best, nearest = end, away
    return best


def _deep_inside(scene: Scene, row: int, x: float) -> bool:
    things = scene.things
    return bool(things.x[row] + 5 < x < things.x[row] + things.w[row] - 5)


def ends_of(scene: Scene, row: int) -> list[tuple[End, QPointF]]:
    """Every port of a block with its place."""
    id, place = scene.things.ids[row], scene.layout(row)
    inputs = [End(id, name, False) for name in place.inputs]
    outputs = [End(id, name, True) for name in place.outputs]
    return [(end, scene.port_place(row, end.port, end.is_output)) for end in (*inputs, *outputs)]


def wire_at(scene: Scene, point: QPointF, scale: float, reach: float = _WIRE_REACH) -> str:
    """The nearest wire within `reach` pixels, "" where there is none."""
    far = reach / scale
    x, y = point.x(), point.y()
    rows = scene.wires_in(x - far, y - far, x + far, y + far)
    if not len(rows):
        return ""
    away = _distance(points_on(scene.curves[rows], 24), x, y)
    best = int(away.argmin())
    return scene.wires.ids[int(rows[best])] if away[best] <= far else ""


def _distance(points: np.ndarray, x: float, y: float) -> np.ndarray:
    """How far (x, y) is from each line of points (n, k, 2): (n,)."""
    start, step = points[:, :-1], np.diff(points, axis=1)
    offset = np.array([x, y]) - start
    length = np.maximum((step**2).sum(-1), 1e-9)
    along = np.clip((offset * step).sum(-1) / length, 0.0, 1.0)
    nearest = start + along[..., None] * step
    return np.hypot(nearest[..., 0] - x, nearest[..., 1] - y).min(axis=1)
