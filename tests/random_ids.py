"""A drawing as somebody else would have drawn it: the same, under other ids and elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from backend.document.comparison import NAMING
from backend.document.document import Document
from backend.document.records import Block, Note, Objective, Record, Training, Wire


def with_other_ids(document: Document) -> tuple[Document, Mapping[str, str]]:
    """The drawing under other ids, and by the old ids the new ones."""
    ids = [record.id for record in document if not isinstance(record, Training)]
    names = {id: f"other{place}" for place, id in enumerate(reversed(ids))}
    return Document(_renamed(record, names) for record in document), names


def _renamed(record: Record, names: Mapping[str, str]) -> Record:
    if isinstance(record, Training):
        return record
    record = replace(record, id=names[record.id])
    if isinstance(record, Block):
        settings = dict(record.settings)
        named = {name: settings[name] for name in NAMING if name in settings}
        settings |= {name: names.get(id, id) for name, id in named.items()}
        inside = names.get(record.inside, "")
        return replace(record, inside=inside, settings=settings, x=record.x * 1.5, y=record.y + 8)
    if isinstance(record, Wire):
        ends = ("source", "source_port", "target", "target_port")
        return replace(record, **{end: _name(names, getattr(record, end)) for end in ends})
    if isinstance(record, Objective):
        minimise = {_name(names, id): weight for id, weight in record.minimise.items()}
        moves = tuple(_name(names, id) for id in record.moves)
        return replace(record, minimise=minimise, moves=moves)
    assert isinstance(record, Note)
    return replace(record, inside=names.get(record.inside, ""))


def _name(names: Mapping[str, str], id: str) -> str:
    return names.get(id, id)
