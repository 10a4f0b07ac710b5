"""What the selected neuron adds up, written out beside it with the numbers of the example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from backend.compiler.plan import Signal
from backend.document.columns import FEATURE
from backend.document.records import Block, Wire
from backend.text import Text
from gui.activations import FUNCTIONS
from gui.canvas.faces import port_title
from gui.canvas.geometry import NEURON_KIND
from gui.canvas.names import NEURON, names_of
from gui.language import localised, say
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView
    from gui.session import Session

_MOST_TERMS = 8
_LINE = 20.0
_PAD = 10.0


@dataclass(frozen=True)
class Row:
    """One line: what it is called, the number, what it is multiplied with, what that makes.

    `owner` is whose number it is, "" where it is nobody's to change.
    """

    name: str
    number: float | None
    times: float | None
    makes: float | None
    owner: str = ""


def rows_of(view: CanvasView, id: str) -> list[Row]:
    """The terms of a neuron's sum, its bias, the sum and the answer; as far as they are known."""
    session = view.session
    live, document = session.live, session.document
    wires = document.wires_into(id)
    rows = [_term(view, wire) for wire in wires[:_MOST_TERMS]]
    made = [row.makes for row in rows]
    if len(wires) > _MOST_TERMS:
        rest = wires[_MOST_TERMS:]
        rows.append(Row(say(Text("{count} more", count=len(rest))), None, None, None))
        made += [_product(session, wire)[2] for wire in rest]
    bias = live.bias(id)
    if bias is not None:
        rows.append(Row(say(Text("bias")), bias, None, bias, id))
        made.append(bias)
    known = [one for one in made if one is not None]
    if made and len(known) == len(made):
        rows.append(Row("Σ", None, None, sum(known)))
    answer = live.activation(id)
    if answer is not None:
        rows.append(Row(_formula(document.block(id)), None, None, answer))
    return rows


def _formula(block: Block) -> str:
    activation = str(block.settings.get("activation", "tanh"))
    function = FUNCTIONS.get(activation, activation)
    return f"{function}(Σ)" if function else "y"


def _term(view: CanvasView, wire: Wire) -> Row:
    weight, brings, makes = _product(view.session, wire)
    width = _width_of(view.session, wire)
    name = _name(view, wire) if width == 1 else f"{_name(view, wire)} ×{width}"
    return Row(name, weight, brings, makes, wire.id)


def _product(session: Session, wire: Wire) -> tuple[float | None, float | None, float | None]:
    """A weight, what it is multiplied with and what that makes, as far as they are known; only
    the weight where a wire brings several numbers."""
    weight = session.live.weight(wire.id)
    brings = session.live.activation(wire.source) if _width_of(session, wire) == 1 else None
    return weight, brings, weight * brings if weight is not None and brings is not None else None


def _width_of(session: Session, wire: Wire) -> int | str:
    """How many numbers a wire brings, 1 while nobody knows."""
    spec = session.plan.specs.get(Signal(wire.source, wire.source_port))
    return spec.shape[-1] if spec is not None and len(spec.shape) > 1 else 1


def _name(view: CanvasView, wire: Wire) -> str:
    """Whence a wire comes, as short as can be."""
    block = view.session.document.block(wire.source)
    if block.name:
        return block.name
    if block.type in (NEURON, FEATURE):
        return names_of(view.session).title(block.id)
    ports = view.faces.ports(block).outputs
    title = next((port_title(port) for port in ports if port.name == wire.source_port), "")
    return f"{view.faces.title(block)} {title}" if len(ports) > 1 else view.faces.title(block)


# where it stands


def _selected(view: CanvasView) -> str:
    """The one selected neuron, "" where there is none."""
    (id,) = view.session.selection if len(view.session.selection) == 1 else ("",)
    row = view.scene.things.index.get(id)
    return id if row is not None and view.scene.things.kind[row] == NEURON_KIND else ""


def row_at(view: CanvasView, position: QPointF) -> str:
    """Whose number of the sum lies under a point of the view; "" where none does."""
    id, card = _selected(view), card_of(view)
    if not id or view.gesture is not None or not card.contains(position):
        return ""
    rows = rows_of(view, id)
    place = int((position.y() - card.top() - _PAD) // _LINE)
    return rows[place].owner if 0 <= place < len(rows) else ""


def card_of(view: CanvasView) -> QRectF:
    """Where the sum stands in the view; nowhere where nothing is selected that has one."""
    id = _selected(view)
    rows = rows_of(view, id) if id else []
    return _card(view, id, rows) if rows else QRectF()


def _card(view: CanvasView, id: str, rows: list[Row]) -> QRectF:
    """Above or below the neuron's column or beside it: where it covers fewest things."""
    thing = view.camera.rect_to_view(view.scene.things.rect(view.scene.things.index[id]))
    column = view.camera.rect_to_view(view.columns.bounds_of(id))
    size = QSizeF(sum(_widths(rows)) + 2 * _PAD, len(rows) * _LINE + 2 * _PAD)
    lefts = (
        thing.center().x() - size.width() / 2, thing.left() - 8, thing.right() + 8 - size.width()
    )  # fmt: skip
    below = 14 + 18 * view.camera.scale
    tops = (
        column.bottom() + below, column.top() - 44 - size.height(),
        thing.bottom() + below, thing.top() - 14 - size.height(),
    )  # fmt: skip
    places = [(left, top) for top in tops for left in lefts]
    beside = thing.center().y() - size.height() / 2
    places += [(thing.right() + 28, beside), (thing.left() - 28 - size.width(), beside)]
    cards = [_within(view, QRectF(QPointF(x, y), size)) for x, y in places]
    return min(cards, key=lambda card: _covered(view, card))


def _within(view: CanvasView, card: QRectF) -> QRectF:
    """The card pushed into the view."""
    left = min(max(card.left(), 8.0), max(view.width() - card.width() - 8.0, 8.0))
    top = min(max(card.top(), 8.0), max(view.height() - card.height() - 8.0, 8.0))
    return QRectF(QPointF(left, top), card.size())


def _covered(view: CanvasView, card: QRectF) -> int:
    corner = view.camera.to_scene(card.topLeft())
    rect = QRectF(corner, card.size() / view.camera.scale)
    return int(view.scene.inside(rect, 4.0).sum())


def _widths(rows: list[Row]) -> tuple[float, float, float, float]:
    """The widths of the columns: name, number, factor, product."""
    return (
        max(_measure(row.name, False) for row in rows) + 16,
        max(_measure(_number(row), True) for row in rows) + 4,
        max(_measure(_factor(row), True) for row in rows) + 4,
        max(_measure(_made(row), True) for row in rows) + 2,
    )


@lru_cache(maxsize=4096)
def _measure(words: str, is_mono: bool) -> float:
    font = theme().mono_font(12) if is_mono else theme().font(12)
    return QFontMetricsF(font).horizontalAdvance(words)


def _written(value: float) -> str:
    return localised(f"{value:.3f}".replace("-", "\u2212"))


def _number(row: Row) -> str:
    return "" if row.number is None else _written(row.number)


def _factor(row: Row) -> str:
    return "" if row.times is None else f" × {_written(row.times)}"


def _made(row: Row) -> str:
    if row.makes is None or (row.owner and row.times is None):
        return ""
    return f" = {_written(row.makes)}"


def paint_sum(view: CanvasView, painter: QPainter) -> None:
    """The sum of the one selected neuron, on a card."""
    id = _selected(view)
    rows = rows_of(view, id) if id else []
    if not rows:
        return
    card = _card(view, id, rows)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("shadow"))
    painter.drawRoundedRect(card.translated(0, 2), 8, 8)
    painter.setPen(QPen(theme().color("hairline"), 1))
    painter.setBrush(theme().color("raised"))
    painter.drawRoundedRect(card, 8, 8)
    _paint_stem(view, painter, id, card)
    widths = _widths(rows)
    top = card.top() + _PAD
    for row in rows:
        _paint_row(view, painter, row, QRectF(card.left() + _PAD, top, sum(widths), _LINE), widths)
        top += _LINE


def _paint_stem(view: CanvasView, painter: QPainter, id: str, card: QRectF) -> None:
    """A fine line from the neuron to its card."""
    thing = view.camera.rect_to_view(view.scene.things.rect(view.scene.things.index[id]))
    middle, radius = thing.center(), thing.width() / 2 + 4
    end = QPointF(
        min(max(middle.x(), card.left()), card.right()),
        min(max(middle.y(), card.top()), card.bottom()),
    )
    line = QLineF(middle, end)
    between = QRectF(middle, end).normalized().adjusted(-1, -1, 1, 1)
    if line.length() > radius and _covered(view, between) == 1:
        painter.setPen(QPen(theme().color("accent"), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(line.pointAt(radius / line.length()), end)


def _paint_row(
    view: CanvasView, painter: QPainter, row: Row, line: QRectF, widths: tuple[float, ...]
) -> None:
    if row.name == "Σ":
        painter.setPen(QPen(theme().color("hairline"), 1))
        painter.drawLine(line.topLeft(), line.topRight())
    if row.owner and view.hovered.sort == "number" and view.hovered.id == row.owner:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("hover"))
        painter.drawRoundedRect(line.adjusted(-4, 0, 4, 0), 4, 4)
    role = "text" if not row.number else ("positive" if row.number > 0 else "negative")
    parts = ((row.name, "quiet", False), (_number(row), role, True), (_factor(row), "text", True))
    left = line.left()
    for (words, colour, is_mono), width in zip(parts, widths, strict=False):
        painter.setFont(theme().mono_font(12) if is_mono else theme().font(12))
        painter.setPen(theme().color(colour))
        side = Qt.AlignmentFlag.AlignRight if is_mono else Qt.AlignmentFlag.AlignLeft
        room = QRectF(left, line.top(), width, line.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, words)
        left += width
    painter.setFont(theme().mono_font(12, "semibold" if not row.owner else "regular"))
    painter.setPen(theme().color("text"))
    room = QRectF(left, line.top(), widths[3], line.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _made(row))
