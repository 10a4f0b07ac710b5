"""What can be chosen about one single neuron: its activation, its bias, the wires into it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.document import edits, weighing
from backend.document.change import Change
from backend.document.records import Block
from backend.document.weighing import Known
from backend.text import Text
from gui.activations import ACTIVATIONS
from gui.language import tell
from gui.panels.live_number import LiveNumber
from gui.panels.panel_parts import quiet_label
from gui.panels.weight_list import WeightList
from gui.panels.wire_weights import weights_into
from gui.session import Session
from gui.widgets.buttons import Switch, push_button, tool_button
from gui.widgets.choices import Choice
from gui.widgets.form import Form
from gui.widgets.section import Section


class NeuronPart(QWidget):
    """The form of a neuron; its numbers follow the network. Other neurons take it over."""

    def __init__(self, session: Session, id: str) -> None:
        super().__init__()
        self._session = session
        self.id = id
        self.activation = Choice([*ACTIVATIONS.items()])
        self.activation.changed.connect(
            lambda name: session.do(weighing.set_activation(session.document, [self.id], name))
        )
        self.has_bias = Switch()
        words = Text("Adds a bias to its sum")
        tell(self.has_bias, self.has_bias.setToolTip, words)
        tell(self.has_bias, self.has_bias.setAccessibleName, words)
        self.has_bias.changed.connect(self._switch_bias)
        self.bias = LiveNumber(
            session, lambda: session.live.bias(self.id), self._set_bias, self._reset_bias
        )
        self.form = Form()
        self.form.add(
            "activation",
            Text("Activation"),
            self.activation,
            Text("What the neuron makes of its sum."),
        )
        self.form.add(
            "bias", Text("Bias"), self._bias_row(), Text("A learned number added to the sum.")
        )
        self.wires = WeightList(session)
        self.section = Section(Text("Wires into it"))
        self.section.body.setContentsMargins(0, 4, 0, 0)
        self._build()

    def _bias_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.bias, 1)
        self.bias_reset = tool_button(
            "undo", Text("Draw it anew by chance"), self._forget_bias, role="quiet"
        )
        row.addWidget(self.bias_reset)
        row.addWidget(self.has_bias)
        box.setFocusProxy(self.bias)
        return box

    def _build(self) -> None:
        self.freeze_all = push_button(Text("Freeze"), lambda: self._freeze(True))
        self.free_all = push_button(Text("Release"), lambda: self._freeze(False))
        self.reset_all = push_button(Text("Reset"), self._reset)
        for button, tip in (
            (self.freeze_all, Text("Training leaves all these weights as they are")),
            (self.free_all, Text("Training may move all these weights again")),
            (self.reset_all, Text("All these weights are drawn anew by chance")),
        ):
            tell(button, button.setToolTip, tip)
        acts = QHBoxLayout()
        acts.setSpacing(4)
        for button in (self.freeze_all, self.free_all, self.reset_all):
            acts.addWidget(button, 1)
        self._acts = QWidget()
        acts.setContentsMargins(0, 0, 0, 0)
        self._acts.setLayout(acts)
        self.nothing = quiet_label(
            Text("Nothing is wired to it yet: draw wires to it on the canvas.")
        )
        for widget in (self.nothing, self.wires, self._acts):
            self.section.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.form)
        layout.addWidget(self.section)

    # showing

    def show_block(self, block: Block) -> None:
        """This neuron as it is now; what was being typed for another is taken before."""
        if block.id != self.id:
            self._finish_typing()
            self.id = block.id
        self.activation.set_value(block.settings.get("activation", "tanh"))
        has_bias = bool(block.settings.get("bias", True))
        self.has_bias.set_value(has_bias)
        self.bias.setEnabled(has_bias)
        self.bias_reset.setEnabled(has_bias)
        wires = self._session.document.wires_into(self.id)
        self.wires.show_weights(weights_into(self._session, self.id))
        self.nothing.setVisible(not wires)
        self._acts.setVisible(len(wires) > 1)
        self.freeze_all.setEnabled(not all(wire.frozen for wire in wires))
        self.free_all.setEnabled(any(wire.frozen for wire in wires))
        title = Text("Wires into it ({count})", count=len(wires))
        header = self.section.header
        tell(header, header.setText, title)
        self.show_numbers()

    def show_numbers(self) -> None:
        """The numbers as they are now."""
        self.bias.show_number()
        self.wires.show_numbers()

    def _finish_typing(self) -> None:
        for field in (self.bias, *(row.number for row in self.wires.rows)):
            if field.hasFocus():
                field.clearFocus()

    # what is chosen

    def _set_bias(self, value: float, known: Known) -> Change:
        return weighing.set_bias(self._session.document, self.id, value, known)

    def _reset_bias(self, known: Known) -> Change:
        return weighing.reset_bias(self._session.document, [self.id], known)

    def _forget_bias(self) -> None:
        self.bias.clearFocus()
        self._session.do(self._reset_bias(self._session.live.numbers))

    def _switch_bias(self, on: bool) -> None:
        self._session.do(edits.set_settings(self._session.document, self.id, {"bias": on}))

    def _wires(self) -> list[str]:
        return [wire.id for wire in self._session.document.wires_into(self.id)]

    def _freeze(self, frozen: bool) -> None:
        document = self._session.document
        self._session.do(weighing.freeze_wires(document, self._wires(), frozen))

    def _reset(self) -> None:
        document, known = self._session.document, self._session.live.numbers
        self._session.do(weighing.reset_wires(document, self._wires(), known))
