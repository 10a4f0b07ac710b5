"""The form of a sweep: which settings, how they are chosen, how long and how each is judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from backend.sweeps.sweep import MOST_AT_ONCE, MOST_TRIALS, TRIALS, Sweep, check_sweep
from backend.text import Refusal, Text
from gui.costs import duration
from gui.language import language, say, tell
from gui.panels.measure_names import measure_title
from gui.sweeping.knob_list import KnobList
from gui.widgets.buttons import push_button
from gui.widgets.choices import Choice
from gui.widgets.form import Form
from gui.widgets.labels import label
from gui.widgets.number_field import NumberField

_HOW = (
    ("grid", Text("All combinations")),
    ("random", Text("At random")),
    ("optuna", Text("Guided (optuna)")),
)
_START_OF_A_TRIAL = 0.1
"""Seconds that a trial takes beside its epochs."""


class Setup(QWidget):
    """What is to be tried. `seconds_per_epoch` tells how long an epoch takes here, None where
    nobody knows. `changed` when anything is another; `wants_training` asks for the settings of
    the training to choose from."""

    changed = Signal()
    wants_training = Signal(object)

    def __init__(
        self, seconds_per_epoch: Callable[[], float | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._seconds_per_epoch = seconds_per_epoch
        self.epochs_of_drawing = 1
        self.knobs = KnobList()
        self.add_training = push_button(
            Text("Learning rate, batch size…"),
            lambda: self.wants_training.emit(self.add_training),
            icon="plus",
        )
        self.hint = label(Text("Click a block on the right to try its settings."), "quiet")
        self.summary = label()
        self.form = self._form()
        self._lay_out()
        self.knobs.changed.connect(self.refresh)
        language().changed.connect(self.refresh)

    def _form(self) -> Form:
        form = Form()
        self.how = Choice(_HOW)
        self.how.set_value("random")
        self.trials = NumberField(whole=True, minimum=1, maximum=MOST_TRIALS, empty_allowed=True)
        self.epochs = NumberField(whole=True, minimum=1, empty_allowed=True)
        self.seconds = NumberField(minimum=0, empty_allowed=True)
        self.measure = Choice()
        self.at_once = NumberField(whole=True, minimum=1, maximum=MOST_AT_ONCE)
        self.seed = NumberField(whole=True, minimum=0)
        self.at_once.set_value(1)
        self.seed.set_value(0)
        rows = (
            ("how", Text("Combine"), self.how, Text("How the values of each trial are chosen.")),
            ("trials", Text("Trials"), self.trials, Text("How many trainings there are in all.")),
            ("epochs", Text("Epochs each"), self.epochs, Text("How often each sees the data.")),
            ("seconds", Text("At most, seconds"), self.seconds, Text("When a trial ends anyway.")),
            (
                "measure",
                Text("Judge by"),
                self.measure,
                Text("What is compared, on the validation examples."),
            ),
            ("at_once", Text("At once"), self.at_once, Text("Trainings that share the machine.")),
            ("seed", Text("Seed"), self.seed, Text("The same seed tries the same values.")),
        )
        for name, title, field, help in rows:
            form.add(name, title, field, help)
            field.changed.connect(self.refresh)
        return form

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        for part in (self.hint, self.knobs, self.add_training, self.form, self.summary):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def know_measures(self, names: Sequence[str]) -> None:
        """What trials of the drawing can be judged by."""
        self.measure.set_options([(name, measure_title(name)) for name in names])
        self.refresh()

    def know_epochs(self, epochs: int) -> None:
        """How many epochs the drawing itself asks for."""
        self.epochs_of_drawing = epochs
        self.epochs.set_found(epochs)
        self.refresh()

    def sweep(self) -> Sweep:
        """What the form says. Raises Refusal where that makes no sense."""
        found = Sweep(
            knobs=self.knobs.knobs(),
            how=str(self.how.value),
            trials=int(self.trials.value or 0),
            seed=int(self.seed.value or 0),
            epochs=int(self.epochs.value or 0),
            seconds=float(self.seconds.value or 0.0),
            measure=str(self.measure.value or ""),
            at_once=int(self.at_once.value or 1),
        )
        check_sweep(found)
        return found

    @property
    def complaint(self) -> Text:
        """Why it cannot begin; empty where it can."""
        try:
            self.sweep()
        except Refusal as refusal:
            return Text("{what} {advice}", what=refusal.what, advice=refusal.advice)
        return Text("")

    def refresh(self, *_: object) -> None:
        """Say how many trials there are and how long they take."""
        self.trials.set_found(self._trials_without_a_number())
        tell(self.summary, self.summary.setText, self._summary())
        self.changed.emit()

    def _trials_without_a_number(self) -> int:
        if self.how.value != "grid" or not self.knobs.rows:
            return TRIALS
        try:
            return Sweep(knobs=self.knobs.knobs(), how="grid").count
        except Refusal:
            return TRIALS

    def _summary(self) -> Text:
        try:
            sweep = self.sweep()
        except Refusal as refusal:
            return refusal.what if self.knobs.rows else Text("")
        seconds = self._estimated(sweep)
        if seconds is None:
            return Text("Trials in all: {count}", count=sweep.count)
        return Text(
            "Trials in all: {count}, about {time}", count=sweep.count, time=duration(seconds)
        )

    def _estimated(self, sweep: Sweep) -> float | None:
        """Seconds for all trials together; that batch sizes differ is left out."""
        epoch = self._seconds_per_epoch()
        if epoch is None:
            return None
        each = epoch * (sweep.epochs or self.epochs_of_drawing)
        if sweep.seconds:
            each = min(each, sweep.seconds)
        return sweep.count * (each + _START_OF_A_TRIAL) / sweep.at_once


def left(done: int, count: int, seconds: float, at_once: int) -> str:
    """How long the rest takes, where those that are done took so many seconds together."""
    if not done or done >= count:
        return ""
    rest = (count - done) * seconds / done / at_once
    return say(Text("about {time} left", time=duration(rest)))
