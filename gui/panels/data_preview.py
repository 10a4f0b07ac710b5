"""What data would look like with other settings, while a slider moves."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from backend.data.dataset import DataView
from backend.document.records import Block
from backend.messages import Planned
from gui.panels.questions import Questions
from gui.session import Session

_MOST = 20_000
"""Larger sets are looked at again only when a slider is let go."""

_AFTER = 60
"""Milliseconds of quiet before data is made anew while a slider moves."""


class DataPreview(QObject):
    """Asks for the data of a block with other settings; `found` tells what came of it.

    The drawing stays as it is; `end` forgets everything when an edit is made in earnest.
    """

    found = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._questions = Questions(session)
        self._block: Block | None = None
        self._passing: dict[str, Any] = {}
        self._timer = QTimer(self, interval=_AFTER, singleShot=True)
        self._timer.timeout.connect(self._ask)

    def pass_setting(self, block: Block, name: str, value: Any) -> None:
        """A setting of the data block is on its way to another value."""
        self._block = block
        self._passing[name] = value
        self._timer.start()

    def pass_option(self, block: Block, name: str, value: Any) -> None:
        """So is an option of its source."""
        there = self._passing.get("options", block.settings.get("options")) or {}
        self.pass_setting(block, "options", {**there, name: value})

    def end(self) -> None:
        """Nothing is on its way any more."""
        self._timer.stop()
        self._questions.forget()
        self._passing, self._block = {}, None

    def _ask(self) -> None:
        block = self._block
        if block is None:
            return
        changed = replace(block, settings={**block.settings, **self._passing})
        self._questions.forget()
        self._questions.ask("plan", self._take, lambda failure: None, records=[changed], known={})

    def _take(self, planned: Planned) -> None:
        view = planned.data.get(self._block.id) if self._block is not None else None
        if view is not None:
            self.found.emit(view)


def is_quick(view: DataView | None) -> bool:
    """Whether data is small enough to be made anew while a slider moves."""
    return view is None or view.count <= _MOST
