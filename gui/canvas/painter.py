"""Paints the whole scene: paper, notes, wires, blocks, neurons; coarser the farther away."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backend.document.records import Note, Wire
from gui.canvas import looks
from gui.canvas.camera import Camera
from gui.canvas.faces import Face, Faces
from gui.canvas.feature_names import feature_map, feature_name
from gui.canvas.geometry import (
    BLOCK,
    FOOT,
    HEADER,
    NEURON_KIND,
    NOTE,
    PORT_RADIUS,
    STRIP,
    TILE,
    WIDTH,
    points_on,
)
from gui.canvas.neuron_painter import NeuronPainter, draw_biases, level_color, levels_of
from gui.canvas.opened_painter import OpenedPainter
from gui.canvas.pictures import Pictures
from gui.canvas.primitives import draw_rects
from gui.canvas.scene import WARNED, WRONG, Scene
from gui.canvas.sprites import Sprites
from gui.canvas.weight_pictures import WeightPictures
from gui.canvas.wire_painter import draw_wires
from gui.theme import theme

if TYPE_CHECKING:
    from gui.session import Session

PILLS, WORDS, DETAIL, HEADERS = 0.6, 0.45, 0.35, 0.15
"""Zooms below which go: pills, words, all but header and colour, headers."""

_BUDGET = 0.004
_MOST_PILLS = 250
_MOST_BARE = 150


class ScenePainter:
    """Knows how everything is drawn, and remembers the pictures of what is drawn often."""

    def __init__(self, session: Session, scene: Scene, faces: Faces, pictures: Pictures) -> None:
        self._session = session
        self._scene = scene
        self._faces = faces
        self._pictures = pictures
        self._sprites = Sprites()
        self._neurons = NeuronPainter()
        self._weight_pictures = WeightPictures()
        self.opened = OpenedPainter(session, scene)
        self._known: dict[str, Face] = {}
        self._names: dict[str, str] = {}
        self._tiles: dict[str, np.ndarray] = {}
        self.pulsing = False
        self.hidden_note = ""

    @property
    def behind(self) -> bool:
        """Some pictures were stretched from another zoom: paint once more."""
        return self._sprites.behind

    def forget(self) -> None:
        """Colours, fonts or language are others: everything is drawn anew."""
        self._sprites.clear()
        self._neurons.forget()
        self.opened.forget()
        self.forget_words()

    def forget_words(self, ids: Iterable[str] | None = None) -> None:
        """What these blocks say may be another now; all where none are told."""
        for kept in (self._known, self._names, self._tiles):
            if ids is None:
                kept.clear()
            else:
                for id in ids:
                    kept.pop(id, None)

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
        self._paint_notes(np.flatnonzero(inside & (things.kind == NOTE)))
        rows = self._scene.wires_in(*self._seen.getCoords())
        draw_wires(painter, self._scene, camera, rows, self._seen, self._weight_pictures)
        if camera.scale >= PILLS:
            self._paint_pills(rows)
            self._paint_wire_marks(rows)
        blocks = inside & (things.kind == BLOCK)
        self._paint_opened(np.flatnonzero(blocks & things.open))
        self._paint_blocks(np.flatnonzero(blocks & ~things.open))
        round_ones = (things.kind == NEURON_KIND) | (things.kind == TILE)
        self._paint_neurons(np.flatnonzero(inside & round_ones))
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
        """Many rectangles of one colour, in view pixels, without smoothing."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        draw_rects(self._painter, rects)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _in_view(self, rows: np.ndarray) -> np.ndarray:
        """The rectangles of things in view pixels, (n, 4): x y width height."""
        things, camera = self._scene.things, self._camera
        rects = np.stack([things.x[rows], things.y[rows], things.w[rows], things.h[rows]], axis=1)
        rects[:, :2] -= (camera.x, camera.y)
        return rects * camera.scale

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

        def draw(painter: QPainter) -> None:
            painter.translate(looks.MARGIN, looks.MARGIN)
            looks.draw_block(painter, face, size, state, level)

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

    def _paint_pills(self, rows: np.ndarray) -> None:
        """The shapes that travel, in the middle of the wires long enough for them."""
        curves = self._scene.curves[rows]
        middle = points_on(curves, 2)[:, 1]
        long = np.hypot(*(curves[:, 3] - curves[:, 0]).T)
        seen = self._seen
        shown = (
            (long > 60)
            & (self._scene.things.kind[self._scene.wires.target[rows]] == BLOCK)
            & (middle[:, 0] > seen.left())
            & (middle[:, 0] < seen.right())
            & (middle[:, 1] > seen.top())
            & (middle[:, 1] < seen.bottom())
        )
        order = np.flatnonzero(shown)[:_MOST_PILLS]
        for index in order.tolist():
            self._paint_pill(int(rows[index]), middle[index], float(long[index]))

    def _paint_pill(self, row: int, middle: np.ndarray, long: float) -> None:
        wire = self._session.document.get(self._scene.wires.ids[row])
        if not isinstance(wire, Wire):
            return
        spec = self._session.plan.specs.get(self._scene.signal(wire))
        wrong = bool(self._scene.wires.wrong[row])
        if spec is None:
            return
        words = str(spec)
        rect = looks.pill_size(words)
        if rect.width() + 16 > long:
            return
        rect.moveCenter(QPointF(*middle.tolist()))
        key = ("pill", words, wrong)
        self._sprites.draw(
            self._painter, key, key, rect,
            lambda p: looks.draw_pill(p, words, rect, wrong),
        )  # fmt: skip

    def _paint_wire_marks(self, rows: np.ndarray) -> None:
        """Locks on frozen weights, letters on shared ones; both where a weight is both."""
        wires = self._scene.wires
        rows = rows[wires.frozen[rows] | wires.tied[rows]][:_MOST_PILLS]
        places = points_on(self._scene.curves[rows], 10)[:, 4]
        for row, (x, y) in zip(rows.tolist(), places.tolist(), strict=True):
            wire = self._session.document.get(wires.ids[row])
            if not isinstance(wire, Wire):
                continue
            marks = [wire.tie] if wire.tie else []
            marks += [""] if wire.frozen else []
            for place, letter in enumerate(marks):
                rect = looks.MARK.translated(x + 18 * place, y)
                key = ("mark", letter)
                self._sprites.draw(
                    self._painter, key, key, rect,
                    lambda p, m=letter: looks.draw_wire_mark(p, m),
                )  # fmt: skip

    def _paint_neurons(self, rows: np.ndarray) -> None:
        if self._camera.scale < HEADERS:
            self._paint_far_neurons(rows)
            return
        maps = {**self._maps_of_tiles(rows), **self._session.live.maps}
        self._neurons.draw(self._painter, self._scene, self._camera, rows, maps, self._ratio)
        if self._camera.scale >= DETAIL:
            draw_biases(self._painter, self._scene, self._camera, rows)
        if self._camera.scale >= PILLS:
            things = self._scene.things
            for row in rows[things.named[rows] | (things.kind[rows] == TILE)].tolist():
                self._paint_neuron_words(row)

    def _maps_of_tiles(self, rows: np.ndarray) -> dict[str, np.ndarray]:
        """What features look like that no network has told of yet."""
        found = {}
        for id in self._scene.things.names(rows[self._scene.things.kind[rows] == TILE]):
            if id not in self._session.live.maps:
                if id not in self._tiles:
                    self._tiles[id] = feature_map(self._session.document.block(id))
                found[id] = self._tiles[id]
        return found

    def _paint_far_neurons(self, rows: np.ndarray) -> None:
        """Little squares in the colours of what the neurons answer; of their family else."""
        things, rects = self._scene.things, self._in_view(rows)
        lit = things.lit[rows]
        levels = np.where(lit, levels_of(things.value[rows]) // 4, -1)
        for level in np.unique(levels).tolist():
            color = level_color(level * 4 + 2) if level >= 0 else theme().family_color("blue")
            self._fill(rects[levels == level], color)

    def _paint_neuron_words(self, row: int) -> None:
        """What a neuron or a feature is called, below it."""
        words = self._words_of(self._scene.things.ids[row])
        rect = looks.words_rect(words, self._scene.things.rect(row))
        key = ("words", words)
        self._sprites.draw(self._painter, key, key, rect, lambda p: looks.draw_words(p, words))

    def _words_of(self, id: str) -> str:
        words = self._names.get(id)
        if words is None:
            block = self._session.document.block(id)
            is_tile = self._scene.things.kind[self._scene.things.index[id]] == TILE
            words = block.name or (feature_name(self._session, block) if is_tile else "")
            self._names[id] = words
        return words

    def paint_neuron_ports(self, painter: QPainter, camera: Camera, row: int) -> None:
        """The places on a neuron's rim where wires begin and end."""
        rect = camera.rect_to_view(self._scene.things.rect(row))
        radius = (PORT_RADIUS - 0.75) * camera.scale
        painter.setPen(QPen(theme().color("wire"), 1.5))
        for x, role in ((rect.left(), "raised"), (rect.right(), "wire")):
            painter.setBrush(theme().color(role))
            painter.drawEllipse(QPointF(x, rect.center().y()), radius, radius)

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
