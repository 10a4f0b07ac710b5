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
    return axis_of("input", *names)


def axis_of(port: str, *names: str) -> Complaint:
    """The same for what arrives at another port."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs, port)
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
    if _fills(numbers, known, tuple(shape)):
        return None
    return (
        Text(
            "Each example has {numbers} numbers, which do not fit into {shape}.",
            numbers=numbers,
            shape=" × ".join(map(str, shape)),
        ),
        Text("Choose sizes whose product is {numbers}; one of them may be -1.", numbers=numbers),
    )


def cuts_into(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an axis cannot be cut into the sizes it is to have."""
    spec, sizes, dim = arriving(inputs), settings.get("unflattened_size"), settings.get("dim")
    if spec is None or not sizes or dim is None or not -len(spec.shape) <= dim < len(spec.shape):
        return None
    whole, known = spec.shape[dim], math.prod(one for one in sizes if one != -1)
    if not isinstance(whole, int) or _fills(whole, known, tuple(sizes)):
        return None
    return (
        Text(
            "An axis of {whole} cannot be cut into {sizes}.",
            whole=whole,
            sizes=" × ".join(map(str, sizes)),
        ),
        Text("Choose sizes whose product is {numbers}; one of them may be -1.", numbers=whole),
    )


def _fills(numbers: int, known: int, shape: tuple[int, ...]) -> bool:
    """Whether so many numbers fill a shape in which one size at most is left open."""
    if shape.count(-1) > 1 or known < 1:
        return False
    return numbers == known or (-1 in shape and numbers % known == 0)


def whole_shape(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a shape leaves no room for any number of examples."""
    spec, shape = arriving(inputs), settings.get("shape")
    if spec is None or not shape or "N" not in spec.shape or _is_told_otherwise(settings, inputs):
        return None
    each = [one for one in spec.shape if one != "N"]
    if not all(isinstance(one, int) for one in each):
        return None
    numbers, known = math.prod(map(int, each)), math.prod(one for one in shape if one != -1)
    if -1 in shape and shape.count(-1) == 1 and known and numbers % known == 0:
        return None
    return (
        Text(
            "{arrive} cannot take the shape {shape} for every number of examples (N).",
            arrive=str(spec),
            shape=" × ".join(map(str, shape)),
        ),
        Text("Let the first size be -1: it counts the examples."),
    )


def new_axis(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a new axis is to stand further back than behind the last."""
    spec, dim = arriving(inputs), settings.get("dim")
    if spec is None or dim is None or -len(spec.shape) - 1 <= dim <= len(spec.shape):
        return None
    return (
        Text("There is no place {axis} for an axis in {shape}.", axis=dim, shape=str(spec)),
        Text(
            "Set “{setting}” between {lowest} and {highest}.",
            setting=title("dim"),
            lowest=-len(spec.shape) - 1,
            highest=len(spec.shape),
        ),
    )


def axes_there(name: str) -> Complaint:
    """Where one of several axes is not there."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, dims = arriving(inputs), settings.get(name)
        if spec is None or dims is None or len(inputs) > 1 or settings.get("leaves"):
            return None
        for axis in (dims,) if isinstance(dims, int) else dims:
            if not -len(spec.shape) <= axis < len(spec.shape):
                return _no_axis(axis, spec)
        return None

    return complain


def _no_axis(axis: int, spec: Spec) -> Words:
    return (
        Text("There is no axis {axis} in {shape}.", axis=axis, shape=str(spec)),
        Text("Choose axes from 0 to {highest}.", highest=len(spec.shape) - 1),
    )


def takes_out_ones(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an axis is to be taken out that is longer than 1."""
    spec, dims = arriving(inputs), settings.get("dims")
    if spec is None or dims is None or settings.get("action") != "take out":
        return None
    if _is_told_otherwise(settings, inputs):
        return None
    for axis in (dims,) if isinstance(dims, int) else dims:
        if not -len(spec.shape) <= axis < len(spec.shape):
            return _no_axis(axis, spec)
        if spec.shape[axis] != 1:
            return (
                Text(
                    "Axis {axis} is {size} long; only axes of 1 can be taken out.",
                    axis=axis,
                    size=spec.shape[axis],
                ),
                Text("Choose another axis."),
            )
    return None


def _is_told_otherwise(settings: Settings, inputs: Arriving) -> bool:
    """Whether what arrives at another port, or what is said of the axes, goes before a list."""
    others = len(inputs) > 1 or bool(settings.get("leaves"))
    return others or settings.get("axes") is not None


def one_for_each_axis(*names: str, at_least: bool = False) -> Complaint:
    """Where a list has more numbers than there are axes; or fewer, where it needs them all."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs)
        if spec is None or _is_told_otherwise(settings, inputs):
            return None
        for name in names:
            value, axes = settings.get(name), len(spec.shape)
            if not isinstance(value, list | tuple) or len(value) == axes:
                continue
            if (len(value) < axes) == at_least or not at_least:
                return (
                    Text(
                        "It has {given} numbers for {axes} axes ({shape}).",
                        given=len(value),
                        axes=axes,
                        shape=str(spec),
                    ),
                    Text("Give it one number for each axis, the first axis included."),
                )
        return None

    return complain
