"""The arithmetic of one neuron: its formula with numbers, its sum, and its way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from backend.text import Text
from gui.language import language, number, say, tell
from gui.panels.ledger import Ledger
from gui.panels.panel_parts import heading, quiet_label
from gui.panels.story_reading import has_way_back
from gui.panels.sum_lines import Shown, chain_lines, formula, forward_lines, slope_lines
from gui.theme import theme
from gui.widgets.buttons import push_button

_PAGE = 12
"""How many terms are written out at first, and how many come with each wish for more."""

_FORWARD_HINTS = (
    Text("What arrives for this example"),
    Text("The weight that it is multiplied by"),
    Text("The product, which is added to the sum"),
)
_BACKWARD_HINTS = (
    Text("What arrived on the way forward"),
    Text("How the loss answers to the weight: it grows by so much for each unit"),
    Text("By how much the update will move the weight"),
)


class SumView(QWidget):
    """Forward: formula, terms, sum, bias, output. Backward: slopes and the coming update."""

    def __init__(self) -> None:
        super().__init__()
        self._room = _PAGE
        self._shown: Shown | None = None
        self.formula = QLabel()
        self.formula.setWordWrap(True)
        self.formula.setTextFormat(Qt.TextFormat.RichText)
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.forward, self.chain, self.backward = Ledger(), Ledger(), Ledger()
        self.more = push_button(Text("Show more"), self._show_more, kind="link")
        self.back_title = heading(Text("Backward"))
        self.waits, self.batch_note, self.update_note = (quiet_label() for _ in range(3))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (
            *(self.formula, self.forward, self.more, self.waits, self.back_title),
            *(self.batch_note, self.chain, self.backward, self.update_note),
        ):
            layout.addWidget(widget)
        theme().changed.connect(self._show)
        language().changed.connect(self._show)

    def show_sum(self, shown: Shown) -> None:
        """Show this one from now on."""
        if self._shown is None or len(shown.terms) != len(self._shown.terms):
            self._room = _PAGE
        self._shown = shown
        self._show()

    def _show_more(self) -> None:
        self._room += 2 * _PAGE
        self._show()

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        has_back = has_way_back(shown.sum)
        self._show_waiting(shown, has_back)
        self._show_forward(shown)
        self._show_backward(shown, shown.is_backward and has_back)

    def _show_waiting(self, shown: Shown, has_back: bool) -> None:
        words = Text("")
        if not shown.is_forward:
            words = Text("Its turn to be computed is still to come in this walk.")
        elif not has_back:
            words = Text("No loss answers to it: there is no way back.")
        elif not shown.is_backward:
            words = Text("Its turn on the way back is still to come in this walk.")
        self.waits.setVisible(bool(words))
        tell(self.waits, self.waits.setText, words)

    def _show_forward(self, shown: Shown) -> None:
        rest = len(shown.terms) - self._room
        self.formula.setVisible(shown.is_forward)
        self.forward.setVisible(shown.is_forward)
        self.more.setVisible(shown.is_forward and rest > 0)
        if not shown.is_forward:
            return
        tell(self.more, self.more.setText, Text("Show more ({count} left)", count=max(0, rest)))
        self.formula.setText(formula(shown))
        hints = [say(one) for one in _FORWARD_HINTS]
        self.forward.show_lines(("x", "× w", "= w·x"), forward_lines(shown, self._room), hints)

    def _show_backward(self, shown: Shown, is_there: bool) -> None:
        for widget in (self.back_title, self.chain, self.backward):
            widget.setVisible(is_there)
        self.batch_note.setVisible(is_there and shown.examples > 1)
        self.update_note.setVisible(is_there and shown.rate is not None)
        if not is_there:
            return
        words = Text("L is the loss of the whole batch of {count} examples.", count=shown.examples)
        tell(self.batch_note, self.batch_note.setText, words)
        self.chain.show_lines(("",), chain_lines(shown))
        titles = ("× x", "= dL/dw", *(("Δw",) if shown.rate is not None else ()))
        hints = [say(one) for one in _BACKWARD_HINTS]
        self.backward.show_lines(titles, slope_lines(shown, self._room), hints)
        if shown.rate is not None:
            tell(self.update_note, self.update_note.setText, _update_words(shown, shown.rate))


def _update_words(shown: Shown, rate: float) -> Text:
    if shown.examples == 1:
        return Text(
            "Δw = −{rate} × dL/dw: a step on this example alone would move it by this.",
            rate=number(rate, 3),
        )
    return Text(
        "Δw = −{rate} × the sum of dL/dw over the batch, so far {seen} of {examples}.",
        rate=number(rate, 3),
        seen=shown.seen,
        examples=shown.examples,
    )
