"""The form of one objective: what it makes small, its optimizer, its schedule, how it learns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.catalog.card import Card, Setting
from backend.catalog.learning import LEARNING, LEARNING_CARD, learning_of
from backend.document import edits
from backend.document.records import Block, Objective
from backend.text import Text
from gui.canvas.names import block_title
from gui.language import tell
from gui.panels.panel_parts import boxed, clear_layout, column, heading, quiet_label
from gui.panels.setting_form import SettingForm
from gui.session import Session
from gui.widgets.choices import Choice, Options
from gui.widgets.section import Section

PENALTIES = (
    Setting("penalty", "choice", "", title=Text("Regularisation"),
            help=Text("Keeps weights small while it trains: L1 brings many to zero, L2 shrinks "
                      "large ones most. Biases are left alone.")),
    Setting("penalty_rate", "float", 0.0, minimum=0.0, maximum=1e3, title=Text("Its rate"),
            help=Text("How strongly it pulls weights to zero: 0.001 is little, 0.1 is much.")),
)  # fmt: skip
"""What keeps the weights of an objective small."""

_FIRST_RATE = 0.003
"""The rate of a regularisation that is chosen where none was."""


class ObjectivePart(QWidget):
    """One objective: the losses it makes small, its optimizer and its schedule."""

    def __init__(self, session: Session, id: str) -> None:
        super().__init__()
        self._session = session
        self._id = id
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._title = heading(Text(""))
        self._losses = quiet_label()
        self.optimizer = CardPart(Text("Optimizer"), session.shelf.optimizers)
        none = (("", Text("None")),)
        self.schedule = CardPart(Text("Schedule"), session.shelf.schedules, none)
        for widget in (
            self._title,
            self._losses,
            self.optimizer,
            self._penalty(),
            self.schedule,
            self._learning(),
        ):
            self._layout.addWidget(widget)
        self._listen()

    def _learning(self) -> QWidget:
        """How it learns: gradients, averages, precision."""
        self.learning = SettingForm(LEARNING)
        self.learning.chosen.connect(lambda name, value: self._change(**{name: value}))
        self.learning.reset.connect(
            lambda name: self._change(**{name: LEARNING_CARD.setting(name).default})
        )
        self.more = Section(Text("How it learns"), is_open=False)
        self.more.body.setContentsMargins(0, 4, 0, 0)
        self.more.add(self.learning)
        return self.more

    def _penalty(self) -> QWidget:
        """How weights are kept small, and how strongly."""
        kind, rate = PENALTIES
        self.penalty = Choice((("", Text("None")), ("l1", "L1"), ("l2", "L2")))
        self.penalty.changed.connect(self._choose_penalty)
        tell(self.penalty, self.penalty.setToolTip, kind.help)
        row = SettingForm()
        row.add_row(kind.name, kind.title, self.penalty)
        self.penalty_rate = SettingForm([rate])
        self.penalty_rate.chosen.connect(lambda name, value: self._change(**{name: value}))
        self.penalty_rate.reset.connect(lambda name: self._change(**{name: 0.0}))
        return boxed(column(row, self.penalty_rate, spacing=6))

    def _choose_penalty(self, kind: str) -> None:
        rate = self._objective.penalty_rate or (_FIRST_RATE if kind else 0.0)
        self._change(penalty=kind, penalty_rate=rate)

    def _listen(self) -> None:
        self.optimizer.card_chosen.connect(
            lambda card: self._change(optimizer=card, optimizer_settings=self._kept_rate(card))
        )
        self.schedule.card_chosen.connect(
            lambda card: self._change(schedule=card, schedule_settings={})
        )
        self.optimizer.form_chosen.connect(self._choose_optimizer)
        self.optimizer.form_reset.connect(
            lambda name: self._set("optimizer_settings", name, None, gone=True)
        )
        self.schedule.form_chosen.connect(
            lambda name, value: self._set("schedule_settings", name, value)
        )
        self.schedule.form_reset.connect(
            lambda name: self._set("schedule_settings", name, None, gone=True)
        )

    @property
    def _objective(self) -> Objective:
        record = self._session.document[self._id]
        assert isinstance(record, Objective)
        return record

    def _kept_rate(self, card: str) -> dict[str, Any]:
        """Another optimizer begins with its own defaults."""
        return {} if card != self._objective.optimizer else dict(self._objective.optimizer_settings)

    def _choose_optimizer(self, name: str, value: Any) -> None:
        if name == "lr":
            self._session.set_learning_rate(self._id, float(value))
        else:
            self._set("optimizer_settings", name, value)

    def _set(self, part: str, name: str, value: Any, gone: bool = False) -> None:
        settings = {key: one for key, one in getattr(self._objective, part).items() if key != name}
        if not gone:
            settings[name] = list(value) if isinstance(value, tuple) else value
        self._change(**{part: settings})

    def _change(self, **fields: Any) -> None:
        self._session.do(edits.change_objective(self._session.document, self._id, **fields))

    def show_objective(self, objective: Objective) -> None:
        """Show it as it is now."""
        name = objective.name
        title = Text("Objective “{name}”", name=name) if name else Text("Objective")
        tell(self._title, self._title.setText, title)
        losses = ", ".join(block_title(self._session, id) for id in objective.minimise)
        moved = self._moved(objective)
        words = Text("Makes {losses} small by moving {moved}.", losses=losses, moved=moved)
        tell(self._losses, self._losses.setText, words)
        self.optimizer.show_card(objective.optimizer, objective.optimizer_settings)
        self.schedule.show_card(objective.schedule, objective.schedule_settings)
        self.penalty.set_value(objective.penalty)
        self.penalty_rate.setVisible(bool(objective.penalty))
        self.penalty_rate.show_values({"penalty_rate": objective.penalty_rate})
        self.learning.show_values(learning_of(objective))

    def _moved(self, objective: Objective) -> Text:
        blocks = [self._session.document.get(id) for id in objective.moves]
        names = [block_title(self._session, one.id) for one in blocks if isinstance(one, Block)]
        if not names:
            return Text("every block that feeds it")
        return Text("{blocks}", blocks=", ".join(names))


class CardPart(QWidget):
    """One card out of several, and the form of its settings."""

    card_chosen = Signal(object)
    form_chosen = Signal(str, object)
    form_reset = Signal(str)

    def __init__(self, title: Text, cards: dict[str, Card], none: Options = ()) -> None:
        super().__init__()
        self._cards = cards
        self._shown = ""
        self.choice = Choice([*none, *((id, card.title) for id, card in cards.items())])
        self.choice.changed.connect(self.card_chosen)
        row = SettingForm()
        row.add_row("card", title, self.choice)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(row)
        self._forms = QVBoxLayout()
        self._forms.setSpacing(2)
        self._layout.addLayout(self._forms)
        self.forms: list[SettingForm] = []

    def show_card(self, id: str, settings: Any) -> None:
        """Show this card and what is chosen of its settings."""
        self.choice.set_value(id)
        if id != self._shown:
            self._shown = id
            self._make_forms(self._cards.get(id))
        for form in self.forms:
            form.show_values(settings)

    def _make_forms(self, card: Card | None) -> None:
        clear_layout(self._forms)
        self.forms = []
        if card is None:
            return
        main = [one for one in card.settings if not one.advanced]
        rest = [one for one in card.settings if one.advanced]
        if main:
            self._forms.addWidget(self._form(main))
        if rest:
            section = Section(Text("More settings"), is_open=False)
            section.body.setContentsMargins(0, 4, 0, 0)
            section.add(self._form(rest))
            self._forms.addWidget(section)

    def _form(self, settings: list[Setting]) -> SettingForm:
        form = SettingForm(settings)
        form.chosen.connect(self.form_chosen)
        form.reset.connect(self.form_reset)
        self.forms.append(form)
        return form
