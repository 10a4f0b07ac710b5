"""The neurons of open layers as circles, the answers of kernels as squares."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from backend.document.records import Block
from gui.canvas.camera import Camera
from gui.canvas.opened_bends import draw_bend
from gui.canvas.opened_geometry import WORDS_FROM, Inside, marks
from gui.canvas.opened_numbers import Numbers, signed_table
from gui.canvas.primitives import draw_fragments, draw_lines, image
from gui.canvas.scene import Scene
from gui.canvas.wire_painter import mixed
from gui.theme import theme

_LEVELS = 32
_RICH = 14.0
"""Pixels across from which a mark shows its bias and its badge."""


class Marks:
    """Paints what the rows of a layer answer, their biases and their own activations."""

    def __init__(self, scene: Scene, numbers: Numbers) -> None:
        self._scene = scene
        self._numbers = numbers
        self._discs: tuple[object, ...] = ()
        self._atlas = QPixmap()

    def forget(self) -> None:
        """Colours are others now."""
        self._discs = ()

    def _in_view(self, row: int, rect: QRectF) -> QRectF:
        things = self._scene.things
        return self._camera.rect_to_view(rect.translated(things.x[row], things.y[row]))

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        ratio: float,
        row: int,
        block: Block,
        inside: Inside,
    ) -> None:
        """The marks of the layer in this row of the scene; `ratio` device pixels to one."""
        self._painter, self._camera, self._ratio = painter, camera, ratio
        side = max(round(inside.mark * self._camera.scale * self._ratio), 1)
        centres = (
            marks(inside) + (self._scene.things.x[row], self._scene.things.y[row])
            - (self._camera.x, self._camera.y)
        ) * self._camera.scale  # fmt: skip
        told = self._numbers.atlas(block, inside.weave, side) if side >= 5 else None
        if told is not None:
            atlas, across = told
            rows = np.arange(len(centres))
            places = np.stack([rows % across * side, rows // across * side], axis=1)
            self._fragments(centres, places, side, atlas)
        else:
            self._paint_discs(row, block, inside, centres, side)
        if side / self._ratio >= _RICH and self._camera.scale >= WORDS_FROM:
            self._paint_biases(block, inside, centres)
            self._paint_bends(block, inside, centres)

    def _paint_discs(
        self, row: int, block: Block, inside: Inside, centres: np.ndarray, side: int
    ) -> None:
        """Marks in the colour of what they answer."""
        answers = self._numbers.answers(block.id, inside.weave)
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
        biases = self._numbers.biases(block.id, inside.weave.rows)
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


def _level_color(level: int) -> QColor:
    """The colour of an answer; the last level is that of nobody knows."""
    if level >= _LEVELS:
        return theme().color("raised")
    red, green, blue, _ = signed_table()[round(level / (_LEVELS - 1) * 255)].tolist()
    return QColor(red, green, blue)
