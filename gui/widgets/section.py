"""A header that shows and hides what is under it, and a column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from backend.text import Text
from gui.language import tell
from gui.theme import theme, wear


class Section(QWidget):
    """A title over some widgets; a click, Enter, or the arrows open and close it."""

    toggled = Signal(bool)

    def __init__(self, title: Text, is_open: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = _Header(self)
        self.content = QWidget()
        self.body = QVBoxLayout(self.content)
        self.body.setContentsMargins(8, 4, 0, 8)
        self.body.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.content)
        tell(self.header, self.header.setText, title)
        self.header.clicked.connect(lambda: self.set_open(not self.is_open))
        self._open = not is_open
        self.set_open(is_open)

    @property
    def is_open(self) -> bool:
        """Whether what is under the title is shown."""
        return self._open

    def set_open(self, is_open: bool) -> None:
        """Show or hide what is under the title."""
        if is_open == self._open:
            return
        self._open = is_open
        self.content.setVisible(is_open)
        arrow = "chevron-down" if is_open else "chevron-right"
        wear(self.header, self.header.setIcon, arrow, "quiet")
        self.toggled.emit(is_open)

    def add(self, widget: QWidget) -> None:
        """Put one more widget under the title."""
        self.body.addWidget(widget)


class _Header(QToolButton):
    """The title; left closes, right opens, as in a tree."""

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self._section = section
        self.setObjectName("section_header")
        self.setFont(theme().font(13, "semibold"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(14, 14))
        self.setFixedHeight(28)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._section.set_open(event.key() == Qt.Key.Key_Right)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ScrollColumn(QScrollArea):
    """Widgets one under the other; scrolls upright, never sideways."""

    def __init__(self, margin: int = 12, spacing: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)
        self.column.addStretch(1)
        self.setWidget(self.content)

    def add(self, widget: QWidget) -> None:
        """Put one more widget at the end."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def clear(self) -> None:
        """Take every widget out."""
        while self.column.count() > 1:
            widget = self.column.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
