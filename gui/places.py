"""Which group's inside is looked at, and the way there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal

from backend.compiler.plan import Plan
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import (
    HOLDERS,
    USE,
    ancestors,
    definition_of,
    definitions,
    is_definition,
    uses,
)
from backend.document.open_groups import is_open_group
from backend.document.records import Block, Note, Record, Wire

Trail = tuple[str, ...]
"""Groups and uses walked through, the outermost first; () is the drawing itself."""


class Places(QObject):
    """Knows the `trail` that was walked into the drawing and the `place` where it ends.

    The place is the id of a group, "" the drawing itself; behind a use it is its definition's.
    `prefix` is how the names begin of the copies that are looked at (see `expansion`). `changed`
    tells the place whenever the trail is another.
    """

    changed = Signal(str)

    def __init__(self, session: Any) -> None:
        super().__init__(session)
        self._session = session
        self.trail: Trail = ()
        self.place = ""
        self.prefix = ""

    def enter(self, id: str) -> None:
        """Go into a group or a use; what has no inside stays closed."""
        document = self._session.document
        block = document.get(id)
        if isinstance(block, Block) and definition_of(document, block):
            self._walk((*road_to(document, id, self.trail), id))

    def leave(self) -> None:
        """Go one up, to the group that was looked into."""
        if self.trail:
            left = self.trail[-1]
            self._walk(self.trail[:-1])
            self._session.select([left])

    def go_to(self, trail: Iterable[str]) -> None:
        """Go along a trail, as far as it leads."""
        self._walk(walkable(self._session.document, tuple(trail)))

    def go_where(self, id: str) -> None:
        """Go where a record is shown; nowhere if it is shown here."""
        document = self._session.document
        record = document.get(id)
        if isinstance(record, Wire):
            record = document.get(record.source)
        if not isinstance(record, Block | Note):
            return
        if isinstance(record, Block) and is_definition(record):
            self._walk(walkable(document, _into(document, record.id)))
        elif not is_shown(document, self.place, record.id):
            self._walk(walkable(document, road_to(document, record.id, self.trail)))

    def go_where_changed(self, change: Change | None) -> None:
        """Go where something of a change can be seen; nowhere if some of it is seen here."""
        if change is None:
            return
        document = self._session.document
        pairs = change.records.values()
        places = places_of(document, (one for pair in pairs if (one := pair[1] or pair[0])))
        if not places or any(is_seen(document, self.place, place) for place in places):
            return
        nearest = min(places, key=lambda place: (len(ancestors(document, place)), place))
        self._walk(walkable(document, _to_inside(document, nearest, self.trail)))

    def follow(self) -> bool:
        """The drawing has changed: the trail ends where it still leads. Whether it is another."""
        before = self.trail, self.place
        self._set(walkable(self._session.document, self.trail))
        return (self.trail, self.place) != before

    def seen(self, ids: Iterable[str]) -> list[str]:
        """Those of these records that can be seen from here."""
        document = self._session.document
        return [id for id in ids if is_shown(document, self.place, id)]

    def start_over(self) -> None:
        """Another drawing is looked at, from its top."""
        self._set(())

    def _walk(self, trail: Trail) -> None:
        before = self.trail
        self._set(trail)
        if trail != before:
            self.changed.emit(self.place)
            self._session.select([])

    def _set(self, trail: Trail) -> None:
        document = self._session.document
        self.trail = trail
        self.place = place_at(document, trail)
        self.prefix = "".join(f"{id}/" for id in trail if document.block(id).type == USE)

    def copy_of(self, id: str, plan: Plan) -> str:
        """The copy of a drawn block or wire that is looked at from here: the first of those in
        the uses on the trail; where none is, the first of all."""
        if not plan.drawn:
            return id
        record = self._session.document.get(id)
        block = record.target if isinstance(record, Wire) else id
        if self.prefix and plan.drawn_block(self.prefix + block) == block:
            return self.prefix + id
        first = plan.first.get(block, block)
        return first.removesuffix(block) + id


def place_at(document: Document, trail: Trail) -> str:
    """The group in which a trail ends, "" for the drawing itself."""
    return definition_of(document, document.block(trail[-1])) if trail else ""


def walkable(document: Document, trail: Trail) -> Trail:
    """A trail as far as it leads: each holder stands inside the one before it."""
    place = ""
    for depth, id in enumerate(trail):
        block = document.get(id)
        if not isinstance(block, Block) or block.type not in HOLDERS or block.inside != place:
            return trail[:depth]
        place = definition_of(document, block)
        if not place:
            return trail[:depth]
    return trail


def road_to(document: Document, id: str, begun: Trail = ()) -> Trail:
    """The trail to where a record stands: along the one that was begun if it leads there."""
    around = ancestors(document, id)[::-1]
    if not around:
        return ()
    for depth in range(len(begun), 0, -1):
        place = place_at(document, begun[:depth])
        if place in around:
            return (*begun[:depth], *around[around.index(place) + 1 :])
    return (*_into(document, around[0]), *around[1:])


def _to_inside(document: Document, group: str, begun: Trail) -> Trail:
    """The trail into a group itself."""
    block = document.get(group)
    if isinstance(block, Block) and is_definition(block):
        return _into(document, group)
    return (*road_to(document, group, begun), group) if group else ()


def _into(document: Document, id: str, met: frozenset[str] = frozenset()) -> Trail:
    """The trail into a group at the top: into a definition through where it is used first."""
    block = document.get(id)
    if not isinstance(block, Block) or not is_definition(block):
        return (id,)
    for use in uses(document, id):
        around = ancestors(document, use.id)[::-1]
        if use.id in met:
            continue
        road = (*_into(document, around[0], met | {use.id}), *around[1:]) if around else ()
        if not road or road[0] not in (one.id for one in definitions(document)):
            return (*road, use.id)
    return (id,)


def shown_from(document: Document, place: str) -> Iterator[Block | Note]:
    """What can be seen from a place: groups come before what they show of their inside."""
    waiting = [place]
    while waiting:
        for record in document.held(waiting.pop()):
            if isinstance(record, Block) and is_definition(record):
                continue
            yield record
            if is_open_group(record):
                waiting.append(record.id)


def places_of(document: Document, records: Iterable[Record]) -> set[str]:
    """The groups in which these records are seen: wires stand where their ends do."""
    found: set[str] = set()
    ends: set[str] = set()
    for record in records:
        if isinstance(record, Wire):
            ends.update((record.source, record.target))
        elif isinstance(record, Block | Note):
            found.add(record.inside)
    blocks = map(document.get, ends)
    return found | {block.inside for block in blocks if isinstance(block, Block)}


def is_seen(document: Document, place: str, group: str) -> bool:
    """Whether the inside of a group can be seen from a place: it is that place, or the group is
    open in place there."""
    return group == place or (
        is_open_group(document.get(group)) and is_shown(document, place, group)
    )


def is_shown(document: Document, place: str, id: str) -> bool:
    """Whether a block or a note can be seen from a place: it stands there, or in groups there
    that are open in place. A wire can where its ends can."""
    record = document.get(id)
    if isinstance(record, Wire):
        return all(is_shown(document, place, end) for end in (record.source, record.target))
    if isinstance(record, Block) and is_definition(record):
        return False
    met = set()
    while isinstance(record, Block | Note) and record.inside != place and record.id not in met:
        met.add(record.id)
        holder = document.get(record.inside)
        if not is_open_group(holder):
            return False
        record = holder
    return isinstance(record, Block | Note) and record.inside == place


def with_holders(document: Document, id: str) -> frozenset[str]:
    """A block and every group around it, those around uses of these groups as well."""
    found, waiting = {id}, [id]
    while waiting:
        record = document.get(waiting.pop())
        if not isinstance(record, Block | Note):
            continue
        around = [record.inside] if record.inside else []
        if isinstance(record, Block) and is_definition(record):
            around += [use.id for use in uses(document, record.id)]
        waiting += [one for one in around if one not in found]
        found.update(around)
    return frozenset(found)
