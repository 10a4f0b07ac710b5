"""Losses that compare what does not belong together, and objectives that move nothing."""

from __future__ import annotations

from collections.abc import Iterator

from backend.document import edits
from backend.document.document import Document
from backend.document.records import Objective, Training
from tests import drawings
from tests.drawings import CROSS_ENTROPY, SQUARED, wire
from tests.wrong_drawings.case import (
    BEND,
    BINARY,
    FLAT,
    SIGMOID,
    SOFTMAX,
    Case,
    Cases,
    conv,
    fed,
    given,
    linear,
    net,
    nn,
    with_records,
    without,
)


def _outputs() -> Iterator[tuple[str, Case]]:
    for outputs in (1, 2, 4, 9):
        yield (
            f"{outputs} outputs for ten classes",
            Case(
                lambda o=outputs: net("digits", FLAT, linear(o)),
                ("b1",),
                (outputs, 10),
                code="too_few_outputs",
            ),
        )
        yield (
            f"{outputs} outputs for ten classes, behind a ReLU",
            Case(
                lambda o=outputs: net("digits", FLAT, linear(16), BEND, linear(o), BEND),
                ("b3",),
                (outputs, 10),
                code="too_few_outputs",
            ),
        )
    for outputs in (11, 100):
        yield (
            f"{outputs} outputs for ten classes",
            Case(
                lambda o=outputs: net("digits", FLAT, linear(o)),
                ("b1",),
                (outputs, 10),
                code="too_many_outputs",
                severity="warning",
            ),
        )
    yield (
        "one output for two classes",
        Case(lambda: net("circle", linear(1)), ("b0",), (1, 2), code="too_few_outputs", repair=1),
    )
    yield (
        "one output for three classes",
        Case(lambda: net("iris", linear(1), loss=BINARY), ("b0",), (1, 3), code="too_few_outputs"),
    )
    yield (
        "a convolution of 4 for ten classes",
        Case(
            lambda: net("digits", conv(out_channels=4, kernel_size=8), nn("Flatten")),
            ("b0",),
            (4, 10),
            code="too_few_outputs",
        ),
    )
    for classes in (2, 3):
        yield (
            f"log-likelihoods of {classes} outputs for ten classes",
            Case(
                lambda c=classes: net(
                    "digits", FLAT, linear(c), nn("LogSoftmax", dim=1), loss="torch.nn.NLLLoss"
                ),
                ("b1",),
                (classes, 10),
            ),
        )


_COMPARING = ("MSELoss", "L1Loss", "HuberLoss", "SmoothL1Loss")


def _shapes() -> Iterator[tuple[str, Case]]:
    for name in _COMPARING:
        for outputs in (1, 2, 5):
            yield (
                f"{name} of {outputs} numbers against three",
                Case(
                    lambda n=name, o=outputs: net("values", linear(o), loss=f"torch.nn.{n}"),
                    ("b0",),
                    (f"N × {outputs}", "N × 3"),
                    code="wrong_target",
                ),
            )
        yield (
            f"{name} of three numbers against one",
            Case(
                lambda n=name: net("line", linear(3), loss=f"torch.nn.{n}"),
                ("b0",),
                ("N × 3", "N × 1"),
                code="wrong_target",
            ),
        )
        yield (
            f"{name} of a picture that shrank",
            Case(
                lambda n=name: net("copy", conv(out_channels=1), loss=f"torch.nn.{n}"),
                ("b0", "loss"),
                ("N × 1 × 6 × 6", "N × 1 × 8 × 8"),
            ),
        )
        yield (
            f"{name} of a picture with 4 channels",
            Case(
                lambda n=name: net("copy", conv(out_channels=4, padding=1), loss=f"torch.nn.{n}"),
                ("b0", "loss"),
                ("N × 4 × 8 × 8", "N × 1 × 8 × 8"),
            ),
        )
    yield (
        "a loss of pictures against rows",
        Case(
            lambda: net("copy", FLAT, linear(60), loss=SQUARED),
            ("b1",),
            ("N × 60", "N × 1 × 8 × 8"),
        ),
    )
    for name, ports in (
        ("CosineEmbeddingLoss", ("input1", "input2", "target")),
        ("MarginRankingLoss", ("input1", "input2", "target")),
        ("TripletMarginLoss", ("anchor", "positive", "negative")),
        ("GaussianNLLLoss", ("input", "target", "var")),
    ):
        third = () if name == "CosineEmbeddingLoss" else (4,)
        yield (
            f"{name} of unequal widths",
            Case(
                lambda n=name, p=ports, t=third: fed(
                    nn(n), given("a", (4,)), given("b1", (6,)), given("c", t), ports=p
                ),
                ("b",),
                ("N × 4", "N × 6"),
                is_mended=name != "GaussianNLLLoss",  # who is right, only a person knows
            ),
        )


def _activations() -> Iterator[tuple[str, Case]]:
    yield (
        "sums as probabilities",
        Case(
            lambda: net("circle", linear(1), loss="torch.nn.BCELoss"),
            ("loss",),
            code="not_activated",
            severity="warning",
        ),
    )
    yield (
        "sums as logarithms",
        Case(
            lambda: net("iris", linear(3), loss="torch.nn.NLLLoss"),
            ("loss",),
            code="not_activated",
            severity="warning",
        ),
    )
    yield (
        "softmax before cross-entropy",
        Case(
            lambda: net("iris", linear(3), (SOFTMAX, {})),
            ("b1",),
            code="softmax_before_loss",
            severity="warning",
        ),
    )
    yield (
        "log-softmax before cross-entropy",
        Case(
            lambda: net("iris", linear(3), nn("LogSoftmax")),
            ("b1",),
            code="softmax_before_loss",
            severity="warning",
        ),
    )
    yield (
        "sigmoid before its loss",
        Case(
            lambda: net("circle", linear(1), (SIGMOID, {}), loss=BINARY),
            ("b1",),
            code="sigmoid_before_loss",
            severity="warning",
        ),
    )
    yield (
        "sigmoid before cross-entropy",
        Case(
            lambda: net("iris", linear(3), (SIGMOID, {})),
            ("b1",),
            code="softmax_before_loss",
            severity="warning",
        ),
    )


def _steps() -> Iterator[tuple[str, Case]]:
    for name in ("LSTM", "GRU", "RNN"):
        yield (
            f"an answer at every step of {name}",
            Case(
                lambda n=name: net("series", nn(n, hidden_size=4), linear(2), loss=SQUARED),
                ("b0",),
                (20,),
                code="every_step",
            ),
        )
        yield (
            f"the memory of {name} as an answer",
            Case(lambda n=name: _memory(n), ("b0",), ("1 × N × 4",), code="memory_as_answer"),
        )
    yield (
        "an answer at every step of a transformer",
        Case(
            lambda: net(
                "tokens", nn("Embedding", embedding_dim=8), nn("TransformerEncoderLayer"), linear(2)
            ),
            ("b1",),
            (12,),
            code="every_step",
        ),
    )


def _memory(name: str) -> Document:
    document = net("series", nn(name, hidden_size=4), linear(2), loss=SQUARED)
    return with_records(without(document, "b0>b1"), wire("b0.hidden", "b1"))


def _swapped() -> Iterator[tuple[str, Case]]:
    for loss in (CROSS_ENTROPY, BINARY):
        source, outputs = ("iris", 3) if loss == CROSS_ENTROPY else ("circle", 1)
        yield (
            f"prediction and target swapped at {loss.rpartition('.')[2]}",
            Case(
                lambda s=source, o=outputs, k=loss: with_records(
                    without(net(s, linear(o), loss=k), "b0>loss", "data.target>loss"),
                    wire("b0", "loss.target"),
                    wire("data.target", "loss.input"),
                ),
                ("loss",),
                code="swapped",
            ),
        )


def _objective(**fields: object) -> Document:
    document = drawings.line()
    document.apply(edits.change_objective(document, "objective", **fields))
    return document


def _frozen() -> Document:
    document = drawings.digits_mlp()
    document.apply(edits.freeze(document, ["hidden", "out"], frozen=True))
    return document


def _objectives() -> Iterator[tuple[str, Case]]:
    warning = "warning"
    yield (
        "everything frozen",
        Case(_frozen, ("loss",), code="nothing_moves", severity=warning),
    )
    yield (
        "nothing that learns",
        Case(
            lambda: net("line", BEND, loss=SQUARED),
            ("loss",),
            code="nothing_moves",
            severity=warning,
            is_mended=False,
        ),
    )
    yield (
        "an objective for another block",
        Case(
            lambda: _objective(moves=("data",)), ("loss",), code="nothing_moves", severity=warning
        ),
    )
    wrong: dict[str, dict[str, object]] = {
        "a learning rate below zero": {"optimizer_settings": {"lr": -1.0}},
        "a learning rate that is no number": {"optimizer_settings": {"lr": "fast"}},
        "a learning rate without end": {"optimizer_settings": {"lr": float("inf")}},
        "an optimizer that is not": {"optimizer": "torch.optim.Magic"},
        "a schedule that is not": {"schedule": "torch.optim.lr_scheduler.Magic"},
        "a setting that no optimizer has": {"optimizer_settings": {"speed": 3}},
    }
    says = {
        "a learning rate below zero": (-1,),
        "an optimizer that is not": ("torch.optim.Magic",),
        "a learning rate that is no number": ("fast",),
        "a setting that no optimizer has": ("speed",),
    }
    for name, fields in wrong.items():
        yield (
            name,
            Case(
                lambda fields=fields: _objective(**fields),
                ("",),
                says.get(name, ()),
                code="bad_objective",
                severity=warning,
            ),
        )
    for name, source, outputs in (
        ("classes", "iris", 3),
        ("yes and no", "circle", 1),
        ("numbers", "line", 1),
    ):
        yield (
            f"no loss for {name}",
            Case(
                lambda s=source, o=outputs: net(s, linear(o), loss=""),
                ("b0",),
                code="no_loss",
                severity=warning,
            ),
        )
    yield (
        "a loss that nobody minimises",
        Case(
            lambda: without(net("iris", linear(3)), "objective"),
            ("loss",),
            code="no_objective",
            severity=warning,
        ),
    )
    for name, minimise in (("gone", {"gone": 1.0}), ("a layer", {"out": 1.0})):
        yield (
            f"an objective that minimises {name}",
            Case(
                lambda m=minimise: with_records(drawings.line(), Objective(id="o2", minimise=m)),
                ("",),
                code="lost_objective",
                severity=warning,
            ),
        )
    yield (
        "losses left apart",
        Case(
            lambda: net("line", linear(1), loss=SQUARED, reduction="none"),
            ("loss",),
            ("none",),
            code="bad_setting",
        ),
    )
    yield (
        "data of two kinds for one loss",
        Case(
            lambda: with_records(
                without(net("iris", linear(10)), "data.target>loss"),
                drawings.data_block("digits", "other"),
                wire("other.target", "loss.target"),
            ),
            ("loss",),
            ("iris", "digits"),
            code="two_data",
            severity="warning",
        ),
    )
    yield (
        "more examples in a batch than memory",
        Case(
            lambda: with_records(
                net("digits", FLAT, linear(512), linear(10)), Training(batch_size=10**8)
            ),
            ("b0", "b1"),
            ("GB",),
            code="too_large",
        ),
    )


def cases() -> Cases:
    parts = (_outputs, _shapes, _activations, _steps, _swapped, _objectives)
    return {name: case for part in parts for name, case in part()}
