"""What is written over the scene: names on hover, problems beside blocks, the first hint."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from backend.compiler.problems import Problem
from backend.text import Text
from gui.language import say
from gui.theme import theme

_WIDEST = 320.0
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)

Line = tuple[Text | str, str]
"""Words and the role of their colour."""


def bubble_size(lines: Sequence[Line]) -> QSizeF:
    """How much room a bubble with these lines takes."""
    boxes = _boxes(_words(lines))
    width = max(box.width() for box in boxes) + 24
    return QSizeF(width, sum(box.height() + 3 for box in boxes) + 13)


def _words(lines: Sequence[Line]) -> list[str]:
    return [say(line) if isinstance(line, Text) else line for line, _ in lines]


def _boxes(words: Sequence[str]) -> list[QRectF]:
    metrics = QFontMetricsF(theme().font(12))
    return [metrics.boundingRect(QRectF(0, 0, _WIDEST, 1000), _WRAP, line) for line in words]


def say_beside(painter: QPainter, at: QPointF, lines: Sequence[Line], size: QSizeF) -> None:
    """A bubble with lines of words near a point of the view, kept within `size`."""
    room = bubble_size(lines)
    left = min(max(at.x() + 12, 8), max(size.width() - room.width() - 8, 8))
    top = min(max(at.y() + 12, 8), max(size.height() - room.height() - 8, 8))
    bubble = QRectF(QPointF(left, top), room)
    _draw_bubble(painter, bubble)
    painter.setFont(theme().font(12))
    words = _words(lines)
    y = bubble.top() + 8
    for line, (_, role), box in zip(words, lines, _boxes(words), strict=True):
        painter.setPen(theme().color(role))
        painter.drawText(QRectF(left + 12, y, room.width() - 20, box.height() + 2), _WRAP, line)
        y += box.height() + 3


def _draw_bubble(painter: QPainter, bubble: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("shadow"))
    painter.drawRoundedRect(bubble.translated(0, 2), 6, 6)
    painter.setPen(QPen(theme().color("hairline"), 1))
    painter.setBrush(theme().color("raised"))
    painter.drawRoundedRect(bubble, 6, 6)


def problem_lines(problems: Sequence[Problem]) -> list[Line]:
    """What is wrong and what to do about it, worst first."""
    lines: list[Line] = []
    for problem in problems[:3]:
        lines.append((problem.what, "wrong" if problem.severity == "error" else "caution"))
        if problem.advice:
            lines.append((problem.advice, "quiet"))
    return lines


def draw_hint(painter: QPainter, size: QSizeF, is_group: bool = False) -> None:
    """What to do with an empty canvas, in its middle."""
    title = say(Text("This group is empty") if is_group else Text("Your network begins here"))
    lines = [
        say(Text("Drag data and blocks here from the list on the left.")),
        say(Text("Double-click anywhere to search for a block by name.")),
        say(Text("Join blocks by dragging from port to port.")),
    ]
    centre = QPointF(size.width() / 2, size.height() / 2 - 20)
    _draw_example(painter, centre - QPointF(0, 70))
    painter.setFont(theme().font(20, "semibold"))
    painter.setPen(theme().color("text"))
    room = QRectF(centre.x() - 300, centre.y() - 14, 600, 30)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, title)
    painter.setFont(theme().font(13))
    painter.setPen(theme().color("quiet"))
    for index, line in enumerate(lines):
        room = QRectF(centre.x() - 300, centre.y() + 28 + 24 * index, 600, 22)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)


def _draw_example(painter: QPainter, centre: QPointF) -> None:
    """Three blocks joined, in outline: what a drawing looks like."""
    painter.setPen(QPen(theme().color("wire"), 2))
    for x in (-72.0, 28.0):
        start = centre + QPointF(x, 0)
        painter.drawLine(start, start + QPointF(44, 0))
    for x, hue in ((-128.0, "slate"), (-28.0, "blue"), (72.0, "red")):
        rect = QRectF(centre.x() + x, centre.y() - 20, 56, 40)
        painter.setPen(QPen(theme().color("hairline"), 1))
        painter.setBrush(theme().color("raised"))
        painter.drawRoundedRect(rect, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().family_color(hue))
        painter.drawRoundedRect(QRectF(rect.left(), rect.top(), 56, 12), 5, 5)
