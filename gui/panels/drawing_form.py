"""The form of the whole drawing: what training makes small, how long it lasts, what it costs."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.catalog.card import Setting
from backend.document import edits
from backend.document.change import Change
from backend.document.records import Objective
from backend.text import Text
from gui.costs import costs_of
from gui.costs import memory as memory
from gui.language import language, number, tell
from gui.panels.device_names import DEVICES
from gui.panels.engine_form import EngineParts
from gui.panels.objective_form import ObjectivePart
from gui.panels.panel_parts import clear_layout, heading, quiet_label
from gui.panels.setting_form import SettingForm
from gui.session import Session
from gui.widgets.choices import Choice
from gui.widgets.form import Form
from gui.widgets.labels import label

TRAINING = (
    Setting("epochs", "int", 20, minimum=1, maximum=1_000_000, title=Text("Epochs"),
            help=Text("How often every training example is seen.")),
    Setting("batch_size", "int", 32, minimum=1, maximum=1_000_000, title=Text("Batch size"),
            help=Text("How many examples are looked at for one step.")),
    Setting("seed", "int", 0, minimum=0, maximum=2**31 - 1, title=Text("Seed"),
            help=Text("The same seed draws the same weights and the same order of examples.")),
)  # fmt: skip
"""What a person can choose about training, besides the device."""


class DrawingForm(QWidget):
    """Training, objectives and totals of the drawing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(heading(Text("Training")))
        layout.addWidget(self._training())
        self._objectives = QVBoxLayout()
        self._objectives.setSpacing(12)
        layout.addLayout(self._objectives)
        self.none_yet = quiet_label(
            Text("Add a loss block: what training makes small is then chosen here.")
        )
        layout.addWidget(self.none_yet)
        layout.addWidget(heading(Text("Size")))
        self.size = SizeTable()
        self._costs = costs_of(session)
        self._costs.changed.connect(self._show_size)
        layout.addWidget(self.size)
        layout.addStretch(1)
        self.parts: dict[str, ObjectivePart] = {}
        session.changed.connect(self._follow)
        session.planned.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.shelf_arrived.connect(self._rebuild)
        language().changed.connect(self.refresh)
        self.refresh()

    def _training(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.training = SettingForm(TRAINING)
        self.training.chosen.connect(self._choose)
        self.training.reset.connect(self._reset)
        self.device = Choice(DEVICES)
        self.device.changed.connect(lambda device: self._choose("device", device))
        row = SettingForm()
        row.add_row("device", Text("Device"), self.device)
        layout.addWidget(self.training)
        layout.addWidget(row)
        self.engine = EngineParts(self._session)
        layout.addWidget(self.engine)
        return box

    def _choose(self, name: str, value: Any) -> None:
        self._session.do(edits.change_training(self._session.document, **{name: value}))

    def _reset(self, name: str) -> None:
        default = next(setting.default for setting in TRAINING if setting.name == name)
        self._choose(name, default)

    def _follow(self, change: Change) -> None:
        ids = {*self.parts, "training"}
        kinds = (record for pair in change.records.values() for record in pair)
        if ids & change.records.keys() or any(isinstance(one, Objective) for one in kinds):
            self.refresh()

    def _rebuild(self) -> None:
        clear_layout(self._objectives)
        self.parts = {}
        self.refresh()

    def refresh(self) -> None:
        """Show the drawing as it is now."""
        document = self._session.document
        training = document.training
        self.training.show_values({one.name: getattr(training, one.name) for one in TRAINING})
        self.device.set_value(training.device)
        self.engine.refresh()
        objectives = {one.id: one for one in document.objectives}
        if list(objectives) != list(self.parts):
            self._make_parts(objectives)
        for id, part in self.parts.items():
            part.show_objective(objectives[id])
        self.none_yet.setVisible(not objectives)
        self._show_size()

    def _show_size(self) -> None:
        self.size.show_plan(self._session.plan, self._costs.estimate)

    def _make_parts(self, objectives: dict[str, Objective]) -> None:
        clear_layout(self._objectives)
        self.parts = {id: ObjectivePart(self._session, id) for id in objectives}
        for part in self.parts.values():
            self._objectives.addWidget(part)


class SizeTable(Form):
    """How large the network is and what it costs."""

    def __init__(self) -> None:
        super().__init__()
        for name, title in (
            ("parameters", Text("Parameters")),
            ("operations", Text("Multiply-adds")),
            ("memory", Text("Memory")),
        ):
            self.add(name, title, label())
        tip = Text("For one example, forward.")
        tell(self.fields["operations"], self.fields["operations"].setToolTip, tip)

    def show_plan(self, plan: Any, estimate: Any) -> None:
        """Show the totals of a plan, and of the estimate for it where there is one."""
        self.fields["parameters"].setText(number(plan.parameters))
        self.fields["operations"].setText(number(plan.operations))
        self.fields["memory"].setText(memory(estimate.needed) if estimate else "…")
