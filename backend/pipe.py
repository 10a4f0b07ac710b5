"""Whole objects over a pair of byte streams, between a window and its own child processes."""

from __future__ import annotations

import os
import pickle
import struct
import sys
import threading
from pathlib import Path
from typing import IO, Any


class _Parts:
    """Takes what a pickler writes, frame by frame.

    Written in Python, not in C, for a reason: between two frames other threads may run. To pickle
    a large drawing in one go would keep a window from answering all the while.
    """

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self.length = 0

    def write(self, part: bytes | pickle.PickleBuffer) -> int:
        data = bytes(part)
        self.parts.append(data)
        self.length += len(data)
        return len(data)


class _Source:
    """Gives an unpickler its frames one by one; other threads may run in between, too."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0

    def read(self, length: int = -1) -> bytes:
        begin = self._at
        self._at = len(self._data) if length < 0 else begin + length
        return bytes(self._data[begin : self._at])

    def readinto(self, room: Any) -> int:
        part = self._data[self._at : self._at + len(room)]
        room[: len(part)] = part
        self._at += len(part)
        return len(part)

    def readline(self) -> bytes:
        rest = bytes(self._data[self._at :])
        line, newline, _ = rest.partition(b"\n")
        self._at += len(line) + len(newline)
        return line + newline


class Pipe:
    """Sends and receives pickled objects, each behind its length.

    Only for processes that we started ourselves: what arrives is unpickled. `send` may be called
    from several threads; `receive` from one.
    """

    _HEADER = struct.Struct("<Q")

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source = source
        self._sink = sink
        self._lock = threading.Lock()

    def send(self, thing: Any) -> None:
        """Raises OSError when the other side is gone."""
        packed = _Parts()
        pickle.Pickler(packed, protocol=5).dump(thing)
        with self._lock:
            self._sink.write(self._HEADER.pack(packed.length))
            for part in packed.parts:
                self._sink.write(part)
            self._sink.flush()

    def receive(self) -> Any:
        """The next object. Raises EOFError when the other side is gone."""
        (length,) = self._HEADER.unpack(self._read(self._HEADER.size))
        return pickle.Unpickler(_Source(self._read(length))).load()

    def _read(self, length: int) -> bytes:
        data = self._source.read(length)
        if data is None or len(data) < length:
            raise EOFError
        return data


def child_environment() -> dict[str, str]:
    """What the environment of a process that we start is to be: it finds our modules."""
    root = str(Path(__file__).resolve().parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    # Spinning OpenMP threads collapse when another process is busy (tenfold and more).
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "GOMP_SPINCOUNT": "0"}


def die_with_parent() -> None:
    """Ask the system to end this process when its parent ends, where it can be asked."""
    if sys.platform == "linux":
        import ctypes
        import signal

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
