"""What the canvas says of the thing under the pointer, or of the one that is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from backend.compiler.plan import Signal
from backend.document.records import Block, Wire
from backend.text import Text
from gui.canvas import opened_hover
from gui.canvas.faces import port_title
from gui.canvas.geometry import NEURON_KIND, PORT_RADIUS, TILE
from gui.canvas.hits import End, Hit
from gui.canvas.overlay import Line, problem_lines
from gui.canvas.wire_painter import path_along
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_MOST_TERMS = 8

Saying = tuple[QPointF, list[Line]]


def paint_hover(view: CanvasView, painter: QPainter, found: Hit, pointer: QPointF) -> None:
    """Light what is under the pointer, and write what there is to say of it."""
    row = view.scene.things.index.get(found.id)
    if row is not None and view.scene.things.kind[row] in (NEURON_KIND, TILE):
        view.painter.paint_neuron_ports(painter, view.camera, row)
    if found.sort == "inside":
        opened_hover.paint_light(view, painter, found)
    if found.sort == "wire" and found.id in view.scene.wires.index:
        _light_wire(view, painter, found.id)
    elif found.end is not None and row is not None:
        _light_port(view, painter, row, found.end)
    saying = hover_lines(view, found, pointer)
    if saying is not None:
        view.say_beside(painter, *saying)


def _light_wire(view: CanvasView, painter: QPainter, id: str) -> None:
    curve = view.scene.curves[view.scene.wires.index[id]]
    soft = theme().color("accent")
    soft.setAlphaF(0.35)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(soft, max(8 * view.camera.scale, 4)))
    painter.drawPath(path_along((curve - (view.camera.x, view.camera.y)) * view.camera.scale))


def _light_port(view: CanvasView, painter: QPainter, row: int, end: End) -> None:
    place = view.camera.to_view(view.scene.port_place(row, end.port, end.is_output))
    soft = theme().color("accent")
    soft.setAlphaF(0.35)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(soft)
    radius = (PORT_RADIUS + 4) * max(view.camera.scale, 0.5)
    painter.drawEllipse(place, radius, radius)


def hover_lines(view: CanvasView, found: Hit, pointer: QPointF) -> Saying | None:
    """Where (in view pixels) to say what; None where there is nothing to say."""
    if found.sort == "inside":
        return opened_hover.about(view, found, pointer)
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
    weight = view.session.live.weight(id)
    if weight is not None:
        lines.append((Text("Weight {value}", value=_short(weight)), "text"))
    if wire.weight is not None and weight != np.float32(wire.weight):
        lines.append((Text("Starts at {value}", value=_short(wire.weight)), "quiet"))
    spec = view.session.plan.specs.get(Signal(wire.source, wire.source_port))
    if spec is not None:
        lines.append((f"{spec}  ·  {spec.dtype}", "quiet"))
    lines += problem_lines([p for p in view.session.plan.problems if p.wire == id])
    return (pointer, lines) if lines else None


def _about_block(view: CanvasView, id: str) -> Saying | None:
    """What is wrong with a block, below it; a neuron's sum written out."""
    row = view.scene.things.index.get(id)
    if row is None:
        return None
    lines = problem_lines(
        [
            problem
            for problem in view.session.plan.problems
            if problem.block == id and problem.severity != "hint"
        ]
    )
    if view.scene.things.kind[row] == NEURON_KIND:
        lines += _sum(view, id)
    place = view.camera.to_view(view.scene.things.rect(row).bottomLeft())
    return (place - QPointF(12, 4), lines) if lines else None


def _sum(view: CanvasView, id: str) -> list[Line]:
    """What a neuron adds up: each weight times whence it comes, and its bias."""
    document = view.session.document
    lines: list[Line] = []
    for wire in document.wires_into(id)[:_MOST_TERMS]:
        weight = view.session.live.weight(wire.id)
        source = document.get(wire.source)
        if weight is not None and isinstance(source, Block):
            title = view.faces.title(source)
            lines.append((Text("{weight} × {block}", weight=_short(weight), block=title), "text"))
    bias = view.session.live.bias(id)
    if bias is not None:
        lines.append((Text("{bias} bias", bias=_short(bias)), "text"))
    if lines and len(document.wires_into(id)) > _MOST_TERMS:
        lines.append(("…", "quiet"))
    activation = view.session.live.activation(id)
    if activation is not None:
        lines.append((Text("Answers {value}", value=_short(activation)), "quiet"))
    return lines


def _short(value: float) -> float:
    return float(f"{value:.3g}")
