"""A session that answers by itself, with a few block types: enough for a canvas, without torch."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QObject, Signal

from backend.catalog.card import Card, Family, Port, Setting, Shelf
from backend.document.document import Document
from backend.document.records import Block, Record, Wire
from backend.text import Text
from backend.training.events import NeuronsKnown, NeuronsView, Watched
from gui.session import Session

_IN, _OUT = (Port("input"),), (Port("output"),)

SHELF = Shelf(
    families=(
        Family("data", Text("Data"), "family-data", "slate"),
        Family("neurons", Text("Neurons"), "family-neurons", "blue"),
        Family("dense", Text("Dense"), "family-dense", "blue"),
        Family("activation", Text("Activation"), "family-activation", "amber"),
        Family("loss", Text("Loss"), "family-loss", "red"),
    ),
    blocks={
        card.id: card
        for card in (
            Card(
                "lienzo.Data", "data", "data", Text("Data"),
                outputs=(Port("input"), Port("target")),
            ),
            Card(
                "lienzo.Neuron", "neuron", "neurons", Text("Neuron"),
                inputs=(Port("input", many=True),), outputs=_OUT,
            ),
            Card(
                "lienzo.Feature", "feature", "neurons", Text("Feature"),
                inputs=_IN, outputs=_OUT,
            ),
            Card(
                "torch.nn.Linear", "block", "dense", Text("Linear"),
                settings=(Setting("out_features", "int", 10),),
                inputs=_IN, outputs=_OUT, face=Text("{out_features} neurons"),
            ),
            Card("torch.nn.ReLU", "block", "activation", Text("ReLU"), inputs=_IN, outputs=_OUT),
            Card(
                "torch.nn.CrossEntropyLoss", "loss", "loss", Text("Cross-entropy"),
                inputs=(Port("input"), Port("target")), outputs=(Port("loss"),),
            ),
        )
    },
)  # fmt: skip


class SilentEngine:
    """Takes questions and answers none."""

    def ask(self, verb: str, arguments: object, then: object, otherwise: object) -> int:
        return 0

    def forget(self, number: int) -> None:
        pass

    def close(self) -> None:
        pass


class SilentTrainer(QObject):
    """Takes messages and tells nothing."""

    happened = Signal(list)
    refused = Signal(object)
    died = Signal(int, str)

    def send(self, message: object) -> None:
        pass

    def begin(self, message: object) -> None:
        pass

    def close(self) -> None:
        pass


def make_session(records: Iterable[Record] = (), shelf: Shelf = SHELF) -> Session:
    """A session over these records, with a small catalog."""
    session = Session(SilentEngine(), SilentTrainer())
    session.shelf = shelf
    session.replace(Document(records))
    return session


def linear(id: str, x: float, y: float) -> Block:
    return Block(id=id, type="torch.nn.Linear", x=x, y=y)


def relu(id: str, x: float, y: float) -> Block:
    return Block(id=id, type="torch.nn.ReLU", x=x, y=y)


def wire(source: str, target: str, port: str = "input") -> Wire:
    return Wire(
        id=f"{source}>{target}", source=source, source_port="output", target=target,
        target_port=port,
    )  # fmt: skip


def neuron(id: str, x: float, y: float) -> Block:
    return Block(id=id, type="lienzo.Neuron", x=x, y=y)


def tell_numbers(session: Session, seed: int = 0, with_maps: bool = False) -> None:
    """Let a training tell some number for every neuron and every wire into one, by chance."""
    document, chance = session.document, np.random.default_rng(seed)
    neurons = tuple(block.id for block in document.blocks if block.type == "lienzo.Neuron")
    there = set(neurons)
    wires = tuple(wire.id for wire in document.wires if wire.target in there)
    known = session.live.known
    if (known.neurons, known.wires) != (neurons, wires):
        known = NeuronsKnown(known.key + 1, neurons, wires)
        session.trainer.happened.emit([known])
    session.trainer.happened.emit([watched(known, chance, with_maps)])


def watched(known: NeuronsKnown, chance: np.random.Generator, with_maps: bool) -> Watched:
    """What a training might tell of these neurons."""

    def numbers(count: int) -> np.ndarray:
        return chance.normal(0, 0.7, count).astype(np.float32)

    view = NeuronsView(
        known.key,
        np.tanh(numbers(len(known.neurons))),
        numbers(len(known.neurons)),
        numbers(len(known.wires)),
        numbers(len(known.wires)),
    )
    maps = {id: planes(chance.normal(0, 2, 3)) for id in known.neurons} if with_maps else {}
    return Watched(1, 0, {}, neurons=view, maps=maps)


def planes(slopes: np.ndarray) -> np.ndarray:
    """What a tanh neuron with these weights and bias answers over the plane, (1, 24, 24)."""
    line = np.linspace(-1, 1, 24)
    x, y = np.meshgrid(line, line)
    return np.tanh(slopes[0] * x + slopes[1] * y + slopes[2] / 2).astype(np.float32)[None]
