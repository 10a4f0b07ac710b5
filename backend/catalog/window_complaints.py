"""What is wrong with windows, borders and factors of pictures, in plain words."""

from __future__ import annotations

from backend.catalog.block_type import Arriving, Complaint
from backend.catalog.complaints import Settings, Words, arriving, per_axis, title
from backend.text import Text


def one_or_each(axes: int, *names: str, sides: int = 1) -> Complaint:
    """Where a list has not one number for each axis (or for each of its `sides`)."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        for name in names:
            value, wanted = settings.get(name), axes * sides
            if isinstance(value, list | tuple) and len(value) not in (
                wanted,
                *((1,) * (sides < 2)),
            ):
                return (
                    Text(
                        "“{setting}” holds {given} numbers, but {wanted} are needed.",
                        setting=title(name),
                        given=len(value),
                        wanted=wanted,
                    ),
                    Text("Give it one number, or one for each axis and side."),
                )
        return None

    return complain


def transposed(axes: int) -> Complaint:
    """Where a transposed convolution cuts off all it paints, or adds more than its stride."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec = arriving(inputs)
        if spec is None or len(spec.shape) != axes + 2:
            return None
        names = ("kernel_size", "stride", "padding", "output_padding", "dilation")
        defaults = (2, 1, 0, 0, 1)
        values = [
            per_axis(settings.get(name, default), axes)
            for name, default in zip(names, defaults, strict=True)
        ]
        for size, kernel, stride, cut, extra, gap in zip(spec.shape[2:], *values, strict=False):
            if extra >= max(stride, gap):
                return _too_much_added(extra, stride)
            painted = (
                (size - 1) * stride + gap * (kernel - 1) + 1 + extra if isinstance(size, int) else 0
            )
            if isinstance(size, int) and painted <= 2 * cut:
                return _cut_away(painted, cut)
        return None

    return complain


def _too_much_added(extra: int, stride: int) -> Words:
    return (
        Text(
            "Its output padding of {extra} is not smaller than its stride of {stride}.",
            extra=extra,
            stride=stride,
        ),
        Text("Make the output padding smaller, or the stride larger."),
    )


def _cut_away(painted: int, cut: int) -> Words:
    return (
        Text(
            "It paints {painted} values along an axis, and a padding of {cut} cuts them all off.",
            painted=painted,
            cut=cut,
        ),
        Text("Make the padding smaller, or the kernel larger."),
    )


def border(axes: int, room: int | None) -> Complaint:
    """Where a border needs more than there is: a mirror has `room` 1 less than all of it, going
    round 0 less, zeros anything (None); and where a negative one cuts all away."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        spec, padding = arriving(inputs), settings.get("padding")
        if spec is None or len(spec.shape) != axes + 2 or padding is None:
            return None
        edges = per_axis(padding, 2 * axes)
        for axis, size in enumerate(reversed(spec.shape[2:])):
            both = edges[2 * axis : 2 * axis + 2]
            if not isinstance(size, int) or not both:
                continue
            if room is not None and max(both) > size - room:
                return _beyond_the_edge(max(both), size, room)
            if size + sum(both) < 1:
                return _all_cut(min(both), size)
        return None

    return complain


def _beyond_the_edge(edge: int, size: int, room: int) -> Words:
    return (
        Text(
            "A border of {edge} is made of what is there, but there are only {size} values.",
            edge=edge,
            size=size,
        ),
        Text("Make the border at most {most}.", most=size - room),
    )


def _all_cut(edge: int, size: int) -> Words:
    return (
        Text(
            "A border of {edge} cuts away all of the {size} values there are.", edge=edge, size=size
        ),
        Text("Cut away less."),
    )


def mirrored(axes: int) -> Complaint:
    """The same for the border of a convolution."""
    looks = {"reflect": border(axes, 1), "circular": border(axes, 0)}

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        look, padding = looks.get(str(settings.get("padding_mode"))), settings.get("padding")
        if look is None or isinstance(padding, str) or padding is None:
            return None
        sides = [edge for edge in reversed(per_axis(padding, axes)) for _ in range(2)]
        return look({"padding": sides}, inputs)

    return complain


def channels_in_groups(settings: Settings, inputs: Arriving) -> Words | None:
    """Where groups do not divide the channels that arrive."""
    spec, groups = arriving(inputs), settings.get("groups")
    size = spec.shape[1] if spec is not None and len(spec.shape) > 2 else None
    if not groups or not isinstance(size, int) or size % groups == 0:
        return None
    possible = [one for one in range(1, min(size, 64) + 1) if size % one == 0]
    return (
        Text("{size} channels cannot be dealt out to {groups} groups.", size=size, groups=groups),
        Text("Choose one of {possible}.", possible=", ".join(map(str, possible))),
    )


def same_places(axes: int) -> Complaint:
    """Where an unpooling is given places of another shape than its numbers."""

    def complain(settings: Settings, inputs: Arriving) -> Words | None:
        values, places = arriving(inputs), arriving(inputs, "indices")
        if values is None or places is None or values.shape == places.shape:
            return None
        return (
            Text(
                "The numbers are {values}, but their places are {places}: they must be equal.",
                values=str(values),
                places=str(places),
            ),
            Text("Wire both outputs of one “Max pooling with places” block to it."),
        )

    return complain


def folded(settings: Settings, inputs: Arriving) -> Words | None:
    """Where windows to be put together are not as many, or as large, as the picture needs."""
    spec, size = arriving(inputs), settings.get("output_size")
    if spec is None or size is None:
        return None
    if len(spec.shape) != 3:
        return (
            Text(
                "It takes windows as columns (batch × numbers × windows), but {shape} arrives.",
                shape=str(spec),
            ),
            Text("Put an Unfold or a Reshape block before it."),
        )
    count, area = 1, 1
    parts = (settings.get(name, plain) for name, plain in _FOLD)
    for whole, kernel, gap, edge, stride in zip(
        per_axis(size, 2), *(per_axis(one, 2) for one in parts), strict=False
    ):
        count *= (whole + 2 * edge - gap * (kernel - 1) - 1) // stride + 1
        area *= kernel
    numbers, windows = spec.shape[1:]
    if isinstance(numbers, int) and numbers % area:
        return (
            Text(
                "Each window brings {numbers} numbers, which are no whole number of {area}.",
                numbers=numbers,
                area=area,
            ),
            Text("Bring as many numbers as the kernel has places, for each channel."),
        )
    if isinstance(windows, int) and windows != count:
        return (
            Text(
                "{windows} windows arrive, but the picture is made of {count}.",
                windows=windows,
                count=count,
            ),
            Text("Choose the output size, kernel and stride that the picture was cut with."),
        )
    return None


_FOLD = (("kernel_size", 1), ("dilation", 1), ("padding", 0), ("stride", 1))


def enlarged(settings: Settings, inputs: Arriving) -> Words | None:
    """Where a size and a factor contradict, or nothing would be left."""
    spec, size, factor = arriving(inputs), settings.get("size"), settings.get("scale_factor")
    if size is not None and factor is not None:
        return (
            Text(
                "It is to make the size {size}, and {factor} times the size: only one can be.",
                size=" × ".join(map(str, per_axis(size, 1))),
                factor=" × ".join(f"{one:g}" for one in per_axis(factor, 1)),
            ),
            Text("Clear one of them."),
        )
    given = size if isinstance(size, list | tuple) else factor
    if spec is None or size is factor is None or len(spec.shape) < 3:
        return None
    axes = len(spec.shape) - 2
    if isinstance(given, list | tuple) and len(given) != axes:
        return (
            Text("It has {given} sizes for {axes} axes.", given=len(given), axes=axes),
            Text("Give it one number, or one for each axis."),
        )
    return _vanished(factor, spec.shape[2:], axes)


def _vanished(factor: object, sizes: tuple[object, ...], axes: int) -> Words | None:
    for one, size in zip(per_axis(factor, axes), sizes, strict=False):
        if isinstance(one, int | float) and isinstance(size, int) and int(one * size) < 1:
            return (
                Text("{factor} times {size} leaves nothing.", factor=f"{one:g}", size=size),
                Text("Choose a larger factor."),
            )
    return None
