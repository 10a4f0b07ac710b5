"""Copying parts of a drawing, as text that travels between windows."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from backend.document.change import Change, added
from backend.document.document import Document
from backend.document.records import Block, Note, Objective, Record, Wire, fresh_id
from backend.text import Refusal, Text

_MARK = b'{"lienzo":'
"""How every copy begins: among other text, ours is known by it."""


class _Copied(msgspec.Struct):
    lienzo: list[Record]


def is_copy(data: bytes) -> bool:
    """Whether this looks like what `copy` wrote, rather than anything else one may copy."""
    return data.lstrip().startswith(_MARK)


def copy(document: Document, ids: Iterable[str]) -> bytes:
    """Blocks and notes, the wires and the objectives wholly among them, as JSON text (UTF-8).

    Plain text travels through every clipboard, and through a letter or a chat as well.
    """
    chosen = {id for id in ids if isinstance(document.get(id), (Block, Note))}
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
    records = [*(document[id] for id in sorted(chosen)), *wires, *objectives]
    return msgspec.json.encode(_Copied(records))


def paste(data: bytes, dx: float = 0.0, dy: float = 0.0) -> Change:
    """Copied records again, with ids of their own, shifted by (dx, dy) scene units.

    Whatever names a block that is not among them is left out. Raises Refusal when the data is not
    what `copy` wrote.
    """
    try:
        records = msgspec.json.decode(data, type=_Copied).lienzo
    except msgspec.MsgspecError as error:
        raise Refusal(
            Text("What was copied is not part of a drawing."),
            Text("Copy blocks in Lienzo and paste them again."),
        ) from error
    names = {record.id: fresh_id() for record in records}
    whole = [record for record in records if _ends(record) <= names.keys()]
    return added(Text("Paste"), [_renamed(record, names, dx, dy) for record in whole])


def duplicate(document: Document, ids: Iterable[str], dx: float, dy: float) -> Change:
    """A copy of blocks and notes beside the originals."""
    return Change(Text("Duplicate"), paste(copy(document, ids), dx, dy).records)


def _ends(record: Record) -> set[str]:
    """The ids of the blocks that a record names."""
    if isinstance(record, Wire):
        return {record.source, record.target}
    if isinstance(record, Objective):
        return {*record.minimise, *record.moves}
    return set()


def _renamed(record: Record, names: dict[str, str], dx: float, dy: float) -> Record:
    id = names[record.id]
    if isinstance(record, (Block, Note)):
        return replace(record, id=id, x=record.x + dx, y=record.y + dy)
    if isinstance(record, Wire):
        return replace(record, id=id, source=names[record.source], target=names[record.target])
    if isinstance(record, Objective):
        return replace(
            record,
            id=id,
            minimise={names[loss]: weight for loss, weight in record.minimise.items()},
            moves=tuple(names[block] for block in record.moves),
        )
    return record
