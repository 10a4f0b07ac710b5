"""What the tests of a session with real processes ask of it."""

from __future__ import annotations

from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block
from gui.session import Session
from tests.gui.window_stage import wait


def open_example(session: Session, name: str, **training: object) -> None:
    """Open an example, with other training settings, and wait for its plan."""
    found: list[list] = []
    session.ask("example", found.append, name=name)
    wait(lambda: found, what="the example")
    session.replace(Document(found[0]))
    if training:
        session.do(edits.change_training(session.document, **training))
    wait(lambda: session.plan.steps and session.plan.is_sound, what="the plan")


def block_of(session: Session, ending: str) -> Block:
    """The leftmost block of a type."""
    found = [block for block in session.document.blocks if block.type.endswith(ending)]
    return min(found, key=lambda block: block.x)
