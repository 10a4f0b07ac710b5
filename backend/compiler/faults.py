"""What keeps a drawing from being built: wires, choices and sizes that do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from backend.compiler import batches, repairs, rings
from backend.compiler.chosen import written
from backend.compiler.connecting import OpenEnds
from backend.compiler.explain import explain
from backend.compiler.order import Order
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document.records import Wire
from backend.text import Text

_MOST_SOUGHT = 50
"""Blocks for whose empty ports wires are sought: nobody mends more at once."""


def find(walk: Walk, found: Order) -> Iterator[Problem]:
    """Everything that keeps blocks from being planned."""
    yield from _wires(walk)
    yield from rings.find(walk, found.loops)
    yield from _unknown(walk)
    yield from _sources(walk)
    yield from _choices(walk)
    yield from _missing(walk)
    for id, misfit in walk.misfits.items():
        if walk.wiring.sort(id) != "loss":
            yield batches.culprit(walk, id) or explain(walk, id, misfit)


def _wires(walk: Walk) -> Iterator[Problem]:
    for wire in walk.wiring.adrift:
        there = wire.source if wire.source in walk.wiring.blocks else wire.target
        yield Problem(
            "dangling_wire",
            "error",
            Text("A wire leads to a block that is not there."),
            Text("Remove the wire."),
            block=there if there in walk.wiring.blocks else "",
            wire=wire.id,
            repairs=(repairs.remove_wires([wire]),),
        )
    for wire, block in walk.wiring.misplaced:
        yield _no_such_port(walk, wire, block)
    for wire in walk.wiring.crowded:
        yield Problem(
            "two_wires",
            "error",
            Text(
                "Two wires lead to {port}, which takes one.",
                port=port_name(walk, wire.target, wire.target_port),
            ),
            Text("Remove one of them, or join them before it."),
            block=wire.target,
            wire=wire.id,
            repairs=(repairs.remove_wires([wire]),),
        )


def _no_such_port(walk: Walk, wire: Wire, block: str) -> Problem:
    port = wire.source_port if block == wire.source else wire.target_port
    mended: list[Repair] = [repairs.remove_wires([wire])]
    if (moved := repairs.move_wire(walk, wire, block)) is not None:
        mended.insert(0, moved)
    return Problem(
        "no_such_port",
        "error",
        Text("A wire is at {port}, but this block has no such port.", port=port),
        Text("Lead the wire to another port, or remove it."),
        block=block,
        wire=wire.id,
        repairs=tuple(mended),
    )


def port_name(walk: Walk, block: str, name: str) -> Text | str:
    """What a person calls a port."""
    ports = walk.wiring.ports[block]
    titles = [port.title for port in (*ports.inputs, *ports.outputs) if port.name == name]
    return titles[0] if titles and titles[0] else name


def _unknown(walk: Walk) -> Iterator[Problem]:
    for id, block in walk.wiring.blocks.items():
        if id in walk.wiring.types:
            continue
        what = Text("This version does not know the block “{type}”.", type=block.type)
        yield Problem(
            "unknown_block",
            "error",
            what if block.type else Text("Nothing says what kind of block it is."),
            Text("Replace it by another block, or open the drawing with a newer version."),
            block=id,
            repairs=(_taken_out(walk, id),),
        )


def _taken_out(walk: Walk, id: str) -> Repair:
    """A block gone, what fed it led on where that is plain."""
    if len(walk.wiring.into.get(id, {})) == 1:
        return repairs.bypass(walk, id, Text("Remove it")) or repairs.delete(walk, id)
    return repairs.delete(walk, id)


def _sources(walk: Walk) -> Iterator[Problem]:
    """Data that is not there."""
    for id, type in walk.wiring.types.items():
        if id in walk.faults:
            continue
        sort = type.card.sort
        known = any(signal.block == id for signal in walk.wiring.fields)
        if sort == "data" and not known:
            yield Problem(
                "no_data",
                "error",
                Text("Its data is not there."),
                Text("Choose a data set for it, or look whether its file can be read."),
                block=id,
            )
        elif sort == "input" and not known:
            yield Problem(
                "bad_size",
                "error",
                Text(
                    "Its shape ({shape}) is no list of whole numbers from 1 on.",
                    shape=written(type.settings(walk.wiring.blocks[id].settings).get("shape")),
                ),
                Text("Choose a shape, such as 2 or 1, 28, 28."),
                block=id,
                repairs=(repairs.reset(walk, id, ("shape", "dtype")),),
            )


def _choices(walk: Walk) -> Iterator[Problem]:
    for id, fault in walk.faults.items():
        yield Problem(
            fault.code,
            "error",
            fault.what,
            fault.advice,
            block=id,
            repairs=(repairs.reset(walk, id, (fault.setting,)),) if fault.setting else (),
        )


def _missing(walk: Walk) -> Iterator[Problem]:
    ends = OpenEnds(walk) if walk.missing else None
    for number, (id, ports) in enumerate(walk.missing.items()):
        is_alone = not walk.wiring.document.wires_of([id])
        if is_alone and walk.wiring.sort(id) != "loss":
            yield Problem(
                "not_wired",
                "warning",
                Text("It is not wired to anything, so it is left out."),
                Text("Drag a wire to it, or delete it."),
                block=id,
                repairs=(repairs.delete(walk, id),),
            )
            continue
        for port in _told_nowhere_else(walk, id, ports):
            yield Problem(
                "missing_input",
                "error",
                Text("Nothing arrives at {port}.", port=port_name(walk, id, port)),
                Text("Drag a wire to it."),
                block=id,
                repairs=ends.wires_to(id, port) if ends and number < _MOST_SOUGHT else (),
            )


def _told_nowhere_else(walk: Walk, id: str, ports: list[str]) -> list[str]:
    """The empty ports, but those whose wire is there and broken: that is told of the wire."""
    broken = [wire for wire, _ in walk.wiring.misplaced if wire.target == id]
    there = {wire.target_port for wire in broken}
    lost = sum(block == id for wire, block in walk.wiring.misplaced if wire in broken)
    left = [port for port in ports if port not in there]
    return left[lost:] if lost <= len(left) else []
