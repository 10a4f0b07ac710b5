"""Typing the weight of a wire where it stands."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backend.text import Text
from gui.language import say
from gui.theme import theme

_WIDTH, _HEIGHT = 120, 28


class WeightEditor(QLineEdit):
    """A small field over a wire. `typed` tells the number, None when the field was emptied.

    Enter takes the number over, Escape leaves everything as it was.
    """

    typed = Signal(object)

    def __init__(self, parent: QWidget, at: QPointF, weight: float | None) -> None:
        super().__init__(parent)
        self.setObjectName("weight_editor")
        self.setFont(theme().mono_font(13))
        self.setPlaceholderText(say(Text("By chance")))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setText("" if weight is None else f"{weight:.6g}")
        self.setGeometry(round(at.x()) - _WIDTH // 2, round(at.y()) - _HEIGHT // 2, _WIDTH, _HEIGHT)
        self.selectAll()
        self.returnPressed.connect(self._take)

    def _take(self) -> None:
        """Hand the number on; one that is none stays to be mended."""
        words = self.text().strip()
        number, is_number = QLocale.system().toDouble(words)
        if not is_number:
            number, is_number = QLocale.c().toDouble(words.replace(",", "."))
        if words and not is_number:
            self.selectAll()
            return
        self.typed.emit(number if words else None)
        self._go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.parentWidget().setFocus()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go()

    def _go(self) -> None:
        self.hide()
        self.deleteLater()
