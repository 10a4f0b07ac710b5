"""One example through a whole network at a glance: what every block gave, what came back."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from backend.text import Text
from backend.training.events import Story
from gui.canvas.names import Names
from gui.language import say
from gui.panels.figures import write
from gui.panels.ledger import Ledger, Line

_MOST = 60
"""How many blocks are listed."""


class StoryOverview(Ledger):
    """A row for each block in the order in which they are computed; `chosen` tells a click."""

    chosen = Signal(str)

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._blocks: list[str] = []
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_story(self, story: Story) -> None:
        """Show this example; a number where a block gives one, else its shape."""
        self._blocks = list(story.order[:_MOST])
        lines = [self._line(story, block) for block in self._blocks]
        rest = len(story.order) - len(lines)
        if rest:
            lines.append(Line(say(Text("and {count} more", count=rest)), ("", ""), kind="quiet"))
        hints = (
            Text("What the block gives, or the shape of it"),
            Text("How the loss answers to that"),
        )
        self.show_lines((say(Text("gives")), "dL/dy"), lines, [say(one) for one in hints])

    def _line(self, story: Story, block: str) -> Line:
        given = next(iter(story.outputs.get(block, {}).values()), None)
        cells = (_brief(given), _brief(story.slopes.get(block)))
        return Line(self._names.title(block), cells)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(round(event.position().y()))
        if 0 <= row < len(self._blocks):
            self.chosen.emit(self._blocks[row])


def _brief(values: np.ndarray | None) -> str:
    if values is None:
        return ""
    if values.size == 1:
        return write(float(values.reshape(-1)[0]), 4)
    return "×".join(str(size) for size in values.shape)
