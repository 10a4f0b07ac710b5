"""Wires into and out of groups: they lead through ports, which are made where none is there."""

from __future__ import annotations

from collections.abc import Iterator

from backend.document import edits
from backend.document.change import Change, together
from backend.document.document import Document
from backend.document.grouping import add_port
from backend.document.groups import ENTRY, EXIT, ancestors
from backend.document.records import Block, fresh_id
from backend.text import Text

End = tuple[str, str]


def connect_through(
    document: Document, source: End, target: End, *, many: bool = False, id: str | None = None
) -> Change:
    """Lead a wire from a port to another, out of and into the groups that stand around them.

    Ports of groups that carry the same already are used again. `id` is that of the last wire;
    `many` as for `edits.connect`.
    """
    way = _Way(document)
    out_of, into = _crossed(document, source[0], target[0])
    end = source
    for group in out_of:
        end = way.out(end, group)
    for group in into:
        end = way.into(end, group)
    way.lead(end, target, many, id)
    return together(Text("Connect"), *way.changes)


def _crossed(document: Document, source: str, target: str) -> tuple[list[str], list[str]]:
    """The groups to leave, the innermost first, and those to enter, the outermost first."""
    before, behind = ancestors(document, source), ancestors(document, target)
    return (
        [group for group in before if group not in behind],
        [group for group in reversed(behind) if group not in before],
    )


class _Way:
    """Leads on step by step through a drawing in the making."""

    def __init__(self, document: Document) -> None:
        self._now = document.copy()
        self.changes: list[Change] = []

    def _do(self, change: Change) -> None:
        self._now.apply(change)
        self.changes.append(change)

    def lead(self, source: End, target: End, many: bool = False, id: str | None = None) -> None:
        self._do(edits.connect(self._now, *source, *target, many=many, id=id))

    def out(self, end: End, group: str) -> End:
        """Out of a group, through a port that this leads to."""
        for port in self._ports(group, EXIT):
            if any((wire.source, wire.source_port) == end for wire in self._now.wires_into(port)):
                return group, port
        port = self._added(group, gives=True)
        self.lead(end, (port, "input"))
        return group, port

    def into(self, end: End, group: str) -> End:
        """Into a group, through a port that gets this."""
        for wire in self._now.wires_from(*end):
            if wire.target == group and wire.target_port in self._ports(group, ENTRY):
                return wire.target_port, "output"
        port = self._added(group, gives=False)
        self.lead(end, (group, port))
        return port, "output"

    def _ports(self, group: str, kind: str) -> list[str]:
        return [one.id for one in self._held(group) if one.type == kind]

    def _held(self, group: str) -> Iterator[Block]:
        return (one for one in self._now.held(group) if isinstance(one, Block))

    def _added(self, group: str, gives: bool) -> str:
        port = fresh_id()
        self._do(add_port(self._now, group, gives, id=port))
        return port
