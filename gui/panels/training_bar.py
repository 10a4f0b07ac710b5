"""Where training stands, in the toolbar: epoch, loss and its course, speed, learning rate."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from backend.document.change import Change
from backend.document.records import Objective, Training
from backend.text import Text
from gui.language import language, number, say, tell
from gui.panels.cost_badge import CostBadge
from gui.panels.device_names import device_title
from gui.panels.engine_words import STOPPED, ending, speed_line, way_advice
from gui.session import Session
from gui.theme import theme
from gui.widgets.labels import Icon
from gui.widgets.number_field import NumberField
from gui.widgets.sparkline import Sparkline

STATES = {
    "idle": Text("Ready"),
    "starting": Text("Starting…"),
    "running": Text("Training"),
    "paused": Text("Paused"),
    "finished": Text("Finished"),
    "lost": Text("Interrupted"),
}
_ROLES = {"running": "good", "paused": "caution", "lost": "wrong", "finished": "accent"}
_SPEED = Text("Training steps a second.")
_RECENT = 4000
"""Steps that the small curve shows at most."""


class TrainingBar(QWidget):
    """Reads what the session tells of a run; the learning rate can be turned while it goes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._make()
        session.happened.connect(self.refresh)
        session.training_changed.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.changed.connect(self._follow)
        language().changed.connect(self.refresh)
        theme().changed.connect(self.refresh)
        self.refresh()

    def _make(self) -> None:
        self.state = QLabel()
        self.epoch = _figures(Text("Epochs done, of those to do."), "epoch 000/000")
        self.loss = _figures(Text("The loss of the last step."), "loss 0.00000")
        self.speed = _figures(_SPEED, "00,000 steps/s")
        self.cost = CostBadge(self._session)
        self.cost.grew.connect(self._make_room)
        self.curve = Sparkline()
        self.curve.setFixedWidth(56)
        self.device, self.device_sign = QLabel(), Icon("device", "quiet")
        self.device.setProperty("kind", "quiet")
        where = Text("Where training computes. It is chosen in Settings, with nothing selected.")
        for widget in (self.device, self.device_sign):
            tell(widget, widget.setToolTip, where)
        self.rate_title = QLabel()
        tip = Text("Learning rate: drag sideways, or type. It may change while training runs.")
        self.rate = NumberField(minimum=1e-9, maximum=1e3)
        self.rate.setFixedWidth(84)
        for widget in (self.rate, self.rate_title):
            tell(widget, widget.setToolTip, tip)
        tell(self.rate_title, self.rate_title.setText, Text("Learning rate"))
        self.rate_title.setProperty("kind", "quiet")
        self.rate.changed.connect(self._turn)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(8)
        for widget in (self.state, self.epoch, self.loss, self.curve, self.speed, self.cost):
            layout.addWidget(widget)
        layout.addStretch(1)
        for widget in (self.device_sign, self.device, self.rate_title, self.rate):
            layout.addWidget(widget)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        device = (self.device_sign, self.device)
        self._spare = ((self.speed,), device, (self.curve,), (self.rate_title,), (self.rate,))
        self._spare += ((self.loss,),)

    def minimumSizeHint(self) -> QSize:
        """Room for what matters most; where there is more, more is shown."""
        return QSize(self.state.sizeHint().width() + self.epoch.minimumWidth() + 28, 28)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Hide what matters least until the rest fits."""
        parts = [self._session.record.losses and self.curve, self._objective and self.rate]
        there: set[QWidget] = {self.state, self.epoch, self.device, self.device_sign}
        there.update(widget for widget in (self.loss, self.speed) if widget.text())
        there.update(widget for widget in parts if widget)
        if self._objective:
            there.add(self.rate_title)
        for group in self._spare:
            if self._width_of(there) + self._least_cost <= self.width():
                break
            there.difference_update(group)
        for group in self._spare:
            for widget in group:
                widget.setVisible(widget in there)
        self._show_costs(self.width() - self._width_of(there))

    @property
    def _least_cost(self) -> int:
        """Room for the icon at least, whose tip and card tell the rest."""
        return 0 if self._session.document.is_empty else self.cost.widths()[-1] + 8

    def _show_costs(self, room: int) -> None:
        """What training costs, in as many words as there is room for beside all others."""
        fitting = [n for n, width in enumerate(self.cost.widths()) if width + 8 <= room]
        self.cost.setVisible(bool(fitting) and not self._session.document.is_empty)
        self.cost.show_words(fitting[0] if fitting else len(self.cost.widths()))

    def _width_of(self, widgets: Iterable[QWidget]) -> int:
        return 16 + sum(_width(widget) + 8 for widget in widgets)

    @property
    def _objective(self) -> Objective | None:
        return next(iter(self._session.document.objectives), None)

    def _follow(self, change: Change) -> None:
        pairs = change.records.values()
        if any(isinstance(one, Objective | Training) for pair in pairs for one in pair):
            self.refresh()

    def refresh(self) -> None:
        """Show where training stands now."""
        session, record = self._session, self._session.record
        state = session.state
        self._show_state(state, record.finished)
        role = _ROLES.get(state, "quiet")
        self.state.setStyleSheet(f"color: {theme().color(role).name()};")
        started = record.started
        epochs = record.epochs_to_do if started else session.document.training.epochs
        self.epoch.setText(say(Text("epoch {epoch}/{epochs}", epoch=record.epoch, epochs=epochs)))
        self._show_loss(record)
        speed = record.steps_per_second if state == "running" else 0.0
        words = Text("{count} steps/s", count=round(speed)) if speed else Text("")
        self.speed.setText(say(words) if speed else "")
        if self.speed.underMouse():
            self._explain_speed(record)
        device = started.device if started else session.document.training.device
        self.device.setText(say(device_title(device)))
        self._show_rate()
        self._make_room()

    def _show_state(self, state: str, finished: Any) -> None:
        """Where it stands; of a run that ended early, why."""
        short = STOPPED.get(finished.reason) if state == "finished" and finished else None
        self.state.setText(say(short or STATES[state]))
        self.state.setToolTip(say(ending(finished)) if short else "")

    def _explain_speed(self, record: Any) -> None:
        """How steps are taken and how that compares, where a person points at the speed."""
        batch = self._session.document.training.batch_size
        lines = [speed_line(record, batch), way_advice(record.way)]
        self.speed.setToolTip("\n".join(say(one) for one in lines if one) or say(_SPEED))

    def _show_loss(self, record: Any) -> None:
        latest = next(iter(record.latest_losses.values()), math.nan)
        shown = math.isfinite(latest)
        self.loss.setText(say(Text("loss {loss}", loss=number(latest))) if shown else "")
        losses = next(iter(record.losses.values()), None)
        if losses is not None:
            self.curve.set_values(losses.values[-_RECENT:])

    def _show_rate(self) -> None:
        objective = self._objective
        if objective is not None and not self.rate.hasFocus():
            self.rate.set_value(self._rate_of(objective))

    def _rate_of(self, objective: Objective) -> float:
        chosen = objective.optimizer_settings.get("lr")
        if chosen is not None:
            return float(chosen)
        card = self._session.shelf.optimizers.get(objective.optimizer)
        settings = {one.name: one.default for one in card.settings} if card else {}
        return float(settings.get("lr") or 0.001)

    def _turn(self, value: float) -> None:
        objective = self._objective
        if objective is not None and value != self._rate_of(objective):
            self._session.set_learning_rate(objective.id, value)


def _width(widget: QWidget) -> int:
    return max(widget.minimumWidth(), min(widget.sizeHint().width(), widget.maximumWidth()))


def _figures(tip: Text, widest: str) -> QLabel:
    """A label of figures that change: as wide as its widest words, so that nothing jumps."""
    label = QLabel()
    label.setFont(theme().mono_font(12))
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
    tell(label, label.setToolTip, tip)
    return label
