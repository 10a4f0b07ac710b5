"""Large drawings that are sound, for the benchmarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Wire
from tests.drawings import CROSS_ENTROPY, LINEAR, RELU, data_block, wire

NEURON = "lienzo.Neuron"
GROUP, ENTRY, EXIT = "lienzo.Group", "lienzo.GroupInput", "lienzo.GroupOutput"
_WIDE = 16


def layers(count: int) -> Document:
    """So many layers, Linear and ReLU by turns, laid out in rows, each wired to the next."""
    high = int(count**0.5)
    records: list[Record] = [data_block("iris")]
    last = "data.input"
    for place in range(count):
        id = f"layer{place:05}"
        settings = {} if place % 2 else {"out_features": _WIDE}
        x, y = place % high * 260.0 + 260.0, place // high * 140.0
        records.append(Block(id=id, type=_kind(place), settings=settings, x=x, y=y))
        records.append(wire(last, id))
        last = id
    return Document([*records, *_ending(last)])


def neurons(columns: int, high: int, fan_in: int) -> Document:
    """Columns of single neurons; each takes what `fan_in` of the column before it give."""
    records: list[Record] = [data_block("circle")]
    for column in range(columns):
        for row in range(high):
            id = f"n{column:03}-{row:03}"
            bend = {"activation": "tanh"}
            x, y = column * 144.0 + 260.0, row * 64.0
            records.append(Block(id=id, type=NEURON, settings=bend, x=x, y=y))
            if column == 0:
                records.append(wire("data.input", id))
                continue
            for step in range(fan_in):
                source = f"n{column - 1:03}-{(row + step * 7) % high:03}"
                records.append(wire(source, id, place=step))
    last = [f"n{columns - 1:03}-{row:03}" for row in range(high)]
    records += [wire(id, "out", place=place) for place, id in enumerate(last)]
    bend = {"activation": "linear"}
    records.append(Block(id="out", type=NEURON, settings=bend, x=columns * 144.0 + 260.0))
    loss = "torch.nn.BCEWithLogitsLoss"
    return Document([*records, *_loss("out", loss)])


def grouped(count: int, inner: int = 10) -> Document:
    """As many layers in groups of `inner`, one group after the other."""
    records: list[Record] = [data_block("iris")]
    last = ("data", "input")
    for place in range(count // inner):
        group = f"group{place:04}"
        records += [Block(id=group, type=GROUP, x=260.0 * place), *_inside(group, inner)]
        records.append(_port_wire(last, (group, f"{group}.in")))
        last = (group, f"{group}.out")
    records.append(_port_wire(last, ("end", "input")))
    return Document([*records, *_ending("end", with_wire=False)])


def repeated(count: int, inner: int = 10, **settings: Any) -> Document:
    """One group of `inner` layers, repeated so that there are as many."""
    records: list[Record] = [
        data_block("iris"),
        Block(id="first", type=LINEAR, settings={"out_features": _WIDE}),
        wire("data.input", "first"),
        Block(id="group", type=GROUP, settings={"repeat": count // inner, **settings}),
        *_inside("group", inner),
        _port_wire(("first", "output"), ("group", "group.in")),
        _port_wire(("group", "group.out"), ("end", "input")),
    ]
    return Document([*records, *_ending("end", with_wire=False)])


def _kind(place: int) -> str:
    return RELU if place % 2 else LINEAR


def _inside(group: str, inner: int) -> Iterator[Record]:
    yield Block(id=f"{group}.in", type=ENTRY, inside=group)
    last = f"{group}.in"
    for place in range(inner):
        id = f"{group}.layer{place}"
        settings = {} if place % 2 else {"out_features": _WIDE}
        kind = _kind(place)
        yield Block(id=id, type=kind, settings=settings, x=200.0 * place + 200.0, inside=group)
        yield _port_wire((last, "output"), (id, "input"))
        last = id
    yield Block(id=f"{group}.out", type=EXIT, x=200.0 * inner + 200.0, inside=group)
    yield _port_wire((last, "output"), (f"{group}.out", "input"))


def _port_wire(source: tuple[str, str], target: tuple[str, str]) -> Wire:
    """A wire between ports whose names have points in them."""
    return Wire(
        id=f"{source[0]}>{target[0]}", source=source[0], source_port=source[1],
        target=target[0], target_port=target[1],
    )  # fmt: skip


def _ending(last: str, with_wire: bool = True) -> list[Record]:
    """A last layer of three outputs, and a loss on it."""
    end = "end" if not with_wire else f"{last}.end"
    records: list[Record] = [Block(id=end, type=LINEAR, settings={"out_features": 3})]
    if with_wire:
        records.append(_port_wire((last, "output"), (end, "input")))
    return [*records, *_loss(end)]


def _loss(last: str, type: str = CROSS_ENTROPY) -> list[Record]:
    return [
        Block(id="loss", type=type),
        _port_wire((last, "output"), ("loss", "input")),
        Wire(id="target", source="data", source_port="target", target="loss", target_port="target"),
        Objective(id="objective", minimise={"loss": 1.0}),
    ]
