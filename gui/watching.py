"""What of a network somebody looks at: blocks, an example, a plane, layers that are open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from backend.document.change import Change
from backend.document.document import Document
from backend.document.records import Block
from backend.training.control import Watch
from backend.training.events import Axes


class Watching(QObject):
    """Gathers the wishes of panels and canvas. `changed` tells that they are others now."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.example = 0
        self.axes = Axes()
        self._asked_for: tuple[str, ...] = ()
        self._in_view: tuple[str, ...] = ()
        self._open: set[str] = set()
        self._told = self.message

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks whose insides are wanted."""
        return tuple(sorted({*self._asked_for, *self._in_view}))

    @property
    def opened(self) -> tuple[str, ...]:
        """The layers that show their neurons or kernels."""
        return tuple(sorted(self._open))

    @property
    def message(self) -> Watch:
        """All of it, as a training is told."""
        return Watch(self.blocks, self.example, axes=self.axes, opened=self.opened)

    def ask(self, blocks: Iterable[str], example: int) -> None:
        """A panel is about these blocks and this example."""
        self._asked_for, self.example = tuple(blocks), example
        self._tell()

    def show(self, blocks: Iterable[str]) -> None:
        """These blocks can be seen on the canvas."""
        self._in_view = tuple(blocks)
        self._tell()

    def choose_axes(self, axes: Axes) -> None:
        """The plane through the inputs that is looked at."""
        self.axes = axes
        self._tell()

    def begin_with(self, document: Document) -> None:
        """Another drawing is looked at."""
        self._open = {block.id for block in document.blocks if block.is_open}
        self.axes = Axes()
        self._tell()

    def follow(self, change: Change) -> None:
        """Layers may have been opened, closed, or taken away."""
        for id, (_, after) in change.records.items():
            if isinstance(after, Block) and after.is_open:
                self._open.add(id)
            else:
                self._open.discard(id)
        self._tell()

    def _tell(self) -> None:
        message = self.message
        if message != self._told:
            self._told = message
            self.changed.emit()
