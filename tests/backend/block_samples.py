"""Inputs on which every type of block can be tried, by rules of its family."""

from __future__ import annotations

import re

import torch
from torch import Tensor

from backend.catalog.block_type import BlockType
from backend.catalog.spec import Spec
from tests.backend.arriving_samples import ARRIVING, LEAVES

FAMILY_SHAPES = {
    "attention": (5, 8),
    "recurrent": (5, 6),
    "embedding": (7,),
}
"""The shape of one example by family; others are rows of 6 numbers, or have the axes that
their name tells: 4 channels, 8 places along each."""

SHAPES = {
    "torch.nn.Fold": (16, 16),
    "torch.nn.GLU": (6,),
    "torch.nn.GRUCell": (6,),
    "torch.nn.LSTMCell": (6,),
    "torch.nn.RNNCell": (6,),
    "torch.nn.CTCLoss": (),
    "lienzo.AffineGrid": (2, 3),
    "lienzo.Alibi": (2, 5, 4),
    "lienzo.Chunk": (5, 8),
    "lienzo.Convolve": (4, 8, 8),
    "lienzo.Diagonal": (6, 6),
    "lienzo.Distances": (5, 6),
    "lienzo.Fourier": (8, 1),
    "lienzo.JoinHeads": (2, 5, 4),
    "lienzo.MatrixFunction": (6, 6),
    "lienzo.RelativePositions": (2, 5, 4),
    "lienzo.ShortFourier": (8, 1),
    "lienzo.SplitHeads": (5, 8),
    "lienzo.TimeWaves": (1,),
    "lienzo.Determinant": (6, 6),
    "lienzo.GridSample": (4, 8, 8),
    "lienzo.MatMul": (6, 6),
    "lienzo.MaxPoolPlaces": (4, 8, 8),
    "lienzo.WindowMean": (4, 8),
    "lienzo.Mean": (5, 6),
    "lienzo.Permute": (5, 6),
    "lienzo.Squeeze": (5, 1),
    "lienzo.Sum": (5, 6),
    "lienzo.Transpose": (5, 6),
    "torch.nn.BatchNorm1d": (6,),
    "torch.nn.ChannelShuffle": (4, 8, 8),
    "torch.nn.CrossMapLRN2d": (4, 8, 8),
    "torch.nn.GroupNorm": (4, 8, 8),
    "torch.nn.LazyBatchNorm1d": (6,),
    "torch.nn.LocalResponseNorm": (4, 8, 8),
    "torch.nn.NLLLoss2d": (4, 8, 8),
    "torch.nn.PixelShuffle": (4, 8, 8),
    "torch.nn.PixelUnshuffle": (4, 8, 8),
    "torch.nn.Unfold": (4, 8, 8),
    "torch.nn.Upsample": (4, 8, 8),
}

NOT_ON_META = {
    "lienzo.AlignRegions": "it reads the corners of each region",
    "lienzo.CenterFrame": "its sizes are read as numbers",
    "lienzo.FoldWindows": "its sizes are read as numbers",
    "lienzo.KeepBoxes": "how many it keeps depends on the numbers",
    "lienzo.NumberRange": "how far it counts depends on the numbers",
    "torch.nn.AdaptiveLogSoftmaxWithLoss": "it picks rows by the numbers of the target",
    "torch.nn.CTCLoss": "its lengths are read as numbers",
    "torch.nn.GaussianNLLLoss": "it looks whether all variances are positive",
    "lienzo.Found": "how much it finds depends on the numbers",
    "lienzo.Distinct": "how much it finds depends on the numbers",
}

NOT_LEARNED = {
    "torch.nn.Embedding": "it reads whole numbers",
    "lienzo.Alibi": "it gives a mask",
    "lienzo.BestPlace": "it gives places",
    "lienzo.Bits": "it gives whole numbers",
    "lienzo.Bins": "it gives places",
    "lienzo.CausalMask": "it gives a mask",
    "lienzo.Constant": "it never moves",
    "lienzo.CountUp": "it never moves",
    "lienzo.Distinct": "PyTorch follows no gradient through it",
    "lienzo.KeepBoxes": "it gives places",
    "lienzo.Draw": "it gives class numbers",
    "lienzo.FilledLike": "it never moves",
    "lienzo.Found": "it gives places",
    "lienzo.Number": "it never moves",
    "lienzo.PaddingMask": "it gives a mask",
    "lienzo.Places": "it gives places",
    "lienzo.Random": "it draws by chance",
    "lienzo.StopGradient": "it is there to stop it",
    "lienzo.OneHot": "it reads whole numbers",
    "lienzo.Sizes": "it gives sizes",
}
"""Blocks through which no gradient flows, and why."""

NOTHING_ARRIVES = {"lienzo.Parameter", "lienzo.RelativePositions"}
"""Blocks whose output is learned but does not depend on the numbers that arrive."""

SETTINGS = {
    **LEAVES,
    "torch.nn.AdaptiveLogSoftmaxWithLoss": {"n_classes": 20, "cutoffs": [5, 10]},
    "lienzo.Chunk": {"pieces": 8},
    "lienzo.Random": {"shape": [2, 6]},
    "lienzo.Found": {"leaves": {"output": ["int64", [2, 24]]}},
    "lienzo.Distinct": {
        "leaves": {
            "values": ["float32", [24]],
            **{port: ["int64", [24]] for port in ("first", "which", "counts")},
        }
    },
}


def sample_inputs(block: BlockType, batch: int = 4) -> dict[str, Tensor]:
    """Numbers for every port that must be wired, drawn with a fixed seed."""
    draw = torch.Generator().manual_seed(1)
    special = {"torch.nn.CTCLoss": _ctc, "torch.nn.MaxUnpool": _unpool}
    name = re.sub(r"\dd$", "", block.id)
    if name in ARRIVING:
        return ARRIVING[name](batch, draw)
    if name in special:
        return special[name](block, batch, draw)
    shape = (batch, *example_shape(block))
    return {
        port.name: _numbers(block, port.name, shape, draw)
        for port in block.card.inputs
        if not port.optional
    }


def example_shape(block: BlockType) -> tuple[int, ...]:
    """The shape of one example on which this block can be tried."""
    if block.id in SHAPES:
        return SHAPES[block.id]
    if (axes := re.search(r"(\d)d$", block.id)) and block.card.family != "loss":
        return (4, *(8,) * int(axes[1]))
    return FAMILY_SHAPES.get(block.card.family, (6,))


def specs(inputs: dict[str, Tensor]) -> dict[str, tuple[Spec, ...]]:
    """What the compiler would say arrives."""
    return {
        port: (Spec(("N", *tensor.shape[1:]), str(tensor.dtype).removeprefix("torch.")),)
        for port, tensor in inputs.items()
    }


def _numbers(block: BlockType, port: str, shape: tuple[int, ...], draw: torch.Generator) -> Tensor:
    if block.card.family == "embedding":
        return torch.randint(0, 10, shape, generator=draw)
    if port == "update":
        return torch.randn((shape[0], 2, *shape[2:]), generator=draw)
    if port == "edges":
        return torch.linspace(-1, 1, shape[0])
    if port == "lengths":
        return torch.randint(1, 8, shape[:1], generator=draw)
    if port == "mask" and block.id == "lienzo.MaskedMean":
        return torch.randint(0, 2, shape[:2], generator=draw)
    if port == "indices":
        deep = block.id.endswith("Deep")
        return torch.randint(0, 4, (shape[0], 1) if deep else shape, generator=draw)
    if port == "grid":
        return torch.rand((shape[0], *shape[2:], 2), generator=draw) * 2 - 1
    if port == "target":
        return _target(block, shape, draw)
    if port == "var" or block.id == "torch.nn.BCELoss":
        return torch.rand(shape, generator=draw) * 0.8 + 0.1
    return torch.randn(shape, generator=draw)


def _target(block: BlockType, shape: tuple[int, ...], draw: torch.Generator) -> Tensor:
    if block.id == "torch.nn.AdaptiveLogSoftmaxWithLoss":
        return torch.tensor([1, 6, 12, 15])  # every cluster has one
    if block.target == "index":
        return torch.randint(0, 4, (shape[0], *shape[2:]), generator=draw)
    if block.id == "torch.nn.MultiLabelMarginLoss":
        return torch.tensor([[0, 2, -1, 0, 0, 0]] * shape[0])
    if block.id == "torch.nn.CosineEmbeddingLoss":
        return torch.ones(shape[0])
    return torch.rand(shape, generator=draw)


def _unpool(block: BlockType, batch: int, draw: torch.Generator) -> dict[str, Tensor]:
    axes = int(block.id[-2])
    pooled = torch.randn((batch, 4, *(4,) * axes), generator=draw)
    places = torch.arange(4**axes).reshape((4,) * axes).expand(pooled.shape)
    return {"input": pooled, "indices": places.contiguous()}


def _ctc(block: BlockType, batch: int, draw: torch.Generator) -> dict[str, Tensor]:
    scores = torch.randn((12, batch, 5), generator=draw)
    return {
        "log_probs": scores.log_softmax(-1),
        "targets": torch.randint(1, 5, (batch, 3), generator=draw),
        "input_lengths": torch.full((batch,), 12),
        "target_lengths": torch.full((batch,), 3),
    }
