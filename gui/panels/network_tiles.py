"""The published networks on the welcome page: a tile for each, and a field that finds them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from backend.catalog.search import plain
from backend.formats.networks import NETWORKS, Network
from backend.text import Text
from gui.language import in_spanish, number, say
from gui.panels.panel_parts import quiet_label
from gui.panels.tiles import Tile
from gui.theme import theme
from gui.widgets.text_fields import SearchField

_COLUMNS = 3


class NetworkShelf(QWidget):
    """Networks from papers, smallest first; `chosen` names the one to open."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchField(Text("Find a network"))
        self.search.setFixedWidth(220)
        self.search.searched.connect(self._show)
        self.search.returnPressed.connect(self._take_first)
        self.tiles = {network.name: NetworkTile(network) for network in NETWORKS}
        for name, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
        self.none = quiet_label(Text("No network has these words."))
        words = Text("Each has exactly as many parameters as its paper says.")
        head = QHBoxLayout()
        head.addWidget(quiet_label(words), 1)
        head.addWidget(self.search)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.none)
        layout.addLayout(self._grid)
        self._show("")

    @property
    def found(self) -> list[str]:
        """The names of the networks that are shown."""
        wanted = plain(self.search.text()).split()
        return [
            network.name for network in NETWORKS if all(word in _words(network) for word in wanted)
        ]

    def _show(self, _words: str) -> None:
        found = self.found
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
        for place, name in enumerate(found):
            self._grid.addWidget(self.tiles[name], place // _COLUMNS, place % _COLUMNS)
            self.tiles[name].show()
        self.none.setVisible(not found)

    def _take_first(self) -> None:
        if self.found:
            self.chosen.emit(self.found[0])


def _words(network: Network) -> str:
    summary = f"{network.summary} {network.summary.read(in_spanish)}"
    return plain(f"{network.title} {network.name} {network.source} {summary}")


class NetworkTile(Tile):
    """A network: its name, its year, its parameters; who made it when one points at it."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say_name()

    def say_name(self) -> None:
        self.setAccessibleName(f"{self.network.title}, {say(self._size)}")
        self.setAccessibleDescription(say(self.network.summary))
        self.setToolTip(f"{say(self.network.summary)}\n{self.network.source}")
        self.update()

    @property
    def _size(self) -> Text:
        year = self.network.source.rpartition(" ")[2]
        count = number(self.network.parameters)
        return Text("{year} · {count} parameters", year=year, count=count)

    def sizeHint(self) -> QSize:
        return QSize(256, 52)

    def minimumSizeHint(self) -> QSize:
        return QSize(176, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_surface(painter, 8)
        wide = self.width() - 24
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme().font(13, "semibold"))
        painter.setPen(theme().color("text"))
        painter.drawText(QRectF(12, 7, wide, 20), middle, self.network.title)
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        painter.drawText(QRectF(12, 27, wide, 18), middle, say(self._size))
