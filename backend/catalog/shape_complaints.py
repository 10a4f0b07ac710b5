"""What is wrong with shapes that are combined or rearranged, in plain words."""

from __future__ import annotations

import math

from backend.catalog.block_type import Arriving, Complaint
from backend.catalog.complaints import Settings, Words, arriving, title
from backend.catalog.spec import Spec
from backend.text import Text


def stretching(settings: Settings, inputs: Arriving) -> Words | None:
    """Where shapes cannot be computed with number by number."""
    arrived = [spec for specs in inputs.values() for spec in specs]
    for one, other in zip(arrived, arrived[1:], strict=False):
        sizes = zip(reversed(one.shape), reversed(other.shape), strict=False)
        if any(a != b and 1 not in (a, b) for a, b in sizes):
            return (
                Text(
                    "{one} and {other} cannot be combined number by number.",
                    one=str(one),
                    other=str(other),
                ),
                Text("Give both the same shape, with a Dense or a Reshape block before one."),
            )
    return None


def joining(settings: Settings, inputs: Arriving) -> Words | None:
    """Where shapes differ elsewhere than on the axis along which they are joined."""
    arrived, dim = inputs.get("input", ()), settings.get("dim", 1)
    for one, other in zip(arrived, arrived[1:], strict=False):
        if len(one.shape) == len(other.shape) and _without(one, dim) == _without(other, dim):
            continue
        return (
            Text(
                "{one} and {other} cannot be joined along axis {axis}.",
                one=str(one),
                other=str(other),
                axis=dim,
            ),
            Text("All sizes but that of the joined axis must be equal: flatten or reshape first."),
        )
    return None


def _without(spec: Spec, axis: int) -> tuple[int | str, ...]:
    axis = axis % max(len(spec.shape), 1)
    return spec.shape[:axis] + spec.shape[axis + 1 :]


def same_shapes(settings: Settings, inputs: Arriving) -> Words | None:
    """Where shapes differ that are to be laid side by side."""
    arrived = inputs.get("input", ())
    for one, other in zip(arrived, arrived[1:], strict=False):
        if one.shape != other.shape:
            return (
                Text("{one} and {other} differ in shape.", one=str(one), other=str(other)),
                Text("Give both the same shape, with a Dense or a Reshape block before one."),
            )
    return None


def axis_there(*names: str) -> Complaint:
    """Where a setting names an axis that what arrives does not have."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs)
        for name in names:
            axis = settings.get(name)
            if spec is None or axis is None or -len(spec.shape) <= axis < len(spec.shape):
                continue
            return (
                Text("There is no axis {axis} in {shape}.", axis=axis, shape=str(spec)),
                Text(
                    "Set “{setting}” between {lowest} and {highest}.",
                    setting=title(name),
                    lowest=-len(spec.shape),
                    highest=len(spec.shape) - 1,
                ),
            )
        return None

    return complain


def orders_all(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an order of axes does not name each of those that arrive once."""
    spec, dims = arriving(inputs), settings.get("dims")
    if spec is None or dims is None:
        return None
    axes = len(spec.shape)
    if sorted(axis % axes if -axes <= axis < axes else axes for axis in dims) == [*range(axes)]:
        return None
    return (
        Text(
            "The order {order} does not name each axis of {shape} once.",
            order=", ".join(map(str, dims)),
            shape=str(spec),
        ),
        Text("Name each of {axes} once; 0 is the batch.", axes=", ".join(map(str, range(axes)))),
    )


def fits(settings: Settings, inputs: Arriving) -> Words | None:
    """Where the numbers of an example do not fit into the shape it is to have."""
    spec, shape = arriving(inputs), settings.get("shape")
    if spec is None or not shape or not all(isinstance(one, int) for one in spec.shape[1:]):
        return None
    numbers = math.prod(int(one) for one in spec.shape[1:])
    known = math.prod(one for one in shape if one != -1)
    if known and (numbers == known or (-1 in shape and numbers % known == 0)):
        return None
    return (
        Text(
            "Each example has {numbers} numbers, which do not fit into {shape}.",
            numbers=numbers,
            shape=" × ".join(map(str, shape)),
        ),
        Text("Choose sizes whose product is {numbers}; one of them may be -1.", numbers=numbers),
    )
