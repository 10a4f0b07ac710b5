"""The form of wires that are selected: one with what it carries, several with acts for all."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.document import weighing
from backend.document.change import Change
from backend.document.records import Block, Wire
from backend.text import Text
from gui.canvas.names import names_of
from gui.language import language, number, say, tell
from gui.panels.panel_parts import heading, quiet_label
from gui.panels.weight_list import WeightList, Weights
from gui.panels.weight_row import Weight
from gui.panels.wire_weights import end_title, is_weight, say_carried, wire_weight
from gui.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.form import Form
from gui.widgets.labels import label


class WiresForm(QWidget):
    """Weights of the selected wires in rows; wires into layers only say what they carry."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title = heading(Text(""))
        self.carries = Form()
        self.carries.add("carries", Text("Carries"), label())
        self.carries.add("number", Text("Number now"), label())
        self.carries.add("gradient", Text("Gradient"), label())
        self.weights = WeightList(session)
        self._words = quiet_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        for widget in (self._title, self._words, self.weights, self._acts(), self.carries):
            layout.addWidget(widget)
        layout.addStretch(1)
        for signal in (session.selected, session.replaced, session.planned):
            signal.connect(self.refresh)
        session.changed.connect(self._follow)
        session.live.changed.connect(self.show_numbers)
        language().changed.connect(self.refresh)

    def _acts(self) -> QWidget:
        self.freeze = push_button(Text("Freeze"), lambda: self._freeze(True), icon="lock")
        self.release = push_button(Text("Release"), lambda: self._freeze(False))
        self.tie = push_button(Text("Tie"), self._tie, icon="tie")
        self.untie = push_button(Text("Untie"), self._untie)
        self.reset = push_button(Text("Reset"), self._reset, icon="undo")
        self._several = QWidget()
        column = QVBoxLayout(self._several)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for pair in ((self.freeze, self.release), (self.tie, self.untie), (self.reset,)):
            row = QHBoxLayout()
            row.setSpacing(6)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)
        return self._several

    @property
    def wires(self) -> list[Wire]:
        """The selected wires; none where blocks are selected too: their form is shown then."""
        found = [self._session.document.get(id) for id in sorted(self._session.selection)]
        if any(isinstance(one, Block) for one in found):
            return []
        return [one for one in found if isinstance(one, Wire)]

    @property
    def _weighed(self) -> list[str]:
        return [wire.id for wire in self.wires if is_weight(self._session, wire)]

    def _follow(self, change: Change) -> None:
        wires = self.wires
        touched = {id for wire in wires for id in (wire.id, wire.source, wire.target)}
        if touched & change.records.keys() or any(wire.tie for wire in wires):
            self.refresh()

    def refresh(self) -> None:
        """Show the selected wires as they are now."""
        wires = self.wires
        if not wires:
            return
        weighed = [wire for wire in wires if is_weight(self._session, wire)]
        self._say_what(wires, weighed)
        self.weights.setVisible(bool(weighed))
        self.weights.show_weights(
            Weights(
                [wire.id for wire in weighed],
                lambda place: self._short_name(weighed[place]),
                lambda place: self._weight(weighed[place]),
            )
        )
        self._several.setVisible(len(weighed) > 1)
        self.carries.setVisible(len(wires) == 1)
        self.freeze.setEnabled(not all(wire.frozen for wire in weighed))
        self.release.setEnabled(any(wire.frozen for wire in weighed))
        self.untie.setEnabled(any(wire.tie for wire in weighed))
        self.show_numbers()

    def _weight(self, wire: Wire) -> Weight:
        return wire_weight(self._session, wire, self._short_name(wire))

    def _name(self, wire: Wire) -> str:
        source = end_title(self._session, wire.source, wire.source_port)
        return f"{source} → {end_title(self._session, wire.target)}"

    def _short_name(self, wire: Wire) -> str:
        """What tells a wire from the others; the title above names a lone one already."""
        if len(self.wires) == 1:
            return say(Text("Weight"))
        names = names_of(self._session)
        return f"{names.short(wire.source)} → {names.short(wire.target)}"

    def _say_what(self, wires: list[Wire], weighed: list[Wire]) -> None:
        title = Text("{count} wires selected", count=len(wires))
        if len(wires) == 1:
            title = Text("{name}", name=self._name(wires[0]))
        tell(self._title, self._title.setText, title)
        words = Text("It has no weight of its own: it brings numbers to a layer.")
        if weighed and wires[0].tie and len(wires) == 1:
            tie = wires[0].tie
            words = Text("It shares its weight with the other wires of tie “{tie}”.", tie=tie)
        self._words.setVisible(not weighed or (len(wires) == 1 and bool(wires[0].tie)))
        tell(self._words, self._words.setText, words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_numbers()

    def show_numbers(self) -> None:
        """The numbers as they are now."""
        if not self.isVisible():
            return
        wires = self.wires
        if not wires:
            return
        self.weights.show_numbers()
        if len(wires) == 1:
            live, (wire,) = self._session.live, wires
            self.carries.fields["carries"].setText(say_carried(self._session, wire))
            self._show_row("number", live.activation(wire.source))
            self._show_row("gradient", live.gradient(wire.id))

    def _show_row(self, name: str, value: float | None) -> None:
        self.carries.show_row(name, value is not None)
        if value is not None:
            self.carries.fields[name].setText(number(value))

    def _freeze(self, frozen: bool) -> None:
        self._session.do(weighing.freeze_wires(self._session.document, self._weighed, frozen))

    def _tie(self) -> None:
        known = self._session.live.numbers
        self._session.do(weighing.tie(self._session.document, self._weighed, known))

    def _untie(self) -> None:
        self._session.do(weighing.untie(self._session.document, self._weighed))

    def _reset(self) -> None:
        known = self._session.live.numbers
        self._session.do(weighing.reset_wires(self._session.document, self._weighed, known))
