"""Where a block stands, in words."""

from __future__ import annotations

from backend.document.groups import ancestors
from gui.canvas.names import block_title
from gui.session import Session


def way_to(session: Session, block: str) -> str:
    """The name of a block, after those of the groups around it: "Encoder › Attention"."""
    around = ancestors(session.document, block)
    return " › ".join(block_title(session, id) for id in (*reversed(around), block) if id)
