"""Numbers that an edit leaves without a place: they come back when the place does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from backend.document.change import Patch
from backend.weights import Packed


class Aside:
    """What was learned by what is no longer there, or is there in another size.

    Who undoes an edit that gave a layer more inputs, or cut the only wire into a neuron, finds the
    numbers again that there were.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, np.ndarray]] = {}

    def exchange(self, before: Packed, after: Packed) -> tuple[Patch, ...]:
        """Keep the numbers that lost their place; patches for those that have one again.

        `before` and `after` are what a network knew before an edit, and what it begins with.
        """
        gone, come = set(before) - set(after), set(after) - set(before)
        changed = [*_resized(before, after), *(come & self._numbers.keys())]
        patches = tuple(self._returned(changed, before, after))
        for owner in (*gone, *changed):
            self._numbers.setdefault(owner, {}).update(before.get(owner, {}))
        return patches

    def _returned(self, owners: list[str], before: Packed, after: Packed) -> Iterator[Patch]:
        for owner in owners:
            known, there = self._numbers.get(owner, {}), _shapes(before.get(owner, {}))
            for name, shape in _shapes(after[owner]).items():
                if there.get(name) != shape and name in known and known[name].shape == shape:
                    yield Patch(owner, name, None, known[name])


def _resized(before: Packed, after: Packed) -> Iterator[str]:
    """The owners that are there before and after, but not in the same sizes."""
    owners = list(after.layers)
    if len(before.numbers) > len(before.wires) or len(after.numbers) > len(after.wires):
        owners += after.wires
    for owner in owners:
        if owner in before and _shapes(before[owner]) != _shapes(after[owner]):
            yield owner


def _shapes(named: Mapping[str, np.ndarray]) -> dict[str, tuple[int, ...]]:
    return {name: array.shape for name, array in named.items()}
