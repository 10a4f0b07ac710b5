"""Blocks that mix the examples of a batch, or that fix how many there are."""

from __future__ import annotations

from collections.abc import Iterator

from backend.document.records import Training
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
    with_records,
)


def _folded() -> Iterator[tuple[str, Case]]:
    layers: dict[str, tuple[Layer, bool]] = {
        "a Flatten of the batch": (nn("Flatten", start_dim=0), True),
        "a mean over the batch": (ours("Mean", dim=0), True),
        "a sum over the batch": (ours("Sum", dim=0), True),
        "one example picked": (ours("Select", dim=0), True),
        "examples cut off": (ours("Slice", dim=0, start=1), True),
        "a summary over the batch": (ours("Reduce", dims=[0]), True),
        "an axis before the batch": (ours("Unsqueeze", dim=0), True),
        "a shape for one example": (ours("View", shape=[1, 4]), True),
        "a shape for 32 examples": (ours("View", shape=[32, 4]), True),
        "all examples in one row": (ours("View", shape=[-1]), True),
        "examples in pairs": (ours("View", shape=[-1, 8]), True),
        "the batch transposed": (ours("Transpose", dim0=0, dim1=1), True),
    }
    for name, (layer, is_mended) in layers.items():
        yield (
            name,
            Case(lambda layer=layer: net("iris", layer, linear(3)), ("b0",), is_mended=is_mended),
        )
        yield (
            f"{name}, behind a layer",
            Case(
                lambda layer=layer: net("iris", linear(4), BEND, layer, linear(3)),
                ("b2",),
                is_mended=is_mended,
            ),
        )
    yield (
        "pictures with the batch last",
        Case(
            lambda: net("digits", ours("Permute", dims=[1, 2, 3, 0]), FLAT, linear(10)),
            ("b0",),
        ),
    )
    yield (
        "a mean over the batch of pictures",
        Case(lambda: net("digits", ours("Mean", dim=0), conv(), FLAT, linear(10)), ("b0",)),
    )
    yield (
        "a softmax over the batch",
        Case(
            lambda: net("values", linear(3), nn("Softmax", dim=0), loss=SQUARED),
            ("b1",),
            (0,),
            severity="warning",
            code="over_the_batch",
        ),
    )
    yield (
        "a running sum over the batch",
        Case(
            lambda: net("values", ours("Cumulate", dim=0), linear(3), loss=SQUARED),
            ("b0",),
            (0,),
            severity="warning",
            code="over_the_batch",
        ),
    )
    for name in ("Concatenate", "Stack"):
        yield (
            f"{name} along the batch",
            Case(
                lambda n=name: with_records(
                    fed(ours(n, dim=0), given("i", (4,)), given("j", (4,))),
                ),
                ("b",),
                (0,),
                severity="hint",
                code="over_the_batch",
            ),
        )


def _of_one() -> Iterator[tuple[str, Case]]:
    one = Training(batch_size=1)
    nets = {
        "rows": lambda: net("iris", linear(4), nn("BatchNorm1d"), linear(3)),
        "pictures": lambda: net("digits", conv(), nn("BatchNorm2d"), FLAT, linear(10)),
        "volumes": lambda: net("volume", nn("Conv3d"), nn("BatchNorm3d"), FLAT, linear(2)),
    }
    for name, draw in nets.items():
        yield (
            f"batch normalisation of {name} with batches of one",
            Case(
                lambda draw=draw: with_records(draw(), one),
                ("b1",),
                severity="warning" if name == "rows" else "hint",
                code="batch_of_one",
            ),
        )


def _whole_inputs() -> Iterator[tuple[str, Case]]:
    yield (
        "a Reshape into more than an example has",
        Case(lambda: row(ours("Reshape", shape=[3, 3]), shape=(8,)), ("b0",), (8, "3 × 3"), False),
    )
    yield (
        "a View of a fixed size",
        Case(lambda: row(ours("View", shape=[8, 8]), shape=(8,)), ("b0",), ("8 × 8", "N × 8")),
    )


def cases() -> Cases:
    return {name: case for part in (_folded, _of_one, _whole_inputs) for name, case in part()}
