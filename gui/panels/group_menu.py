"""What can be done with a block of one's own in the palette."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QWidget

from backend.document import edits
from backend.document.groups import uses
from backend.text import Text
from gui.kept_blocks import kept_blocks
from gui.language import say
from gui.notice import Notice
from gui.session import Session
from gui.taking import KEPT, OWN

Act = tuple[Text, Callable[[], object]]


class GroupMenu(QObject):
    """Makes a menu for what was taken from the palette by its id, and carries it out."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._kept = kept_blocks(session)

    @property
    def _window(self) -> QWidget:
        parent = self.parent()
        assert isinstance(parent, QWidget)
        return parent

    def acts(self, id: str) -> list[Act]:
        """What can be done; nothing with what is no block of one's own."""
        if id.startswith(OWN):
            return self._own_acts(id.removeprefix(OWN))
        if id.startswith(KEPT):
            return self._kept_acts(id.removeprefix(KEPT))
        return []

    def menu(self, id: str) -> QMenu | None:
        """The menu, None where nothing can be done."""
        acts = self.acts(id)
        if not acts:
            return None
        menu = QMenu(self._window)
        for title, act in acts:
            menu.addAction(say(title)).triggered.connect(lambda _=False, act=act: act())
        return menu

    def _own_acts(self, definition: str) -> list[Act]:
        file = self._kept.holds(definition)
        acts: list[Act] = [
            (Text("Look inside"), partial(self._session.show_block, definition)),
            (Text("Rename…"), partial(self._ask_name, definition)),
            (
                Text("Keep the changes in my palette") if file else Text("Keep in my palette"),
                partial(self._kept.keep, definition),
            ),
        ]
        if file:
            acts.append((Text("Remove from my palette"), partial(self._kept.remove, file)))
        acts.append((Text("Remove from this drawing"), partial(self.remove, definition)))
        return acts

    def _kept_acts(self, file: str) -> list[Act]:
        return [
            (Text("Rename…"), partial(self._ask_kept_name, file)),
            (Text("Remove from my palette"), partial(self._kept.remove, file)),
        ]

    def _ask_name(self, definition: str) -> None:
        document = self._session.document
        name = self._asked(document.block(definition).name)
        if name is not None:
            self._session.do(edits.rename(self._session.document, definition, name))

    def _ask_kept_name(self, file: str) -> None:
        name = self._asked(self._kept.find(file).name)
        if name is not None:
            self._kept.rename(file, name)

    def _asked(self, name: str) -> str | None:
        title, words = say(Text("Rename")), say(Text("What this block is called:"))
        mode = QLineEdit.EchoMode.Normal
        new, taken = QInputDialog.getText(self._window, title, words, mode, name)
        return new.strip() if taken and new.strip() and new.strip() != name else None

    def remove(self, definition: str) -> None:
        """Take a definition out of the drawing; asks first where it is used."""
        document = self._session.document
        there = uses(document, definition)
        if not there:
            self._session.do(edits.delete(document, [definition]))
            return
        name = document.block(definition).name or Text("Group")
        self._session.noticed.emit(
            Notice(
                "warning",
                Text("“{name}” is used in this drawing: {count}.", name=name, count=len(there)),
                Text("Detach or delete its uses first, or remove them with it."),
                ((Text("Remove it and its uses"), partial(self._remove_all, definition)),),
            )
        )

    def _remove_all(self, definition: str) -> None:
        document = self._session.document
        if definition in document:
            ids = [definition, *(use.id for use in uses(document, definition))]
            self._session.do(edits.delete(document, ids))
