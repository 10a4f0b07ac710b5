"""A drawing with groups as the flat one that it stands for: every copy of every block.

The first copy of a block in a group keeps its id; copy `k` (from 0) is called "group.k/block", a
block where a definition is used "use/block" or "use.k/block", and so on through groups in groups.
Wires are called in the same way. So weights stay where they are when blocks are grouped.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from backend.document.document import Document
from backend.document.formula import is_formula, resolve
from backend.document.group_troubles import DEEPEST as DEEPEST
from backend.document.group_troubles import MOST_BLOCKS as MOST_BLOCKS
from backend.document.group_troubles import Trouble as Trouble
from backend.document.group_troubles import trouble
from backend.document.groups import HOLDERS, PORTS, USE, is_definition
from backend.document.leading import Leader
from backend.document.records import Block, Objective
from backend.document.values import repeats_of, values_for
from backend.document.written_out import Expansion as Expansion
from backend.document.written_out import Link as Link
from backend.document.written_out import Scope, Sheet
from backend.document.written_out import Trail as Trail
from backend.text import Refusal, Text

_ALONE = ("lienzo.Data", "lienzo.Input")
"""Blocks that stand for something there is once."""
_NEURON = "lienzo.Neuron"


def expand(document: Document, steps: Mapping[str, int] | None = None) -> Expansion | None:
    """A drawing written out; None where it has no groups and is what it stands for already.

    `steps`: how many steps there are for each of the `sequences`' groups, 1 where it says nothing.
    """
    if not any(isinstance(one, Block) and _needs(one) for one in document.unordered()):
        return None
    return _Expander(document, steps or {}).expansion


def owners(document: Document) -> set[str]:
    """The ids that may own weights: of what is drawn, and of every copy of it."""
    drawn = {record.id for record in document.unordered()}
    found = expand(document)
    return drawn if found is None else drawn | found.drawn.keys() | found.wires.keys()


def _needs(block: Block) -> bool:
    return (
        bool(block.inside)
        or block.type in HOLDERS
        or block.type in PORTS
        or (bool(block.settings) and _has_formula(block.settings))
    )


def _has_formula(settings: Mapping[str, Any]) -> bool:
    return any(
        is_formula(value) or (isinstance(value, list | tuple) and any(map(is_formula, value)))
        for value in settings.values()
    )


class _Expander:
    """Writes a drawing out: first the blocks of every copy, then their wires."""

    def __init__(self, document: Document, steps: Mapping[str, int]) -> None:
        self._steps = steps
        self._sheet = sheet = Sheet(document)
        self.expansion = sheet.expansion
        self._met: set[str] = set()
        self._with_formulas = {
            block.id for block in sheet.insides.blocks.values() if _has_formula(block.settings)
        }
        self._enter(Scope(""))
        leader = Leader(sheet)
        for scope in sheet.scopes:
            leader.lead(scope)
        leader.look_at_ports()
        for objective in document.objectives:
            sheet.records[objective.id] = self._moving(objective)
        self.expansion.document = Document(sheet.records.values())

    def _enter(self, scope: Scope) -> None:
        """The blocks of one copy, and of all within it."""
        self._sheet.scopes.append(scope)
        scope.is_first = scope.inside not in self._met
        self._met.add(scope.inside)
        for block in self._sheet.insides.held(scope.inside):
            if scope.is_first:
                self.expansion.first[block.id] = scope.prefix + block.id
            if block.type in HOLDERS:
                if not is_definition(block):
                    self._repeat(scope, block)
            elif block.type not in PORTS:
                self._write(scope, block)
            elif not scope.inside:
                self._sheet.blame(trouble("homeless_port", block.id))

    def _write(self, scope: Scope, block: Block) -> None:
        """One copy of a block."""
        id, found = scope.prefix + block.id, self.expansion
        settings, frozen = block.settings, block.frozen or scope.frozen
        if block.id in self._with_formulas:
            settings = self._worked_out(scope, block, id)
        if scope.prefix or settings is not block.settings or frozen != block.frozen:
            copy = replace(block, id=id, settings=settings, frozen=frozen, inside="")
            self._sheet.records[id] = copy
        else:
            self._sheet.records[id] = block
        found.drawn[id] = block.id
        found.trails[id] = (*scope.trail, Link(scope.inside, block.id))
        if scope.owner != scope.prefix:
            found.shares[id] = scope.owner + block.id
        if scope.prefix and block.type in _ALONE:
            found.faults[id] = trouble("data_in_copies", block.id)
        elif block.type == _NEURON and id in found.shares:
            found.faults[id] = trouble("shared_neuron", block.id)

    def _worked_out(self, scope: Scope, block: Block, id: str) -> Mapping[str, Any]:
        settings = dict(block.settings)
        for name, value in block.settings.items():
            try:
                settings[name] = resolve(value, scope.names)
            except Refusal as refusal:
                self.expansion.faults[id] = Trouble(
                    "bad_formula", block.id, refusal.what, refusal.advice, name
                )
        return settings

    def _repeat(self, scope: Scope, holder: Block) -> None:
        """All copies of a group."""
        inside = self._sheet.insides.definition(holder)
        scope.copies[holder.id] = []
        unfit = _unfit(inside, scope)
        if unfit:
            self._sheet.blame(trouble(unfit, holder.id))
            return
        setting = "repeat"
        try:
            count = self._count(scope, holder, inside)
            setting = "values"
            names = values_for(holder, self._sheet.insides.blocks[inside], scope.names, count)
        except Refusal as refusal:
            self._sheet.blame(
                Trouble("bad_group", holder.id, refusal.what, refusal.advice, setting)
            )
            return
        if count * len(self._sheet.insides.held(inside)) + len(self._sheet.records) > MOST_BLOCKS:
            self._sheet.blame(trouble("too_large", holder.id, "repeat"))
            return
        before = None
        for number in range(count):
            before = self._copy(scope, holder, inside, (number, count), names[number], before)

    def _count(self, scope: Scope, holder: Block, inside: str) -> int:
        """How many copies there are: repeats, or the steps of what arrives. Raises Refusal."""
        count = repeats_of(holder, scope.names)
        if not self._sheet.has_steps(inside):
            return count
        if count > 1:
            raise Refusal(
                Text("It goes step by step, so it cannot be repeated as well."),
                Text("Reset its repeats, or put it into another group that repeats."),
            )
        self.expansion.sequences.setdefault(scope.prefix + holder.id, [])
        return self._steps.get(scope.prefix + holder.id, 1)

    def _copy(
        self,
        scope: Scope,
        holder: Block,
        inside: str,
        place: tuple[int, int],
        names: Mapping[str, Any],
        before: Scope | None,
    ) -> Scope:
        number, count = place
        is_shared = holder.settings.get("shared") is True or self._sheet.has_steps(inside)
        step = _step(holder, number)
        inner = Scope(
            inside,
            scope.prefix + step,
            scope.owner + (_step(holder, 0) if is_shared else step),
            names,
            scope,
            holder,
            before,
            (*scope.trail, Link(scope.inside, holder.id, number, count > 1 and not is_shared)),
            scope.frozen or holder.frozen,
            scope.around | {inside},
        )
        scope.copies[holder.id].append(inner)
        self._enter(inner)
        return inner

    def _moving(self, objective: Objective) -> Objective:
        """An objective that moves every copy of what it was told to move."""
        if not objective.moves:
            return objective
        wanted = set(objective.moves)
        trails = self.expansion.trails.items()
        moved = [id for id, trail in trails if any(link.block in wanted for link in trail)]
        # With nothing of it computed it goes on naming what was drawn: naming none means all.
        return replace(objective, moves=tuple(moved) or objective.moves)


def _step(holder: Block, number: int) -> str:
    """What stands before the ids in one copy."""
    if number:
        return f"{holder.id}.{number}/"
    return f"{holder.id}/" if holder.type == USE else ""


def _unfit(inside: str, scope: Scope) -> str:
    """Why a group cannot be copied, as the code of a trouble; "" where it can."""
    if not inside:
        return "no_definition"
    if inside in scope.around:
        return "contains_itself"
    return "too_deep" if len(scope.trail) >= DEEPEST else ""
