"""Which part of the scene the view shows, and how large."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF

SMALLEST, LARGEST = 0.02, 4.0


@dataclass(frozen=True)
class Camera:
    """`(x, y)` is the scene point in the top left corner of the view; `scale` pixels a unit."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def to_scene(self, point: QPointF) -> QPointF:
        return QPointF(self.x + point.x() / self.scale, self.y + point.y() / self.scale)

    def to_view(self, point: QPointF) -> QPointF:
        return QPointF((point.x() - self.x) * self.scale, (point.y() - self.y) * self.scale)

    def rect_to_view(self, rect: QRectF) -> QRectF:
        return QRectF(self.to_view(rect.topLeft()), rect.size() * self.scale)

    def seen(self, size: QSizeF) -> QRectF:
        """The part of the scene in a view of this size."""
        return QRectF(QPointF(self.x, self.y), size / self.scale)

    def moved(self, dx: float, dy: float) -> Camera:
        """After the paper was pushed by (dx, dy) pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, scale: float, around: QPointF) -> Camera:
        """At another scale, with the scene under the view's point `around` staying there."""
        scale = min(max(scale, SMALLEST), LARGEST)
        fixed = self.to_scene(around)
        return Camera(fixed.x() - around.x() / scale, fixed.y() - around.y() / scale, scale)

    def centred(self, point: QPointF, size: QSizeF) -> Camera:
        """With a scene point in the middle of a view of this size."""
        half = size / (2 * self.scale)
        return replace(self, x=point.x() - half.width(), y=point.y() - half.height())


def fitted(rect: QRectF, size: QSizeF, largest: float = 1.0, border: float = 32.0) -> Camera:
    """A camera that shows the whole of `rect` in the middle of a view of this size."""
    room = QSizeF(max(size.width() - 2 * border, 16), max(size.height() - 2 * border, 16))
    scale = min(room.width() / max(rect.width(), 1), room.height() / max(rect.height(), 1))
    scale = min(max(scale, SMALLEST), largest)
    return Camera(scale=scale).centred(rect.center(), size)
