"""What can be done with several selected blocks at once."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.document import edits, grouping, weighing
from backend.document.change import together
from backend.document.records import Block, Wire, fresh_id
from backend.document.weighing import NEURON
from backend.text import Refusal, Text
from gui.activations import ACTIVATIONS
from gui.language import tell
from gui.notice import Notice
from gui.panels.panel_parts import heading, quiet_label
from gui.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.choices import Choice
from gui.widgets.form import Form
from gui.widgets.section import Section

_MIXED = ""
"""The activation of neurons that have several."""


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
        layout.addWidget(self._neurons())
        self.group = push_button(Text("Group"), self._group, icon="group")
        self.freeze = push_button(Text("Freeze all"), self._freeze, icon="snowflake")
        self.unfreeze = push_button(Text("Unfreeze all"), self._unfreeze)
        self.duplicate = push_button(Text("Duplicate"), self._duplicate, icon="duplicate")
        self.delete = push_button(Text("Delete"), session.delete_selection, icon="delete")
        for button in (self.group, self.freeze, self.unfreeze, self.duplicate, self.delete):
            layout.addWidget(button)
        layout.addStretch(1)
        session.selected.connect(self.refresh)
        session.planned.connect(self.refresh)
        session.changed.connect(self.refresh)

    def _neurons(self) -> Section:
        """What can be chosen for single neurons at once."""
        self.activation = Choice([(_MIXED, Text("Several")), *ACTIVATIONS.items()])
        self.activation.changed.connect(self._choose_activation)
        form = Form()
        form.add("activation", Text("Activation"), self.activation)
        self.freeze_wires = push_button(
            Text("Freeze their weights"), lambda: self._freeze_wires(True), icon="lock"
        )
        self.release_wires = push_button(
            Text("Release their weights"), lambda: self._freeze_wires(False)
        )
        self.reset = push_button(Text("Reset weights and biases"), self._reset, icon="undo")
        self.neurons = Section(Text("Neurons"))
        self.neurons.body.setContentsMargins(0, 4, 0, 4)
        for widget in (form, self.freeze_wires, self.release_wires, self.reset):
            self.neurons.add(widget)
        return self.neurons

    def _neuron_ids(self) -> list[str]:
        return [block.id for block in self._blocks() if block.type == NEURON]

    def _wire_ids(self) -> list[str]:
        neurons = set(self._neuron_ids())
        wires = self._session.document.wires_of(neurons)
        return [wire.id for wire in wires if wire.target in neurons]

    def _frozen_wires(self, neurons: set[str]) -> list[bool]:
        """Of each wire into these neurons whether it is frozen."""
        wires = (one for one in self._session.document.unordered() if isinstance(one, Wire))
        return [wire.frozen for wire in wires if wire.target in neurons]

    def _choose_activation(self, name: str) -> None:
        if name != _MIXED:
            document = self._session.document
            self._session.do(weighing.set_activation(document, self._neuron_ids(), name))

    def _freeze_wires(self, frozen: bool) -> None:
        self._session.do(weighing.freeze_wires(self._session.document, self._wire_ids(), frozen))

    def _reset(self) -> None:
        document, known = self._session.document, self._session.live.numbers
        wires = weighing.reset_wires(document, self._wire_ids(), known)
        biases = weighing.reset_bias(document, self._neuron_ids(), known)
        self._session.do(together(Text("Reset weights"), wires, biases))

    def _show_neurons(self, blocks: list[Block]) -> None:
        neurons = [block for block in blocks if block.type == NEURON]
        self.neurons.setVisible(bool(neurons))
        if not neurons:
            return
        names = {str(block.settings.get("activation", "tanh")) for block in neurons}
        self.activation.set_value(names.pop() if len(names) == 1 else _MIXED)
        frozen = self._frozen_wires({block.id for block in neurons})
        self.freeze_wires.setEnabled(not all(frozen))
        self.release_wires.setEnabled(any(frozen))
        title = Text("Neurons ({count})", count=len(neurons))
        tell(self.neurons.header, self.neurons.header.setText, title)

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
        self._show_neurons(blocks)
        self.unfreeze.setEnabled(any(block.frozen for block in blocks))

    def _group(self) -> None:
        """Put the blocks into a group, and show its form."""
        session = self._session
        id = fresh_id()
        try:
            session.do(grouping.group(session.document, session.selection, id=id))
        except Refusal as refusal:
            session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return
        session.select([id])

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
