"""Settings that nobody should type: found from the shapes of what arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from backend.catalog.block_type import Arriving
from backend.catalog.spec import Spec

Find: TypeAlias = Callable[[Arriving], Any]


def size(port: str, axis: int, rank: int | None = None) -> Find:
    """Finds the size of an axis of what arrives at a port, of so many axes where `rank` says so.

    The finder raises LookupError where nothing arrives, or the size is the batch's.
    """

    def find(inputs: Arriving) -> int:
        shape = inputs[port][0].shape
        found = shape[axis]
        if not isinstance(found, int) or (rank is not None and len(shape) != rank):
            raise LookupError(f"no size at axis {axis} of {port}")
        return found

    return find


def last(port: str = "input") -> Find:
    """Finds the size of the last axis."""
    return size(port, -1)


def channels(port: str = "input", rank: int | None = None) -> Find:
    """Finds the size of the axis after the batch."""
    return size(port, 1, rank)


def example_shape(inputs: Arriving) -> tuple[int, ...]:
    """What one layer normalisation covers: the last axis; all but the batch for pictures."""
    shape = inputs["input"][0].shape
    covered = shape[1:] if len(shape) > 3 else shape[-1:]
    if len(shape) < 2 or not all(isinstance(one, int) for one in covered):
        raise LookupError("no sizes to normalise over")
    return tuple(int(one) for one in covered)


def heads(port: str) -> Find:
    """Finds a number of heads that divides the width: the largest of 4, 3, 2, 1."""
    return _divisor(last(port), (4, 3, 2))


def groups() -> Find:
    """Finds a number of groups that divides the channels: the largest of 8, 4, 2, 1."""
    return _divisor(channels(), (8, 4, 2))


def _divisor(find: Find, wished: tuple[int, ...]) -> Find:
    def found(inputs: Arriving) -> int:
        whole = find(inputs)
        return next((one for one in wished if whole % one == 0), 1)

    return found


def width_if_other(port: str, than: str) -> Find:
    """Finds the width of a port where it differs from that of another; None where it does not."""

    def find(inputs: Arriving) -> int | None:
        width = last(port)(inputs)
        return None if width == last(than)(inputs) else int(width)

    return find


def whole(spec: Spec) -> bool:
    """Whether it holds whole numbers."""
    return spec.dtype.startswith(("int", "uint"))
