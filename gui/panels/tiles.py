"""Buttons that are a surface of their own: what the welcome page is made of."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton

from gui.language import language
from gui.theme import theme


class Tile(QAbstractButton):
    """A button that paints itself: a surface with a hairline, lit under the mouse or the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme().changed.connect(self.update)
        language().changed.connect(self.say_name)

    def say_name(self) -> None:
        """Say what the button is, for those who cannot see it."""

    def paint_surface(self, painter: QPainter, radius: float) -> QPainterPath:
        """The background; returns its outline."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        lit = self.underMouse() or self.hasFocus()
        painter.fillPath(outline, theme().color("hover" if lit else "raised"))
        painter.setPen(QPen(theme().color("accent" if lit else "hairline"), 1))
        painter.drawPath(outline)
        return outline
