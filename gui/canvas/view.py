"""The canvas: shows the scene through a camera and turns what hands do into gestures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from backend.document import edits
from backend.text import Text
from gui.canvas import editing, opened_hands, overlay
from gui.canvas.breadcrumbs import Breadcrumbs
from gui.canvas.camera import Camera
from gui.canvas.column_buttons import ColumnButtons
from gui.canvas.faces import Faces
from gui.canvas.follower import Follower
from gui.canvas.gaze import HOME, Gaze
from gui.canvas.hits import NOTHING, End, Hit, hit
from gui.canvas.hover import paint_hover
from gui.canvas.minimap import Minimap
from gui.canvas.mouse import Mouse
from gui.canvas.opened_motion import Unfolding
from gui.canvas.painter import ScenePainter
from gui.canvas.pictures import Pictures
from gui.canvas.scene import Scene
from gui.canvas.tools.drop import Drop, type_in
from gui.canvas.tools.gesture import Gesture
from gui.canvas.walk import Walk
from gui.canvas.wire_numbers import WireNumbers
from gui.canvas.wiring import join
from gui.canvas.writing import Writing
from gui.language import tell

if TYPE_CHECKING:
    from gui.session import Session


class CanvasView(QWidget):
    """The drawing of a session.

    `opened` tells the id of a block that was double-clicked. `wanted_block` tells a scene point
    and the `End` a new block there should be joined with (None for none).
    `context_requested` tells a global point and the ids a menu there is about. `looked` tells
    that the camera shows another part, or the same at another zoom. `showing` tells, at rest,
    the ids of the blocks in view that are large enough for a live picture: worth watching.
    """

    opened = Signal(str)
    wanted_block = Signal(QPointF, object)
    context_requested = Signal(object, object)
    looked = Signal(object)
    showing = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        tell(self, self.setAccessibleName, Text("Drawing of the network"))
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(240, 160)
        self.session = session
        self.faces = Faces(session)
        self.scene = Scene(self.faces)
        self.pictures = Pictures()
        self.painter = ScenePainter(session, self.scene, self.faces, self.pictures)
        self.camera = HOME
        self.mouse = Mouse(self)
        self.numbers = WireNumbers(self)
        self.walk = Walk(self)
        self.crumbs = Breadcrumbs(session, self)
        self.gaze = Gaze(self)
        self.minimap = Minimap(self, self.scene)
        self.minimap.wanted.connect(self.gaze.look_at)
        self._writing = Writing(self)
        self.unfolding = Unfolding(self)
        self._follower = Follower(self)
        self.columns = ColumnButtons(self)

    # looking

    def seen(self) -> QRectF:
        """The part of the scene that is visible."""
        return self.camera.seen(QSizeF(self.size()))

    def look(self, camera: Camera) -> None:
        """Look through another camera at once."""
        self.camera = camera
        self.minimap.show_part(self.seen())
        self._writing.follow()
        self.looked.emit(camera)
        self.update()

    def fit(self) -> None:
        """Show the whole drawing, at most as large as it is."""
        self.gaze.fit()

    def zoom_to(self, percent: float) -> None:
        """Show things `percent` of their size, around the middle of the view."""
        self.gaze.zoom_to(percent / 100)

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Enlarge what is shown, keeping the scene under a point of the view where it is."""
        self.gaze.zoom_by(factor, around)

    def center_on(self, id: str) -> None:
        """Bring a thing into the middle of the view."""
        self.gaze.center_on(id)

    def bring_into_view(self, id: str) -> None:
        """Go there, unless it is in view already."""
        self.gaze.bring_into_view(id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.crumbs.fit_into(self.width())
        self.gaze.resized()
        size = self.minimap.size()
        self.minimap.move(self.width() - size.width() - 12, self.height() - size.height() - 12)
        self.minimap.show_part(self.seen())

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()
        if self.painter.behind:
            QTimer.singleShot(0, self, self.update)

    def _paint(self, painter: QPainter) -> None:
        self.painter.paint(painter, self.camera, QSizeF(self.size()), self.devicePixelRatioF())
        if not self.scene.things.index and self.gesture is None:
            overlay.draw_hint(painter, QSizeF(self.size()), bool(self.session.place))
        self.walk.paint(painter)
        if self.gesture is not None:
            self.gesture.paint(painter)
        else:
            paint_hover(self, painter, self.hovered, self.mouse.pointer)

    def say_beside(self, painter: QPainter, at: QPointF, lines: Sequence[overlay.Line]) -> None:
        """Words in a bubble near a point of the view."""
        overlay.say_beside(painter, at, lines, QSizeF(self.size()))

    # the mouse

    @property
    def gesture(self) -> Gesture | None:
        """The gesture that is under way."""
        return self.mouse.gesture

    @property
    def hovered(self) -> Hit:
        """What lies under the pointer."""
        return self.mouse.hovered

    def hit_at(self, position: QPointF) -> Hit:
        """What lies under a point of the view."""
        point = self.camera.to_scene(position)
        found = hit(self.scene, point, self.camera.scale)
        if found.sort in ("wire", "nothing"):
            pictured = self.painter.weight_pictures.wire_at(self.scene, point)
            if pictured is not None:
                return Hit("wire", pictured) if pictured else NOTHING
        return self.numbers.hit(found, position)

    def cancel_gesture(self) -> None:
        """Put everything back as before the gesture that is under way."""
        self.mouse.cancel()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._writing.finish()
        self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mouse.double_click(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.hit_at(QPointF(event.pos()))
        if opened_hands.menu(self, found, event.globalPos()):
            return
        if found.id and found.id not in self.session.selection:
            self.session.select([found.id])
        elif not found.id:
            self.session.select([])
        self.context_requested.emit(event.globalPos(), self.session.selection)

    def leaveEvent(self, event: QEvent) -> None:
        self.mouse.set_hovered(NOTHING)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.mouse.turn_wheel(event)

    def event(self, event: QEvent) -> bool:
        zooms = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zooms:
            self.gaze.rest()
            scale = self.camera.scale * (1 + event.value())
            self.look(self.camera.zoomed(scale, event.position()))
            return True
        return super().event(event)

    # drops from the palette

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        type = type_in(event.mimeData())
        if type:
            self.mouse.begin(Drop(self, self.camera.to_scene(event.position()), type))
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if isinstance(self.gesture, Drop):
            self.gesture.drag(self.camera.to_scene(event.position()), event.modifiers())
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        if isinstance(self.gesture, Drop):
            self.mouse.end(event.position(), event.modifiers())
            event.acceptProposedAction()
            self.setFocus()

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.hold_space(True)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif not self.numbers.press(event) and not editing.press(self, event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.mouse.hold_space(False)
        else:
            if not event.isAutoRepeat():
                self.numbers.keep()
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.mouse.space = False
        self.numbers.keep()
        super().focusOutEvent(event)

    def _escape(self) -> None:
        if self.gesture is not None:
            self.cancel_gesture()
        elif self.session.cell is not None:
            self.session.leave_cell()
        elif self.session.selection:
            self.session.select([])
        else:
            self.session.leave()

    # editing

    def add_block(self, type: str, at: QPointF, joined_with: End | None = None) -> str:
        """Put a block at a scene point, joined with a port where one is told. Returns its id."""
        return editing.add_block(self, type, at, joined_with)

    def place_for_new_block(self) -> QPointF:
        """A free place: right of the selection, or in the middle of the view."""
        return editing.free_place(self)

    def select_all(self) -> None:
        held = self.session.document.held(self.session.place)
        self.session.select(one.id for one in held if one.id in self.scene.things.index)

    def delete_selected(self) -> None:
        """Take out what is selected; what is chosen inside an open layer comes before it."""
        if not opened_hands.delete(self):
            self.session.do(edits.delete(self.session.document, self.session.selection))

    def copy(self) -> None:
        """Put the selected things on the clipboard, for this window or another."""
        editing.copy(self)

    def cut(self) -> None:
        self.copy()
        self.session.delete_selection()

    def paste(self) -> None:
        """Put what is on the clipboard near the pointer or in the middle of the view."""
        editing.paste(self)

    def duplicate(self) -> None:
        """A copy of the selected things beside them, selected."""
        editing.duplicate(self)

    def nudge(self, dx: float, dy: float) -> None:
        """Shift the selected things a little."""
        steps = dict.fromkeys(self.session.selection, (dx, dy))
        self.session.do(edits.move(self.session.document, steps))

    def add_note(self) -> None:
        """Put an empty note where there is room and begin to write it."""
        place = self.place_for_new_block()
        inside = self.scene.frames.at(place)
        change = edits.add_note(place.x(), place.y(), inside=inside)
        self.session.do(change)
        self.session.select(change.ids)
        self.edit_note(next(iter(change.ids)))

    def edit_note(self, id: str) -> None:
        """Write a note where it stands."""
        self._writing.note(id)

    def edit_weight(self, id: str, at: QPointF) -> None:
        """Type the weight of a wire into a neuron, at a point of the view."""
        self._writing.weight(id, at)

    def join(self, one: End, other: End) -> None:
        """Lead a wire between an output and an input."""
        self.session.do(join(self.session.document, self.faces, one, other))
