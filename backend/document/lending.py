"""Blocks that compute with the weights of another block, which keeps them."""

from __future__ import annotations

from collections.abc import Iterable

from backend.document.document import Document
from backend.document.records import Block

WEIGHTS_OF = "weights_of"
"""The setting that names the block whose weights are used."""
PARAMETER = "lienzo.Parameter"
_AXES = ("1d", "2d", "3d")
_CONVOLUTIONS = tuple(f"torch.nn.Conv{axes}" for axes in _AXES)
_SPREADING = tuple(f"torch.nn.ConvTranspose{axes}" for axes in _AXES)
_LENDERS: dict[str, tuple[str, ...]] = {
    "torch.nn.Linear": ("torch.nn.Linear", "torch.nn.Embedding", PARAMETER),
    "torch.nn.Embedding": ("torch.nn.Embedding", "torch.nn.Linear", PARAMETER),
}
for _one, _other in zip(_CONVOLUTIONS, _SPREADING, strict=True):
    _LENDERS[_one] = _LENDERS[_other] = (_one, _other, PARAMETER)
_AS_A_WHOLE = (
    *(f"torch.nn.BatchNorm{axes}" for axes in _AXES),
    *(f"torch.nn.InstanceNorm{axes}" for axes in _AXES),
    *(f"torch.nn.{name}" for name in ("RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell")),
    *(f"torch.nn.{name}" for name in ("LayerNorm", "RMSNorm", "GroupNorm", "PReLU", "Bilinear")),
    *(f"torch.nn.{name}" for name in ("EmbeddingBag", "MultiheadAttention", "RNNBase")),
    *(f"torch.nn.Transformer{name}" for name in ("", "Encoder", "Decoder")),
    *(f"torch.nn.Transformer{name}Layer" for name in ("Encoder", "Decoder")),
    *("lienzo.LearnedPositions", "lienzo.RelativePositions"),
)
BORROWERS = frozenset((*_LENDERS, *_AS_A_WHOLE))
"""Types of blocks that can use the weights of another."""


def may_lend(lender: str, borrower: str) -> bool:
    """Whether a block of one type can give its weights to one of another type."""
    return borrower in BORROWERS and lender in _LENDERS.get(borrower, (borrower,))


def lenders(document: Document, id: str) -> list[Block]:
    """The blocks whose weights a block could use, by name; none that use its own."""
    block = document.block(id)
    found = [
        one
        for one in document.blocks
        if one.id != id and may_lend(one.type, block.type) and id not in _chain(document, one)
    ]
    return sorted(found, key=lambda one: (one.name.casefold(), one.y, one.x, one.id))


def lender_of(document: Document, block: Block) -> Block | None:
    """The block whose weights another computes with; None for one with weights of its own."""
    there = block.settings.get(WEIGHTS_OF) if block.type in BORROWERS else None
    found = document.get(there) if isinstance(there, str) else None
    return found if isinstance(found, Block) else None


def _chain(document: Document, block: Block) -> Iterable[str]:
    """The blocks whose weights a block uses, one after the other."""
    found: dict[str, None] = {}
    there = block.settings.get(WEIGHTS_OF)
    while isinstance(there, str) and there not in found:
        found[there] = None
        record = document.get(there)
        there = record.settings.get(WEIGHTS_OF) if isinstance(record, Block) else None
    return found
