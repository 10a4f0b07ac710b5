"""What a block makes of an example, in brief: the numbers that arrive, leave, and answer back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from backend.catalog.card import Port
from backend.compiler.plan import Field, Signal, Step
from backend.text import Text
from backend.training.events import Story
from gui.canvas.names import Names
from gui.language import language, say, tell
from gui.panels.figures import aligned, write
from gui.panels.ledger import Ledger
from gui.panels.loss_lines import loss_lines
from gui.panels.panel_parts import quiet_label
from gui.session import Session
from gui.theme import theme

_FIRST = 12
"""How many numbers are written out of many."""


@dataclass(frozen=True)
class Numbers:
    """Some numbers under a title; `words` in their place where they mean something else."""

    title: Text
    values: np.ndarray
    words: str = ""


class NumbersView(QWidget):
    """Numbers in brief: a title, the shape where there are several, the first few."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.values = quiet_label(), QLabel()
        self.values.setFont(theme().mono_font(12))
        self.values.setWordWrap(True)
        self.values.setTextFormat(Qt.TextFormat.PlainText)
        self.values.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addWidget(self.values)

    def show_numbers(self, numbers: Numbers) -> None:
        """Show these."""
        shape = " × ".join(str(size) for size in numbers.values.shape)
        several = numbers.values.size > 1
        self.title.setText(f"{say(numbers.title)} · {shape}" if several else say(numbers.title))
        self.values.setText(numbers.words or in_brief(numbers.values))


def in_brief(values: np.ndarray) -> str:
    """The first numbers, and how many more there are."""
    flat = np.asarray(values, np.float64).reshape(-1)
    if flat.size == 1:
        return write(float(flat[0]), 4)
    written = aligned(flat[:_FIRST].tolist())
    width = max((len(one) for one in written), default=0)
    words = "  ".join(one.rjust(width).replace(" ", "\u00a0") for one in written)
    rest = flat.size - _FIRST
    return words if rest <= 0 else say(Text("{words} … {count} more", words=words, count=rest))


class BlockNumbers(QWidget):
    """A block that is no neuron: in, out, and how the loss answers; a loss says how it comes."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names, self._session = names, names.session
        self._shown: tuple[Story, str, bool, bool] | None = None
        self.parts: list[NumbersView] = []
        self.loss = Ledger()
        self.waits = quiet_label()
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._column)
        layout.addWidget(self.waits)
        language().changed.connect(self._show)

    def show_block(self, story: Story, block: str, is_forward: bool, is_backward: bool) -> None:
        """Show this block of a story, as far as a walk has come."""
        self._shown = (story, block, is_forward, is_backward)
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        story, block, is_forward, is_backward = self._shown
        plan = self._session.plan
        step = plan.step(block)
        is_loss = step is not None and Signal(block, "loss") in plan.specs
        before = _arriving(self._names, story, step, is_loss) if step is not None else []
        if is_forward and not is_loss:
            before += _leaving(self._session, story, block)
        after = _answering(story, block, step, is_loss) if is_backward else []
        self._show_parts(before, after)
        classes = _classes(self._session, step) if step is not None else ()
        lines = loss_lines(story, step, classes) if step is not None and is_forward else []
        self.loss.setVisible(bool(lines))
        titles = ("", say(Text("answer")), "p") if classes and len(lines) > 2 else ("", "", "")
        self.loss.show_lines(titles, lines)
        self._show_waiting(is_forward, is_backward, story.slopes.get(block) is None)

    def _show_parts(self, before: list[Numbers], after: list[Numbers]) -> None:
        """The loss stands between what arrives and what goes back."""
        found = before + after
        while len(self.parts) < len(found):
            self.parts.append(NumbersView())
        self._column.removeWidget(self.loss)
        for place, part in enumerate(self.parts):
            self._column.removeWidget(part)
            part.setVisible(place < len(found))
            if place < len(found):
                if place == len(before):
                    self._column.addWidget(self.loss)
                self._column.addWidget(part)
                part.setVisible(True)
                part.show_numbers(found[place])
        if not after:
            self._column.addWidget(self.loss)

    def _show_waiting(self, is_forward: bool, is_backward: bool, has_no_slope: bool) -> None:
        words = Text("")
        if not is_forward:
            words = Text("Its turn to be computed is still to come in this walk.")
        elif has_no_slope:
            words = Text("No loss answers to it: there is no way back.")
        elif not is_backward:
            words = Text("Its turn on the way back is still to come in this walk.")
        self.waits.setVisible(bool(words))
        tell(self.waits, self.waits.setText, words)


def _arriving(names: Names, story: Story, step: Step, is_loss: bool) -> list[Numbers]:
    """What comes in, by port; for a loss the answer, and what it should have been."""
    plan = names.session.plan
    ports = plan.ports.get(step.block)
    order = [port for port in (ports.inputs if ports else ()) if port.name in step.inputs]
    found = []
    for port in order:
        for signal in step.inputs[port.name]:
            values = story.outputs.get(signal.block, {}).get(signal.port)
            if values is not None:
                title = _title(names, port, signal, is_loss, several=len(order) > 1)
                words = _class_words(plan.fields.get(signal), values)
                found.append(Numbers(title, values, words))
    return found


def _title(names: Names, port: Port, signal: Signal, is_loss: bool, several: bool) -> Text:
    name = names.title(signal.block)
    if is_loss and port.name == "target":
        return Text("What it should be")
    if is_loss and port.name == "input":
        return Text("Answer, from {name}", name=name)
    if several:
        return Text("{port}, from {name}", port=_port_title(port), name=name)
    return Text("In, from {name}", name=name)


def _port_title(port: Port) -> Text:
    return port.title if port.title else Text("{name}", name=port.name)


def _class_words(field: Field | None, values: np.ndarray) -> str:
    if field is None or field.kind != "class" or values.size != 1:
        return ""
    place = int(values.reshape(-1)[0])
    return field.classes[place] if 0 <= place < len(field.classes) else ""


def _classes(session: Session, step: Step) -> tuple[str, ...]:
    fields = [session.plan.fields.get(signal) for signal in step.inputs.get("target", ())]
    return fields[0].classes if fields and fields[0] is not None else ()


def _leaving(session: Session, story: Story, block: str) -> list[Numbers]:
    given = story.outputs.get(block, {})
    if len(given) == 1:
        return [Numbers(Text("Out"), value) for value in given.values()]
    ports = session.plan.ports.get(block)
    titles = {port.name: _port_title(port) for port in (ports.outputs if ports else ())}
    return [
        Numbers(
            Text("Out, {port}", port=titles.get(port, Text("{name}", name=port))),
            value,
            _class_words(session.plan.fields.get(Signal(block, port)), value),
        )
        for port, value in given.items()
    ]


def _answering(story: Story, block: str, step: Step | None, is_loss: bool) -> list[Numbers]:
    """How the loss answers: to what leaves a block, to the answer that a loss judges."""
    if is_loss and step is not None:
        sources = [signal.block for signal in step.inputs.get("input", ())]
        slopes = [story.slopes.get(one) for one in sources]
        return [Numbers(Text("Backward: dL/d(answer)"), one) for one in slopes if one is not None]
    slope = story.slopes.get(block)
    return [Numbers(Text("Backward: dL/d(output)"), slope)] if slope is not None else []
