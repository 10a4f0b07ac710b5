"""Sizes typed wrong, and layers for another number of axes than arrive."""

from __future__ import annotations

from collections.abc import Iterator

from tests.drawings import SQUARED
from tests.wrong_drawings.case import (
    BEND,
    FLAT,
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

_TYPED = {
    "Linear": ("in_features", (12,), 12),
    "Conv1d": ("in_channels", (4, 12), 4),
    "Conv2d": ("in_channels", (4, 8, 8), 4),
    "Conv3d": ("in_channels", (2, 5, 5, 5), 2),
    "ConvTranspose1d": ("in_channels", (4, 12), 4),
    "ConvTranspose2d": ("in_channels", (4, 8, 8), 4),
    "ConvTranspose3d": ("in_channels", (2, 5, 5, 5), 2),
    "BatchNorm1d": ("num_features", (6,), 6),
    "BatchNorm2d": ("num_features", (4, 8, 8), 4),
    "BatchNorm3d": ("num_features", (2, 5, 5, 5), 2),
    "InstanceNorm1d": ("num_features", (4, 12), 4),
    "InstanceNorm2d": ("num_features", (4, 8, 8), 4),
    "InstanceNorm3d": ("num_features", (2, 5, 5, 5), 2),
    "LayerNorm": ("normalized_shape", (12,), 12),
    "RMSNorm": ("normalized_shape", (12,), 12),
    "GroupNorm": ("num_channels", (8, 6, 6), 8),
    "LSTM": ("input_size", (7, 5), 5),
    "GRU": ("input_size", (7, 5), 5),
    "RNN": ("input_size", (7, 5), 5),
    "LSTMCell": ("input_size", (5,), 5),
    "GRUCell": ("input_size", (5,), 5),
    "RNNCell": ("input_size", (5,), 5),
}
"""By class: the size that is found by itself, an example's shape, and the right size."""


def _typed() -> Iterator[tuple[str, Case]]:
    for name, (setting, shape, right) in _TYPED.items():
        for wrong in (right + 3, right * 2, 1):
            layer = nn(name, **{setting: wrong})
            yield (
                f"{name} with {setting} {wrong}",
                Case(
                    lambda layer=layer, shape=shape: row(layer, shape=shape),
                    ("b0",),
                    (wrong, right),
                ),
            )


def _typed_in_networks() -> Iterator[tuple[str, Case]]:
    for wrong in (1, 9, 65, 100):
        yield (
            f"the head of a network takes {wrong}",
            Case(
                lambda wrong=wrong: net("digits", FLAT, linear(10, in_features=wrong)),
                ("b1",),
                (wrong, 64),
            ),
        )
        yield (
            f"the second layer takes {wrong}",
            Case(
                lambda wrong=wrong: net("iris", linear(8), BEND, linear(3, in_features=wrong)),
                ("b2",),
                (wrong, 8),
            ),
        )
    for wrong in (1, 4, 16):
        layers = (conv(out_channels=3), BEND, conv(in_channels=wrong), FLAT, linear(10))
        yield (
            f"the second convolution takes {wrong}",
            Case(lambda layers=layers: net("digits", *layers), ("b2",), (wrong, 3)),
        )


_PICTURE_BLOCKS = ("Conv", "MaxPool", "AvgPool", "AdaptiveAvgPool", "LPPool", "BatchNorm")
_SHAPES = {1: (4, 16), 2: (3, 16, 16), 3: (2, 8, 8, 8)}


def _other_axes() -> Iterator[tuple[str, Case]]:
    """A layer for signals, pictures or volumes where another of them arrives: use its variant."""
    for name in (*_PICTURE_BLOCKS, "ConvTranspose", "InstanceNorm", "AdaptiveMaxPool"):
        for axes in _SHAPES:
            for arrive, shape in _SHAPES.items():
                if arrive == axes or (name == "BatchNorm" and (axes, arrive) == (1, 1)):
                    continue
                told = " × ".join(map(str, ("N", *shape)))
                yield (
                    f"{name}{axes}d where {arrive} axes arrive",
                    Case(
                        lambda name=name, axes=axes, shape=shape: row(
                            nn(f"{name}{axes}d"), BEND, shape=shape
                        ),
                        ("b0",),
                        (told,),
                    ),
                )


def _rows() -> Iterator[tuple[str, Case]]:
    """Rows of numbers where pictures are wanted."""
    for name in ("Conv2d", "MaxPool2d", "AdaptiveAvgPool2d", "BatchNorm2d", "ConvTranspose2d"):
        yield (
            f"{name} behind a Flatten",
            Case(
                lambda name=name: net("digits", FLAT, nn(name), FLAT, linear(10)),
                ("b1",),
                ("N × 64",),
                code="wrong_axes",
            ),
        )
        yield (
            f"{name} on rows",
            Case(lambda name=name: row(nn(name), shape=(8,)), ("b0",), ("N × 8",), False),
        )
    for name in ("Conv1d", "LSTM", "GRU", "TransformerEncoderLayer"):
        port = "src" if name.startswith("Trans") else "input"
        yield (
            f"{name} on rows",
            Case(
                lambda name=name, port=port: fed(nn(name), given("i", (8,)), ports=(port,)),
                ("b",),
                ("N × 8",),
            ),
        )


def _not_flat() -> Iterator[tuple[str, Case]]:
    """Feature maps at a layer for rows."""
    heads: dict[str, tuple[Layer, ...]] = {
        "at once": (linear(10),),
        "behind a convolution": (conv(out_channels=4), linear(10)),
        "behind a pooling": (nn("MaxPool2d"), linear(10)),
        "behind an activation": (conv(), BEND, linear(10)),
        "behind a normalisation": (conv(), nn("BatchNorm2d"), linear(10)),
        "behind a dropout": (conv(), nn("Dropout"), linear(10)),
    }
    for name, layers in heads.items():
        for source in ("digits", "colour"):
            last = f"b{len(layers) - 1}"
            yield (
                f"{source} not flattened {name}",
                Case(lambda s=source, all=layers: net(s, *all), (last,), code="flatten"),
            )
    yield (
        "not flattened, the size typed",
        Case(
            lambda: net("digits", conv(out_channels=4), linear(10, in_features=144)),
            ("b1",),
            (144, 6),
        ),
    )
    yield (
        "not flattened before two layers",
        Case(lambda: net("digits", linear(16), BEND, linear(10)), ("b0",), ("N × 1 × 8 × 8",)),
    )


def _others() -> Iterator[tuple[str, Case]]:
    yield (
        "pictures without an axis for channels",
        Case(lambda: net("grey", conv(), FLAT, linear(10)), ("b0",), ("N × 28 × 28",)),
    )
    yield (
        "single numbers into a layer",
        Case(lambda: net("single", linear(1), loss=SQUARED), ("b0",), ("N",), code="wrong_axes"),
    )
    yield (
        "two widths of a bilinear layer",
        Case(
            lambda: fed(
                nn("Bilinear", in2_features=3),
                given("one", (2,)),
                given("two", (4,)),
                ports=("input1", "input2"),
            ),
            ("b",),
            (3, 4),
        ),
    )
    yield (
        "positions of another width",
        Case(lambda: row(ours("SinusoidPositions", features=6), shape=(5, 8)), ("b0",), (6, 8)),
    )
    for wanted in ([6, 6], [3, 8], [2]):
        told = " × ".join(map(str, wanted))
        yield (
            f"normalised over {told}",
            Case(
                lambda wanted=wanted: row(
                    nn("LayerNorm", normalized_shape=wanted), shape=(4, 6, 8)
                ),
                ("b0",),
                (told, "N × 4 × 6 × 8"),
            ),
        )


def cases() -> Cases:
    parts = (_typed, _typed_in_networks, _other_axes, _rows, _not_flat, _others)
    return {name: case for part in parts for name, case in part()}
