"""Layers and groups that open and close grow and shrink smoothly, and what steps aside glides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEasingCurve, QVariantAnimation

from backend.document.change import Change
from backend.document.open_groups import is_open_group
from backend.document.records import Block
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_DURATION = 150


class Unfolding(QVariantAnimation):
    """Takes the rows of the scene that a change moved from where they were to where they are."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._ids: list[str] = []
        self._from = self._to = np.empty((0, 4))
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._after: list[Callable[[], object]] = []
        self.valueChanged.connect(self._step)
        self.finished.connect(self._rest)

    @contextmanager
    def of(self, change: Change) -> Iterator[None]:
        """While the scene takes over a change: what it opens or closes will grow to its size."""
        self.finish()
        if not self._wanted(change):
            yield
            return
        index = self._view.scene.things.index
        there = dict(zip(index, self._rects(list(index)), strict=True))
        yield
        self._ids = [id for id in index if id in change.ids or id not in there]
        self._to = self._rects(self._ids)
        source = next((there[id] for id in _opened(change) if id in there), None)
        self._from = self._to.copy()
        for place, id in enumerate(self._ids):
            if id in there:
                self._from[place] = there[id]
            elif source is not None:
                self._from[place, :2] = source[:2]
        self._put(self._from)
        self.setDuration(theme().motion(_DURATION))
        self.start()

    def _wanted(self, change: Change) -> bool:
        if not self._view.isVisible() or not theme().motion(_DURATION):
            return False
        return any(
            isinstance(before, Block) and isinstance(after, Block)
            and (before.is_open != after.is_open or _grew(before, after))
            for before, after in change.records.values()
        )  # fmt: skip

    def then(self, act: Callable[[], object]) -> None:
        """Do something once everything is in its place: now where it is."""
        if self.state() == self.State.Running:
            self._after.append(act)
        else:
            act()

    def _rest(self) -> None:
        after, self._after = self._after, []
        for act in after:
            act()

    def finish(self) -> None:
        """Be there at once."""
        if self.state() == self.State.Running:
            self.stop()
            self._put(self._to)
            self._after.clear()

    def _rects(self, ids: list[str]) -> np.ndarray:
        things = self._view.scene.things
        rows = [things.index[id] for id in ids]
        return np.stack([things.x[rows], things.y[rows], things.w[rows], things.h[rows]], axis=1)

    def _step(self, share: float) -> None:
        if self.state() == self.State.Running or share >= 1.0:
            self._put(self._from + (self._to - self._from) * share)

    def _put(self, rects: np.ndarray) -> None:
        things = self._view.scene.things
        there = [place for place, id in enumerate(self._ids) if id in things.index]
        rows = [things.index[self._ids[place]] for place in there]
        for name, column in zip(("x", "y", "w", "h"), rects[there].T, strict=True):
            getattr(things, name)[rows] = column
        self._view.scene.moved()
        self._view.update()


def _opened(change: Change) -> Iterator[str]:
    """The groups that a change opens: what they show comes out of where they stood."""
    for id, (before, after) in change.records.items():
        if is_open_group(after) and not is_open_group(before):
            yield id


def _grew(before: Block, after: Block) -> bool:
    return after.is_open and before.settings != after.settings
