"""Numbers that lost their place because an edit gave it another size: they come back with it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from backend.document.change import Patch
from backend.weights import Packed


class Aside:
    """What was learned in other sizes, by owner and name: the last of each.

    Who undoes an edit that gave a layer more inputs finds the weights again that it had.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], np.ndarray] = {}

    def exchange(self, before: Packed, after: Packed) -> tuple[Patch, ...]:
        """Keep the numbers that no longer fit; patches for those that fit again.

        `before` and `after` are what a network knew before an edit, and what it begins with.
        """
        patches = []
        for owner, name, old, new in _resized(before, after):
            known = self._numbers.get((owner, name))
            if known is not None and known.shape == new.shape:
                patches.append(Patch(owner, name, None, known))
            self._numbers[owner, name] = old
        return tuple(patches)


def _resized(before: Packed, after: Packed) -> Iterator[tuple[str, str, np.ndarray, np.ndarray]]:
    """(owner, name, old numbers, new numbers) of everything that is there twice, in two sizes."""
    owners = list(after.layers)
    if len(before.numbers) > len(before.wires) or len(after.numbers) > len(after.wires):
        owners += after.wires
    for owner in owners:
        old = before.get(owner, {})
        for name, new in after[owner].items():
            if name in old and old[name].shape != new.shape:
                yield owner, name, old[name], new
