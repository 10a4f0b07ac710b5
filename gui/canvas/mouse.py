"""What the mouse does on the canvas: presses become gestures, pointing lights what lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from backend.document.groups import HOLDERS
from backend.document.records import Block, Note
from backend.document.records import Wire as WireRecord
from gui.canvas import opened_hands
from gui.canvas.hits import NOTHING, Hit
from gui.canvas.tools.choice import gesture_for
from gui.canvas.tools.gesture import Gesture
from gui.canvas.tools.pan import Pan
from gui.canvas.tools.select import Select

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

_SHAPES = {
    "port": Qt.CursorShape.CrossCursor,
    "corner": Qt.CursorShape.SizeFDiagCursor,
    "wire": Qt.CursorShape.PointingHandCursor,
    "term": Qt.CursorShape.SizeHorCursor,
    "number": Qt.CursorShape.SizeHorCursor,
    "inside": Qt.CursorShape.PointingHandCursor,
    "chip": Qt.CursorShape.SizeHorCursor,
}
"""Cursors by the sort of what lies under the pointer."""


class Mouse:
    """Knows where the pointer is, what it pressed, and which gesture is under way."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._pressed: tuple[QPointF, Hit] | None = None
        self.gesture: Gesture | None = None
        self.hovered: Hit = NOTHING
        self.pointer = QPointF()
        self.space = False

    def press(self, event: QMouseEvent) -> None:
        point = self._view.camera.to_scene(event.position())
        middle = event.button() == Qt.MouseButton.MiddleButton
        left = event.button() == Qt.MouseButton.LeftButton
        if self.gesture is not None:
            self.cancel()
        elif middle or (left and self.space):
            self.begin(Pan(self._view, point))
        elif left:
            self._press(event, point)

    def _press(self, event: QMouseEvent, point: QPointF) -> None:
        found = self._view.hit_at(event.position())
        self._pressed = (event.position(), found)
        adds = bool(event.modifiers() & (SHIFT | CONTROL))
        session = self._view.session
        if found.sort in ("thing", "corner", "wire", "number", "inside"):
            if adds:
                session.select(session.selection ^ {found.id})
            elif found.id not in session.selection:
                session.select([found.id])
        elif found.sort == "nothing":
            if not adds:
                session.select([])
            self.begin(Select(self._view, point, adds))

    def move(self, event: QMouseEvent) -> None:
        self.pointer = event.position()
        point = self._view.camera.to_scene(event.position())
        if self.gesture is None and self._pressed is not None:
            self._maybe_begin(event)
        if self.gesture is not None:
            self.gesture.drag(point, event.modifiers())
            self._view.update()
        elif not event.buttons():
            self._hover(event.position())

    def _maybe_begin(self, event: QMouseEvent) -> None:
        """A press becomes a gesture once the pointer has gone far enough."""
        assert self._pressed is not None
        start, found = self._pressed
        away = (event.position() - start).manhattanLength()
        if away < QApplication.startDragDistance() / 2:
            return
        self._pressed = None
        gesture = gesture_for(self._view, found, self._view.camera.to_scene(start))
        if gesture is not None:
            self.begin(gesture)

    def release(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if self.gesture is not None:
            self.end(event.position(), event.modifiers())
            self._hover(event.position())
        elif pressed is not None and not event.modifiers() & (SHIFT | CONTROL):
            self._click(pressed[1])

    def _click(self, found: Hit) -> None:
        """A click without a drag leaves only what was clicked selected."""
        if found.sort in ("thing", "corner", "wire", "number", "port"):
            self._view.session.select([found.id])
        if found.sort == "thing":
            self._view.session.leave_cell()
        elif found.sort == "inside":
            opened_hands.click(self._view, found)

    def double_click(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        view = self._view
        found = view.hit_at(event.position())
        record = view.session.document.get(found.id)
        if isinstance(record, Note):
            view.edit_note(record.id)
        elif found.sort == "thing" and isinstance(record, Block) and record.type in HOLDERS:
            self._pressed = None
            view.session.enter(record.id)
        elif found.sort == "thing":
            view.opened.emit(found.id)
        elif found.sort == "inside":
            opened_hands.double_click(view, found, event.position())
        elif record is not None and (isinstance(record, WireRecord) or found.sort == "term"):
            view.edit_weight(record.id, event.position())
        elif found.sort == "nothing":
            view.wanted_block.emit(view.camera.to_scene(event.position()), None)

    def turn_wheel(self, event: QWheelEvent) -> None:
        view = self._view
        scrolls = not event.pixelDelta().isNull() and (
            event.phase() != Qt.ScrollPhase.NoScrollPhase
        )
        if scrolls and not event.modifiers() & CONTROL:
            delta = event.pixelDelta()
            view.gaze.rest()
            view.look(view.camera.moved(delta.x(), delta.y()))
        else:
            steps = event.angleDelta().y() or event.angleDelta().x()
            view.zoom_by(1.2 ** (steps / 120), event.position())
        event.accept()

    # gestures

    def begin(self, gesture: Gesture) -> None:
        self._view.gaze.rest()
        self._pressed = None
        self.gesture = gesture
        self.show_cursor()
        self._view.update()

    def end(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Let the gesture that is under way do its work."""
        assert self.gesture is not None
        gesture, self.gesture = self.gesture, None
        gesture.release(self._view.camera.to_scene(at), keys)
        self.show_cursor()
        self._view.update()

    def cancel(self) -> None:
        """Put everything back as before the gesture that is under way."""
        self._pressed = None
        if self.gesture is not None:
            gesture, self.gesture = self.gesture, None
            gesture.cancel()
            self.show_cursor()
            self._view.update()

    # pointing

    def _hover(self, position: QPointF) -> None:
        self.set_hovered(self._view.hit_at(position))
        self._view.columns.point_at(position)
        self.show_cursor()

    def set_hovered(self, found: Hit) -> None:
        if found != self.hovered or found.sort in ("wire", "number", "term", "inside"):
            self.hovered = found
            self._view.update()

    def hold_space(self, held: bool) -> None:
        """While the space bar is held the hand pushes the paper."""
        self.space = held
        self.show_cursor()

    def show_cursor(self) -> None:
        if self.gesture is not None and self.gesture.cursor is not None:
            self._view.setCursor(self.gesture.cursor)
        elif self.space:
            self._view.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            found = self.hovered
            is_chip = found.part is not None and found.part.sort == "chip"
            sort = "chip" if is_chip else found.sort
            self._view.setCursor(_SHAPES.get(sort, Qt.CursorShape.ArrowCursor))
