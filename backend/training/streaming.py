"""Columns of examples that are read from disk while training, the next ones ahead of time."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
import torch
from torch import Tensor

from backend.data.stored import Stored

ROOM = 8 * 2**20
"""How many bytes of examples are read at once; as much again is read ahead."""


class Streamed:
    """A column of prepared examples (count, …) on disk, asked for like a tensor.

    What comes back are tensors in main memory, with the very numbers that the whole column in
    memory would give. Raises Refusal where the file is not what it was.
    """

    device = torch.device("cpu")

    def __init__(self, values: Stored) -> None:
        self._values = values
        self.shape = torch.Size(values.shape)
        self.dtype: torch.dtype = torch.from_numpy(np.zeros(1, values.dtype)).dtype

    def __len__(self) -> int:
        return len(self._values)

    @property
    def nbytes(self) -> int:
        """What the whole column would take in memory."""
        return math.prod(self.shape) * self.dtype.itemsize

    def __getitem__(self, key: slice | Tensor | np.ndarray) -> Tensor:
        places = key.cpu().numpy() if isinstance(key, Tensor) else key
        return torch.from_numpy(np.ascontiguousarray(self._values[places]))

    def index_select(self, _axis: int, places: Tensor) -> Tensor:
        """The examples at these places, as a tensor's own does; along the first axis alone."""
        return self[places]

    def keep(self, places: Tensor) -> Streamed:
        """Only the examples at these places, on disk still."""
        return Streamed(self._values.keep(places.cpu().numpy()))


Column: TypeAlias = Tensor | Streamed
"""Prepared examples (count, …), in memory or on disk."""

Found = TypeVar("Found")


class Ahead(Generic[Found]):
    """Makes one thing ahead of time, by its key, in a thread of its own."""

    def __init__(self) -> None:
        self._key: Hashable = None
        self._coming: Future[Found] | None = None

    def take(self, key: Hashable, make: Callable[[], Found]) -> Found:
        """What was made for this key, or is made now. Raises whatever `make` raises."""
        coming, self._coming = self._coming, None
        if coming is not None and self._key == key:
            return coming.result()
        return make()

    def order(self, key: Hashable, make: Callable[[], Found]) -> None:
        """Begin to make what will be asked for next."""
        self._key, self._coming = key, _reader().submit(make)


@cache
def _reader() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, thread_name_prefix="reader")


def picked(column: Column, places: Tensor) -> Column:
    """The examples at these places: in memory, or on disk where they would take more than is
    read at once."""
    if isinstance(column, Streamed) and column.nbytes // len(column) * len(places) > ROOM:
        return column.keep(places)
    return column[places.to(column.device)]


def padded(table: Tensor, rows: int) -> Tensor:
    """The same rows, and zeros up to so many."""
    if len(table) == rows:
        return table
    whole = torch.zeros((rows, *table.shape[1:]), dtype=table.dtype, device=table.device)
    whole[: len(table)] = table
    return whole


def column_of(values: Stored | np.ndarray, device: Any = None) -> Column:
    """A column of prepared examples: on the device, or on disk."""
    if isinstance(values, Stored):
        return Streamed(values)
    return torch.from_numpy(np.ascontiguousarray(values)).to(device)
