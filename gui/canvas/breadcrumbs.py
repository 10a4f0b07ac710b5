"""The way into the group that is looked at, over the canvas: every step leads back there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from backend.text import Text
from gui.canvas.names import block_title
from gui.language import language, say, tell
from gui.theme import theme, wear
from gui.widgets.buttons import open_below, tool_button

if TYPE_CHECKING:
    from gui.session import Session

_INSET = 12
_HEIGHT = 36
_LONGEST, _SHORTEST = 220, 56
_BESIDE = 34
"""Pixels that a step takes beside its words."""


class Breadcrumbs(QWidget):
    """Drawing › group › group: shown while somebody is in a group. The last step is where one is.

    Where there is no room, words are cut short first; then the steps in the middle go into a menu.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("crumbs")
        self._session = session
        self._name = ""
        self._room = parent.width()
        self._shown: tuple[object, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 4, 10, 4)
        self._row.setSpacing(0)
        tell(self, self.setAccessibleName, Text("The way into this group"))
        session.place_changed.connect(self._show)
        session.changed.connect(self._show)
        session.shelf_arrived.connect(self._show)
        language().changed.connect(self._show)
        theme().changed.connect(self._show_anew)
        self.hide()

    def rename(self, name: str) -> None:
        """The drawing is called so: the first step."""
        self._name = name
        self._show()

    def fit_into(self, width: int) -> None:
        """The canvas is so wide now."""
        self._room = width
        self._show()

    def room(self) -> float:
        """How much of the top of the canvas it covers."""
        return float(_INSET + _HEIGHT) if self._session.trail else 0.0

    @property
    def steps(self) -> list[QToolButton]:
        """The buttons that lead back, from the drawing on; the first leads one up."""
        return self.findChildren(QToolButton, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _titles(self) -> list[str]:
        session = self._session
        root = self._name or say(Text("Drawing"))
        return [root, *(block_title(session, id) for id in session.trail)]

    def _show_anew(self, *_: object) -> None:
        self._shown = ()
        self._show()

    def _show(self, *_: object) -> None:
        trail = self._session.trail
        shown = (trail, tuple(self._titles()), self._room, language().code) if trail else ()
        if shown == self._shown:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._shown = shown
        self._clear()
        if trail:
            self._fill()
            self.setFixedHeight(_HEIGHT)
            self.adjustSize()
            self.move(_INSET, _INSET)
        self.setVisible(bool(trail))
        self.raise_()
        if had_focus:
            (self.steps[-1] if trail else self.parentWidget()).setFocus()

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _fill(self) -> None:
        up = tool_button("arrow-up", Text("Out of this group (Esc)"), self._session.leave)
        self._row.addWidget(up)
        titles, room = self._titles(), self._room - 2 * _INSET - 60
        hidden = self._hidden(len(titles), room)
        longest = room // max(len(titles) - len(hidden), 1) - _BESIDE
        longest = min(max(longest, _SHORTEST), _LONGEST)
        for depth, title in enumerate(titles):
            if hidden and depth == hidden[0]:
                self._row.addWidget(self._menu(hidden, titles))
                self._row.addWidget(_chevron())
            if depth in hidden:
                continue
            if depth == len(titles) - 1:
                self._row.addWidget(_here(title, longest))
            else:
                self._row.addWidget(self._step(title, depth, longest))
                self._row.addWidget(_chevron())

    def _hidden(self, count: int, room: int) -> range:
        """Which steps go into the menu: those after the first, as many as there is no room for."""
        fit = max(room // (_SHORTEST + _BESIDE), 3)
        return range(1, 1 + count - fit + 1) if count > fit else range(0)

    def _step(self, title: str, depth: int, longest: int) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setText(_cut(title, button.fontMetrics(), longest).replace("&", "&&"))
        button.setToolTip(title)
        button.setAccessibleName(title)
        button.clicked.connect(self._walk(depth))
        return button

    def _walk(self, depth: int) -> Callable[..., None]:
        trail = self._session.trail[:depth]
        return lambda checked=False: self._session.go_to(trail)

    def _menu(self, hidden: range, titles: list[str]) -> QToolButton:
        """The steps there is no room for."""
        button = QToolButton(self)
        button.setText("…")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(say(Text("More steps")))
        menu = QMenu(button)
        for depth in hidden:
            act = menu.addAction(titles[depth].replace("&", "&&"))
            act.triggered.connect(self._walk(depth))
        open_below(button, menu)
        return button

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("hairline"), 1))
        painter.setBrush(theme().color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


def _here(title: str, longest: int) -> QLabel:
    """Where one is: the last step, which leads nowhere."""
    label = QLabel()
    label.setFont(theme().font(13, "semibold"))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(_cut(title, label.fontMetrics(), longest))
    label.setToolTip(title)
    label.setContentsMargins(6, 0, 2, 0)
    return label


def _chevron() -> QLabel:
    label = QLabel()
    wear(label, lambda icon: label.setPixmap(icon.pixmap(12, 12)), "chevron-right", "quiet")
    return label


def _cut(title: str, metrics: QFontMetrics, longest: int) -> str:
    return metrics.elidedText(title, Qt.TextElideMode.ElideRight, longest)
