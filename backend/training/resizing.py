"""Layers that get a neuron more or less while they learn: what is whose, before and after."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from backend.document.change import Patch


@dataclass(frozen=True)
class Resized:
    """Which numbers of a parameter, laid out flat, stayed: `from_[i]` is now at `to[i]`."""

    from_: np.ndarray
    to: np.ndarray


def resized(patch: Patch) -> Resized | None:
    """What a patch leaves as it is that gives a parameter another length along one axis.

    None for any other patch. Slices that are equal before and after, in their order, are the
    same ones: whoever made the patch took them over.
    """
    if patch.places is not None or patch.before is None or patch.after is None:
        return None
    before, after = np.asarray(patch.before), np.asarray(patch.after)
    axis = _other_axis(before.shape, after.shape)
    if axis is None:
        return None
    from_, to = _same_slices(np.moveaxis(before, axis, 0), np.moveaxis(after, axis, 0))
    return Resized(_places(before.shape, axis, from_), _places(after.shape, axis, to))


def up_to_date(patch: Patch, weights: Mapping[str, Mapping[str, np.ndarray]]) -> Patch:
    """The same patch where it only resizes: what it leaves as it is has the numbers of now, not
    those of a moment ago, when it was made."""
    stayed = resized(patch)
    known = weights[patch.owner].get(patch.name) if patch.owner in weights else None
    if stayed is None or known is None or known.shape != np.shape(patch.before):
        return patch
    after = np.array(patch.after)
    after.reshape(-1)[stayed.to] = known.reshape(-1)[stayed.from_]
    return dataclasses.replace(patch, after=after)


def stayed_by_parameter(patches: Sequence[Patch]) -> dict[tuple[str, str], Resized]:
    """By owner and name: what each parameter keeps that is resized once."""
    found: dict[tuple[str, str], Resized] = {}
    several: set[tuple[str, str]] = set()
    for patch in patches:
        key = patch.owner, patch.name
        stayed = resized(patch)
        if stayed is not None:
            several |= {key} & found.keys()
            found[key] = stayed
    return {key: stayed for key, stayed in found.items() if key not in several}


def _other_axis(before: tuple[int, ...], after: tuple[int, ...]) -> int | None:
    if len(before) != len(after):
        return None
    other = [axis for axis, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    return other[0] if len(other) == 1 else None


def _same_slices(before: np.ndarray, after: np.ndarray) -> tuple[list[int], list[int]]:
    """The places of the slices that are in both, in order."""
    from_, to = [], []
    first = second = 0
    while first < len(before) and second < len(after):
        if np.array_equal(before[first], after[second]):
            from_.append(first)
            to.append(second)
            first, second = first + 1, second + 1
        elif len(after) > len(before):
            second += 1
        else:
            first += 1
    return from_, to


def _places(shape: tuple[int, ...], axis: int, chosen: Sequence[int]) -> np.ndarray:
    """The flat places of some slices, slice by slice."""
    places = np.arange(int(np.prod(shape))).reshape(shape)
    return np.moveaxis(places, axis, 0)[np.asarray(chosen, np.int64)].reshape(-1)
