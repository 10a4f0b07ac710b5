"""The form of what is selected: a block, several of them, wires, or the whole drawing."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from backend.document.records import Block, Wire
from gui.panels.block_form import BlockForm
from gui.panels.drawing_form import DrawingForm
from gui.panels.panel_parts import scrolled
from gui.panels.several_form import SeveralForm
from gui.panels.wires_form import WiresForm
from gui.session import Session


class SettingsPanel(QWidget):
    """Shows one of four forms, by what is selected."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.block_form = BlockForm(session)
        self.several_form = SeveralForm(session)
        self.drawing_form = DrawingForm(session)
        self.wires_form = WiresForm(session)
        self._stack = QStackedLayout(self)
        for form in (
            self.drawing_form,
            self.block_form,
            self.several_form,
            self.wires_form,
        ):
            self._stack.addWidget(scrolled(form))
        session.selected.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.place_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Turn to the form of what is selected now."""
        found = [self._session.document.get(id) for id in self._session.selection]
        blocks = sum(isinstance(one, Block) for one in found)
        wires = any(isinstance(one, Wire) for one in found)
        if not found and self._session.place:
            blocks = 1  # the form of the group that is looked into
        self._stack.setCurrentIndex(3 if wires and not blocks else min(blocks, 2))
