"""What the canvas says of the thing under the pointer, or of the one that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from backend.compiler.plan import Signal
from backend.document.records import Block, Wire
from backend.text import Text
from gui.canvas.faces import port_title
from gui.canvas.hits import End, Hit
from gui.canvas.overlay import Line, problem_lines
from gui.canvas.weights import weight_of

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

Saying = tuple[QPointF, list[Line]]


def hover_lines(view: CanvasView, found: Hit, pointer: QPointF) -> Saying | None:
    """Where (in view pixels) to say what; None where there is nothing to say."""
    if found.sort == "port" and found.end is not None:
        return _about_port(view, found.end)
    if found.sort == "wire":
        return _about_wire(view, found.id, pointer)
    if found.sort == "thing":
        return _about_block(view, found.id)
    if len(view.session.selection) == 1:
        return _about_block(view, next(iter(view.session.selection)))
    return None


def _about_port(view: CanvasView, end: End) -> Saying | None:
    block = view.session.document.get(end.block)
    if not isinstance(block, Block) or end.block not in view.scene.things.index:
        return None
    ports = view.faces.ports(block)
    side = ports.outputs if end.is_output else ports.inputs
    title = next((port_title(port) for port in side if port.name == end.port), end.port)
    lines: list[Line] = [(title, "text")]
    signals = [Signal(end.block, end.port)] if end.is_output else _arriving(view, end)
    lines += [
        (str(view.session.plan.specs[signal]), "quiet")
        for signal in signals[:4]
        if signal in view.session.plan.specs
    ]
    row = view.scene.things.index[end.block]
    return view.camera.to_view(view.scene.port_place(row, end.port, end.is_output)), lines


def _arriving(view: CanvasView, end: End) -> list[Signal]:
    wires = view.session.document.wires_into(end.block, end.port)
    return [Signal(wire.source, wire.source_port) for wire in wires]


def _about_wire(view: CanvasView, id: str, pointer: QPointF) -> Saying | None:
    wire = view.session.document.get(id)
    if not isinstance(wire, Wire):
        return None
    lines: list[Line] = []
    weight = weight_of(view.scene, id)
    if weight is not None:
        lines.append((Text("Weight {value}", value=round(weight, 4)), "text"))
    spec = view.session.plan.specs.get(Signal(wire.source, wire.source_port))
    if spec is not None:
        lines.append((f"{spec}  ·  {spec.dtype}", "quiet"))
    lines += problem_lines([p for p in view.session.plan.problems if p.wire == id])
    return (pointer, lines) if lines else None


def _about_block(view: CanvasView, id: str) -> Saying | None:
    """The problems of a block, below it."""
    row = view.scene.things.index.get(id)
    problems = [
        problem
        for problem in view.session.plan.problems
        if problem.block == id and problem.severity != "hint"
    ]
    if row is None or not problems:
        return None
    corner = view.scene.things.rect(row).bottomLeft()
    place = view.camera.to_view(corner) - QPointF(12, 4)
    return place, problem_lines(problems)
