"""What keeps a drawing from being built: wires, choices and sizes that do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from backend.compiler import repairs
from backend.compiler.explain import explain
from backend.compiler.order import Order
from backend.compiler.plan import Signal
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document.records import Wire
from backend.text import Text


def find(walk: Walk, found: Order) -> Iterator[Problem]:
    """Everything that keeps blocks from being planned."""
    yield from _wires(walk)
    yield from _loops(walk, found)
    yield from _unknown(walk)
    yield from _sources(walk)
    yield from _choices(walk)
    yield from _missing(walk)
    for id, misfit in walk.misfits.items():
        if walk.wiring.sort(id) != "loss":
            yield explain(walk, id, misfit)


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


def _loops(walk: Walk, found: Order) -> Iterator[Problem]:
    for ring in found.loops:
        names = _in_a_row([block_name(walk, id) for id in (*ring[:6], ring[0])])
        wires = [wire for wire in walk.wiring.out_of.get(ring[-1], []) if wire.target in ring]
        yield Problem(
            "loop",
            "error",
            Text("These blocks feed themselves in a ring: {blocks}.", blocks=names),
            Text("Remove one wire of the ring."),
            block=ring[0],
            repairs=(repairs.remove_wires(wires),),
        )


def _in_a_row(names: list[Text | str]) -> Text | str:
    """Names one after the other, each in the language of whoever reads."""
    if len(names) == 1:
        return names[0]
    return Text("{first} → {rest}", first=names[0], rest=_in_a_row(names[1:]))


def block_name(walk: Walk, id: str) -> Text | str:
    """What a person calls a block."""
    block, type = walk.wiring.blocks[id], walk.wiring.types.get(id)
    return block.name or (type.card.title if type else "") or block.type or id


def port_name(walk: Walk, block: str, name: str) -> Text | str:
    """What a person calls a port."""
    ports = walk.wiring.ports[block]
    titles = [port.title for port in (*ports.inputs, *ports.outputs) if port.name == name]
    return titles[0] if titles and titles[0] else name


def _unknown(walk: Walk) -> Iterator[Problem]:
    for id, block in walk.wiring.blocks.items():
        if id not in walk.wiring.types:
            yield Problem(
                "unknown_block",
                "error",
                Text("This version does not know the block {type}.", type=block.type),
                Text("Replace it by another block, or open the drawing with a newer version."),
                block=id,
            )


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
                Text("Its shape is no list of whole numbers from 1 on."),
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
            repairs=(repairs.reset(walk, id, (fault.setting,)),),
        )


def _missing(walk: Walk) -> Iterator[Problem]:
    for id, ports in walk.missing.items():
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
        for port in ports:
            yield Problem(
                "missing_input",
                "error",
                Text("Nothing arrives at {port}.", port=port_name(walk, id, port)),
                Text("Drag a wire to it."),
                block=id,
                repairs=_candidates(walk, id, port),
            )


def _candidates(walk: Walk, id: str, port: str) -> tuple[Repair, ...]:
    """For a loss, what it plainly wants: the target of the data, or the only open end."""
    if walk.wiring.sort(id) != "loss":
        return ()
    found: list[Signal] = []
    if port == "target":
        found = [one for one, field in walk.wiring.fields.items() if field.role == "target"]
    elif port == "input":
        found = [
            Signal(other, next(iter(shaped.outputs)))
            for other, shaped in walk.shaped.items()
            if shaped.outputs and not walk.wiring.out_of.get(other)
        ]
    if len(found) != 1:
        return ()
    (signal,) = found
    change = repairs.connect(walk, (signal.block, signal.port), (id, port))
    return (
        Repair(Text("Wire {port} to it", port=port_name(walk, signal.block, signal.port)), change),
    )
