"""Blocks that give whole numbers (tokens, categories) a learned vector."""

from __future__ import annotations

from dataclasses import replace

from torch import nn

from backend.catalog.complaints import first_of, tokens
from backend.catalog.known_settings import KNOWN
from backend.catalog.order_complaints import within
from backend.catalog.torch_nn import block
from backend.text import Text

_WORDS = Text("token word vector lookup vocabulary category")

BLOCKS = [
    block(
        nn.Embedding,
        "embedding",
        Text("Embedding"),
        Text("Looks up a learned vector for each whole number (token) that arrives."),
        face=Text("{num_embeddings} → {embedding_dim}"),
        words=_WORDS,
        common=True,
        complaint=first_of(within("padding_idx", "num_embeddings"), tokens),
    ),
    block(
        nn.EmbeddingBag,
        "embedding",
        Text("Embedding bag"),
        Text("Looks up the vectors of all tokens of an example and sums them up."),
        face=Text("{num_embeddings} → {embedding_dim}"),
        words=_WORDS,
        settings=[replace(KNOWN["mode"], default="mean", choices=("mean", "sum", "max"))],
        complaint=first_of(within("padding_idx", "num_embeddings"), tokens),
    ),
]
