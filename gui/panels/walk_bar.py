"""The four grains of a step as buttons, and where a walk through a batch stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from backend.text import Text
from backend.training.events import Walked
from gui.language import number, tell
from gui.panels.panel_parts import quiet_label
from gui.session import Session
from gui.widgets.buttons import push_button
from gui.widgets.labels import label

_GRAINS = (
    ("epoch", Text("Epoch"), Text("Train for one epoch, then pause")),
    ("batch", Text("Batch"), Text("Train for one batch, then pause; a walk through it ends")),
    (
        "example",
        Text("Example"),
        Text("Walk through the next batch: to the end of its next example"),
    ),
    (
        "operation",
        Text("Operation"),
        Text("Walk through the next batch: one block forward or backward"),
    ),
)


class WalkBar(QWidget):
    """Steps the training by hand and says where it is."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.buttons = {}
        row = QHBoxLayout()
        row.setSpacing(4)
        for grain, words, hint in _GRAINS:
            button = push_button(words, lambda grain=grain: session.step(grain))
            button.setStyleSheet("padding-left: 4px; padding-right: 4px;")
            tell(button, button.setToolTip, hint)
            self.buttons[grain] = button
            row.addWidget(button, len(words.source))
        self.where, self.count = label(), quiet_label(wrap=False)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.where, 1)
        line.addWidget(self.count)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addLayout(line)
        layout.addWidget(self.bar)
        self.show_state(session.state)

    def show_state(self, state: str) -> None:
        """Steps can be taken while nothing runs by itself."""
        for button in self.buttons.values():
            button.setEnabled(state not in ("starting", "running"))

    def show_walk(self, walked: Walked | None, title: str = "") -> None:
        """Where the walk stands; `title` is the block that is computed. None: there is none."""
        self.bar.setVisible(walked is not None)
        self.count.setVisible(walked is not None)
        self.where.setVisible(walked is not None)
        if walked is None:
            return
        tell(self.where, self.where.setText, _where(walked, title))
        words = Text(
            "Example {place} of {examples} · operation {operation} of {operations}",
            place=walked.place + 1,
            examples=walked.examples,
            operation=min(walked.operation + 1, walked.operations),
            operations=walked.operations,
        )
        tell(self.count, self.count.setToolTip, words)
        shares = (
            (walked.place + 1, walked.examples),
            (min(walked.operation + 1, walked.operations), walked.operations),
        )
        self.count.setText(" · ".join(f"{number(a)}/{number(b)}" for a, b in shares))
        self.bar.setRange(0, walked.examples * walked.operations)
        done = walked.place * walked.operations + walked.operation + 1
        is_over = walked.phase == "update"
        self.bar.setValue(self.bar.maximum() if is_over else done)


def _where(walked: Walked, title: str) -> Text:
    if walked.phase == "forward":
        return Text("Forward: {block}", block=title)
    if walked.phase == "backward":
        return Text("Backward: {block}", block=title)
    return Text("Update: the weights have moved. The next step begins another batch.")
