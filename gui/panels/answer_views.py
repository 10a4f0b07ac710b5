"""What the network answers, as a person reads it: probabilities, values, pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.text import Text
from backend.training.events import Answered
from gui.language import number
from gui.panels.panel_parts import clear_layout
from gui.panels.pictures import stretched
from gui.theme import theme
from gui.widgets.bars import BarsView
from gui.widgets.form import Form
from gui.widgets.labels import label
from gui.widgets.pictures import PictureView

_MOST_VALUES = 32


class AnswerView(QWidget):
    """One part for each output of the network; the parts stay while only their numbers change."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._shown: list[tuple[object, ...]] = []
        self.parts: list[QWidget] = []

    def show_answers(self, answers: Sequence[Answered], right: int | None = None) -> None:
        """Show the first example's answers; `right` is the class that would be right."""
        kinds = [_kind(answer) for answer in answers]
        if kinds != self._shown:
            self._shown = kinds
            self._make(answers)
        for part, answer in zip(self.parts, answers, strict=True):
            part.show_answer(answer, right)

    def _make(self, answers: Sequence[Answered]) -> None:
        clear_layout(self._column)
        self.parts = []
        for answer in answers:
            if len(answers) > 1:
                name = label(weight="semibold")
                name.setText(answer.name)
                self._column.addWidget(name)
            self.parts.append(_part(answer))
            self._column.addWidget(self.parts[-1])


def _kind(answer: Answered) -> tuple[object, ...]:
    shape = None if answer.values is None else answer.values.shape[1:]
    return answer.block, answer.port, answer.classes, shape


def _part(answer: Answered) -> QWidget:
    if answer.probabilities is not None:
        return ProbabilityPart()
    if answer.values is not None and answer.values[0].size <= _MOST_VALUES:
        return ValuesPart(answer)
    return PicturePart()


class ProbabilityPart(QWidget):
    """The likeliest class in large letters over a bar for each class."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen = label(size=20, weight="semibold")
        self.bars = BarsView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chosen)
        layout.addWidget(self.bars)

    def show_answer(self, answer: Answered, right: int | None) -> None:
        """Show the probabilities of the first example."""
        self.chosen.setText(answer.classes[int(answer.chosen[0])])
        self.bars.set_values(answer.classes, answer.probabilities[0].tolist(), right)


class ValuesPart(Form):
    """Numbers by name, in the units of the data."""

    def __init__(self, answer: Answered) -> None:
        super().__init__()
        for index in range(answer.values[0].size):
            name = answer.names[index] if index < len(answer.names) else ""
            title = Text("{name}", name=name) if name else Text("Output {index}", index=index + 1)
            value = label(size=16)
            value.setFont(theme().mono_font(16))
            self.add(str(index), title, value)

    def show_answer(self, answer: Answered, right: int | None) -> None:
        """Show the values of the first example."""
        for index, value in enumerate(np.asarray(answer.values[0], np.float64).ravel()):
            self.fields[str(index)].setText(number(float(value)))


class PicturePart(PictureView):
    """Many numbers as a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(160)

    def show_answer(self, answer: Answered, right: int | None) -> None:
        """Show the first example: a picture as it is, rows of numbers as a map."""
        values = np.asarray(answer.values[0], np.float32)
        if values.ndim == 3 and len(values) in (1, 3):
            self.set_picture(stretched(values if len(values) == 3 else values[0]))
        else:
            self.set_picture(values.reshape(-1, values.shape[-1]), "signed")
