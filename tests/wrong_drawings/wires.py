"""Wires that are missing, too many, lead nowhere or in a ring."""

from __future__ import annotations

from collections.abc import Iterator

from backend.document.document import Document
from backend.document.records import Block
from tests import drawings
from tests.drawings import wire
from tests.wrong_drawings.case import (
    BEND,
    FLAT,
    Case,
    Cases,
    conv,
    given,
    linear,
    net,
    nn,
    rewired,
    row,
    with_records,
    without,
)


def _three() -> Document:
    return net("iris", linear(8), BEND, linear(3))


def _missing() -> Iterator[tuple[str, Case]]:
    for gone, blamed in (("data.input>b0", "b0"), ("b0>b1", "b1"), ("b1>b2", "b2")):
        yield (
            f"no wire {gone}",
            Case(
                lambda gone=gone: without(_three(), gone),
                (blamed,),
                ("Input",),
                code="missing_input",
            ),
        )
    yield (
        "no wire to a convolution",
        Case(
            lambda: without(net("digits", conv(), BEND, FLAT, linear(10)), "data.input>b0"),
            ("b0",),
            ("Input",),
        ),
    )
    for gone, port in (("b2>loss", "Input"), ("data.target>loss", "Target")):
        yield (
            f"a loss without {port}",
            Case(
                lambda gone=gone: without(_three(), gone), ("loss",), (port,), code="missing_input"
            ),
        )
    yield (
        "a loss without both",
        Case(lambda: without(_three(), "b2>loss", "data.target>loss"), ("loss",), ("Input",)),
    )
    for port in ("key", "value"):
        yield (
            f"attention without {port}",
            Case(lambda port=port: _attention(port), ("b",), (port.capitalize(),)),
        )
    yield ("a decoder without a memory", Case(_decoder, ("b",), ("Memory",)))
    yield ("a difference of one", Case(_difference, ("b",), ("Second input",)))
    yield (
        "a neuron without wires",
        Case(
            lambda: without(drawings.neuron_net(), "data.input>neuron0>0", "data.input>neuron1>0"),
            ("neuron0", "neuron1"),
            is_mended=False,
        ),
    )
    yield (
        "a lone layer",
        Case(
            lambda: with_records(_three(), Block(id="z", type="torch.nn.Linear")),
            ("z",),
            code="not_wired",
            severity="warning",
        ),
    )


def _attention(missing: str) -> Document:
    ports = [port for port in ("query", "key", "value") if port != missing]
    return Document(
        [
            given("i", (5, 8)),
            Block(id="b", type="torch.nn.MultiheadAttention", x=300.0),
            *(wire("i", f"b.{port}") for port in ports),
        ]
    )


def _decoder() -> Document:
    return Document(
        [
            given("i", (5, 8)),
            given("m", (7, 8)),
            Block(id="e", type="torch.nn.TransformerEncoderLayer", x=200.0),
            Block(id="b", type="torch.nn.TransformerDecoderLayer", x=400.0),
            wire("i", "b.tgt"),
            wire("m", "e.src"),
        ]
    )


def _difference() -> Document:
    return Document(
        [
            given("i", (5,)),
            given("j", (5,)),
            Block(id="b", type="lienzo.Subtract", x=300.0),
            wire("i", "b.input"),
        ]
    )


def _ports() -> Iterator[tuple[str, Case]]:
    three = _three
    wrong = {
        "a wire to nothing": (
            lambda: with_records(three(), wire("b2", "gone")),
            "b2",
            "dangling_wire",
        ),
        "a wire from nothing": (
            lambda: with_records(three(), wire("gone", "b2.bias")),
            "b2",
            "dangling_wire",
        ),
        "a wire from a port that is not": (
            lambda: rewired(three(), "b1>b2", wire("b1.answer", "b2")),
            "b1",
            "no_such_port",
        ),
        "a wire to a port that is not": (
            lambda: rewired(three(), "b1>b2", wire("b1", "b2.x")),
            "b2",
            "no_such_port",
        ),
        "a wire into data": (
            lambda: with_records(three(), wire("b2", "data.input")),
            "data",
            "no_such_port",
        ),
        "a wire out of a field that the data lacks": (
            lambda: rewired(three(), "data.input>b0", wire("data.picture", "b0")),
            "data",
            "no_such_port",
        ),
        "two wires into one layer": (
            lambda: with_records(three(), wire("data.input", "b2", place=1)),
            "b2",
            "two_wires",
        ),
        "two wires into an activation": (
            lambda: with_records(three(), wire("data.input", "b1", place=1)),
            "b1",
            "two_wires",
        ),
        "two predictions for one loss": (
            lambda: with_records(three(), wire("b0", "loss.input", place=1)),
            "loss",
            "two_wires",
        ),
        "two targets for one loss": (
            lambda: with_records(three(), wire("data.input", "loss.target", place=1)),
            "loss",
            "two_wires",
        ),
        "the target of the data into a layer": (
            lambda: rewired(three(), "data.input>b0", wire("data.target", "b0")),
            "b0",
            "",
        ),
    }
    for name, (draw, blamed, code) in wrong.items():
        yield name, Case(draw, (blamed,), code=code)


def _rings() -> Iterator[tuple[str, Case]]:
    def with_sum(*wires: str) -> Document:
        document = net("iris", nn("Identity"), linear(4), linear(3))
        block = Block(id="b0", type="lienzo.Add", x=200.0)
        kept = without(document, "b0")
        return with_records(kept, block, *(wire(*one.split(">"), place=1) for one in wires))

    ring = ("b0", "b1", "b2")
    yield (
        "a ring of two in place of the data",
        Case(
            lambda: rewired(_three(), "data.input>b0", wire("b1", "b0")),
            ("b0", "b1"),
            code="loop",
        ),
    )
    yield (
        "a ring of three in place of the data",
        Case(lambda: rewired(_three(), "data.input>b0", wire("b2", "b0")), ring, code="loop"),
    )
    yield (
        "a ring of two through a sum",
        Case(lambda: with_sum("b1>b0"), ("b0", "b1"), code="loop"),
    )
    yield ("a ring of three through a sum", Case(lambda: with_sum("b2>b0"), ring, code="loop"))
    yield ("two rings through a sum", Case(lambda: with_sum("b1>b0", "b2>b0"), ring, code="loop"))
    yield (
        "a sum of itself",
        Case(
            lambda: Document(
                [
                    given("i", (4,)),
                    Block(id="a", type="lienzo.Add", x=200.0),
                    wire("i", "a"),
                    wire("a", "a", place=1),
                ]
            ),
            ("a",),
            code="loop",
        ),
    )
    yield (
        "a layer that feeds itself",
        Case(lambda: rewired(_three(), "b0>b1", wire("b1", "b1")), ("b1",), code="loop"),
    )
    yield (
        "a second wire back into a layer",
        Case(lambda: with_records(_three(), wire("b2", "b0", place=1)), ("b0",), code="two_wires"),
    )
    yield (
        "the memory of an LSTM fed back into it",
        Case(
            lambda: with_records(
                row(nn("LSTM"), shape=(5, 6)),
                wire("b0.hidden", "b0.hidden"),
                wire("b0.cell", "b0.cell"),
            ),
            ("b0",),
            code="loop",
        ),
    )
    yield (
        "neurons in a ring",
        Case(
            lambda: with_records(drawings.neuron_net(), wire("answer", "neuron0", place=1)),
            ("neuron0", "answer"),
            code="loop",
        ),
    )
    yield (
        "a loss fed back",
        Case(
            lambda: with_records(with_sum(), wire("loss.loss", "b0", place=2)),
            ("b0", "b1", "b2", "loss"),
            code="loop",
        ),
    )


def _unknown() -> Iterator[tuple[str, Case]]:
    for type in ("torch.nn.Quantum", "lienzo.Nothing", "", "someone.Block"):
        yield (
            f"a block of the type “{type}”",
            Case(
                lambda type=type: net("iris", (type, {}), linear(3)),
                ("b0",),
                (type,) if type else (),
                code="unknown_block",
            ),
        )
    yield (
        "data that is not there",
        Case(lambda: net("nowhere", linear(3)), ("data",), code="no_data", is_mended=False),
    )
    for shape in ([0], [-1], [2**63], ["x"], [2.5]):
        yield (
            f"an input of shape {shape}",
            Case(
                lambda shape=shape: Document(
                    [
                        Block(id="i", type="lienzo.Input", settings={"shape": shape}),
                        Block(id="b", type="torch.nn.ReLU", x=200.0),
                        wire("i", "b"),
                    ]
                ),
                ("i",),
                (shape[0],),
            ),
        )


def cases() -> Cases:
    parts = (_missing, _ports, _rings, _unknown)
    return {name: case for part in parts for name, case in part()}
