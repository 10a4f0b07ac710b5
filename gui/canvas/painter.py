"""Paints the whole scene: paper, notes, wires, blocks, neurons; coarser the farther away."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backend.document.records import Note
from gui.canvas import group_looks, looks
from gui.canvas.camera import Camera
from gui.canvas.faces import Face, Faces, Size
from gui.canvas.frame_painter import paint_frames
from gui.canvas.geometry import (
    BLOCK,
    DETAIL,
    FOOT,
    HEADER,
    HEADERS,
    NEURON_KIND,
    NOTE,
    PILLS,
    PORT,
    STRIP,
    TILE,
    WIDTH,
    WORDS,
)
from gui.canvas.neuron_layer import NeuronLayer
from gui.canvas.opened_painter import OpenedPainter
from gui.canvas.pictures import Pictures
from gui.canvas.primitives import draw_rects, fill_rects
from gui.canvas.scene import WARNED, WRONG, Scene
from gui.canvas.sprites import Sprites
from gui.canvas.weight_pictures import WeightPictures
from gui.canvas.wire_labels import WireLabels
from gui.canvas.wire_painter import draw_wires
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session

_BUDGET = 0.004
_MOST_BARE = 150


def _looks_of(size: Size) -> Callable[[QPainter, Face, Size, int, int], None]:
    """How a block of this kind is drawn."""
    if size.kind == PORT:
        return group_looks.draw_port
    return group_looks.draw_group if size.is_group else looks.draw_block


class ScenePainter:
    """Knows how everything is drawn, and remembers the pictures of what is drawn often."""

    def __init__(self, session: Session, scene: Scene, faces: Faces, pictures: Pictures) -> None:
        self._session = session
        self._scene = scene
        self._faces = faces
        self._pictures = pictures
        self._sprites = Sprites()
        self._labels = WireLabels(session, scene, self._sprites)
        self.neurons = NeuronLayer(session, scene, self._sprites)
        self.weight_pictures = WeightPictures()
        self.opened = OpenedPainter(session, scene)
        self._known: dict[str, Face] = {}
        self.pulsing = False
        self.hidden_note = ""

    @property
    def behind(self) -> bool:
        """Some pictures were stretched from another zoom: paint once more."""
        return self._sprites.behind

    def forget(self) -> None:
        """Colours, fonts or language are others: everything is drawn anew."""
        self._sprites.clear()
        self.neurons.forget()
        self.opened.forget()
        self.forget_words()

    def forget_words(self, ids: Iterable[str] | None = None) -> None:
        """What these blocks say may be another now; all where none are told."""
        self.neurons.forget_words(ids)
        if ids is None:
            self._known.clear()
        else:
            for id in ids:
                self._known.pop(id, None)

    def face(self, id: str) -> Face:
        """The words of a block, asked once."""
        face = self._known.get(id)
        if face is None:
            face = self._known[id] = self._faces.face(self._session.document.block(id))
        return face

    def paint(self, painter: QPainter, camera: Camera, size: QSizeF, ratio: float) -> None:
        """Everything in a view of `size` logical pixels, `ratio` device pixels each."""
        self._painter, self._camera, self._ratio = painter, camera, ratio
        self._seen = camera.seen(size)
        self._sprites.begin(camera, ratio, _BUDGET)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.fillRect(QRectF(QPointF(), size), theme().color("canvas"))
        self._paint_grid()
        things = self._scene.things
        inside = self._scene.inside(self._seen, looks.MARGIN)
        paint_frames(painter, self._scene, camera, inside, self.face)
        self._paint_notes(np.flatnonzero(inside & (things.kind == NOTE)))
        rows = self._scene.wires_in(*self._seen.getCoords())
        draw_wires(painter, self._scene, camera, rows, self._seen, self.weight_pictures)
        if camera.scale >= PILLS:
            self._labels.paint(painter, rows, self._seen)
        blocks = inside & ((things.kind == BLOCK) | (things.kind == PORT))
        self._paint_opened(np.flatnonzero(blocks & things.open))
        self._paint_blocks(np.flatnonzero(blocks & ~things.open))
        round_ones = (things.kind == NEURON_KIND) | (things.kind == TILE)
        self.neurons.paint(painter, camera, ratio, np.flatnonzero(inside & round_ones))
        self._paint_selection(np.flatnonzero(inside & things.selected))

    def _paint_grid(self) -> None:
        step = 24.0
        while step * self._camera.scale < 18:
            step *= 4
        seen, scale = self._seen, self._camera.scale
        x = np.arange(math.floor(seen.left() / step), math.ceil(seen.right() / step)) * step
        y = np.arange(math.floor(seen.top() / step), math.ceil(seen.bottom() / step)) * step
        dot = 2.0 if scale >= 0.5 else 1.0
        rects = np.full((len(y), len(x), 4), dot)
        rects[..., 0] = np.round((x - self._camera.x) * scale - dot / 2)
        rects[..., 1] = np.round((y[:, None] - self._camera.y) * scale - dot / 2)
        self._fill(rects.reshape(-1, 4), theme().color("grid"))

    def _fill(self, rects: np.ndarray, color: QColor) -> None:
        fill_rects(self._painter, rects, color)

    def _in_view(self, rows: np.ndarray) -> np.ndarray:
        return self._scene.in_view(self._camera, rows)

    def _paint_notes(self, rows: np.ndarray) -> None:
        if self._camera.scale < HEADERS:
            self._fill(self._in_view(rows), theme().color("caution_soft"))
            return
        for row in rows.tolist():
            id = self._scene.things.ids[row]
            note = self._session.document.get(id)
            if isinstance(note, Note) and id != self.hidden_note:
                rect = self._scene.things.rect(row)
                self._sprites.draw(
                    self._painter, id, (note.text, rect.width(), rect.height()), rect,
                    lambda p, n=note, r=rect: looks.draw_note(p, n.text, r.width(), r.height()),
                )  # fmt: skip

    def _paint_blocks(self, rows: np.ndarray) -> None:
        scale = self._camera.scale
        if scale < HEADERS or (scale < DETAIL and len(rows) > _MOST_BARE):
            self._paint_far_blocks(rows)
            return
        level = looks.BARE if scale < DETAIL else looks.PLAIN
        level = looks.FULL if scale >= WORDS else level
        selected = self._scene.things.selected[rows]
        for row in (*rows[~selected].tolist(), *rows[selected].tolist()):
            self._paint_block(row, level)

    def _paint_opened(self, rows: np.ndarray) -> None:
        """Open layers: their frames first, for the lines of weights run across all of them."""
        near = self._camera.scale >= HEADERS
        self._paint_blocks(rows)
        self.opened.paint(
            self._painter, self._camera, self._ratio, rows.tolist() if near else [],
            lambda id: self.face(id).line,
        )  # fmt: skip

    def _paint_far_blocks(self, rows: np.ndarray) -> None:
        """Rectangles of the families' colours, with a body below while that can be seen."""
        things = self._scene.things
        rects = self._in_view(rows)
        heads = rects
        if self._camera.scale >= HEADERS:
            self._fill(rects, theme().color("raised"))
            heads = rects.copy()
            heads[:, 3] = np.minimum(rects[:, 3], (HEADER + 8) * self._camera.scale)
        hues = things.hue[rows]
        for hue in np.unique(hues).tolist():
            self._fill(heads[hues == hue], theme().family_color(self._scene.hues[hue]))
        for state, role in ((WARNED, "caution"), (WRONG, "wrong")):
            self._outline(rects[things.state[rows] == state], theme().color(role), 2)

    def _outline(self, rects: np.ndarray, color: QColor, width: float) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(color, width))
        draw_rects(self._painter, rects)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _paint_block(self, row: int, level: int) -> None:
        things = self._scene.things
        id, size, state = things.ids[row], things.sizes[row], int(things.state[row])
        face = self.face(id)
        if size.inside is not None or (things.w[row], things.h[row]) != (size.width, size.height):
            level = min(level, looks.PLAIN)
            size = replace(size, width=float(things.w[row]), height=float(things.h[row]))

        looks_of = _looks_of(size)

        def draw(painter: QPainter) -> None:
            painter.translate(looks.MARGIN, looks.MARGIN)
            looks_of(painter, face, size, state, level)

        rect = looks.sprite_rect(things.x[row], things.y[row], size.width, size.height)
        self._sprites.draw(self._painter, id, (face, size, state, level), rect, draw)
        if size.picture:
            self._paint_picture(row, id)
        if self.pulsing and self._learns(id):
            self._paint_pulse(row, face)

    def _paint_picture(self, row: int, id: str) -> None:
        things = self._scene.things
        size = things.sizes[row]
        view = self._session.data.get(id)
        if view is not None and size.picture != STRIP:
            picture = self._pictures.data(id, view)
        else:
            picture = self._pictures.strip(id)
        if picture is None:
            return
        left = things.x[row] + (size.width - WIDTH) / 2
        top = things.y[row] + size.height - size.picture - FOOT
        rect = self._camera.rect_to_view(QRectF(left, top, WIDTH, size.picture))
        self._painter.drawImage(rect, picture)
        self._paint_slope(row, id)

    def _paint_slope(self, row: int, id: str) -> None:
        """The gradient bar at the foot: longer for larger gradients, amber where they vanish."""
        slope = self._pictures.slope(id)
        if slope is None:
            return
        rect = self._scene.things.rect(row)
        foot = QRectF(rect.left() + 8, rect.bottom() - 3, (rect.width() - 16) * slope, 2)
        role = "accent" if 0.05 < slope < 0.99 else "caution"
        self._painter.fillRect(self._camera.rect_to_view(foot), theme().color(role))

    def _learns(self, id: str) -> bool:
        step = self._session.plan.step(id)
        return step is not None and step.parameters > 0 and not step.frozen

    def _paint_pulse(self, row: int, face: Face) -> None:
        """The dot of a block that is learning swells and fades."""
        rect = self._scene.things.rect(row)
        beat = 0.5 + 0.5 * math.sin(monotonic() * 5 - rect.left() / 160)
        centre = self._camera.to_view(QPointF(rect.right() - 14, rect.top() + HEADER / 2 - 1.5))
        color = theme().color(f"on_{face.family.hue}")
        color.setAlphaF(0.45 + 0.55 * beat)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        radius = (2.5 + 1.5 * beat) * self._camera.scale
        self._painter.drawEllipse(centre, radius, radius)

    def _paint_selection(self, rows: np.ndarray) -> None:
        accent = theme().color("accent")
        if len(rows) > 400 or self._camera.scale < DETAIL:
            self._outline(self._in_view(rows), accent, 2)
            return
        painter, things = self._painter, self._scene.things
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 2))
        for row, rect in zip(rows.tolist(), self._in_view(rows).tolist(), strict=True):
            around = QRectF(*rect).adjusted(-2.5, -2.5, 2.5, 2.5)
            if things.kind[row] == NEURON_KIND:
                painter.drawEllipse(around)
            else:
                corner = looks.CORNER * self._camera.scale + 2.5
                painter.drawRoundedRect(around, corner, corner)
