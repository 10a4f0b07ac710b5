"""One field that finds everything a person can do, by a few letters of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from gui.dialogs.matching import match
from gui.language import in_spanish, say
from gui.theme import theme
from gui.widgets.labels import label
from gui.widgets.text_fields import SearchField

_MOST = 60
Index = QModelIndex | QPersistentModelIndex
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Entry:
    """Something that can be found and done. `group` says what it is ("Action", "Block");
    `words` help to find it, `hint` explains it in a line, `keys` is its shortcut as shown."""

    title: Text
    act: Callable[[], object]
    group: Text = Text("")
    icon: str = ""
    role: str = "text"
    hint: Text = Text("")
    words: Text = Text("")
    keys: str = ""
    enabled: bool = True


def find(entries: Iterable[Entry], words: str) -> list[Entry]:
    """The entries that have all the words in English or Spanish, best first."""
    ranked = []
    for place, entry in enumerate(entries):
        score = match(words, _readings(entry.title), _readings(entry.words, entry.hint))
        if score is not None:
            ranked.append((-score, not entry.enabled, place, entry))
    return [entry for *_, entry in sorted(ranked, key=lambda one: one[:3])]


def _readings(*texts: Text) -> list[str]:
    return [words for text in texts if text for words in (str(text), text.read(in_spanish))]


class CommandSearch(QDialog):
    """Type, walk with the arrows, Enter does it; Escape leaves things as they are.

    `entries` is called when the search opens, so that it offers what there is now.
    """

    def __init__(
        self, entries: Callable[[], Sequence[Entry]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._ask = entries
        self._entries: Sequence[Entry] = ()
        self.field = SearchField(Text("Search actions and blocks"))
        self.list = QListWidget()
        self.list.setItemDelegate(_EntryPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = label(Text("Nothing has these words. Try fewer letters."), "quiet")
        self.nothing.setContentsMargins(8, 8, 8, 8)
        self._build()
        self.field.searched.connect(self._find)
        self.field.returnPressed.connect(self._do_current)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._do(item))

    def open_over(self, window: QWidget) -> None:
        """Show the search near the top of a window, empty."""
        self._entries = self._ask()
        self.field.clear()
        self._find("")
        self.resize(min(560, max(320, window.width() - 80)), min(420, window.height() - 80))
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(window.rect().topLeft()) + QPoint(left, 64))
        self.show()
        self.field.setFocus()

    def _build(self) -> None:
        frame = QFrame()
        frame.setObjectName("floating")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(8)
        for widget in (self.field, self.nothing, self.list):
            inside.addWidget(widget)
        inside.setStretch(2, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)

    def _find(self, words: str) -> None:
        found = find(self._entries, words)[:_MOST]
        self.list.clear()
        for entry in found:
            item = QListWidgetItem(say(entry.title))
            item.setData(_ENTRY, entry)
            item.setToolTip(say(entry.hint))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(not found)

    def _do_current(self) -> None:
        if self.list.currentItem() is not None:
            self._do(self.list.currentItem())

    def _do(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(_ENTRY)
        if entry.enabled:
            self.accept()
            entry.act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows walk along the list while the letters go to the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step:
                self._walk(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.reject()
                return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        row = self.list.currentRow() + step
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))


_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class _EntryPainter(QStyledItemDelegate):
    """A row: icon, title, what it is, its keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 32)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(_ENTRY)
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("selection" if chosen else "hover"))
            painter.drawRoundedRect(option.rect, 6, 6)
        self._paint_words(painter, option.rect.adjusted(8, 0, -8, 0), entry)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: QRect, entry: Entry) -> None:
        role = entry.role if entry.enabled else "faint"
        if entry.icon:
            scale = painter.device().devicePixelRatioF()
            picture = theme().pixmap(entry.icon, role, 16, scale)
            painter.drawPixmap(row.left(), row.top() + (row.height() - 16) // 2, picture)
        middle, side = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet" if entry.enabled else "faint"))
        note = "   ".join(filter(None, (say(entry.group), entry.keys)))
        painter.drawText(row, middle | side, note)
        room = row.adjusted(26, 0, -painter.fontMetrics().horizontalAdvance(note) - 12, 0)
        painter.setFont(theme().font())
        painter.setPen(theme().color("text" if entry.enabled else "faint"))
        title = painter.fontMetrics().elidedText(
            say(entry.title).replace("&", ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, title)
