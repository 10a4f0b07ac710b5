"""Many small pictures as one array: the answers of neurons over a plane. No torch here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

POINTS = 24
"""Rows and columns of each picture."""


class Maps(Mapping[str, np.ndarray]):
    """Pictures by block: float32 (rows, 24, 24), views of one array that travels whole."""

    def __init__(self, blocks: Sequence[str], rows: Sequence[int], pictures: np.ndarray) -> None:
        """Block i owns the next `rows[i]` of `pictures` (all rows, 24, 24)."""
        self._blocks, self._rows, self.pictures = tuple(blocks), tuple(rows), pictures
        self._places: dict[str, slice] | None = None

    def __getitem__(self, block: str) -> np.ndarray:
        return self.pictures[self._found[block]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._blocks)

    def __len__(self) -> int:
        return len(self._blocks)

    def __reduce__(self) -> tuple[type[Maps], tuple[object, ...]]:
        return Maps, (self._blocks, self._rows, self.pictures)

    @property
    def _found(self) -> dict[str, slice]:
        if self._places is None:
            stops = np.cumsum(self._rows).tolist()
            starts = [0, *stops[:-1]]
            pairs = zip(self._blocks, map(slice, starts, stops), strict=True)
            self._places = dict(pairs)
        return self._places
