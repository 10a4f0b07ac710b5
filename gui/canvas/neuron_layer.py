"""Single neurons and features on the canvas: circles and tiles with maps, biases and names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from gui.canvas import looks
from gui.canvas.camera import Camera
from gui.canvas.feature_names import feature_map, feature_name
from gui.canvas.geometry import DETAIL, HEADERS, PILLS, PORT_RADIUS, TILE
from gui.canvas.neuron_painter import NeuronPainter, draw_biases, level_color, levels_of
from gui.canvas.primitives import fill_rects
from gui.canvas.scene import Scene
from gui.canvas.sprites import Sprites
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session


class NeuronLayer:
    """Paints what is round or a tile; coarser the farther away."""

    def __init__(self, session: Session, scene: Scene, sprites: Sprites) -> None:
        self._session = session
        self._scene = scene
        self._sprites = sprites
        self._neurons = NeuronPainter()
        self._names: dict[str, str] = {}
        self._tiles: dict[str, np.ndarray] = {}

    def forget(self) -> None:
        """Colours are others now."""
        self._neurons.forget()

    def forget_words(self, ids: Iterable[str] | None) -> None:
        """What these are called may be another now; all where none are told."""
        for kept in (self._names, self._tiles):
            for id in list(kept) if ids is None else ids:
                kept.pop(id, None)

    def paint(self, painter: QPainter, camera: Camera, ratio: float, rows: np.ndarray) -> None:
        """The neurons and features in these rows; `ratio` device pixels to a logical one."""
        if camera.scale < HEADERS:
            self._paint_far(painter, camera, rows)
            return
        maps = {**self._maps_of_tiles(rows), **self._session.live.maps}
        self._neurons.draw(painter, self._scene, camera, rows, maps, ratio)
        if camera.scale >= DETAIL:
            draw_biases(painter, self._scene, camera, rows)
        if camera.scale >= PILLS:
            things = self._scene.things
            for row in rows[things.named[rows] | (things.kind[rows] == TILE)].tolist():
                self._paint_words(painter, row)

    def _maps_of_tiles(self, rows: np.ndarray) -> dict[str, np.ndarray]:
        """What features look like that no network has told of yet."""
        found = {}
        for id in self._scene.things.names(rows[self._scene.things.kind[rows] == TILE]):
            if id not in self._session.live.maps:
                if id not in self._tiles:
                    self._tiles[id] = feature_map(self._session.document.block(id))
                found[id] = self._tiles[id]
        return found

    def _paint_far(self, painter: QPainter, camera: Camera, rows: np.ndarray) -> None:
        """Little squares in the colours of what the neurons answer; of their family else."""
        things, rects = self._scene.things, self._scene.in_view(camera, rows)
        lit = things.lit[rows]
        levels = np.where(lit, levels_of(things.value[rows]) // 4, -1)
        for level in np.unique(levels).tolist():
            color = level_color(level * 4 + 2) if level >= 0 else theme().family_color("blue")
            fill_rects(painter, rects[levels == level], color)

    def _paint_words(self, painter: QPainter, row: int) -> None:
        """What a neuron or a feature is called, below it."""
        words = self._words_of(self._scene.things.ids[row])
        rect = looks.words_rect(words, self._scene.things.rect(row))
        key = ("words", words)
        self._sprites.draw(painter, key, key, rect, lambda p: looks.draw_words(p, words))

    def _words_of(self, id: str) -> str:
        words = self._names.get(id)
        if words is None:
            block = self._session.document.block(id)
            is_tile = self._scene.things.kind[self._scene.things.index[id]] == TILE
            words = block.name or (feature_name(self._session, block) if is_tile else "")
            self._names[id] = words
        return words

    def paint_ports(self, painter: QPainter, camera: Camera, row: int) -> None:
        """The places on a neuron's rim where wires begin and end."""
        rect = camera.rect_to_view(self._scene.things.rect(row))
        radius = (PORT_RADIUS - 0.75) * camera.scale
        painter.setPen(QPen(theme().color("wire"), 1.5))
        for x, role in ((rect.left(), "raised"), (rect.right(), "wire")):
            painter.setBrush(theme().color(role))
            painter.drawEllipse(QPointF(x, rect.center().y()), radius, radius)
