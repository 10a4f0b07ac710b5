"""What of a network somebody looks at: blocks, an example, a plane, layers that are open.

Panels and canvas speak of what was drawn; a training of the copies that groups stand for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from backend.compiler.plan import Plan
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import GROUP
from backend.document.records import Block
from backend.training.control import Watch
from backend.training.events import Axes, Watched


class Watching(QObject):
    """Gathers the wishes of panels and canvas. `changed` tells that they are others now.

    `copy_of` tells the copy of a drawn block that is looked at.
    """

    changed = Signal()

    def __init__(self, copy_of: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._copy_of = copy_of
        self.example = 0
        self.axes = Axes()
        self._asked_for: tuple[str, ...] = ()
        self._in_view: tuple[str, ...] = ()
        self._open: set[str] = set()
        self._told = self.message

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks whose insides are wanted."""
        return tuple(sorted(map(self._copy_of, {*self._asked_for, *self._in_view})))

    @property
    def opened(self) -> tuple[str, ...]:
        """The layers that show their neurons or kernels."""
        return tuple(sorted(map(self._copy_of, self._open)))

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
        self._open = {block.id for block in document.blocks if _is_open_layer(block)}
        self.axes = Axes()
        self._tell()

    def follow(self, change: Change) -> None:
        """Layers may have been opened, closed, or taken away."""
        for id, (_, after) in change.records.items():
            if isinstance(after, Block) and _is_open_layer(after):
                self._open.add(id)
            else:
                self._open.discard(id)
        self._tell()

    def look_again(self) -> None:
        """Other copies may be looked at now."""
        self._tell()

    def _tell(self) -> None:
        message = self.message
        if message != self._told:
            self._told = message
            self.changed.emit()


def _is_open_layer(block: Block) -> bool:
    return block.is_open and block.type != GROUP


def as_drawn(watched: Watched, plan: Plan, copy_of: Callable[[str], str]) -> Watched:
    """What was seen of copies, told of what was drawn: of the copy that is looked at where there
    are several."""
    if not plan.drawn:
        return watched

    def drawn(told: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for id, seen in told.items():
            name = plan.drawn_block(id)
            if name not in found or copy_of(name) == id:
                found[name] = seen
        return found

    return replace(watched, blocks=drawn(watched.blocks), maps=drawn(watched.maps))
