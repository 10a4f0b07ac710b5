"""Doing, undoing and redoing changes of a document."""

from __future__ import annotations

from collections.abc import Callable

from backend.document.change import Change
from backend.document.document import Document


class History:
    """The changes done so far. `listener` hears of each change as it is applied."""

    def __init__(
        self, document: Document, listener: Callable[[Change], None] = lambda change: None
    ) -> None:
        self.document = document
        self._listener = listener
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._saved: Change | None = None

    def do(self, change: Change) -> None:
        """Carry out a change and remember it; one that alters nothing is not remembered."""
        if not change:
            return
        self.document.apply(change)
        self._done.append(change)
        self._undone.clear()
        self._listener(change)

    def undo(self) -> Change | None:
        """Take the last change back. Returns what was applied, None where nothing is left."""
        if not self._done:
            return None
        change = self._done.pop()
        self._undone.append(change)
        return self._apply(change.inverse)

    def redo(self) -> Change | None:
        """Do again what was taken back last. Returns what was applied."""
        if not self._undone:
            return None
        change = self._undone.pop()
        self._done.append(change)
        return self._apply(change)

    def _apply(self, change: Change) -> Change:
        self.document.apply(change)
        self._listener(change)
        return change

    @property
    def undoable(self) -> Change | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Change | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def mark_saved(self) -> None:
        self.mark_saved_at(self.undoable)

    def mark_saved_at(self, done: Change | None) -> None:
        """The document was saved when `done` was the last change."""
        self._saved = done

    @property
    def is_saved(self) -> bool:
        """Whether the document is as it was when last saved (or opened)."""
        return self.undoable is self._saved
