"""Sample drawings for everybody's tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from backend.catalog.catalog import CATALOG
from backend.compiler.plan import Field
from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Training, Wire

LINEAR, RELU = "torch.nn.Linear", "torch.nn.ReLU"
CROSS_ENTROPY, SQUARED = "torch.nn.CrossEntropyLoss", "torch.nn.MSELoss"

DIGITS = (
    Field("input", (1, 8, 8), "float32", "input", "picture"),
    Field("target", (), "int64", "target", "class", tuple("0123456789")),
)
IRIS = (
    Field("input", (4,), "float32", "input", "numbers", names=("a", "b", "c", "d")),
    Field("target", (), "int64", "target", "class", ("setosa", "versicolor", "virginica")),
)
CIRCLE = (
    Field("input", (2,), "float32", "input", "numbers", names=("x", "y")),
    Field("target", (), "int64", "target", "class", ("orange", "blue")),
)
LINE = (
    Field("input", (1,), "float32", "input", "numbers", names=("x",)),
    Field("target", (1,), "float32", "target", "value", names=("y",)),
)
FIELDS = {"digits": DIGITS, "iris": IRIS, "circle": CIRCLE, "line": LINE}


def data_block(source: str = "digits", id: str = "data") -> Block:
    """A data block; the fields it will have are `FIELDS[source]`."""
    return Block(id=id, type="lienzo.Data", settings={"source": source})


def fields_of(document: Document) -> dict[str, tuple[Field, ...]]:
    """What `Planner.plan` wants to know of the data blocks in a sample drawing."""
    return {
        block.id: FIELDS[block.settings["source"]]
        for block in document.blocks
        if block.type == "lienzo.Data" and block.settings.get("source") in FIELDS
    }


def wire(source: str, target: str, *, id: str = "", place: int = 0, **more: Any) -> Wire:
    """A wire from "block.port" to "block.port"; the ports are output and input if not said."""
    start, _, out_of = source.partition(".")
    end, _, into = target.partition(".")
    return Wire(
        id=id or f"{source}>{target}>{place}",
        source=start,
        source_port=out_of or "output",
        target=end,
        target_port=into or "input",
        place=place,
        **more,
    )


def chain(
    layers: Iterable[tuple[str, str, Mapping[str, Any]]],
    source: str = "digits",
    loss: str = CROSS_ENTROPY,
    loss_settings: Mapping[str, Any] | None = None,
) -> Document:
    """Data, layers (id, type, settings) one after the other, and a loss that is minimised."""
    records: list[Record] = [data_block(source)]
    last = "data.input"
    for number, (id, type, settings) in enumerate(layers):
        records.append(Block(id=id, type=type, settings=settings, x=200.0 * (number + 1)))
        into = CATALOG[type].card.inputs[0].name if type in CATALOG else "input"
        records.append(wire(last, f"{id}.{into}", id=f"{last}>{id}"))
        last = id
    if loss:
        records += [
            Block(id="loss", type=loss, settings=loss_settings or {}, x=1600.0),
            wire(last, "loss.input", id=f"{last}>loss"),
            wire("data.target", "loss.target", id="data.target>loss"),
            Objective(id="objective", minimise={"loss": 1.0}),
        ]
    return Document(records)


def digits_mlp() -> Document:
    """Handwritten digits through 64, 32 and 10 numbers."""
    return chain(
        [
            ("flatten", "torch.nn.Flatten", {}),
            ("hidden", LINEAR, {"out_features": 32}),
            ("relu", RELU, {}),
            ("out", LINEAR, {"out_features": 10}),
        ]
    )


def digits_cnn() -> Document:
    """Handwritten digits through a convolution."""
    return chain(
        [
            ("conv", "torch.nn.Conv2d", {"out_channels": 8, "kernel_size": 3}),
            ("relu", RELU, {}),
            ("flatten", "torch.nn.Flatten", {}),
            ("out", LINEAR, {"out_features": 10}),
        ]
    )


def line() -> Document:
    """A straight line through points: one layer, one number in, one out."""
    return chain([("out", LINEAR, {"out_features": 1})], source="line", loss=SQUARED)


def wide_chain(count: int) -> Document:
    """`count` layers, Linear and ReLU by turns, with data and a loss."""
    layers = [
        (f"layer{number:05}", LINEAR if number % 2 == 0 else RELU, {})
        for number in range(count - 1)
    ]
    return chain([*layers, ("out", LINEAR, {"out_features": 3})], source="iris")


def neuron_net(hidden: int = 3, activation: str = "tanh") -> Document:
    """The circle with single neurons: `hidden` in one column, one after them."""
    records: list[Record] = [data_block("circle")]
    for number in range(hidden):
        id = f"neuron{number}"
        records.append(
            Block(
                id=id,
                type="lienzo.Neuron",
                settings={"activation": activation},
                x=200.0,
                y=100.0 * number,
            )
        )
        records += [wire("data.input", id), wire(id, "answer", place=number)]
    records += [
        Block(id="answer", type="lienzo.Neuron", settings={"activation": "linear"}, x=400.0),
        Block(id="loss", type="torch.nn.BCEWithLogitsLoss", x=600.0),
        wire("answer", "loss.input"),
        wire("data.target", "loss.target"),
        Objective(id="objective", minimise={"loss": 1.0}),
        Training(batch_size=10),
    ]
    return Document(records)
