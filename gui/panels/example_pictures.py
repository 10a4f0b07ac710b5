"""Little pictures of the examples, drawn by code: each takes a share of training done, 0 to 1."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from gui.panels.pictures import indexed
from gui.theme import theme

Drawn = Callable[[QPainter, QRectF, float], None]
"""Paints a picture into a rectangle, as it looks when this share of training is done."""

_SIDE = 48
"""Pixels of the computed answer, in each direction."""


def _plane(ratio: float) -> tuple[np.ndarray, np.ndarray]:
    """x and y over the plane, y from -1 at the bottom to 1; x is as wide as the picture."""
    x = np.linspace(-ratio, ratio, round(_SIDE * ratio))
    return np.meshgrid(x, np.linspace(1, -1, _SIDE))


def _answer(painter: QPainter, frame: QRectF, score: np.ndarray) -> None:
    """The answer of a network over the plane, from -1 to 1."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(frame, theme().color("field"))
    painter.setOpacity(0.6)
    painter.drawImage(frame, indexed(127.5 + 110 * np.tanh(score), theme().signed_map()))
    painter.setOpacity(1.0)


def _dots(painter: QPainter, frame: QRectF, places: np.ndarray, colors: list[QColor]) -> None:
    """Examples at (x, y), y from -1 to 1, each in its colour."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color("panel"), 1))
    half = frame.height() / 2
    for (x, y), color in zip(places, colors, strict=True):
        painter.setBrush(color)
        center = QPointF(frame.center().x() + x * half, frame.center().y() - y * half)
        painter.drawEllipse(center, 3, 3)


def _two_colors(labels: np.ndarray) -> list[QColor]:
    return [theme().color("positive" if label > 0 else "negative") for label in labels]


def draw_gate(painter: QPainter, frame: QRectF, done: float) -> None:
    """AND: one neuron draws one straight border."""
    x, y = _plane(frame.width() / frame.height())
    _answer(painter, frame, (0.3 + 5 * done) * (x + y - 0.62))
    corners = np.array([(-0.6, -0.6), (-0.6, 0.6), (0.6, -0.6), (0.6, 0.6)])
    _dots(painter, frame, corners, _two_colors(np.array([-1, -1, -1, 1])))


def draw_circle(painter: QPainter, frame: QRectF, done: float) -> None:
    """A ring around a disc."""
    x, y = _plane(frame.width() / frame.height())
    bent = done * np.hypot(x, y) + (1 - done) * (0.5 + 0.4 * x)
    _answer(painter, frame, (0.5 + 6 * done) * (0.55 - bent))
    turn = np.random.default_rng(3)
    angle = turn.uniform(0, 2 * np.pi, 56)
    inside = np.arange(56) % 2 == 0
    radius = np.where(inside, turn.uniform(0, 0.38, 56), turn.uniform(0.68, 0.9, 56))
    places = np.stack([radius * np.sin(angle), radius * np.cos(angle)], axis=1)
    _dots(painter, frame, places, _two_colors(np.where(inside, 1, -1)))


def draw_spiral(painter: QPainter, frame: QRectF, done: float) -> None:
    """Two spiral arms."""
    x, y = _plane(frame.width() / frame.height())
    turn = np.arctan2(x, y) - 2.8 * np.hypot(x, y) / 0.9 * done
    _answer(painter, frame, (0.5 + 2.5 * done) * np.cos(turn))
    way = np.linspace(0.08, 0.9, 26)
    places, labels = [], []
    for sign in (1, -1):
        angle = 2.8 * way / 0.9 + (0 if sign > 0 else np.pi)
        places.append(np.stack([way * np.sin(angle), way * np.cos(angle)], axis=1))
        labels.append(np.full(len(way), sign))
    _dots(painter, frame, np.concatenate(places), _two_colors(np.concatenate(labels)))


def draw_iris(painter: QPainter, frame: QRectF, done: float) -> None:
    """Three kinds of flowers, parted by their measures."""
    centers = np.array([(-0.95, -0.35), (0.1, 0.1), (0.9, 0.35)])
    x, y = _plane(frame.width() / frame.height())
    places = np.stack([x, y], axis=-1)[:, :, None, :]
    far = ((places - centers) ** 2).sum(axis=-1)
    near = np.exp(-(0.5 + 7 * done) * (far - far.min(axis=-1, keepdims=True)))
    share = near / near.sum(axis=-1, keepdims=True)
    colors = np.array([theme().class_color(index).getRgb()[:3] for index in range(3)], float)
    ground = np.array(theme().color("field").getRgb()[:3], float)
    mixed = (0.62 * ground + 0.38 * (share @ colors)).astype(np.uint8)
    height, width, _ = mixed.shape
    image = QImage(mixed.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(frame, image)
    turn = np.random.default_rng(5)
    kinds = np.repeat(np.arange(3), 16)
    spots = centers[kinds] + turn.normal(0, 0.2, (48, 2))
    _dots(painter, frame, spots, [theme().class_color(int(kind)) for kind in kinds])


def draw_digits(painter: QPainter, frame: QRectF, done: float) -> None:
    """Handwriting of eight by eight pixels, in two rows."""
    painter.fillRect(frame, theme().color("field"))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    side = frame.height() / 2 - 8
    step = (frame.width() - 8) / 5
    for digit in range(10):
        place = QRectF(0, 0, side, side)
        row, column = divmod(digit, 5)
        place.moveCenter(
            QPointF(
                frame.left() + 4 + step * (column + 0.5),
                frame.top() + (row + 0.5) * frame.height() / 2,
            )
        )
        painter.setOpacity(0.35 + 0.65 * min(1.0, max(0.0, 10 * done - digit + 1)))
        painter.drawImage(place, _digit(digit))
    painter.setOpacity(1.0)


def _digit(digit: int) -> QImage:
    """A figure in 8 × 8 grey pixels, leaning as if by hand."""
    small = QImage(8, 8, QImage.Format.Format_Grayscale8)
    small.fill(0)
    painter = QPainter(small)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    font = QFont(theme().font(9, "semibold"))
    painter.setFont(font)
    painter.setPen(QColor("white"))
    painter.shear((digit % 3 - 1) * 0.12, 0)
    painter.drawText(QRectF(0, -1, 8, 10), Qt.AlignmentFlag.AlignCenter, str(digit))
    painter.end()
    return small


def draw_line(painter: QPainter, frame: QRectF, done: float) -> None:
    """Points around a straight line, and the line that finds them."""
    painter.fillRect(frame, theme().color("field"))
    turn = np.random.default_rng(9)
    ratio = frame.width() / frame.height()
    x = turn.uniform(-ratio * 0.9, ratio * 0.9, 34)
    y = 0.5 * x / ratio * 1.5 + turn.normal(0, 0.14, 34)
    _dots(painter, frame, np.stack([x, y], axis=1), [theme().color("accent")] * len(x))
    slope = 0.75 / ratio * done - 0.2 * (1 - done)
    half = frame.height() / 2
    painter.setPen(QPen(theme().color("negative"), 2.5))
    ends = [
        QPointF(frame.center().x() + end * half, frame.center().y() - end * slope * half)
        for end in (-ratio * 0.94, ratio * 0.94)
    ]
    painter.drawLine(*ends)
