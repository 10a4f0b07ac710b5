"""What training will cost, in a line of the toolbar; pressed, it opens the card about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from backend.text import Text
from gui.costs import costs_of, duration, memory
from gui.language import language, say, tell
from gui.session import Session
from gui.theme import theme, wear

if TYPE_CHECKING:
    from gui.panels.cost_card import CostCard


class CostBadge(QToolButton):
    """Parameters, memory and time in as many words as there is room for.

    `grew`: the words are others, so that another width is wanted. `wanted_block` is the card's.
    """

    grew = Signal()
    wanted_block = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.costs = costs_of(session)
        self.card: CostCard | None = None
        self._words: tuple[str, ...] = ("",)
        self.setObjectName("cost_badge")
        self.setAutoRaise(True)
        self.setIconSize(QSize(16, 16))
        self.setFont(theme().font(12))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tell(self, self.setAccessibleName, Text("What training costs"))
        self.clicked.connect(self.open_card)
        self.costs.changed.connect(self.refresh)
        session.planned.connect(self.refresh)
        session.replaced.connect(self.refresh)
        session.happened.connect(self._refresh_measured)
        language().changed.connect(self.refresh)
        self.refresh()

    def open_card(self) -> None:
        """Show the card under the badge."""
        if self.card is None:
            from gui.panels.cost_card import CostCard

            self.card = CostCard(self._session, self.costs, self.window())
            self.card.wanted_block.connect(self.wanted_block)
        self.card.open_under(self)

    def refresh(self, *_: object) -> None:
        """Find the words for the costs there are now."""
        found = self.costs.estimate
        too_large = found is not None and not found.fits
        icon, role = ("warning", "caution") if too_large else ("clock", "quiet")
        wear(self, self.setIcon, icon, role)
        words = self._phrases()
        hint = say(Text("What training costs: memory, time, and which blocks."))
        self.setToolTip("\n".join(part for part in (words[0], hint) if part))
        if words != self._words:
            self._words = words
            self.grew.emit()

    def _refresh_measured(self, *_: object) -> None:
        if self.costs.pace is not None:
            self.refresh()

    def _phrases(self) -> tuple[str, ...]:
        """The longest way to say it, and shorter ones, down to nothing but the icon."""
        plan, found, pace = self._session.plan, self.costs.estimate, self.costs.pace
        parts: list[str] = []
        if plan.steps and self._session.run.is_at_rest:
            parts.append(say(Text("{count} parameters", count=plan.parameters)))
        if found is not None and self._session.run.is_at_rest:
            parts.append(memory(found.needed))
        if pace is not None and pace.epoch is not None:
            parts.append(say(Text("≈ {time} an epoch", time=duration(pace.epoch))))
        return tuple(" · ".join(parts[start:]) for start in range(len(parts) + 1))

    # room

    def widths(self) -> list[int]:
        """How wide it is with all of its words, with fewer, and with none."""
        return [self._width(words) for words in self._words]

    def _width(self, words: str) -> int:
        return 28 + (self.fontMetrics().horizontalAdvance(words) + 10 if words else 0)

    def show_words(self, level: int) -> None:
        """Show so few words: 0 for all of them."""
        self.setText(self._words[min(level, len(self._words) - 1)])
        self.setFixedWidth(self._width(self.text()))
