"""How groups look: closed with a little picture of their inside, open as frames; and ports."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from backend.document.open_groups import TITLE
from gui.canvas import looks
from gui.canvas.faces import Face, Size
from gui.canvas.geometry import HEADER, PORT_HEIGHT, PORT_RADIUS
from gui.canvas.group_faces import PICTURE, GroupFace, Miniature, names_room
from gui.canvas.scene import FINE
from gui.canvas.wire_painter import mixed
from gui.theme import theme

_SIDE = 12.0


def draw_group(painter: QPainter, face: Face, size: Size, state: int, level: int) -> None:
    """A closed group with its top left corner at the origin."""
    group = face.group or GroupFace()
    body = QRectF(0, 0, size.width, size.height)
    if group.repeats:
        _draw_sheets(painter, body)
    _draw_body(painter, body, state)
    below = HEADER + 8 + names_room(size.layout)
    painter.save()
    painter.translate(_SIDE, below)
    _draw_miniature(painter, group.miniature)
    painter.restore()
    if level == looks.BARE:
        return
    _draw_title(painter, face, group, size, state)
    looks.draw_ports(painter, face, size)
    if level == looks.FULL:
        if not size.layout.is_plain:
            looks.draw_port_names(painter, face, size)
        below += PICTURE + 6
        looks.draw_line(painter, face.line, 13, "text", below, size.width)
        looks.draw_line(painter, face.quiet, 11, "quiet", below + 19, size.width)


def _tint(share: float) -> QColor:
    """The family's colour over the paper, so strong."""
    color = QColor(theme().family_color("slate"))
    color.setAlphaF(share)
    return color


def header_color() -> QColor:
    """The header of a closed group, with nothing showing through."""
    return mixed(theme().color("raised"), theme().family_color("slate"), 0.16)


def _draw_sheets(painter: QPainter, body: QRectF) -> None:
    """Two sheets that peep out below: there are more of it."""
    for step in (2, 1):
        sheet = body.adjusted(6 * step, 5 * step, -6 * step, 5 * step)
        painter.setPen(QPen(_tint(0.75), 1.2))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(sheet, looks.CORNER, looks.CORNER)


def _draw_body(painter: QPainter, body: QRectF, state: int) -> None:
    """Outlined, where other families are filled."""
    outline = QPainterPath()
    outline.addRoundedRect(body, looks.CORNER, looks.CORNER)
    looks.draw_body(painter, body, outline, state)
    header = QPainterPath()
    header.addRect(QRectF(0, 0, body.width(), HEADER))
    painter.setBrush(_tint(0.16))
    painter.drawPath(header.intersected(outline))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(looks.edge_pen(state) if state > FINE + 1 else QPen(_tint(1.0), 1.5))
    painter.drawPath(outline)


def _draw_title(painter: QPainter, face: Face, group: GroupFace, size: Size, state: int) -> None:
    """Icon, name, how often it repeats, and how it fares; room is left for the button."""
    right = size.width - (52 if size.opens else 26)
    if group.repeats:
        right = draw_badge(painter, group, right, HEADER / 2) - 4
    icon = "link" if group.is_use else face.family.icon
    looks.draw_icon(painter, icon, "slate", QPointF(8, 6), 15)
    draw_words(painter, face.title, QRectF(29, 0, right - 29, HEADER))
    looks.draw_state(painter, QPointF(size.width - 14, HEADER / 2), state, "slate")


def draw_words(painter: QPainter, words: str, room: QRectF) -> None:
    """A title in the colour of text, cut where there is no more room."""
    painter.setFont(theme().font(13, "semibold"))
    painter.setPen(theme().color("text"))
    elide = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(words, elide, int(room.width()) + 1)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def draw_badge(painter: QPainter, group: GroupFace, right: float, middle: float) -> float:
    """×12 on a pill that ends at `right`, with a sign where weights are shared. Its left edge."""
    shown, width = _badge(group)
    pill = QRectF(right - width, middle - 8.5, width, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().family_color("slate"))
    painter.drawRoundedRect(pill, 8.5, 8.5)
    if group.shared:
        looks.draw_icon(painter, "tie", "on_slate", pill.topLeft() + QPointF(5, 2.5), 12)
    painter.setFont(theme().font(11, "semibold"))
    painter.setPen(theme().color("on_slate"))
    room = pill.adjusted(_SIGN if group.shared else 0.0, 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
    return pill.left()


_SIGN = 15.0


def _badge(group: GroupFace) -> tuple[str, float]:
    """The words on the pill, and how wide it is."""
    metrics = QFontMetricsF(theme().font(11, "semibold"))
    shown = metrics.elidedText(f"×{group.repeats}", Qt.TextElideMode.ElideRight, 56)
    return shown, metrics.horizontalAdvance(shown) + 12 + (_SIGN if group.shared else 0.0)


def _draw_miniature(painter: QPainter, picture: Miniature) -> None:
    painter.setPen(QPen(theme().color("wire"), 1.0))
    for x0, y0, x1, y1 in picture.lines:
        painter.drawLine(QPointF(x0, y0), QPointF(x1, y1))
    painter.setPen(Qt.PenStyle.NoPen)
    for x, y, w, h, hue in picture.rects:
        painter.setBrush(theme().family_color(hue))
        painter.drawRoundedRect(QRectF(x, y, w, h), min(2.5, w / 3), min(2.5, h / 3))


def draw_port(painter: QPainter, face: Face, size: Size, state: int, level: int) -> None:
    """A port inside its group: a sign that points where its numbers go."""
    lets_out = bool(size.layout.inputs)
    sign = _sign(size.width)
    painter.setBrush(theme().color("raised"))
    painter.setPen(looks.edge_pen(state) if state > FINE + 1 else QPen(_tint(1.0), 1.5))
    painter.drawPath(sign)
    painter.fillPath(sign, _tint(0.16))
    if level == looks.BARE:
        return
    looks.draw_ports(painter, face, size)
    room = QRectF(14 if lets_out else 12, 0, size.width - 28, size.height)
    if face.line:
        looks.draw_icon(painter, "step-operation", "slate", QPointF(9, 8), 16)
        room.setLeft(28)
    draw_words(painter, face.title, room)


def _sign(width: float) -> QPainterPath:
    """A rectangle with its right side drawn out to a point."""
    high, tip, corner = PORT_HEIGHT, 11.0, 6.0
    path = QPainterPath(QPointF(corner, 0))
    path.lineTo(width - tip, 0)
    path.lineTo(width, high / 2)
    path.lineTo(width - tip, high)
    path.lineTo(corner, high)
    path.quadTo(0, high, 0, high - corner)
    path.lineTo(0, corner)
    path.quadTo(0, 0, corner, 0)
    return path


def frame_colors() -> tuple[QColor, QColor, QColor]:
    """Of an open group: its paper, its title bar, its edge."""
    return _tint(0.07), _tint(0.18), _tint(0.9)


def draw_frame(painter: QPainter, rect: QRectF, scale: float, state: int) -> None:
    """The paper, the bar and the edge of an open group; `rect` in view pixels."""
    paper, bar, edge = frame_colors()
    corner = looks.CORNER * 1.5 * scale
    outline = QPainterPath()
    outline.addRoundedRect(rect, corner, corner)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(outline, paper)
    title = QPainterPath()
    title.addRect(QRectF(rect.left(), rect.top(), rect.width(), TITLE * scale))
    painter.fillPath(title.intersected(outline), bar)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(looks.edge_pen(state) if state > FINE + 1 else QPen(edge, 1.5))
    painter.drawPath(outline)


def draw_frame_title(painter: QPainter, face: Face, size: Size, state: int, left: float) -> None:
    """What stands on the bar of an open group; the origin is its top left, and its words begin
    at `left`, where the bar comes into view."""
    group = face.group or GroupFace()
    right = size.width - 58
    looks.draw_icon(painter, face.family.icon, "slate", QPointF(left + 10, 8), 16)
    wide = QFontMetricsF(theme().font(13, "semibold")).horizontalAdvance(face.title) + 2
    room = QRectF(left + 34, 0, min(wide, max(right - left - 100, 40.0)), TITLE)
    draw_words(painter, face.title, room)
    if group.repeats:
        draw_badge(painter, group, room.right() + 10 + _badge(group)[1], TITLE / 2)
    looks.draw_state(painter, QPointF(size.width - 46, TITLE / 2), state, "slate")
    looks.draw_icon(painter, "fold", "text", close_knob(size.width).topLeft() + QPointF(4, 4), 14)


def close_knob(width: float) -> QRectF:
    """Where the button is that folds an open group up, from its top left."""
    return QRectF(width - 32, 5, 22, 22)


def draw_frame_ports(painter: QPainter, size: Size) -> None:
    """Circles outside the edges of an open group; the origin is its top left."""
    line = theme().color("wire")
    painter.setPen(QPen(line, 1.5))
    radius, gap = PORT_RADIUS - 0.75, size.layout.gap
    painter.setBrush(theme().color("raised"))
    for y in size.layout.inputs.values():
        painter.drawEllipse(QPointF(-gap, y), radius, radius)
    painter.setBrush(line)
    for y in size.layout.outputs.values():
        painter.drawEllipse(QPointF(size.width + gap, y), radius, radius)
