"""A field for several numbers: one for all axes, or one per axis."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from backend.text import Text
from gui.language import tell
from gui.theme import theme
from gui.widgets.complaints import mark_wrong
from gui.widgets.reading import read_numbers, write_number

Numbers = float | int | tuple[float, ...] | str | None


class NumbersField(QLineEdit):
    """Holds one number or a tuple: "3" stands for every axis, "3 × 5" for each its own.

    `axes`: how many a tuple must have (None: any number). `single`: one number is kept as a
    number; without it (a shape) it becomes a tuple of one. `words` may stand instead of numbers.
    `changed` after a commit, `refused` with the sentence why not.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        whole: bool = True,
        axes: int | None = None,
        single: bool = True,
        minimum: float | None = None,
        empty_allowed: bool = False,
        words: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.whole, self.axes, self.single = whole, axes, single
        self.minimum, self.empty_allowed, self.words = minimum, empty_allowed, words
        self._value: Numbers = None
        self.setFont(theme().mono_font())
        self.setMinimumWidth(64)
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> Numbers:
        """The number, the tuple of numbers, or None."""
        return self._value

    def set_value(self, value: Numbers | list[float]) -> None:
        """Show this value; tells nobody."""
        self._value = tuple(value) if isinstance(value, list) else value
        self.setText(write_numbers(self._value, self.whole))
        self._mark(None)

    def set_found(self, value: Numbers) -> None:
        """What the program finds itself where the person chooses nothing."""
        self.empty_allowed = self.empty_allowed or value is not None
        words = Text("found: {value}", value=write_numbers(value, self.whole))
        tell(self, self.setPlaceholderText, words if value is not None else Text("found later"))

    def commit(self) -> None:
        """Take what is typed if it can be taken, and tell if it is something else."""
        typed = self.text().strip()
        if typed.casefold() in self.words:
            self._take(typed.casefold())
            return
        numbers = read_numbers(typed, self.whole)
        complaint = None if not typed and self.empty_allowed else self._complaint(numbers)
        self._mark(complaint)
        if complaint is None:
            self._take(self._kept(numbers))

    def _take(self, value: Numbers) -> None:
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.changed.emit(self._value)

    def _kept(self, numbers: tuple[float, ...] | None) -> Numbers:
        if numbers is not None and len(numbers) == 1 and self.single:
            return numbers[0]
        return numbers

    def _complaint(self, numbers: tuple[float, ...] | None) -> Text | None:
        if numbers is None:
            if self.whole:
                return Text("Write whole numbers, like 3 or 3 × 5.")
            return Text("Write numbers, like 0.5 or 0.5; 0.9.")
        if self.axes is not None and len(numbers) not in {
            self.axes,
            1 if self.single else self.axes,
        }:
            return Text("Write one number, or {axes} of them.", axes=self.axes)
        if self.minimum is not None and min(numbers) < self.minimum:
            return Text("It must be at least {minimum}.", minimum=self.minimum)
        return None

    def _mark(self, complaint: Text | None) -> None:
        was_wrong = mark_wrong(self, complaint is not None)
        if complaint is not None or was_wrong:
            self.refused.emit(complaint or Text(""))


def write_numbers(value: Numbers, whole: bool = True) -> str:
    """How a field shows them: whole ones as "3 × 5", others as "0.5; 0.9"."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple):
        return (" × " if whole else "; ").join(write_number(one) for one in value)
    return write_number(value)
