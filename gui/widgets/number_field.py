"""A field for one number: typed, stepped with arrows, or scrubbed with the mouse."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from backend.text import Text
from gui.language import tell
from gui.theme import theme, wear
from gui.widgets.complaints import mark_wrong
from gui.widgets.reading import read_number, write_number


class NumberField(QLineEdit):
    """Holds an int or a float, or None where nothing is chosen (`empty_allowed`).

    `changed` carries the value after a commit (Enter, leaving, an arrow, the end of a scrub);
    `moved` the values passed on the way of a scrub, and `let_go` that it ended, whatever came of
    it; `refused` the sentence why what was typed cannot be. Dragging sideways over a field that
    is not being typed in scrubs, by one step for each `pixels`; Shift is finer, Ctrl coarser.
    Without a `step`, floats move by a hundredth of their own size. Only `figures` of a number are
    written; those left out are kept until somebody writes another.
    """

    changed = Signal(object)
    moved = Signal(object)
    let_go = Signal()
    refused = Signal(object)
    figures = 12
    pixels = 4

    def __init__(
        self,
        whole: bool = False,
        minimum: float | None = None,
        maximum: float | None = None,
        step: float | None = None,
        empty_allowed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.whole = whole
        self.minimum, self.maximum, self.step = minimum, maximum, step
        self.empty_allowed = empty_allowed
        self._value: float | None = None
        self._found: float | None = None
        self._scrub: _Scrub | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFont(theme().mono_font())
        self.setMinimumWidth(64)
        self._reset: QAction | None = None
        self.editingFinished.connect(self.commit)

    @property
    def value(self) -> float | None:
        """The number chosen, or None."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show this value; tells nobody."""
        self._value = value
        self.setText(self._written(value))
        self._mark(None)
        self._offer_reset()

    def set_found(self, value: float | None) -> None:
        """What the program finds itself where the person chooses nothing; None: it finds none."""
        self._found = value
        self.empty_allowed = self.empty_allowed or value is not None
        words = Text("found later")
        if value is not None:
            words = Text("found: {value}", value=write_number(value))
        tell(self, self.setPlaceholderText, words)
        self._offer_reset()

    def commit(self) -> None:
        """Take what is typed, if it is a number within the bounds, and tell if it is another."""
        typed = self.text().strip()
        if typed == self._written(self._value):
            self._mark(None)
            return
        if not typed and self.empty_allowed:
            self._take(None)
            return
        value = read_number(typed, self.whole)
        complaint = self._complaint(value)
        self._mark(complaint)
        if complaint is None:
            self._take(value)

    def _take(self, value: float | None) -> None:
        before = self._value
        self.set_value(value)
        if value != before:
            self.changed.emit(self._value)

    def _complaint(self, value: float | None) -> Text | None:
        if value is None:
            if self.whole:
                return Text("Write a whole number, like 32.")
            return Text("Write a number, like 0.5.")
        if self.minimum is not None and value < self.minimum:
            return Text("It must be at least {minimum}.", minimum=self.minimum)
        if self.maximum is not None and value > self.maximum:
            return Text("It must be at most {maximum}.", maximum=self.maximum)
        return None

    def _mark(self, complaint: Text | None) -> None:
        was_wrong = mark_wrong(self, complaint is not None)
        if complaint is not None or was_wrong:
            self.refused.emit(complaint or Text(""))

    def _typed(self, value: float) -> float | int:
        return round(value) if self.whole else float(value)

    def _written(self, value: float | None) -> str:
        return "" if value is None else write_number(self._typed(value), self.figures)

    @property
    def is_used(self) -> bool:
        """Whether somebody types in it or scrubs it: nothing else may be written there now."""
        return self.hasFocus() or (self._scrub is not None and self._scrub.moving)

    def _stepped(self, value: float, steps: float) -> float:
        """`value` after so many steps, within the bounds."""
        if not steps:
            return self._typed(value)
        step = self.step or (1.0 if self.whole else _step_of(value))
        moved = value + steps * step
        if self.minimum is not None:
            moved = max(moved, self.minimum)
        if self.maximum is not None:
            moved = min(moved, self.maximum)
        return self._typed(float(f"{moved:.6g}") if not self.whole else moved)

    def _step_by(self, steps: float) -> None:
        value = self._value
        if self.text() != self._written(value):
            value = read_number(self.text(), self.whole)
        start = value if value is not None else self._found or self.minimum or 0
        self._take(self._stepped(start, steps))
        self.selectAll()

    def _offer_reset(self) -> None:
        """A way back from what was chosen to what is found; made when it is first needed."""
        is_wanted = self._found is not None and self._value is not None
        if is_wanted and self._reset is None:
            self._reset = self._make_reset()
        if self._reset is not None:
            self._reset.setVisible(is_wanted)

    def _make_reset(self) -> QAction:
        reset = QAction(self)
        wear(reset, reset.setIcon, "undo", "quiet")
        tell(reset, reset.setToolTip, Text("Let it be found again"))
        reset.triggered.connect(lambda: self._take(None))
        self.addAction(reset, QLineEdit.ActionPosition.TrailingPosition)
        return reset

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        if event.key() in steps:
            self._step_by(steps[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self.set_value(self._value)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a field scrolls the page, unless the field is being used."""
        if self.hasFocus() and event.angleDelta().y():
            self._step_by(math.copysign(1, event.angleDelta().y()))
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.hasFocus() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.begin_scrub(event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._scrub is None:
            super().mouseMoveEvent(event)
        else:
            self.scrub_to(event.globalPosition().x(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._scrub is None:
            super().mouseReleaseEvent(event)
        elif not self.end_scrub():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectAll()

    def begin_scrub(self, x: float) -> None:
        """A hand was laid on it, or on its label, at this place of the screen."""
        start = self._value if self._value is not None else self._found
        self._scrub = _Scrub(x, start if start is not None or self._is_bounded else 0.0)

    @property
    def _is_bounded(self) -> bool:
        """Whether zero may be no value at all, so that nothing can be scrubbed from nowhere."""
        return self.whole or self.minimum is not None or self.maximum is not None

    def scrub_to(self, x: float, modifiers: Qt.KeyboardModifier) -> None:
        """The hand moved to this place of the screen."""
        scrub = self._scrub
        if scrub is None or scrub.start is None or not self.isEnabled():
            return
        moved = x - scrub.x
        if not scrub.moving and abs(moved) < QApplication.startDragDistance():
            return
        scrub.moving = True
        steps = int(moved / self.pixels) * _pace(modifiers)
        scrub.value = self._stepped(scrub.start, steps)
        self.setText(self._written(scrub.value))
        self.moved.emit(scrub.value)

    def end_scrub(self) -> bool:
        """The hand let go; says whether it had moved."""
        scrub, self._scrub = self._scrub, None
        if scrub is None or not scrub.moving:
            return False
        self._take(scrub.value)
        self.let_go.emit()
        return True

    def enterEvent(self, event: QEvent) -> None:
        typing = self.hasFocus() or not self.isEnabled()
        cursor = Qt.CursorShape.IBeamCursor if typing else Qt.CursorShape.SizeHorCursor
        self.setCursor(cursor)
        super().enterEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.setCursor(Qt.CursorShape.IBeamCursor)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.deselect()
        super().focusOutEvent(event)


class _Scrub:
    """A drag over the field: where it began, from which value, and whether it is one yet."""

    def __init__(self, x: float, start: float | None) -> None:
        self.x = x
        self.start = start
        self.value = start
        self.moving = False


def _step_of(value: float) -> float:
    """A step that matters for a number of this size: 0.001 for 0.05, 1 for 100."""
    if value == 0:
        return 0.01
    return 10.0 ** (math.floor(math.log10(abs(value))) - 1)


def _pace(modifiers: Qt.KeyboardModifier) -> float:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return 0.1
    return 10 if modifiers & Qt.KeyboardModifier.ControlModifier else 1
