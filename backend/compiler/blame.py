"""Whose fault it is in a drawing with groups: problems of copies, told of what was drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from msgspec import structs

from backend.catalog.block_type import BlockType
from backend.compiler import scopes
from backend.compiler.plan import Plan
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document import edits
from backend.document.change import Change
from backend.document.document import Document
from backend.document.expansion import Expansion, Trouble
from backend.document.groups import EACH, USE, values_of
from backend.document.records import Block, Record, Wire
from backend.text import Text


class Blame:
    """Puts problems of flat blocks on what was drawn."""

    def __init__(
        self,
        plan: Plan,
        expansion: Expansion,
        document: Document,
        catalog: Mapping[str, BlockType],
    ) -> None:
        self._plan, self._expansion = plan, expansion
        self._document, self._catalog = document, catalog

    def problems(self) -> Iterator[Problem]:
        """Errors of groups first, then the others, once for what was drawn once."""
        yield from (self._of_group(trouble) for trouble in self._expansion.troubles)
        failing = self._failing_uses()
        met: set[tuple[str, str, Text]] = set()
        for problem in self._plan.problems:
            found = self._moved(problem, failing)
            key = (problem.code, found.block, problem.what)
            if key not in met:
                met.add(key)
                yield found

    def _of_group(self, trouble: Trouble) -> Problem:
        return Problem(
            trouble.code,
            "error",
            trouble.what,
            trouble.advice,
            block=trouble.block,
            wire=trouble.wire,
            repairs=tuple(self._mended(trouble)),
        )

    def _mended(self, trouble: Trouble) -> Iterator[Repair]:
        if trouble.wire:
            wire = self._document[trouble.wire]
            assert isinstance(wire, Wire)
            yield from scopes.misplaced(self._scope(trouble.block), wire)
        elif trouble.port:
            yield from scopes.missing(self._scope(trouble.block), trouble.block, trouble.port)
        elif trouble.code == "loop":
            found = scopes.ring(self._scope(trouble.block))
            yield from found.repairs if found else ()
        elif trouble.setting == "values":
            yield from self._other_values(trouble.block)
        elif trouble.code in ("contains_itself", "homeless_port", "no_definition"):
            change = edits.delete(self._document, [trouble.block])
            yield Repair(Text("Delete the block"), change)
        elif trouble.setting == "repeat":
            change = edits.clear_settings(self._document, trouble.block, ["repeat"])
            yield Repair(Text("Reset the setting"), change)

    def _scope(self, block: str) -> Walk:
        """The place where a block stands, read by itself."""
        place = scopes.place_of(self._document, block)
        return scopes.walk_of(self._document, self._plan, self._catalog, place)

    def _other_values(self, holder: str) -> Iterator[Repair]:
        """As many repeats as there are values; for a use, the values of its definition."""
        block = self._document.block(holder)
        lists = [one[EACH] for one in values_of(block).values() if isinstance(one, Mapping)]
        counts = {len(one) for one in lists if isinstance(one, list | tuple)}
        if len(counts) == 1:
            (count,) = counts
            change = edits.set_settings(self._document, holder, {"repeat": count})
            yield Repair(Text("Repeat {count} times", count=count), change)
        if block.type == USE:
            yield self._usual_values(holder)

    def _usual_values(self, use: str) -> Repair:
        change = edits.clear_settings(self._document, use, ["values"])
        return Repair(Text("Use the usual values"), change)

    def _failing_uses(self) -> Mapping[tuple[str, str, Text], set[str]]:
        """By problem, the uses in which it appears."""
        found: defaultdict[tuple[str, str, Text], set[str]] = defaultdict(set)
        for problem in self._plan.problems:
            if (use := self._use(problem.block)) is not None:
                drawn = self._expansion.drawn[problem.block]
                found[problem.code, drawn, problem.what].add(use)
        return found

    def _use(self, flat: str) -> str | None:
        """The outermost use around a flat block."""
        for link in self._expansion.trails.get(flat, ()):
            block = self._document.get(link.block)
            if isinstance(block, Block) and block.type == USE:
                return link.block
        return None

    def _moved(
        self, problem: Problem, failing: Mapping[tuple[str, str, Text], set[str]]
    ) -> Problem:
        flat, found = problem.block, self._expansion
        drawn = found.drawn.get(flat, flat)
        wire = found.wires.get(problem.wire, problem.wire)
        what, block = problem.what, drawn
        use, offered = self._use(flat), tuple(self._repairs(problem.repairs))
        if use is not None and self._works_elsewhere(drawn, failing[problem.code, drawn, what]):
            if values_of(self._document.block(use)):
                offered = (self._usual_values(use),)
            block, what = use, Text("In {block}: {what}", block=self._name(drawn), what=what)
        elif (place := self._repeat(flat)) is not None:
            number, group = place
            what = Text(
                "In repeat {number} of {group}: {what}",
                number=number + 1,
                group=self._name(group),
                what=what,
            )
        if problem.code == "loop":
            return replace(problem, what=what, **self._opened(flat, block))
        if problem.code == "missing_input" and (port := self._starved_port(drawn, problem)):
            offered = scopes.missing(self._scope(drawn), drawn, port)
        elif problem.code == "shared_sizes":
            offered = (*offered, *self._unshared(flat))
        return replace(problem, block=block, wire=wire, what=what, repairs=offered)

    def _works_elsewhere(self, drawn: str, failing: set[str]) -> bool:
        """Whether a drawn block is computed in a use that does not have the problem."""
        flats = (flat for flat, one in self._expansion.drawn.items() if one == drawn)
        return any(
            self._plan.step(flat) is not None and self._use(flat) not in failing for flat in flats
        )

    def _opened(self, flat: str, drawn: str) -> dict[str, Any]:
        """Where a ring closes as it is drawn, and what opens it there."""
        for link in reversed(self._expansion.trails.get(flat, ())):
            found = scopes.ring(self._scope(link.block))
            if found is not None:
                return {"block": found.block, "wire": found.wire, "repairs": found.repairs}
        return {"block": drawn, "repairs": ()}

    def _starved_port(self, drawn: str, problem: Problem) -> str:
        """The port of a drawn block that a problem tells of."""
        told = dict(problem.what.values).get("port")
        ports = self._plan.ports.get(drawn)
        names = [one.name for one in ports.inputs if told in (one.title, one.name)] if ports else []
        return names[0] if names else ""

    def _unshared(self, flat: str) -> Iterator[Repair]:
        """Weights of its own for each repeat of the group around."""
        for link in reversed(self._expansion.trails.get(flat, ())):
            block = self._document.get(link.block)
            if isinstance(block, Block) and block.settings.get("shared") is True:
                change = edits.clear_settings(self._document, block.id, ["shared"])
                yield Repair(Text("Give each repeat weights of its own"), change)
                return

    def _repeat(self, flat: str) -> tuple[int, str] | None:
        """The innermost repeat, but the first, that a flat block is in, and of which group."""
        for link in reversed(self._expansion.trails.get(flat, ())):
            if link.number:
                return link.number, link.block
        return None

    def _name(self, id: str) -> Text | str:
        block = self._document.get(id)
        if not isinstance(block, Block):
            return id
        type = self._catalog.get(block.type)
        return block.name or (type.card.title if type else block.type)

    def _repairs(self, repairs: Iterable[Repair]) -> Iterator[Repair]:
        for repair in repairs:
            change = self._redrawn(repair.change)
            if change is not None:
                yield Repair(repair.label, change)

    def _redrawn(self, change: Change) -> Change | None:
        """A change of flat records as one of what was drawn; None where it cannot be one."""
        document, found = self._document, self._expansion
        ends: dict[tuple[str, str], tuple[str, str]] = {}
        there: dict[str, Record | None] = {}
        for id, (before, _) in change.records.items():
            drawn = found.wires.get(id) or found.drawn.get(id) or id
            real = there[id] = document.get(drawn)
            if (real is None) != (before is None):
                return None
            if isinstance(before, Wire) and isinstance(real, Wire):
                ends[before.source, before.source_port] = (real.source, real.source_port)
        pairs: dict[str, tuple[Record | None, Record | None]] = {}
        for id, (before, after) in change.records.items():
            real = there[id]
            new = self._redrawn_record(before, after, real, ends)
            pairs[real.id if real else id] = (real, new)
        redrawn = Change(change.label, _put_inside(document, pairs), change.patches)
        return redrawn if self._holds(redrawn) else None

    def _redrawn_record(
        self,
        before: Record | None,
        after: Record | None,
        real: Record | None,
        ends: Mapping[tuple[str, str], tuple[str, str]],
    ) -> Record | None:
        if after is None:
            return None
        if real is None or before is None:
            return self._led(after, ends) if isinstance(after, Wire) else after
        altered: dict[str, Any] = {
            name: value
            for name, value in structs.asdict(after).items()
            if getattr(before, name) != value
        }
        if isinstance(after, Wire):
            led = self._led(after, ends)
            altered = {name: getattr(led, name) for name in altered}
        elif "settings" in altered:
            altered["settings"] = _resettled(before, after, real)
        return structs.replace(real, **altered)

    def _led(self, wire: Wire, ends: Mapping[tuple[str, str], tuple[str, str]]) -> Wire:
        drawn = self._expansion.drawn
        source, port = wire.source, wire.source_port
        source, port = ends.get((source, port), (drawn.get(source, source), port))
        target = drawn.get(wire.target, wire.target)
        return structs.replace(wire, source=source, source_port=port, target=target)

    def _holds(self, change: Change) -> bool:
        """Whether no wire would hang or cross a border."""
        after = self._document.copy()
        try:
            after.apply(change)
        except ValueError:
            return False
        for id, (before, new) in change.records.items():
            if isinstance(before, Block) and new is None and after.wires_of([id]):
                return False
            if isinstance(new, Wire) and not _is_within(after, new):
                return False
        return True


def _put_inside(
    document: Document, pairs: dict[str, tuple[Record | None, Record | None]]
) -> dict[str, tuple[Record | None, Record | None]]:
    """New blocks put into the group in which their wires are."""
    fresh = {id: new for id, (old, new) in pairs.items() if old is None and isinstance(new, Block)}
    for _, new in list(pairs.values()):
        if not isinstance(new, Wire):
            continue
        for one, other in ((new.source, new.target), (new.target, new.source)):
            there = document.get(other)
            if one in fresh and isinstance(there, Block):
                pairs[one] = (None, structs.replace(fresh[one], inside=there.inside))
    return pairs


def _is_within(document: Document, wire: Wire) -> bool:
    ends = [document.get(wire.source), document.get(wire.target)]
    if not all(isinstance(one, Block) for one in ends):
        return False
    insides = {one.inside for one in ends if isinstance(one, Block)}
    return len(insides) == 1


def _resettled(before: Record, after: Record, real: Record) -> Mapping[str, Any]:
    """The settings of a drawn block, with what a change does to those of its copy."""
    assert isinstance(before, Block)
    assert isinstance(after, Block)
    assert isinstance(real, Block)
    settings = {name: value for name, value in real.settings.items() if name in after.settings}
    new = {
        name: value
        for name, value in after.settings.items()
        if name not in before.settings or before.settings[name] != value
    }
    return {**settings, **new}
