"""The page one meets first: what Lienzo is, examples, recent files, an empty canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from gui.language import language, say, tell
from gui.panels import example_pictures as pictures
from gui.panels.network_tiles import NetworkShelf
from gui.panels.panel_parts import clear_layout, heading, quiet_label, scrolled
from gui.panels.tiles import Tile
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import push_button
from gui.widgets.choices import Segments
from gui.widgets.labels import Icon


@dataclass(frozen=True)
class Example:
    """An example as the page offers it: its name in the catalog of examples, and its picture."""

    name: str
    title: Text
    summary: Text
    draw: pictures.Drawn


EXAMPLES = (
    Example(
        "neuron-and",
        Text("One neuron"),
        Text("Learns AND from its truth table."),
        pictures.draw_gate,
    ),
    Example(
        "circle",
        Text("Circle"),
        Text("A few neurons bend a border around a disc."),
        pictures.draw_circle,
    ),
    Example(
        "spiral",
        Text("Spiral"),
        Text("Two arms that only a deeper network parts."),
        pictures.draw_spiral,
    ),
    Example(
        "iris",
        Text("Iris"),
        Text("Three kinds of flowers from four measures."),
        pictures.draw_iris,
    ),
    Example(
        "digits-cnn",
        Text("Handwritten digits"),
        Text("Convolutions read figures of 8 × 8 pixels."),
        pictures.draw_digits,
    ),
    Example(
        "line",
        Text("A straight line"),
        Text("Regression: gradient descent finds slope and height."),
        pictures.draw_line,
    ),
)


MORE: tuple[tuple[str, Text], ...] = (
    ("gauss", Text("Two clouds")),
    ("xor", Text("Exclusive or")),
    ("diabetes", Text("Diabetes")),
    ("wine", Text("Wines")),
    ("breast-cancer", Text("Breast cancer")),
    ("digits-mlp", Text("Digits, fully connected")),
)
"""The other examples, by their names alone."""


class WelcomePage(QWidget):
    """Ways to begin. `recent` gives the files opened last, newest first."""

    opened_example = Signal(str)
    opened_network = Signal(str)
    opened_file = Signal(str)
    empty_wanted = Signal()
    open_wanted = Signal()
    back_wanted = Signal()

    def __init__(
        self,
        session: Session,
        recent: Callable[[], list[Path]] = list,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._recent = recent
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(32, 20, 32, 20)
        layout.setSpacing(16)
        layout.addStretch(1)
        self.networks = NetworkShelf()
        self.networks.chosen.connect(self.opened_network)
        self.kinds = Segments(
            [("examples", Text("Examples")), ("networks", Text("Published networks"))]
        )
        self.kinds.setMinimumWidth(320)
        self.kinds.changed.connect(self._turn_to)
        self._example_box = self._examples()
        begin = QWidget()
        row = QHBoxLayout(begin)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(heading(Text("Begin with one that is there")), 1)
        row.addWidget(self.kinds)
        for widget in (self._head(), begin, self._example_box, self.networks, self._files()):
            widget.setMaximumWidth(816)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(widget, 100)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addStretch(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(page))
        language().changed.connect(self.refresh)
        self._turn_to("examples")
        self.refresh()

    def _turn_to(self, kind: object) -> None:
        """Show the examples, or the published networks."""
        self._example_box.setVisible(kind == "examples")
        self.networks.setVisible(kind == "networks")

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(Icon("logo", "accent", 48), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        title = QLabel("Lienzo")
        title.setFont(theme().font(20, "semibold"))
        words.addWidget(title)
        words.addWidget(
            quiet_label(Text("Draw a neural network, watch it learn, take it with you."))
        )
        row.addLayout(words, 1)
        for button in self._buttons():
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _buttons(self) -> list[QPushButton]:
        self.empty = QPushButton()
        self.empty.setProperty("kind", "primary")
        self.open = QPushButton()
        tell(self.empty, self.empty.setText, Text("Empty canvas"))
        tell(self.open, self.open.setText, Text("Open…"))
        self.empty.clicked.connect(self.empty_wanted)
        self.open.clicked.connect(self.open_wanted)
        self.back = push_button(Text("Back to the drawing"), self.back_wanted.emit)
        return [self.back, self.open, self.empty]

    def _examples(self) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        self.cards = [ExampleCard(example) for example in EXAMPLES]
        for index, card in enumerate(self.cards):
            name = card.example.name
            card.clicked.connect(lambda _=False, name=name: self.opened_example.emit(name))
            grid.addWidget(card, index // 3, index % 3)
        below = -(-len(self.cards) // 3)
        self.more: dict[str, QPushButton] = {}
        for index, (name, title) in enumerate(MORE):
            link = push_button(title, partial(self.opened_example.emit, name), "link")
            self.more[name] = link
            place = below + index // 3, index % 3
            grid.addWidget(link, *place, Qt.AlignmentFlag.AlignLeft)
        return box

    def _files(self) -> QWidget:
        self._file_box = QWidget()
        layout = QVBoxLayout(self._file_box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heading(Text("Recent files")))
        self._file_list = QVBoxLayout()
        self._file_list.setSpacing(0)
        layout.addLayout(self._file_list)
        return self._file_box

    def refresh(self) -> None:
        """Show the files opened last, and the way back where there is a drawing."""
        self.back.setVisible(bool(self._session.document.blocks))
        clear_layout(self._file_list)
        files = self._recent()[:5]
        self._file_box.setVisible(bool(files))
        for path in files:
            button = FileRow(path)
            button.clicked.connect(lambda _=False, path=path: self.opened_file.emit(str(path)))
            self._file_list.addWidget(button)


class ExampleCard(Tile):
    """An example: its picture, which learns while one points at it, and its words."""

    def __init__(self, example: Example) -> None:
        super().__init__()
        self.example = example
        self._done = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._advance)
        self.say_name()

    def say_name(self) -> None:
        self.setAccessibleName(say(self.example.title))
        self.setAccessibleDescription(say(self.example.summary))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(256, 186)

    def minimumSizeHint(self) -> QSize:
        return QSize(176, 186)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        duration = theme().motion(150) * 6
        if duration:
            self._motion.setDuration(duration)
            self._motion.start()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._motion.stop()
        self._advance(1.0)

    def _advance(self, done: float) -> None:
        self._done = done
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        outline = self.paint_surface(painter, 8)
        frame = QRectF(1, 1, self.width() - 2, 108)
        painter.save()
        painter.setClipPath(outline)
        painter.setClipRect(frame, Qt.ClipOperation.IntersectClip)
        self.example.draw(painter, frame, self._done)
        painter.restore()
        words = QRectF(12, 118, self.width() - 24, 20)
        painter.setFont(theme().font(13, "semibold"))
        painter.setPen(theme().color("text"))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, say(self.example.title))
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        below = QRectF(12, 140, self.width() - 24, 40)
        painter.drawText(below, int(Qt.TextFlag.TextWordWrap), say(self.example.summary))


class FileRow(Tile):
    """A recent file: its name and its folder."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.setToolTip(str(path))
        self.setAccessibleName(path.name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.hasFocus():
            self.paint_surface(painter, 6)
        theme().icon("open", "quiet").paint(painter, 8, 8, 16, 16)
        painter.setFont(theme().font(13))
        painter.setPen(theme().color("text"))
        name = self._path.stem
        wide = min(painter.fontMetrics().horizontalAdvance(name), self.width() // 2)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(32, 0, wide + 2, self.height()), middle, name)
        painter.setPen(theme().color("quiet"))
        painter.setFont(theme().font(11))
        room = self.width() - wide - 60
        folder = painter.fontMetrics().elidedText(
            str(self._path.parent), Qt.TextElideMode.ElideMiddle, room
        )
        painter.drawText(QRectF(wide + 48, 0, room, self.height()), middle, folder)
