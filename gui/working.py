"""A line that says what is being worked on when it takes longer than a moment."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from backend.text import Text
from gui.language import tell
from gui.widgets.progress import Progress

_MARGIN = 16

_WORK: dict[str, Text] = {
    "plan": Text("Loading the data and checking the drawing…"),
    "open": Text("Opening the drawing…"),
    "example": Text("Opening the example…"),
    "compare": Text("Working out what differs…"),
    "import_model": Text("Reading the model…"),
    "save": Text("Saving the drawing…"),
    "export": Text("Writing the file and trying it against the network…"),
    "preview_table": Text("Reading the table…"),
    "predict": Text("Asking the network…"),
    "inspect": Text("Looking inside the network…"),
    "shelf": Text("Getting the blocks ready…"),
}


class Working(QFrame):
    """Floats over a corner of `place` while `engine` is slow; its cross cancels what is done."""

    def __init__(self, engine: Any, place: QWidget) -> None:
        super().__init__(place)
        self.setObjectName("floating")
        self._progress = Progress()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.addWidget(self._progress)
        self.hide()
        place.installEventFilter(self)
        self._progress.cancelled.connect(engine.cancel)
        engine.slow.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return False

    def _show(self, verb: str) -> None:
        if verb:
            words = self._progress.words
            tell(words, words.setText, _WORK.get(verb, Text("Working…")))
            self._settle()
            self.raise_()
        self.setVisible(bool(verb))

    def _settle(self) -> None:
        self.resize(max(320, self.sizeHint().width()), self.sizeHint().height())
        self.move(_MARGIN, self.parentWidget().height() - self.height() - _MARGIN)
