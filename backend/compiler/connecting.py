"""Wires that are plainly meant: from an open end to a port where nothing arrives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backend.compiler import repairs
from backend.compiler.misfits import Misfit
from backend.compiler.plan import Signal
from backend.compiler.problems import Repair
from backend.compiler.walk import Walk
from backend.document.records import Wire
from backend.text import Text

_OFFERED = 3
_LOOKED_AT = 8
"""Ends that are tried, the nearest first."""
_KIN = {"key": ("query",), "value": ("key", "query"), "memory": ("tgt",)}
"""Where nothing is open: ports that commonly bring the same."""


class OpenEnds:
    """What leaves blocks and nothing takes, looked up once for a whole drawing."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        fields = walk.wiring.fields.items()
        self._targets = [one for one, field in fields if field.role == "target"]
        self._ends = [end for block in walk.wiring.ports for end in self._of(block)]

    def _of(self, block: str) -> list[Signal]:
        """Of a source every port that is open; of another block the first, if all are."""
        sort, wires = self._walk.wiring.sort(block), self._walk.wiring.out_of.get(block, ())
        taken = {wire.source_port for wire in wires}
        if sort in ("loss", "") or (taken and sort not in ("data", "input")):
            return []
        outputs = self._walk.wiring.ports[block].outputs
        ends = [Signal(block, one.name) for one in outputs if one.name not in taken]
        if sort in ("data", "input"):
            return [end for end in ends if end not in self._targets]
        return ends[:1]

    def wires_to(self, id: str, port: str, instead: Wire | None = None) -> tuple[Repair, ...]:
        """Wires to a port, the likeliest first; `instead` is a wire that goes away for it."""
        near = sorted(self._meant_for(id, port), key=lambda end: self._distance(end.block, id))
        fitting = [end for end in near[:_LOOKED_AT] if _fits(self._walk, id, port, end)]
        chosen = (fitting or near)[:_OFFERED] or list(_of_kin(self._walk, id, port))
        return tuple(_wired(self._walk, end, id, port, instead) for end in chosen)

    def _meant_for(self, id: str, port: str) -> list[Signal]:
        """The targets for a loss that compares with one; else the ends that do not hang on it."""
        if port == "target" and self._walk.wiring.sort(id) == "loss" and self._targets:
            return self._targets
        after = _after(self._walk, id)
        return [end for end in self._ends if end.block not in after]

    def _distance(self, source: str, target: str) -> tuple[bool, float]:
        """How far a block lies from another; those to the right of it last."""
        one, other = self._walk.wiring.blocks[source], self._walk.wiring.blocks[target]
        across, down = other.x - one.x, other.y - one.y
        return across <= 0, across * across + down * down


def _after(walk: Walk, id: str) -> set[str]:
    """A block and all that hangs on it."""
    found, waiting = {id}, [id]
    while waiting:
        new = {wire.target for wire in walk.wiring.out_of.get(waiting.pop(), ())} - found
        found |= new
        waiting += new
    return found


def _fits(walk: Walk, id: str, port: str, signal: Signal) -> bool:
    """Whether the block would work on it, as far as the rest of it is known."""
    arriving = walk.arriving(id)
    if signal not in walk.specs or arriving is None or walk.missing.get(id, [port]) != [port]:
        return False
    outcome = walk.ask(
        walk.wiring.types[id],
        walk.wiring.blocks[id].settings,
        {**arriving, port: (walk.specs[signal],)},
    )
    return not isinstance(outcome, Misfit)


def _of_kin(walk: Walk, id: str, port: str) -> Iterator[Signal]:
    """What a port brings that commonly brings the same."""
    for other in _KIN.get(port, ()):
        source = walk.source(id, other)
        if source is not None:
            yield source
            return


def _wired(walk: Walk, signal: Signal, id: str, port: str, instead: Wire | None) -> Repair:
    label = Text("Wire {block} to it", block=walk.name(signal.block))
    change = repairs.connect(walk, (signal.block, signal.port), (id, port), instead)
    return Repair(label, replace(change, label=label))
