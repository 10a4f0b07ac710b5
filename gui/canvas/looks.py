"""How one block looks: its body, header, words, ports and marks, drawn at the origin."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from gui.canvas.faces import Face, Size, port_title
from gui.canvas.geometry import HEADER, MARGIN, PORT_RADIUS, ROW
from gui.canvas.scene import FROZEN, WARNED, WRONG
from gui.theme import theme

CORNER = 8.0
FULL, PLAIN, BARE = 2, 1, 0
"""Levels of detail of a block: everything; header, title and ports; header and outline."""

_TIE = 14
"""How large the sign is of a block that computes with the weights of another."""

_HEADER_FOOT: dict[str, tuple[tuple[float, float], ...]] = {
    "data": ((1.0, -8), (0.72, -8), (0.66, 0)),
    "convolution": ((1.0, -6), (0.78, -6), (0.78, 0)),
    "recurrent": ((1.0, 0), (0.75, 4), (0.5, 5), (0.25, 4)),
    "attention": ((1.0, -3), (0.5, 5), (0.0, -3)),
    "normalisation": ((1.0, -4),),
    "activation": ((1.0, -9), (0.0, 0)),
    "pooling": ((1.0, -6), (0.9, 0), (0.1, 0), (0.0, -6)),
    "shape": ((1.0, -6), (0.9, 0), (0.1, 0), (0.0, -6)),
    "arithmetic": ((1.0, -5), (0.95, 0), (0.05, 0), (0.0, -5)),
    "loss": ((1.0, 0), *((i / 12, 0 if i % 2 == 0 else -5) for i in range(11, -1, -1))),
}
"""The lower edge of a header, from right to left: share of the width, pixels below its line."""


def draw_block(painter: QPainter, face: Face, size: Size, state: int, level: int) -> None:
    """A block with its top left corner at the origin; live things are drawn over it."""
    body = QRectF(0, 0, size.width, size.height)
    outline = QPainterPath()
    outline.addRoundedRect(body, CORNER, CORNER)
    draw_body(painter, body, outline, state)
    _draw_header(painter, face, size, outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(edge_pen(state))
    painter.drawPath(outline)
    if level == BARE:
        return
    _draw_title(painter, face, size, state)
    draw_ports(painter, face, size)
    if level == FULL:
        _draw_words(painter, face, size)


def draw_body(painter: QPainter, body: QRectF, outline: QPainterPath, state: int) -> None:
    """The paper of a block and its shadow."""
    painter.setPen(Qt.PenStyle.NoPen)
    shadow = theme().color("shadow")
    shadow.setAlphaF(shadow.alphaF() * 0.5)
    painter.setBrush(shadow)
    painter.drawRoundedRect(body.adjusted(-1, 1, 1, 3), CORNER + 1, CORNER + 1)
    painter.setBrush(theme().color("raised"))
    painter.drawPath(outline)


def edge_pen(state: int) -> QPen:
    """For the outline of a block that fares so."""
    role = {WRONG: "wrong", WARNED: "caution"}.get(state, "hairline")
    return QPen(theme().color(role), 1.0 if role == "hairline" else 2.0)


def _draw_header(painter: QPainter, face: Face, size: Size, outline: QPainterPath) -> None:
    header = QPainterPath(QPointF(0, 0))
    header.lineTo(size.width, 0)
    foot = _HEADER_FOOT.get(face.family.id, ((1.0, 0.0),))
    for share, below in (*foot, (0.0, foot[-1][1])):
        header.lineTo(share * size.width, HEADER + below)
    header.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().family_color(face.family.hue))
    painter.drawPath(header.intersected(outline))
    if face.family.id == "normalisation":
        painter.drawRect(QRectF(0, HEADER - 2, size.width, 2))


def _draw_title(painter: QPainter, face: Face, size: Size, state: int) -> None:
    role = f"on_{face.family.hue}"
    if face.family.icon:
        draw_icon(painter, face.family.icon, role, QPointF(8, 6), 15)
    painter.setFont(theme().font(13, "semibold"))
    painter.setPen(theme().color(role))
    right = size.width - 26
    if face.tied:
        right -= _TIE + 4
        draw_icon(painter, "tie", role, QPointF(right + 2, 6), _TIE)
    room = QRectF(29, 0, right - 29, HEADER - 3)
    words = painter.fontMetrics().elidedText(
        face.title, Qt.TextElideMode.ElideRight, int(room.width()) + 1
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    draw_state(painter, QPointF(size.width - 14, HEADER / 2 - 1.5), state, role)


def draw_icon(painter: QPainter, name: str, role: str, at: QPointF, side: int) -> None:
    """An icon, sharp at the scale of the painter; a name without a drawing draws nothing."""
    scale = painter.worldTransform().m11() * painter.device().devicePixelRatio()
    with suppress(FileNotFoundError):
        pixmap = theme().pixmap(name, role, max(1, round(side * scale)), 1.0)
        painter.drawPixmap(QRectF(at.x(), at.y(), side, side), pixmap, QRectF(pixmap.rect()))


def draw_state(painter: QPainter, centre: QPointF, state: int, role: str) -> None:
    """The dot of the header: a ring at rest, a mark for problems, a star of ice when frozen."""
    if state in (WRONG, WARNED):
        draw_mark(painter, centre, "wrong" if state == WRONG else "caution")
    elif state == FROZEN:
        _draw_ice(painter, centre, theme().color(role))
    else:
        color = theme().color(role)
        color.setAlphaF(0.55)
        painter.setPen(QPen(color, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 3.5, 3.5)


def draw_mark(painter: QPainter, centre: QPointF, role: str) -> None:
    """A round mark with an exclamation."""
    painter.setPen(QPen(theme().color("raised"), 1.5))
    painter.setBrush(theme().color(role))
    painter.drawEllipse(centre, 8, 8)
    painter.setPen(QPen(theme().color(f"on_{role}"), 2, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(centre + QPointF(0, -4), centre + QPointF(0, 0.5))
    painter.drawPoint(centre + QPointF(0, 4))


def _draw_ice(painter: QPainter, centre: QPointF, color: QColor) -> None:
    painter.setPen(QPen(color, 1.6, c=Qt.PenCapStyle.RoundCap))
    for x, y in ((0.0, 6.0), (5.2, 3.0), (5.2, -3.0)):
        painter.drawLine(centre - QPointF(x, y), centre + QPointF(x, y))


def draw_ports(painter: QPainter, face: Face, size: Size) -> None:
    """Circles outside the edge; inputs that may stay empty are hollow."""
    optional = {port.name for port in face.ports.inputs if port.optional}
    line = theme().color("wire")
    painter.setPen(QPen(line, 1.5))
    radius = PORT_RADIUS - 0.75
    gap = size.layout.gap
    for name, y in size.layout.inputs.items():
        painter.setBrush(theme().color("canvas" if name in optional else "raised"))
        painter.drawEllipse(QPointF(-gap, y), radius, radius)
    painter.setBrush(line)
    for y in size.layout.outputs.values():
        painter.drawEllipse(QPointF(size.width + gap, y), radius, radius)


def _draw_words(painter: QPainter, face: Face, size: Size) -> None:
    below = float(HEADER)
    if not size.layout.is_plain:
        draw_port_names(painter, face, size)
        below += 12 + ROW * size.layout.rows
    elif face.line:
        below += 8
    else:
        below += 9
    if face.line:
        draw_line(painter, face.line, 13, "text", below, size.width)
        below += 19
    draw_line(painter, face.quiet, 11, "quiet", below, size.width)


def draw_line(
    painter: QPainter, words: str, pixels: int, role: str, top: float, width: float
) -> None:
    """A line of words in a block, cut where there is no more room."""
    painter.setFont(theme().font(pixels))
    painter.setPen(theme().color(role))
    room = QRectF(12, top, width - 24, 18)
    elided = painter.fontMetrics().elidedText(
        words, Qt.TextElideMode.ElideRight, int(room.width()) + 1
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)


def draw_port_names(painter: QPainter, face: Face, size: Size) -> None:
    """The titles of ports where there are several, at the edges they stand at."""
    painter.setFont(theme().font(11))
    painter.setPen(theme().color("quiet"))
    room = size.width - 20
    for ports, places, side in (
        (face.ports.inputs, size.layout.inputs, Qt.AlignmentFlag.AlignLeft),
        (face.ports.outputs, size.layout.outputs, Qt.AlignmentFlag.AlignRight),
    ):
        for port in ports:
            line = QRectF(10, places[port.name] - 10, room, 20)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | side, port_title(port))


def draw_note(painter: QPainter, text: str, width: float, height: float) -> None:
    """A note with its corner at the origin; its words wrap."""
    body = QRectF(0, 0, width, height)
    painter.setPen(QPen(theme().color("caution"), 1.0))
    painter.setBrush(theme().color("caution_soft"))
    painter.drawRoundedRect(body, CORNER, CORNER)
    painter.setFont(theme().font(13))
    painter.setPen(theme().color("text"))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(body.adjusted(12, 10, -12, -10), flags, text)
    painter.setPen(QPen(theme().color("caution"), 1.2))
    for step in (4.0, 8.0):
        painter.drawLine(
            QPointF(width - 4 - step, height - 4), QPointF(width - 4, height - 4 - step)
        )


def pill_size(words: str) -> QRectF:
    """How much room a shape in a pill takes, in scene units, around the origin."""
    width = _pill_width(words)
    return QRectF(-width / 2, -10, width, 20)


@lru_cache(maxsize=4096)
def _pill_width(words: str) -> float:
    return QFontMetricsF(theme().mono_font(11)).horizontalAdvance(words) + 16


def draw_pill(painter: QPainter, words: str, rect: QRectF, wrong: bool) -> None:
    """A shape in a pill, with its corner at the origin."""
    body = QRectF(0.5, 0.5, rect.width() - 1, rect.height() - 1)
    painter.setPen(QPen(theme().color("wrong" if wrong else "hairline"), 1.0))
    painter.setBrush(theme().color("raised"))
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
    painter.setFont(theme().mono_font(11))
    painter.setPen(theme().color("wrong" if wrong else "quiet"))
    painter.drawText(body, Qt.AlignmentFlag.AlignCenter, words)


def sprite_rect(x: float, y: float, width: float, height: float) -> QRectF:
    """Where the picture of a block lies: itself, its ports and its shadow."""
    return QRectF(x - MARGIN, y - MARGIN, width + 2 * MARGIN, height + 2 * MARGIN)


WORDS_ROOM = 104.0
"""Scene units within which the name of a neuron or a feature has to fit."""


def words_rect(words: str, thing: QRectF) -> QRectF:
    """Where a name stands below a neuron or a feature."""
    width = min(_words_width(words), WORDS_ROOM)
    return QRectF(thing.center().x() - width / 2, thing.bottom() + 2, width, 16)


@lru_cache(maxsize=4096)
def _words_width(words: str) -> float:
    return round(QFontMetricsF(theme().font(11)).horizontalAdvance(words)) + 10.0


def draw_words(painter: QPainter, words: str) -> None:
    """A name with its corner at the origin, on a breath of paper so that wires do not cross it."""
    width = min(_words_width(words), WORDS_ROOM)
    paper = theme().color("canvas")
    paper.setAlphaF(0.82)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(paper)
    painter.drawRoundedRect(QRectF(0, 0, width, 16), 5, 5)
    painter.setFont(theme().font(11))
    painter.setPen(theme().color("text"))
    elide = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(words, elide, round(width) - 4)
    painter.drawText(QRectF(0, 0, width, 16), Qt.AlignmentFlag.AlignCenter, shown)


MARK = QRectF(-9, -9, 18, 18)
"""Where a mark on a wire lies around its place, in scene units."""


def draw_wire_mark(painter: QPainter, letter: str) -> None:
    """A lock for a frozen weight; for a shared one the letter of those that share it."""
    painter.setPen(QPen(theme().color("edge"), 1.2))
    painter.setBrush(theme().color("raised"))
    painter.drawEllipse(QRectF(1, 1, 16, 16))
    if not letter:
        draw_icon(painter, "lock", "text", QPointF(4, 3.5), 10)
        return
    painter.setFont(theme().font(10 if len(letter) < 3 else 8, "semibold"))
    painter.setPen(theme().color("text"))
    painter.drawText(QRectF(0, 0, 18, 18), Qt.AlignmentFlag.AlignCenter, letter[:3])
