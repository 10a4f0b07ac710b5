"""What a tensor looks like, without its numbers. No torch here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Dimension: TypeAlias = int | str
"""A size; or "N", "12N": so many times the batch size."""


@dataclass(frozen=True)
class Spec:
    """What a tensor looks like, without its numbers: shape and dtype ("float32", "int64")."""

    shape: tuple[Dimension, ...]
    dtype: str = "float32"

    def __str__(self) -> str:
        return " × ".join(str(size) for size in self.shape) or "1"
