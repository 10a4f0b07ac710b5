"""Drawing single neurons and features: thousands in a few calls, coloured by what they answer.

Near enough each shows its answers over the plane of the data; else its answer to the example.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from gui.canvas.camera import Camera
from gui.canvas.geometry import NEURON, TILE
from gui.canvas.maps import atlas_of, shares
from gui.canvas.primitives import draw_fragments, draw_lines
from gui.canvas.scene import WARNED, Scene
from gui.theme import theme

_LEVELS = 64
_UNKNOWN, _OPEN = _LEVELS, _LEVELS + 1
"""Instead of a level: nothing is known; nothing is filled, for a map shows through."""

_KINDS = _OPEN + 1
_BORDER = 3.0
_MOST_MAPS = 600
_MOST_BIASES = 600
_HALOS = 0.6
_LEAST_SIDE = 14.0
"""Pixels below which a map cannot be told from a colour."""


class NeuronPainter:
    """Keeps one picture with every circle and tile in use, and one with all maps in view."""

    def __init__(self) -> None:
        self._looks: tuple[object, ...] = ()
        self._atlas = QPixmap()
        self._mapped: tuple[object, ...] = ()
        self._maps = QPixmap()
        self._shown: list[np.ndarray] = []

    def forget(self) -> None:
        self._looks = self._mapped = ()

    def draw(
        self,
        painter: QPainter,
        scene: Scene,
        camera: Camera,
        rows: np.ndarray,
        maps: Mapping[str, np.ndarray],
        ratio: float,
    ) -> None:
        """The neurons and features in these rows; `maps` (1, 24, 24) by id, where there are."""
        if not len(rows):
            return
        things = scene.things
        mapped, shown = self._with_maps(scene, camera, rows, maps)
        side = round((NEURON + 2 * _BORDER) * camera.scale * ratio)
        centres = _centres(scene, camera, rows)
        if len(shown):
            tiles = things.kind[rows[mapped]] == TILE
            self._prepare_maps(shown, tiles, side, camera.scale * ratio)
            places = np.arange(len(shown))
            _draw(painter, self._maps, centres[mapped], places, side, ratio)
        levels = np.where(things.lit[rows], levels_of(things.value[rows]), _UNKNOWN)
        levels[mapped] = _OPEN
        looks = (levels * 3 + np.clip(things.state[rows].astype(int) - WARNED + 1, 0, 2)) * 2
        looks += things.kind[rows] == TILE
        used, places = np.unique(looks, return_inverse=True)
        self._prepare(tuple(used.tolist()), side, camera.scale * ratio)
        _draw(painter, self._atlas, centres, places, side, ratio)

    def _with_maps(
        self, scene: Scene, camera: Camera, rows: np.ndarray, maps: Mapping[str, np.ndarray]
    ) -> tuple[np.ndarray, list[np.ndarray]]:
        """Which of these rows show a map, and the maps they show."""
        if not maps or NEURON * camera.scale < _LEAST_SIDE or len(rows) > 4 * _MOST_MAPS:
            return np.zeros(0, int), []
        found = [maps.get(id) for id in scene.things.names(rows)]
        places = [place for place, one in enumerate(found) if one is not None and len(one)]
        places = places[:_MOST_MAPS]
        return np.array(places, dtype=int), [found[place][0] for place in places]  # type: ignore[index]

    def _prepare_maps(
        self, shown: Sequence[np.ndarray], tiles: np.ndarray, side: int, scale: float
    ) -> None:
        colors = theme().signed_map()
        made = (side, scale, tiles.tobytes(), colors.tobytes())
        if made == self._mapped and _are_same(shown, self._shown):
            return
        self._mapped, self._shown = made, list(shown)
        self._maps = atlas_of(np.stack(shown), tiles, side, NEURON * scale, colors)

    def _prepare(self, used: tuple[int, ...], side: int, scale: float) -> None:
        made = (used, side, theme().color("raised").rgb(), theme().color("positive").rgb())
        if made == self._looks:
            return
        self._looks = made
        columns, lines = shares(len(used))
        self._atlas = QPixmap(side * columns, side * lines)
        self._atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._atlas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, look in enumerate(used):
            painter.translate(place % columns * side, place // columns * side)
            painter.scale(scale, scale)
            painter.translate(_BORDER, _BORDER)
            _draw_look(painter, look // 6, look // 2 % 3, bool(look % 2))
            painter.resetTransform()
        painter.end()


def _are_same(some: Sequence[np.ndarray], others: Sequence[np.ndarray]) -> bool:
    """Whether these are the very same arrays: live ones are never written to."""
    return len(some) == len(others) and all(
        one is other or one.base is other.base and one.ctypes.data == other.ctypes.data
        for one, other in zip(some, others, strict=True)
    )


def _centres(scene: Scene, camera: Camera, rows: np.ndarray) -> np.ndarray:
    """The middles of neurons in view pixels, (n, 2)."""
    things = scene.things
    middles = np.stack([things.x[rows], things.y[rows]], axis=1) + NEURON / 2
    return (middles - (camera.x, camera.y)) * camera.scale


def _draw(
    painter: QPainter,
    atlas: QPixmap,
    centres: np.ndarray,
    places: np.ndarray,
    side: int,
    ratio: float,
) -> None:
    """The squares at these places of an atlas, around these middles."""
    columns = atlas.width() // side
    fragments = np.zeros((len(centres), 10))
    fragments[:, :2] = centres
    if side % 2 == round(side / ratio) % 2:
        fragments[:, :2] = np.round(centres * ratio - side / 2) / ratio + side / 2 / ratio
    fragments[:, 2] = places % columns * side
    fragments[:, 3] = places // columns * side
    fragments[:, 4:6] = side
    fragments[:, 6:8] = 1 / ratio
    fragments[:, 9] = 1
    draw_fragments(painter, fragments, atlas)


def levels_of(values: np.ndarray) -> np.ndarray:
    """Numbers from -1 to 1 as levels of colour; what lies beyond is the last of them."""
    finite = np.nan_to_num(values, nan=0.0, posinf=1.0, neginf=-1.0)
    return np.clip((finite + 1) / 2 * (_LEVELS - 1) + 0.5, 0, _LEVELS - 1).astype(int)


def level_color(level: int) -> QColor:
    """The colour of a level, from the most negative, 0, to the most positive, 63."""
    rgba = theme().signed_map()[level * 255 // (_LEVELS - 1)]
    return QColor(*(int(part) for part in rgba[:3]))


def _draw_look(painter: QPainter, level: int, state: int, is_tile: bool) -> None:
    color = level_color(level) if level < _LEVELS else theme().color("raised")
    role = ("edge", "caution", "wrong")[state]
    painter.setPen(QPen(theme().color(role), 2.0 if state == 0 else 3.0))
    painter.setBrush(Qt.BrushStyle.NoBrush if level == _OPEN else color)
    if is_tile:
        painter.drawRoundedRect(QRectF(1, 1, NEURON - 2, NEURON - 2), 6, 6)
        return
    middle, radius = NEURON / 2, NEURON / 2 - 1
    painter.drawEllipse(QPointF(middle, middle), radius, radius)


def draw_biases(painter: QPainter, scene: Scene, camera: Camera, rows: np.ndarray) -> None:
    """Biases as ticks on the rims: at the top when zero, to the right when positive.

    Too many to be told apart are left out.
    """
    things = scene.things
    if len(rows) > _MOST_BIASES:
        return
    rows = rows[things.biased[rows]]
    biases = things.bias[rows].astype(float)
    angles = np.pi / 2 - np.tanh(biases) * np.pi * 0.75
    outwards = np.stack([np.cos(angles), -np.sin(angles)], axis=1) * camera.scale
    centres = _centres(scene, camera, rows)
    lines = np.concatenate([centres + outwards * 16.0, centres + outwards * 23.0], axis=1)
    halos = (True, False) if camera.scale >= _HALOS else (False,)
    for role, chosen in (("positive", biases >= 0), ("negative", biases < 0)):
        for halo in halos:
            width = (6.0 if halo else 3.5) * camera.scale
            color = theme().color("canvas" if halo else role)
            painter.setPen(QPen(color, width, c=Qt.PenCapStyle.RoundCap))
            draw_lines(painter, lines[chosen])
