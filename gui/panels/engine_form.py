"""When a training stops, and how the machine works for it: two parts of the drawing's form."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.catalog.card import Setting
from backend.document import edits
from backend.document.records import Training
from backend.text import Text
from backend.training.measure_words import MEASURES, measure_title
from gui.language import say, tell
from gui.panels.engine_words import arrangement, way_reason, way_title
from gui.panels.panel_parts import quiet_label
from gui.panels.setting_form import SettingForm
from gui.session import Session
from gui.widgets.choices import Choice
from gui.widgets.section import Section

STOPPING = (
    Setting("patience", "int", 0, minimum=0, maximum=1_000_000, title=Text("Patience"),
            help=Text("Stop when the measure has not become better for so many epochs; 0 never "
                      "stops it.")),
    Setting("keep_best", "bool", True, title=Text("Best weights"),
            help=Text("With a patience: end with the weights of the best epoch.")),
    Setting("target", "float", None, optional=True, title=Text("Target"),
            help=Text("Stop when the measure is as good as this; empty for no target.")),
    Setting("seconds", "float", 0.0, minimum=0.0, maximum=1e9, title=Text("Most seconds"),
            help=Text("Stop after so many seconds of training; 0 for no limit.")),
)  # fmt: skip
"""When a training ends before its last epoch."""

MACHINE = (
    Setting("threads", "int", 0, minimum=0, maximum=os.cpu_count() or 1, title=Text("Threads"),
            help=Text("How many threads compute; with 0 a short try at the start chooses.")),
    Setting("compiled", "bool", True, title=Text("Compiled steps"),
            help=Text("Faster; the numbers may differ in the last digits.")),
)  # fmt: skip
"""How the machine works for a training."""

_OFFERED = ("", "accuracy", "f1_macro", "r2", "mse", "mae")


class _Part(Section):
    """Some fields of the training under a title that opens and closes them."""

    def __init__(self, session: Session, title: Text, settings: tuple[Setting, ...]) -> None:
        super().__init__(title, is_open=False)
        self.body.setContentsMargins(0, 4, 0, 0)
        self._session = session
        self._settings = settings
        self.form = SettingForm(settings)
        self.form.chosen.connect(self._choose)
        self.form.reset.connect(self._reset)
        self.add(self.form)

    def _choose(self, name: str, value: Any) -> None:
        value = float(value) if name in ("target", "seconds") and value is not None else value
        self._session.do(edits.change_training(self._session.document, **{name: value}))

    def _reset(self, name: str) -> None:
        self._choose(name, getattr(Training(), name))

    def refresh(self) -> None:
        """Show the drawing as it is now."""
        training = self._session.document.training
        self.form.show_values({one.name: getattr(training, one.name) for one in self._settings})


class StoppingPart(_Part):
    """Patience, the measure it goes by, a target, a limit of time."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Text("Stop early"), STOPPING)
        self.measure = Choice(self._measures())
        self.measure.changed.connect(lambda name: self._choose("measure", name))
        row = SettingForm()
        row.add_row("measure", Text("Measure watched"), self.measure)
        tip = Text("What is watched, on validation where there is such a split.")
        tell(self.measure, self.measure.setToolTip, tip)
        self.body.insertWidget(0, row)

    def _measures(self) -> list[tuple[object, Text | str]]:
        """The loss, what training measures, and whatever the drawing asks for."""
        names = dict.fromkeys(_OFFERED)
        for epoch in self._session.record.epochs[-1:]:
            found = dict.fromkeys(name for each in epoch.measures.values() for name in each)
            names = dict.fromkeys(["", *(name for name in found if name != "loss")])
        names.setdefault(self._session.document.training.measure)
        return [(name, measure_title(name) if name else MEASURES["loss"]) for name in names]

    def refresh(self) -> None:
        self.measure.set_options(self._measures())
        self.measure.set_value(self._session.document.training.measure)
        super().refresh()


class MachinePart(_Part):
    """Threads and compiled steps, and what was chosen for the run that is on."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, Text("Advanced"), MACHINE)
        self.chosen = quiet_label()
        self.add(self.chosen)
        session.happened.connect(self._hear)

    def _hear(self, events: list[Any]) -> None:
        if self.is_open and self.isVisible():
            self._show_choice()

    def refresh(self) -> None:
        super().refresh()
        self._show_choice()

    def _show_choice(self) -> None:
        record = self._session.record
        lines = [say(one) for one in arrangement(record.arranged)]
        if record.way is not None:
            why = way_reason(record.way)
            lines.append(": ".join(say(one) for one in (way_title(record.way), why) if one) + ".")
        words = " ".join(lines)
        if words != self.chosen.text():
            self.chosen.setText(words)


class EngineParts(QWidget):
    """Both, one under the other."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.stopping, self.machine = StoppingPart(session), MachinePart(session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.stopping)
        layout.addWidget(self.machine)

    def refresh(self) -> None:
        """Show the drawing as it is now."""
        self.stopping.refresh()
        self.machine.refresh()
