"""The lazy twins of layers: in PyTorch they find their sizes by themselves, here all layers do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from torch import nn

from backend.catalog.block_type import BlockType
from backend.text import Text


def twins(types: Iterable[BlockType]) -> list[BlockType]:
    """A type for every lazy class: the class that it becomes once it has seen an input."""
    by_class = {one.create: one for one in types if one.id.startswith("torch.nn.")}
    lazy = [one for name, one in sorted(vars(nn).items()) if name.startswith("Lazy")]
    return [
        _twin(one.__name__, by_class[one.cls_to_become])
        for one in lazy
        if one.cls_to_become in by_class
    ]


def _twin(name: str, plain: BlockType) -> BlockType:
    card = replace(
        plain.card,
        id=f"torch.nn.{name}",
        title=Text("{layer} (lazy)", layer=plain.card.title),
        common=False,
    )
    return replace(plain, card=card)
