"""The inside of the selected block for a chosen example: activation, weights, gradients."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from backend.data.dataset import DataView
from backend.messages import Failure
from backend.text import Text
from backend.training.events import BlockView, Watched
from gui.canvas.names import block_title
from gui.language import language, number, say, tell
from gui.panels.inside_views import ActivationView, HistogramView, MosaicView, as_filters
from gui.panels.panel_parts import clear_layout, heading, quiet_label
from gui.panels.questions import Questions
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import tool_button
from gui.widgets.labels import label
from gui.widgets.notices import EmptyState
from gui.widgets.number_field import NumberField
from gui.widgets.section import ScrollColumn, Section

LIVE = ("starting", "running", "paused")
"""States in which the training process tells what the watched blocks look like."""


class InsidePanel(QWidget):
    """Asks only while it is seen: the trainer while it trains, the engine otherwise."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._questions = Questions(session)
        self._example = 0
        self._timer = QTimer(self, interval=120, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self.column = ScrollColumn()
        self.empty = EmptyState(
            "eye",
            Text("What goes on inside a block will be shown here."),
            Text("Select a block: you see what it makes of one example, and its weights."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.column)
        self._stack.addWidget(self.empty)
        self._build()
        self._listen()
        self.refresh()

    def _build(self) -> None:
        self.title = heading(Text(""))
        self.column.add(self.title)
        self.column.add(self._example_row())
        self.note = quiet_label()
        self.column.add(self.note)
        self.activation = ActivationView()
        self.activation_section = self._section(Text("Answer to the example"), self.activation)
        self.filters = MosaicView()
        self.filters_section = self._section(Text("Filters"), self.filters)
        self._weights = QVBoxLayout()
        self._weights.setSpacing(4)
        box = QWidget()
        self._weights.setContentsMargins(0, 0, 0, 0)
        box.setLayout(self._weights)
        self.weights_section = self._section(Text("Weights and gradients"), box)
        self._parts: dict[str, ParameterPart] = {}

    def _section(self, title: Text, content: QWidget) -> Section:
        section = Section(title)
        section.body.setContentsMargins(0, 4, 0, 4)
        section.add(content)
        self.column.add(section)
        return section

    def _example_row(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.example = NumberField(whole=True, minimum=1)
        self.example.set_value(1)
        self.example.changed.connect(lambda value: self.choose_example(int(value) - 1))
        words = label(Text("Example"))
        back = tool_button("chevron-left", Text("Previous example"), self._previous)
        on = tool_button("chevron-right", Text("Next example"), self._next)
        row.addWidget(words, 1)
        for widget in (back, self.example, on):
            row.addWidget(widget)
        self.example.setFixedWidth(72)
        return box

    def _listen(self) -> None:
        session = self._session
        session.selected.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.planned.connect(self.refresh)
        session.training_changed.connect(self.refresh)
        session.weights_changed.connect(self._weights_changed)
        session.happened.connect(self._receive)
        language().changed.connect(self.refresh)
        theme().changed.connect(self._redraw)

    # what is looked at

    @property
    def _block(self) -> str:
        block = self._session.selected_block
        return block.id if block is not None else ""

    @property
    def _view(self) -> DataView | None:
        return next(iter(self._session.data.values()), None)

    def choose_example(self, index: int) -> None:
        """Look at another example, counted from 0."""
        count = len(self._view.splits["train"]) if self._view is not None else 1
        self._example = min(max(0, index), max(0, count - 1))
        self.example.set_value(self._example + 1)
        self.refresh()

    def _previous(self) -> None:
        self.choose_example(self._example - 1)

    def _next(self) -> None:
        self.choose_example(self._example + 1)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self._questions.forget()
        self._session.watch((), self._example)

    def refresh(self) -> None:
        """Turn to the selected block and ask what it looks like."""
        block = self._session.selected_block
        self._stack.setCurrentIndex(0 if block is not None else 1)
        title = Text("{name}", name=block_title(self._session, block.id)) if block else Text("")
        self.title.setVisible(block is not None)
        tell(self.title, self.title.setText, title)
        if block is None:
            self._show_block(BlockView())
        if self.isVisible():
            self._session.watch((block.id,) if block is not None else (), self._example)
            self._timer.start()

    def _weights_changed(self) -> None:
        if self.isVisible() and self._session.state not in LIVE:
            self._timer.start()

    def _ask(self) -> None:
        """Where nobody trains, the engine is asked."""
        session = self._session
        if session.state in ("starting", "running") or not session.plan.is_sound:
            self._show_watched(session.record.watched)
            return
        common = {"records": session.records(), "weights": session.weights or None}
        self._questions.forget()
        if self._block:
            self._questions.ask(
                "inspect",
                self._show_block,
                self._fail,
                block=self._block,
                example=self._example,
                **common,
            )

    def _fail(self, failure: Failure) -> None:
        tell(self.note, self.note.setText, failure.what)
        self.note.show()

    def _receive(self, events: list[Any]) -> None:
        if not self.isVisible():
            return
        watched = next((one for one in reversed(events) if isinstance(one, Watched)), None)
        if watched is not None:
            self._show_watched(watched)

    def _show_watched(self, watched: Watched | None) -> None:
        if watched is None:
            return
        if self._block in watched.blocks:
            self._show_block(watched.blocks[self._block])

    # showing

    def _show_block(self, view: BlockView) -> None:
        self._last = view
        self.activation_section.setVisible(view.activation is not None)
        if view.activation is not None:
            self.activation.show_activation(view.activation)
        filters = [maps for one in view.values.values() if (maps := as_filters(one)) is not None]
        self.filters_section.setVisible(bool(filters))
        if filters:
            self.filters.show_maps(filters[0])
        self._show_parameters(view)
        nothing = view.activation is None and not view.weights and self._block != ""
        self.note.setVisible(nothing)
        if nothing:
            words = Text("It has nothing to show yet: mend the drawing's problems first.")
            tell(self.note, self.note.setText, words)

    _last = BlockView()

    def _show_parameters(self, view: BlockView) -> None:
        self.weights_section.setVisible(bool(view.weights))
        if set(view.weights) != set(self._parts):
            clear_layout(self._weights)
            self._parts = {name: ParameterPart(name) for name in view.weights}
            for part in self._parts.values():
                self._weights.addWidget(part)
        for name, part in self._parts.items():
            part.show_parameter(view, name)

    def _redraw(self) -> None:
        self._show_block(self._last)


class ParameterPart(QWidget):
    """One parameter: the histograms of its numbers and of its gradient, and their sizes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.weights, self.gradients = HistogramView("accent"), HistogramView("negative")
        self._norms = quiet_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(2)
        title = label(weight="semibold")
        title.setText(name)
        self._slope = quiet_label(Text("Its gradient"))
        for widget in (title, self.weights, self._slope, self.gradients, self._norms):
            layout.addWidget(widget)

    def show_parameter(self, view: BlockView, name: str) -> None:
        """Show it as it is in this view."""
        self.weights.show_counts(*view.weights[name])
        has_gradient = name in view.gradients
        self.gradients.setVisible(has_gradient)
        self._slope.setVisible(has_gradient)
        if has_gradient:
            self.gradients.show_counts(*view.gradients[name])
        norm, slope, ratio = view.norms.get(name, (0.0, 0.0, 0.0))
        words = Text("size {norm}", norm=number(norm, 3))
        if has_gradient:
            words = Text(
                "size {norm} · gradient {slope} · moves by {ratio} a step",
                norm=number(norm, 3),
                slope=number(slope, 3),
                ratio=number(ratio, 2),
            )
        self._norms.setText(say(words))
