"""Blocks that bring numbers to a like size inside the network."""

from __future__ import annotations

from torch import nn

from backend.catalog.block_type import BlockType
from backend.catalog.complaints import (
    decimal,
    divides,
    first_of,
    normalised,
    pictures,
    rows_or_signals,
    width,
)
from backend.catalog.sizes import channels, example_shape, groups
from backend.catalog.torch_nn import block
from backend.text import Text

_FAMILY = "normalisation"
_WORDS = Text("norm normalize batchnorm standardise")


def _batch(axes: int) -> BlockType:
    rank = (rows_or_signals if axes == 1 else pictures(axes),)
    return block(
        getattr(nn, f"BatchNorm{axes}d"),
        _FAMILY,
        Text("Batch normalisation {axes}D", axes=axes),
        Text("Gives every channel mean 0 and spread 1 over the batch, then a learned scale."),
        words=_WORDS,
        common=axes < 3,
        inferred={"num_features": channels(rank=None if axes == 1 else axes + 2)},
        complaint=first_of(decimal(), *rank, width("num_features", axis=1)),
    )


def _instance(axes: int) -> BlockType:
    return block(
        getattr(nn, f"InstanceNorm{axes}d"),
        _FAMILY,
        Text("Instance normalisation {axes}D", axes=axes),
        Text("Gives every channel of every example mean 0 and spread 1."),
        words=Text("style transfer contrast"),
        inferred={"num_features": channels(rank=axes + 2)},
        complaint=first_of(decimal(), pictures(axes), width("num_features", axis=1)),
    )


BLOCKS = [
    *map(_batch, (1, 2, 3)),
    block(
        nn.LayerNorm,
        _FAMILY,
        Text("Layer normalisation"),
        Text("Gives the numbers of each example (or step) mean 0 and spread 1."),
        words=_WORDS,
        common=True,
        inferred={"normalized_shape": example_shape},
        complaint=first_of(decimal(), normalised),
    ),
    block(
        nn.RMSNorm,
        _FAMILY,
        Text("RMS normalisation"),
        Text("Divides the numbers of each example (or step) by their root mean square."),
        inputs=("input",),
        inferred={"normalized_shape": example_shape},
        complaint=first_of(decimal(), normalised),
    ),
    block(
        nn.GroupNorm,
        _FAMILY,
        Text("Group normalisation"),
        Text("Gives groups of channels mean 0 and spread 1, example by example."),
        face=Text("{num_groups} groups"),
        inferred={"num_channels": channels(), "num_groups": groups()},
        complaint=first_of(
            decimal(), width("num_channels", axis=1), divides("num_groups", "num_channels")
        ),
    ),
    *map(_instance, (1, 2, 3)),
    block(
        nn.LocalResponseNorm,
        _FAMILY,
        Text("Local response normalisation"),
        Text("Lets neighbouring channels damp each other."),
        defaults={"size": 5},
    ),
    block(
        nn.CrossMapLRN2d,
        _FAMILY,
        Text("Local response normalisation (older)"),
        Text("Lets neighbouring channels damp each other; kept by PyTorch for old models."),
        defaults={"size": 5},
        complaint=pictures(2),
    ),
    block(
        nn.SyncBatchNorm,
        _FAMILY,
        Text("Batch normalisation across devices"),
        Text("Batch normalisation whose mean and spread are shared by all training processes."),
        inferred={"num_features": channels()},
        complaint=first_of(decimal(), width("num_features", axis=1)),
    ),
]
