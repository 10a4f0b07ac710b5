"""The setting by which a block computes with the weights of another one."""

from __future__ import annotations

from dataclasses import replace

from backend.catalog.block_type import BlockType
from backend.catalog.card import Setting
from backend.document.lending import BORROWERS, WEIGHTS_OF
from backend.text import Text

_SETTING = Setting(
    WEIGHTS_OF,
    "block",
    "",
    title=Text("Weights of"),
    help=Text("Another block, whose weights it uses instead of some of its own."),
)


def with_loans(type: BlockType) -> BlockType:
    """The type, with the setting where its weights can be those of another block."""
    if type.id not in BORROWERS:
        return type
    return replace(type, card=replace(type.card, settings=(*type.card.settings, _SETTING)))
