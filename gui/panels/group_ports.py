"""The ports of a group in its form: their names, their order, more of them, fewer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.document import edits, grouping
from backend.document.change import Change
from backend.document.groups import ports_of
from backend.document.records import Block
from backend.document.stepping import goes_by_steps
from backend.text import Refusal, Text
from gui.language import tell
from gui.notice import Notice
from gui.panels.group_ways import subject_of
from gui.panels.panel_parts import clear_layout, quiet_label
from gui.session import Session
from gui.widgets.buttons import push_button, tool_button
from gui.widgets.labels import Icon
from gui.widgets.text_fields import TextField


class GroupPorts(QWidget):
    """A row for each port, inputs before outputs, and buttons for more."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self.names: dict[str, TextField] = {}
        self._sides = (QVBoxLayout(), QVBoxLayout())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        words = (Text("Add an input"), Text("Add an output"))
        self.more = [
            push_button(title, lambda gives=bool(side): self._add(gives), "link", "plus")
            for side, title in enumerate(words)
        ]
        for rows, more in zip(self._sides, self.more, strict=True):
            rows.setSpacing(4)
            layout.addLayout(rows)
            layout.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self, block: Block) -> None:
        """Show the ports as they are now."""
        sides = ports_of(self._session.document, block.id)
        ids = [[port.id for port in side] for side in sides]
        by_steps = [port.id for side in sides for port in side if goes_by_steps(port)]
        if self._shown != (block.id, ids, by_steps):
            self._shown = (block.id, ids, by_steps)
            self._build(sides)
        for port in (*sides[0], *sides[1]):
            if not self.names[port.id].hasFocus():
                self.names[port.id].set_value(port.name)

    def _build(self, sides: tuple[list[Block], list[Block]]) -> None:
        self.names = {}
        for rows, side in zip(self._sides, sides, strict=True):
            clear_layout(rows)
            for place, port in enumerate(side):
                rows.addWidget(self._row(port, place, len(side), rows is self._sides[1]))
            if not side:
                rows.addWidget(quiet_label(Text("It has none yet.")))

    def _row(self, port: Block, place: int, count: int, gives: bool) -> QWidget:
        plain = Text("Output") if gives else Text("Input")
        field = self.names[port.id] = TextField(plain)
        field.changed.connect(lambda name: self._do(edits.rename, port.id, name))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(_mark(port, gives))
        line.addSpacing(4)
        line.addWidget(field, 1)
        up = tool_button("arrow-up", Text("Move up"), role="quiet")
        down = tool_button("arrow-down", Text("Move down"), role="quiet")
        gone = tool_button("close", Text("Remove the port and its wires"), role="quiet")
        up.clicked.connect(lambda: self._do(grouping.move_port, port.id, -1))
        down.clicked.connect(lambda: self._do(grouping.move_port, port.id, 1))
        gone.clicked.connect(lambda: self._do(edits.delete, [port.id]))
        up.setEnabled(place > 0)
        down.setEnabled(place < count - 1)
        for button in (up, down, gone):
            line.addWidget(button)
        return row

    def _add(self, gives: bool) -> None:
        block = subject_of(self._session)
        if block is not None:
            self._do(grouping.add_port, block.id, gives)

    def _do(self, act: Callable[..., Change], *given: object) -> None:
        try:
            self._session.do(act(self._session.document, *given))
        except Refusal as refusal:
            self._session.noticed.emit(Notice("info", refusal.what, refusal.advice))


def _mark(port: Block, gives: bool) -> Icon:
    """Which way a port leads, and whether step by step."""
    if not goes_by_steps(port):
        return Icon("export" if gives else "import", "quiet", 16)
    mark = Icon("step", "accent", 16)
    tell(mark, mark.setToolTip, Text("Step by step"))
    return mark
