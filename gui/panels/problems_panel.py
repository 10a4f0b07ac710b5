"""What is wrong with the drawing, worst first, with one-click repairs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from backend.compiler.problems import Problem
from backend.text import Text
from gui.language import language
from gui.panels.group_ways import way_to
from gui.panels.panel_parts import clear_layout
from gui.panels.problem_row import SEVERITIES, ProblemRow
from gui.session import Session
from gui.theme import theme
from gui.widgets.notices import EmptyState


class ProblemsPanel(QWidget):
    """The problems of the plan; `wanted_block` names the block to look at.

    `counted` tells (problems, errors) for a badge whenever it changes.
    """

    wanted_block = Signal(str)
    counted = Signal(int, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._count = (0, 0)
        self._shown: tuple[Problem, ...] | None = None
        self.empty = EmptyState(
            "check",
            Text("No problems."),
            Text("What does not fit in the drawing will be listed here, with a way to mend it."),
        )
        self._make_list()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.scroll)
        layout.addWidget(self.empty)
        session.planned.connect(self.refresh)
        session.replaced.connect(self.refresh)
        language().changed.connect(self._rebuild)
        theme().changed.connect(self._rebuild)
        self.refresh()

    def _make_list(self) -> None:
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(8, 8, 8, 8)
        self._rows.setSpacing(4)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidget(self._list)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Worst first."""
        order = list(SEVERITIES)
        return tuple(sorted(self._session.plan.problems, key=lambda one: order.index(one.severity)))

    def refresh(self) -> None:
        """Show the problems of the plan there is now."""
        if self.problems != self._shown:
            self._rebuild()
        errors = sum(problem.severity == "error" for problem in self.problems)
        if self._count != (len(self.problems), errors):
            self._count = (len(self.problems), errors)
            self.counted.emit(*self._count)

    def _rebuild(self) -> None:
        self._shown = self.problems
        clear_layout(self._rows)
        for problem in self.problems:
            row = ProblemRow(problem, way_to(self._session, problem.block))
            row.clicked.connect(lambda block=problem.block: self._go_to(block))
            row.repaired.connect(self._session.repair)
            self._rows.addWidget(row)
        self._rows.addStretch(1)
        self.scroll.setVisible(bool(self.problems))
        self.empty.setVisible(not self.problems)

    def _go_to(self, block: str) -> None:
        if block in self._session.document:
            self._session.show_block(block)
            self.wanted_block.emit(block)
