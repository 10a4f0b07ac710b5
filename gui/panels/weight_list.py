"""Many weights, one under the other: the first of them, those a filter finds, or more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.text import Text
from gui.language import tell
from gui.panels.panel_parts import quiet_label
from gui.panels.weight_row import Weight, WeightRow
from gui.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.text_fields import SearchField

_PAGE = 16
"""How many weights are shown at once, and how many come with each wish for more."""


@dataclass(frozen=True)
class Weights(Sequence[Weight]):
    """Weights that are made when they are looked at, one by one; their names may be asked alone."""

    ids: Sequence[str]
    name: Callable[[int], str]
    make: Callable[[int], Weight]

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, place: int) -> Weight:  # type: ignore[override]
        return self.make(range(len(self.ids))[place])


def _no_weight(place: int) -> Weight:
    raise IndexError(place)


_NONE = Weights((), str, _no_weight)


class WeightList(QWidget):
    """Rows are kept and filled anew, so that thousands of weights cost what one page costs."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._weights = _NONE
        self._room = _PAGE
        self.rows: list[WeightRow] = []
        self.filter = SearchField(Text("Filter by name"))
        self.filter.searched.connect(self._search)
        self.more = push_button(Text("Show more"), self._show_more, kind="link")
        self.nothing = quiet_label(Text("No name has these words."))
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addLayout(self._column)
        layout.addWidget(self.nothing)
        layout.addWidget(self.more)

    def show_weights(self, weights: Weights) -> None:
        """Show these, keeping rows of weights that were shown before."""
        if weights.ids != self._weights.ids:
            self._room = max(_PAGE, min(self._room, len(weights)))
        self._weights = weights
        self.filter.setVisible(len(weights) > _PAGE)
        if len(weights) <= _PAGE and self.filter.text():
            self.filter.clear()
        self._fill()

    def show_numbers(self) -> None:
        """The numbers as they are now."""
        shown = [row for row in self.rows if not row.isHidden()]
        largest = max((abs(row.weight.read() or 0.0) for row in shown), default=0.0)
        for row in shown:
            row.show_number(largest)

    def row(self, id: str) -> WeightRow | None:
        """The row of a weight, where it is shown."""
        return next((row for row in self.rows if row.weight.id == id and not row.isHidden()), None)

    def _search(self, words: str) -> None:
        self._room = _PAGE
        self._fill()

    def _show_more(self) -> None:
        self._room += 2 * _PAGE
        self._fill()

    def _fill(self) -> None:
        words = self.filter.text().casefold().split()
        found = self._with(words)
        shown = [self._weights[place] for place in found[: self._room]]
        self._make_rows(shown)
        for row, weight in zip(self.rows, shown, strict=False):
            if row.weight is not weight:
                row.show_weight(weight)
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
        rest = len(found) - len(shown)
        self.more.setVisible(rest > 0)
        tell(self.more, self.more.setText, Text("Show more ({count} left)", count=rest))
        self.nothing.setVisible(bool(words) and not shown)
        self.show_numbers()

    def _with(self, words: Sequence[str]) -> Sequence[int]:
        """The places of the weights whose names have these words."""
        places = range(len(self._weights))
        if not words:
            return places
        names = (self._weights.name(place).casefold() for place in places)
        return [place for place, name in enumerate(names) if all(word in name for word in words)]

    def _make_rows(self, shown: Sequence[Weight]) -> None:
        for weight in shown[len(self.rows) :]:
            row = WeightRow(self._session, weight)
            self.rows.append(row)
            self._column.addWidget(row)
