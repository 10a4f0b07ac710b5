"""A slider with its number beside it, in even steps or in orders of magnitude."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from gui.widgets.number_field import NumberField

_STEPS = 1000


class Slider(QWidget):
    """A number between two bounds. `moved` while it slides, `changed` when it is let go.

    `logarithmic`: every order of magnitude is equally wide (for learning rates); the minimum must
    then be above zero.
    """

    moved = Signal(object)
    changed = Signal(object)

    def __init__(
        self,
        minimum: float,
        maximum: float,
        whole: bool = False,
        logarithmic: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.minimum, self.maximum = minimum, maximum
        self.whole, self.logarithmic = whole, logarithmic
        self.bar = QSlider(Qt.Orientation.Horizontal)
        self.bar.setRange(0, round(maximum - minimum) if whole and not logarithmic else _STEPS)
        self.bar.setMinimumHeight(28)
        self.number = NumberField(whole, minimum, maximum)
        self.number.setFixedWidth(76)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.bar, 1)
        layout.addWidget(self.number)
        self.setFocusProxy(self.bar)
        self._told: float | None = None
        self._listen()
        self.set_value(minimum)

    @property
    def is_used(self) -> bool:
        """Whether a hand is on it: nothing else may be shown there now."""
        return self.bar.isSliderDown() or self.number.is_used

    @property
    def value(self) -> float:
        """The number now."""
        value = self.number.value
        return self.minimum if value is None else value

    def set_value(self, value: float) -> None:
        """Show this value; tells nobody."""
        self._told = value
        self.number.set_value(value)
        self._place_bar(value)

    def _listen(self) -> None:
        self.bar.valueChanged.connect(self._slide)
        self.bar.sliderReleased.connect(self._settle)
        self.number.moved.connect(self._pass_on)
        self.number.changed.connect(self._take)

    def _slide(self, place: int) -> None:
        value = self._value_at(place)
        self.number.set_value(value)
        self.moved.emit(value)
        if not self.bar.isSliderDown():
            self._settle()

    def _settle(self) -> None:
        if self.value != self._told:
            self._told = self.value
            self.changed.emit(self.value)

    def _pass_on(self, value: float) -> None:
        self._place_bar(value)
        self.moved.emit(value)

    def _take(self, value: float) -> None:
        self._place_bar(value)
        self._settle()

    def _place_bar(self, value: float) -> None:
        self.bar.blockSignals(True)
        self.bar.setValue(self._place_of(value))
        self.bar.blockSignals(False)
        self.bar.update()

    def _value_at(self, place: int) -> float:
        share = place / self.bar.maximum()
        if self.logarithmic:
            span = math.log(self.maximum / self.minimum)
            value = float(f"{self.minimum * math.exp(span * share):.2g}")
            return round(value) if self.whole else value
        span = self.maximum - self.minimum
        value = self.minimum + span * share
        decimals = max(0, 1 - math.floor(math.log10(span)))
        return round(value) if self.whole else round(value, decimals)

    def _place_of(self, value: float) -> int:
        if self.logarithmic:
            share = math.log(max(value, self.minimum) / self.minimum)
            return round(share / math.log(self.maximum / self.minimum) * self.bar.maximum())
        share = (value - self.minimum) / (self.maximum - self.minimum)
        return round(share * self.bar.maximum())
