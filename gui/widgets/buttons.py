"""Buttons: with words, with an icon, and switches that are on or off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from backend.text import Text
from gui.language import tell
from gui.theme import theme, wear

_TRACK = QSize(34, 20)


def push_button(
    text: Text, act: Callable[[], object] | None = None, kind: str = "", icon: str = ""
) -> QPushButton:
    """A button with words. `kind` is "", "primary", "quiet" or "link"."""
    button = QPushButton()
    button.setProperty("kind", kind)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    tell(button, button.setText, text)
    if icon:
        role = {"primary": "on_accent", "link": "accent"}.get(kind, "text")
        wear(button, button.setIcon, icon, role)
    if act is not None:
        button.clicked.connect(lambda: act())
    return button


def tool_button(
    icon: str, hint: Text, act: Callable[[], object] | None = None, role: str = "text"
) -> QToolButton:
    """A square button with an icon; its words are the hint and what a screen reader says."""
    button = QToolButton()
    wear(button, button.setIcon, icon, role)
    button.setIconSize(QSize(16, 16))
    button.setMinimumSize(28, 28)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    tell(button, button.setToolTip, hint)
    tell(button, button.setAccessibleName, hint)
    if act is not None:
        button.clicked.connect(lambda: act())
    return button


def open_below(button: QAbstractButton, menu: QMenu) -> None:
    """Let a button open a menu below itself.

    Qt's own way waits in a loop of its own until the menu closes; this one does not.
    """
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height()))))


class Switch(QAbstractButton):
    """On or off, with words beside it unless a label says them; `changed` only by hand."""

    changed = Signal(object)

    def __init__(self, text: Text = Text(""), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._place = 0.0
        self._glide = QVariantAnimation(self)
        self._glide.valueChanged.connect(self._move)
        self.toggled.connect(self._slide)
        self.clicked.connect(lambda: self.changed.emit(self.isChecked()))
        theme().changed.connect(self.update)
        tell(self, self._set_words, text)

    @property
    def value(self) -> bool:
        """Whether it is on."""
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        """Show it on or off; tells nobody."""
        self.setChecked(bool(value))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_TRACK.width() + 4 + (words + 8 if words else 0), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(2, (self.height() - _TRACK.height()) / 2, _TRACK.width(), _TRACK.height())
        self._paint_track(painter, track)
        if self.text():
            painter.setPen(theme().color("text" if self.isEnabled() else "faint"))
            words = self.rect().adjusted(_TRACK.width() + 12, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        filled = "accent" if self.isChecked() else "field"
        edge = "accent" if self.isChecked() else "edge"
        if not self.isEnabled():
            filled, edge = ("faint" if self.isChecked() else "field"), "hairline"
        painter.setPen(QPen(theme().color(edge), 1))
        painter.setBrush(theme().color(filled))
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        left = track.left() + 4 + self._place * (track.width() - 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("on_accent" if self.isChecked() else edge))
        painter.drawEllipse(QRectF(left, track.top() + 4, 12, 12))
        if self.hasFocus():
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(track.adjusted(-1, -3, 1, 3), 12, 12)

    def _set_words(self, words: str) -> None:
        self.setText(words)
        self.updateGeometry()

    def _slide(self, on: bool) -> None:
        self._glide.stop()
        duration = theme().motion(120) if self.isVisible() else 0
        if not duration:
            self._move(float(on))
            return
        self._glide.setDuration(duration)
        self._glide.setStartValue(self._place)
        self._glide.setEndValue(float(on))
        self._glide.start()

    def _move(self, place: float) -> None:
        self._place = place
        self.update()
