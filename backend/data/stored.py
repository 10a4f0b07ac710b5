"""Examples that stay in a file: read where they are asked for, never as a whole."""

from __future__ import annotations

import math
import mmap
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from backend.data.storage import mapped_room
from backend.text import Refusal, Text

PORTION = 1_000_000
"""How many numbers are looked at together."""
_BLOCK = 2**18
"""Bytes that are made ready together: they stay near the processor."""
_REACH = 64 * 2**10
"""Bytes that a system may map around each place that is read."""

_MOST_ROWS = 512
_LOOKED_AT = 2**21
"""Bytes after which we look how much of the file the system has mapped: often more than was
read."""

Turn: TypeAlias = Callable[[np.ndarray], np.ndarray]
"""Makes examples (count, …) of others (count, …), each by itself."""


class MappedFile:
    """A file that is looked into; `ours` is one that nobody else writes to, and that may be
    cleared away while it is in use. Raises Refusal where it cannot be opened."""

    def __init__(self, path: Path, ours: bool = False) -> None:
        self.path, self._ours = path, ours
        try:
            with path.open("rb") as file:
                self._stamp = _stamp(os.fstat(file.fileno()))
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise Refusal(
                Text("“{path}” cannot be found or opened.", path=str(path)),
                Text("It may have been moved or renamed: choose it again in the data panel."),
            ) from error
        self._read, self._before, self.room = 0, _mapped(), mapped_room()

    def array(
        self, shape: tuple[int, ...], dtype: np.dtype[Any], offset: int, fortran: bool = False
    ) -> np.ndarray:
        """The numbers that begin at `offset`, read-only. Raises ValueError beyond the end."""
        count = math.prod(shape)
        flat = np.frombuffer(self._bytes, dtype, count, offset)
        return flat.reshape(shape, order="F" if fortran else "C")

    def check(self) -> None:
        """Raises Refusal where the file is gone, or is not what was opened."""
        if self._ours:
            return
        try:
            same = _stamp(os.stat(self.path)) == self._stamp
        except OSError as error:
            raise Refusal(
                Text("“{path}” has gone while it was in use.", path=str(self.path)),
                Text("Put it back, or choose the data again in the data panel."),
            ) from error
        if not same:
            raise Refusal(
                Text("“{path}” was changed while it was in use.", path=str(self.path)),
                Text("Start the training again, so that all of it sees the same examples."),
            )

    def touched(self, bytes: int) -> None:
        """Note that so much was read; beyond our share of memory the pages are given back."""
        self._read += bytes
        if self._read < _LOOKED_AT or len(self._bytes) <= self.room:
            return
        self._read = 0
        if _mapped() - self._before > self.room // 2 and hasattr(mmap, "MADV_DONTNEED"):
            with suppress(OSError):
                self._bytes.madvise(mmap.MADV_DONTNEED)
            self._before = _mapped()


def _mapped() -> int:
    """Bytes of files that are in this process's memory; endless where nobody tells."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[2]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return sys.maxsize


def _stamp(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_size, found.st_ino


class Stored:
    """Examples (count, …) in a file, indexed like an array: what comes back is one.

    `rows` are those of the file that count, in order (None: all); `turns` make of what the file
    holds what the examples are: of `dtype`, and of the shape (count, *example).
    """

    def __init__(
        self,
        file: MappedFile,
        found: np.ndarray,
        turns: Sequence[Turn] = (),
        rows: np.ndarray | None = None,
    ) -> None:
        self.file, self._found, self._turns, self._rows = file, found, tuple(turns), rows
        first = self._turned(found[:1])
        self.dtype = first.dtype
        self.shape: tuple[int, ...] = (
            len(found) if rows is None else len(rows),
            *first.shape[1:],
        )
        self._reach = max(_REACH, found[:1].nbytes)

    def __len__(self) -> int:
        return self.shape[0]

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def size(self) -> int:
        """How many numbers."""
        return math.prod(self.shape)

    @property
    def nbytes(self) -> int:
        return self.size * self.dtype.itemsize

    def __getitem__(self, key: Any) -> np.ndarray:
        """Examples by number, slice or numbers; columns of them by a tuple. Raises Refusal."""
        if isinstance(key, tuple):
            parts = [part[(slice(None), *key[1:])] for part in self.portions(key[0])]
            return np.concatenate(parts) if parts else self[:0][(slice(None), *key[1:])]
        if isinstance(key, (int, np.integer)):
            one: np.ndarray = self[np.array([key])][0]
            return one
        return self.read(self._places(key))

    def read(self, places: np.ndarray | slice) -> np.ndarray:
        """The examples at these places of the file, all of them at once. Raises Refusal."""
        if isinstance(places, slice):
            self.file.check()
            found = np.array(self._turned(self._found[places]))
            self.file.touched(found.nbytes)
            return found
        self.file.check()
        whole = np.empty((len(places), *self.shape[1:]), self.dtype)
        at_once = min(_MOST_ROWS, max(1, _BLOCK // max(1, whole[:1].nbytes)))
        for start in range(0, len(places), at_once):
            some = places[start : start + at_once]
            whole[start : start + at_once] = self._turned(self._found.take(some, 0))
            self.file.touched(len(some) * self._reach)
        return whole

    def portions(self, key: Any = slice(None), most: int = PORTION) -> Iterator[np.ndarray]:
        """The examples of `key` in order, few enough at once to fit into memory."""
        places = self._places(key)
        at_once = max(1, most // max(1, self.size // max(1, len(self))))
        if isinstance(places, slice):
            start, stop, _ = places.indices(len(self._found))
            for place in range(start, stop, at_once):
                yield self.read(slice(place, min(stop, place + at_once)))
        else:
            for place in range(0, len(places), at_once):
                yield self.read(places[place : place + at_once])

    def _places(self, key: Any) -> np.ndarray | slice:
        """Where in the file the examples of `key` are."""
        if isinstance(key, slice):
            if self._rows is None and key.step in (None, 1):
                return key
            numbers = np.arange(*key.indices(len(self)))
        else:
            numbers = np.asarray(key)
            if numbers.dtype == bool:
                numbers = np.flatnonzero(numbers)
            numbers = np.where(numbers < 0, numbers + len(self), numbers)
        found: np.ndarray = numbers if self._rows is None else self._rows[numbers]
        return found

    def _turned(self, found: np.ndarray) -> np.ndarray:
        for turn in self._turns:
            found = turn(found)
        return found

    def turned(self, turn: Turn) -> Stored:
        """The same examples, each made into something else."""
        return Stored(self.file, self._found, (*self._turns, turn), self._rows)

    def keep(self, rows: np.ndarray) -> Stored:
        """Some of the examples, by their numbers in order or by a flag for each."""
        places = self._places(rows)
        assert isinstance(places, np.ndarray)
        return Stored(self.file, self._found, self._turns, places)


def stored_array(path: Path) -> Stored:
    """The examples of an array file of ours. Raises Refusal where it is gone."""
    file = MappedFile(path, ours=True)
    with path.open("rb") as header:
        np.lib.format.read_magic(header)
        shape, fortran, dtype = np.lib.format.read_array_header_2_0(header)
        return Stored(file, file.array(shape, dtype, header.tell(), fortran))


def portions(
    values: np.ndarray | Stored, rows: np.ndarray | slice, most: int = PORTION
) -> Iterator[np.ndarray]:
    """These examples of an array or a file, few enough at once to fit into memory."""
    if isinstance(values, Stored):
        yield from values.portions(rows, most)
        return
    at_once = max(1, most // max(1, math.prod(values.shape[1:])))
    if isinstance(rows, slice):
        values, rows = values[rows], np.arange(0)
        parts = range(0, len(values), at_once)
        yield from (values[start : start + at_once] for start in parts)
    for start in range(0, len(rows), at_once):
        yield values[rows[start : start + at_once]]


def kept(values: np.ndarray | Stored, flags: np.ndarray) -> np.ndarray | Stored:
    """The examples whose flag is set."""
    return values.keep(flags) if isinstance(values, Stored) else values[flags]


def turned(values: np.ndarray | Stored, turn: Turn) -> np.ndarray | Stored:
    """The examples, each made into something else."""
    return values.turned(turn) if isinstance(values, Stored) else turn(values)
