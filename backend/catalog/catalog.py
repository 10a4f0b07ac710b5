"""The catalog: every type of block, optimizer and schedule by its full name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from torch import nn

from backend.catalog.block_type import Arriving, BlockType
from backend.catalog.card import Card, Family, Port, Setting, Shelf
from backend.catalog.optimizers import OPTIMIZERS
from backend.catalog.schedules import SCHEDULES
from backend.modules.arithmetic import Add
from backend.text import Text

FAMILIES = (
    Family("data", Text("Data"), "family-data", "slate"),
    Family("neurons", Text("Neurons"), "family-neurons", "blue"),
    Family("dense", Text("Dense"), "family-dense", "blue"),
    Family("convolution", Text("Convolution"), "family-convolution", "teal"),
    Family("pooling", Text("Pooling"), "family-pooling", "olive"),
    Family("recurrent", Text("Recurrent"), "family-recurrent", "violet"),
    Family("attention", Text("Attention"), "family-attention", "magenta"),
    Family("normalisation", Text("Normalisation"), "family-normalisation", "steel"),
    Family("activation", Text("Activation"), "family-activation", "amber"),
    Family("shape", Text("Shape"), "family-shape", "grey"),
    Family("arithmetic", Text("Arithmetic"), "family-arithmetic", "grey"),
    Family("loss", Text("Loss"), "family-loss", "red"),
    Family("embedding", Text("Embedding"), "family-embedding", "violet"),
    Family("other", Text("Other"), "family-other", "grey"),
)


class Catalog(Mapping[str, BlockType]):
    """Block types by id, in the order of the palette."""

    def __init__(self, types: Mapping[str, BlockType], families: tuple[Family, ...]) -> None:
        self._types = dict(types)
        self.families = families

    def __getitem__(self, id: str) -> BlockType:
        return self._types[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def shelf(self) -> Shelf:
        """The whole catalog as plain data, optimizers and schedules too."""
        return Shelf(
            self.families,
            {id: type.card for id, type in self._types.items()},
            {id: type.card for id, type in OPTIMIZERS.items()},
            {id: type.card for id, type in SCHEDULES.items()},
        )


def _size(port: str, axis: int):  # type: ignore[no-untyped-def]
    def find(inputs: Arriving) -> int:
        size = inputs[port][0].shape[axis]
        if not isinstance(size, int):
            raise LookupError(port)
        return size

    return find


_IN, _OUT = (Port("input"),), (Port("output"),)
_BLOCKS = [
    BlockType(
        Card(
            "lienzo.Data",
            "data",
            "data",
            Text("Data"),
            settings=(
                Setting("source", "choice", "digits"),
                Setting("options", "dict", {}),
                Setting("validation", "float", 0.15, minimum=0, maximum=0.9),
                Setting("test", "float", 0.15, minimum=0, maximum=0.9),
                Setting("split_seed", "int", 0),
                Setting(
                    "prepare", "choice", "standardize", choices=("standardize", "minmax", "none")
                ),
            ),
            outputs=(Port("input"), Port("target")),
            common=True,
        )
    ),
    BlockType(
        Card(
            "lienzo.Input",
            "input",
            "data",
            Text("Input"),
            settings=(
                Setting("shape", "shape", (2,)),
                Setting("dtype", "choice", "float32", choices=("float32", "int64")),
            ),
            outputs=_OUT,
            common=True,
        )
    ),
    BlockType(
        Card(
            "lienzo.Neuron",
            "neuron",
            "neurons",
            Text("Neuron"),
            settings=(
                Setting(
                    "activation", "choice", "tanh", choices=("linear", "relu", "tanh", "sigmoid")
                ),
                Setting("bias", "bool", True),
            ),
            inputs=(Port("input", many=True),),
            outputs=_OUT,
            common=True,
        )
    ),
    BlockType(
        Card(
            "torch.nn.Linear",
            "block",
            "dense",
            Text("Dense"),
            settings=(
                Setting("in_features", "int", None, inferred=True, minimum=1),
                Setting("out_features", "int", 16, minimum=1, main=True),
                Setting("bias", "bool", True),
            ),
            inputs=_IN,
            outputs=_OUT,
            common=True,
        ),
        nn.Linear,
        {"in_features": _size("input", -1)},
    ),
    BlockType(
        Card(
            "torch.nn.Conv2d",
            "block",
            "convolution",
            Text("Convolution (2D)"),
            settings=(
                Setting("in_channels", "int", None, inferred=True, minimum=1),
                Setting("out_channels", "int", 32, minimum=1, main=True),
                Setting("kernel_size", "ints", 3, minimum=1, main=True),
                Setting("stride", "ints", 1, minimum=1),
                Setting("padding", "ints", 0, minimum=0),
            ),
            inputs=_IN,
            outputs=_OUT,
            common=True,
        ),
        nn.Conv2d,
        {"in_channels": _size("input", -3)},
    ),
    BlockType(
        Card("torch.nn.ReLU", "block", "activation", Text("ReLU"), inputs=_IN, outputs=_OUT),
        nn.ReLU,
    ),
    BlockType(
        Card(
            "torch.nn.Flatten",
            "block",
            "shape",
            Text("Flatten"),
            settings=(Setting("start_dim", "int", 1), Setting("end_dim", "int", -1)),
            inputs=_IN,
            outputs=_OUT,
        ),
        nn.Flatten,
    ),
    BlockType(
        Card(
            "torch.nn.CrossEntropyLoss",
            "loss",
            "loss",
            Text("Cross-entropy"),
            inputs=(Port("input"), Port("target")),
            outputs=(Port("loss"),),
            common=True,
        ),
        nn.CrossEntropyLoss,
        target="index",
        activation="softmax",
    ),
    BlockType(
        Card(
            "torch.nn.MSELoss",
            "loss",
            "loss",
            Text("Mean squared error"),
            inputs=(Port("input"), Port("target")),
            outputs=(Port("loss"),),
            common=True,
        ),
        nn.MSELoss,
        target="same",
    ),
    BlockType(
        Card(
            "lienzo.Add",
            "block",
            "arithmetic",
            Text("Add"),
            inputs=(Port("input", many=True),),
            outputs=_OUT,
        ),
        Add,
    ),
]
CATALOG = Catalog({type.id: type for type in _BLOCKS}, FAMILIES)
