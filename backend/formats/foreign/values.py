"""What travels along an edge of an ONNX graph while it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from backend.catalog.spec import Dimension, Spec
from backend.compiler.shapes import BATCHES, times
from backend.text import Refusal, Text


@dataclass(frozen=True)
class Wired:
    """What leaves a port of a block of the drawing."""

    block: str
    port: str
    spec: Spec

    @property
    def rank(self) -> int:
        """How many axes it has."""
        return len(self.spec.shape)

    @property
    def is_decimal(self) -> bool:
        """Whether its numbers have a point."""
        return "float" in self.spec.dtype


@dataclass(frozen=True, eq=False)
class Known:
    """Numbers known while reading: for a small batch and a larger one (see `BATCHES`).

    `learned`: they stand in the file as a tensor of decimal numbers that training could move.
    """

    small: np.ndarray
    large: np.ndarray
    learned: bool = False
    name: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether they are the same for every batch."""
        return self.small is self.large or (
            self.small.shape == self.large.shape and bool((self.small == self.large).all())
        )

    @property
    def rank(self) -> int:
        """How many axes it has."""
        return int(self.small.ndim)


@dataclass(frozen=True)
class Several:
    """A sequence of tensors whose length is known while reading; None inside an empty optional."""

    items: tuple[Value, ...]


Tensor: TypeAlias = Wired | Known
Value: TypeAlias = Wired | Known | Several | None
Weights: TypeAlias = Mapping[str, np.ndarray]


def fixed(array: Any, learned: bool = False, name: str = "") -> Known:
    """Numbers that are the same for every batch."""
    found = np.asarray(array)
    return Known(found, found, learned, name)


def sized(shape: tuple[Dimension, ...], batch: int) -> list[int]:
    """The sizes of a shape for this many examples."""
    return [size if isinstance(size, int) else times(size) * batch for size in shape]


def dimensions(small: list[int], large: list[int]) -> tuple[Dimension, ...]:
    """The sizes that two batches gave, with "N" where they count examples.

    Raises Unfit where a size depends on the batch in another way.
    """
    if len(small) != len(large):
        raise Unfit(Text("How many axes it has depends on the number of examples."))
    return tuple(_dimension(a, b) for a, b in zip(small, large, strict=True))


def _dimension(a: int, b: int) -> Dimension:
    if a == b:
        return a
    if a * BATCHES[1] != b * BATCHES[0] or a % BATCHES[0]:
        raise Unfit(Text("A size depends on the number of examples, but is no multiple of it."))
    return "N" if a == BATCHES[0] else f"{a // BATCHES[0]}N"


class Unfit(Exception):
    """An operator that cannot be drawn as it stands: why, as a sentence, and what helps."""

    def __init__(self, why: Text | str, advice: Text | None = None) -> None:
        super().__init__(why, advice)
        self.why = why
        self.advice = advice

    def __str__(self) -> str:
        return str(self.why)


FIXED_SIZES = Text("Export the model anew with fixed sizes, so that all shapes are known before.")
OTHER_OPERATORS = Text(
    "Export the model anew with other operators, or take this part out of it before importing."
)
_PLAIN = Text(
    "Export the model anew with fixed shapes and plain operators, "
    "or take this part out of it before importing."
)


def no_kind(dtype: str) -> Text:
    """Numbers of a kind that no block has."""
    return Text("Numbers of the kind {kind} exist in no block.", kind=dtype)


def refused(
    operator: str, node: str, opset: int, why: Text | str, advice: Text | None = None
) -> Refusal:
    """What cannot be imported, by operator, node and opset, and what to do."""
    named = {"operator": operator, "opset": opset, "why": why}
    if not node:
        what = Text("The operator {operator} (opset {opset}) cannot be imported. {why}", **named)
    else:
        what = Text(
            "The operator {operator} (node {node}, opset {opset}) cannot be imported. {why}",
            node=node,
            **named,
        )
    return Refusal(what, advice or _PLAIN)
