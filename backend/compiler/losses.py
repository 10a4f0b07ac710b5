"""Losses and answers: what is compared with what, and what leaves the network when it is used."""

from __future__ import annotations

from collections.abc import Iterator

from backend.compiler import compare, repairs
from backend.compiler.plan import Answer, Field, Signal, Spec
from backend.compiler.problems import Problem
from backend.compiler.walk import Walk
from backend.text import Text

CROSS_ENTROPY = "torch.nn.CrossEntropyLoss"
BINARY = "torch.nn.BCEWithLogitsLoss"
SQUARED = "torch.nn.MSELoss"


def minimised(walk: Walk) -> tuple[str, ...]:
    """The planned losses that an objective minimises, in order."""
    wanted = {loss for objective in walk.wiring.objectives for loss in objective.minimise}
    return tuple(id for id in walk.shaped if id in wanted and walk.wiring.sort(id) == "loss")


def answers(walk: Walk) -> tuple[Answer, ...]:
    """What reaches the losses as predictions; without losses, whatever nothing consumes."""
    planned = [id for id in walk.shaped if walk.wiring.sort(id) == "loss"]
    if not planned:
        return tuple(Answer(signal) for signal in loose_ends(walk))
    wanted = minimised(walk)
    tainted = told_the_truth(walk)
    found: dict[Signal, Answer] = {}
    for loss in sorted(planned, key=lambda id: id not in wanted):
        for signal in predictions(walk, loss, tainted):
            found.setdefault(signal, _answer(walk, loss, signal))
    return tuple(found.values())


def _answer(walk: Walk, loss: str, signal: Signal) -> Answer:
    target = walk.source(loss, "target")
    field = walk.field(target)
    activation = walk.wiring.types[loss].activation
    return Answer(signal, loss, target if field else None, field, activation)


def predictions(walk: Walk, loss: str, tainted: set[str]) -> Iterator[Signal]:
    """What a loss judges: all that reaches it but the target and what is made from targets."""
    for port, wires in walk.wiring.into.get(loss, {}).items():
        for wire in wires:
            signal = Signal(wire.source, wire.source_port)
            field = walk.field(signal)
            if port != "target" and not field and wire.source not in tainted:
                yield signal


def told_the_truth(walk: Walk) -> set[str]:
    """The blocks that a target reaches: they cannot answer when the network is used."""
    fields = walk.wiring.fields.items()
    targets = {(one.block, one.port) for one, field in fields if field.role == "target"}
    near, tainted = {block for block, _ in targets}, set()
    for id in walk.shaped:
        for wires in walk.wiring.into.get(id, {}).values():
            for wire in wires:
                is_target = wire.source in near and (wire.source, wire.source_port) in targets
                if is_target or wire.source in tainted:
                    tainted.add(id)
    return tainted


def loose_ends(walk: Walk) -> list[Signal]:
    """What planned blocks give and nothing takes, the first port of each block.

    Numbers that only lend themselves as weights are taken in their way.
    """
    ends = []
    into, out_of = walk.wiring.into, walk.wiring.out_of
    lent = {loan.owner for loan in walk.loans.granted.values() if not into.get(loan.owner)}
    for id, shaped in walk.shaped.items():
        if walk.wiring.sort(id) != "loss" and not out_of.get(id) and id not in lent:
            ends += [Signal(id, port) for port in list(shaped.outputs)[:1]]
    return ends


def find(walk: Walk) -> Iterator[Problem]:
    """What is wrong with losses and objectives."""
    losses = list(walk.losses())
    if not losses:
        yield from _no_loss(walk)
    wanted = {loss for objective in walk.wiring.objectives for loss in objective.minimise}
    for loss in losses:
        if loss not in wanted and _is_wired(walk, loss):
            yield _no_objective(walk, loss)
        yield from compare.find(walk, loss)
    yield from _lost_objectives(walk)


def _is_wired(walk: Walk, block: str) -> bool:
    return bool(walk.wiring.into.get(block))


def _no_objective(walk: Walk, loss: str) -> Problem:
    return Problem(
        "no_objective",
        "warning",
        Text("Training does not make this loss small."),
        Text("Add an objective that minimises it."),
        block=loss,
        repairs=(repairs.add_objective(walk, loss),),
    )


def _lost_objectives(walk: Walk) -> Iterator[Problem]:
    """Objectives that minimise what is no loss."""
    for objective in walk.wiring.objectives:
        lost = [id for id in objective.minimise if walk.wiring.sort(id) != "loss"]
        if objective.minimise and not lost:
            continue
        yield Problem(
            "lost_objective",
            "warning",
            Text("An objective minimises a loss that is not in the drawing."),
            Text("Remove the objective, or minimise another loss."),
            repairs=(repairs.drop_losses(walk, objective, lost),),
        )


def _no_loss(walk: Walk) -> Iterator[Problem]:
    """Nothing says how wrong the answers are, although the data would tell."""
    targets = [
        (signal, field)
        for signal, field in walk.wiring.fields.items()
        if field.role == "target" and walk.wiring.sort(signal.block) == "data"
    ]
    tainted = told_the_truth(walk)
    ends = [end for end in loose_ends(walk) if end.block not in tainted]
    if not targets or not ends:
        return
    (target, field), end = targets[0], ends[-1]
    type = loss_for(field, walk.specs[end])
    yield Problem(
        "no_loss",
        "warning",
        Text("Nothing says how wrong its answers are, so it cannot be trained."),
        Text("Add a loss that compares them with {target}.", target=target.port),
        block=end.block,
        repairs=(repairs.add_loss(walk, type, (end.block, end.port), (target.block, target.port)),),
    )


def loss_for(field: Field, prediction: Spec) -> str:
    """The loss that fits what is predicted."""
    if field.kind != "class":
        return SQUARED
    one_output = len(prediction.shape) <= 1 or prediction.shape[-1] == 1
    return BINARY if one_output and len(field.classes) <= 2 else CROSS_ENTROPY
