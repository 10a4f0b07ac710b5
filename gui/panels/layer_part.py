"""What can be done inside a layer that opens: its neurons or kernels, weight by weight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from backend.compiler.readers import readers
from backend.document import layers, rows
from backend.document.change import Change
from backend.document.records import Block
from backend.text import Refusal, Text
from gui.activations import ACTIVATIONS
from gui.language import tell
from gui.notice import Notice
from gui.panels.layer_cells import LayerCells, Place, cells_of
from gui.panels.layer_table import LayerTable
from gui.panels.panel_parts import boxed, quiet_label
from gui.panels.weight_list import WeightList, Weights
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import Switch, push_button, tool_button
from gui.widgets.choices import Choice
from gui.widgets.form import Form
from gui.widgets.labels import label
from gui.widgets.number_field import NumberField
from gui.widgets.section import Section

_MOST_LISTED = 4096
"""A neuron with more inputs has its weights in the table only."""


class LayerPart(Section):
    """The inside of the layer called `id`; what is chosen in it belongs to the session."""

    def __init__(self, session: Session, id: str) -> None:
        super().__init__(Text("Neurons"))
        self._session = session
        self.id = id
        self._cells: LayerCells | None = None
        self._source = 0
        self.body.setContentsMargins(0, 4, 0, 4)
        self.opened = Switch(Text("Opened on the canvas"))
        self.opened.changed.connect(self._open_layer)
        self.unknown = quiet_label(Text("Known as soon as the block is wired and without errors."))
        self.table = LayerTable(session)
        self.list = WeightList(session)
        self.heading = quiet_label()
        for widget in (self.opened, self.unknown, self._count_row(), self._form()):
            self.add(widget)
        for widget in (self.table, self.heading, self.list, self._foot()):
            self.add(widget)

    def _count_row(self) -> QWidget:
        """How many there are, one less, one more."""
        self.count = label()
        self.fewer = tool_button("minus", Text("Remove the chosen one"), self._remove)
        self.more = tool_button("plus", Text("Add one"), self._add)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.count, 1)
        row.addWidget(self.fewer)
        row.addWidget(self.more)
        self._count_box = boxed(row)
        return self._count_box

    def _form(self) -> QWidget:
        self.row = NumberField(whole=True, minimum=1)
        self.row.changed.connect(lambda value: self._choose(int(value) - 1))
        self.source = NumberField(whole=True, minimum=1)
        self.source.changed.connect(lambda value: self._choose_source(int(value) - 1))
        self.bend = Choice([*{**ACTIVATIONS, "linear": Text("That of the layer")}.items()])
        self.bend.changed.connect(self._bend)
        self.form = Form()
        self.form.add("row", Text("Neuron"), _counted(self.row))
        self.form.add(
            "bend",
            Text("Activation"),
            self.bend,
            Text("An activation of its own, before whatever follows the layer."),
        )
        self.form.add("source", Text("Input channel"), _counted(self.source))
        return self.form

    def _foot(self) -> QWidget:
        """What was changed in here, and a way back."""
        self.changes = quiet_label()
        self.restore = push_button(Text("Restore all"), self._restore, kind="link", icon="undo")
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.changes, 1)
        row.addWidget(self.restore)
        self._changes_box = boxed(row)
        return self._changes_box

    # showing

    @property
    def output(self) -> int:
        """The neuron or kernel that is chosen, counted from 0."""
        cell = self._session.cell
        if self._cells is None or cell is None or cell[0] != self.id:
            return 0
        output = cell[1] if cell[2] is None else self._cells.found(cell[1], cell[2])[0]
        return min(output, self._cells.inside.outputs - 1)

    @property
    def place(self) -> Place | None:
        """The chosen weight (or bias, column -1), None where only a row is chosen."""
        cell = self._session.cell
        if cell is None or cell[0] != self.id or cell[2] is None or self._cells is None:
            return None
        return (cell[1], cell[2]) if self._cells.inside.holds(cell[1], cell[2]) else None

    def show_block(self, block: Block) -> None:
        """The layer as it is now."""
        self._cells = cells = cells_of(self._session, block)
        self.opened.set_value(block.is_open)
        self.unknown.setVisible(cells is None)
        for widget in (
            self._count_box,
            self.form,
            self.table,
            self.heading,
            self.list,
        ):
            widget.setVisible(cells is not None)
        if cells is None:
            self._show_changes(block)
            return
        place = self.place
        if place is not None and place[1] >= 0:
            self._source = cells.found(*place)[1] // cells.taps
        self._source = min(self._source, cells.sources - 1)
        self._say_counts(cells)
        self._show_row(cells, block)
        self.table.show_cells(cells, self.output, self._source, place)
        self._show_weights(cells)
        self._show_changes(block)

    def _say_counts(self, cells: LayerCells) -> None:
        count = cells.inside.outputs
        title, one, words = Text("Neurons"), Text("Neuron"), Text("{count} neurons", count=count)
        if cells.is_kernels:
            title, one, words = (
                Text("Kernels"),
                Text("Kernel"),
                Text("{count} kernels", count=count),
            )
        tell(self.header, self.header.setText, title)
        self.form.set_title("row", one)
        tell(self.count, self.count.setText, words)
        self.fewer.setEnabled(count > 1)

    def _show_row(self, cells: LayerCells, block: Block) -> None:
        self.row.maximum = cells.inside.outputs
        if not self.row.hasFocus() or self.row.value != self.output + 1:
            self.row.set_value(self.output + 1)
        _say_of(self.row, cells.inside.outputs)
        self.bend.set_value(block.bends.get(str(self.output), "linear"))
        self.source.maximum = cells.sources
        self.source.set_value(self._source + 1)
        _say_of(self.source, cells.sources)
        self.form.show_row("source", cells.is_kernels and cells.sources > 1)

    def _show_weights(self, cells: LayerCells) -> None:
        """The bias of the chosen neuron or kernel; of a neuron all its weights too."""
        done = cells.cells()
        words = Text("All of neuron {number}:", number=self.output + 1)
        if cells.is_kernels:
            words = Text("Of kernel {number}:", number=self.output + 1)
        tell(self.heading, self.heading.setText, words)
        places = [(self.output, -1)] if cells.inside.bias else []
        if not cells.is_kernels and cells.inside.given <= _MOST_LISTED:
            places += [cells.place(self.output, flat) for flat in range(cells.inside.given)]
        name = self.table.name
        self.list.show_weights(
            Weights(
                [f"{row},{column}" for row, column in places],
                lambda number: name(places[number]),
                lambda number: cells.weight(
                    places[number], name(places[number]), done.get(places[number])
                ),
            )
        )

    def _show_changes(self, block: Block) -> None:
        counts = (
            (Text("Cut wires"), sum(cell.cut for cell in block.cells)),
            (Text("Frozen"), sum(cell.frozen for cell in block.cells)),
            (Text("Typed"), sum(cell.value is not None for cell in block.cells)),
            (Text("With their own activation"), len(block.bends)),
        )
        told = [Text("{what}: {count}", what=what, count=count) for what, count in counts if count]
        words = told[0] if told else Text("")
        for one in told[1:]:
            words = Text("{first} · {second}", first=words, second=one)
        tell(self.changes, self.changes.setText, words)
        self._changes_box.setVisible(bool(block.cells or block.bends))

    def show_numbers(self) -> None:
        """The numbers as they are now."""
        if self._cells is not None and self.id in self._session.document:
            self.table.show_numbers()
            self.list.show_numbers()

    # what is chosen

    def _choose(self, output: int) -> None:
        self._session.choose_cell(self.id, output, None)

    def _choose_source(self, source: int) -> None:
        self._source = source
        if self.place is not None:
            self._choose(self.output)
        block = self._session.document.get(self.id)
        if isinstance(block, Block):
            self.show_block(block)

    def _open_layer(self, is_open: bool) -> None:
        self._session.do(layers.open_layer(self._session.document, [self.id], is_open))

    def _bend(self, name: str) -> None:
        self._session.do(layers.bend_row(self._session.document, self.id, self.output, name))

    def _restore(self) -> None:
        cells = self._cells
        if cells is not None:
            document, known = self._session.document, self._session.live.numbers
            self._session.do(layers.clear_cells(document, self.id, cells.inside, None, known))

    def _add(self) -> None:
        after = self.output if self._session.cell else self._last
        if self._try(rows.add_row, after):
            self._choose(after + 1)

    def _remove(self) -> None:
        output = self.output if self._session.cell else self._last
        if self._try(rows.remove_row, output):
            self._choose(max(0, min(output, self._last - 1)))

    @property
    def _last(self) -> int:
        return self._cells.inside.outputs - 1 if self._cells else 0

    def _try(self, act: Callable[..., Change], output: int) -> bool:
        """Carry out an edit of rows, or say why it cannot be."""
        session, cells = self._session, self._cells
        if cells is None:
            return False
        try:
            known = session.live.numbers
            there = readers(session.plan, self.id)
            change = act(session.document, self.id, output, cells.inside, there, known)
        except Refusal as refusal:
            session.noticed.emit(Notice("warning", refusal.what, refusal.advice))
            return False
        session.do(change)
        return True


def _counted(field: NumberField) -> QWidget:
    """A field with "of so many" behind it."""
    words = QLabel(objectName="of")
    words.setFont(theme().font())
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addWidget(words)
    box = boxed(row)
    box.setFocusProxy(field)
    return box


def _say_of(field: NumberField, count: int) -> None:
    words = field.parentWidget().findChild(QLabel, "of")
    tell(words, words.setText, Text("of {count}", count=count))
