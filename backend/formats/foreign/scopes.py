"""The modules of a foreign model around each of its operations."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Scoped(NamedTuple):
    """One module: its path in the network ("encoder.layers.0"), which call of it this is.

    `is_layer`: it is a layer of torch.nn, which a block stands for whole.
    """

    path: str
    call: int = 0
    is_layer: bool = False


Scope: TypeAlias = tuple[Scoped, ...]
"""The modules around an operation, the outermost first."""
