"""Small pieces that several panels are put together from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from gui.language import tell
from gui.theme import theme


def quiet_toggle(title: Text, tip: Text) -> QToolButton:
    """A small switch in the row above a plot."""
    button = QToolButton()
    button.setCheckable(True)
    button.setAutoRaise(True)
    tell(button, button.setText, title)
    tell(button, button.setToolTip, tip)
    return button


def quiet_label(text: Text = Text(""), wrap: bool = True) -> QLabel:
    """Words that explain, in the quiet colour."""
    label = QLabel()
    label.setProperty("kind", "quiet")
    label.setWordWrap(wrap)
    if text:
        tell(label, label.setText, text)
    return label


def heading(text: Text, size: int = 13) -> QLabel:
    """The title of a panel or of a part of it."""
    label = QLabel()
    label.setFont(theme().font(size, "semibold"))
    label.setWordWrap(True)
    tell(label, label.setText, text)
    return label


def scrolled(widget: QWidget) -> QScrollArea:
    """A widget that scrolls upright where there is too little room."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    return area


def column(*widgets: QWidget, margin: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Widgets one under the other."""
    layout = QVBoxLayout()
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(spacing)
    for widget in widgets:
        layout.addWidget(widget)
    return layout


def boxed(layout: QLayout) -> QWidget:
    """A widget around a layout, without margins."""
    box = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    box.setLayout(layout)
    return box


def clear_layout(layout: QLayout) -> None:
    """Take out and end everything in a layout, layouts inside it too."""
    while (item := layout.takeAt(0)) is not None:
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            clear_layout(item.layout())
