"""What all dialogs have in common: a title, what is asked, and buttons at the foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from backend.text import Text
from gui.language import tell
from gui.widgets.buttons import push_button


class Dialog(QDialog):
    """A window over the window. `body` takes what is asked; `button` adds one at the foot."""

    def __init__(self, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        tell(self, self.setWindowTitle, title)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(self.body, 1)
        layout.addLayout(self._foot)

    def button(
        self, text: Text, act: Callable[[], object], kind: str = "", left: bool = False
    ) -> QPushButton:
        """One more button at the foot; Enter presses the "primary" one."""
        made = push_button(text, act, kind)
        made.setObjectName("dialog_button")
        if kind == "primary":
            made.setDefault(True)
        self._foot.insertWidget(0 if left else self._foot.count(), made)
        return made

    def while_open(self, hear: Callable[[Any], object]) -> Callable[[Any], None]:
        """Hears an answer, unless the dialog is gone when it comes."""

        def receive(answer: Any) -> None:
            if isValid(self):
                hear(answer)

        return receive

    def fit(self, width: int, height: int) -> None:
        """Begin in this size, or smaller where the screen is."""
        room = self.screen().availableGeometry().size() - QSize(48, 80)
        self.resize(QSize(width, height).boundedTo(room))
