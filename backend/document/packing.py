"""Records on their way between processes: packed tight, and in pieces.

A large drawing is tens of thousands of records. Pickled one by one they take several times as
long as packed with msgspec, and a process that packs or unpacks them in one go answers nothing
else meanwhile; between pieces its other threads may run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import msgspec

from backend.document.records import Block, Objective, Record

Piece: TypeAlias = bytes | list[Record]

_LENGTH = 500
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[Record])
_UNFIT = (OverflowError, TypeError, ValueError)


class Records(list[Record]):
    """A list of records that travels packed, and arrives as it was."""

    def __reduce__(self) -> tuple[Any, ...]:
        return unpacked, (packed(self),)


def packed(records: Sequence[Record]) -> list[Piece]:
    """Records in pieces. A piece that msgspec would alter, or cannot hold, stays as it is."""
    places = range(0, len(records), _LENGTH)
    return [_piece(list(records[place : place + _LENGTH])) for place in places]


def _piece(records: list[Record]) -> Piece:
    if any(_has_tuples(record) for record in records):
        return records
    try:
        return _ENCODER.encode(records)
    except _UNFIT:
        return records


def _has_tuples(record: Record) -> bool:
    """Whether a setting is, or holds, a tuple: it would arrive as a list."""
    if isinstance(record, Block):
        return bool(record.settings) and _holds_tuple(record.settings)
    if isinstance(record, Objective):
        return _holds_tuple(record.optimizer_settings) or _holds_tuple(record.schedule_settings)
    return False


def _holds_tuple(value: Any) -> bool:
    if isinstance(value, tuple):
        return True
    if isinstance(value, dict):
        return any(map(_holds_tuple, value.values()))
    return isinstance(value, list) and any(map(_holds_tuple, value))


def unpacked(pieces: Iterable[Piece]) -> Records:
    """The records again."""
    found = Records()
    for piece in pieces:
        found.extend(_DECODER.decode(piece) if isinstance(piece, bytes) else piece)
    return found
