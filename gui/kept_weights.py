"""What a drawing has learned, kept so that undo finds the weights of what was deleted."""

from __future__ import annotations

import copy
from collections import ChainMap
from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from backend.document.change import Patch
from backend.weights import Packed, packed

Parameters: TypeAlias = Mapping[str, np.ndarray]
"""Arrays by the name of the parameter."""


class KeptWeights(ChainMap):
    """Weights by owner: a block, or the wire into a single neuron.

    What edits put in stands before what training told last, and that before what it told once
    of owners that have left the drawing. A NaN is a number that is to be drawn anew.
    """

    def __init__(self, told: Mapping[str, Parameters] | None = None) -> None:
        super().__init__({}, {} if told is None else told, {})

    def take(self, told: Mapping[str, Parameters]) -> None:
        """Training tells what it has learned."""
        own, before, left = self.maps
        gone = (
            {}
            if _same_owners(before, told)
            else {id: before[id] for id in before if id not in told}
        )
        gone |= {id: numbers for id, numbers in own.items() if id not in told}
        self.maps[:] = [{}, told, {**left, **gone} if gone else left]

    def patch(self, patch: Patch) -> None:
        """Carry out what an edit does to weights; a place in numbers nobody knows is let be."""
        numbers = dict(self.get(patch.owner, {}))
        if patch.places is None and patch.after is None:
            numbers.pop(patch.name, None)
        elif patch.places is None or patch.name in numbers:
            numbers[patch.name] = patched(numbers.get(patch.name), patch)
        self.maps[0][patch.owner] = numbers

    def with_numbers(self, numbers: Mapping[tuple[str, str], np.ndarray]) -> KeptWeights:
        """The same with other arrays, by owner and name."""
        own, told, left = self.maps
        changed = KeptWeights(told)
        changed.maps[:] = [dict(own), told, left]
        for (owner, name), array in numbers.items():
            changed.patch(Patch(owner, name, None, array))
        return changed

    def __bool__(self) -> bool:
        """Whether any number is known."""
        own, told, left = self.maps
        return bool(len(told) or len(left) or any(own.values()))

    def __reduce__(self) -> Any:
        """Travel packed: who is asked knows nothing of a window."""
        own, told, left = self.maps
        travelling = packed(told)
        if own or left:
            travelling = copy.copy(travelling)
            travelling.layers = {**left, **travelling.layers, **own}
        return packed, (travelling,)


def _same_owners(before: Mapping[str, Parameters], now: Mapping[str, Parameters]) -> bool:
    if isinstance(before, Packed) and isinstance(now, Packed):
        same = before.wires == now.wires and before.neurons == now.neurons
        return same and before.layers.keys() == now.layers.keys()
    return before.keys() == now.keys()


def patched(numbers: np.ndarray | None, patch: Patch) -> np.ndarray:
    """An array with a patch carried out; places outside it are let be."""
    after = np.nan if patch.after is None else patch.after
    if patch.places is None or numbers is None:
        return np.array(after, np.float32, ndmin=1)
    changed = np.array(numbers)
    places = np.array(patch.places, np.int64)
    inside = places < changed.size
    new = np.broadcast_to(np.asarray(after, changed.dtype).reshape(-1), len(places))
    changed.reshape(-1)[places[inside]] = new[inside]
    return changed


def strongest(numbers: Any) -> float:
    """The number of largest size among several, NaN where there is none."""
    flat = np.asarray(numbers, np.float32).reshape(-1)
    if len(flat) == 1:
        return float(flat[0])
    return float(flat[np.abs(flat).argmax()]) if len(flat) else float("nan")
