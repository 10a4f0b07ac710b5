"""The blocks that a person keeps in a palette of their own, as the window knows them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from backend.formats.own_palette import Damaged, Kept, OwnPalette
from backend.text import Refusal, Text
from gui.session import Session


class KeptBlocks(QObject):
    """What is kept; `changed` when it is other. Files are read and written by the engine."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._palette = OwnPalette()
        session.ask("own_palette", self._take)

    @property
    def blocks(self) -> tuple[Kept, ...]:
        """By name."""
        return self._palette.blocks

    @property
    def damaged(self) -> tuple[Damaged, ...]:
        """Files that cannot be read."""
        return self._palette.damaged

    def find(self, file: str) -> Kept:
        """The block in a file. Raises Refusal where it is kept no more."""
        for kept in self.blocks:
            if kept.file == file:
                return kept
        raise Refusal(
            Text("This block is not in your palette any more."), Text("Choose another one.")
        )

    def holds(self, definition: str) -> str:
        """The file of a definition that is kept, "" where it is not."""
        return next((one.file for one in self.blocks if one.definition == definition), "")

    def keep(self, definition: str) -> None:
        """Keep a definition of the drawing."""
        records = self._session.records()
        self._session.ask("keep_block", self._take, records=records, definition=definition)

    def rename(self, file: str, name: str) -> None:
        """Call a kept block otherwise."""
        self._session.ask("rename_kept_block", self._take, file=file, name=name)

    def remove(self, file: str) -> None:
        """Take a block out of the palette."""
        self._session.ask("remove_kept_block", self._take, file=file)

    def _take(self, palette: OwnPalette) -> None:
        if palette != self._palette:
            self._palette = palette
            self.changed.emit()


def kept_blocks(session: Session) -> KeptBlocks:
    """What a person keeps, asked for once in a session."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return session.findChild(KeptBlocks, options=direct) or KeptBlocks(session)
