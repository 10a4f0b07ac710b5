"""What can be done with several selected blocks at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.document import edits
from backend.document.records import Block
from backend.text import Text
from gui.language import tell
from gui.panels.panel_parts import heading, quiet_label
from gui.session import Session
from gui.widgets.buttons import push_button


class SeveralForm(QWidget):
    """How many blocks are selected, their parameters, and acts for all of them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title = heading(Text(""))
        self._sum = quiet_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._sum)
        self.freeze = push_button(Text("Freeze all"), self._freeze, icon="snowflake")
        self.unfreeze = push_button(Text("Unfreeze all"), self._unfreeze)
        self.duplicate = push_button(Text("Duplicate"), self._duplicate, icon="duplicate")
        self.delete = push_button(Text("Delete"), session.delete_selection, icon="delete")
        for button in (self.freeze, self.unfreeze, self.duplicate, self.delete):
            layout.addWidget(button)
        layout.addStretch(1)
        session.selected.connect(self.refresh)
        session.planned.connect(self.refresh)
        session.changed.connect(self.refresh)

    def _blocks(self) -> list[Block]:
        found = [self._session.document.get(id) for id in sorted(self._session.selection)]
        return [block for block in found if isinstance(block, Block)]

    def refresh(self) -> None:
        """Count what is selected now."""
        blocks = self._blocks()
        if len(blocks) < 2:
            return
        steps = [self._session.plan.step(block.id) for block in blocks]
        total = sum(step.parameters for step in steps if step)
        title = Text("{count} blocks selected", count=len(blocks))
        tell(self._title, self._title.setText, title)
        tell(self._sum, self._sum.setText, Text("{count} parameters together", count=total))
        self.freeze.setEnabled(not all(block.frozen for block in blocks))
        self.unfreeze.setEnabled(any(block.frozen for block in blocks))

    def _freeze(self) -> None:
        ids = [block.id for block in self._blocks()]
        self._session.do(edits.freeze(self._session.document, ids, True))

    def _unfreeze(self) -> None:
        ids = [block.id for block in self._blocks()]
        self._session.do(edits.freeze(self._session.document, ids, False))

    def _duplicate(self) -> None:
        from backend.document.clipboard import duplicate

        change = duplicate(self._session.document, self._session.selection, 32.0, 32.0)
        self._session.do(change)
        self._session.select(change.ids)
