"""The drawing as JSON text: written sorted and readable, read strictly, mended where it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from backend.document.document import Document
from backend.document.records import Block, Note, Objective, Record, Training, Wire, fresh_id
from backend.formats import strict_json
from backend.text import Refusal, Text

FORMAT = "lienzo"
VERSION = 1
FARTHEST = 1_000_000.0
"""Positions lie within so many scene units of the origin."""

_UNFIT = (ValueError, TypeError, RecursionError, msgspec.MsgspecError)
_NUMBERS = {"x", "y", "width", "height", "weight", "target", "seconds"}
_BOUNDS = {
    "epochs": (1, 10**9),
    "batch_size": (1, 10**9),
    "seed": (0, 2**32 - 1),
    "every": (1, 10**9),
    "patience": (0, 10**9),
    "seconds": (0, 10**9),
    "threads": (0, 1024),
}
_R = TypeVar("_R", Training, Objective)
_ADVICE = Text("Open an earlier copy of the file, or mend that place in a text editor.")


class _Head(msgspec.Struct):
    format: str
    version: int


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    records: list[Record]


def encode(document: Document) -> bytes:
    """A document as JSON (UTF-8). Equal documents give equal bytes; fields at their default
    are left out. Raises Refusal for numbers and letters that JSON cannot hold."""
    try:
        records = [_shortest(record) for record in document]
        return strict_json.write({"format": FORMAT, "version": VERSION, "records": records})
    except _UNFIT as error:
        raise _unwritable(document) from error


def decode(data: bytes) -> tuple[Document, tuple[Text, ...]]:
    """The document in `data`, and what had to be mended to open it.

    Raises Refusal for what is no drawing, was written by a newer Lienzo, or holds anything that
    does not belong there.
    """
    data = strict_json.checked(data, _ADVICE)
    check_head(strict_json.parse(data, _Head, _ADVICE))
    body = strict_json.parse(data, _Body, _ADVICE)
    return mend(body.records)


def check_head(head: Any) -> None:
    """Raises Refusal unless `head` names our format in a version we read."""
    if head.format != FORMAT:
        raise Refusal(
            Text("It is not a Lienzo drawing."), Text("Choose a file that Lienzo has written.")
        )
    if not 1 <= head.version <= VERSION:
        raise Refusal(
            Text(
                "It was written by a newer Lienzo: format {version}, and this one reads up to "
                "{known}.",
                version=head.version,
                known=VERSION,
            ),
            Text("Update Lienzo to open it."),
        )


def mend(records: Iterable[Record]) -> tuple[Document, tuple[Text, ...]]:
    """A document of these records, and what was mended: names used twice, wires that hang,
    objectives without a loss, numbers out of bounds, groups inside themselves."""
    repairs: list[Text] = []
    kept = _with_own_ids(records, repairs.append)
    blocks = {id for id, record in kept.items() if isinstance(record, Block)}
    mended = [_mended(record, blocks, repairs.append) for record in kept.values()]
    there = {record.id: record for record in mended if record is not None}
    _stand_up(there, repairs.append)
    return Document(there.values()), tuple(repairs)


def _stand_up(records: dict[str, Record], tell: Callable[[Text], None]) -> None:
    """Groups that stand inside themselves, however far round, are put at the top."""
    done: set[str] = set()
    for id in sorted(records):
        way: dict[str, None] = {}
        record = records[id]
        while isinstance(record, Block | Note) and record.inside and record.id not in done:
            if record.id in way:
                tell(Text("A group that stood inside itself was put at the top."))
                records[record.id] = replace(record, inside="")
                break
            way[record.id] = None
            record = records[record.inside]
        done.update(way)


def _unwritable(document: Document) -> Refusal:
    for record in document:
        try:
            strict_json.write(_shortest(record))
        except _UNFIT:
            what = Text("{id} holds a number or a letter that no file can hold.", id=record.id)
            return Refusal(what, Text("Give its settings ordinary numbers and its name letters."))
    raise AssertionError("every record can be written")


def _shortest(record: Record) -> dict[str, Any]:
    """What differs from the defaults. Raises one of _UNFIT for what could not be read again."""
    sound = msgspec.convert(msgspec.to_builtins(record), type=type(record))
    written: dict[str, Any] = msgspec.to_builtins(sound)
    plain = _defaults(type(record))
    return {
        name: _short(name, value)
        for name, value in written.items()
        if name == "id" or plain.get(name, ...) != value
    }


def _short(name: str, value: Any) -> Any:
    """Whole numbers where only numbers can stand are written without a point."""
    if name == "minimise":
        return {loss: _short("weight", weight) for loss, weight in value.items()}
    whole = isinstance(value, float) and name in _NUMBERS and value.is_integer()
    return int(value) if whole and abs(value) < 2**53 else value


@cache
def _defaults(kind: type[msgspec.Struct]) -> dict[str, Any]:
    fields = msgspec.structs.fields(kind)
    required = {field.name: "" for field in fields if field.required}
    plain: dict[str, Any] = msgspec.to_builtins(kind(**required))
    return {name: value for name, value in plain.items() if name not in {*required, "kind"}}


def _with_own_ids(records: Iterable[Record], tell: Callable[[Text], None]) -> dict[str, Record]:
    kept: dict[str, Record] = {}
    for record in records:
        if kept.get(record.id) == record:
            continue
        if isinstance(record, Training) and any(isinstance(old, Training) for old in kept.values()):
            tell(Text("It says twice how to train; the first was kept."))
            continue
        id = _own_id(record, kept)
        if id != record.id:
            tell(Text("The id {id} was used twice or is reserved; one was renamed.", id=record.id))
            record = replace(record, id=id)
        kept[id] = record
    return kept


def _own_id(record: Record, taken: dict[str, Record]) -> str:
    if isinstance(record, Training):
        return "training"
    free = record.id and record.id != "training" and record.id not in taken
    return record.id if free else fresh_id()


def _mended(record: Record, blocks: set[str], tell: Callable[[Text], None]) -> Record | None:
    if isinstance(record, Wire):
        return _hung(record, blocks, tell)
    if isinstance(record, Objective):
        return _with_loss(record, blocks, tell)
    if isinstance(record, Training):
        return _in_bounds(record, tell)
    return _placed(record, blocks, tell)


def _hung(wire: Wire, blocks: set[str], tell: Callable[[Text], None]) -> Wire | None:
    if wire.source in blocks and wire.target in blocks:
        return wire
    tell(Text("A wire without a block at one of its ends was left out."))
    return None


def _with_loss(
    objective: Objective, blocks: set[str], tell: Callable[[Text], None]
) -> Objective | None:
    minimise = {id: weight for id, weight in objective.minimise.items() if id in blocks}
    moves = tuple(id for id in objective.moves if id in blocks)
    if not minimise or (objective.moves and not moves):
        tell(Text("An objective whose blocks are missing was left out."))
        return None
    if (minimise, moves) != (objective.minimise, objective.moves):
        tell(Text("An objective named blocks that are missing; they were taken out of it."))
        objective = replace(objective, minimise=minimise, moves=moves)
    return _in_bounds(objective, tell)


def _in_bounds(record: _R, tell: Callable[[Text], None]) -> _R:
    for name, (least, most) in _BOUNDS.items():
        value = getattr(record, name, least)
        if not least <= value <= most:
            near = min(max(value, least), most)
            tell(
                Text("{name} was {value} and was set to {near}.", name=name, value=value, near=near)
            )
            record = replace(record, **{name: near})
    return record


def _placed(record: Block | Note, blocks: set[str], tell: Callable[[Text], None]) -> Block | Note:
    if max(abs(record.x), abs(record.y)) > FARTHEST:
        tell(Text("A block or note far outside the canvas was brought back."))
        record = replace(record, x=0.0, y=0.0)
    if record.inside and record.inside not in blocks:
        tell(Text("A block of a missing group was put at the top."))
        record = replace(record, inside="")
    return record
