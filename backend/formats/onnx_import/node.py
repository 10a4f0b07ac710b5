"""One node of an ONNX graph as the table of operators sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx

from backend.catalog.spec import Spec
from backend.compiler.shapes import BATCHES, times
from backend.formats.foreign.pen import Pen
from backend.formats.foreign.sketch import Sketch
from backend.formats.foreign.values import FIXED_SIZES, Known, Tensor, Unfit, Value, Wired
from backend.text import Text


@dataclass
class Node(Pen):
    """An operator with what arrives, and the sketch into which it is drawn.

    `declared` are the shapes that the file promises by name of value, `batch` how many examples
    the file speaks of where its first axis is one of examples (0 where it leaves that open),
    None where no axis counts examples. `bias` is what an Add behind it would add,
    `read_once` are the inputs that nothing else reads.
    """

    proto: Any
    inputs: tuple[Value, ...]
    sketch: Sketch
    opset: int
    name: str
    declared: Mapping[str, Spec]
    batch: int | None
    attributes: dict[str, Any] = field(default_factory=dict)
    bias: Known | None = None
    took_bias: bool = False
    read_once: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.attributes:
            self.attributes = {one.name: attribute(one) for one in self.proto.attribute}

    @property
    def operator(self) -> str:
        """The name of the operator."""
        return str(self.proto.op_type)

    def has(self, place: int) -> bool:
        """Whether something arrives at this place."""
        return place < len(self.inputs) and self.inputs[place] is not None

    def tensor(self, place: int) -> Tensor:
        """What arrives at this place. Raises Unfit where it is no tensor."""
        found = self.inputs[place] if place < len(self.inputs) else None
        if not isinstance(found, Wired | Known):
            raise Unfit(Text("Something arrives that is no tensor."))
        return found

    def wired(self, place: int) -> Wired:
        """What arrives at this place, as a wire."""
        return self.sketch.wired(self.tensor(place))

    def attr(self, name: str, default: Any = None) -> Any:
        """An attribute, or its default."""
        return self.attributes.get(name, default)

    def known(self, place: int) -> np.ndarray | None:
        """Numbers known while reading; None where none arrive, or they are not known."""
        found = self.inputs[place] if place < len(self.inputs) else None
        return found.small if isinstance(found, Known) and found.is_fixed else None

    def is_open(self, place: int) -> bool:
        """Whether something arrives whose numbers are not known while reading."""
        return self.has(place) and self.known(place) is None

    def beside(self, value: Tensor, other: Tensor) -> Tensor:
        """A value that meets another number by number; rows alike for all examples become one."""
        return self._by_example(value, other, lambda row, *_: (row, row))

    def joined(self, value: Tensor, other: Tensor) -> Tensor:
        """A value laid behind another; rows alike for all examples are as many as those."""

        def spread(row: np.ndarray, axis: int, count: int) -> tuple[np.ndarray, np.ndarray]:
            small, large = (row.repeat(count * size, axis) for size in BATCHES)
            return small, large

        return self._by_example(value, other, spread)

    def _by_example(self, value: Tensor, other: Tensor, spread: Any) -> Tensor:
        """Numbers of a file that speaks of so many examples, where the other has any number."""
        if not (isinstance(value, Known) and isinstance(other, Wired)) or (self.batch or 0) < 2:
            return value
        for axis in range(-1, -1 - min(value.rank, other.rank), -1):
            size, row = other.spec.shape[axis], value.small[:0]
            if isinstance(size, str) and value.small.shape[axis] == times(size) * (self.batch or 0):
                row = value.small.take([0], axis)
            if row.size and value.is_fixed and (value.small == row).all():
                small, large = spread(row, axis, times(str(size)))
                return Known(small, large, value.learned, value.name)
        return value

    def leaves(self, *ports: str, like: Wired | None = None) -> dict[str, Any]:
        """What the file promises of each output, for blocks whose shapes numbers decide.

        The kind of numbers is that of `like` where it is given.
        """
        found = {}
        for port, output in zip(ports, self.proto.output, strict=False):
            spec = self.declared.get(output) if output else None
            if self.batch is not None or (output and spec is None):
                raise Unfit(
                    Text("Only running it would tell the shape of what leaves it."), FIXED_SIZES
                )
            if spec is not None:
                found[port] = [like.spec.dtype if like else spec.dtype, list(spec.shape)]
        return found


def attribute(proto: Any) -> Any:
    """An attribute as Python has it: words as str, graphs as they are."""
    value = onnx.helper.get_attribute_value(proto)
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, Sequence) and value and isinstance(value[0], bytes):
        return [one.decode(errors="replace") for one in value]
    return list(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
