"""What blocks are called on screen."""

from __future__ import annotations

from gui.language import say
from gui.session import Session


def block_title(session: Session, id: str) -> str:
    """The name a person gave a block, else the title of its type; "" for no block."""
    from backend.document.records import Block

    block = session.document.get(id)
    if not isinstance(block, Block):
        return ""
    if block.name:
        return block.name
    card = session.card(block)
    return say(card.title) if card else block.type.rpartition(".")[2]
