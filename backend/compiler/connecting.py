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
_KIN = {"key": ("query",), "value": ("key", "query"), "memory": ("tgt",)}
"""Where nothing is open: ports that commonly bring the same."""


def candidates(walk: Walk, id: str, port: str, instead: Wire | None = None) -> tuple[Repair, ...]:
    """Wires to a port, the likeliest first; `instead` is a wire that goes away for it."""
    found = list(_open_ends(walk, id, port))
    fitting = [signal for signal in found if _fits(walk, id, port, signal)]
    chosen = sorted(fitting or found, key=lambda one: _distance(walk, one.block, id))
    if not chosen:
        chosen = list(_of_kin(walk, id, port))
    return tuple(_wired(walk, signal, id, port, instead) for signal in chosen[:_OFFERED])


def _open_ends(walk: Walk, id: str, port: str) -> Iterator[Signal]:
    """What nothing takes, of blocks that do not hang on this one."""
    after = _after(walk, id)
    taken = {(one.source, one.source_port) for some in walk.wiring.out_of.values() for one in some}
    wants_target = port == "target" and walk.wiring.sort(id) == "loss"
    targets = [one for one, field in walk.wiring.fields.items() if field.role == "target"]
    if wants_target and targets:
        yield from targets
        return
    for block, ports in walk.wiring.ports.items():
        if block in after or walk.wiring.sort(block) in ("loss", ""):
            continue
        open_ports = [one.name for one in ports.outputs if (block, one.name) not in taken]
        is_source = walk.wiring.sort(block) in ("data", "input")
        if not is_source and len(open_ports) < len(ports.outputs):
            continue  # the second output of a block that is in use is no loose end
        kept = [one for one in open_ports if Signal(block, one) not in targets]
        yield from (Signal(block, one) for one in (kept if is_source else kept[:1]))


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


def _distance(walk: Walk, source: str, target: str) -> tuple[bool, float]:
    """How far a block lies from another; those to the right of it last."""
    one, other = walk.wiring.blocks[source], walk.wiring.blocks[target]
    across, down = other.x - one.x, other.y - one.y
    return across <= 0, across * across + down * down


def _wired(walk: Walk, signal: Signal, id: str, port: str, instead: Wire | None) -> Repair:
    label = Text("Wire {block} to it", block=walk.name(signal.block))
    change = repairs.connect(walk, (signal.block, signal.port), (id, port), instead)
    return Repair(label, replace(change, label=label))
