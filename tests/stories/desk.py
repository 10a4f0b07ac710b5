"""What a person does at Lienzo's window, in the words of the stories."""

from __future__ import annotations

import unicodedata
from typing import Any

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QComboBox, QPushButton, QTabBar, QWidget

from gui.language import say
from gui.panels.problem_row import ProblemRow
from tests.hands import middle_of, port_on
from tests.stories.person import Person, row_on_screen


def _without_accents(words: str) -> str:
    """As somebody types who does not bother; the search does not either."""
    return unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()


class Desk:
    """A person before a main window."""

    def __init__(self, person: Person, bench: Any) -> None:
        self.person = person
        self.bench = bench
        self.session = bench.session
        self.canvas = bench.canvas

    def begin_empty(self) -> None:
        """From the welcome page to an empty canvas."""
        self.person.click(self.bench.welcome.empty)
        self.person.wait(self.canvas.isVisible, 5, "the empty canvas")

    def drop(self, card_id: str, x: int, y: int) -> str:
        """Find a block by its title in the palette and drag it onto the canvas."""
        title = say(self.session.shelf.blocks[card_id].title)
        palette = self.bench.panels["palette"]
        self.person.click(palette.search)
        self.person.press("ctrl+a")
        self.person.type(_without_accents(title))
        before = {block.id for block in self.session.document.blocks}
        start = row_on_screen(palette.tree, title)
        self.person.drag(start, self.canvas.mapToGlobal(QPoint(x, y)))
        self.person.wait(
            lambda: len(self.session.document.blocks) > len(before), 5, f"{title} on the canvas"
        )
        (new,) = {block.id for block in self.session.document.blocks} - before
        assert self.session.document.block(new).type == card_id
        return new

    def wire(self, source: str, source_port: str, target: str, target_port: str) -> None:
        """Drag a wire from an output to an input."""
        before = len(self.session.document.wires)
        self.person.drag(
            self._port(source, source_port, True), self._port(target, target_port, False)
        )
        self.person.wait(lambda: len(self.session.document.wires) > before, 5, "the wire")

    def _port(self, block: str, port: str, is_output: bool) -> QPoint:
        place: QPointF = port_on(self.canvas, block, port, is_output)
        return self.canvas.mapToGlobal(place.toPoint())

    def fill_setting(self, block: str, setting: str, words: str) -> None:
        """Click a block and type one of its settings into the form."""
        middle = middle_of(self.canvas, block)
        self.person.click(self.canvas.mapToGlobal(middle.toPoint()))
        self.person.wait(lambda: self.session.selection == {block}, 5, "the selection")
        forms = self.bench.panels["settings"].block_form.forms
        (field,) = [form.fields[setting] for form in forms if setting in form.fields]
        self.person.fill(field, words)

    def choose(self, choice: QComboBox, words: str) -> None:
        """Open a drop-down list and pick a line with the keyboard."""
        self.person.click(choice)
        self.person.type(words)
        self.person.press("Return")

    def show_tab(self, dock: str) -> None:
        """Click the tab of a panel."""
        title = self.bench._docks[dock].windowTitle()
        for bar in self.bench.window.findChildren(QTabBar):
            for place in range(bar.count()):
                if bar.tabText(place) == title and bar.isVisible():
                    point = bar.mapToGlobal(bar.tabRect(place).center())
                    self.person.click(point)
                    panel = self.bench.panels[dock]
                    self.person.wait(panel.isVisible, 5, f"the panel {title}")
                    return
        raise AssertionError(f"no tab says {title!r}")

    def planned(self) -> None:
        """Wait until the plan is that of the drawing as it stands."""
        self.person.wait(lambda: not self.session.is_plan_due, 30, "the plan")

    def mend(self, code: str) -> None:
        """Press the first repair of a problem in the Problems panel."""
        self.planned()
        problem = next(one for one in self.session.plan.problems if one.code == code)
        panel = self.bench.panels["problems"]
        self.person.wait(lambda: panel.problems == self.session.plan.problems, 5, "the list")
        place = panel.problems.index(problem)

        def rows() -> list[ProblemRow]:
            return [row for row in panel.findChildren(ProblemRow) if row.isVisible()]

        self.person.wait(lambda: len(rows()) > place, 5, "the rows")
        button = rows()[place].findChild(QPushButton)
        panel.scroll.ensureWidgetVisible(button)
        done = self.session.history.undoable
        self.person.click(button)
        self.person.wait(lambda: self.session.history.undoable is not done, 5, f"the repair {code}")
        self.planned()
        assert code not in self.codes(), f"{code} is still there"

    def codes(self) -> list[str]:
        """The codes of the problems there are."""
        return [problem.code for problem in self.session.plan.problems]

    def train(self, seconds: float = 90) -> None:
        """Press Ctrl+Enter and wait for the end."""
        self.planned()
        before = self.session.record.finished
        self.person.press("ctrl+Return")
        self.person.wait(
            lambda: (
                self.session.record.finished not in (None, before)
                and self.session.state == "finished"
            ),
            seconds,
            "the end of training",
        )

    def visible(self, kind: type[QWidget]) -> Any:
        """The visible widget of a kind, wherever it is."""
        return next(one for one in self.bench.window.findChildren(kind) if one.isVisible())
