"""Arrays that grow together, one row for each record; rows given back are used again."""

from __future__ import annotations

import numpy as np


class Rows:
    """Named columns (attributes) over the same rows; `index` tells the row of an id.

    Unused rows are all zeros, so a column that is never zero in use tells them apart.
    """

    def __init__(self, **columns: type) -> None:
        self.index: dict[str, int] = {}
        self.ids: list[str] = []
        self._free: list[int] = []
        self._columns = tuple(columns)
        for name, kind in columns.items():
            setattr(self, name, np.zeros(64, dtype=kind))

    def claim(self, id: str) -> int:
        """The row of an id, a new one where it has none yet."""
        row = self.index.get(id)
        if row is not None:
            return row
        row = self._free.pop() if self._free else self._append()
        self.ids[row] = id
        self.index[id] = row
        return row

    def release(self, id: str) -> None:
        """Give the row of an id back, zeroed."""
        row = self.index.pop(id)
        self.ids[row] = ""
        self._free.append(row)
        for name in self._columns:
            getattr(self, name)[row] = 0

    def release_all(self, ids: list[str]) -> None:
        """Give the rows of many ids back at once."""
        rows = [self.index.pop(id) for id in ids]
        for row in rows:
            self.ids[row] = ""
        self._free += rows
        for name in self._columns if rows else ():
            getattr(self, name)[rows] = 0

    def clear(self) -> None:
        self.index.clear()
        self.ids.clear()
        self._free.clear()
        for name in self._columns:
            getattr(self, name)[:] = 0

    def names(self, rows: np.ndarray) -> list[str]:
        """The ids in these rows."""
        return [self.ids[row] for row in rows.tolist()]

    def fill(self, ids: list[str]) -> None:
        """Begin anew with these ids, in rows from 0 on, all columns zeroed."""
        self.ids = ids
        self.index = {id: row for row, id in enumerate(ids)}
        self._free.clear()
        room = max(64, 1 << len(ids).bit_length())
        for name in self._columns:
            setattr(self, name, np.zeros(room, getattr(self, name).dtype))

    def _append(self) -> int:
        self.ids.append("")
        if len(self.ids) > len(getattr(self, self._columns[0])):
            for name in self._columns:
                column = getattr(self, name)
                setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        return len(self.ids) - 1
