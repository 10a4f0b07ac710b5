"""What is wrong with the states and masks of sequences, in plain words."""

from __future__ import annotations

from backend.catalog.block_type import Arriving, Complaint
from backend.catalog.complaints import Settings, Words, arriving
from backend.catalog.introspection import PORT_TITLES
from backend.catalog.spec import Dimension, Spec
from backend.text import Text


def state(port: str) -> Complaint:
    """Where a state is not layers × batch × numbers."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, reads = arriving(inputs, port), arriving(inputs)
        if spec is None or reads is None:
            return None
        ways = 2 if settings.get("bidirectional") else 1
        layers = (settings.get("num_layers") or 1) * ways
        numbers = settings.get("hidden_size")
        if port == "hidden" and settings.get("proj_size"):
            numbers = settings["proj_size"]
        return _unlike(port, spec, (layers, reads.shape[0], numbers))

    return complain


def cell_state(port: str) -> Complaint:
    """Where a state of a single step is not batch × numbers."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, reads = arriving(inputs, port), arriving(inputs)
        if spec is None or reads is None:
            return None
        return _unlike(port, spec, (reads.shape[0], settings.get("hidden_size")))

    return complain


def _unlike(port: str, spec: Spec, wanted: tuple[Dimension | None, ...]) -> Words | None:
    if spec.shape == wanted or None in wanted:
        return None
    return (
        Text(
            "“{port}” must be {wanted}, but {arrive} arrives.",
            port=PORT_TITLES.get(port, port),
            wanted=" × ".join(map(str, wanted)),
            arrive=str(spec),
        ),
        Text("Make it of that shape, or take its wire away."),
    )


def mask(port: str, rows: str, columns: str) -> Complaint:
    """Where a mask has not a row for each step of one sequence and a column for each of another;
    without `rows`, one for each example."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, across = arriving(inputs, port), arriving(inputs, columns)
        down = arriving(inputs, rows or columns)
        if spec is None or across is None or down is None or len(across.shape) != 3:
            return None
        if spec.dtype not in ("float32", "bool"):
            return _kind(port, spec)
        wanted = (down.shape[1] if rows else down.shape[0], across.shape[1])
        is_for_each_head = bool(rows) and len(spec.shape) == 3 and spec.shape[1:] == wanted
        return None if is_for_each_head else _unlike(port, spec, wanted)

    return complain


def _kind(port: str, spec: Spec) -> Words:
    return (
        Text(
            "“{port}” takes yes and no, or decimal numbers, but {dtype} arrives.",
            port=PORT_TITLES.get(port, port),
            dtype=spec.dtype,
        ),
        Text("Put a “Cast” block before it."),
    )


def equal_steps(first: str, second: str) -> Complaint:
    """Where two sequences must have as many steps, and have not."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        one, other = arriving(inputs, first), arriving(inputs, second)
        if one is None or other is None or one.shape[1:2] == other.shape[1:2]:
            return None
        return (
            Text(
                "“{first}” has {one} steps, “{second}” has {other}: they must be equal.",
                first=PORT_TITLES.get(first, first),
                second=PORT_TITLES.get(second, second),
                one=one.shape[1],
                other=other.shape[1],
            ),
            Text("Wire both from the same sequence."),
        )

    return complain


def projected(settings: Settings, inputs: Arriving) -> Words | None:
    """Where an LSTM is to give more numbers than it remembers."""
    shorter, size = settings.get("proj_size") or 0, settings.get("hidden_size")
    if size is None or shorter < size:
        return None
    return (
        Text(
            "It would give {shorter} numbers of the {size} that it remembers; it must be fewer.",
            shorter=shorter,
            size=size,
        ),
        Text("Choose fewer, or 0 for all of them."),
    )
