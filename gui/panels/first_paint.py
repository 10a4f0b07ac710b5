"""Panels whose heavy parts wait until the window has been painted once."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class BuiltAfterPaint(QWidget):
    """A panel that calls its own `build` once, right after it was first seen.

    Plotting is imported there, so that it delays neither the first picture of the window nor a
    panel that nobody opens.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = False
        self.is_built = False

    def build(self) -> None:
        """Make what the panel shows; in the subclass."""
        raise NotImplementedError

    def build_once(self) -> None:
        """Build now, unless that was done already."""
        if not self.is_built:
            self.is_built = True
            self.build()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self.build_once)
