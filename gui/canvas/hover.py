"""What the canvas says of the thing under the pointer, or of the one that is selected."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from backend.compiler.plan import Signal
from backend.compiler.problems import Problem
from backend.document.groups import HOLDERS
from backend.document.lending import lender_of
from backend.document.records import Block, Wire
from backend.text import Text
from gui.canvas import opened_hover
from gui.canvas.faces import port_title
from gui.canvas.geometry import NEURON_KIND, PORT_RADIUS, TILE
from gui.canvas.hits import End, Hit
from gui.canvas.names import names_of
from gui.canvas.overlay import Line, bubble_size, problem_lines
from gui.canvas.sums import card_of
from gui.canvas.wire_painter import path_along
from gui.places import with_holders
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

Saying = tuple[QPointF, list[Line]]


def paint_hover(view: CanvasView, painter: QPainter, found: Hit, pointer: QPointF) -> None:
    """Light what is under the pointer, and write what there is to say of it."""
    row = view.scene.things.index.get(found.id)
    if row is not None and view.scene.things.kind[row] in (NEURON_KIND, TILE):
        view.painter.neurons.paint_ports(painter, view.camera, row)
    opened_hover.paint_light(view, painter, found)
    if found.sort in ("wire", "number", "term") and found.id in view.scene.wires.index:
        _light_wire(view, painter, found.id)
    elif found.end is not None and row is not None:
        _light_port(view, painter, row, found.end)
    view.numbers.paint(painter, pointer)
    saying = hover_lines(view, found, pointer)
    if saying is not None:
        at, lines = saying
        if not card_of(view).isNull() or _is_small(view, row) or found.sort in ("wire", "number"):
            at = _clear_of_neurons(view, at, bubble_size(lines))
        view.say_beside(painter, at, lines)


def _is_small(view: CanvasView, row: int | None) -> bool:
    return row is not None and bool(view.scene.things.kind[row] in (NEURON_KIND, TILE))


def _clear_of_neurons(view: CanvasView, at: QPointF, size: QSizeF) -> QPointF:
    """Near a point of the view, but where the bubble covers as few things as may be."""
    rects = [QRectF(at + QPointF(12 + dx, 12 + dy), size) for dx, dy in _around(size)]
    whole = QRectF(view.rect()).adjusted(8, 8, -8, -8)
    camera, taken = view.camera, [card_of(view), *view.columns.taken()]

    def cost(rect: QRectF) -> tuple[bool, bool, int]:
        scene = QRectF(camera.to_scene(rect.topLeft()), rect.size() / camera.scale)
        covered = int(view.scene.inside(scene, 2.0).sum())
        is_free = not any(rect.intersects(other) for other in taken)
        return not is_free, not whole.contains(rect), covered

    best = min(rects, key=cost)
    return best.topLeft() - QPointF(12, 12)


def _around(size: QSizeF) -> list[tuple[float, float]]:
    """How far a bubble may be shifted: below, above, to the sides, nearer places first."""
    over = -size.height() - 56
    aside = (0.0, -size.width() / 2, -size.width() - 24, 40.0)
    near = [(dx, dy) for dy in (0.0, over) for dx in aside]
    return near + [(dx, dy) for dy in (64.0, over - 64, 128.0, over - 128) for dx in aside]


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
    if found.sort in ("wire", "number"):
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
    lines = _about_weight(view, wire) if view.numbers.is_weighed(id) else []
    spec = view.session.plan.specs.get(Signal(wire.source, wire.source_port))
    if spec is not None and not view.numbers.is_weighed(id):
        lines.append((f"{spec}  ·  {spec.dtype}", "quiet"))
    lines += problem_lines([p for p in view.session.plan.problems if p.wire == id])
    return (pointer + QPointF(0, 10), lines) if lines else None


def _about_weight(view: CanvasView, wire: Wire) -> list[Line]:
    """What there is to say of a weight whose number stands on the wire."""
    live, names = view.session.live, names_of(view.session)
    lines: list[Line] = [(f"{names.title(wire.source)} → {names.title(wire.target)}", "text")]
    weight, gradient = live.weight(wire.id), live.gradient(wire.id)
    if weight is None:
        lines.append((Text("Its weight is drawn by chance when training begins."), "quiet"))
    if wire.weight is not None and weight != np.float32(wire.weight):
        lines.append((Text("Starts at {value}", value=_short(wire.weight)), "quiet"))
    if gradient is not None:
        lines.append((Text("Gradient {value}", value=_short(gradient)), "quiet"))
    if wire.frozen:
        lines.append((Text("Frozen: training leaves it as it is."), "text"))
    if wire.tie:
        lines.append((Text("Shares its weight: tie {name}", name=wire.tie), "text"))
    lines.append((Text("Drag sideways to change it, double-click to type it."), "quiet"))
    return lines


def _about_block(view: CanvasView, id: str) -> Saying | None:
    """What is wrong with a block, below it; what a neuron answers."""
    row = view.scene.things.index.get(id)
    if row is None:
        return None
    lines = problem_lines([one for one in _problems_of(view, id) if one.severity != "hint"])
    kind, place = view.scene.things.kind[row], view.scene.things.rect(row).bottomLeft()
    if kind in (NEURON_KIND, TILE) and view.session.selection != {id}:
        lines += _answer(view, id)
    lines += _borrowed(view, id)
    return (view.camera.to_view(place) - QPointF(12, 4), lines) if lines else None


def _borrowed(view: CanvasView, id: str) -> list[Line]:
    """Whose weights a block computes with."""
    document = view.session.document
    block = document.get(id)
    lender = lender_of(document, block) if isinstance(block, Block) else None
    if lender is None:
        return []
    title = names_of(view.session).title(lender.id)
    return [(Text("Computes with the weights of “{name}”: they are one.", name=title), "quiet")]


def _problems_of(view: CanvasView, id: str) -> list[Problem]:
    """What is wrong with a block; of a group, with what is in it as well."""
    document, problems = view.session.document, view.session.plan.problems
    block = document.get(id)
    if isinstance(block, Block) and block.type in HOLDERS:
        around = cache(partial(with_holders, document))
        return [one for one in problems if id in around(one.block)]
    return [one for one in problems if one.block == id]


def _answer(view: CanvasView, id: str) -> list[Line]:
    """What a neuron or a feature answers to the chosen example; its bias."""
    live, block = view.session.live, view.session.document.block(id)
    lines: list[Line] = []
    face = view.painter.face(id)
    title = names_of(view.session).title(id)
    words = face.title if _is_tile(view, id) else face.line
    lines.append((f"{title}  ·  {words}" if words else title, "text"))
    answer, bias = live.activation(id), live.bias(id)
    if answer is not None:
        lines.append((Text("Answers {value}", value=_short(answer)), "quiet"))
    if bias is not None and block.settings.get("bias", True):
        lines.append((Text("Bias {value}", value=_short(bias)), "quiet"))
    return lines


def _is_tile(view: CanvasView, id: str) -> bool:
    return bool(view.scene.things.kind[view.scene.things.index[id]] == TILE)


def _short(value: float) -> float:
    return float(f"{value:.3g}")
