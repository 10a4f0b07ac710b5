"""Pictures of what is drawn often, kept as long as they are right."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from gui.canvas.camera import Camera

_ROOM = 24_000_000
"""Device pixels of all pictures together (4 bytes each) above which unseen ones are dropped."""


@dataclass
class _Sprite:
    scale: float
    stamp: Hashable
    pixmap: QPixmap
    frame: int

    @property
    def pixels(self) -> int:
        return self.pixmap.width() * self.pixmap.height()


class Sprites:
    """Draws by keys. A frame has a budget of time for new pictures: what no longer fits is drawn
    from the picture of another zoom, stretched, and `behind` asks for another frame."""

    def __init__(self) -> None:
        self._sprites: dict[Hashable, _Sprite] = {}
        self._pixels = 0
        self._frame = 0
        self._spent = 0.0
        self._budget = 0.0
        self.behind = False

    def clear(self) -> None:
        self._sprites.clear()
        self._pixels = 0

    def begin(self, camera: Camera, ratio: float, budget: float) -> None:
        """A frame begins; `budget` in seconds, `ratio` device pixels to a logical one."""
        self._camera, self._ratio, self._budget = camera, ratio, budget
        self._frame += 1
        self._spent, self.behind = 0.0, False
        if self._pixels > _ROOM:
            self._drop_unseen()

    def _drop_unseen(self) -> None:
        recent = self._frame - 2
        self._sprites = {k: s for k, s in self._sprites.items() if s.frame > recent}
        self._pixels = sum(sprite.pixels for sprite in self._sprites.values())

    def draw(
        self,
        painter: QPainter,
        key: Hashable,
        stamp: Hashable,
        rect: QRectF,
        paint: Callable[[QPainter], None],
    ) -> None:
        """Draw what `paint` paints in `rect` (scene units), from the picture kept under `key`.

        `paint` runs with the origin at the rectangle's top left, in scene units, and only when
        `stamp` or the zoom is another than when the picture was made.
        """
        sprite = self._sprites.get(key)
        scale = self._camera.scale
        if sprite is None or sprite.stamp != stamp or sprite.scale != scale:
            stale_only = sprite is not None and sprite.stamp == stamp
            if stale_only and self._spent > self._budget:
                self._stretch(painter, sprite, rect)
                return
            self._pixels -= sprite.pixels if sprite is not None else 0
            sprite = self._sprites[key] = self._make(stamp, rect, paint)
            self._pixels += sprite.pixels
        sprite.frame = self._frame
        place = self._camera.to_view(rect.topLeft())
        ratio = self._ratio
        snapped = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
        painter.drawPixmap(snapped, sprite.pixmap)

    def _make(self, stamp: Hashable, rect: QRectF, paint: Callable[[QPainter], None]) -> _Sprite:
        begun = perf_counter()
        scale, ratio = self._camera.scale, self._ratio
        width = max(1, math.ceil(rect.width() * scale * ratio))
        height = max(1, math.ceil(rect.height() * scale * ratio))
        pixmap = QPixmap(width, height)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.scale(scale, scale)
        paint(painter)
        painter.end()
        self._spent += perf_counter() - begun
        return _Sprite(scale, stamp, pixmap, self._frame)

    def _stretch(self, painter: QPainter, sprite: _Sprite, rect: QRectF) -> None:
        self.behind = True
        sprite.frame = self._frame
        target = self._camera.rect_to_view(rect)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawPixmap(target, sprite.pixmap, QRectF(sprite.pixmap.rect()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
