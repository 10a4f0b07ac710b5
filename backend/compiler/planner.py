"""From a drawing to a plan: ordered, completed, checked. Answers are kept between calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backend.catalog.block_type import BlockType
from backend.catalog.catalog import CATALOG
from backend.compiler import (
    advice,
    batches,
    drawn,
    exceptions,
    faults,
    lending,
    losses,
    objectives,
    sequence_steps,
    sharing,
    ties,
)
from backend.compiler.chosen import find_fault
from backend.compiler.cost import machine_memory, total
from backend.compiler.exceptions import Exceptions, exceptions_of
from backend.compiler.fitting import fitted
from backend.compiler.misfits import Arriving, Misfit
from backend.compiler.names import slug, stem, type_name, unique
from backend.compiler.neurons import neuron_outcome
from backend.compiler.order import Order
from backend.compiler.plan import Plan, Spec, Step
from backend.compiler.problems import Problem
from backend.compiler.shapes import Shaped, Shapes
from backend.compiler.walk import Walk
from backend.compiler.wiring import Fields, Wiring, field_spec, read, signals
from backend.document.document import Document
from backend.document.expansion import DEEPEST, Expansion, expand
from backend.document.records import Block, Wire
from backend.text import Text

_SEVERITIES = {"error": 0, "warning": 1, "hint": 2}
_NO_FIELDS: Fields = {}
_Into = dict[str, list[Wire]]
_Owners = tuple[str, lending.Loan | None]
_Asked = tuple[str, str, bool, tuple[str, ...], Shaped, _Into, Exceptions, _Owners]
_Made = tuple[_Asked, Step]
_Known = tuple[str, Mapping[str, Any], Mapping[str, tuple[Spec, ...]], "Shaped | Misfit"]


class Planner:
    """Plans drawings, remembering what each block answered last time."""

    def __init__(
        self, catalog: Mapping[str, BlockType] | None = None, memory_limit: int | None = None
    ) -> None:
        self._catalog = CATALOG if catalog is None else catalog
        self._limit = machine_memory() if memory_limit is None else memory_limit
        self._known: dict[str, _Known] = {}
        self._known_before: dict[str, _Known] = {}
        self._steps: dict[str, _Made] = {}
        self._wiring: Wiring | None = None
        self._counts: dict[str, int] = {}
        self.shapes = Shapes()

    def plan(self, document: Document, fields: Fields = _NO_FIELDS) -> Plan:
        """What the drawing amounts to. `fields` are those of each data block that has its data.

        Never raises: what is wrong stands among the plan's problems.
        """
        for _ in range(DEEPEST):
            expansion = expand(document, self._counts)
            walk = self._walked(expansion, document, fields)
            if not sequence_steps.count(walk, expansion, self._counts):
                break
        wiring, sorted_blocks = walk.wiring, walk.wiring.order
        if expansion is not None:
            sharing.settle(walk, expansion)
        lending.settle(walk.loans, wiring.blocks, walk.shaped, walk.misfits)
        if expansion is None:
            return self._assemble(walk, sorted_blocks)
        plan = self._assemble(walk, sorted_blocks)
        return drawn.as_drawn(plan, expansion, document, self._catalog)

    def _walked(self, expansion: Expansion | None, document: Document, fields: Fields) -> Walk:
        flat = expansion.document if expansion else document
        self._wiring = wiring = read(flat, self._catalog, fields, self._wiring)
        wiring.expansion = expansion
        return self._walk(wiring, wiring.order)

    def _walk(self, wiring: Wiring, found: Order) -> Walk:
        walk = Walk(wiring, self._limit, self._ask)
        walk.loans = lending.loans_of(wiring.blocks, wiring.expansion)
        self._known_before, self._known = self._known, {}
        for signal, one in wiring.fields.items():
            walk.gives(signal.block, {signal.port: field_spec(one)})
        for id in reading_order(wiring, found):
            self._visit(walk, wiring.blocks[id])
        return walk

    def _visit(self, walk: Walk, block: Block) -> None:
        type = walk.wiring.types.get(block.id)
        if type is None:
            return
        fault = find_fault(type.card, block.settings) if block.settings else None
        fault = sharing.fault(walk.wiring.expansion, block.id) or fault
        fault = walk.loans.faults.get(block.id) or fault
        if fault is not None:
            walk.faults[block.id] = fault
        elif type.card.sort not in ("data", "input"):
            self._visit_step(walk, block, type)

    def _visit_step(self, walk: Walk, block: Block, type: BlockType) -> None:
        into = walk.wiring.into.get(block.id, {})
        missing = [
            port.name for port in type.card.inputs if not (port.optional or into.get(port.name))
        ]
        if missing and sharing.is_starved(walk.wiring.expansion, block.id, missing):
            return
        if missing and sharing.is_unbegun(walk.wiring.expansion, block.id, missing):
            return
        if missing:
            walk.missing[block.id] = missing
            return
        arriving = walk.arriving(block.id)
        if arriving is None:
            return
        wiring = walk.wiring
        chosen = lending.completed(
            walk.loans, block, wiring.types, walk.shaped, wiring.blocks, arriving
        )
        outcome = self._outcome(block, chosen, type, arriving)
        if isinstance(outcome, Shaped):
            outcome = walk.within_memory(outcome)
        if isinstance(outcome, Misfit):
            walk.misfits[block.id] = outcome
            return
        walk.shaped[block.id] = outcome
        walk.gives(block.id, outcome.outputs)

    def _outcome(
        self, block: Block, chosen: Mapping[str, Any], type: BlockType, arriving: Arriving
    ) -> Shaped | Misfit:
        known = self._known_before.get(block.id)
        if known and known[:3] == (block.type, chosen, arriving):
            self._known[block.id] = known
            return known[3]
        outcome = self._ask(type, chosen, arriving)
        self._known[block.id] = (block.type, chosen, arriving, outcome)
        return outcome

    def _ask(
        self, type: BlockType, chosen: Mapping[str, Any], arriving: Arriving
    ) -> Shaped | Misfit:
        if type.card.sort == "neuron":
            return neuron_outcome(type.settings(chosen), arriving)
        if type.target and {"input", "target"} <= arriving.keys():
            (prediction,), (target,) = arriving["input"], arriving["target"]
            arriving = {**arriving, "target": (fitted(type, prediction, target),)}
        return self.shapes.ask(type, chosen, arriving)

    def _assemble(self, walk: Walk, found: Order) -> Plan:
        steps = self._steps_of(walk)
        cost = total(walk.shaped.values(), walk.wiring.training.batch_size)
        return Plan(
            steps=steps,
            specs=walk.specs,
            fields=walk.wiring.fields,
            sources=_source_names(walk.wiring),
            ports=walk.wiring.ports,
            losses=losses.minimised(walk),
            answers=losses.answers(walk),
            problems=_worst_first(walk, found),
            parameters=cost.parameters - ties.repeated(walk),
            operations=cost.operations,
            memory_bytes=cost.memory_bytes,
        )

    def _steps_of(self, walk: Walk) -> tuple[Step, ...]:
        """The steps, those of blocks about which nothing changed as they were."""
        blocks, before, made = walk.wiring.blocks, self._steps, {}
        movers, nobody = walk.wiring.movers, ()
        expansion = walk.wiring.expansion
        paths = _paths(walk, expansion)
        shares = expansion.shares if expansion else {}
        loans = walk.loans.granted
        named = dict(zip(walk.shaped, paths, strict=True)) if loans else {}
        for path, (id, shaped) in zip(paths, walk.shaped.items(), strict=True):
            block = blocks[id]
            moved = movers.get(id, nobody)
            inner = exceptions_of(block, shaped.settings)
            into = walk.wiring.into.get(id, {})
            owner, loan = shares.get(id, ""), loans.get(id)
            if loan is not None and loan.is_whole:
                path, owner, loan = named[loan.owner], loan.owner, None
            asked = (path, block.type, block.frozen, moved, shaped, into, inner, (owner, loan))
            known = before.get(id)
            step = known[1] if known and known[0] == asked else _step(walk, asked, id)
            made[id] = (asked, step)
        self._steps = made
        return tuple([step for _, step in made.values()])


def reading_order(wiring: Wiring, found: Order) -> list[str]:
    """Blocks sources first; those of one depth from top to bottom, then from left to right."""
    blocks, depths = wiring.blocks, found.depths
    return sorted(depths, key=lambda id: (depths[id], blocks[id].y, blocks[id].x, id))


def _paths(walk: Walk, expansion: Expansion | None) -> list[str]:
    blocks = walk.wiring.blocks
    if expansion is not None:
        return drawn.paths(expansion, walk.shaped)
    return unique([stem(blocks[id].name, blocks[id].type) for id in walk.shaped])


def _source_names(wiring: Wiring) -> dict[str, str]:
    """Names of the blocks that fields come from, after their own name or their data."""
    ids = list(dict.fromkeys(signal.block for signal in wiring.fields))
    stems = []
    for id in ids:
        block = wiring.blocks[id]
        chosen = wiring.types[id].settings(block.settings).get("source")
        name = slug(block.name) or slug(str(chosen or "")) or type_name(block.type)
        stems.append(f"{type_name(block.type)}_{name}" if name[0].isdigit() else name)
    return dict(zip(ids, unique(stems), strict=True))


def _step(walk: Walk, asked: _Asked, id: str) -> Step:
    path, type, frozen, movers, shaped, into, (cells, bends), (owner, loan) = asked
    wires = into["input"] if walk.wiring.sort(id) == "neuron" else []
    return Step(
        block=id,
        type=type,
        path=path,
        settings=shaped.settings,
        inputs={port: signals(there) for port, there in into.items() if there},
        outputs=shaped.outputs,
        parameters=shaped.parameters,
        operations=shaped.operations,
        frozen=frozen,
        wires=tuple(wire.id for wire in wires),
        starts={wire.id: wire.weight for wire in wires if wire.weight is not None},
        held=frozenset(wire.id for wire in wires if wire.frozen),
        ties={wire.id: wire.tie for wire in wires if wire.tie},
        cells=cells,
        bends=bends,
        movers=movers,
        shares=owner,
        reads=loan.owner if loan else "",
        is_turned=loan is not None and loan.is_turned,
    )


def _worst_first(walk: Walk, found: Order) -> tuple[Problem, ...]:
    problems = [
        *faults.find(walk, found),
        *ties.find(walk),
        *losses.find(walk),
        *objectives.find(walk),
        *exceptions.find(walk),
        *advice.find(walk),
        *batches.find(walk),
    ]
    places = {id: number for number, id in enumerate(walk.shaped)}
    problems.sort(key=lambda one: (_SEVERITIES[one.severity], places.get(one.block, len(places))))
    worst: dict[tuple[str, str, Text], Problem] = {}
    for one in problems:
        worst.setdefault((one.code, one.block, one.what), one)
    return tuple(worst.values())


_SHARED = Planner()


def make_plan(document: Document, fields: Fields = _NO_FIELDS) -> Plan:
    """Plan a drawing, with the answers that this process already knows."""
    return _SHARED.plan(document, fields)
