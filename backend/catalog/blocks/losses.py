"""Blocks that say how wrong a prediction is: one number that training makes small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from torch import nn

from backend.catalog.block_type import BALANCED, BlockType
from backend.catalog.card import Setting
from backend.catalog.complaints import decimal, equal_width, first_of, width
from backend.catalog.known_settings import DEGREE, KNOWN
from backend.catalog.loss_complaints import class_numbers, same_as_target
from backend.catalog.sizes import last
from backend.catalog.torch_nn import block
from backend.text import Text

_TENSORS = ("weight", "pos_weight")
_REDUCTION = replace(KNOWN["reduction"], default="mean")
_WEIGHT = replace(
    KNOWN["weight"],
    choices=(BALANCED,),
    help=Text(
        "One number per class; a larger one makes its mistakes count more. The word balanced "
        "weighs rare classes more, as counted on the training examples."
    ),
)


def _loss(
    create: type[nn.Module],
    title: Text,
    summary: Text,
    *,
    settings: Sequence[Setting] = (),
    **more: Any,
) -> BlockType:
    """A loss; `more` as for `block`."""
    more.setdefault("outputs", ("loss",))
    return block(
        create,
        "loss",
        title,
        summary,
        sort="loss",
        settings=[_REDUCTION, *settings],
        tensors=_TENSORS,
        **more,
    )


def _classes(create: type[nn.Module], title: Text, summary: Text, **more: Any) -> BlockType:
    """A loss over class numbers."""
    return _loss(
        create,
        title,
        summary,
        settings=[_WEIGHT, *more.pop("settings", ())],
        target="index",
        complaint=first_of(decimal(), class_numbers),
        words=Text("classification classes categories"),
        **more,
    )


def _numbers(create: type[nn.Module], title: Text, summary: Text, **more: Any) -> BlockType:
    """A loss that compares number by number."""
    more.setdefault("words", Text("regression numbers error"))
    return _loss(
        create,
        title,
        summary,
        target="same",
        complaint=first_of(decimal(), same_as_target),
        **more,
    )


_BINARY = Text("binary classification yes no multilabel")
_ALIKE = Text("similarity metric learning embedding pairs contrastive")

BLOCKS = [
    _classes(
        nn.CrossEntropyLoss,
        Text("Cross-entropy"),
        Text("For classes: how surprised the network is by the right class. Takes raw scores."),
        common=True,
        activation="softmax",
    ),
    _numbers(
        nn.MSELoss,
        Text("Mean squared error"),
        Text("For numbers: the mean of the squared differences."),
        words=Text("mse regression numbers least squares error"),
        common=True,
    ),
    _numbers(
        nn.BCEWithLogitsLoss,
        Text("Binary cross-entropy"),
        Text("For yes or no: how surprised the network is by the answer. Takes raw scores."),
        words=_BINARY,
        common=True,
        activation="sigmoid",
    ),
    _numbers(
        nn.L1Loss,
        Text("Mean absolute error"),
        Text("For numbers: the mean of the differences; outliers count less."),
        words=Text("mae l1 regression numbers error"),
        common=True,
    ),
    _numbers(
        nn.HuberLoss,
        Text("Huber loss"),
        Text("Squared for small differences, absolute for large ones."),
        common=True,
    ),
    _numbers(
        nn.SmoothL1Loss,
        Text("Smooth L1 loss"),
        Text("Absolute difference, rounded off near zero."),
    ),
    _numbers(
        nn.BCELoss,
        Text("Binary cross-entropy of probabilities"),
        Text("Binary cross-entropy after a Sigmoid block: takes probabilities from 0 to 1."),
        words=_BINARY,
    ),
    _classes(
        nn.NLLLoss,
        Text("Negative log-likelihood"),
        Text("For classes, after a Log-softmax block: takes log-probabilities."),
    ),
    _classes(
        nn.NLLLoss2d,
        Text("Negative log-likelihood 2D (older)"),
        Text("The same at every point of a picture; kept by PyTorch for old models."),
        settings=[
            replace(KNOWN["ignore_index"], default=-100),
        ],
    ),
    _classes(
        nn.MultiMarginLoss,
        Text("Margin loss over classes"),
        Text("For classes: the right score should lead the others by a margin."),
        settings=[Setting("p", "choice", 1, choices=(1, 2), title=Text("Degree of the norm"))],
    ),
    _numbers(
        nn.MultiLabelSoftMarginLoss,
        Text("Multi-label loss"),
        Text("For several labels at once, each yes or no. Takes raw scores."),
        words=_BINARY,
        activation="sigmoid",
    ),
    _loss(
        nn.MultiLabelMarginLoss,
        Text("Multi-label margin loss"),
        Text("Every right label should lead every wrong one by a margin."),
        words=_BINARY,
    ),
    _numbers(
        nn.SoftMarginLoss,
        Text("Soft margin loss"),
        Text("For targets of 1 and -1: a smooth penalty for the wrong sign."),
        words=_BINARY,
    ),
    _numbers(
        nn.HingeEmbeddingLoss,
        Text("Hinge loss of distances"),
        Text("For distances with targets 1 (alike) and -1 (unlike)."),
        words=_ALIKE,
    ),
    _numbers(
        nn.KLDivLoss,
        Text("Kullback-Leibler divergence"),
        Text("How far log-probabilities lie from a target distribution."),
        words=Text("distribution divergence distillation variational"),
        settings=[
            replace(KNOWN["reduction"], default="batchmean", choices=("batchmean", "mean", "sum"))
        ],
    ),
    _numbers(
        nn.PoissonNLLLoss,
        Text("Poisson loss"),
        Text("For counts: how unlikely they are under the predicted rate."),
        words=Text("counts regression events"),
        inputs=("input", "target"),
    ),
    _loss(
        nn.GaussianNLLLoss,
        Text("Gaussian loss"),
        Text("For numbers predicted together with their variance."),
        words=Text("regression uncertainty variance"),
    ),
    _loss(
        nn.CosineEmbeddingLoss,
        Text("Cosine loss of pairs"),
        Text("Brings vectors of like pairs (target 1) together and of unlike ones (-1) apart."),
        words=_ALIKE,
        complaint=equal_width("input1", "input2"),
    ),
    _loss(
        nn.MarginRankingLoss,
        Text("Ranking loss"),
        Text("The first input should be the larger one where the target is 1, else the smaller."),
        words=Text("order compare rank"),
        complaint=equal_width("input1", "input2"),
    ),
    _loss(
        nn.TripletMarginLoss,
        Text("Triplet loss"),
        Text("An anchor should lie nearer to its own kind than to another, by a margin."),
        words=_ALIKE,
        settings=[DEGREE],
        complaint=first_of(equal_width("anchor", "positive"), equal_width("anchor", "negative")),
    ),
    _loss(
        nn.TripletMarginWithDistanceLoss,
        Text("Triplet loss, plain distance"),
        Text("The triplet loss with the straight distance between vectors."),
        words=_ALIKE,
        complaint=first_of(equal_width("anchor", "positive"), equal_width("anchor", "negative")),
    ),
    _loss(
        nn.CTCLoss,
        Text("CTC loss"),
        Text("For sequences whose labels are not aligned with their steps, such as speech."),
        words=Text("speech handwriting alignment sequence"),
    ),
    _loss(
        nn.AdaptiveLogSoftmaxWithLoss,
        Text("Adaptive softmax"),
        Text("Scores and loss in one for very many classes, the frequent ones first."),
        words=Text("vocabulary language classes"),
        inputs=("input", "target"),
        outputs=("loss", "output"),
        paths={"loss": (1,), "output": (0,)},
        target="index",
        inferred={"in_features": last()},
        complaint=first_of(decimal(), width("in_features")),
    ),
]


def _linear_cross_entropy() -> list[BlockType]:
    """Newer than some versions of PyTorch that we run on."""
    create = getattr(nn, "LinearCrossEntropyLoss", None)
    if create is None:
        return []
    return [
        _loss(
            create,
            Text("Dense layer with cross-entropy"),
            Text("The last Dense layer and its cross-entropy in one, to save memory."),
            words=Text("classification classes"),
            always={"out_features": ()},
            target="index",
            inferred={"in_features": last()},
            complaint=first_of(decimal(), width("in_features")),
        )
    ]


BLOCKS += _linear_cross_entropy()
