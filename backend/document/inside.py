"""What stands inside a layer that opens: how many rows and columns its weight has. No torch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LINEAR = "torch.nn.Linear"
CONVOLUTIONS = {f"torch.nn.Conv{axes}d": axes for axes in (1, 2, 3)}
TRANSPOSED = {f"torch.nn.ConvTranspose{axes}d": axes for axes in (1, 2, 3)}


@dataclass(frozen=True)
class Inside:
    """The weight of a layer as a table, and which of its axes counts what.

    `shape` is that of the weight. `rows` is its first axis, `columns` the rest laid out flat.
    `outputs` counts the neurons or channels that leave, and so the biases (none without `bias`)
    and the rows that can bend; `given` counts the numbers or channels that arrive.
    """

    shape: tuple[int, ...]
    outputs: int
    given: int
    bias: bool = True
    is_transposed: bool = False
    groups: int = 1

    @property
    def rows(self) -> int:
        return self.shape[0]

    @property
    def columns(self) -> int:
        return math.prod(self.shape[1:])

    @property
    def output_axis(self) -> int:
        """The axis of the weight that counts what leaves."""
        return 1 if self.is_transposed else 0

    @property
    def input_axis(self) -> int:
        """The axis of the weight that counts what arrives."""
        return 0 if self.is_transposed else 1

    def holds(self, row: int, column: int) -> bool:
        """Whether there is such a weight, or such a bias (column -1)."""
        if column == -1:
            return self.bias and 0 <= row < self.outputs
        return 0 <= row < self.rows and 0 <= column < self.columns

    def place(self, row: int, column: int) -> int:
        """The place of a cell among the numbers of its parameter, laid out flat."""
        return row if column < 0 else row * self.columns + column


def inside(type: str, settings: Mapping[str, Any]) -> Inside | None:
    """The inside of a layer, from all its settings, the inferred included (a plan's step has
    them); None for a block that does not open or whose sizes are not known."""
    bias = settings.get("bias", True) is not False
    type = type.replace("torch.nn.Lazy", "torch.nn.")  # its twin, once it knows its sizes
    if type == LINEAR:
        given, outputs = settings.get("in_features"), settings.get("out_features")
        if not isinstance(given, int) or not isinstance(outputs, int):
            return None
        return Inside((outputs, given), outputs, given, bias)
    axes = CONVOLUTIONS.get(type) or TRANSPOSED.get(type)
    return _convolution(type, axes, settings, bias) if axes else None


def _convolution(type: str, axes: int, settings: Mapping[str, Any], bias: bool) -> Inside | None:
    given, outputs = settings.get("in_channels"), settings.get("out_channels")
    groups, size = settings.get("groups", 1), settings.get("kernel_size")
    if not all(isinstance(one, int) for one in (given, outputs, groups)) or groups < 1:
        return None
    window = (size,) * axes if isinstance(size, int) else tuple(size or ())
    if len(window) != axes:
        return None
    assert isinstance(given, int)
    assert isinstance(outputs, int)
    if type in TRANSPOSED:
        shape: tuple[int, ...] = (given, outputs // groups, *window)
        return Inside(shape, outputs, given, bias, True, groups)
    return Inside((outputs, given // groups, *window), outputs, given, bias, False, groups)


@dataclass(frozen=True)
class Reader:
    """Numbers elsewhere that have places of their own for each output of a layer.

    `owner` is a block, or the wire into a single neuron, `name` its parameter or buffer. Output
    `n` of the layer takes the `span` places from `start + n * span` on along `axis`; a new one is
    filled with `fill`. `shape` is the array's, `setting` what counts these places in the block.
    Without a `name` it is a feature, whose settings name the columns that it picks.
    """

    owner: str
    name: str
    axis: int
    shape: tuple[int, ...]
    start: int = 0
    span: int = 1
    fill: float = 0.0
    setting: str = ""

    def at(self, output: int) -> int:
        """Where the places of an output begin."""
        return self.start + output * self.span
