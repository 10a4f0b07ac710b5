"""Drawing single neurons: circles coloured by activation, thousands in one call."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from gui.canvas.camera import Camera
from gui.canvas.geometry import NEURON
from gui.canvas.primitives import draw_fragments
from gui.canvas.scene import WARNED, Scene
from gui.theme import theme

_LEVELS = 64
_UNKNOWN = _LEVELS
_BORDER = 3.0


class NeuronPainter:
    """Keeps one picture with a circle of every colour in use, made anew at each zoom."""

    def __init__(self) -> None:
        self._made: tuple[object, ...] = ()
        self._atlas = QPixmap()

    def forget(self) -> None:
        self._made = ()

    def draw(
        self,
        painter: QPainter,
        scene: Scene,
        camera: Camera,
        rows: np.ndarray,
        activations: dict[str, float],
        ratio: float,
    ) -> None:
        """The neurons in these rows; `activations` by id, unknown where missing."""
        if not len(rows):
            return
        values = [activations.get(scene.things.ids[row]) for row in rows.tolist()]
        looks = np.array([_level(value) for value in values]) * 3
        looks += np.clip(scene.things.state[rows].astype(int) - WARNED + 1, 0, 2)
        used, places = np.unique(looks, return_inverse=True)
        side = round((NEURON + 2 * _BORDER) * camera.scale * ratio)
        self._prepare(tuple(used.tolist()), side, camera.scale * ratio)
        things = scene.things
        fragments = np.zeros((len(rows), 10))
        fragments[:, 0] = (things.x[rows] + NEURON / 2 - camera.x) * camera.scale
        fragments[:, 1] = (things.y[rows] + NEURON / 2 - camera.y) * camera.scale
        fragments[:, 2] = places * side
        fragments[:, 4:6] = side
        fragments[:, 6:8] = 1 / ratio
        fragments[:, 9] = 1
        draw_fragments(painter, fragments, self._atlas)

    def _prepare(self, used: tuple[int, ...], side: int, scale: float) -> None:
        made = (used, side, theme().color("raised").rgb(), theme().color("positive").rgb())
        if made == self._made:
            return
        self._made = made
        self._atlas = QPixmap(side * len(used), side)
        self._atlas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._atlas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, look in enumerate(used):
            painter.setTransform(painter.transform().fromTranslate(place * side, 0))
            painter.scale(scale, scale)
            painter.translate(_BORDER, _BORDER)
            _draw_neuron(painter, look // 3, look % 3)
            painter.resetTransform()
        painter.end()


def _level(value: float | None) -> int:
    if value is None or not np.isfinite(value):
        return _UNKNOWN
    return int(np.clip((value + 1) / 2 * (_LEVELS - 1) + 0.5, 0, _LEVELS - 1))


def _draw_neuron(painter: QPainter, level: int, state: int) -> None:
    color = theme().color("raised")
    if level != _UNKNOWN:
        rgba = theme().signed_map()[level * 255 // (_LEVELS - 1)]
        color.setRgb(*(int(part) for part in rgba[:3]))
    role = ("edge", "caution", "wrong")[state]
    painter.setPen(QPen(theme().color(role), 2.0 if state == 0 else 3.0))
    painter.setBrush(color)
    middle, radius = NEURON / 2, NEURON / 2 - 1
    painter.drawEllipse(QPointF(middle, middle), radius, radius)


def draw_bias(painter: QPainter, centre: QPointF, bias: float) -> None:
    """The bias as a tick on the rim: at the top when zero, right when positive (scene units)."""
    angle = np.pi / 2 - np.tanh(bias) * np.pi * 0.75
    outwards = QPointF(float(np.cos(angle)), -float(np.sin(angle)))
    role = "positive" if bias >= 0 else "negative"
    painter.setPen(QPen(theme().color(role), 3.5, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(centre + outwards * 16.0, centre + outwards * 22.5)
