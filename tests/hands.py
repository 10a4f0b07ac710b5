"""Hands for tests: real mouse, wheel, key and drag events sent to real widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.canvas.tools.drop import MIME_TYPE
from gui.canvas.view import CanvasView

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def point_to(widget: QWidget, at: QPointF, held: Qt.MouseButton | None = None, keys=NONE) -> None:
    """Move the pointer to a point of the widget, with a button held or none."""
    buttons = held or Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, at, QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton, buttons, keys,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def click_at(widget: QWidget, at: QPointF, button=LEFT, keys=NONE) -> None:
    """Click at a point of the widget."""
    QTest.mouseClick(widget, button, keys, at.toPoint())


def double_click_at(widget: QWidget, at: QPointF) -> None:
    QTest.mouseClick(widget, LEFT, NONE, at.toPoint())
    QTest.mouseDClick(widget, LEFT, NONE, at.toPoint())


def take_hold(widget: QWidget, start: QPointF, end: QPointF, button=LEFT, keys=NONE) -> None:
    """Press at one point and move to another in steps, without letting go."""
    QTest.mousePress(widget, button, keys, start.toPoint())
    for step in range(1, 9):
        point_to(widget, start + (end - start) * step / 8, button, keys)


def let_go(widget: QWidget, at: QPointF, button=LEFT, keys=NONE) -> None:
    QTest.mouseRelease(widget, button, keys, at.toPoint())


def drag(widget: QWidget, start: QPointF, end: QPointF, button=LEFT, keys=NONE) -> None:
    """Press at one point of the widget, move to another, let go."""
    take_hold(widget, start, end, button, keys)
    let_go(widget, end, button, keys)


def turn_wheel(widget: QWidget, at: QPointF, steps: float, keys=NONE) -> None:
    """Turn the wheel away from (positive) or towards the person."""
    event = QWheelEvent(
        at, QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, round(120 * steps)),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def press(widget: QWidget, keys: str) -> None:
    """Press a key with its modifiers: "Ctrl+D", "Delete", "Shift+Left"."""
    combination = QKeySequence(keys)[0]
    QTest.keyClick(widget, combination.key(), combination.keyboardModifiers())


def drag_in(widget: QWidget, data: QMimeData, at: QPointF) -> None:
    """Drag something in from elsewhere and drop it at a point of the widget."""
    copy, inside = Qt.DropAction.CopyAction, at.toPoint()
    for event in (
        QDragEnterEvent(inside, copy, data, LEFT, NONE),
        QDragMoveEvent(inside, copy, data, LEFT, NONE),
        QDropEvent(at, copy, data, LEFT, NONE),
    ):
        QApplication.sendEvent(widget, event)


def drop_block(view: CanvasView, type: str, at: QPointF) -> str:
    """Drop a block of the palette at a point of the view. Returns the new block's id."""
    before = {block.id for block in view.session.document.blocks}
    data = QMimeData()
    data.setData(MIME_TYPE, type.encode())
    drag_in(view, data, at)
    (new,) = {block.id for block in view.session.document.blocks} - before
    return new


def port_on(view: CanvasView, block: str, port: str, is_output: bool) -> QPointF:
    """Where a port is in the view."""
    row = view.scene.things.index[block]
    return view.camera.to_view(view.scene.port_place(row, port, is_output))


def middle_of(view: CanvasView, id: str) -> QPointF:
    """The middle of a block or note in the view."""
    return view.camera.to_view(view.scene.things.rect(view.scene.things.index[id]).center())


def drag_wire(view: CanvasView, source: tuple[str, str], target: tuple[str, str]) -> None:
    """Drag from an output (block, port) to an input (block, port)."""
    drag(view, port_on(view, *source, True), port_on(view, *target, False))
