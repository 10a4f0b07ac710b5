"""How far a drawing has moved away from what is being trained."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from backend.document.change import Change
from backend.document.groups import PORTS
from backend.document.records import Block, Note, Record, Wire
from backend.document.weighing import NEURON


class Drift:
    """Which records are others than those that a training was last given.

    Undoing an edit takes its drift back; what training does not depend on never is any. Before
    the first training everything is.
    """

    def __init__(self) -> None:
        self._then: dict[str, Any] | None = None

    def settle(self) -> None:
        """The training has been given the drawing as it is."""
        self._then = {}

    def note(self, change: Change) -> None:
        """Take an edit in."""
        if self._then is None:
            return
        for id, (before, after) in change.records.items():
            was, is_now = substance(before), substance(after)
            if self._then.setdefault(id, was) == is_now:
                del self._then[id]

    def __bool__(self) -> bool:
        return self._then is None or bool(self._then)

    @property
    def arrived(self) -> list[str]:
        """Records that the training does not have and the drawing has."""
        return [id for id, then in (self._then or {}).items() if then is None]


def substance(record: Record | None) -> Any:
    """What training depends on: a record without its place, its looks and its starting values."""
    if record is None or isinstance(record, Note):
        return None
    if isinstance(record, Wire):
        return replace(record, weight=None)
    if isinstance(record, Block):
        return _substance_of_block(record)
    return record


def _substance_of_block(block: Block) -> Block:
    cells = tuple(replace(cell, value=None) for cell in block.cells if cell.frozen or cell.cut)
    settings = block.settings
    if block.type == NEURON:
        settings = {k: v for k, v in settings.items() if k != "start" and (k, v) != ("bias", True)}
    return replace(block, x=0.0, y=0.0, is_open=False, cells=cells, settings=settings)


def only_moves(change: Change) -> bool:
    """Whether a change leaves everything that is planned as it was; ports of groups count from
    top to bottom, so where they stand is planned."""
    return all(
        before is not None and after is not None and _without_place(before) == _without_place(after)
        for before, after in change.records.values()
    )


def _without_place(record: Record) -> Record:
    if not isinstance(record, Block) or record.type in PORTS:
        return record
    return replace(record, x=0.0, y=0.0, is_open=False)
