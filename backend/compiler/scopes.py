"""One place of a drawing with groups, read by itself: which wires are plainly meant there."""

from __future__ import annotations

from collections.abc import Mapping

from backend.catalog.block_type import BlockType
from backend.compiler import repairs, rings
from backend.compiler.connecting import OpenEnds
from backend.compiler.misfits import Misfit
from backend.compiler.plan import Plan, Ports
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.compiler.wiring import Wiring, lead
from backend.document.document import Document
from backend.document.groups import is_definition
from backend.document.records import Block, Wire
from backend.text import Text

_NOTHING_TRIED = Misfit("", Text(""), Text(""), {})


def walk_of(document: Document, plan: Plan, catalog: Mapping[str, BlockType], place: str) -> Walk:
    """The blocks of one place and the wires between them, groups as blocks with their ports."""
    blocks = {
        block.id: block
        for block in document.blocks
        if block.inside == place and not is_definition(block)
    }
    nothing = Ports((), ())
    wiring = Wiring(
        document,
        catalog,
        blocks=blocks,
        types={id: catalog[block.type] for id, block in blocks.items() if block.type in catalog},
        ports={id: plan.ports.get(id, nothing) for id in blocks},
        fields={one: field for one, field in plan.fields.items() if one.block in blocks},
        wires=[one for one in document.wires if one.source in blocks and one.target in blocks],
    )
    lead(wiring)
    return Walk(wiring, 0, lambda type, chosen, arriving: _NOTHING_TRIED)


def missing(walk: Walk, block: str, port: str) -> tuple[Repair, ...]:
    """Wires to a port at which nothing arrives."""
    return OpenEnds(walk).wires_to(block, port) if block in walk.wiring.blocks else ()


def misplaced(walk: Walk, wire: Wire) -> tuple[Repair, ...]:
    """A wire led to the port that it is meant for, or taken out."""
    blocks = {block for one, block in walk.wiring.misplaced if one.id == wire.id}
    moved = [repairs.move_wire(walk, wire, block) for block in blocks]
    return (*(one for one in moved if one is not None), repairs.remove_wires([wire]))


def ring(walk: Walk) -> Problem | None:
    """The first ring of the place, and what opens it."""
    return next(rings.find(walk, walk.wiring.order.loops), None)


def place_of(document: Document, id: str) -> str:
    """Where a block stands."""
    block = document.get(id)
    return block.inside if isinstance(block, Block) else ""
