"""Which gesture a drag begins, by what was grasped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from backend.document.records import Note
from backend.document.records import Wire as WireRecord
from gui.canvas import opened_hands
from gui.canvas.hits import End, Hit
from gui.canvas.tools.gesture import Gesture
from gui.canvas.tools.move import Move
from gui.canvas.tools.note import ResizeNote
from gui.canvas.tools.scrub import Scrub
from gui.canvas.tools.wire import Wire

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_GRASP = 60.0
"""Pixels from its end within which a wire is grasped by that end, at most a third of it."""


def gesture_for(view: CanvasView, found: Hit, start: QPointF) -> Gesture | None:
    """The gesture for a drag that began on `found`; None where there is none."""
    record = view.session.document.get(found.id)
    if found.sort == "inside":
        return opened_hands.gesture(view, found, start)
    if found.sort == "port" and found.end is not None:
        return _from_port(view, found.end, start)
    if found.sort in ("number", "term"):
        return Scrub(view, start, found.id) if record is not None else None
    if isinstance(record, WireRecord):
        return _from_wire(view, record, start)
    if found.sort == "corner" and isinstance(record, Note):
        return ResizeNote(view, start, record)
    if found.sort in ("thing", "corner") and found.id in view.session.selection:
        return Move(view, start)
    return None


def _from_port(view: CanvasView, end: End, start: QPointF) -> Gesture:
    """A new wire; or, from an input that has its one wire, the end of that wire."""
    wires = [] if end.is_output else view.session.document.wires_into(end.block, end.port)
    if len(wires) == 1:
        return Wire(view, start, End(wires[0].source, wires[0].source_port, True), wires[0])
    return Wire(view, start, end)


def _from_wire(view: CanvasView, wire: WireRecord, start: QPointF) -> Gesture | None:
    """The nearer end of a wire, when it was grasped near one."""
    source = End(wire.source, wire.source_port, True)
    target = End(wire.target, wire.target_port, False)
    curve = view.scene.curves[view.scene.wires.index[wire.id]]
    to_source = (start - QPointF(*curve[0])).manhattanLength()
    to_target = (start - QPointF(*curve[3])).manhattanLength()
    if min(to_source, to_target) * view.camera.scale > _GRASP:
        return None
    if view.numbers.is_weighed(wire.id) and 3 * min(to_source, to_target) > to_source + to_target:
        return Scrub(view, start, wire.id)
    return Wire(view, start, target if to_source < to_target else source, wire)
