"""What is wrong with places, bounds, equations and products, in plain words."""

from __future__ import annotations

import math
from collections.abc import Iterator

from backend.catalog.block_type import Arriving, Complaint
from backend.catalog.complaints import Settings, Words, arriving, title
from backend.catalog.spec import Dimension, Spec
from backend.text import Text


def ordered(low: str, high: str) -> Complaint:
    """Where a lower bound lies above an upper one."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        least, most = settings.get(low), settings.get(high)
        if least is None or most is None or least <= most:
            return None
        return (
            Text(
                "“{low}” is {least}, which is more than “{high}”, {most}.",
                low=title(low),
                least=f"{least:g}",
                high=title(high),
                most=f"{most:g}",
            ),
            Text("Choose the smaller one first."),
        )

    return complain


def within(name: str, count: str) -> Complaint:
    """Where a number counted from 0 lies beyond how many there are."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        place, many = settings.get(name), settings.get(count)
        if place is None or many is None or -many <= place < many:
            return None
        return (
            Text(
                "“{setting}” is {place}, but there are only {many}, counted from 0.",
                setting=title(name),
                place=place,
                many=many,
            ),
            Text("Choose a number from 0 to {most}.", most=many - 1),
        )

    return complain


def place(name: str, axis: str = "dim") -> Complaint:
    """Where a place of an axis is asked for that it does not have."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        asked, size = settings.get(name), _size(settings, inputs, axis)
        if asked is None or size is None or -size <= asked < size:
            return None
        return (
            Text("It asks for place {asked} of {size}, counted from 0.", asked=asked, size=size),
            Text("Choose a place from 0 to {most}.", most=size - 1),
        )

    return complain


def first_places(name: str, axis: str = "dim") -> Complaint:
    """Where more places of an axis are asked for than it has."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        asked, size = settings.get(name), _size(settings, inputs, axis)
        if asked is None or size is None or abs(asked) <= size:
            return None
        return (
            Text("It asks for {asked} of {size} places.", asked=asked, size=size),
            Text("Choose at most {size}.", size=size),
        )

    return complain


def begins_before_the_end(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a run of places begins beyond the last."""
    asked, size = settings.get("start"), _size(settings, inputs, "dim")
    if asked is None or size is None or asked < size:
        return None
    return (
        Text("It begins at place {asked}, but there are only {size}.", asked=asked, size=size),
        Text("Choose a place from 0 to {most}.", most=size - 1),
    )


def _size(settings: Settings, inputs: Arriving, axis: str) -> int | None:
    """How long the axis is that a setting names; None where that is not known."""
    spec, dim = arriving(inputs), settings.get(axis)
    if spec is None or not isinstance(dim, int) or not -len(spec.shape) <= dim < len(spec.shape):
        return None
    size = spec.shape[dim]
    return size if isinstance(size, int) else None


def halves(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an axis is to be cut in two equal halves, and is odd."""
    size = _size(settings, inputs, "dim")
    if size is None or size % 2 == 0:
        return None
    return (
        Text(
            "It cuts {size} numbers into two halves, but they are odd ({shape}).",
            size=size,
            shape=str(arriving(inputs)),
        ),
        Text("Bring an even number of them."),
    )


def products(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a matrix has not as many columns as the other has rows."""
    one, other = arriving(inputs), arriving(inputs, "other")
    if one is None or other is None or min(len(one.shape), len(other.shape)) < 1:
        return None
    columns, rows = one.shape[-1], other.shape[-2:][0]
    if columns == rows:
        return None
    return (
        Text(
            "{one} has {columns} columns, but {other} has {rows} rows: they must be equal.",
            one=str(one),
            columns=columns,
            other=str(other),
            rows=rows,
        ),
        Text("Transpose one of them, or put a Dense block before it."),
    )


def as_many_axes(first: str, second: str) -> Complaint:
    """Where two ports must bring as many axes, and do not."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        one, other = arriving(inputs, first), arriving(inputs, second)
        if one is None or other is None or len(one.shape) == len(other.shape):
            return None
        return (
            Text(
                "{one} has {axes} axes, but {other} has {others}: they must be equal.",
                one=str(one),
                axes=len(one.shape),
                other=str(other),
                others=len(other.shape),
            ),
            Text("Put a Reshape or an Unsqueeze block before one of them."),
        )

    return complain


def edges_for_each(settings: Settings, inputs: Arriving) -> Words | None:
    """Where edges of bins are neither one row for all nor a row for each row of numbers."""
    spec, edges = arriving(inputs), arriving(inputs, "edges")
    if spec is None or edges is None or len(edges.shape) == 1:
        return None
    if edges.shape[:-1] == spec.shape[:-1]:
        return None
    return (
        Text(
            "The edges are {edges}, but the numbers are {shape}: each row needs its row of edges.",
            edges=str(edges),
            shape=str(spec),
        ),
        Text("Bring one row of edges for all, or one for each row of numbers."),
    )


def rows_and_columns(settings: Settings, inputs: Arriving) -> Words | None:
    """Where what arrives is not a small matrix for each example: 2 × 3 for pictures."""
    spec, size = arriving(inputs), settings.get("size")
    if spec is None or not isinstance(size, list | tuple):
        return None
    wanted = len(size) * (len(size) + 1)
    each = [one for one in spec.shape[1:] if isinstance(one, int)]
    if math.prod(each) == wanted or len(each) != len(spec.shape) - 1:
        return None
    return (
        Text(
            "It takes {wanted} numbers for each example, but {arrive} arrive ({shape}).",
            wanted=wanted,
            arrive=math.prod(each),
            shape=str(spec),
        ),
        Text("Put a Dense block with {wanted} neurons before it.", wanted=wanted),
    )


def channels_and_sides(settings: Settings, inputs: Arriving) -> Words | None:
    """Where what arrives has not batch, channels and a side for each of the kernel."""
    spec, kernel = arriving(inputs), settings.get("kernel_size")
    if spec is None or not isinstance(kernel, list | tuple) or len(spec.shape) == len(kernel) + 2:
        return None
    return (
        Text(
            "Its kernel has {sides} sides, so {wanted} axes must arrive, not {axes} ({shape}).",
            sides=len(kernel),
            wanted=len(kernel) + 2,
            axes=len(spec.shape),
            shape=str(spec),
        ),
        Text("Choose a kernel with as many sides, or another shape before it."),
    )


def equation(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an equation has not a letter for each axis, or one letter for two sizes."""
    written, arrived = str(settings.get("equation", "")).replace(" ", ""), inputs.get("input", ())
    if not arrived:
        return None
    left, _, right = written.partition("->")
    if not written or any(
        not one.isalpha() for one in (left + right).replace(",", "").replace(".", "")
    ):
        return _unreadable(written)
    terms = left.split(",")
    if len(terms) != len(arrived):
        return _other_count(len(terms), len(arrived))
    return next(_misnamed(terms, right, arrived), None)


def _unreadable(written: str) -> Words:
    return (
        Text("“{equation}” is no equation of this kind.", equation=written),
        Text("Write a letter for each axis, such as bij,bjk->bik."),
    )


def _other_count(terms: int, arrived: int) -> Words:
    return (
        Text(
            "The equation speaks of {terms} inputs, but {arrived} arrive.",
            terms=terms,
            arrived=arrived,
        ),
        Text("Wire as many, or change the equation."),
    )


def _misnamed(terms: list[str], right: str, arrived: tuple[Spec, ...]) -> Iterator[Words]:
    sizes: dict[str, Dimension] = {}
    for term, spec in zip(terms, arrived, strict=True):
        if "..." in term:
            continue
        if len(term) != len(spec.shape):
            yield _other_axes(term, spec)
            return
        for letter, size in zip(term, spec.shape, strict=True):
            if size != sizes.setdefault(letter, size) and 1 not in (size, sizes[letter]):
                yield _two_sizes(letter, sizes[letter], size)
    letters = "".join(terms)
    for letter in right.replace(".", ""):
        if letter not in letters:
            yield (
                Text(
                    "The letter {letter} stands behind the arrow, but not before it.", letter=letter
                ),
                Text("Use only letters that an input has."),
            )


def _other_axes(term: str, spec: Spec) -> Words:
    return (
        Text(
            "“{term}” names {letters} axes, but {axes} arrive ({shape}).",
            term=term,
            letters=len(term),
            axes=len(spec.shape),
            shape=str(spec),
        ),
        Text("Write a letter for each axis."),
    )


def _two_sizes(letter: str, one: Dimension, other: Dimension) -> Words:
    return (
        Text(
            "The letter {letter} stands for an axis of {one} and for one of {other}.",
            letter=letter,
            one=one,
            other=other,
        ),
        Text("Give axes of different size different letters."),
    )
