"""Six trainings of very different size: each as a drawing, and as one writes it in a script.

They are chosen so that a script reproduces its own losses: where the last digit of a weight is
another at the start, losses after 200 steps differ by less than 1e-5. Where the largest of several
numbers is taken (max pooling), or Adam goes fast in a deep network, they differ by 1e-3, and no two
ways to compute can be held against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import Tensor, nn

from backend.compiler.planner import make_plan
from backend.data.batches import Batches
from backend.data.prepared import Prepared
from backend.data.sources import open_data
from backend.document.document import Document
from backend.document.records import Objective, Training
from backend.training.trainer import Trainer
from tests.published.sketch import End, Sketch

Layers = tuple[tuple[str, dict[str, Any]], ...]
_WHOLE = {"validation": 0.0, "test": 0.0}
_EPOCHS = 1_000_000


@dataclass(frozen=True)
class Workload:
    """A chain of layers on one set of examples, trained in one way.

    `make` gives the same network as a script would have it, its parameters in the same order.
    """

    name: str
    what: str
    data: Mapping[str, Any]
    layers: Layers
    make: Callable[[], nn.Module]
    loss: str
    optimizer: str
    rate: float
    batch_size: int

    @property
    def document(self) -> Document:
        """The workload as a person would draw it."""
        sketch = Sketch()
        data = sketch.add("lienzo.Data", id="data", **self.data)
        last = sketch.chain(data, *self.layers)
        sketch.add(self.loss, last, End("data.target"), id="loss")
        ways = {"optimizer": self.optimizer, "optimizer_settings": {"lr": self.rate}}
        objective = Objective(id="objective", minimise={"loss": 1.0}, **ways)
        training = Training(epochs=_EPOCHS, batch_size=self.batch_size, device="cpu")
        return Document([*sketch.document, objective, training])

    @property
    def prepared(self) -> Prepared:
        """The examples, standardised as the drawing says."""
        return open_data(self.document["data"].settings)  # type: ignore[union-attr]

    def trainer(self, folder: Path) -> Trainer:
        """The trainer as the command line would have it: run folder, checkpoints, measures."""
        prepared = {"data": self.prepared}
        plan = make_plan(self.document, {"data": prepared["data"].fields})
        return Trainer(self.document, plan, prepared, run_folder=folder)

    def columns(self) -> tuple[Tensor, Tensor]:
        """Inputs and targets as tensors, the targets in the form that the loss takes."""
        arrays = self.prepared.arrays("train")
        inputs, targets = (torch.from_numpy(np.array(arrays[k])) for k in ("input", "target"))
        return inputs, targets.float().reshape(-1, 1) if "BCE" in self.loss else targets

    def network(self, trainer: Trainer | None = None) -> nn.Module:
        """As in a script; with the weights that a trainer begins with."""
        network = self.make()
        if trainer is not None:
            drawn = (one for module in trainer.modules.values() for one in module.parameters())
            with torch.no_grad():
                for mine, theirs in zip(network.parameters(), drawn, strict=True):
                    mine.copy_(theirs)
        return network

    def loss_of(self) -> nn.Module:
        """The loss as in a script."""
        made: nn.Module = getattr(nn, self.loss.rpartition(".")[2])()
        return made

    def optimizer_of(self, network: nn.Module) -> torch.optim.Optimizer:
        """The optimizer as in a script, with PyTorch's own choice of how it computes."""
        make = getattr(torch.optim, self.optimizer.rpartition(".")[2])
        made: torch.optim.Optimizer = make(network.parameters(), lr=self.rate)
        return made

    def rows(self, count: int) -> Iterator[Tensor]:
        """Which examples each step takes, the same as a trainer does; without end."""
        batches = Batches(count, self.batch_size, self.document.training.seed)
        for epoch in range(_EPOCHS):
            yield from torch.split(torch.from_numpy(batches.order(epoch)), self.batch_size)


class Sequence(nn.Module):
    """An LSTM of which the last step is taken: (N, steps, features) to (N, hidden)."""

    def __init__(self, features: int, hidden: int) -> None:
        super().__init__()
        self.cells = nn.LSTM(features, hidden, batch_first=True)

    def forward(self, input: Tensor) -> Tensor:
        return self.cells(input)[0][:, -1]  # type: ignore[no-any-return]


class Mean(nn.Module):
    """The mean of all steps: (N, steps, features) to (N, features)."""

    def forward(self, input: Tensor) -> Tensor:
        return input.mean(1)


def workloads(folder: Path) -> dict[str, Workload]:
    """All six, by name; what is no source of its own is written into the folder."""
    made = (_points(), _digits(), _wide(folder), _pictures(folder), _steps(folder), _words(folder))
    return {one.name: one for one in made}


def _linear(size: int) -> tuple[str, dict[str, Any]]:
    return "Linear", {"out_features": size}


_CLASSES = "torch.nn.CrossEntropyLoss"
_ADAM = "torch.optim.Adam"


def _points() -> Workload:
    data = {"source": "circle", "options": {"samples": 500}, **_WHOLE}
    layers = (_linear(8), ("Tanh", {}), _linear(8), ("Tanh", {}), _linear(1))

    def make() -> nn.Module:
        hidden = [nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh()]
        return nn.Sequential(*hidden, nn.Linear(8, 1))

    return Workload(
        "W1", "2-8-8-1 tanh, 500 points, batch 10, SGD",
        data, layers, make, "torch.nn.BCEWithLogitsLoss", "torch.optim.SGD", 0.03, 10,
    )  # fmt: skip


def _digits() -> Workload:
    layers = (("Flatten", {}), _linear(32), ("ReLU", {}), _linear(10))
    return Workload(
        "W2", "digits 64-32-10, batch 32, Adam",
        {"source": "digits", **_WHOLE}, layers, lambda: _two_layers(64, 32),
        _CLASSES, _ADAM, 1e-3, 32,
    )  # fmt: skip


def _two_layers(inputs: int, hidden: int) -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(inputs, hidden), nn.ReLU(), nn.Linear(hidden, 10))


def _wide(folder: Path) -> Workload:
    layers = (_linear(128), ("ReLU", {}), _linear(10))
    return Workload(
        "W3", "784-128-10, batch 64, Adam",
        _arrays(folder / "wide.npz", *_random(4096, (784,))), layers, lambda: _two_layers(784, 128),
        _CLASSES, _ADAM, 1e-4, 64,
    )  # fmt: skip


def _pictures(folder: Path) -> Workload:
    convolution = {"kernel_size": 3, "padding": 1}
    pooled = (("ReLU", {}), ("AvgPool2d", {"kernel_size": 2}))
    layers = (
        ("Conv2d", {"out_channels": 16, **convolution}), *pooled,
        ("Conv2d", {"out_channels": 32, **convolution}), *pooled,
        ("Flatten", {}), _linear(10),
    )  # fmt: skip

    def make() -> nn.Module:
        first = [nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2)]
        second = [nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.AvgPool2d(2)]
        return nn.Sequential(*first, *second, nn.Flatten(), nn.Linear(32 * 7 * 7, 10))

    return Workload(
        "W4", "convolutions 16 and 32 on 28×28, batch 64, Adam",
        _arrays(folder / "pictures.npz", *_large_digits()), layers, make,
        _CLASSES, _ADAM, 1e-4, 64,
    )  # fmt: skip


def _steps(folder: Path) -> Workload:
    layers = (("LSTM", {"hidden_size": 64}), ("PickStep", {"which": "last"}), _linear(10))
    return Workload(
        "W5", "LSTM 64 over 100 steps, batch 32, Adam",
        _arrays(folder / "steps.npz", *_random(2048, (100, 16))), layers,
        lambda: nn.Sequential(Sequence(16, 64), nn.Linear(64, 10)),
        _CLASSES, _ADAM, 1e-3, 32,
    )  # fmt: skip


def _words(folder: Path) -> Workload:
    ways = {"nhead": 4, "dim_feedforward": 512, "dropout": 0.0}
    encoder = ("TransformerEncoderLayer", ways)
    layers = (_linear(128), encoder, encoder, ("PickStep", {"which": "mean"}), _linear(10))

    def make() -> nn.Module:
        encoders = [
            nn.TransformerEncoderLayer(128, 4, 512, 0.0, batch_first=True) for _ in range(2)
        ]
        return nn.Sequential(nn.Linear(16, 128), *encoders, Mean(), nn.Linear(128, 10))

    return Workload(
        "W6", "transformer of width 128, 2 layers, 64 steps, batch 32, Adam",
        _arrays(folder / "words.npz", *_random(2048, (64, 16))), layers, make,
        _CLASSES, _ADAM, 1e-4, 32,
    )  # fmt: skip


def _random(count: int, shape: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Random examples of ten classes, each class a little apart, the same every time."""
    numbers = np.random.default_rng(0)
    classes = numbers.integers(0, 10, count)
    centres = numbers.standard_normal((10, *shape)) * 0.3
    examples = numbers.standard_normal((count, *shape)) + centres[classes]
    return examples.astype(np.float32), classes


def _large_digits() -> tuple[np.ndarray, np.ndarray]:
    """The 1,797 digits of scikit-learn, each point three wide, with a margin: 1 × 28 × 28."""
    digits = load_digits()
    pictures = np.zeros((len(digits.images), 1, 28, 28), np.float32)
    pictures[:, 0, 2:26, 2:26] = np.kron(digits.images, np.ones((3, 3)))
    return pictures / 16, digits.target


def _arrays(path: Path, inputs: np.ndarray, targets: np.ndarray) -> dict[str, Any]:
    """What a data block is set to for these, as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, input=inputs, target=targets)
    return {"source": "arrays", "options": {"path": str(path)}, **_WHOLE}
