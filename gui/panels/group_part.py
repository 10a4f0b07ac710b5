"""The form of a group, or of where a block of the person's own is used."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.document.groups import (
    GROUP,
    HOLDERS,
    PORTS,
    USE,
    blocks_in,
    definition_of,
    is_definition,
    uses,
)
from backend.document.records import Block
from backend.text import Text
from gui.language import number, tell
from gui.panels.group_insides import GroupInsides
from gui.panels.group_ports import GroupPorts
from gui.panels.group_values import GroupValues
from gui.panels.group_ways import subject_of
from gui.panels.panel_parts import quiet_label
from gui.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.section import Section


class GroupPart(QWidget):
    """What it stands for, its parameters, its values, its ports, and what is inside."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.about = quiet_label()
        self.sizes = quiet_label()
        self.enter = push_button(Text("Enter"), self._enter, icon="enter")
        self.values = GroupValues(session)
        self.ports = GroupPorts(session)
        self.insides = GroupInsides(session)
        self._values_section = _section(Text("Values"), self.values)
        self.head = self._head()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for section in (
            self._values_section,
            _section(Text("Ports"), self.ports),
            _section(Text("Inside"), self.insides),
        ):
            layout.addWidget(section)

    def _head(self) -> QWidget:
        """What it stands for and how large it is: above its settings."""
        row = QHBoxLayout()
        row.addWidget(self.sizes, 1)
        row.addWidget(self.enter)
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.about)
        layout.addLayout(row)
        return head

    def show_block(self, block: Block) -> None:
        """Show a group or a use as it is now."""
        document = self._session.document
        definition = definition_of(document, block)
        self._tell_about(block, definition)
        self._tell_sizes(block)
        self.enter.setVisible(self._session.place != definition and bool(definition))
        title = Text("Values here") if block.type == USE else Text("Values")
        header = self._values_section.header
        tell(header, header.setText, title)
        if definition:
            self.values.refresh(block)
            self.ports.refresh(block)
            self.insides.refresh(block)

    def _tell_about(self, block: Block, definition: str) -> None:
        document = self._session.document
        text = Text("")
        if block.type == USE and definition:
            name = document.block(definition).name or Text("Group")
            text = Text(
                "It does what “{name}” says. Uses in this drawing: {count}. What is changed inside "
                "changes in all of them.",
                name=name,
                count=len(uses(document, definition)),
            )
        elif block.type == GROUP and is_definition(block):
            count = len(uses(document, block.id))
            text = Text(
                "A block of your own. Uses in this drawing: {count}. All of them follow what is "
                "changed here.",
                count=count,
            )
        tell(self.about, self.about.setText, text)
        self.about.setVisible(bool(text))

    def _tell_sizes(self, block: Block) -> None:
        """How many parameters there are, and how many in each copy."""
        plan, document = self._session.plan, self._session.document
        ids = [one.id for one in uses(document, block.id)] if is_definition(block) else [block.id]
        total = sum(plan.parameters_of(id) for id in ids if id in plan.within)
        copies = sum(self._copies(document.block(id)) for id in ids)
        is_shared = block.settings.get("shared") is True
        text = Text("{count} parameters", count=number(total))
        if copies > 1 and not is_shared and total % copies == 0:
            text = Text(
                "{count} parameters: {copies} copies with {each} each",
                count=number(total),
                copies=copies,
                each=number(total // copies),
            )
        elif copies > 1 and not is_shared:
            text = Text("{count} parameters in {copies} copies", count=number(total), copies=copies)
        elif copies > 1:
            text = Text("{count} parameters, shared", count=number(total))
        tell(self.sizes, self.sizes.setText, text)

    def _copies(self, block: Block) -> int:
        """How many copies there are, as the plan wrote them out: those of a block inside."""
        plan, document = self._session.plan, self._session.document
        definition = definition_of(document, block)
        held = blocks_in(document, definition) if definition else []
        inner = {one.id for one in held if one.type not in (*HOLDERS, *PORTS)}
        ids = [flat for flat in plan.within.get(block.id, ()) if plan.drawn_block(flat) in inner]
        return max(Counter(map(plan.drawn_block, ids)).values(), default=1)

    def _enter(self) -> None:
        block = subject_of(self._session)
        if block is None:
            return
        if is_definition(block):
            self._session.show_block(block.id)
        else:
            self._session.enter(block.id)


def _section(title: Text, content: QWidget) -> Section:
    section = Section(title)
    section.body.setContentsMargins(0, 4, 0, 0)
    section.add(content)
    return section
