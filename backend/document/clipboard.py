"""Copying parts of a drawing, as text that travels between windows."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from backend.document.change import Change, added
from backend.document.document import Document
from backend.document.groups import USE, is_definition, with_insides
from backend.document.lending import WEIGHTS_OF
from backend.document.open_groups import carried
from backend.document.records import Block, Note, Objective, Record, Wire, fresh_id
from backend.text import Refusal, Text

_MARK = b'{"lienzo":'
"""How every copy begins: among other text, ours is known by it."""


class _Copied(msgspec.Struct, omit_defaults=True):
    """What was copied, and `along` with it the blocks of the person's own that it uses."""

    lienzo: list[Record]
    along: list[Record] = []


def is_copy(data: bytes) -> bool:
    """Whether this looks like what `copy` wrote, rather than anything else one may copy."""
    return data.lstrip().startswith(_MARK)


def copy(document: Document, ids: Iterable[str]) -> bytes:
    """Blocks and notes, the wires and the objectives wholly among them, as JSON text (UTF-8).

    Groups bring what is inside them, uses of a block of the person's own its definition. Plain
    text travels through every clipboard, and through a letter or a chat as well.
    """
    chosen = {id for id in ids if isinstance(document.get(id), (Block, Note))}
    chosen = with_insides(document, chosen)
    along = _definitions_of(document, chosen)
    return msgspec.json.encode(_Copied(_among(document, chosen), _among(document, along)))


def _definitions_of(document: Document, chosen: set[str]) -> set[str]:
    """What uses among these blocks stand for, with all inside, where it is not among them."""
    found: set[str] = set()
    waiting = set(chosen)
    while waiting:
        blocks = (one for id in waiting if isinstance(one := document.get(id), Block))
        named = {str(one.settings.get("of")) for one in blocks if one.type == USE}
        groups = {id for id in named if isinstance(document.get(id), Block)}
        waiting = with_insides(document, groups) - found - chosen
        found |= waiting
    return found


def _among(document: Document, chosen: set[str]) -> list[Record]:
    wires = [
        wire
        for wire in document.wires_of(chosen)
        if wire.source in chosen and wire.target in chosen
    ]
    objectives = [
        objective
        for objective in document.objectives
        if {*objective.minimise, *objective.moves} <= chosen
    ]
    return [*(document[id] for id in sorted(chosen)), *wires, *objectives]


def paste(
    data: bytes,
    dx: float = 0.0,
    dy: float = 0.0,
    document: Document | None = None,
    inside: str = "",
) -> Change:
    """Copied records again, with ids of their own, shifted by (dx, dy) scene units.

    They go `inside` a group; what stands in open groups is shifted with them. A block of the
    person's own that the `document` they go to has already is not brought again. Whatever names
    a block that is not among them is left out.
    Raises Refusal when the data is not what `copy` wrote.
    """
    try:
        copied = msgspec.json.decode(data, type=_Copied)
    except msgspec.MsgspecError as error:
        raise Refusal(
            Text("What was copied is not part of a drawing."),
            Text("Copy blocks in Lienzo and paste them again."),
        ) from error
    records = [*copied.lienzo, *_unknown(copied.along, document)]
    names = {record.id: fresh_id() for record in records}
    whole = [record for record in records if _ends(record) <= names.keys()]
    brought = Document(records)
    placed = (one for one in records if isinstance(one, Block | Note))
    moving = carried(brought, (one.id for one in placed if one.inside not in brought))
    pasted = [
        _renamed(record, names, dx, dy, inside)
        if record.id in moving
        else _renamed(record, names, 0.0, 0.0, inside)
        for record in whole
    ]
    return added(Text("Paste"), pasted)


def _unknown(records: list[Record], document: Document | None) -> list[Record]:
    """What came along, but for definitions that are there."""
    if document is None:
        return records
    brought = Document(records)
    known = [id for id in (one.id for one in brought.blocks) if id in document]
    there = with_insides(brought, known)
    return [one for one in records if one.id not in there and not _ends(one) & there]


def duplicate(document: Document, ids: Iterable[str], dx: float, dy: float) -> Change:
    """A copy of blocks and notes beside the originals."""
    ids = list(ids)
    inside = {one.inside for id in ids if isinstance(one := document.get(id), (Block, Note))}
    place = inside.pop() if len(inside) == 1 else ""
    return Change(Text("Duplicate"), paste(copy(document, ids), dx, dy, document, place).records)


def _ends(record: Record) -> set[str]:
    """The ids of the blocks that a record names."""
    if isinstance(record, Wire):
        return {record.source, record.target}
    if isinstance(record, Objective):
        return {*record.minimise, *record.moves}
    return set()


def _renamed(
    record: Record, names: dict[str, str], dx: float, dy: float, inside: str = ""
) -> Record:
    id = names[record.id]
    if isinstance(record, (Block, Note)):
        return _placed(record, names, dx, dy, inside)
    if isinstance(record, Wire):
        return replace(
            record,
            id=id,
            source=names[record.source],
            source_port=names.get(record.source_port, record.source_port),
            target=names[record.target],
            target_port=names.get(record.target_port, record.target_port),
        )
    if isinstance(record, Objective):
        return replace(
            record,
            id=id,
            minimise={names[loss]: weight for loss, weight in record.minimise.items()},
            moves=tuple(names[block] for block in record.moves),
        )
    return record


def _placed(
    record: Block | Note, names: dict[str, str], dx: float, dy: float, inside: str
) -> Block | Note:
    """A block or note by its new name, shifted."""
    id, holder = names[record.id], names.get(record.inside)
    if isinstance(record, Block):
        told = {name: record.settings.get(name) for name in ("of", WEIGHTS_OF)}
        copied = {
            name: names[of] for name, of in told.items() if isinstance(of, str) and of in names
        }
        record = replace(record, settings={**record.settings, **copied}) if copied else record
    if holder is not None:
        return replace(record, id=id, inside=holder, x=record.x + dx, y=record.y + dy)
    place = "" if isinstance(record, Block) and is_definition(record) else inside
    return replace(record, id=id, inside=place, x=record.x + dx, y=record.y + dy)
