"""Blocks that shrink pictures, signals and volumes by summing up windows."""

from __future__ import annotations

from dataclasses import replace

from torch import nn

from backend.catalog.block_type import BlockType, Complaint
from backend.catalog.complaints import decimal, first_of, pictures, pool_padding, window
from backend.catalog.known_settings import KNOWN
from backend.catalog.torch_nn import block
from backend.catalog.window_complaints import one_or_each, same_places
from backend.text import Text

_WORDS = Text("pool downsample shrink reduce subsample")
_PADDING = replace(KNOWN["padding"], default=0, minimum=0)
_STRIDE = replace(
    KNOWN["stride"],
    optional=True,
    help=Text("How far the window moves at each step; empty: as far as the kernel is wide."),
)


def _lists(axes: int) -> Complaint:
    return one_or_each(axes, "kernel_size", "stride", "padding", "dilation")


def _pool(name: str, axes: int, title: Text, summary: Text, common: bool = False) -> BlockType:
    return block(
        getattr(nn, f"{name}{axes}d"),
        "pooling",
        title,
        summary,
        face=Text("{kernel_size}"),
        words=_WORDS,
        common=common,
        settings=[_PADDING, _STRIDE],
        inputs=("input",),
        complaint=first_of(
            *([decimal()] if axes == 1 else []),
            pictures(axes),
            _lists(axes),
            window(axes),
            pool_padding,
        ),
    )


def _adaptive(name: str, axes: int, title: Text, summary: Text, common: bool = False) -> BlockType:
    return block(
        getattr(nn, f"{name}{axes}d"),
        "pooling",
        title,
        summary,
        face=Text("{output_size}"),
        words=Text("pool global average head reduce"),
        common=common,
        complaint=first_of(pictures(axes), one_or_each(axes, "output_size")),
    )


def _fractional(axes: int) -> BlockType:
    size = replace(KNOWN["output_size"], default=None, optional=True)
    return block(
        getattr(nn, f"FractionalMaxPool{axes}d"),
        "pooling",
        Text("Fractional max pooling {axes}D", axes=axes),
        Text("Max pooling with windows placed at random, to shrink by any ratio."),
        face=Text("{output_ratio}"),
        words=_WORDS,
        defaults={"output_ratio": 0.5},
        settings=[size],
        complaint=first_of(pictures(axes), window(axes)),
    )


def _unpool(axes: int) -> BlockType:
    return block(
        getattr(nn, f"MaxUnpool{axes}d"),
        "pooling",
        Text("Max unpooling {axes}D", axes=axes),
        Text("Puts maxima back to the places they came from; zeros elsewhere."),
        face=Text("{kernel_size}"),
        settings=[_PADDING, _STRIDE],
        inputs=("input", "indices"),
        complaint=first_of(same_places(axes), pictures(axes)),
    )


def _with_places(axes: int) -> BlockType:
    return block(
        getattr(nn, f"MaxPool{axes}d"),
        "pooling",
        Text("Max pooling with indices {axes}D", axes=axes),
        Text("Max pooling that also tells where each maximum stood, for unpooling."),
        id=f"lienzo.MaxPoolWithPlaces{axes}d",
        face=Text("{kernel_size}"),
        words=_WORDS,
        settings=[_PADDING, _STRIDE],
        outputs=("output", "indices"),
        paths={"output": (0,), "indices": (1,)},
        always={"return_indices": True},
        complaint=first_of(pictures(axes), _lists(axes), window(axes), pool_padding),
    )


def _of(axes: int) -> list[BlockType]:
    return [
        _pool(
            "MaxPool",
            axes,
            Text("Max pooling {axes}D", axes=axes),
            Text("Keeps the largest value of each window: smaller, but what was found stays."),
            common=axes == 2,
        ),
        _pool(
            "AvgPool",
            axes,
            Text("Average pooling {axes}D", axes=axes),
            Text("Keeps the mean of each window."),
            common=axes == 2,
        ),
        _adaptive(
            "AdaptiveAvgPool",
            axes,
            Text("Adaptive average pooling {axes}D", axes=axes),
            Text("Averages whatever arrives down to a chosen size; 1 gives one mean per channel."),
            common=axes == 2,
        ),
        _adaptive(
            "AdaptiveMaxPool",
            axes,
            Text("Adaptive max pooling {axes}D", axes=axes),
            Text("Keeps the largest values, down to a chosen size whatever arrives."),
        ),
        block(
            getattr(nn, f"LPPool{axes}d"),
            "pooling",
            Text("Power pooling {axes}D", axes=axes),
            Text("Keeps a power mean of each window: between the sum and the largest."),
            face=Text("{kernel_size}"),
            words=_WORDS,
            settings=[_STRIDE],
            complaint=first_of(pictures(axes), _lists(axes), window(axes)),
        ),
    ]


BLOCKS = [
    *(one for axes in (2, 1, 3) for one in _of(axes)),
    *map(_fractional, (2, 3)),
    *map(_with_places, (2, 1, 3)),
    *map(_unpool, (2, 1, 3)),
]
