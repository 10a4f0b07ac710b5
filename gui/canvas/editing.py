"""What keys and menus do to the drawing on a canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QKeyEvent, QKeySequence

from backend.document import clipboard
from backend.document.change import together
from backend.document.groups import HOLDERS, is_definition
from backend.document.records import Block, Note, fresh_id
from backend.text import Refusal
from gui import taking
from gui.canvas import opened_hands
from gui.canvas.geometry import GRID, HEADER, WIDTH
from gui.canvas.hits import End
from gui.canvas.snapping import on_grid
from gui.canvas.wiring import Wiring
from gui.notice import Notice

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_GAP = 64.0
_ROOM = 80.0

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def press(view: CanvasView, event: QKeyEvent) -> bool:
    """Do what a key asks for. Returns whether it asked for anything."""
    if opened_hands.press(view, event):
        return True
    if event.key() in _ARROWS and view.session.selection:
        step = GRID * (5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        dx, dy = _ARROWS[Qt.Key(event.key())]
        view.nudge(dx * step, dy * step)
        return True
    for keys, act in (
        (QKeySequence.StandardKey.SelectAll, view.select_all),
        (QKeySequence.StandardKey.Copy, view.copy),
        (QKeySequence.StandardKey.Cut, view.cut),
        (QKeySequence.StandardKey.Paste, view.paste),
        (QKeySequence.StandardKey.Delete, view.delete_selected),
        (QKeySequence.StandardKey.Undo, view.session.undo),
        (QKeySequence.StandardKey.Redo, view.session.redo),
        (QKeySequence.StandardKey.ZoomIn, lambda: view.zoom_by(1.25)),
        (QKeySequence.StandardKey.ZoomOut, lambda: view.zoom_by(0.8)),
    ):
        if event.matches(keys):
            act()
            return True
    return _press_plain(view, event)


def _press_plain(view: CanvasView, event: QKeyEvent) -> bool:
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    alone = view.session.selected_block
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and alone is not None:
        view.session.enter(alone.id)
        return alone.type in HOLDERS
    acts = {
        (Qt.Key.Key_F, False): view.fit,
        (Qt.Key.Key_Backspace, False): view.delete_selected,
        (Qt.Key.Key_D, True): view.duplicate,
        (Qt.Key.Key_0, True): lambda: view.zoom_to(100),
        (Qt.Key.Key_1, True): view.fit,
    }
    act = acts.get((Qt.Key(event.key()), control))
    if act is None:
        return False
    act()
    return True


def add_block(view: CanvasView, type: str, at: QPointF, joined_with: End | None) -> str:
    """Put what was taken from palette or search at a scene point and join it with a port; one
    change, one undo. Returns its id, "" where it cannot stand there."""
    session, place = view.session, on_grid(at)
    id, inside = fresh_id(), _place_beside(view, at, joined_with)
    x = place.x()
    if joined_with is not None and not joined_with.is_output:
        x = on_grid(at - QPointF(WIDTH, 0)).x()
    try:
        change = taking.put_down(session, type, x, place.y(), inside, id)
    except Refusal as refusal:
        session.noticed.emit(Notice("info", refusal.what, refusal.advice))
        return ""
    if joined_with is not None:
        after = session.document.copy()
        after.apply(change)
        wiring = Wiring(after, view.faces, joined_with)
        end = wiring.end_on(id)
        if end is not None:
            change = together(change.label, change, wiring.join(end))
    session.do(change)
    session.select([id])
    return id


def _place_beside(view: CanvasView, at: QPointF, joined_with: End | None) -> str:
    """The group a new block goes into: where what it is joined with stands, else what is there."""
    if joined_with is None:
        return view.scene.frames.at(at)
    return view.session.document.block(joined_with.block).inside


def free_place(view: CanvasView) -> QPointF:
    """Right of the selection, or the middle of the view; then downwards until nothing is hit."""
    rows = np.flatnonzero(view.scene.things.selected)
    if len(rows):
        last = int(rows[np.argmax(view.scene.things.x[rows])])
        rect = view.scene.things.rect(last)
        place = on_grid(rect.topRight() + QPointF(_GAP, 0))
    else:
        place = on_grid(view.seen().center() - QPointF(WIDTH / 2, _ROOM / 2))
    while view.scene.inside(QRectF(place, place + QPointF(WIDTH, _ROOM)), GRID).any():
        place += QPointF(0, HEADER + 4 * GRID)
    return on_grid(place)


def copy(view: CanvasView) -> None:
    session = view.session
    if not session.selection:
        return
    written = clipboard.copy(session.document, session.selection)
    # As text, whose holder Qt makes: one made in Python outlives Python there, and crashes.
    QGuiApplication.clipboard().setText(written.decode())


def paste(view: CanvasView) -> None:
    """Under the pointer when it is over the canvas, else in the middle of the view."""
    written = QGuiApplication.clipboard().text().encode()
    if not clipboard.is_copy(written):
        return
    try:
        document, inside = view.session.document, view.scene.frames.at(_pointed_at(view))
        change = clipboard.paste(written, 0.0, 0.0, document, inside)
    except Refusal as refusal:
        view.session.noticed.emit(Notice("error", refusal.what, refusal.advice))
        return
    after = [record for _, record in change.records.values()]
    placed = [one for one in after if isinstance(one, Block | Note) and one.inside == inside]
    placed = [one for one in placed if not (isinstance(one, Block) and is_definition(one))]
    if placed:
        corner = QPointF(min(one.x for one in placed), min(one.y for one in placed))
        offset = on_grid(_paste_place(view) - corner)
        change = clipboard.paste(written, offset.x(), offset.y(), document, inside)
    view.session.do(change)
    view.session.select(view.session.places.seen(change.ids))


def _pointed_at(view: CanvasView) -> QPointF:
    """The scene point under the pointer, or in the middle of the view where it is elsewhere."""
    position = QPointF(view.mapFromGlobal(QCursor.pos()))
    if not QRectF(view.rect()).contains(position):
        position = QPointF(view.rect().center())
    return view.camera.to_scene(position)


def _paste_place(view: CanvasView) -> QPointF:
    place = on_grid(_pointed_at(view))
    while view.scene.inside(QRectF(place, place + QPointF(1, 1))).any():
        place += QPointF(3 * GRID, 3 * GRID)
    return place


def duplicate(view: CanvasView) -> None:
    session = view.session
    shift = 4.0 * GRID
    change = clipboard.duplicate(session.document, session.selection, shift, shift)
    session.do(change)
    session.select(session.places.seen(change.ids))
