"""Moving things; with Alt their copies move instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from backend.document import clipboard, edits
from backend.document.change import Change, together
from backend.document.open_groups import stand_in
from backend.document.records import Block, Note
from gui.canvas.geometry import GONE
from gui.canvas.snapping import Snapped, snap
from gui.canvas.tools.gesture import Gesture
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView


class Move(Gesture):
    """The selected things follow the pointer, and rest on the grid or in line with others."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, view: CanvasView, start: QPointF) -> None:
        super().__init__(view, start)
        things = view.scene.things
        chosen = np.flatnonzero(things.selected & (things.kind != GONE))
        self._ids = things.names(chosen)
        self._rows = view.scene.frames.within(chosen)
        self._from = things.x[self._rows].copy(), things.y[self._rows].copy()
        self._bounds = view.scene.bounds(self._rows)
        self._neighbours = self._others()
        self._snapped = Snapped(QPointF())
        self._copies = False

    def _others(self) -> np.ndarray:
        """The rectangles of what is in view and stays."""
        things = self.view.scene.things
        stays = self.view.scene.inside(self.view.seen())
        stays[self._rows] = False
        rows = np.flatnonzero(stays)[:500]
        return np.stack([things.x[rows], things.y[rows], things.w[rows], things.h[rows]], axis=1)

    def drag(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        offset = at - self.start
        self._copies = bool(keys & Qt.KeyboardModifier.AltModifier)
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._snapped = Snapped(offset)
        else:
            self._snapped = snap(self._bounds, offset, self._neighbours, self.view.camera.scale)
        self._show(self._snapped.offset)

    def _show(self, offset: QPointF) -> None:
        things = self.view.scene.things
        things.x[self._rows] = self._from[0] + offset.x()
        things.y[self._rows] = self._from[1] + offset.y()
        self.view.scene.frames.fit()
        self.view.scene.moved()

    def release(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.drag(at, keys)
        offset = self._snapped.offset
        self.cancel()
        if offset.isNull():
            return
        session = self.view.session
        if self._copies:
            copies = clipboard.duplicate(session.document, self._ids, offset.x(), offset.y())
            session.do(copies)
            session.select(session.places.seen(copies.ids))
        else:
            steps = dict.fromkeys(self._ids, (offset.x(), offset.y()))
            session.do(self._moved(edits.move(session.document, steps), at))

    def _moved(self, change: Change, at: QPointF) -> Change:
        """The change; what is let go in an open group and joined with nothing stands in there."""
        document, frames = self.view.session.document, self.view.scene.frames
        inside = frames.at(at, without=self._ids)
        records = [document.get(id) for id in self._ids]
        if all(isinstance(one, Block | Note) and one.inside == inside for one in records):
            return change
        after = document.copy()
        after.apply(change)
        return together(change.label, change, stand_in(after, self._ids, inside))

    def cancel(self) -> None:
        self._show(QPointF())

    def paint(self, painter: QPainter) -> None:
        """The lines that say with what the moved things are in line; what stays of copied ones."""
        if self._copies:
            self._paint_originals(painter)
        painter.setPen(QPen(theme().color("accent"), 1, Qt.PenStyle.DashLine))
        camera = self.view.camera
        for x0, y0, x1, y1 in self._snapped.guides:
            painter.drawLine(camera.to_view(QPointF(x0, y0)), camera.to_view(QPointF(x1, y1)))

    def _paint_originals(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme().color("edge"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        things, camera = self.view.scene.things, self.view.camera
        for row, x, y in zip(self._rows.tolist(), *self._from, strict=True):
            rect = QRectF(x, y, things.w[row], things.h[row])
            painter.drawRoundedRect(camera.rect_to_view(rect), 8, 8)
