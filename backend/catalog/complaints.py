"""What is wrong with what arrives at a block, in plain words and with the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from backend.catalog.block_type import Arriving, Complaint
from backend.catalog.introspection import PORT_TITLES
from backend.catalog.known_settings import KNOWN
from backend.catalog.sizes import whole
from backend.catalog.spec import Spec
from backend.text import Text

Settings: TypeAlias = Mapping[str, Any]
Words: TypeAlias = tuple[Text, Text]


def first_of(*complaints: Complaint) -> Complaint:
    """The first complaint that has something to say."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        for one in complaints:
            if (words := one(settings, inputs)) is not None:
                return words
        return None

    return complain


def arriving(inputs: Arriving, port: str = "input") -> Spec | None:
    """What arrives at a port that takes one wire; None where nothing does."""
    arrived = inputs.get(port, ())
    return arrived[0] if arrived else None


def title(setting: str) -> Text:
    """What the form calls a setting."""
    known = KNOWN.get(setting)
    return known.title if known else Text("{name}", name=setting)


def per_axis(value: Any, axes: int) -> tuple[int, ...]:
    """A setting that is one number, or one per axis, as one per axis."""
    return tuple(value) if isinstance(value, list | tuple) else (value,) * axes


def decimal(port: str = "input") -> Complaint:
    """Where whole numbers arrive, but decimal ones are needed."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs, port)
        if spec is None or not whole(spec):
            return None
        return (
            Text(
                "It computes with decimal numbers, but whole numbers ({dtype}) arrive.",
                dtype=spec.dtype,
            ),
            Text("Put an Embedding block before it, which turns each number into a vector."),
        )

    return complain


def tokens(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an embedding receives decimal numbers."""
    spec = arriving(inputs)
    if spec is None or whole(spec):
        return None
    return (
        Text(
            "It looks up whole numbers (tokens), but decimal numbers ({dtype}) arrive.",
            dtype=spec.dtype,
        ),
        Text("Wire it to data made of whole numbers, or use a Dense block instead."),
    )


def width(setting: str, port: str = "input", axis: int = -1) -> Complaint:
    """Where a size that somebody chose is not the size that arrives."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, expected = arriving(inputs, port), settings.get(setting)
        if spec is None or expected is None or len(spec.shape) <= (axis if axis >= 0 else 0):
            return None
        if spec.shape[axis] == expected:
            return None
        return (
            Text(
                "It expects {expected} numbers on axis {axis}, but {arrive} arrive ({shape}).",
                expected=expected,
                axis=axis % len(spec.shape),
                arrive=spec.shape[axis],
                shape=str(spec),
            ),
            Text(
                "Set “{setting}” to {arrive}, or clear it so that it is found by itself.",
                setting=title(setting),
                arrive=spec.shape[axis],
            ),
        )

    return complain


def pictures(axes: int) -> Complaint:
    """Where what arrives does not have batch, channels and so many axes more."""
    kinds = {
        1: Text("signals (batch × channels × length)"),
        2: Text("pictures (batch × channels × height × width)"),
        3: Text("volumes (batch × channels × depth × height × width)"),
    }

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs)
        if spec is None or len(spec.shape) == axes + 2:
            return None
        advice = Text(
            "Use the variant of this block for {axes} axes less.", axes=axes + 2 - len(spec.shape)
        )
        if len(spec.shape) == axes + 1:
            advice = Text("Put an Unflatten or Unsqueeze block before it to add the channels.")
        if len(spec.shape) > axes + 2:
            advice = Text("Use the variant of this block that has as many axes as arrive.")
        if len(spec.shape) == 2:
            advice = Text("Put it before any Flatten block, or a Reshape block before it.")
        return Text(
            "It expects {kind}, but {shape} arrives.", kind=kinds[axes], shape=str(spec)
        ), advice

    return complain


def rows_or_signals(settings: Settings, inputs: Arriving) -> Words | None:
    """Where what arrives is neither batch × channels nor batch × channels × length."""
    spec = arriving(inputs)
    if spec is None or len(spec.shape) in (2, 3):
        return None
    return (
        Text(
            "It expects rows or signals (2 or 3 axes), but {axes} axes arrive ({shape}).",
            axes=len(spec.shape),
            shape=str(spec),
        ),
        Text("Use the variant of this block that has as many axes as arrive."),
    )


def window(axes: int) -> Complaint:
    """Where the window of a convolution or pooling reaches beyond what arrives."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, padding = arriving(inputs), settings.get("padding") or 0
        if spec is None or len(spec.shape) != axes + 2 or isinstance(padding, str):
            return None
        reaches = _reaches(settings, axes)
        edges = per_axis(padding, axes)
        for arrive, reach, edge in zip(spec.shape[2:], reaches, edges, strict=False):
            if isinstance(arrive, int) and arrive + 2 * edge < reach:
                return (
                    Text(
                        "Its window spans {reach} values, but only {arrive} arrive ({shape}).",
                        reach=reach,
                        arrive=arrive + 2 * edge,
                        shape=str(spec),
                    ),
                    Text("Make the kernel smaller, add padding, or shrink less before it."),
                )
        return None

    return complain


def _reaches(settings: Settings, axes: int) -> list[int]:
    """How many places the window spans along each axis, the holes of dilation included."""
    kernel = per_axis(settings.get("kernel_size") or 1, axes)
    dilation = per_axis(settings.get("dilation") or 1, axes)
    return [gap * (side - 1) + 1 for side, gap in zip(kernel, dilation, strict=False)]


def same_padding(settings: Settings, inputs: Arriving) -> Words | None:
    """Where the size is to be kept, but the window does not stop everywhere."""
    strides = per_axis(settings.get("stride") or 1, 1)
    if settings.get("padding") != "same" or set(strides) == {1}:
        return None
    return (
        Text(
            "The padding “same” keeps the size, but a stride of {stride} shrinks it.",
            stride=" × ".join(map(str, strides)),
        ),
        Text("Set the stride to 1, or the padding to a number."),
    )


def pool_padding(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a pooling pads by more than half its window."""
    kernel, padding = settings.get("kernel_size"), settings.get("padding") or 0
    axes = max(len(one) if isinstance(one, tuple | list) else 1 for one in (padding, kernel))
    pairs = zip(per_axis(kernel, axes), per_axis(padding, axes), strict=False)
    if kernel is None or all(2 * edge <= side for side, edge in pairs):
        return None
    return (
        Text(
            "Its padding of {padding} is more than half its kernel of {kernel}.",
            padding=_sides(padding),
            kernel=_sides(kernel),
        ),
        Text("Make the padding smaller or the kernel larger."),
    )


def _sides(value: Any) -> str:
    return " × ".join(map(str, per_axis(value, 1)))


def divides(part: str, whole_setting: str) -> Complaint:
    """Where a setting (heads, groups) does not divide another (width, channels)."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        parts, size = settings.get(part), settings.get(whole_setting)
        if not parts or not size or size % parts == 0:
            return None
        possible = [one for one in range(1, min(size, 64) + 1) if size % one == 0]
        return (
            Text(
                "“{part}” is {parts}, which does not divide “{whole}”, {size}.",
                part=title(part),
                parts=parts,
                whole=title(whole_setting),
                size=size,
            ),
            Text("Choose one of {possible}.", possible=", ".join(map(str, possible))),
        )

    return complain


def sequences(port: str = "input") -> Complaint:
    """Where what arrives is not batch × steps × numbers."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs, port)
        if spec is None or len(spec.shape) == 3:
            return None
        advice = Text("Put a Reshape block before it that gives steps × numbers.")
        if len(spec.shape) == 2:
            advice = Text("Put an Unsqueeze block before it, or a Reshape to steps × numbers.")
        return (
            Text(
                "It reads sequences (batch × steps × numbers), but {shape} arrives.",
                shape=str(spec),
            ),
            advice,
        )

    return complain


def both_states(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an LSTM is given only one half of its state."""
    if bool(inputs.get("hidden")) == bool(inputs.get("cell")):
        return None
    return (
        Text("It starts from a hidden state and a cell state, but only one of them arrives."),
        Text("Wire both, or neither."),
    )


def equal_width(first: str, second: str) -> Complaint:
    """Where two ports must bring vectors of one width, and do not."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        one, other = arriving(inputs, first), arriving(inputs, second)
        if one is None or other is None or one.shape[-1:] == other.shape[-1:]:
            return None
        return (
            Text(
                "“{first}” brings {one}, “{second}” brings {other}: the last sizes must be equal.",
                first=PORT_TITLES.get(first, first),
                second=PORT_TITLES.get(second, second),
                one=str(one),
                other=str(other),
            ),
            Text("Put a Dense block before one of them that gives it the width of the other."),
        )

    return complain


def normalised(settings: Settings, inputs: Arriving) -> Words | None:
    """Where the last axes that arrive are not those to normalise over."""
    spec, shape = arriving(inputs), settings.get("normalized_shape")
    if spec is None or shape is None:
        return None
    wanted = per_axis(shape, 1)
    if spec.shape[-len(wanted) :] == wanted:
        return None
    return (
        Text(
            "It normalises over {wanted}, but {shape} arrives.",
            wanted=" × ".join(map(str, wanted)),
            shape=str(spec),
        ),
        Text(
            "Clear “{setting}”, so that it is found by itself.", setting=title("normalized_shape")
        ),
    )


def sides(setting: str, channels: bool) -> Complaint:
    """Where a pixel shuffle cannot cut the channels (or the sides) into its factor."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, factor = arriving(inputs), settings.get(setting)
        if spec is None or not factor or len(spec.shape) < 3:
            return None
        unit = factor * factor if channels else factor
        sizes = spec.shape[1:2] if channels else spec.shape[-2:]
        if all(not isinstance(one, int) or one % unit == 0 for one in sizes):
            return None
        return (
            Text("{shape} cannot be cut into parts of {unit}.", shape=str(spec), unit=unit),
            Text("Choose another factor, or sizes that {unit} divides.", unit=unit),
        )

    return complain
