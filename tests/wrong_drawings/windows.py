"""Windows larger than what they slide over, strides, paddings and groups that do not go in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wrong_drawings.case import (
    BEND,
    FLAT,
    POOL,
    Case,
    Cases,
    Layer,
    conv,
    fed,
    given,
    linear,
    net,
    nn,
    ours,
    row,
)

_SHAPES = {1: (4, 8), 2: (4, 8, 8), 3: (4, 8, 8, 8)}


def _kernels() -> Iterator[tuple[str, Case]]:
    for name in ("Conv", "MaxPool", "AvgPool", "LPPool"):
        for axes, shape in _SHAPES.items():
            for kernel in (9, 20):
                more = {"norm_type": 2} if name == "LPPool" else {}
                layer = nn(f"{name}{axes}d", kernel_size=kernel, **more)
                yield (
                    f"{name}{axes}d with a kernel of {kernel}",
                    Case(
                        lambda layer=layer, shape=shape: row(layer, shape=shape),
                        ("b0",),
                        (kernel, 8),
                        code="kernel_too_large",
                    ),
                )


def _in_networks() -> Iterator[tuple[str, Case]]:
    layers: dict[str, tuple[tuple[Layer, ...], str, tuple[int, ...]]] = {
        "one kernel of 11": ((conv(kernel_size=11),), "b0", (11, 8)),
        "a kernel of 3 × 11": ((conv(kernel_size=[3, 11]),), "b0", (11, 8)),
        "a kernel of 11 × 3": ((conv(kernel_size=[11, 3]),), "b0", (11, 8)),
        "a kernel of 5 with holes of 3": ((conv(kernel_size=5, dilation=3),), "b0", (13, 8)),
        "holes of 4": ((conv(kernel_size=3, dilation=4),), "b0", (9, 8)),
        "a kernel of 13 with a border of 1": ((conv(kernel_size=13, padding=1),), "b0", (13, 10)),
        "four poolings": (((POOL, {"kernel_size": 2}),) * 4, "b3", (2, 1)),
        "a pooling of 4 behind two": (
            (nn("MaxPool2d"), nn("MaxPool2d"), nn("AvgPool2d", kernel_size=4)),
            "b2",
            (4, 2),
        ),
        "strides down to nothing": (
            (conv(stride=4), conv(kernel_size=3)),
            "b1",
            (3, 2),
        ),
        "three convolutions and one of 5": ((conv(), conv(), conv(kernel_size=5)), "b2", (5, 4)),
    }
    for name, (wrong, blamed, says) in layers.items():
        yield (
            name,
            Case(
                lambda wrong=wrong: net("digits", *wrong, FLAT, linear(10)),
                (blamed,),
                says,
                code="kernel_too_large",
            ),
        )


def _paddings() -> Iterator[tuple[str, Case]]:
    for axes, shape in _SHAPES.items():
        for name in ("MaxPool", "AvgPool"):
            yield (
                f"{name}{axes}d padded by more than half",
                Case(
                    lambda n=name, a=axes, s=shape: row(
                        nn(f"{n}{a}d", kernel_size=2, padding=2), shape=s
                    ),
                    ("b0",),
                    (2,),
                ),
            )
        for name, edge in (("ReflectionPad", 8), ("CircularPad", 9)):
            yield (
                f"{name}{axes}d by {edge}",
                Case(
                    lambda n=name, a=axes, e=edge, s=shape: row(nn(f"{n}{a}d", padding=e), shape=s),
                    ("b0",),
                    (edge, 8),
                ),
            )
        yield (
            f"ConvTranspose{axes}d with more output padding than stride",
            Case(
                lambda a=axes, s=shape: row(
                    nn(f"ConvTranspose{a}d", stride=2, output_padding=2), shape=s
                ),
                ("b0",),
                (2,),
            ),
        )
        yield (
            f"Conv{axes}d that keeps the size with a stride",
            Case(
                lambda a=axes, s=shape: row(nn(f"Conv{a}d", padding="same", stride=2), shape=s),
                ("b0",),
                (2,),
            ),
        )
        yield (
            f"Conv{axes}d mirrored by as much as there is",
            Case(
                lambda a=axes, s=shape: row(
                    nn(f"Conv{a}d", padding=8, padding_mode="reflect"), shape=s
                ),
                ("b0",),
                (8,),
            ),
        )
        yield (
            f"ConvTranspose{axes}d that cuts everything away",
            Case(
                lambda a=axes, s=shape: row(
                    nn(f"ConvTranspose{a}d", kernel_size=2, stride=1, padding=6), shape=s
                ),
                ("b0",),
                (6,),
            ),
        )
        for word in ("huge", "full"):
            yield (
                f"Conv{axes}d with the padding {word}",
                Case(
                    lambda a=axes, w=word, s=shape: row(nn(f"Conv{a}d", padding=w), shape=s),
                    ("b0",),
                    (word,),
                ),
            )


def _groups() -> Iterator[tuple[str, Case]]:
    for axes, shape in _SHAPES.items():
        for parts in (3, 5):
            for name in ("Conv", "ConvTranspose"):
                yield (
                    f"{name}{axes}d in {parts} groups",
                    Case(
                        lambda n=name, a=axes, p=parts, s=shape: row(
                            nn(f"{n}{a}d", groups=p), shape=s
                        ),
                        ("b0",),
                        (parts, 4),
                    ),
                )
        yield (
            f"Conv{axes}d with filters that groups do not divide",
            Case(
                lambda a=axes, s=shape: row(nn(f"Conv{a}d", groups=4, out_channels=6), shape=s),
                ("b0",),
                (4, 6),
            ),
        )
        yield (
            f"GroupNorm over {axes} axes",
            Case(lambda s=shape: row(nn("GroupNorm", num_groups=3), shape=s), ("b0",), (3, 4)),
        )
    yield (
        "ChannelShuffle in 3 groups",
        Case(lambda: row(nn("ChannelShuffle", groups=3), shape=(4, 8, 8)), ("b0",), (3, 4)),
    )


def _cut() -> Iterator[tuple[str, Case]]:
    yield (
        "PixelShuffle of 6 channels",
        Case(
            lambda: row(nn("PixelShuffle"), shape=(6, 8, 8)), ("b0",), (4, "N × 6 × 8 × 8"), False
        ),
    )
    yield (
        "PixelUnshuffle of 7 points",
        Case(
            lambda: row(nn("PixelUnshuffle", downscale_factor=2), shape=(1, 7, 7)),
            ("b0",),
            (2, "N × 1 × 7 × 7"),
            False,
        ),
    )
    yield (
        "Unfold with windows of 9",
        Case(lambda: row(nn("Unfold", kernel_size=9), shape=(1, 8, 8)), ("b0",), (9, 8)),
    )
    yield (
        "Fold of the wrong number of windows",
        Case(
            lambda: row(nn("Fold", output_size=[8, 8], kernel_size=2, stride=2), shape=(4, 15)),
            ("b0",),
            (15, 16),
            False,
        ),
    )
    yield (
        "Fold of columns that are no windows",
        Case(
            lambda: row(nn("Fold", output_size=[8, 8], kernel_size=2, stride=2), shape=(6, 16)),
            ("b0",),
            (6, 4),
            False,
        ),
    )
    for axes, shape in ((2, (4, 8, 8)), (3, (4, 8, 8, 8))):
        yield (
            f"FractionalMaxPool{axes}d with a kernel of 9",
            Case(
                lambda a=axes, s=shape: row(nn(f"FractionalMaxPool{a}d", kernel_size=9), shape=s),
                ("b0",),
                (9, 8),
            ),
        )
    for axes, shape in _SHAPES.items():
        half = (shape[0], *(3,) * axes)
        yield (
            f"MaxUnpool{axes}d with places of another shape",
            Case(
                lambda a=axes, s=shape, h=half: fed(
                    nn(f"MaxUnpool{a}d"),
                    given("values", s),
                    given("places", h, "int64"),
                    ports=("input", "indices"),
                ),
                ("b",),
                (" × ".join(map(str, ("N", *half))),),
                False,
            ),
        )
    yield (
        "an Upsample to no size",
        Case(lambda: row(nn("Upsample", scale_factor=0.01), shape=(1, 8, 8)), ("b0",), (8,)),
    )
    yield (
        "an Upsample that blends pictures as lines",
        Case(
            lambda: row(nn("Upsample", mode="linear"), BEND, shape=(1, 8, 8)),
            ("b0",),
            ("N × 1 × 8 × 8",),
        ),
    )
    yield (
        "an Upsample to one size for two axes",
        Case(
            lambda: row(nn("Upsample", size=[16], scale_factor=None), shape=(1, 8, 8)),
            ("b0",),
            (1, 2),
        ),
    )
    yield (
        "an Upsample with a size and a factor",
        Case(lambda: row(nn("Upsample", size=16), shape=(1, 8, 8)), ("b0",), (16, 2)),
    )
    yield (
        "three kernel sizes for two axes",
        Case(lambda: row(conv(kernel_size=[3, 3, 3]), shape=(1, 8, 8)), ("b0",), (3, 2)),
    )
    yield (
        "three strides for two axes",
        Case(lambda: row(conv(stride=[2, 2, 2]), shape=(1, 8, 8)), ("b0",), (3, 2)),
    )
    yield (
        "three output sizes for two axes",
        Case(
            lambda: row(nn("AdaptiveAvgPool2d", output_size=[2, 2, 2]), shape=(1, 8, 8)),
            ("b0",),
            (3, 2),
        ),
    )
    yield (
        "a border of three sides",
        Case(lambda: row(nn("ZeroPad2d", padding=[1, 1, 1]), shape=(1, 8, 8)), ("b0",), (3, 4)),
    )
    yield (
        "a border that cuts all away",
        Case(lambda: row(nn("ZeroPad2d", padding=-4), shape=(1, 8, 8)), ("b0",), (-4, 8)),
    )
    yield (
        "largest of windows of 9",
        Case(lambda: row(ours("MaxPoolPlaces", kernel_size=9), shape=(1, 8, 8)), ("b0",), (9, 8)),
    )
    yield (
        "mean of windows of 9",
        Case(lambda: row(ours("WindowMean", kernel_size=9), shape=(1, 8)), ("b0",), (9, 8)),
    )


def cases() -> Cases:
    parts = (_kernels, _in_networks, _paddings, _groups, _cut)
    return {name: case for part in parts for name, case in part()}
