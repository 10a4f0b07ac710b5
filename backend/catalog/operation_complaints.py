"""What is wrong with what arrives at operations, in plain words and with the numbers."""

from __future__ import annotations

from backend.catalog.block_type import Arriving, Complaint
from backend.catalog.complaints import Settings, Words, arriving
from backend.catalog.shape_complaints import axis_there
from backend.text import Text


def cut_evenly(parts: str, axis: int | None = None) -> Complaint:
    """Where an axis (that of the setting `dim` where None) cannot be cut into equal parts."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, count = arriving(inputs), settings.get(parts)
        dim = settings.get("dim", -1) if axis is None else axis
        if spec is None or not count:
            return None
        if (words := axis_there("dim")({"dim": dim}, inputs)) is not None:
            return words
        size = spec.shape[dim]
        if not isinstance(size, int) or size % count == 0:
            return None
        return (
            Text(
                "{size} places cannot be cut into {count} equal pieces ({shape}).",
                size=size,
                count=count,
                shape=str(spec),
            ),
            Text("Choose a number that divides {size}.", size=size),
        )

    return complain


def long_enough(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an axis is shorter than the window that is to lie in it."""
    if (words := axis_there("dim")(settings, inputs)) is not None:
        return words
    spec, size = arriving(inputs), settings.get("size")
    arrive = spec.shape[settings.get("dim", 1)] if spec else None
    if not isinstance(arrive, int) or not size or arrive >= size:
        return None
    return (
        Text(
            "Its window spans {reach} values, but only {arrive} arrive ({shape}).",
            reach=size,
            arrive=arrive,
            shape=str(spec),
        ),
        Text("Make the window smaller, or bring more."),
    )


def attending(settings: Settings, inputs: Arriving) -> Words | None:
    """Where queries, keys and values do not suit each other."""
    query, key, value = (arriving(inputs, port) for port in ("query", "key", "value"))
    if query is None or key is None or value is None:
        return None
    if min(len(one.shape) for one in (query, key, value)) < 3:
        return (
            Text("It looks along steps, but {shape} has none.", shape=str(query)),
            Text("Give it batch × steps × numbers, or batch × heads × steps × numbers."),
        )
    if query.shape[-1] != key.shape[-1]:
        return _unlike(Text("numbers"), query.shape[-1], key.shape[-1])
    if key.shape[-2] != value.shape[-2]:
        return (
            Text(
                "There are {keys} keys, but {values} values.",
                keys=key.shape[-2],
                values=value.shape[-2],
            ),
            Text("Each key needs a value: make both from the same sequence."),
        )
    heads, fewer = query.shape[1], key.shape[1]
    if len(query.shape) < 4 or not (isinstance(heads, int) and isinstance(fewer, int)):
        return None
    return _unlike(Text("heads"), heads, fewer) if heads % max(fewer, 1) else None


def _unlike(kind: Text, query: int | str, key: int | str) -> Words:
    return (
        Text(
            "The queries have {query} {kind}, but the keys have {key}.",
            query=query,
            key=key,
            kind=kind,
        ),
        Text("Make both of the same width, for example with a Dense block before each."),
    )


def even_width(settings: Settings, inputs: Arriving) -> Words | None:
    """Where pairs are to be turned, but a number is left over."""
    spec = arriving(inputs)
    width = settings.get("features") or (spec.shape[-1] if spec and spec.shape else None)
    if not isinstance(width, int) or width % 2 == 0:
        return None
    return (
        Text("It turns pairs of numbers, but there are {width}.", width=width),
        Text("Choose an even number of them."),
    )


def steps_fit(settings: Settings, inputs: Arriving) -> Words | None:
    """Where more steps arrive than there are learned rows for."""
    spec, length = arriving(inputs), settings.get("length")
    steps = spec.shape[-2] if spec and len(spec.shape) > 2 else None
    if not isinstance(steps, int) or not length or steps <= length:
        return None
    return (
        Text("{steps} steps arrive, but it learns {length} places.", steps=steps, length=length),
        Text("Set “{setting}” to {steps} or more.", setting=Text("Places"), steps=steps),
    )


def with_heads(settings: Settings, inputs: Arriving) -> Words | None:
    """Where what arrives has no heads."""
    spec = arriving(inputs)
    if spec is None or len(spec.shape) == 4:
        return None
    return (
        Text("It expects batch × heads × steps × numbers, but {shape} arrives.", shape=str(spec)),
        Text("Put a “Split into heads” block before it."),
    )


def square(settings: Settings, inputs: Arriving) -> Words | None:
    """Where the last two axes are no square matrix."""
    spec = arriving(inputs)
    if spec is None or (len(spec.shape) > 1 and spec.shape[-1] == spec.shape[-2]):
        return None
    return (
        Text("It needs square matrices, but {shape} arrives.", shape=str(spec)),
        Text("Give the last two axes the same size."),
    )
