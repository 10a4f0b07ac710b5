"""The form of what is selected: a block, several of them, or the whole drawing."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from backend.document.records import Block
from gui.panels.block_form import BlockForm
from gui.panels.drawing_form import DrawingForm
from gui.panels.panel_parts import scrolled
from gui.panels.several_form import SeveralForm
from gui.session import Session


class SettingsPanel(QWidget):
    """Shows one of three forms, by how many blocks are selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.block_form = BlockForm(session)
        self.several_form = SeveralForm(session)
        self.drawing_form = DrawingForm(session)
        self._stack = QStackedLayout(self)
        for form in (self.drawing_form, self.block_form, self.several_form):
            self._stack.addWidget(scrolled(form))
        session.selected.connect(self.refresh)
        session.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Turn to the form of what is selected now."""
        document = self._session.document
        chosen = [id for id in self._session.selection if isinstance(document.get(id), Block)]
        self._stack.setCurrentIndex(min(len(chosen), 2))
