"""Recurrent layers: states of another shape, vectors where sequences are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from tests.wrong_drawings.case import Case, Cases, fed, given, linear, net, nn, ours

_STATES = {"LSTM": ("hidden", "cell"), "GRU": ("hidden",), "RNN": ("hidden",)}


def _vectors() -> Iterator[tuple[str, Case]]:
    for name in _STATES:
        yield (
            f"{name} of vectors",
            Case(lambda n=name: fed(nn(n), given("i", (6,))), ("b",), ("N × 6",)),
        )
        yield (
            f"{name} of pictures",
            Case(lambda n=name: fed(nn(n), given("i", (3, 8, 8))), ("b",), ("N × 3 × 8 × 8",)),
        )
    for name in ("PickStep", "SinusoidPositions"):
        yield (
            f"{name} of vectors",
            Case(lambda n=name: net("iris", ours(n), linear(3)), ("b0",), ("N × 4",)),
        )
    for name in ("LSTMCell", "GRUCell", "RNNCell"):
        yield (
            f"{name} of sequences",
            Case(lambda n=name: fed(nn(n), given("i", (5, 6))), ("b",), ("N × 5 × 6",)),
        )


def _states() -> Iterator[tuple[str, Case]]:
    for name, states in _STATES.items():
        for layers, width in ((1, 9), (2, 32), (3, 32)):
            yield (
                f"{name} with a state of {layers} layers and {width} numbers",
                Case(
                    lambda n=name, s=states, k=layers, w=width: fed(
                        nn(n),
                        given("i", (5, 6)),
                        *[given(one, (k, 3, w), batch=False) for one in s],
                        ports=("input", *s),
                    ),
                    ("b",),
                    (f"{layers} × 3 × {width}", "1 × N × 32"),
                    False,
                ),
            )
        yield (
            f"{name} with a state of one vector for each example",
            Case(
                lambda n=name, s=states: fed(
                    nn(n),
                    given("i", (5, 6)),
                    *[given(one, (32,)) for one in s],
                    ports=("input", *s),
                ),
                ("b",),
                ("N × 32", "1 × N × 32"),
            ),
        )
    for name in ("LSTMCell", "GRUCell", "RNNCell"):
        states = ("hidden", "cell") if name == "LSTMCell" else ("hidden",)
        yield (
            f"{name} with a state of 9 numbers",
            Case(
                lambda n=name, s=states: fed(
                    nn(n),
                    given("i", (6,)),
                    *[given(one, (9,)) for one in s],
                    ports=("input", *s),
                ),
                ("b",),
                (9, 32),
            ),
        )
    for port in ("hidden", "cell"):
        yield (
            f"LSTM with its {port} state alone",
            Case(
                lambda p=port: fed(
                    nn("LSTM"),
                    given("i", (5, 6)),
                    given("s", (1, 3, 32), batch=False),
                    ports=("input", p),
                ),
                ("b",),
            ),
        )
    yield (
        "more projections than memory",
        Case(
            lambda: fed(nn("LSTM", hidden_size=8, proj_size=9), given("i", (5, 6))),
            ("b",),
            (9, 8),
        ),
    )
    yield (
        "projections of a GRU",
        Case(
            lambda: fed(nn("GRU", hidden_size=8, proj_size=4), given("i", (5, 6))),
            ("b",),
            ("proj_size",),
        ),
    )


def cases() -> Cases:
    return {name: case for part in (_vectors, _states) for name, case in part()}
