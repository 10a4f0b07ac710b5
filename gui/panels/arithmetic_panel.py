"""Step by step: the arithmetic of one example, with its real numbers, and walks through a batch."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from backend.document.records import Block, Wire
from backend.messages import Failure
from backend.text import Text
from backend.training.control import Tell
from backend.training.events import Story, Walked
from backend.training.sums import Sums
from gui.canvas.names import names_of
from gui.language import language, tell
from gui.panels.block_numbers import BlockNumbers
from gui.panels.panel_parts import heading, quiet_label
from gui.panels.questions import Questions
from gui.panels.story_overview import StoryOverview
from gui.panels.story_reading import has_come, plain_rate, terms_of
from gui.panels.sum_lines import Shown
from gui.panels.sum_view import SumView
from gui.panels.walk_bar import WalkBar
from gui.session import Session
from gui.widgets.buttons import tool_button
from gui.widgets.labels import label
from gui.widgets.notices import EmptyState
from gui.widgets.number_field import NumberField
from gui.widgets.section import ScrollColumn

_LIVE = 400
"""Milliseconds between two looks at a training that runs."""


class ArithmeticPanel(QWidget):
    """Shows the selected neuron or block, in a walk else the one that is being computed.

    In a walk the training tells the story of each example; while it runs it is asked a few times
    a second; at rest the engine is. Nobody is asked while the panel is not seen.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._questions = Questions(session)
        self.names = names_of(session)
        self._example = 0
        self._story: Story | None = None
        self._walked: Walked | None = None
        self._batch: dict[int, Story] = {}
        self._last_block = ""
        self._ask_timer = QTimer(self, interval=120, singleShot=True)
        self._ask_timer.timeout.connect(self._ask)
        self._live_timer = QTimer(self, interval=_LIVE)
        self._live_timer.timeout.connect(self._ask)
        self._build()
        self._listen()
        self.refresh()

    def _build(self) -> None:
        self.column = ScrollColumn()
        self.empty = EmptyState(
            "matrix",
            Text("The arithmetic of your network will be written out here."),
            Text("Draw a network and select a neuron: you see its sum with the real numbers."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.column)
        self._stack.addWidget(self.empty)
        self.walk_bar = WalkBar(self._session)
        self.title = heading(Text(""))
        self.hint = quiet_label()
        self.note = label(kind="wrong")
        self.sum = SumView()
        self.numbers = BlockNumbers(self.names)
        self.overview = StoryOverview(self.names)
        self.overview.chosen.connect(lambda block: self._session.select([block]))
        for widget in (
            *(self.walk_bar, self._head_row(), self._row_row()),
            *(self.hint, self.note, self.sum, self.numbers, self.overview),
        ):
            self.column.add(widget)

    def _head_row(self) -> QWidget:
        """What is looked at, and at the right for which example."""
        self.example, self.example_row = _picker(
            quiet_label(Text("Example"), wrap=False),
            (Text("Previous example"), Text("Next example")),
            self.choose_example,
            lambda: self._example,
        )
        self.head_row = QWidget()
        row = QHBoxLayout(self.head_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        row.addWidget(self.example_row)
        return self.head_row

    def _row_row(self) -> QWidget:
        self.row, self.row_row = _picker(
            label(Text("Neuron of the layer")),
            (Text("Previous neuron"), Text("Next neuron")),
            self.choose_row,
            lambda: int(self.row.value or 1) - 1,
        )
        return self.row_row

    def _listen(self) -> None:
        session = self._session
        session.selected.connect(lambda _: self._show())
        session.cell_chosen.connect(self._take_cell)
        session.replaced.connect(self._start_over)
        session.planned.connect(lambda _: self.refresh())
        session.data_arrived.connect(lambda _: self.refresh())
        session.training_changed.connect(self._take_state)
        session.weights_changed.connect(self.refresh)
        session.walked.connect(self._take_walked)
        session.happened.connect(self._take_events)
        language().changed.connect(self._show)

    # what is looked at

    @property
    def story(self) -> Story | None:
        """What is shown of."""
        return self._story

    def choose_example(self, index: int) -> None:
        """Look at another example of the training data, counted from 0."""
        view = next(iter(self._session.data.values()), None)
        count = len(view.splits["train"]) if view is not None else 1
        self._example = min(max(0, index), max(0, count - 1))
        self.example.set_value(self._example + 1)
        self.refresh()

    def choose_row(self, row: int) -> None:
        """Look at another neuron of the layer that is shown, counted from 0."""
        rows = self._rows(self._block)
        if rows:
            self.row.set_value(min(max(0, row), rows - 1) + 1)
            self._show()

    def _take_cell(self, cell: tuple[str, int, int | None] | None) -> None:
        if cell is not None:
            self.row.set_value(cell[1] + 1)
        self._show()

    @property
    def _block(self) -> str:
        """The selected block, or the neuron that a selected wire leads to; else a walk's."""
        document = self._session.document
        found = [document.get(id) for id in self._session.selection]
        blocks = [one for one in found if isinstance(one, Block)]
        wires = [one for one in found if isinstance(one, Wire)]
        if len(blocks) == 1:
            return blocks[0].id
        if not blocks and len(wires) == 1:
            return wires[0].target
        if self._walked is not None:
            return self._walked.block or self._last_block
        return ""

    def _rows(self, block: str) -> int:
        """How many neurons of a layer the story tells of."""
        sums = self._story.sums if self._story is not None else None
        return sums.rows.get(block, 0) if isinstance(sums, Sums) else 0

    # asking

    @property
    def is_asking(self) -> bool:
        """Whether an answer is awaited, or about to be asked for."""
        return self._ask_timer.isActive() or bool(self._questions)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._questions.forget()
        self._live_timer.stop()

    def _start_over(self) -> None:
        self._story, self._walked, self._batch = None, None, {}
        self.refresh()

    def _take_state(self, state: str) -> None:
        self.walk_bar.show_state(state)
        if state != "paused":
            self._end_walk()
        self.refresh()

    def _end_walk(self) -> None:
        self._walked, self._batch = None, {}

    def refresh(self, *_: object) -> None:
        """Ask for the numbers of now, and show what is there meanwhile."""
        is_running = self._session.state in ("starting", "running")
        if self.isVisible():
            if self._walked is None:
                self._ask_timer.start()
            if is_running != self._live_timer.isActive():
                self._live_timer.start() if is_running else self._live_timer.stop()
        self._show()

    def _ask(self) -> None:
        """The training while it runs, else the engine; in a walk nobody: it tells by itself."""
        session = self._session
        if self._walked is not None or not self.isVisible():
            return
        if session.state == "running":
            session.trainer.send(Tell(self._example))
        elif session.state != "starting" and session.plan.is_sound and session.plan.steps:
            self._questions.forget()
            self._questions.ask(
                "story",
                self._take_story,
                self._fail,
                records=session.records(),
                weights=session.weights or None,
                example=self._example,
            )

    def _fail(self, failure: Failure) -> None:
        self._story = None
        self._show()
        tell(self.note, self.note.setText, failure.what)
        self.note.show()

    # hearing

    def _take_story(self, story: Story) -> None:
        self._story = story
        self._show()

    def _take_events(self, events: list[Any]) -> None:
        stories = [one for one in events if isinstance(one, Story)]
        if stories and self._walked is None:
            self._take_story(stories[-1])

    def _take_walked(self, walked: Walked) -> None:
        if self._walked is None or self._walked.step != walked.step:
            self._batch = {}
        if walked.story is not None:
            if walked.place in self._batch:
                self._batch = {}  # weights were altered on the way: what was told is old
            self._batch[walked.place] = walked.story
            self._story = walked.story
        self._walked = walked
        self._last_block = walked.block or self._last_block
        self._show()

    # showing

    def _show(self) -> None:
        if not self.isVisible():
            return
        session, block, walked = self._session, self._block, self._walked
        self._stack.setCurrentIndex(0 if session.document.blocks else 1)
        self.walk_bar.show_walk(walked, self.names.title(walked.block) if walked else "")
        self.example_row.setVisible(walked is None)
        self.head_row.setVisible(walked is None or block != walked.block)
        tell(self.title, self.title.setText, Text("{name}", name=self.names.title(block)))
        self.note.hide()
        story = self._story
        self.overview.setVisible(not block and story is not None)
        if not block and story is not None:
            self.overview.show_story(story)
        is_told = story is not None and (block in story.outputs or block in story.order)
        self._show_hint(block, is_told)
        key = self._key(block) if is_told else ""
        self.row_row.setVisible(is_told and self._rows(block) > 1)
        self.sum.setVisible(bool(key))
        self.numbers.setVisible(is_told and not key)
        if story is None or not is_told:
            return
        there = has_come(story, walked, "forward", block) or block not in story.order
        back = has_come(story, walked, "backward", block)
        if key:
            self.sum.show_sum(self._shown(story, key, block, there, back))
        else:
            self.numbers.show_block(story, block, there, back)

    def _show_hint(self, block: str, is_told: bool) -> None:
        words = Text("")
        if not self._session.plan.is_sound:
            words = Text("It has nothing to show yet: mend the drawing's problems first.")
        elif not block:
            words = Text(
                "Select a neuron or a block to see its arithmetic for this example, "
                "or walk through a batch with the buttons above."
            )
        elif not is_told and self._story is not None:
            words = Text("Nothing is computed here.")
        self.hint.setVisible(bool(words))
        tell(self.hint, self.hint.setText, words)

    def _key(self, block: str) -> str:
        """The sum that is shown: a neuron's own, or that of the chosen row of a layer."""
        assert self._story is not None
        rows = self._rows(block)
        if not rows:
            return block if block in self._story.sums else ""
        row = min(max(1, int(self.row.value or 1)), rows)
        return f"{block}:{row - 1}"

    def _shown(self, story: Story, key: str, block: str, there: bool, back: bool) -> Shown:
        found = story.sums[key]
        others = [one.sums[key] for one in self._batch.values() if key in one.sums]
        told = [[*(term[4] for term in one.terms), one.bias_slope or 0.0] for one in others]
        alone = [*(term[4] for term in found.terms), found.bias_slope or 0.0]
        moves = [sum(slopes) for slopes in zip(*told, strict=True)] if told else alone
        return Shown(
            sum=found,
            terms=terms_of(self.names, found),
            is_forward=there,
            is_backward=back,
            rate=plain_rate(self._session, block),
            moves=moves,
            seen=max(1, len(told)),
            examples=story.examples,
        )


def _picker(
    words: QWidget, hints: tuple[Text, Text], choose: Any, now: Any
) -> tuple[NumberField, QWidget]:
    """A number from 1 on with a step back and a step on; `choose` and `now` count from 0."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    field = NumberField(whole=True, minimum=1)
    field.set_value(1)
    field.setFixedWidth(56)
    field.changed.connect(lambda value: choose(int(value) - 1))
    row.addWidget(words, 1)
    row.addWidget(tool_button("chevron-left", hints[0], lambda: choose(now() - 1)))
    row.addWidget(field)
    row.addWidget(tool_button("chevron-right", hints[1], lambda: choose(now() + 1)))
    return field, box
