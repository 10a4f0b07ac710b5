"""One out of several: as a drop-down list, or as a row of segments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from backend.text import Text
from gui.language import language, say, tell
from gui.theme import wear

Options = Sequence[tuple[object, Text | str]]
"""Value and words; plain strings are names that no language changes ("ReLU")."""


class Choice(QComboBox):
    """A drop-down list of (value, words); `changed` carries the value a person chose."""

    changed = Signal(object)

    def __init__(self, options: Options = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options: list[tuple[object, Text | str]] = []
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda index: self.changed.emit(self._options[index][0]))
        language().changed.connect(self._say_again)
        self.set_options(options)

    @property
    def value(self) -> object:
        """The value chosen; None where there is nothing to choose from."""
        return self._options[self.currentIndex()][0] if self.currentIndex() >= 0 else None

    def set_value(self, value: object) -> None:
        """Show this value; one that is not among the options shows none. Tells nobody."""
        self.setCurrentIndex(_place(self._options, value))

    def set_options(self, options: Options) -> None:
        """Offer these instead, keeping what is chosen if it is still among them.

        A list that stays as it was is left alone: somebody may be looking into it.
        """
        if list(options) == self._options:
            return
        chosen = self.value if self._options else None
        self._options = list(options)
        self.clear()
        self.addItems([_words(words) for _, words in self._options])
        self.set_value(chosen if chosen is not None else self._first())

    def _first(self) -> object:
        return self._options[0][0] if self._options else None

    def _say_again(self) -> None:
        for index, (_, words) in enumerate(self._options):
            self.setItemText(index, _words(words))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a list that is not in use scrolls the page."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Segments(QFrame):
    """A row of two to five choices that all stay in sight; arrows walk along it."""

    changed = Signal(object)

    def __init__(
        self, options: Options, icons: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self._values = [value for value, _ in options]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(1)
        for index, (_, words) in enumerate(options):
            button = _segment(words, icons[index] if icons else "")
            self._group.addButton(button, index)
            layout.addWidget(button, 1)
        self._group.idClicked.connect(lambda index: self.changed.emit(self._values[index]))
        self._group.idToggled.connect(self._pass_focus)
        self._group.button(0).setChecked(True)

    @property
    def value(self) -> object:
        """The value chosen."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Show this value; tells nobody."""
        self._group.button(self._values.index(value)).setChecked(True)

    def _pass_focus(self, index: int, on: bool) -> None:
        """Tab comes to the chosen segment only; from there the arrows walk."""
        policy = Qt.FocusPolicy.TabFocus if on else Qt.FocusPolicy.NoFocus
        self._group.button(index).setFocusPolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()), 0)
        index = self._group.checkedId() + step
        if step and 0 <= index < len(self._values):
            self._group.button(index).click()
            self._group.button(index).setFocus(Qt.FocusReason.TabFocusReason)
        elif not step:
            super().keyPressEvent(event)


def _segment(words: Text | str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    if icon:
        wear(button, button.setIcon, icon)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    if isinstance(words, Text):
        tell(button, button.setText, words)
    else:
        button.setText(words)
    return button


def _words(words: Text | str) -> str:
    return say(words) if isinstance(words, Text) else words


def _place(options: Options, value: object) -> int:
    """Where the value stands; 1 is not True and 1.0 is not "1"."""
    for index, (option, _) in enumerate(options):
        if option == value and isinstance(option, bool) == isinstance(value, bool):
            return index
    return -1
