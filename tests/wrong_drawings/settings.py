"""Settings that cannot be: too small, too large, of another kind, of another version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backend.document.records import Block
from tests import drawings
from tests.drawings import SQUARED
from tests.wrong_drawings.case import (
    FLAT,
    Case,
    Cases,
    conv,
    linear,
    net,
    nn,
    row,
    with_records,
    without,
)

_SIZES: dict[str, tuple[str, Any]] = {
    "no neurons": ("bad_size", 0),
    "negative neurons": ("bad_size", -3),
    "too many neurons": ("too_large", 2**63),
    "neurons in words": ("bad_setting", "ten"),
    "a switch as neurons": ("bad_setting", True),
    "half a neuron": ("bad_setting", 2.5),
    "no number of neurons": ("bad_setting", float("nan")),
    "endless neurons": ("bad_setting", float("inf")),
    "a list of neurons": ("bad_setting", [3, 4]),
    "a table of neurons": ("bad_setting", {"a": 3}),
    "nothing as neurons": ("bad_setting", None),
}
_TOLD = {0: ("0",), -3: ("-3",), 2**63: (2**63,), "ten": ("ten",), 2.5: ("2.5",)}


def _neurons() -> Iterator[tuple[str, Case]]:
    for name, (code, value) in _SIZES.items():
        says = _TOLD.get(value, ()) if isinstance(value, int | float | str) else ()
        yield (
            name,
            Case(
                lambda v=value: net("iris", linear(v), nn("ReLU"), linear(3)),
                ("b0",),
                says if value is not True else (),
                code=code,
            ),
        )


_OTHERS: dict[str, tuple[str, dict[str, Any], tuple[int, ...], tuple[object, ...]]] = {
    "a dropout of 1.5": ("Dropout", {"p": 1.5}, (4,), (1.5, 1)),
    "a dropout of -0.5": ("Dropout", {"p": -0.5}, (4,), (-0.5, 0)),
    "a dropout that is no number": ("Dropout", {"p": float("nan")}, (4,), ()),
    "a stride of 0": ("Conv2d", {"stride": 0}, (1, 8, 8), (0, 1)),
    "a kernel of 0": ("Conv2d", {"kernel_size": 0}, (1, 8, 8), (0, 1)),
    "a kernel of 3 × 0": ("Conv2d", {"kernel_size": [3, 0]}, (1, 8, 8), (0, 1)),
    "a padding of -1": ("Conv2d", {"padding": -1}, (1, 8, 8), (-1, 0)),
    "a dilation of 0": ("Conv2d", {"dilation": 0}, (1, 8, 8), (0, 1)),
    "0 groups": ("Conv2d", {"groups": 0}, (4, 8, 8), (0, 1)),
    "-2 filters": ("Conv2d", {"out_channels": -2}, (4, 8, 8), (-2, 1)),
    "a pooling of 0": ("MaxPool2d", {"kernel_size": 0}, (1, 8, 8), (0, 1)),
    "a pooling with a stride of 0": ("AvgPool2d", {"stride": 0}, (1, 8, 8), (0, 1)),
    "a pooling to size 0": ("AdaptiveAvgPool2d", {"output_size": 0}, (1, 8, 8), (0, 1)),
    "an embedding of 0": ("Embedding", {"num_embeddings": 0}, (5,), (0, 1)),
    "an embedding of width -1": ("Embedding", {"embedding_dim": -1}, (5,), (-1, 1)),
    "0 heads": ("TransformerEncoderLayer", {"nhead": 0}, (5, 8), (0, 1)),
    "-1 layers": ("LSTM", {"num_layers": -1}, (5, 8), (-1, 1)),
    "1000 layers": ("LSTM", {"num_layers": 1000}, (5, 8), (1000, 256)),
    "a memory of 0": ("GRU", {"hidden_size": 0}, (5, 8), (0, 1)),
    "a dropout of 2 between layers": ("LSTM", {"dropout": 2.0}, (5, 8), (2, 1)),
    "an epsilon below zero": ("BatchNorm2d", {"eps": -1.0}, (1, 8, 8), (-1, 0)),
    "a scale of 0": ("Upsample", {"scale_factor": 0.0}, (1, 8, 8), (0,)),
    "a scale of -2": ("Upsample", {"scale_factor": -2.0}, (1, 8, 8), (-2,)),
    "a mode that is none": ("Upsample", {"mode": "magic"}, (1, 8, 8), ("magic",)),
    "an activation that is none": (
        "TransformerEncoderLayer",
        {"activation": "magic"},
        (5, 8),
        ("magic",),
    ),
    "a shuffle by 0": ("PixelShuffle", {"upscale_factor": 0}, (4, 8, 8), (0, 1)),
    "a slope in words": ("LeakyReLU", {"negative_slope": "steep"}, (4,), ("steep",)),
    "1e9 neurons in a kernel": ("Conv2d", {"kernel_size": 2**40}, (1, 8, 8), (2**40,)),
    "a border that is 1e10": ("ZeroPad2d", {"padding": 10**10}, (1, 8, 8), (10**10,)),
    "a setting of another version": ("ReLU", {"sparkle": 1}, (4,), ("sparkle",)),
    "bounds the wrong way round": ("Hardtanh", {"min_val": 2.0, "max_val": 1.0}, (4,), (2, 1)),
    "a slope range the wrong way round": ("RReLU", {"lower": 0.9, "upper": 0.1}, (4,), (0.9, 0.1)),
    "more positions to fill in than words": (
        "Embedding",
        {"num_embeddings": 5, "padding_idx": 9},
        (5,),
        (9, 5),
    ),
}


def _others() -> Iterator[tuple[str, Case]]:
    for name, (type, settings, shape, says) in _OTHERS.items():
        dtype = "int64" if type == "Embedding" else "float32"
        port = "src" if type.startswith("Trans") else "input"
        yield (
            name,
            Case(
                lambda t=type, s=settings, h=shape, d=dtype, p=port: _fed(t, s, h, d, p),
                ("b0",),
                says,
            ),
        )


def _fed(type: str, settings: dict[str, Any], shape: tuple[int, ...], dtype: str, port: str):
    document = row(nn(type, **settings), shape=shape, dtype=dtype)
    if port == "input":
        return document
    return with_records(without(document, "i>b0>0"), drawings.wire("i", f"b0.{port}"))


def _memory() -> Iterator[tuple[str, Case]]:
    huge = 10**9
    yield (
        "more neurons than memory",
        Case(
            lambda: net("iris", linear(huge), linear(3)),
            ("b0",),
            ("GB",),
            code="too_large",
        ),
    )
    yield (
        "a kernel beyond all memory",
        Case(
            lambda: net("digits", conv(kernel_size=huge, padding=huge), FLAT, linear(10)),
            ("b0",),
            code="too_large",
        ),
    )
    yield (
        "a dictionary beyond all memory",
        Case(
            lambda: net("tokens", nn("Embedding", num_embeddings=huge, embedding_dim=512)),
            ("b0",),
            ("TB",),
            code="too_large",
            is_mended=False,
        ),
    )
    yield (
        "a memory beyond all memory",
        Case(
            lambda: net("series", nn("LSTM", hidden_size=10**6), linear(2), loss=SQUARED),
            ("b0",),
            ("TB",),
            code="too_large",
            is_mended=False,
        ),
    )
    yield (
        "together more than memory",
        Case(
            lambda: net("iris", *[linear(16_000)] * 6, linear(3)),
            ("",),
            ("GB",),
            code="much_memory",
            severity="warning",
            is_mended=False,
        ),
    )
    yield (
        "a picture of 100 million points flattened into a layer",
        Case(
            lambda: row(FLAT, linear(10**6), shape=(1, 10**3, 10**3)),
            ("b1",),
            ("TB",),
            code="too_large",
            is_mended=False,
        ),
    )


def _neuron() -> Iterator[tuple[str, Case]]:
    for value in ("magic", 3, None):
        yield (
            f"a neuron with the activation {value}",
            Case(
                lambda v=value: with_records(
                    without(drawings.neuron_net(), "neuron0"),
                    Block(id="neuron0", type="lienzo.Neuron", settings={"activation": v}),
                ),
                ("neuron0",),
                (value,) if value else (),
                code="bad_setting",
            ),
        )


_LENT: dict[str, tuple[dict[str, Any], str, tuple[object, ...]]] = {
    "another size": ({"out_features": 5, "weights_of": "b0"}, "lent_sizes", ("5 × 8", "8 × 4")),
    "a block that is gone": ({"out_features": 8, "weights_of": "gone"}, "no_lender", ()),
    "itself": ({"out_features": 8, "weights_of": "b2"}, "no_lender", ()),
    "a block without weights": ({"out_features": 8, "weights_of": "b1"}, "no_lender", ()),
    "a list of blocks": ({"out_features": 8, "weights_of": ["b0"]}, "bad_setting", ()),
}


def _lent() -> Iterator[tuple[str, Case]]:
    for name, (settings, code, says) in _LENT.items():
        yield (
            f"weights of {name}",
            Case(
                lambda s=settings: net(
                    "iris", linear(8), nn("ReLU"), ("torch.nn.Linear", s), linear(3)
                ),
                ("b2",),
                says,
                code=code,
            ),
        )


def cases() -> Cases:
    parts = (_neurons, _others, _memory, _neuron, _lent)
    return {name: case for part in parts for name, case in part()}
