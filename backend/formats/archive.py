"""A zip of a few named files that is never trusted: names, sizes and kinds are checked first."""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping

from backend.text import Refusal, Text

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}\.(json|safetensors)")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_FILES = 32
_LARGEST_PLAIN = 32 * 2**20
_ADVICE = Text("Open an earlier copy of the file.")


def pack(files: Mapping[str, bytes]) -> bytes:
    """The files as one zip; the same files give the same bytes. Weights are not squeezed."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            squeezes = name.endswith(".json")
            entry.compress_type = zipfile.ZIP_DEFLATED if squeezes else zipfile.ZIP_STORED
            archive.writestr(entry, data)
    return held.getvalue()


def unpack(data: bytes) -> dict[str, bytes | None]:
    """The files in a zip by name; None for one whose bytes are damaged.

    Raises Refusal for what is no zip and for any entry that Lienzo would not have written:
    other names, folders, links, encryption, two of one name, or more than it declares.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check(entries)
            return {entry.filename: _read(archive, entry, len(data)) for entry in entries}
    except Refusal:
        raise
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Refusal(Text("The file is damaged or was cut short."), _ADVICE) from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_FILES:
        raise _foreign(Text("it holds {count} files", count=len(entries)))
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry, seen)
        seen.add(entry.filename)


def _check_entry(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = entry.filename
    if not _NAME.fullmatch(name) or entry.orig_filename != name:
        raise _foreign(Text("the name {name} does not belong in it", name=repr(name)))
    if name in seen:
        raise _foreign(Text("{name} stands in it twice", name=name))
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise _foreign(Text("{name} is not a plain file", name=name))
    if entry.flag_bits & 1:
        raise _foreign(Text("{name} is encrypted", name=name))
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _foreign(Text("{name} is packed in another way", name=name))


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, size: int) -> bytes | None:
    """What an entry holds, streamed: neither its header nor its content may exceed the cap."""
    most = _LARGEST_PLAIN if entry.filename.endswith(".json") else size
    if entry.file_size > most:
        raise _foreign(Text("{name} is too large", name=entry.filename))
    held = bytearray()
    try:
        with archive.open(entry) as source:
            while chunk := source.read(1 << 18):
                held += chunk
                if len(held) > most:
                    raise _foreign(Text("{name} is too large", name=entry.filename))
    except (zipfile.BadZipFile, zlib.error, EOFError):
        return None
    return bytes(held)


def _foreign(what: Text) -> Refusal:
    return Refusal(Text("It is not a file that Lienzo has written: {what}.", what=what), _ADVICE)
