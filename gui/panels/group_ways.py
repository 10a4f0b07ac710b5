"""Which block a form is about, and where it stands, in words."""

from __future__ import annotations

from backend.document.groups import ancestors
from backend.document.records import Block
from gui.canvas.names import block_title
from gui.session import Session


def subject_of(session: Session) -> Block | None:
    """The selected block; where nothing is selected inside a group, the group looked into."""
    if session.selection or not session.place:
        return session.selected_block
    return session.document.block(session.place)


def way_to(session: Session, block: str) -> str:
    """The name of a block, after those of the groups around it: "Encoder › Attention"."""
    around = ancestors(session.document, block)
    return " › ".join(block_title(session, id) for id in (*reversed(around), block) if id)
