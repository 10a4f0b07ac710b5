"""The list of all that differs: a sign, what it is called, and how it is other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from backend.document.comparison import Difference
from backend.insight.telling import KIND_TITLES
from backend.text import Text
from gui.comparing.marks import Mark, draw_badge
from gui.language import say, tell
from gui.theme import theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = Qt.ItemDataRole.UserRole
_HIGH = 44


@dataclass(frozen=True)
class Line:
    """One difference in the words of the window. `where` names the groups around it."""

    difference: Difference
    title: str
    details: tuple[str, ...] = ()
    where: str = ""

    @property
    def summary(self) -> str:
        """What stands below the title."""
        told = " · ".join(self.details) or say(KIND_TITLES[self.difference.kind])
        return f"{self.where} · {told}" if self.where else told


class DifferenceList(QListView):
    """Shows differences; `went_to` tells the one that is looked at."""

    went_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Painter(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        tell(self, self.setAccessibleName, Text("Differences"))
        self.selectionModel().currentChanged.connect(self._tell)
        theme().changed.connect(self.viewport().update)

    @property
    def lines(self) -> Sequence[Line]:
        """What is listed."""
        return self._lines.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these; the one that was looked at stays so where it is still there."""
        now = self.current
        self._lines.show(lines)
        for row, line in enumerate(lines):
            if now is not None and line.difference == now.difference:
                self.setCurrentIndex(self._lines.index(row))

    @property
    def current(self) -> Line | None:
        """The line that is looked at."""
        row = self.currentIndex().row()
        return self._lines.lines[row] if 0 <= row < len(self._lines.lines) else None

    def go(self, step: int) -> None:
        """To the next difference, or the one before; round the end to the beginning."""
        count = len(self._lines.lines)
        if count:
            row = self.currentIndex().row()
            begin = -1 if step > 0 and row < 0 else max(row, 0)
            self.setCurrentIndex(self._lines.index((begin + step) % count))

    def go_to(self, id: str) -> bool:
        """To the difference of a record. Returns whether there is one in the list."""
        for row, line in enumerate(self._lines.lines):
            one = line.difference
            if any(record is not None and record.id == id for record in (one.before, one.after)):
                self.setCurrentIndex(self._lines.index(row))
                return True
        return False

    def _tell(self, now: QModelIndex, before: QModelIndex) -> None:
        line = self.current
        if line is not None:
            self.went_to.emit(line.difference)


class _Lines(QAbstractListModel):
    """The lines as Qt asks for them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == _LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{say(KIND_TITLES[line.difference.kind])}: {line.title}. {line.summary}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((line.title, line.where, *line.details)).replace("\n\n", "\n")
        return None


class _Painter(QStyledItemDelegate):
    """Paints a line: the badge, the title, and below it how it is other."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(4, 1, -4, -1)
        self._paint_ground(painter, option, box)
        middle = QPointF(box.left() + 20.0, box.center().y() + 0.5)
        draw_badge(painter, middle, Mark(line.difference.kind), 20.0)
        room = box.adjusted(42, 4, -8, -4)
        half = room.height() // 2
        upper = QRect(room.left(), room.top(), room.width(), half)
        self._write(painter, upper, line.title, 13, "text", "semibold")
        self._write(painter, upper.translated(0, half), line.summary, 11, "quiet", "regular")
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        states = ((QStyle.StateFlag.State_Selected, "selection"),
                  (QStyle.StateFlag.State_MouseOver, "hover"))  # fmt: skip
        for state, role in states:
            if option.state & state:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().color(role))
                painter.drawRoundedRect(box, 6, 6)
                return

    def _write(
        self, painter: QPainter, room: QRect, words: str, size: int, role: str, weight: str
    ) -> None:
        painter.setFont(theme().font(size, weight))
        painter.setPen(theme().color(role))
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, _HIGH)
