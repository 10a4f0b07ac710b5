"""Files of arrays: never unpickled, and their sizes checked before memory or disk is taken."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np

from backend.data.files import find_file, stamp
from backend.data.storage import Room, unpacked
from backend.data.stored import MappedFile, Stored, stored_array
from backend.text import Refusal, Text

MOST_BYTES = 8 * 2**30
HARMLESS_BYTES = 200 * 2**20
MOST_SHRUNK = 100
MOST_ENTRIES = 1000
_LOCAL_HEADER = 30
_AT_ONCE = 1 << 20


@dataclass(frozen=True)
class Member:
    """One array: the file it is in, and where its numbers begin there (-1: compressed).

    `entry` is its name in an archive, "" for a file of its own; `packed` its bytes there.
    """

    name: str
    path: Path
    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    fortran: bool
    offset: int
    length: int
    entry: str = ""
    packed: int = 0

    @property
    def is_usable(self) -> bool:
        """Whether it holds numbers."""
        return self.dtype.kind in "buif" and not self.dtype.hasobject

    @property
    def numbers(self) -> int:
        count = 1
        for length in self.shape:
            count *= length
        return count

    @property
    def size(self) -> int:
        """Bytes of its numbers."""
        return self.numbers * self.dtype.itemsize


def chosen_name(path: str | Path) -> str:
    """The array that a path of one .npy file means; "" for all others."""
    place = Path(path)
    return place.stem if place.suffix.lower() == ".npy" else ""


def members(path: str | Path) -> list[Member]:
    """The arrays of an archive, of a folder of .npy files, or of the one such a file is in.

    Raises Refusal.
    """
    place = Path(path).expanduser() if str(path) else Path()
    if str(path) and place.is_dir():
        return _in_folder(place)
    place = find_file(path)
    if place.suffix.lower() == ".npy":
        return _in_folder(place.parent, place)
    with _open(place) as archive:
        return [_archived(archive, entry, place) for entry in _entries(archive)]


def _in_folder(folder: Path, must: Path | None = None) -> list[Member]:
    """Other files than the one that `must` be readable are left aside where they are damaged."""
    found = []
    for path in sorted(folder.glob("*.[nN][pP][yY]"))[:MOST_ENTRIES]:
        try:
            found.append(_alone(path))
        except Refusal:
            if must is None or path == must:
                raise
    if not found:
        raise Refusal(
            Text("“{path}” has no arrays (.npy) in it.", path=str(folder)),
            Text("Choose a folder with one file for inputs and one for targets."),
        )
    return found


def _alone(path: Path) -> Member:
    try:
        with path.open("rb") as file:
            shape, fortran, dtype = _header(file)
            offset, length = file.tell(), path.stat().st_size
    except Exception as error:  # numpy raises many kinds on damaged headers
        raise damaged(path.name) from error
    return Member(path.stem, path, shape, dtype, fortran, offset, length - offset)


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise damaged(str(path)) from error


def damaged(name: str) -> Refusal:
    """Raise it for what is no array, or is cut off."""
    return Refusal(
        Text("“{name}” is damaged, or no file of arrays (.npz).", name=name),
        Text("Write it again with numpy.savez or numpy.savez_compressed."),
    )


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    entries = [entry for entry in archive.infolist() if entry.filename.endswith(".npy")]
    names = {entry.filename for entry in entries}
    if not entries or len(entries) > MOST_ENTRIES or len(names) < len(entries):
        raise damaged(Path(str(archive.filename)).name)
    return entries


def _archived(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> Member:
    name = entry.filename.removesuffix(".npy")
    try:
        with archive.open(entry) as file:
            shape, fortran, dtype = _header(file)
            header = file.tell()
        plain = entry.compress_type == zipfile.ZIP_STORED
        offset = _begin(path, entry) + header if plain else -1
    except Exception as error:  # zipfile and zlib raise many kinds on damaged entries
        raise damaged(name) from error
    length, packed = entry.file_size - header, entry.compress_size
    return Member(name, path, shape, dtype, fortran, offset, length, entry.filename, packed)


def _begin(path: Path, entry: zipfile.ZipInfo) -> int:
    """Where the bytes of an entry begin in its archive."""
    with path.open("rb") as file:
        file.seek(entry.header_offset + _LOCAL_HEADER - 4)
        name, extra = struct.unpack("<HH", file.read(4))
    return entry.header_offset + _LOCAL_HEADER + int(name) + int(extra)


def _header(file: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, Fortran order and dtype, from at most 10,000 bytes of header."""
    version = np.lib.format.read_magic(file)
    if version == (1, 0):
        return np.lib.format.read_array_header_1_0(file, max_header_size=10_000)
    return np.lib.format.read_array_header_2_0(file, max_header_size=10_000)


@contextmanager
def _reading(member: Member) -> Any:
    """The bytes of its numbers. Raises Refusal, whatever goes wrong while they are read."""
    try:
        if not member.entry:
            with member.path.open("rb") as file:
                file.seek(member.offset)
                yield file
        else:
            with _open(member.path) as archive, archive.open(member.entry) as file:
                _header(file)
                yield file
    except Refusal:
        raise
    except Exception as error:
        raise damaged(member.name) from error


def _check(member: Member) -> None:
    """Raises Refusal where the numbers are not all there, or could only blow up on purpose."""
    if member.length < member.size and not member.entry:
        raise Refusal(
            Text(
                "“{name}” is cut off: its numbers take {size} bytes, but only {there} are there.",
                name=member.path.name,
                size=member.size,
                there=member.length,
            ),
            Text("Copy or write the file again."),
        )
    bomb = member.entry and member.size > HARMLESS_BYTES + MOST_SHRUNK * member.packed
    if member.length != member.size or bomb:
        raise damaged(member.name)


def load(member: Member) -> np.ndarray:
    """The array's numbers, read no further than its header promises. Raises Refusal."""
    _check(member)
    if member.size > MOST_BYTES:
        raise Refusal(
            Text("“{name}” is too large for memory.", name=member.name),
            Text("Set “Kept in” to disk."),
        )
    with _reading(member) as file:
        data = _read_exactly(file, member.size)
    if len(data) != member.size:
        raise damaged(member.name)
    flat = np.frombuffer(data, member.dtype)
    return flat.reshape(member.shape, order="F" if member.fortran else "C")


def _read_exactly(file: IO[bytes], size: int) -> bytearray:
    """At most `size` bytes, block by block: a lying header cannot ask for more than is there."""
    data = bytearray()
    while len(data) < size and (block := file.read(min(_AT_ONCE, size - len(data)))):
        data += block
    return data


def on_disk(path: str | Path, chosen: Sequence[Member]) -> list[np.ndarray | Stored]:
    """Arrays that are read when needed; those of one number an example are in memory.

    What is compressed is unpacked into a folder first, once. Raises Refusal.
    """
    for member in chosen:
        _check(member)
    small = [_is_small(member) for member in chosen]
    packed = [
        member for member, is_small in zip(chosen, small, strict=True)
        if member.offset < 0 and not is_small
    ]  # fmt: skip
    folder = _unpack(path, packed) if packed else Path()
    return [
        load(member) if is_small else _stored(member, folder)
        for member, is_small in zip(chosen, small, strict=True)
    ]


def _is_small(member: Member) -> bool:
    return not member.shape or member.numbers == member.shape[0] or not member.numbers


def _stored(member: Member, folder: Path) -> Stored:
    if member.offset < 0:
        return stored_array(folder / f"{_safe(member)}.npy")
    file = MappedFile(member.path)
    return Stored(file, file.array(member.shape, member.dtype, member.offset, member.fortran))


def _safe(member: Member) -> str:
    """A file name of ours: a name in an archive may lead anywhere."""
    return f"array-{member.name.encode().hex()[:120]}"


def _unpack(path: str | Path, packed: Sequence[Member]) -> Path:
    def make(room: Room) -> None:
        for member in packed:
            _unpack_one(room, member)

    key = ("arrays", str(path), stamp(str(path)), [member.name for member in packed])
    return unpacked(key, sum(member.size for member in packed), make)[0]


def _unpack_one(room: Room, member: Member) -> None:
    written = 0
    shape, fortran = member.shape, member.fortran
    with room.array(_safe(member), shape, member.dtype, fortran) as out, _reading(member) as file:
        while written < member.size and (block := file.read(min(_AT_ONCE, member.size - written))):
            room.write(out, block)
            written += len(block)
    if written != member.size:
        raise damaged(member.name)
