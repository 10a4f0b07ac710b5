"""What a wrong drawing is, and how one is drawn in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.compiler.plan import Field
from backend.document.document import Document
from backend.document.records import Block, Record, Wire
from tests import drawings
from tests.drawings import CROSS_ENTROPY, LINEAR, RELU, chain, wire

BINARY = "torch.nn.BCEWithLogitsLoss"
CONV, POOL, FLATTEN = "torch.nn.Conv2d", "torch.nn.MaxPool2d", "torch.nn.Flatten"
EMBEDDING, LSTM = "torch.nn.Embedding", "torch.nn.LSTM"
SOFTMAX, SIGMOID = "torch.nn.Softmax", "torch.nn.Sigmoid"
Layer = tuple[str, Mapping[str, Any]]

_TEN = tuple("0123456789")
SOURCES = {
    **drawings.FIELDS,
    "tokens": (
        Field("input", (12,), "int64", "input", "text"),
        Field("target", (), "int64", "target", "class", ("no", "yes")),
    ),
    "series": (
        Field("input", (20, 3), "float32", "input", "series"),
        Field("target", (2,), "float32", "target", "value"),
    ),
    "single": (
        Field("input", (), "float32", "input", "numbers"),
        Field("target", (), "float32", "target", "value"),
    ),
    "grey": (
        Field("input", (28, 28), "float32", "input", "numbers"),
        Field("target", (), "int64", "target", "class", _TEN),
    ),
    "colour": (
        Field("input", (3, 16, 16), "float32", "input", "picture"),
        Field("target", (), "int64", "target", "class", _TEN),
    ),
    "odd": (
        Field("input", (1, 7, 7), "float32", "input", "picture"),
        Field("target", (), "int64", "target", "class", _TEN),
    ),
    "signal": (
        Field("input", (2, 16), "float32", "input", "series"),
        Field("target", (), "int64", "target", "class", ("a", "b", "c")),
    ),
    "volume": (
        Field("input", (1, 6, 6, 6), "float32", "input", "numbers"),
        Field("target", (), "int64", "target", "class", ("a", "b")),
    ),
    "copy": (
        Field("input", (1, 8, 8), "float32", "input", "picture"),
        Field("target", (1, 8, 8), "float32", "target", "picture"),
    ),
    "values": (
        Field("input", (8,), "float32", "input", "numbers"),
        Field("target", (3,), "float32", "target", "value"),
    ),
}
"""What data blocks bring, by the name of their source."""


@dataclass(frozen=True)
class Case:
    """One wrong drawing. `blamed`: the blocks that a person would blame; no other may be.

    `says` are numbers and words that the sentence must hold, `code` the kind of problem where it
    is agreed. `is_mended`: one click must leave the whole drawing without an error (where the
    case is a warning: without that warning). `repair` is the click, where it is not the first.
    """

    draw: Callable[[], Document]
    blamed: tuple[str, ...]
    says: tuple[object, ...] = ()
    is_mended: bool = True
    code: str = ""
    severity: str = "error"
    repair: int = 0


Cases = dict[str, Case]


def linear(outputs: Any, **settings: Any) -> Layer:
    return LINEAR, {"out_features": outputs, **settings}


def conv(**settings: Any) -> Layer:
    return CONV, settings


def nn(name: str, **settings: Any) -> Layer:
    return f"torch.nn.{name}", settings


def ours(name: str, **settings: Any) -> Layer:
    return f"lienzo.{name}", settings


FLAT: Layer = (FLATTEN, {})
BEND: Layer = (RELU, {})


def net(source: str, *layers: Layer, loss: str = CROSS_ENTROPY, **loss_settings: Any) -> Document:
    """Data, layers "b0", "b1" … one after the other, and a loss that is minimised."""
    named = [(f"b{number}", *layer) for number, layer in enumerate(layers)]
    return chain(named, source=source, loss=loss, loss_settings=loss_settings)


def given(id: str, shape: Iterable[int], dtype: str = "float32", **settings: Any) -> Block:
    """An input block: what a network gets, without data behind it."""
    chosen = {"shape": list(shape), "dtype": dtype, **settings}
    return Block(id=id, type="lienzo.Input", settings=chosen)


def fed(layer: Layer, *inputs: Record, ports: Iterable[str] = ()) -> Document:
    """One block "b" with an input block at each of these ports (of "input", if none are named)."""
    type, settings = layer
    names = list(ports) or ["input"] * len(inputs)
    wires = [
        wire(one.id, f"b.{port}", place=place)
        for place, (one, port) in enumerate(zip(inputs, names, strict=True))
    ]
    return Document([*inputs, Block(id="b", type=type, settings=settings, x=300.0), *wires])


def row(*layers: Layer, shape: Iterable[int], dtype: str = "float32") -> Document:
    """Layers "b0", "b1" … behind one input block, without a loss."""
    records: list[Record] = [given("i", shape, dtype)]
    last = "i"
    for number, (type, settings) in enumerate(layers):
        id = f"b{number}"
        records.append(Block(id=id, type=type, settings=settings, x=200.0 * (number + 1)))
        records.append(wire(last, id))
        last = id
    return Document(records)


def without(document: Document, *ids: str) -> Document:
    """The drawing after records are gone, whatever hangs on them."""
    return Document(record for record in document if record.id not in ids)


def with_records(document: Document, *records: Record) -> Document:
    return Document([*document, *records])


def rewired(document: Document, gone: str, *wires: Wire) -> Document:
    """The drawing with other wires in place of one."""
    return with_records(without(document, gone), *wires)


def fields_of(document: Document) -> dict[str, tuple[Field, ...]]:
    """What the data blocks of a wrong drawing bring."""
    return {
        block.id: SOURCES[block.settings["source"]]
        for block in document.blocks
        if block.type == "lienzo.Data" and block.settings.get("source") in SOURCES
    }
