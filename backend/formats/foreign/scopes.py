"""The modules of a foreign model around each of its operations."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Scoped(NamedTuple):
    """One module: its path in the network ("encoder.layers.0"), which call of it this is.

    `is_layer`: it is a layer of torch.nn, which a block stands for whole. `kind` names its class.
    """

    path: str
    call: int = 0
    is_layer: bool = False
    kind: str = ""


Scope: TypeAlias = tuple[Scoped, ...]
"""The modules around an operation, the outermost first."""
_CONTAINERS = {"Sequential", "ModuleList", "ModuleDict", "Transformer", "TransformerEncoder"}
_CONTAINERS |= {"TransformerDecoder", "TransformerEncoderLayer", "TransformerDecoderLayer"}


def is_layer(kind: str) -> bool:
    """Whether a class is a layer of torch.nn, and no container of others."""
    return kind.startswith("torch.nn.modules.") and kind.rpartition(".")[2] not in _CONTAINERS
