"""Lienzo with the TensorFlow Playground's settings learns as the Playground's algorithm does.

The reference below is that algorithm step by step, as published in src/nn.ts of
tensorflow/playground (Apache-2.0): nodes and links in plain Python numbers (float64), errors
carried backwards example by example, derivatives accumulated, weights moved by their mean after
every batch. The drawing is made of single neurons, and trained by the trainer as it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
import pytest

from backend.document.document import Document
from backend.document.records import Block, Objective, Record, Training, Wire
from backend.training.events import EpochFinished
from backend.training.loop import train
from tests.backend.training_cases import losses_of, trainer_of

RATE, BATCH, EPOCHS = 0.03, 10, 100
LAYERS = (4, 2, 1)


def playground(source: str) -> Document:
    """x1 and x2 through 4 and 2 neurons to one: tanh, squared error halved, plain descent."""
    data = {
        "source": source,
        "options": {"samples": 500, "noise": 0.0, "as_numbers": True},
        "prepare": "none",
        "prepare_target": "none",
        "validation": 0.0,
        "test": 0.5,
    }
    records: list[Record] = [Block(id="data", type="lienzo.Data", settings=data)]
    before = [("data", "input")]
    for depth, count in enumerate(LAYERS):
        ids = [f"neuron {depth} {place}" for place in range(count)]
        for id in ids:
            records.append(Block(id=id, type="lienzo.Neuron", settings={"activation": "tanh"}))
            records += [_wire(source, id, place) for place, source in enumerate(before)]
        before = [(id, "output") for id in ids]
    records += [
        Block(id="loss", type="torch.nn.MSELoss"),
        _wire(before[0], "loss", 0),
        Wire(
            id="target",
            source="data",
            source_port="target",
            target="loss",
            target_port="target",
        ),
        Objective(
            id="objective",
            minimise={"loss": 0.5},
            optimizer="torch.optim.SGD",
            optimizer_settings={"lr": RATE},
        ),
        Training(epochs=EPOCHS, batch_size=BATCH, seed=1, device="cpu"),
    ]
    return Document(records)


def _wire(source: tuple[str, str], target: str, place: int) -> Wire:
    id = f"{source[0]} to {target}"
    return Wire(
        id=id,
        source=source[0],
        source_port=source[1],
        target=target,
        target_port="input",
        place=place,
    )


# The reference.


@dataclass
class Link:
    source: Node
    weight: float
    error_derivative: float = 0.0
    accumulated: float = 0.0


@dataclass
class Node:
    bias: float = 0.0
    inputs: list[Link] = field(default_factory=list)
    outputs: list[tuple[Link, Node]] = field(default_factory=list)
    output: float = 0.0
    output_derivative: float = 0.0
    input_derivative: float = 0.0
    accumulated: float = 0.0
    count: int = 0

    def update_output(self) -> None:
        total = self.bias + sum(link.weight * link.source.output for link in self.inputs)
        self.output = math.tanh(total)


class Reference:
    """The Playground's network: its state, and its three procedures."""

    def __init__(self, weights: dict[str, dict[str, np.ndarray]]) -> None:
        self.inputs = [Node(), Node()]
        self.layers: list[list[Node]] = []
        before = self.inputs
        for depth, count in enumerate(LAYERS):
            ids = [f"neuron {depth} {place}" for place in range(count)]
            nodes = [Node(bias=float(weights[id]["bias"][0])) for id in ids]
            for id, node in zip(ids, nodes, strict=True):
                for link, source in zip(_links(weights, depth, id, before), before, strict=True):
                    node.inputs.append(link)
                    source.outputs.append((link, node))
            self.layers.append(nodes)
            before = nodes

    @property
    def answer(self) -> Node:
        return self.layers[-1][0]

    def forward(self, point: np.ndarray) -> float:
        for node, value in zip(self.inputs, point, strict=True):
            node.output = float(value)
        for layer in self.layers:
            for node in layer:
                node.update_output()
        return self.answer.output

    def learn(self, points: np.ndarray, targets: np.ndarray) -> None:
        """One batch."""
        for point, target in zip(points, targets, strict=True):
            self.forward(point)
            self.backward(float(target))
        self.update()

    def backward(self, target: float) -> None:
        self.answer.output_derivative = self.answer.output - target
        for layer in reversed(self.layers):
            for node in layer:
                node.input_derivative = node.output_derivative * (1 - node.output**2)
                node.accumulated += node.input_derivative
                node.count += 1
            for node in layer:
                for link in node.inputs:
                    link.error_derivative = node.input_derivative * link.source.output
                    link.accumulated += link.error_derivative
            for node in _before(layer):
                node.output_derivative = sum(
                    link.weight * reader.input_derivative for link, reader in node.outputs
                )

    def update(self) -> None:
        for layer in self.layers:
            for node in layer:
                node.bias -= RATE * node.accumulated / node.count
                for link in node.inputs:
                    link.weight -= RATE * link.accumulated / node.count
                    link.accumulated = 0.0
                node.accumulated, node.count = 0.0, 0

    def numbers(self) -> list[float]:
        """Every weight and bias."""
        nodes = [node for layer in self.layers for node in layer]
        weights = [link.weight for node in nodes for link in node.inputs]
        return weights + [node.bias for node in nodes]

    def loss(self, points: np.ndarray, targets: np.ndarray) -> float:
        errors = [self.forward(point) - one for point, one in zip(points, targets, strict=True)]
        return sum(0.5 * error**2 for error in errors) / len(errors)


def _before(layer: list[Node]) -> list[Node]:
    """The nodes whose outputs a layer reads."""
    return [link.source for link in layer[0].inputs]


def _links(
    weights: dict[str, dict[str, np.ndarray]], depth: int, id: str, before: list[Node]
) -> list[Link]:
    """A wire from the data carries x1 and x2: two links of the Playground."""
    if depth == 0:
        numbers = weights[f"data to {id}"]["weight"]
    else:
        sources = [f"neuron {depth - 1} {place}" for place in range(len(before))]
        numbers = np.array([weights[f"{source} to {id}"]["weight"][0] for source in sources])
    return [Link(node, float(number)) for node, number in zip(before, numbers, strict=True)]


@pytest.mark.parametrize("source", ["circle", "xor", "gauss", "spiral"])
def test_the_losses_are_those_of_the_playground(source, tmp_path):
    trainer = trainer_of(playground(source), tmp_path)
    reference = Reference(trainer.weights())
    points, targets = _examples(trainer, "train")
    expected = []
    for epoch in range(EPOCHS):
        for rows in trainer.work.feed.batches.order(epoch).reshape(-1, BATCH):
            expected.append(reference.loss(points[rows], targets[rows]))
            reference.learn(points[rows], targets[rows])

    told = list(train(trainer))

    last = [event for event in told if isinstance(event, EpochFinished)][-1]
    assert last.epoch == EPOCHS
    assert last.measures["train"]["loss"] == pytest.approx(
        reference.loss(points, targets), rel=0, abs=1e-6
    )
    assert trainer.evaluate("test").measures["loss"] == pytest.approx(
        reference.loss(*_examples(trainer, "test")), rel=0, abs=1e-6
    )
    # On the way the losses of single batches part by single precision, and meet again.
    np.testing.assert_allclose(losses_of(told), expected, rtol=0, atol=5e-5)


def test_the_weights_are_those_of_the_playground(tmp_path):
    trainer = trainer_of(playground("spiral"), tmp_path)
    reference = Reference(trainer.weights())
    points, targets = _examples(trainer, "train")
    for epoch in range(EPOCHS):
        for rows in trainer.work.feed.batches.order(epoch).reshape(-1, BATCH):
            reference.learn(points[rows], targets[rows])

    list(train(trainer))

    ours, theirs = Reference(trainer.weights()), reference
    assert len(ours.numbers()) == 4 * 3 + 2 * 5 + 3
    np.testing.assert_allclose(ours.numbers(), theirs.numbers(), rtol=0, atol=2e-5)


def _examples(trainer, split: str) -> tuple[np.ndarray, np.ndarray]:
    arrays = trainer.prepared["data"].arrays(split)
    assert len(arrays["input"]) == 250
    assert set(arrays["target"].ravel()) == {-1.0, 1.0}
    return arrays["input"].astype(np.float64), arrays["target"][:, 0].astype(np.float64)
