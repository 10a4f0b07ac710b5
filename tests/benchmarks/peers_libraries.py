"""Other people's training loops: scikit-learn, skorch, Lightning and Keras, where installed."""

from __future__ import annotations

import importlib.util
import os
import warnings
from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch.utils.data import DataLoader, TensorDataset

from tests.benchmarks.peers_script import FIRST_STEPS, Peer, Speed, Stopwatch, middle_loss
from tests.benchmarks.workloads import Workload


def libraries(load: Workload) -> Iterator[Callable[[], Peer]]:
    """Those that are installed and have what the workload needs."""
    if load.name in ("W1", "W2", "W3"):
        yield lambda: ScikitLearn(load)
    for module, make in (("skorch", Skorch), ("lightning", Lightning), ("keras", Keras)):
        if importlib.util.find_spec(module) is not None:
            yield lambda make=make: make(load)  # type: ignore[misc]


class ByEpochs(Peer):
    """Trains whole epochs. Where only their mean loss is told, that of the first ones counts."""

    def __init__(self, load: Workload) -> None:
        self.load = load
        self.input, self.target = load.columns()
        self.steps = -(-len(self.input) // load.batch_size)
        self.prepare()
        for _ in range(-(-FIRST_STEPS // self.steps)):
            self.loss = self.epoch()

    @abstractmethod
    def prepare(self) -> None:
        """Make what trains."""

    @abstractmethod
    def epoch(self) -> float:
        """Train an epoch; its loss."""

    def run(self, seconds: float) -> Speed:
        steps, began = 0, Stopwatch()
        while began.seconds < seconds:
            self.epoch()
            steps += self.steps
        return began.speed(steps)


class ScikitLearn(ByEpochs):
    """`MLPClassifier`, an epoch with each `partial_fit`."""

    name = "scikit-learn"

    def prepare(self) -> None:
        from sklearn.neural_network import MLPClassifier

        sizes = [one["out_features"] for type, one in self.load.layers if type == "Linear"]
        kinds = {type for type, _ in self.load.layers}
        self._network = MLPClassifier(
            sizes[:-1], "tanh" if "Tanh" in kinds else "relu",
            solver=self.load.optimizer.rpartition(".")[2].lower(), batch_size=self.load.batch_size,
            learning_rate_init=self.load.rate, momentum=0.0, alpha=0.0, random_state=0,
        )  # fmt: skip
        self._input = self.input.flatten(1).numpy()
        self._target = self.target.flatten().long().numpy()
        self._classes = sorted(set(self._target.tolist()))

    def epoch(self) -> float:
        self._network.partial_fit(self._input, self._target, classes=self._classes)
        return float(self._network.loss_)


class Skorch(ByEpochs):
    """`NeuralNet` on tensors, without a validation split and without printing."""

    name = "skorch"

    def prepare(self) -> None:
        from skorch import NeuralNet

        torch.manual_seed(0)
        self._network = NeuralNet(
            self.load.network(), type(self.load.loss_of()),
            optimizer=getattr(torch.optim, self.load.optimizer.rpartition(".")[2]),
            lr=self.load.rate, batch_size=self.load.batch_size, train_split=None, verbose=0,
            iterator_train__shuffle=True,
        ).initialize()  # fmt: skip

    def epoch(self) -> float:
        self._network.partial_fit(self.input, self.target, epochs=1)
        return float(self._network.history[-1]["train_loss"])


class Lightning(Peer):
    """A `LightningModule` with a loader; its own loop, without log, bar and checkpoints."""

    name = "lightning"

    def __init__(self, load: Workload) -> None:
        import lightning

        self._lightning = lightning
        examples = TensorDataset(*load.columns())
        self._loader = DataLoader(examples, load.batch_size, shuffle=True)
        torch.manual_seed(0)
        self._module = _module(lightning, load)
        self._fit(float("inf"), FIRST_STEPS)
        self.loss = middle_loss([float(one) for one in self._module.told])

    def run(self, seconds: float) -> Speed:
        return self._fit(seconds, -1)

    def _fit(self, seconds: float, steps: int) -> Speed:
        clock = _clock(self._lightning, seconds)
        ways = dict.fromkeys(("logger", "enable_checkpointing", "enable_progress_bar"), False)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._lightning.Trainer(
                accelerator="cpu", max_epochs=-1, max_steps=steps, callbacks=[clock],
                enable_model_summary=False, **ways,
            ).fit(self._module, self._loader)  # fmt: skip
        return clock.began.speed(clock.steps)  # type: ignore[no-any-return]


def _module(lightning: Any, load: Workload) -> Any:
    class Module(lightning.LightningModule):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.network, self.loss_of = load.network(), load.loss_of()
            self.told: list[torch.Tensor] = []

        def training_step(self, batch: Any, _: int) -> torch.Tensor:
            loss: torch.Tensor = self.loss_of(self.network(batch[0]), batch[1])
            if len(self.told) < FIRST_STEPS:
                self.told.append(loss.detach())
            return loss

        def configure_optimizers(self) -> torch.optim.Optimizer:
            return load.optimizer_of(self.network)

    return Module()


def _clock(lightning: Any, seconds: float) -> Any:
    class Clock(lightning.Callback):  # type: ignore[misc]
        """Counts steps from the first batch on, and stops when the time is over."""

        steps = 0

        def on_train_start(self, *_: Any) -> None:
            self.began = Stopwatch()

        def on_train_batch_end(self, trainer: Any, *_: Any) -> None:
            self.steps += 1
            trainer.should_stop = self.began.seconds >= seconds

    return Clock()


class Keras(ByEpochs):
    """Keras 3 on PyTorch: `fit`, an epoch each."""

    name = "keras"

    def prepare(self) -> None:
        os.environ.setdefault("KERAS_BACKEND", "torch")
        import keras

        keras.utils.set_random_seed(0)
        keras.config.set_image_data_format("channels_first")
        inputs = keras.Input(tuple(self.input.shape[1:]))
        last = inputs
        for type, settings in self.load.layers:
            last = _keras_layer(keras, type, settings, last)
        self._network = keras.Model(inputs, last)
        classes = "CrossEntropy" in self.load.loss
        loss = "SparseCategoricalCrossentropy" if classes else "BinaryCrossentropy"
        self._network.compile(
            optimizer=getattr(keras.optimizers, self.load.optimizer.rpartition(".")[2])(
                self.load.rate
            ),
            loss=getattr(keras.losses, loss)(from_logits=True),
        )
        self._arrays = self.input.numpy(), self.target.numpy()

    def epoch(self) -> float:
        told = self._network.fit(*self._arrays, batch_size=self.load.batch_size, verbose=0)
        return float(told.history["loss"][-1])


def _keras_layer(keras: Any, type: str, settings: dict[str, Any], last: Any) -> Any:
    layers = keras.layers
    if type == "Linear":
        return layers.Dense(settings["out_features"])(last)
    if type == "Conv2d":
        return layers.Conv2D(settings["out_channels"], 3, padding="same")(last)
    if type == "LSTM":
        return layers.LSTM(settings["hidden_size"], return_sequences=True)(last)
    if type == "PickStep":
        mean = settings["which"] == "mean"
        return layers.GlobalAveragePooling1D("channels_last")(last) if mean else last[:, -1]
    if type == "TransformerEncoderLayer":
        return _keras_encoder(layers, settings, last)
    plain = {"Flatten": layers.Flatten, "MaxPool2d": layers.MaxPooling2D}
    return plain[type]()(last) if type in plain else layers.Activation(type.lower())(last)


def _keras_encoder(layers: Any, settings: dict[str, Any], last: Any) -> Any:
    """Attention and two wide layers, each added to what it reads and then normalised."""
    width = last.shape[-1]
    seen = layers.MultiHeadAttention(settings["nhead"], width // settings["nhead"])(last, last)
    last = layers.LayerNormalization(epsilon=1e-5)(last + seen)
    wide = layers.Dense(settings["dim_feedforward"], "relu")(last)
    return layers.LayerNormalization(epsilon=1e-5)(last + layers.Dense(width)(wide))
