"""Bringing blocks of the person's own into a drawing: the definition comes along where it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from backend.document import own_blocks
from backend.document.change import Change, added, together
from backend.document.document import Document
from backend.document.groups import USE, is_definition, with_insides
from backend.document.records import Block, Note, Record, Wire, fresh_id
from backend.text import Text


def bring(
    document: Document,
    brought: Document,
    definition: str,
    x: float,
    y: float,
    inside: str = "",
    id: str | None = None,
) -> Change:
    """Put a use of a definition that stands in another drawing, `brought`, into this one.

    Where this drawing has the very same definition already, that is used. Where it has another
    one of this id, the brought one gets ids of its own.
    """
    label = Text("Add block")
    records = list(needed(brought, definition))
    names: Mapping[str, str] = {}
    if all(_is_same(document.get(one.id), one) for one in records):
        records = []
    elif any(one.id in document for one in records):
        names = {one.id: fresh_id() for one in records}
        records = [_renamed(one, names) for one in records]
    arriving = added(label, records)
    after = document.copy()
    after.apply(arriving)
    used = own_blocks.use(after, names.get(definition, definition), x, y, inside, id)
    return together(label, arriving, used)


def needed(document: Document, definition: str) -> Iterable[Record]:
    """A definition with all that is inside, and the definitions that are used in there."""
    found: set[str] = set()
    waiting = {definition}
    while waiting:
        more = with_insides(document, waiting) - found
        found |= more
        blocks = (one for id in more if isinstance(one := document.get(id), Block))
        named = {str(one.settings.get("of")) for one in blocks if one.type == USE}
        waiting = {id for id in named - found if _defines(document, id)}
    wires = (one for one in document.wires_of(found) if {one.source, one.target} <= found)
    return [*(document[id] for id in sorted(found)), *wires]


def _defines(document: Document, id: str) -> bool:
    block = document.get(id)
    return isinstance(block, Block) and is_definition(block)


def _is_same(here: Record | None, there: Record) -> bool:
    """Whether two records say the same, wherever they stand."""
    if isinstance(here, Block | Note) and isinstance(there, Block | Note):
        return bool(replace(here, x=there.x, y=there.y) == there)
    return here == there


def _renamed(record: Record, names: Mapping[str, str]) -> Record:
    """A record by its new id, and by those of what it names."""

    def new(id: str) -> str:
        return names.get(id, id)

    if isinstance(record, Wire):
        return replace(
            record,
            id=new(record.id),
            source=new(record.source),
            source_port=new(record.source_port),
            target=new(record.target),
            target_port=new(record.target_port),
        )
    assert isinstance(record, Block | Note)
    if isinstance(record, Block) and record.type == USE:
        of = new(str(record.settings.get("of")))
        record = replace(record, settings={**record.settings, "of": of})
    return replace(record, id=new(record.id), inside=new(record.inside))
