"""Decimal numbers where whole ones are wanted, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from tests.drawings import CROSS_ENTROPY, SQUARED
from tests.wrong_drawings.case import (
    BINARY,
    EMBEDDING,
    FLAT,
    Case,
    Cases,
    fed,
    given,
    linear,
    net,
    nn,
    ours,
    row,
)

_DECIMAL = {
    "Linear": (8,),
    "Conv1d": (4, 12),
    "Conv2d": (4, 8, 8),
    "Conv3d": (2, 5, 5, 5),
    "ConvTranspose2d": (4, 8, 8),
    "BatchNorm1d": (6,),
    "BatchNorm2d": (4, 8, 8),
    "InstanceNorm2d": (4, 8, 8),
    "LayerNorm": (6,),
    "GroupNorm": (4, 8, 8),
    "LSTM": (7, 5),
    "GRU": (7, 5),
    "RNN": (7, 5),
    "LSTMCell": (5,),
    "Softmax": (6,),
    "LogSoftmax": (6,),
    "GELU": (6,),
    "Dropout": (6,),
    "PReLU": (6,),
}


def _whole() -> Iterator[tuple[str, Case]]:
    for name, shape in _DECIMAL.items():
        for dtype in ("int64", "int32"):
            yield (
                f"{name} of {dtype}",
                Case(
                    lambda n=name, s=shape, d=dtype: row(nn(n), shape=s, dtype=d),
                    ("b0",),
                    (dtype,),
                ),
            )
    yield (
        "tokens into a dense layer",
        Case(
            lambda: net("tokens", linear(8), FLAT, linear(2)),
            ("b0",),
            ("int64",),
            code="wrong_dtype",
        ),
    )
    yield (
        "tokens into a recurrent layer",
        Case(
            lambda: net("tokens", nn("LSTM"), ours("PickStep"), linear(2)),
            ("b0",),
            ("int64",),
            code="wrong_dtype",
        ),
    )
    yield (
        "tokens into a transformer",
        Case(
            lambda: net("tokens", nn("TransformerEncoderLayer"), ours("PickStep"), linear(2)),
            ("b0",),
            ("int64",),
            code="wrong_dtype",
        ),
    )
    yield (
        "tokens into a neuron",
        Case(
            lambda: fed(("lienzo.Neuron", {}), given("i", (4,), "int64")),
            ("b",),
            ("whole numbers",),
        ),
    )
    yield (
        "switches into a dense layer",
        Case(lambda: row(nn("Linear"), shape=(4,), dtype="bool"), ("b0",), ("bool",)),
    )
    yield (
        "double precision into a dense layer",
        Case(lambda: row(nn("Linear"), shape=(4,), dtype="float64"), ("b0",), ("float64",)),
    )
    yield (
        "half precision into a convolution",
        Case(lambda: row(nn("Conv2d"), shape=(1, 8, 8), dtype="float16"), ("b0",), ("float16",)),
    )


def _decimal() -> Iterator[tuple[str, Case]]:
    yield (
        "measures into an embedding",
        Case(
            lambda: net("iris", (EMBEDDING, {}), FLAT, linear(3)),
            ("b0",),
            ("float32",),
            code="wrong_dtype",
        ),
    )
    yield (
        "a picture into an embedding",
        Case(
            lambda: net("digits", (EMBEDDING, {}), FLAT, linear(10)),
            ("b0",),
            ("float32",),
            code="wrong_dtype",
        ),
    )
    for name, port in (("Embedding", "input"), ("EmbeddingBag", "input")):
        yield (
            f"decimal numbers into {name}",
            Case(
                lambda n=name, p=port: fed(nn(n), given("i", (7,)), ports=(p,)),
                ("b",),
                ("float32",),
            ),
        )
    yield (
        "an embedding of an embedding",
        Case(
            lambda: net("tokens", (EMBEDDING, {}), (EMBEDDING, {}), FLAT, linear(2)),
            ("b1",),
            ("float32",),
        ),
    )
    yield (
        "decimal places to unpool",
        Case(
            lambda: fed(
                nn("MaxUnpool2d"),
                given("x", (1, 4, 4)),
                given("i", (1, 4, 4)),
                ports=("input", "indices"),
            ),
            ("b",),
            ("float32",),
        ),
    )


def _targets() -> Iterator[tuple[str, Case]]:
    for outputs in (3,):
        yield (
            f"cross-entropy of {outputs} outputs with numbers to predict",
            Case(
                lambda o=outputs: net("values", linear(o), loss=CROSS_ENTROPY),
                ("loss",),
                code="wrong_loss",
            ),
        )
    yield (
        "cross-entropy with one number to predict",
        Case(lambda: net("line", linear(1)), ("loss",), code="wrong_loss"),
    )
    yield (
        "binary cross-entropy with numbers to predict",
        Case(
            lambda: net("values", linear(3), loss=BINARY),
            ("loss",),
            code="wrong_loss",
            severity="hint",
        ),
    )
    yield (
        "log-likelihood with numbers to predict",
        Case(
            lambda: net("line", linear(1), nn("LogSoftmax"), loss="torch.nn.NLLLoss"),
            ("loss",),
            code="wrong_loss",
        ),
    )
    yield (
        "squares of a class number and four outputs",
        Case(
            lambda: net("digits", FLAT, linear(4), loss=SQUARED),
            ("b1",),
            (4, 10),
            code="too_few_outputs",
        ),
    )


def cases() -> Cases:
    return {name: case for part in (_whole, _decimal, _targets) for name, case in part()}
