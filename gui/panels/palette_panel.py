"""The palette: every block type by family, to drag onto the canvas."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from backend.catalog.card import Card, Family, Shelf
from backend.catalog.search import search
from backend.document.change import Change
from backend.text import Text
from gui.kept_blocks import kept_blocks
from gui.language import language, say
from gui.panels.group_cards import Offer, OfferFamily, concerns_groups, families_of, find
from gui.panels.group_menu import GroupMenu
from gui.session import Session
from gui.theme import theme
from gui.widgets.notices import EmptyState
from gui.widgets.text_fields import SearchField

MIME_TYPE = "application/x-lienzo-block"
"""What a dragged card carries: its id, UTF-8."""

_CARD = Qt.ItemDataRole.UserRole
_FAMILY = Qt.ItemDataRole.UserRole + 1
_FIRST = ("ports", "own")
"""Families above those of the catalog, which come and go."""


class PalettePanel(QWidget):
    """Families of blocks under a search field; `wanted` names a card to add to the canvas."""

    wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._closed: set[str] = set()
        self._offered: tuple[OfferFamily, ...] = ()
        self.group_menu = GroupMenu(session, self)
        self.search = SearchField(Text("Search blocks"))
        self.tree = CardTree()
        self.empty = EmptyState(
            "search",
            Text("No block has these words."),
            Text("Try another word, in either language."),
        )
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 0)
        layout.setSpacing(8)
        for widget in (self.search, self.tree, self.empty):
            layout.addWidget(widget)
        layout.setStretch(1, 1)
        layout.setStretch(2, 1)
        self._listen()
        self.refresh()

    def _listen(self) -> None:
        self.search.searched.connect(self.refresh)
        self.search.went_down.connect(self.tree.setFocus)
        self.search.returnPressed.connect(self._take_first)
        self.tree.itemActivated.connect(self._activate)
        self.tree.itemClicked.connect(self._toggle)
        self.tree.itemCollapsed.connect(self._remember)
        self.tree.itemExpanded.connect(self._remember)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self._session.shelf_arrived.connect(self.refresh)
        self._session.changed.connect(self._follow)
        self._session.place_changed.connect(self._look_again)
        self._session.replaced.connect(self._look_again)
        kept_blocks(self._session).changed.connect(self._look_again)
        language().changed.connect(self.refresh)
        theme().changed.connect(self.refresh)

    @property
    def shelf(self) -> Shelf:
        return self._session.shelf

    def _follow(self, change: Change) -> None:
        if concerns_groups(one for pair in change.records.values() for one in pair):
            self._look_again()

    def _look_again(self) -> None:
        """Groups may have come, gone, or changed their names."""
        before, now = self._offered, families_of(self._session)
        if now == before:
            return
        if self.search.text().strip() or not self.shelf.blocks:
            self.refresh()
            return
        self._offered = now
        place = self.tree.verticalScrollBar().value()
        for family in _FIRST:
            self._put_first(family)
        self.tree.verticalScrollBar().setValue(place)

    def _put_first(self, id: str) -> None:
        """Show a family above those of the catalog as it is now, where others stay as they are."""
        tree, row = self.tree, _FIRST.index(id)
        there = [tree.topLevelItem(place).data(0, _FAMILY) for place in range(len(_FIRST))]
        if id in there:
            tree.takeTopLevelItem(there.index(id))
        before = sum(one in _FIRST[:row] for one in there)
        self._add_offers(next((one for one in self._offered if one.id == id), None), before)

    def _show_menu(self, at: QPoint) -> None:
        item = self.tree.itemAt(at)
        menu = self.group_menu.menu(str(item.data(0, _CARD) or "")) if item is not None else None
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.exec(self.tree.viewport().mapToGlobal(at))

    def refresh(self) -> None:
        """Show the families, or what the words in the search field find."""
        words = self.search.text().strip()
        self._offered = families_of(self._session)
        self.tree.clear()
        if words:
            self._show_found(words)
        else:
            self._show_families()
        found = bool(self.tree.topLevelItemCount()) or not self.shelf.blocks
        self.tree.setVisible(found)
        self.empty.setVisible(not found)

    def _show_found(self, words: str) -> None:
        families = {family.id: family for family in self.shelf.families}
        found = search(self.shelf, words, lambda source: say(Text(source)))
        items = [_offer_item(offer) for offer in find(self._session, words)]
        items += [_card_item(card, families.get(card.family)) for card in found]
        self.tree.addTopLevelItems(items)
        if items:
            self.tree.setCurrentItem(items[0])

    def _show_families(self) -> None:
        cards: dict[str, list[Card]] = {}
        for card in self.shelf.offered:
            cards.setdefault(card.family, []).append(card)
        own = {family.id: family for family in self._offered}
        for id in _FIRST:
            self._add_offers(own.get(id))
        for family in self.shelf.families:
            if family.id == "group":
                self._add_offers(own.get("ready"))
            if family.id in cards:
                there = sorted(cards[family.id], key=lambda card: not card.common)
                items = [_card_item(card, family) for card in there]
                self._add_family(family.id, family.title, items)

    def _add_offers(self, family: OfferFamily | None, row: int | None = None) -> None:
        if family is not None:
            items = [_offer_item(offer) for offer in family.offers]
            self._add_family(family.id, family.title, items, row)

    def _add_family(
        self, id: str, title: Text, items: list[QTreeWidgetItem], row: int | None = None
    ) -> None:
        item = QTreeWidgetItem([say(title)])
        item.setData(0, _FAMILY, id)
        item.setFont(0, theme().font(11, "semibold"))
        item.setForeground(0, theme().color("quiet"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.addChildren(items)
        last = self.tree.topLevelItemCount()
        self.tree.insertTopLevelItem(last if row is None else row, item)
        item.setExpanded(id not in self._closed)

    def _remember(self, item: QTreeWidgetItem) -> None:
        """A family that a person closed stays closed."""
        change = self._closed.discard if item.isExpanded() else self._closed.add
        change(item.data(0, _FAMILY))

    def _toggle(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _FAMILY):
            item.setExpanded(not item.isExpanded())

    def _activate(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _CARD):
            self.wanted.emit(item.data(0, _CARD))

    def _take_first(self) -> None:
        item = self.tree.currentItem() or self.tree.topLevelItem(0)
        if item is not None and self.search.text().strip():
            self._activate(item)


class CardTree(QTreeWidget):
    """The tree of cards; what is dragged out of it carries the id of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(8)
        self.setIconSize(QSize(16, 16))
        self.setUniformRowHeights(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME_TYPE, str(items[0].data(0, _CARD)).encode())
        return data

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None or not item.data(0, _CARD):
            return
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        drag.setPixmap(self._picture(item))
        drag.setHotSpot(QPoint(16, 14))
        drag.exec(Qt.DropAction.CopyAction)

    def _picture(self, item: QTreeWidgetItem) -> QPixmap:
        """A small block, to be seen under the mouse while it is dragged."""
        scale = self.devicePixelRatioF()
        width = min(220, 44 + self.fontMetrics().horizontalAdvance(item.text(0)))
        picture = QPixmap(QSize(width, 28) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme().color("raised"))
        painter.setPen(theme().color("edge"))
        painter.drawRoundedRect(0, 0, width - 1, 27, 8, 8)
        item.icon(0).paint(painter, 8, 6, 16, 16)
        painter.setPen(theme().color("text"))
        painter.setFont(theme().font(13))
        painter.drawText(32, 0, width - 40, 28, Qt.AlignmentFlag.AlignVCenter, item.text(0))
        painter.end()
        return picture


def _card_item(card: Card, family: Family | None) -> QTreeWidgetItem:
    item = QTreeWidgetItem([say(card.title)])
    item.setData(0, _CARD, card.id)
    item.setToolTip(0, _tip(card))
    if family is not None:
        item.setIcon(0, theme().icon(family.icon, family.hue))
    return item


def _offer_item(offer: Offer) -> QTreeWidgetItem:
    item = QTreeWidgetItem([say(offer.title)])
    item.setData(0, _CARD, offer.id)
    item.setToolTip(0, _tip(offer))
    item.setIcon(0, theme().icon(offer.icon, offer.hue))
    if not offer.id:
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(0, theme().color("quiet"))
    return item


def _tip(offered: Card | Offer) -> str:
    summary = f"<p>{escape(say(offered.summary))}</p>" if offered.summary else ""
    code = f"<p><code>{escape(offered.id)}</code></p>" if isinstance(offered, Card) else ""
    return f"<b>{escape(say(offered.title))}</b>{summary}{code}"
