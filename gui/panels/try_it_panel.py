"""Give the network a new example and see its answer."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from backend.compiler.plan import Field
from backend.data.dataset import DataView
from backend.document.records import Block
from backend.messages import Failure
from backend.text import Text
from gui.language import language, number, say, tell
from gui.panels.answer_views import AnswerView
from gui.panels.example_views import class_name
from gui.panels.input_editors import Editor, make_editors
from gui.panels.panel_parts import heading, quiet_label
from gui.panels.questions import Questions
from gui.session import Session
from gui.widgets.buttons import push_button, tool_button
from gui.widgets.choices import Segments
from gui.widgets.notices import EmptyState
from gui.widgets.number_field import NumberField
from gui.widgets.section import ScrollColumn

_PAUSE = 90
"""Milliseconds between a change of the example and the question."""


class TryItPanel(QWidget):
    """An editor for one example above the network's answer to it; live while training."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._view: DataView | None = None
        self._inputs: dict[str, np.ndarray] = {}
        self._truth: dict[str, np.ndarray] = {}
        self._questions = Questions(session)
        self._picking = Questions(session)
        self._is_late = False
        self._timer = QTimer(self, interval=_PAUSE, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self.column = ScrollColumn()
        self.empty = EmptyState(
            "try-it",
            Text("Here you give the network new examples."),
            Text("It needs data and a drawing without errors; then press Train and try it."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.column)
        self._stack.addWidget(self.empty)
        self.editors: dict[str, Editor] = {}
        self._build()
        self._listen()
        self.refresh()

    def _build(self) -> None:
        self._editor_box = QWidget()
        self._editor_stack = QStackedLayout(self._editor_box)
        self.ways: Segments | None = None
        self.column.add(self._editor_box)
        self.column.add(self._picker())
        self.truth = quiet_label()
        self.column.add(self.truth)
        self.column.add(heading(Text("Answer")))
        self.note = quiet_label(
            Text("The network has not been trained yet: its answers are guesses.")
        )
        self.trouble = quiet_label()
        self.trouble.setProperty("kind", "wrong")
        self.answer = AnswerView()
        for widget in (self.note, self.trouble, self.answer):
            self.column.add(widget)

    def _picker(self) -> QWidget:
        """Walks through the examples that the network has never seen."""
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(quiet_label(Text("Or take an example of the test set:")))
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        self.place = NumberField(whole=True, minimum=1)
        self.place.setFixedWidth(72)
        self.place.set_value(1)
        self.place.changed.connect(lambda value: self.pick(int(value) - 1))
        row.addWidget(tool_button("chevron-left", Text("Previous example"), self._previous))
        row.addWidget(self.place)
        row.addWidget(tool_button("chevron-right", Text("Next example"), self._next))
        self.random = push_button(Text("Random"), self.pick_random)
        row.addWidget(self.random)
        row.addStretch(1)
        return box

    def _listen(self) -> None:
        session = self._session
        session.data_arrived.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.planned.connect(self.refresh)
        session.weights_changed.connect(self._ask_soon)
        language().changed.connect(self._say_truth)

    # the example

    @property
    def _block(self) -> Block | None:
        """The data block whose examples are tried."""
        for id in self._session.data:
            record = self._session.document.get(id)
            if isinstance(record, Block):
                return record
        return None

    @property
    def _split(self) -> str:
        sizes = self._view.sizes if self._view is not None else {}
        return next((name for name in ("test", "validation", "train") if sizes.get(name)), "train")

    def refresh(self) -> None:
        """Make the editors anew where the data is other, and ask again."""
        block = self._block
        view = self._session.data.get(block.id) if block is not None else None
        usable = (
            view is not None and self._session.plan.is_sound and bool(self._session.plan.answers)
        )
        self._stack.setCurrentIndex(0 if usable else 1)
        if view is not None and view is not self._view:
            self._view = view
            self._inputs, self._truth = {}, {}
            self._make_editors(view)
            self.pick(0)
        self._ask_soon()

    def _make_editors(self, view: DataView) -> None:
        for editor in self.editors.values():
            self._editor_stack.removeWidget(editor)
            editor.deleteLater()
        if self.ways is not None:
            self.ways.hide()
            self.ways.deleteLater()
            self.ways = None
        field = next((one for one in view.raw_fields if one.role == "input"), None)
        self.editors = make_editors(view, field) if field is not None else {}
        for editor in self.editors.values():
            self._editor_stack.addWidget(editor)
            editor.edited.connect(self._take_edit)
        if len(self.editors) > 1:
            self._make_ways()

    def _make_ways(self) -> None:
        self.ways = Segments([(name, editor.title) for name, editor in self.editors.items()])
        self.ways.changed.connect(self._turn_to)
        self.column.column.insertWidget(0, self.ways)

    def _turn_to(self, way: str) -> None:
        editor = self.editors[way]
        self._editor_stack.setCurrentWidget(editor)
        if self._inputs:
            editor.show_example(self._inputs[editor.field.name][0])

    def _take_edit(self, name: str, values: np.ndarray) -> None:
        """The person changed the example: what is true of it is no longer known."""
        self._inputs = {**self._inputs, name: values[None]}
        self._truth = {}
        self._say_truth()
        self._ask_soon()

    # picking

    def pick(self, index: int) -> None:
        """Take an example of the test set, counted from 0."""
        block, count = self._block, self._view.sizes[self._split] if self._view else 0
        if block is None or not count:
            return
        index = index % count
        self.place.set_value(index + 1)
        where = {"settings": dict(block.settings), "split": self._split, "indices": [index]}
        self._picking.forget()
        self._picking.ask("rows", self._take_rows, self._complain, **where)

    def pick_random(self) -> None:
        count = self._view.sizes[self._split] if self._view else 0
        if count:
            self.pick(random.randrange(count))

    def _previous(self) -> None:
        self.pick(int(self.place.value or 1) - 2)

    def _next(self) -> None:
        self.pick(int(self.place.value or 1))

    def _take_rows(self, rows: dict[str, np.ndarray]) -> None:
        view = self._view
        if view is None:
            return
        roles = {field.name: field.role for field in view.raw_fields}
        self._inputs = {name: one for name, one in rows.items() if roles.get(name) == "input"}
        self._truth = {name: one for name, one in rows.items() if roles.get(name) == "target"}
        for editor in self.editors.values():
            one = self._inputs.get(editor.field.name)
            # The data may have become another since the editors were made: new ones will come.
            if one is not None and one.shape[1:] == tuple(editor.field.shape):
                editor.show_example(one[0])
        self._say_truth()
        self._ask_soon()

    def _say_truth(self) -> None:
        fields = {field.name: field for field in self._view.raw_fields} if self._view else {}
        words = [_truth_words(fields[name], one[0]) for name, one in self._truth.items()]
        self.truth.setVisible(bool(words))
        if words:
            tell(self.truth, self.truth.setText, Text("True answer: {answer}", answer=words[0]))

    # asking

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if not self._inputs:
            self.pick(0)
        self._ask_soon()

    def _ask_soon(self) -> None:
        self.note.setVisible(not self._session.weights)
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        """One question at a time: what changes meanwhile is asked when the answer is there."""
        if self._questions:
            self._is_late = True
            return
        if self._stack.currentIndex() or not self._inputs:
            return
        self._is_late = False
        self._questions.ask(
            "predict",
            self._take_answer,
            self._complain_of_answer,
            records=self._session.records(),
            weights=self._session.weights or None,
            inputs=self._inputs,
            extras=self._session.extras,
        )

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._questions.forget()
        self._picking.forget()

    def _take_answer(self, answers: Any) -> None:
        self.trouble.hide()
        self.answer.show()
        self.answer.show_answers(answers, self._right(answers))
        if self._is_late:
            self._timer.start()

    def _right(self, answers: Any) -> int | None:
        """The class that would be right, where it is known."""
        for name, values in self._truth.items():
            field = next((one for one in self._view.raw_fields if one.name == name), None)
            if field is not None and field.kind == "class":
                return int(values[0])
        return None

    def _complain_of_answer(self, failure: Failure) -> None:
        self.answer.hide()
        self._complain(failure)

    def _complain(self, failure: Failure) -> None:
        words = Text("{what} {advice}", what=failure.what, advice=failure.advice)
        tell(self.trouble, self.trouble.setText, words)
        self.trouble.show()


def _truth_words(field: Field, value: np.ndarray) -> str:
    if field.kind == "class":
        return class_name(field, int(value))
    flat = np.asarray(value, np.float64).ravel()
    if len(flat) > 8:
        return say(Text("{count} values", count=len(flat)))
    return ", ".join(number(float(one)) for one in flat)
