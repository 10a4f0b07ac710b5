"""What the canvas says of a neuron, a kernel or a weight inside an open layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from backend.compiler.plan import Signal
from backend.document.groups import GROUP
from backend.document.records import Block
from backend.text import Text
from gui.activations import ACTIVATIONS
from gui.canvas import group_looks
from gui.canvas.hits import Hit
from gui.canvas.looks import draw_icon
from gui.canvas.opened_geometry import Weave
from gui.canvas.opened_hits import KNOBS_FROM, Part, knob_rect
from gui.canvas.overlay import Line
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

_MOST_TERMS = 4

_BUTTONS = {
    "open": (Text("Open into neurons"), Text("Open into kernels")),
    "close": (Text("Close to a block"), Text("Close to a block")),
    "add": (Text("Add a neuron"), Text("Add a kernel")),
    "remove": (Text("Remove a neuron"), Text("Remove a kernel")),
}

_GROUP_BUTTONS = {"open": Text("Open in place"), "close": Text("Close the group")}

Saying = tuple[QPointF, list[Line]]


def paint_light(view: CanvasView, painter: QPainter, found: Hit) -> None:
    """Ring the part under the pointer; show the button of a layer that would open."""
    row = view.scene.things.index.get(found.id)
    size = view.scene.things.sizes.get(row) if row is not None else None
    if row is None or size is None or not size.opens:
        return
    inside, part = size.inside, found.part
    if inside is None and view.camera.scale >= KNOBS_FROM:
        _paint_knob(view, painter, row, isinstance(part, Part))
    if inside is None or not isinstance(part, Part) or part.sort not in ("mark", "cell", "chip"):
        return
    opened = view.painter.opened
    if part.sort == "mark":
        opened.choice.light(painter, view.camera, found.id, part.row, None)
    else:
        opened.choice.light(
            painter, view.camera, found.id, *inside.weave.place(part.row, part.flat)
        )


def _paint_knob(view: CanvasView, painter: QPainter, row: int, is_pointed_at: bool) -> None:
    """The button in the header of a closed layer."""
    hue = view.scene.hues[int(view.scene.things.hue[row])]
    paper, ink = theme().family_color(hue), f"on_{hue}"
    if view.scene.things.sizes[row].is_group:
        paper, ink = group_looks.header_color(), hue
    rect = view.camera.rect_to_view(knob_rect(view.scene, row))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawRect(rect)
    if is_pointed_at:
        light = theme().color(ink)
        light.setAlphaF(0.25)
        painter.setBrush(light)
        painter.drawRoundedRect(rect, 4, 4)
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(view.camera.scale, view.camera.scale)
    draw_icon(painter, "unfold", ink, QPointF(3, 2), 16)
    painter.restore()


def about(view: CanvasView, found: Hit, pointer: QPointF) -> Saying | None:
    """What there is to say of a part, beside the pointer."""
    part, block = found.part, view.session.document.get(found.id)
    row = view.scene.things.index.get(found.id)
    if row is None or not isinstance(part, Part) or not isinstance(block, Block):
        return None
    card = view.session.card(block)
    if part.sort in _BUTTONS:
        if block.type == GROUP:
            return pointer, [(_GROUP_BUTTONS[part.sort], "text")]
        neurons, kernels = _BUTTONS[part.sort]
        return pointer, [(neurons if card and card.opens == "neurons" else kernels, "text")]
    inside = view.scene.things.sizes[row].inside
    if inside is None:
        return None
    if part.sort == "mark":
        return pointer, _about_row(view, block, inside.weave, part.row)
    return pointer, _about_cell(view, block, inside.weave, part)


def _about_row(view: CanvasView, block: Block, weave: Weave, row: int) -> list[Line]:
    numbers = view.painter.opened.numbers
    lines: list[Line] = [(_row_title(view, block, weave, row), "text")]
    bias = numbers.biases(block.id, weave.rows)
    if bias is not None:
        lines.append((Text("Bias {value}", value=_short(bias[row])), "text"))
    lines += _strongest(view, block, weave, row)
    answers = numbers.answers(block.id, weave)
    if answers is not None:
        value = _short(answers[row])
        words = Text("Answers {value}", value=value)
        if weave.sort == "kernels":
            words = Text("Answers {value} on average", value=value)
        lines.append((words, "quiet"))
    bend = block.bends.get(str(row))
    if bend:
        own = ACTIVATIONS.get(bend, bend)
        lines.append((Text("Its own activation: {activation}", activation=own), "quiet"))
    return lines


def _strongest(view: CanvasView, block: Block, weave: Weave, row: int) -> list[Line]:
    """The strongest weights of a neuron, each times whence it comes."""
    weights = view.painter.opened.numbers.weights(block.id, weave)
    if weights is None or weave.sort != "neurons" or weave.taps > 1 or not weave.columns:
        return []
    mine = weights[row].reshape(-1)
    order = np.argsort(-np.abs(mine), kind="stable")[:_MOST_TERMS].tolist()
    lines: list[Line] = [
        (
            Text("{weight} × {block}", weight=_short(mine[column]),
                 block=_column(view, block, column)),
            "text",
        )
        for column in order
    ]  # fmt: skip
    return [*lines, ("…", "quiet")] if weave.columns > _MOST_TERMS else lines


def _about_cell(view: CanvasView, block: Block, weave: Weave, part: Part) -> list[Line]:
    numbers = view.painter.opened.numbers
    value = numbers.cell(block.id, weave, part.row, part.flat)
    cell = numbers.cell_of(block, weave, part.row, part.flat)
    words = (
        Text("Weight not known yet")
        if value is None
        else Text("Weight {value}", value=_short(value))
    )
    if cell is not None and cell.cut:
        words = Text("Cut: no weight here")
    lines: list[Line] = [(words, "text")]
    lines.append((_way(view, block, weave, part), "quiet"))
    if cell is not None and cell.frozen and not cell.cut:
        lines.append((Text("Frozen"), "quiet"))
    if cell is not None and cell.value is not None and not cell.cut:
        lines.append((Text("Starts at {value}", value=_short(cell.value)), "quiet"))
    return lines


def _way(view: CanvasView, block: Block, weave: Weave, part: Part) -> Text:
    """From where to where a weight leads."""
    column, tap = divmod(part.flat, weave.taps)
    to = _row_title(view, block, weave, part.row)
    if weave.taps == 1 and weave.sort == "neurons":
        return Text("{source} → {target}", source=_column(view, block, column), target=to)
    down, across = divmod(tap, weave.kernel[1])
    if weave.sort == "neurons" and weave.columns == 1:
        return Text(
            "{target}, row {down}, column {across} of the picture",
            target=to, down=down + 1, across=across + 1,
        )  # fmt: skip
    return Text(
        "{target}, input {column}, row {down}, column {across}",
        target=to, column=column + 1, down=down + 1, across=across + 1,
    )  # fmt: skip


def _row_title(view: CanvasView, block: Block, weave: Weave, row: int) -> Text | str:
    if weave.sort == "kernels":
        return Text("Kernel {number}", number=row + 1)
    names = _class_names(view, block.id, weave.rows)
    if names:
        return Text("Neuron {number} ({name})", number=row + 1, name=names[row])
    return Text("Neuron {number}", number=row + 1)


def _class_names(view: CanvasView, id: str, count: int) -> tuple[str, ...]:
    """What the outputs of a layer mean, where they answer with classes."""
    for answer in view.session.plan.answers:
        classes = answer.field.classes if answer.field is not None else ()
        if answer.signal.block == id and len(classes) == count:
            return classes
    return ()


def _column(view: CanvasView, block: Block, column: int) -> Text | str:
    """The name of what a weight is multiplied with."""
    source = view.painter.opened.source_of(block.id)
    names = _field_names(view, source)
    if column < len(names):
        return names[column]
    other = view.session.document.get(source)
    card = view.session.card(other) if isinstance(other, Block) else None
    if card is not None and card.opens == "neurons":
        return Text("Neuron {number}", number=column + 1)
    return Text("Input {number}", number=column + 1)


def _field_names(view: CanvasView, source: str) -> tuple[str, ...]:
    for signal, field in view.session.plan.fields.items():
        if signal == Signal(source, signal.port) and field.role == "input" and field.names:
            return field.names
    return ()


def _short(value: float) -> float:
    return float(f"{float(value):.4g}")
