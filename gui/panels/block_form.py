"""The form of one block: its name, its settings, what arrives and leaves, and its problems."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backend.catalog.card import Card
from backend.document import edits, grouping, lifting
from backend.document.change import Change
from backend.document.formula import resolve
from backend.document.groups import is_definition
from backend.document.lending import WEIGHTS_OF, lenders
from backend.document.records import Block, Wire
from backend.document.scopes import Names, outer_scopes
from backend.document.weighing import NEURON
from backend.text import Refusal, Text
from gui.group_actions import Learned
from gui.language import language, tell
from gui.notice import Notice
from gui.panels.formula_slot import weakly
from gui.panels.group_part import GroupPart
from gui.panels.group_ways import subject_of, way_to
from gui.panels.layer_part import LayerPart
from gui.panels.neuron_part import NeuronPart
from gui.panels.panel_parts import clear_layout, heading, quiet_label
from gui.panels.passing_table import PassingTable
from gui.panels.problem_row import ProblemRow
from gui.panels.setting_form import SettingForm
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import Switch
from gui.widgets.labels import Icon
from gui.widgets.section import Section
from gui.widgets.text_fields import TextField


class BlockForm(QWidget):
    """Made anew when another block is selected; only its values change while one stays.

    All single neurons share one form: one walks from neuron to neuron.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[str, str] | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(12)
        self.forms: list[SettingForm] = []
        self.neuron: NeuronPart | None = None
        self.layer: LayerPart | None = None
        self.group: GroupPart | None = None
        self._scopes: list[Names] | None = None
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._show)
        session.place_changed.connect(self.refresh)
        session.selected.connect(self.refresh)
        session.planned.connect(self.refresh)
        session.changed.connect(self._follow)
        session.shelf_arrived.connect(self.rebuild)
        session.live.changed.connect(self.show_numbers)
        session.cell_chosen.connect(self._show_layer)
        language().changed.connect(self.refresh)
        theme().changed.connect(self.rebuild)

    @property
    def subject(self) -> Block | None:
        """The block whose form this is: the selected one; where nothing is selected inside a
        group, the group that is looked into."""
        return subject_of(self._session)

    def _follow(self, change: Change) -> None:
        block = self.subject
        if block is not None and (
            block.id in change.records
            or self.group is not None
            or block.inside
            or self._is_wired(block, change)
        ):
            self.refresh()

    def _is_wired(self, block: Block, change: Change) -> bool:
        """Whether a change touches a wire into this neuron."""
        return self.neuron is not None and any(
            isinstance(one, Wire) and one.target == block.id
            for pair in change.records.values()
            for one in pair
        )

    def show_numbers(self) -> None:
        """The numbers of the network as they are now."""
        if not self.isVisible():
            return
        for part in (self.neuron, self.layer):
            if part is not None:
                part.show_numbers()

    def _show_layer(self) -> None:
        """Another part of a layer was chosen."""
        block = self.subject
        if self.layer is not None and block is not None and block.id == self.layer.id:
            self.layer.show_block(block)
            if self._session.cell is not None:
                QTimer.singleShot(0, self, self._bring_layer)

    def _bring_layer(self) -> None:
        """Bring what was chosen on the canvas into view, but nothing away from under a hand."""
        area, busy = self.parentWidget().parentWidget(), QApplication.focusWidget()
        if self.layer is None or not isinstance(area, QScrollArea):
            return
        if busy is None or not self.isAncestorOf(busy):
            area.verticalScrollBar().setValue(self.layer.y())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_numbers()

    def rebuild(self) -> None:
        """Make the form again."""
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Show the selected block as it is now; the group that is looked into when nothing has
        been selected for a moment."""
        self._scopes = None
        if self._session.selection or not self._session.place:
            self._show()
        else:
            self._soon.start()

    def _show(self) -> None:
        block = self.subject
        if block is None:
            return
        kind = ("" if block.type == NEURON else block.id, block.type)
        if self._shown != kind:
            self._shown = kind
            self._build(block, self._session.card(block))
        self._fill(block)

    def _build(self, block: Block, card: Card | None) -> None:
        clear_layout(self._layout)
        self.forms, self.neuron, self.layer, self.group = [], None, None, None
        self._sections: list[Section] = []
        self._layout.addLayout(self._head(block, card))
        self._problems = QVBoxLayout()
        self._problems.setSpacing(4)
        self._layout.addLayout(self._problems)
        if card is not None and card.sort == "group":
            self.group = GroupPart(self._session)
            self._layout.addWidget(self.group.head)
        if card is not None and card.sort == "neuron":
            self.neuron = NeuronPart(self._session, block.id)
            self._layout.addWidget(self.neuron)
        elif card is not None:
            self._add_settings(card)
        if self.group is not None:
            self._layout.addWidget(self.group)
        if card is not None and card.opens:
            self.layer = LayerPart(self._session, block.id)
            self._layout.addWidget(self.layer)
        self._passing = PassingTable(self._session)
        self._layout.addWidget(_section(Text("What passes through"), self._passing))
        self._layout.addStretch(1)

    def _head(self, block: Block, card: Card | None) -> QVBoxLayout:
        """What it is, whether it is frozen, and its name; of a neuron all in one row."""
        title = card.title if card else Text("{name}", name=block.type)
        self.name = TextField(title)
        tell(self.name, self.name.setToolTip, Text("What this block is called in your drawing."))
        self.name.changed.connect(self._rename)
        self.frozen, self._flake = Switch(), Icon("snowflake", "quiet", 16)
        words = Text("Frozen: training leaves it as it is")
        tell(self.frozen, self.frozen.setToolTip, words)
        tell(self.frozen, self.frozen.setAccessibleName, words)
        self.frozen.changed.connect(self._freeze)
        row = QHBoxLayout()
        row.setSpacing(8)
        family = self._family(card)
        if family is not None:
            row.addWidget(Icon(family.icon, family.hue, 20))
        is_neuron = block.type == NEURON
        row.addWidget(self.name if is_neuron else heading(title), 1)
        row.addWidget(self._flake)
        row.addWidget(self.frozen)
        if is_neuron:
            return _column(row)
        summary = [quiet_label(card.summary)] if card is not None and card.summary else []
        return _column(row, *summary, self.name)

    def _family(self, card: Card | None) -> Any:
        families = self._session.shelf.families
        return next((one for one in families if card and one.id == card.family), None)

    def _add_settings(self, card: Card) -> None:
        shown = [setting for setting in card.settings if setting.kind != "dict"]
        if card.sort == "group":
            shown = [setting for setting in shown if not setting.advanced]
        plain = [setting for setting in shown if not setting.advanced]
        plain.sort(key=lambda setting: not (setting.main or setting.required))
        advanced = [setting for setting in shown if setting.advanced]
        if card.sort == "data":
            self._layout.addWidget(quiet_label(Text("The Data panel shows and edits this data.")))
            return
        if plain:
            self._sections.append(_section(Text("Settings"), self._form(plain)))
        if advanced:
            more = _section(Text("More settings"), self._form(advanced), is_open=False)
            self._sections.append(more)
        for section in self._sections:
            self._layout.addWidget(section)

    def _form(self, settings: list[Any]) -> SettingForm:
        form = SettingForm(settings, resolve=weakly(self._resolve))
        form.chosen.connect(self._choose)
        form.reset.connect(self._reset)
        form.left.connect(self._leave_formula)
        form.lifted.connect(self._lift)
        self.forms.append(form)
        return form

    def _fill(self, block: Block) -> None:
        step = self._session.plan.step(block.id)
        found = step.settings if step else {}
        for form in self.forms:
            form.offer_blocks(lambda: self._lenders(block))
            form.show_values(block.settings, found, is_lent=bool(block.settings.get(WEIGHTS_OF)))
            form.offer_formulas(bool(block.inside))
        for section in self._sections:
            section.setVisible(not is_definition(block))
        if self.group is not None:
            self.group.show_block(block)
        if self.neuron is not None:
            self.neuron.show_block(block)
        if self.layer is not None:
            self.layer.show_block(block)
        if not self.name.hasFocus():
            self.name.set_value(block.name)
        self.frozen.set_value(block.frozen)
        for widget in (self.frozen, self._flake):
            widget.setVisible(bool(block.frozen or (step and step.parameters)))
        self._fill_problems(block)
        self._passing.show_block(block)

    def _lenders(self, block: Block) -> list[tuple[object, Text | str]]:
        """The blocks whose weights this one could compute with, by the way to them."""
        there = lenders(self._session.document, block.id)
        return [(one.id, way_to(self._session, one.id)) for one in there]

    def _fill_problems(self, block: Block) -> None:
        clear_layout(self._problems)
        for problem in self._session.plan.problems:
            if problem.block == block.id:
                row = ProblemRow(problem, "", is_narrow=True)
                row.repaired.connect(self._session.repair)
                self._problems.addWidget(row)

    def _choose(self, name: str, value: Any) -> None:
        block = self.subject
        if block is None:
            return
        if self.group is not None and name == "shared" and not value:
            self._unshare(block)
            return
        document = self._session.document
        self._session.do(edits.set_settings(document, block.id, {name: _plain(value)}))

    def _reset(self, name: str) -> None:
        block = self.subject
        if block is None:
            return
        if self.group is not None and name == "shared":
            self._unshare(block)
        else:
            self._session.do(edits.clear_settings(self._session.document, block.id, [name]))

    def _unshare(self, block: Block) -> None:
        """The repeats get weights of their own, and begin with those they shared."""
        document, learned = self._session.document, Learned(self._session)
        self._session.do(grouping.unshare(document, block.id, learned))

    # formulas

    def _resolve(self, value: Any) -> list[Any]:
        """What a value of the block gives in every copy of it. Raises Refusal."""
        block = self.subject
        if self._scopes is None:
            there = self._session.document
            self._scopes = outer_scopes(there, block) if block is not None else []
        return [resolve(value, names) for names in self._scopes]

    def _leave_formula(self, name: str, value: Any) -> None:
        """A value in place of a formula; the group no longer gives a name that nobody uses."""
        block = self.subject
        if block is None:
            return
        if value is None:
            self._reset(name)
        else:
            self._session.do(lifting.take_back(self._session.document, block.id, name, value))

    def _lift(self, name: str) -> None:
        """Let the group around choose a setting."""
        block, session = self.subject, self._session
        card = session.card(block) if block is not None else None
        if block is None or card is None:
            return
        step = session.plan.step(block.id)
        now = (step.settings if step else {}).get(name, card.setting(name).default)
        try:
            session.do(grouping.lift(session.document, block.id, name, _plain(now)))
        except Refusal as refusal:
            session.noticed.emit(Notice("info", refusal.what, refusal.advice))

    def _rename(self, name: str) -> None:
        block = self.subject
        if block is not None:
            self._session.do(edits.rename(self._session.document, block.id, name))

    def _freeze(self, frozen: bool) -> None:
        block = self.subject
        if block is not None:
            self._session.do(edits.freeze(self._session.document, [block.id], frozen))


def _column(first: QHBoxLayout, *below: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addLayout(first)
    for widget in below:
        column.addWidget(widget)
    return column


def _plain(value: Any) -> Any:
    """As a document keeps it: lists, not tuples."""
    return list(value) if isinstance(value, tuple) else value


def _section(title: Text, content: QWidget, is_open: bool = True) -> Section:
    section = Section(title, is_open)
    section.body.setContentsMargins(0, 4, 0, 0)
    section.add(content)
    return section
