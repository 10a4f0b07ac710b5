"""What is taken from the palette or the search: a type of block, or a group that is kept there."""

from __future__ import annotations

from backend.document import bringing, edits, own_blocks
from backend.document.change import Change
from backend.document.document import Document
from backend.document.groups import USE
from backend.document.records import Block, fresh_id
from backend.formats import ready_groups
from backend.text import Refusal, Text
from gui.kept_blocks import kept_blocks
from gui.session import Session

OWN, READY, KEPT = "own:", "ready:", "kept:"
"""How the names begin of blocks of the person's own in this drawing, of groups that ship with
Lienzo, and of those in the person's own palette. Every other name is that of a card."""


def put_down(
    session: Session, type: str, x: float, y: float, inside: str = "", id: str | None = None
) -> Change:
    """The edit that puts what was taken at a place of the scene. Raises Refusal."""
    document = session.document
    if type.startswith(OWN):
        return own_blocks.use(document, type.removeprefix(OWN), x, y, inside, id)
    if type.startswith(READY):
        name = type.removeprefix(READY)
        return ready_groups.bring(document, name, x, y, inside, id)
    if type.startswith(KEPT):
        kept = kept_blocks(session).find(type.removeprefix(KEPT))
        return bringing.bring(document, Document(kept.records), kept.definition, x, y, inside, id)
    _refuse_alone(session, type, inside)
    return edits.add(type, x, y, id=id, inside=inside)


def _refuse_alone(session: Session, type: str, inside: str) -> None:
    card = session.shelf.blocks.get(type)
    if card is not None and card.sort == "port" and not inside:
        raise Refusal(
            Text("Ports belong to groups."), Text("Enter a group, then add its ports there.")
        )


def outline(session: Session, type: str) -> Block:
    """A block that looks like what was taken, to show where it will stand."""
    definition = _definition(session, type)
    if definition is None:
        return Block(id=fresh_id(), type=type)
    return Block(id=fresh_id(), type=USE, settings={"of": definition})


def _definition(session: Session, type: str) -> str | None:
    if type.startswith(KEPT):
        return kept_blocks(session).find(type.removeprefix(KEPT)).definition
    for mark in (OWN, READY):
        if type.startswith(mark):
            return type.removeprefix(mark)
    return None
