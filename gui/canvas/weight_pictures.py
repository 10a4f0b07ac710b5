"""Between columns of neurons with too many wires to draw: their weights as a picture.

Each neuron of the right column has a line of colours beside it, one for each neuron of the left
column from top to bottom.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from gui.canvas.camera import Camera
from gui.canvas.geometry import NEURON, NEURON_KIND, TILE
from gui.canvas.scene import Scene
from gui.theme import theme

MANY = 300
"""Wires between two columns from which their weights are a picture, where the view is full."""

_DENSE = 0.2
_MARGIN = 0.24
_SHOWN = 190
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied


@dataclass(frozen=True)
class Gap:
    """Two columns: the rows of the wires between them, and where in the picture each stands."""

    rows: np.ndarray
    places: np.ndarray
    shape: tuple[int, int]
    rect: QRectF


class WeightPictures:
    """Finds the gaps once for each census of the scene, and paints those in view."""

    def __init__(self) -> None:
        self._census = -1
        self._gaps: list[Gap] = []
        self._shown: list[Gap] = []

    def gaps_in(self, scene: Scene, seen: QRectF) -> list[Gap]:
        """The gaps that may be seen."""
        if self._census != scene.census:
            self._census = scene.census
            self._gaps = gaps_of(scene)
        return [gap for gap in self._gaps if gap.rect.intersects(seen)]

    def paint(self, painter: QPainter, scene: Scene, camera: Camera, gaps: list[Gap]) -> None:
        """The weights of these gaps as they are now."""
        self._shown = gaps
        weights = scene.wires.weight
        most = max(float(np.abs(weights[scene.wires.weighed]).max(initial=0.0)), 1.0)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        for gap in gaps:
            picture = picture_of(weights[gap.rows], gap, most)
            high, wide = gap.shape
            shown = QImage(picture.data, wide, high, 4 * wide, _FORMAT)
            painter.drawImage(camera.rect_to_view(gap.rect), shown)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)

    def wire_at(self, scene: Scene, point: QPointF) -> str | None:
        """Whose weight a point of a picture shows that was painted last, "" where two neurons are
        not joined; None beside every picture."""
        if self._census != scene.census:
            return None
        for gap in self._shown:
            if gap.rect.contains(point):
                found = np.flatnonzero(gap.places == _place_in(gap, point))
                return scene.wires.ids[int(gap.rows[found[0]])] if len(found) else ""
        return None


def _place_in(gap: Gap, point: QPointF) -> int:
    """The cell of a picture under a point, counted line by line."""
    high, wide = gap.shape
    column = int((point.x() - gap.rect.left()) / gap.rect.width() * wide)
    line = int((point.y() - gap.rect.top()) / gap.rect.height() * high)
    return min(line, high - 1) * wide + min(column, wide - 1)


def picture_of(weights: np.ndarray, gap: Gap, most: float) -> np.ndarray:
    """Weights (wires,) as 0xAARRGGBB, premultiplied, uint32 (targets, sources); clear without a
    wire. `most` is the size of the strongest weight."""
    picture = np.zeros(gap.shape, np.uint32)
    shares = (weights * np.float32(127.5 / most) + np.float32(127.5)).astype(np.uint8)
    picture.reshape(-1)[gap.places] = _colors()[shares]
    return picture


def _colors() -> np.ndarray:
    """The colours from most negative to most positive, a little clear, uint32 (256,)."""
    red, green, blue = (
        theme().signed_map()[:, place].astype(np.uint32) * _SHOWN // 255 for place in range(3)
    )
    return (np.uint32(_SHOWN << 24) | (red << 16) | (green << 8) | blue).astype(np.uint32)


def gaps_of(scene: Scene) -> list[Gap]:
    """Every two columns of neurons with many wires from the one to the other, which stands
    right of it."""
    things, wires = scene.things, scene.wires
    rows = np.flatnonzero(wires.used & (things.kind[wires.target] == NEURON_KIND))
    sources, targets = wires.source[rows], wires.target[rows]
    is_round = (things.kind[sources] == NEURON_KIND) | (things.kind[sources] == TILE)
    apart = things.x[targets] - things.x[sources] > 1.5 * NEURON
    rows = rows[is_round & apart]
    if len(rows) < MANY:
        return []
    left, right = things.x[wires.source[rows]], things.x[wires.target[rows]]
    places, group = np.unique(np.stack([left, right]), axis=1, return_inverse=True)
    order = np.argsort(group.reshape(-1), kind="stable")
    counts = np.bincount(group.reshape(-1), minlength=places.shape[1])
    parts = np.split(rows[order], np.cumsum(counts)[:-1])
    found = (_gap(scene, part) for part in parts if len(part) >= MANY)
    return [gap for gap in found if gap is not None]


def _gap(scene: Scene, rows: np.ndarray) -> Gap | None:
    """The gap that these wires cross; None where most neurons are not joined."""
    things, wires = scene.things, scene.wires
    sources, columns = np.unique(wires.source[rows], return_inverse=True)
    targets, lines = np.unique(wires.target[rows], return_inverse=True)
    if len(rows) < _DENSE * len(sources) * len(targets):
        return None
    columns = np.argsort(np.argsort(things.y[sources], kind="stable"))[columns]
    lines = np.argsort(np.argsort(things.y[targets], kind="stable"))[lines]
    left, right = things.x[sources[0]] + NEURON, things.x[targets[0]]
    top, bottom = things.y[targets].min(), things.y[targets].max() + NEURON
    pitch = (bottom - top - NEURON) / max(len(targets) - 1, 1)
    spare = max(pitch - NEURON, 0.0) / 2
    inset = _MARGIN * (right - left)
    rect = QRectF(left + inset, top - spare, right - left - 2 * inset, bottom - top + 2 * spare)
    places = lines * len(sources) + columns
    return Gap(rows, places, (len(targets), len(sources)), rect)
