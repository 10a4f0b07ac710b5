"""Whole objects over a pair of byte streams, between a window and its own child processes."""

from __future__ import annotations

import pickle
import struct
import threading
from typing import IO, Any


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
        data = pickle.dumps(thing, protocol=5)
        with self._lock:
            self._sink.write(self._HEADER.pack(len(data)))
            self._sink.write(data)
            self._sink.flush()

    def receive(self) -> Any:
        """The next object. Raises EOFError when the other side is gone."""
        (length,) = self._HEADER.unpack(self._read(self._HEADER.size))
        return pickle.loads(self._read(length))

    def _read(self, length: int) -> bytes:
        data = self._source.read(length)
        if data is None or len(data) < length:
            raise EOFError
        return data
