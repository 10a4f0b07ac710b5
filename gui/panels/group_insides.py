"""Which blocks stand in a group: a click shows one where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from backend.document.groups import PORTS, blocks_in, definition_of
from backend.document.records import Block
from backend.text import Text
from gui.canvas.names import block_title
from gui.panels.panel_parts import clear_layout, quiet_label
from gui.session import Session
from gui.theme import wear
from gui.widgets.buttons import push_button

_MOST = 40
"""Blocks that are listed; of the rest the number is told."""


class GroupInsides(QWidget):
    """The blocks in a group from left to right, ports left out."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.buttons: dict[str, QPushButton] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def refresh(self, block: Block) -> None:
        """List what is inside now."""
        document = self._session.document
        definition = definition_of(document, block)
        held = blocks_in(document, definition) if definition else []
        blocks = [one for one in held if one.type not in PORTS]
        blocks.sort(key=lambda one: (one.x, one.y, one.id))
        titles = [(one.id, one.type, block_title(self._session, one.id)) for one in blocks]
        if titles != self._shown:
            self._shown = titles
            self._build(titles)

    def _build(self, titles: list[tuple[str, str, str]]) -> None:
        clear_layout(self._rows)
        self.buttons = {}
        for id, type, title in titles[:_MOST]:
            self.buttons[id] = self._button(id, type, title)
            self._rows.addWidget(self.buttons[id], 0, Qt.AlignmentFlag.AlignLeft)
        if len(titles) > _MOST:
            more = Text("and {count} more", count=len(titles) - _MOST)
            self._rows.addWidget(quiet_label(more))
        if not titles:
            self._rows.addWidget(quiet_label(Text("It is empty.")))

    def _button(self, id: str, type: str, title: str) -> QPushButton:
        button = push_button(Text("{name}", name=title), kind="quiet")
        button.clicked.connect(lambda: self._session.show_block(id))
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        card = self._session.shelf.blocks.get(type)
        families = {one.id: one for one in self._session.shelf.families}
        if card is not None and card.family in families:
            family = families[card.family]
            wear(button, button.setIcon, family.icon, family.hue)
        return button
