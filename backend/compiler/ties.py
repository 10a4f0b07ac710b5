"""Wires into single neurons that share one weight, wherever these neurons stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backend.compiler.levels import Tie
from backend.compiler.plan import Plan, Signal, Step
from backend.compiler.problems import Problem, Repair
from backend.compiler.walk import Walk
from backend.document.records import Wire
from backend.document.weighing import untie
from backend.text import Text


def ties_of(plan: Plan) -> dict[str, Tie]:
    """The ties of a plan by name."""
    tied: dict[str, list[tuple[Step, str, int]]] = {}
    for step in plan.steps:
        if step.ties:
            for wire, signal in zip(step.wires, step.inputs["input"], strict=True):
                if wire in step.ties:
                    member = step, wire, _width(plan, signal)
                    tied.setdefault(step.ties[wire], []).append(member)
    ends: dict[tuple[str, ...], int] = {}
    found = {}
    for name, members in tied.items():
        group = tuple(sorted({mover for step, _, _ in members for mover in step.movers}))
        found[name] = _tie(plan, name, group, ends.get(group, 0), members)
        ends[group] = found[name].start + found[name].width
    return found


def _width(plan: Plan, signal: Signal) -> int:
    width = plan.specs[signal].shape[1]
    assert isinstance(width, int)
    return width


def _tie(
    plan: Plan,
    name: str,
    group: tuple[str, ...],
    start: int,
    members: list[tuple[Step, str, int]],
) -> Tie:
    typed = (step.starts[wire] for step, wire, _ in members if wire in step.starts)
    return Tie(
        name=name,
        group=group,
        start=start,
        width=members[0][2],
        held=any(step.frozen or wire in step.held for step, wire, _ in members),
        wires=tuple(wire for _, wire, _ in members),
        fan_in=sum(_width(plan, signal) for signal in members[0][0].inputs["input"]),
        value=next(typed, None),
    )


def sizes(ties: Mapping[str, Tie]) -> dict[tuple[str, ...], int]:
    """How many numbers the parameter of each group has."""
    found: dict[tuple[str, ...], int] = {}
    for tie in ties.values():
        found[tie.group] = max(found.get(tie.group, 0), tie.start + tie.width)
    return found


def repeated(walk: Walk) -> int:
    """How many numbers of tied wires are those of another wire."""
    found = (width for members in _tied(walk).values() for _, width in members[1:])
    return sum(found)


def find(walk: Walk) -> Iterator[Problem]:
    """Ties of wires that bring different counts of numbers: they cannot share their weights."""
    for name, members in _tied(walk).items():
        widths = sorted({width for _, width in members})
        if len(widths) > 1:
            yield _problem(walk, name, [wire for wire, _ in members], widths)


def _tied(walk: Walk) -> dict[str, list[tuple[Wire, int]]]:
    """The wires of each tie, with how many numbers they bring."""
    tied: dict[str, list[tuple[Wire, int]]] = {}
    for id in walk.shaped:
        wires = walk.wires(id, "input")
        if any(wire.tie for wire in wires) and walk.wiring.sort(id) == "neuron":
            arriving = (walk.arriving(id) or {}).get("input", ())
            for wire, spec in zip(wires, arriving, strict=True):
                if wire.tie and isinstance(spec.shape[1], int):
                    tied.setdefault(wire.tie, []).append((wire, spec.shape[1]))
    return tied


def _problem(walk: Walk, name: str, wires: list[Wire], widths: list[int]) -> Problem:
    ids = [wire.id for wire in wires]
    return Problem(
        "tie_widths",
        "error",
        Text(
            "The wires tied as “{tie}” bring different counts of numbers: {few} and {many}.",
            tie=name,
            few=widths[0],
            many=widths[-1],
        ),
        Text("Untie them, or tie only wires that bring equally many."),
        block=wires[0].target,
        wire=wires[0].id,
        repairs=(Repair(Text("Untie them"), untie(walk.wiring.document, ids)),),
    )
