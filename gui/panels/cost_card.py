"""What training will cost, on a card that opens over the window: sizes, memory, time, blocks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backend.document import edits
from backend.document.groups import is_definition
from backend.document.records import Block
from backend.text import Text
from backend.training.estimate import Estimate, Memory
from gui.canvas.names import block_title
from gui.costs import Costs, duration, memory
from gui.language import language, number, say, tell
from gui.panels.device_names import device_title
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import push_button, tool_button
from gui.widgets.labels import label
from gui.widgets.notices import NoticeBar

_PARTS: tuple[tuple[str, Text, str, Text], ...] = (
    ("weights", Text("Weights"), "blue", Text("What the blocks learn.")),
    ("gradients", Text("Gradients"), "teal", Text("A number for each weight that is learned.")),
    (
        "optimizer",
        Text("Optimizer"),
        "violet",
        Text("What it remembers of each weight: nothing for SGD, two numbers for Adam."),
    ),
    (
        "activations",
        Text("Activations"),
        "amber",
        Text("What blocks give for a batch and learning needs again. It grows with the batch."),
    ),
    (
        "working",
        Text("Working space"),
        "olive",
        Text("What a step, or judging many examples, takes for a moment."),
    ),
    (
        "copies",
        Text("Copies"),
        "steel",
        Text("Earlier states to go back to, and what saving the run takes."),
    ),
    ("data", Text("Data"), "slate", Text("Prepared examples, beside the raw ones.")),
)
_MOST_ROWS, _ROWS_AT_ONCE = 300, 12
_WIDTH, _HIGHEST = 484, 720


class CostCard(QFrame):
    """Everything about the costs of the drawing; `wanted_block` names a block to look at."""

    wanted_block = Signal(str)

    def __init__(self, session: Session, costs: Costs, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("floating")
        self._session, self._costs = session, costs
        self._make_head()
        self.figures = Figures()
        self.measure = push_button(Text("Measure"), costs.measure)
        tell(self.measure, self.measure.setToolTip, Text("Time some steps on this computer."))
        self.figures.put_beside("time", self.measure)
        self.bar = MemoryBar()
        self.parts = Parts()
        self.warning: NoticeBar | None = None
        self._notices = QVBoxLayout()
        self.remark = label(kind="quiet")
        self.table = BlockTable()
        self.table.cellClicked.connect(self._choose)
        self._lay_out()
        costs.changed.connect(self.refresh)
        session.happened.connect(self._refresh_time)
        language().changed.connect(self.refresh)
        theme().changed.connect(self.refresh)

    def _make_head(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(label(Text("What training costs"), size=16, weight="semibold"), 1)
        self._head.addWidget(tool_button("close", Text("Close"), self.close, "quiet"))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 16)
        layout.setSpacing(12)
        layout.addLayout(self._head)
        layout.addLayout(self._notices)
        for widget in (self.figures, self.bar, self.parts, self.remark, self.table):
            layout.addWidget(widget)
        layout.setStretch(layout.count() - 1, 1)
        self.setFixedWidth(_WIDTH)

    def open_under(self, widget: QWidget) -> None:
        """Show the card below a widget, inside its screen."""
        room = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(0, widget.height() + 4))
        left = max(room.left(), min(corner.x(), room.right() - _WIDTH))
        self.move(left, corner.y())
        self.show()

    def _fit(self) -> None:
        """Be as high as what is shown, the table as high as its rows while there is room."""
        room = self.screen().availableGeometry().bottom() - self.y()
        self.layout().activate()
        height = self.layout().totalHeightForWidth(_WIDTH)
        self.resize(_WIDTH, min(height, _HIGHEST, room))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.table.setRowCount(0)

    # what is shown

    def refresh(self) -> None:
        """Show the estimate there is now."""
        if not self.isVisible():
            return
        plan, found = self._session.plan, self._costs.estimate
        self.figures.show_value("parameters", number(plan.parameters))
        self.figures.show_value("operations", number(plan.operations))
        self.bar.setVisible(found is not None)
        self.parts.setVisible(found is not None)
        self.figures.show_value("memory", _memory_words(found) if found else self._waiting())
        if found is not None:
            self.bar.show_memory(found.memory, found.room)
            self.parts.show_memory(found)
        self._refresh_time()
        self._warn(found)
        self._remark(found)
        self.table.show_rows(self._rows())
        self._fit()

    def _waiting(self) -> str:
        return "…" if self._costs.is_waiting else say(Text("not known yet"))

    def _refresh_time(self, *_: object) -> None:
        if not self.isVisible():
            return
        found, pace = self._costs.estimate, self._costs.pace
        at_rest = self._session.run.is_at_rest
        self.measure.setVisible(at_rest and found is not None and not found.is_quick)
        self.measure.setEnabled(found is not None and found.fits and not self._costs.is_measuring)
        if self._costs.is_measuring:
            words = say(Text("Measuring…"))
        elif pace is None:
            words = self._waiting()
        elif pace.epoch is None:
            words = say(Text("≈ {time} a step", time=duration(pace.step)))
        else:
            epochs = self._session.document.training.epochs
            words = say(
                Text(
                    "≈ {time} an epoch, {whole} in all",
                    time=duration(pace.epoch),
                    whole=duration(pace.epoch * epochs),
                )
            )
        self.figures.show_value("time", words)

    def _warn(self, found: Estimate | None) -> None:
        if self.warning is not None:
            self.warning.close_now()
        failure = self._costs.failure
        if failure is not None:
            self.warning = NoticeBar("info", failure.what, failure.advice, closable=False)
        elif found is not None and not found.fits:
            self.warning = self._too_large(found)
        if self.warning is not None:
            self.warning.closed.connect(self._forget_warning)
            self._notices.addWidget(self.warning)
            self.warning.show()

    def _forget_warning(self) -> None:
        self.warning = None

    def _too_large(self, found: Estimate) -> NoticeBar:
        what = Text(
            "It does not fit: {needed} are needed, {device} has {room}.",
            needed=memory(found.needed),
            device=_place(found),
            room=memory(found.room),
        )
        if found.fitting:
            advice = Text("Smaller batches need less for their activations.")
            act = Text("Use batches of {size}", size=found.fitting)
            return NoticeBar("warning", what, advice, [(act, self._shrink)], closable=False)
        advice = Text("Choose smaller layers: below, the largest stand first.")
        return NoticeBar("warning", what, advice, closable=False)

    def _shrink(self) -> None:
        found = self._costs.estimate
        if found is not None and found.fitting:
            document = self._session.document
            self._session.do(edits.change_training(document, batch_size=found.fitting))

    def _remark(self, found: Estimate | None) -> None:
        words = Text("")
        if found is not None and found.is_assumed:
            words = Text("Nothing is minimised yet: this is reckoned as if Adam trained it.")
        self.remark.setVisible(bool(words))
        tell(self.remark, self.remark.setText, words)

    # by block

    def _rows(self) -> list[tuple[str, str, int, int, int]]:
        """(block, title, parameters, multiply-adds, bytes) of what stands at the top."""
        session, costs, plan = self._session, self._costs, self._session.plan
        rows = [
            (
                block.id,
                block_title(session, block.id),
                plan.parameters_of(block.id),
                costs.operations_of(block.id),
                costs.memory_of(block.id),
            )
            for block in session.document.blocks
            if _stands_at_the_top(block) and (plan.step(block.id) or block.id in plan.within)
        ]
        return sorted(rows, key=lambda row: (row[4], row[2], row[3]), reverse=True)

    def _choose(self, row: int, column: int) -> None:
        block = self.table.block_at(row)
        if block in self._session.document:
            self._session.select([block])
            self.wanted_block.emit(block)


def _stands_at_the_top(block: Block) -> bool:
    return not block.inside and not is_definition(block)


def _place(found: Estimate) -> Text:
    """What has the memory."""
    return Text("this computer") if found.device == "cpu" else device_title(found.device)


def _memory_words(found: Estimate) -> str:
    return say(
        Text(
            "{needed}, {device} has {room}",
            needed=memory(found.needed),
            device=_place(found),
            room=memory(found.room),
        )
    )


class Figures(QWidget):
    """A few titles with a value each."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        self.values: dict[str, QLabel] = {}
        for row, (name, title) in enumerate(
            (
                ("parameters", Text("Parameters")),
                ("operations", Text("Multiply-adds")),
                ("time", Text("Time")),
                ("memory", Text("Memory")),
            )
        ):
            words = label(title, "quiet")
            words.setWordWrap(False)
            self._grid.addWidget(words, row, 0)
            self.values[name] = label(weight="semibold")
            self.values[name].setMinimumHeight(20)
            self._grid.addWidget(self.values[name], row, 1, 1, 1 if name == "time" else 2)

    def show_value(self, name: str, words: str) -> None:
        """Let a value be these words."""
        self.values[name].setText(words)

    def put_beside(self, name: str, widget: QWidget) -> None:
        """Put something right of a value."""
        row = list(self.values).index(name)
        self._grid.addWidget(widget, row, 2)
        self._grid.setRowMinimumHeight(row, 28)


class MemoryBar(QWidget):
    """The parts of the memory side by side; the whole width is the memory there is, unless far
    more is there than needed or more needed than there."""

    def __init__(self) -> None:
        super().__init__()
        self._memory = Memory()
        self._whole = 1.0
        self.setFixedHeight(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_memory(self, found: Memory, room: int) -> None:
        """Show these parts in so much room."""
        self._memory = found
        self._whole = float(max(found.total, 1))
        self.setAccessibleName(memory(found.total))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left, width = 0.0, float(self.width())
        for name, _, role, _ in _PARTS:
            share = width * getattr(self._memory, name) / self._whole
            painter.setBrush(theme().color(role))
            painter.drawRect(QRectF(left, 2, max(0.0, share - 1), self.height() - 4))
            left += share


class Parts(QWidget):
    """What the memory is for: a coloured mark, a title, so many bytes."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 4, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self.values: dict[str, QLabel] = {}
        for place, (name, title, role, tip) in enumerate(_PARTS):
            row, column = place // 2, 4 * (place % 2)
            words, value = label(title), label()
            words.setWordWrap(False)
            value.setWordWrap(False)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            value.setFont(theme().mono_font(12))
            for widget in (words, value):
                tell(widget, widget.setToolTip, tip)
            grid.addWidget(_Mark(role), row, column)
            grid.addWidget(words, row, column + 1)
            grid.addWidget(value, row, column + 2)
            self.values[name] = value
        for column in (1, 5):
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(3, 20)

    def show_memory(self, found: Estimate) -> None:
        """Show the parts of an estimate."""
        for name, value in self.values.items():
            value.setText(memory(getattr(found.memory, name)))


class _Mark(QWidget):
    """A little square in the colour of a role."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(10, 10)
        theme().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(self._role))
        painter.drawRoundedRect(self.rect(), 2, 2)


class BlockTable(QTableWidget):
    """A row for each block, the largest first; a click on a title sorts by its figure."""

    def __init__(self) -> None:
        super().__init__(0, 4)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.sectionClicked.connect(self._sort)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows: list[tuple[str, str, int, int, int]] = []

    def sizeHint(self) -> QSize:
        rows = max(2, min(self.rowCount(), _ROWS_AT_ONCE))
        return QSize(_WIDTH - 28, self.horizontalHeader().sizeHint().height() + 24 * rows + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.horizontalHeader().sizeHint().height() + 24 * 2 + 4)

    def show_rows(self, rows: Sequence[tuple[str, str, int, int, int]]) -> None:
        """Show (block, title, parameters, multiply-adds, bytes), in this order."""
        self._rows = list(rows[:_MOST_ROWS])
        titles = (Text("Block"), Text("Parameters"), Text("Operations"), Text("Memory"))
        self.setHorizontalHeaderLabels([say(title) for title in titles])
        self.horizontalHeaderItem(0).setTextAlignment(_LEFT)
        for column in (1, 2, 3):
            self.horizontalHeaderItem(column).setTextAlignment(_RIGHT)
        self.horizontalHeaderItem(2).setToolTip(say(Text("Multiply-adds for one example")))
        self.setRowCount(len(self._rows))
        for row, (_, title, parameters, operations, held) in enumerate(self._rows):
            self._put(row, 0, title)
            self._put(row, 1, _short(parameters), _count(parameters))
            self._put(row, 2, _short(operations), _count(operations))
            self._put(row, 3, memory(held) if held else "")
        self.updateGeometry()

    def block_at(self, row: int) -> str:
        """The block of a row."""
        return self._rows[row][0]

    def _put(self, row: int, column: int, words: str, exactly: str = "") -> None:
        item = QTableWidgetItem(words)
        item.setToolTip(exactly or words)
        if column:
            item.setTextAlignment(_RIGHT)
            item.setFont(theme().mono_font(12))
        self.setItem(row, column, item)

    def _sort(self, column: int) -> None:
        """By a figure the largest first, by title from A on."""
        if column:
            self._rows.sort(key=lambda row: row[column + 1], reverse=True)  # type: ignore[return-value, arg-type]
        else:
            self._rows.sort(key=lambda row: row[1].casefold())
        self.show_rows(self._rows)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _count(value: int) -> str:
    return number(value) if value else ""


def _short(value: int) -> str:
    """A count with the figures that matter: "85.05 M"."""
    for size, unit in ((10**12, "T"), (10**9, "G"), (10**6, "M")):
        if value >= size:
            return f"{number(value / size)} {unit}"
    return _count(value)
