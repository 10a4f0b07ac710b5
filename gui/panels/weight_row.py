"""One weight in a row: where it comes from, its number, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from backend.document.change import Change
from backend.document.weighing import Known
from backend.text import Text
from gui.language import say, tell
from gui.panels.live_number import LiveNumber, Put
from gui.session import Session
from gui.theme import wear
from gui.widgets.buttons import tool_button
from gui.widgets.scrub_label import ScrubLabel

_BUTTON = QSize(26, 28)
_NUMBER = 92


@dataclass(frozen=True)
class Weight:
    """A weight as a row shows it: what it is now, and the edits that change it.

    `id` tells it from others; `width` says of how many numbers it is the strongest. `ties` are
    the ways to share it: (name, whether it is so now, the edit); they are asked for when the menu
    opens. `cut` is None where a weight cannot be cut.
    """

    id: str
    name: str
    read: Callable[[], float | None]
    put: Put
    forget: Callable[[Known], Change]
    frozen: bool
    freeze: Callable[[bool], Change]
    width: int = 1
    cut: bool | None = None
    cut_it: Callable[[bool], Change] | None = None
    tie: str = ""
    ties: Callable[[], list[tuple[Text, bool, Callable[[Known], Change]]]] | None = None


class WeightRow(QWidget):
    """Name, number, lock, tie or cut, reset. The name and the number can be scrubbed."""

    def __init__(self, session: Session, weight: Weight) -> None:
        super().__init__()
        self._session = session
        self.weight = weight
        self.number = LiveNumber(session, weight.read, weight.put, weight.forget)
        self.number.setFixedWidth(_NUMBER)
        self.name = ScrubLabel(self.number)
        self.lock = _toggle("lock", Text("Freeze: training leaves it as it is"))
        self.lock.clicked.connect(lambda on: session.do(self.weight.freeze(on)))
        self.reset = tool_button("undo", Text("Draw it anew by chance"), self._reset, role="quiet")
        self.reset.setFixedSize(_BUTTON)
        self.second = self._tie_button() if weight.ties is not None else self._cut_button()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.name, 1)
        layout.addWidget(self.number)
        for button in (self.lock, self.second, self.reset):
            layout.addWidget(button)
        self.show_weight(weight)

    def _tie_button(self) -> QToolButton:
        button = tool_button(
            "link", Text("Share this weight with other wires"), self._offer_ties, role="quiet"
        )
        button.setFixedSize(_BUTTON)
        return button

    def _cut_button(self) -> QToolButton:
        button = _toggle("cut", Text("Cut: no wire at all, zero for ever"))
        button.clicked.connect(self._cut)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.setVisible(self.weight.cut is not None)
        return button

    def show_weight(self, weight: Weight) -> None:
        """Show this weight from now on."""
        self.weight = weight
        self.number.read, self.number.put = weight.read, weight.put
        self.number.forget = weight.forget
        self.name.set_words(weight.name)
        self.number.setAccessibleName(weight.name)
        self.number.setEnabled(not weight.cut)
        self.name.setEnabled(not weight.cut)
        self.lock.setChecked(weight.frozen)
        wear(self.lock, self.lock.setIcon, "lock", "accent" if weight.frozen else "quiet")
        self._say_width(weight)
        self._show_second(weight)
        self.show_number()

    def _say_width(self, weight: Weight) -> None:
        words = Text("")
        if weight.width > 1:
            words = Text(
                "It brings {count} numbers, each with a weight of its own; the strongest is shown. "
                "A number you type goes to all of them.",
                count=weight.width,
            )
        tell(self.number, self.number.setToolTip, words)

    def _show_second(self, weight: Weight) -> None:
        if weight.ties is None:
            self.second.setChecked(bool(weight.cut))
            wear(self.second, self.second.setIcon, "cut", "accent" if weight.cut else "quiet")
            return
        style = Qt.ToolButtonStyle
        self.second.setText(weight.tie[:2])
        self.second.setToolButtonStyle(
            style.ToolButtonTextOnly if weight.tie else style.ToolButtonIconOnly
        )
        hint = Text("Share this weight with other wires")
        if weight.tie:
            hint = Text("Shared with the wires of tie “{tie}”", tie=weight.tie)
        tell(self.second, self.second.setToolTip, hint)

    def show_number(self, largest: float = 0.0) -> None:
        """The number as it is now; the bar is whole where it is as large as `largest`."""
        self.number.show_number()
        number = self.weight.read() or 0.0
        self.name.set_share(number / max(largest, abs(number), 1e-12))

    def _reset(self) -> None:
        self.number.clearFocus()
        self._session.do(self.weight.forget(self._session.live.numbers))

    def _cut(self, on: bool) -> None:
        if self.weight.cut_it is not None:
            self._session.do(self.weight.cut_it(on))

    def _offer_ties(self) -> None:
        self.menu = self._tie_menu()
        self.menu.popup(self.second.mapToGlobal(self.second.rect().bottomLeft()))

    def _tie_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, is_so, edit in self.weight.ties() if self.weight.ties else ():
            action = menu.addAction(say(words))
            action.setCheckable(True)
            action.setChecked(is_so)
            action.triggered.connect(
                lambda _=False, edit=edit: self._session.do(edit(self._session.live.numbers))
            )
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _toggle(icon: str, hint: Text) -> QToolButton:
    button = tool_button(icon, hint, role="quiet")
    button.setCheckable(True)
    button.setFixedSize(_BUTTON)
    return button
