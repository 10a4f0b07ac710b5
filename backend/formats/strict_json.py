"""Reading JSON that may be hostile: duplicate names, depth, size and odd numbers are refused."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn, TypeVar, cast

import msgspec

from backend.text import Refusal, Text

LARGEST = 32 * 2**20
MOST_VALUES = 1_000_000
DEEPEST = 64

_T = TypeVar("_T")
_MISMATCH = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<found>[^`]+)`")
_PLACE = re.compile(r" - at `\$\.?(?P<place>[^`]*)`")
_BRACKETS = re.compile(rb'"[^"]*"?|[\[{\]}]')
_NO_MARKS = bytes(set(range(256)) - set(b'"[]{}'))
_BYTE = re.compile(r"\(byte (?P<byte>\d+)\)")


def read(data: bytes, type: type[_T], advice: Text) -> _T:
    """What `data` says, checked against `type`. Raises Refusal: what, where, and `advice`."""
    return parse(checked(data, advice), type, advice)


def checked(data: bytes, advice: Text) -> bytes:
    """`data` without its byte order mark, once its size, depth and names are in order."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    _check_size(data, advice)
    _check_depth(data, advice)
    try:
        _check_names(data, advice)
    except (ValueError, RecursionError) as error:
        raise Refusal(_malformed(data, error), advice) from error
    return data


def parse(data: bytes, type: type[_T], advice: Text) -> _T:
    """What checked `data` says, as a `type`. Raises Refusal."""
    try:
        return msgspec.json.decode(data, type=type)
    except msgspec.ValidationError as error:
        raise Refusal(_mismatch(str(error)), advice) from error
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Refusal(_malformed(data, error), advice) from error


def write(value: Any) -> bytes:
    """A plain value as JSON that reads well and compares line by line. Raises ValueError."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, allow_nan=False)
    return msgspec.json.format(text.encode(), indent=2) + b"\n"


def _check_size(data: bytes, advice: Text) -> None:
    values = data.count(b",") + data.count(b"[") + data.count(b"{")
    if len(data) > LARGEST or values > MOST_VALUES:
        raise Refusal(
            Text("It is larger than anything Lienzo writes: {size} bytes.", size=len(data)), advice
        )


def _check_names(data: bytes, advice: Text) -> None:
    """Only the names are looked at; msgspec reads the values, strictly, afterwards."""

    def unique(pairs: list[tuple[str, Any]]) -> None:
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise Refusal(Text("The name {name} stands twice.", name=repr(name)), advice)
            seen.add(name)

    def odd(constant: str) -> NoReturn:
        raise Refusal(Text("{constant} is not a number.", constant=constant), advice)

    json.loads(data, object_pairs_hook=cast(Any, unique), parse_constant=odd)


def _check_depth(data: bytes, advice: Text) -> None:
    if data.count(b"[") + data.count(b"{") <= DEEPEST:
        return
    unescaped = data.replace(rb"\\", b"").replace(rb"\"", b"")
    marks = unescaped.translate(None, _NO_MARKS)
    if not _is_flat(marks):
        _count_depth(marks, advice)


def _is_flat(marks: bytes) -> bool:
    """Whether quotes and brackets are gone soon if pairs are taken out again and again: then they
    nest no deeper than is allowed. A round takes at most two levels."""
    for _ in range(DEEPEST // 2):
        marks = marks.replace(b'""', b"").replace(b"{}", b"").replace(b"[]", b"")
        if not marks:
            return True
    return False


def _count_depth(marks: bytes, advice: Text) -> None:
    depth = 0
    for token in _BRACKETS.finditer(marks):
        depth += (token[0] in b"[{") - (token[0] in b"]}")
        if depth > DEEPEST:
            raise _too_deep(advice)


def _too_deep(advice: Text) -> Refusal:
    return Refusal(Text("It is nested deeper than {most} levels.", most=DEEPEST), advice)


def _mismatch(message: str) -> Text:
    place = _PLACE.search(message)
    where = (place["place"] if place else "") or "…"
    found = _MISMATCH.search(message)
    if found:
        return Text(
            "At {place} it should say {expected}, but it says {found}.",
            place=where,
            expected=found["expected"],
            found=found["found"],
        )
    reason = _PLACE.sub("", message)
    return Text("At {place} it cannot be understood: {reason}.", place=where, reason=reason)


def _malformed(data: bytes, error: Exception) -> Text:
    if isinstance(error, json.JSONDecodeError):
        return Text("It is not valid JSON at line {line}.", line=error.lineno)
    found = _BYTE.search(str(error))
    position = int(found["byte"]) if found else len(data)
    return Text("It is not valid JSON at line {line}.", line=data.count(b"\n", 0, position) + 1)
