"""Whence the numbers come that arrive at an open layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backend.compiler.plan import Signal
from backend.document.records import Block, Wire

if TYPE_CHECKING:
    from gui.session import Session

_PASSING = ("activation", "normalisation")
"""Families whose blocks leave each number in its place."""

_LAYING_OUT = "torch.nn.Flatten"
_MOST_STEPS = 8


def source_of(session: Session, id: str) -> str:
    """The block whose numbers arrive at a layer, each in its place; "" where there is none."""
    for _ in range(_MOST_STEPS):
        wire = _lone_wire(session, id)
        source = session.document.get(wire.source) if wire is not None else None
        if not isinstance(source, Block):
            return ""
        if not _passes(session, source):
            return source.id
        id = source.id
    return ""


def picture_into(session: Session, id: str) -> tuple[int, int, int] | None:
    """(channels, height, width) of the picture that a layer reads laid out as one row."""
    for _ in range(_MOST_STEPS):
        wire = _lone_wire(session, id)
        if wire is None:
            return None
        spec = session.plan.specs.get(Signal(wire.source, wire.source_port))
        shape = spec.shape[1:] if spec is not None else ()
        if len(shape) == 3 and all(isinstance(part, int) for part in shape):
            return tuple(shape)  # type: ignore[return-value]
        source = session.document.get(wire.source)
        if not isinstance(source, Block) or not (
            source.type == _LAYING_OUT or _passes(session, source)
        ):
            return None
        id = source.id
    return None


def _lone_wire(session: Session, id: str) -> Wire | None:
    wires = session.document.wires_into(id)
    return wires[0] if len(wires) == 1 else None


def _passes(session: Session, block: Block) -> bool:
    """Whether what leaves a block has the shape and the order of what arrives."""
    card = session.shelf.blocks.get(block.type)
    if card is None or card.family not in _PASSING:
        return False
    into, specs = _lone_wire(session, block.id), session.plan.specs
    arriving = specs.get(Signal(into.source, into.source_port)) if into is not None else None
    return arriving is None or arriving == specs.get(Signal(block.id, "output"), arriving)
