"""Where the view looks: fitting, zooming and going to things, smoothly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from gui.canvas.camera import Camera, fitted
from gui.canvas.glide import Glide

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

HOME = Camera(-40.0, -40.0, 1.0)
"""Where an empty canvas is looked at from."""


class Gaze:
    """Takes the camera of a view elsewhere. Who sees the whole drawing goes on seeing it."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._glide = Glide(view)
        self._fitted: Camera | None = None
        self._trail: tuple[str, ...] = ()
        self._left: dict[tuple[str, ...], Camera] = {}

    @property
    def sees_all(self) -> bool:
        """Whether the whole drawing was asked for, and nothing else since."""
        return self._glide.goal == self._fitted

    def rest(self) -> None:
        """Stay where the camera is now."""
        self._glide.stop()

    def fit(self) -> None:
        bounds = self._view.scene.bounds()
        if bounds.isNull():
            self._glide.to(HOME)
            return
        self._fitted = self._fitting(bounds)
        self._glide.to(self._fitted)

    def begin(self) -> None:
        """Another drawing: all of it is looked at."""
        self._trail, self._left = (), {}
        self.fit()

    def arrive(self, trail: tuple[str, ...]) -> None:
        """Somebody has walked into a group, or out of one: look at it as when it was left, else
        at all of it, coming nearer or going away on the last steps."""
        if trail == self._trail:
            return
        if self.sees_all:
            self._left.pop(self._trail, None)
        else:
            self._left[self._trail] = self._glide.goal
        inwards = len(trail) > len(self._trail)
        self._trail = trail
        self._glide.stop()
        goal = self._left.get(trail)
        if goal is None:
            bounds = self._view.scene.bounds()
            goal = self._fitted = HOME if bounds.isNull() else self._fitting(bounds)
        middle = QPointF(self._view.rect().center())
        self._view.look(goal.zoomed(goal.scale * (0.8 if inwards else 1.25), middle))
        self._glide.to(goal)

    def _fitting(self, bounds: QRectF) -> Camera:
        size = QSizeF(self._view.size())
        above = self._view.crumbs.room()
        camera = fitted(
            bounds.adjusted(-12, -8, 12, 8), QSizeF(size.width(), size.height() - above)
        )
        return camera.moved(0, above)

    def zoom_to(self, scale: float) -> None:
        """This many pixels to a scene unit, around the middle of the view."""
        middle = QPointF(self._view.rect().center())
        self._glide.to(self._glide.goal.zoomed(scale, middle))

    def zoom_by(self, factor: float, around: QPointF | None) -> None:
        fixed = around if around is not None else QPointF(self._view.rect().center())
        goal = self._glide.goal
        self._glide.to(goal.zoomed(goal.scale * factor, fixed))

    def bring_into_view(self, id: str) -> None:
        """Go to a thing, unless it will be in view already."""
        row = self._view.scene.things.index.get(id)
        seen = self._glide.goal.seen(QSizeF(self._view.size()))
        if row is not None and not seen.contains(self._view.scene.things.rect(row)):
            self.center_on(id)

    def center_on(self, id: str) -> None:
        row = self._view.scene.things.index.get(id)
        if row is not None:
            centre = self._view.scene.things.rect(row).center()
            self._glide.to(self._glide.goal.centred(centre, QSizeF(self._view.size())))

    def look_at(self, point: QPointF) -> None:
        """At once, with a scene point in the middle."""
        self._glide.stop()
        self._view.look(self._view.camera.centred(point, QSizeF(self._view.size())))

    def resized(self) -> None:
        """The view has another size."""
        bounds = self._view.scene.bounds()
        if self._glide.goal == self._fitted and not bounds.isNull():
            self._glide.stop()
            self._fitted = self._fitting(bounds)
            self._view.look(self._fitted)
