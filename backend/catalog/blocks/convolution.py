"""Blocks that slide small windows of learned weights over pictures, signals and volumes."""

from __future__ import annotations

from dataclasses import replace

from torch import nn

from backend.catalog.block_type import BlockType
from backend.catalog.card import Setting
from backend.catalog.complaints import (
    decimal,
    divides,
    first_of,
    pictures,
    same_padding,
    sides,
    width,
    window,
)
from backend.catalog.known_settings import KNOWN
from backend.catalog.sizes import channels
from backend.catalog.torch_nn import block
from backend.catalog.window_complaints import (
    border,
    channels_in_groups,
    enlarged,
    folded,
    mirrored,
    one_or_each,
    transposed,
)
from backend.text import Text

_WORDS = Text("conv cnn filter kernel feature map picture image")
_PADDING = replace(KNOWN["padding"], default=0, minimum=0)
_PADDING_OR_SAME = replace(
    _PADDING,
    choices=("same",),
    help=Text("How many values are added around the edges; “same” adds as many as keep the size."),
)
_GROUPS = replace(KNOWN["groups"], default=1)


def _convolution(axes: int) -> BlockType:
    return block(
        getattr(nn, f"Conv{axes}d"),
        "convolution",
        Text("Convolution {axes}D", axes=axes),
        Text("Slides learned filters over its input and shows where each finds its pattern."),
        face=Text("{out_channels} filters, {kernel_size}"),
        words=_WORDS,
        common=axes < 3,
        opens="kernels",
        defaults={"kernel_size": 3},
        settings=[_PADDING_OR_SAME, _GROUPS],
        inferred={"in_channels": channels(rank=axes + 2)},
        complaint=first_of(
            decimal(),
            pictures(axes),
            width("in_channels", axis=1),
            divides("groups", "in_channels"),
            divides("groups", "out_channels"),
            same_padding,
            one_or_each(axes, "kernel_size", "stride", "padding", "dilation"),
            window(axes),
            mirrored(axes),
        ),
    )


def _transposed(axes: int) -> BlockType:
    zeros = replace(KNOWN["padding_mode"], default="zeros", choices=("zeros",))
    return block(
        getattr(nn, f"ConvTranspose{axes}d"),
        "convolution",
        Text("Transposed convolution {axes}D", axes=axes),
        Text("Paints learned patterns into a larger output: a convolution backwards."),
        face=Text("{out_channels} filters, {kernel_size}"),
        words=Text("deconvolution upsample decoder generator"),
        common=axes == 2,
        opens="kernels",
        defaults={"kernel_size": 2, "stride": 2},
        settings=[_PADDING, _GROUPS, zeros],
        inputs=("input",),
        inferred={"in_channels": channels(rank=axes + 2)},
        complaint=first_of(
            decimal(),
            pictures(axes),
            width("in_channels", axis=1),
            divides("groups", "in_channels"),
            divides("groups", "out_channels"),
            one_or_each(axes, "kernel_size", "stride", "padding", "dilation", "output_padding"),
            transposed(axes),
        ),
    )


_ROOM = {"ReflectionPad": 1, "CircularPad": 0}
"""How much less than all a border may take of what is there."""


def _pad(name: str, axes: int, title: Text, summary: Text) -> BlockType:
    padding = replace(
        KNOWN["padding"],
        help=Text("How many values are added at every side; or one number per side."),
    )
    return block(
        getattr(nn, f"{name}{axes}d"),
        "padding",
        title,
        summary,
        face=Text("{padding}"),
        words=Text("padding border margin edge"),
        settings=[padding],
        complaint=first_of(
            pictures(axes), one_or_each(axes, "padding", sides=2), border(axes, _ROOM.get(name))
        ),
    )


def _pads(axes: int) -> list[BlockType]:
    return [
        _pad(
            "ZeroPad",
            axes,
            Text("Zero padding {axes}D", axes=axes),
            Text("Adds zeros around the edges."),
        ),
        _pad(
            "ConstantPad",
            axes,
            Text("Constant padding {axes}D", axes=axes),
            Text("Adds one value around the edges."),
        ),
        _pad(
            "ReflectionPad",
            axes,
            Text("Mirror padding {axes}D", axes=axes),
            Text("Adds the mirror image of what arrives around the edges."),
        ),
        _pad(
            "ReplicationPad",
            axes,
            Text("Edge padding {axes}D", axes=axes),
            Text("Repeats the values at the edges outwards."),
        ),
        _pad(
            "CircularPad",
            axes,
            Text("Circular padding {axes}D", axes=axes),
            Text("Goes on at each edge with what stands at the opposite one."),
        ),
    ]


_UPSAMPLE_MODES = ("nearest", "linear", "bilinear", "bicubic", "trilinear", "nearest-exact")
_WORDS_UP = Text("enlarge resize interpolate scale zoom decoder")
_SIZE = Setting("size", "ints", None, optional=True, minimum=1, title=Text("Output size"))

BLOCKS = [
    *map(_convolution, (2, 1, 3)),
    *map(_transposed, (2, 1, 3)),
    block(
        nn.Upsample,
        "convolution",
        Text("Upsample"),
        Text("Enlarges pictures by repeating or blending what arrives; nothing is learned."),
        face=Text("× {scale_factor}"),
        words=_WORDS_UP,
        common=True,
        defaults={"scale_factor": 2.0},
        settings=[_SIZE, replace(KNOWN["mode"], default="nearest", choices=_UPSAMPLE_MODES)],
        complaint=first_of(decimal(), enlarged),
    ),
    block(
        nn.UpsamplingNearest2d,
        "convolution",
        Text("Upsample by repeating"),
        Text("Enlarges pictures by repeating their points."),
        face=Text("× {scale_factor}"),
        words=_WORDS_UP,
        defaults={"scale_factor": 2.0},
        settings=[_SIZE],
        complaint=first_of(decimal(), pictures(2), enlarged),
    ),
    block(
        nn.UpsamplingBilinear2d,
        "convolution",
        Text("Upsample by blending"),
        Text("Enlarges pictures by blending neighbouring points."),
        face=Text("× {scale_factor}"),
        words=_WORDS_UP,
        defaults={"scale_factor": 2.0},
        settings=[_SIZE],
        complaint=first_of(decimal(), pictures(2), enlarged),
    ),
    block(
        nn.PixelShuffle,
        "convolution",
        Text("Pixel shuffle"),
        Text("Lays channels out as finer points: fewer channels, a larger picture."),
        face=Text("× {upscale_factor}"),
        words=_WORDS_UP,
        complaint=sides("upscale_factor", channels=True),
    ),
    block(
        nn.PixelUnshuffle,
        "convolution",
        Text("Pixel unshuffle"),
        Text("Stacks neighbouring points as channels: more channels, a smaller picture."),
        face=Text("÷ {downscale_factor}"),
        complaint=sides("downscale_factor", channels=False),
    ),
    block(
        nn.ChannelShuffle,
        "convolution",
        Text("Channel shuffle"),
        Text("Mixes the channels of groups, so that groups see each other."),
        face=Text("{groups} groups"),
        settings=[replace(KNOWN["groups"], advanced=False)],
        complaint=channels_in_groups,
    ),
    block(
        nn.Unfold,
        "shape",
        Text("Unfold"),
        Text("Cuts a picture into overlapping windows, each laid out as a column."),
        words=Text("patches windows im2col"),
        face=Text("{kernel_size}"),
        complaint=first_of(decimal(), pictures(2), window(2)),
    ),
    block(
        nn.Fold,
        "shape",
        Text("Fold"),
        Text("Puts windows back together into a picture, adding where they overlap."),
        words=Text("patches windows col2im"),
        face=Text("{output_size}"),
        defaults={"output_size": (8, 8), "stride": 2},
        complaint=first_of(decimal(), folded),
    ),
    *(pad for axes in (2, 1, 3) for pad in _pads(axes)),
]
