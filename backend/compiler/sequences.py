"""Sequences at a loss: an answer for every step, or a memory in place of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backend.compiler import repairs
from backend.compiler.plan import Signal, Spec
from backend.compiler.problems import Problem, Repair
from backend.compiler.shapes import Shaped
from backend.compiler.walk import Walk
from backend.text import Text

_PICK, _SELECT = "lienzo.PickStep", "lienzo.Select"
_STEP_BY_STEP = ("dense", "activation")


def find(walk: Walk, loss: str, prediction: Signal) -> Iterator[Problem]:
    """Predictions (N, steps, …) or (layers, N, …) where one for each example is wanted."""
    spec = walk.specs[prediction]
    if len(spec.shape) != 3:
        return
    if spec.shape[0] == "N" and _would_do(walk, loss, _without(spec, 1)):
        yield _every_step(walk, prediction, spec)
    elif spec.shape[1] == "N" and _would_do(walk, loss, _without(spec, 0)):
        yield _memory(walk, prediction, spec)


def _without(spec: Spec, axis: int) -> Spec:
    return replace(spec, shape=spec.shape[:axis] + spec.shape[axis + 1 :])


def _would_do(walk: Walk, loss: str, prediction: Spec) -> bool:
    """Whether the loss could compare this with its target."""
    arriving = {**(walk.arriving(loss) or {}), "input": (prediction,)}
    chosen = walk.wiring.blocks[loss].settings
    return isinstance(walk.ask(walk.wiring.types[loss], chosen, arriving), Shaped)


def _every_step(walk: Walk, prediction: Signal, spec: Spec) -> Problem:
    start = _start(walk, prediction)
    return Problem(
        "every_step",
        "error",
        Text(
            "It answers at each of {steps} steps, but one answer for each example is wanted.",
            steps=spec.shape[1],
        ),
        Text("Pick one step with the block “Pick a step” behind it."),
        block=start.block,
        repairs=_insert(walk, start, Text("Insert Pick a step"), _PICK, {}),
    )


def _memory(walk: Walk, prediction: Signal, spec: Spec) -> Problem:
    start = _start(walk, prediction)
    return Problem(
        "memory_as_answer",
        "error",
        Text("Its memory is layers × batch × numbers ({shape}).", shape=str(walk.specs[start])),
        Text("Pick the last layer with a Select block on axis 0, or use its output."),
        block=start.block,
        repairs=_insert(walk, start, Text("Insert Select"), _SELECT, {"dim": 0, "index": -1}),
    )


def _start(walk: Walk, signal: Signal) -> Signal:
    """The signal before all that works on each step alone."""
    while (
        signal.block in walk.shaped
        and walk.wiring.types[signal.block].card.family in _STEP_BY_STEP
        and (before := walk.source(signal.block, "input")) in walk.specs
        and before is not None
    ):
        signal = before
    return signal


def _insert(
    walk: Walk, signal: Signal, label: Text, type: str, settings: dict[str, int]
) -> tuple[Repair, ...]:
    """A block behind a signal, where one wire leaves it."""
    leaving = [
        wire for wire in walk.wiring.out_of.get(signal.block, []) if wire.source_port == signal.port
    ]
    if len(leaving) != 1:
        return ()
    return (Repair(label, repairs.insert_block(walk, leaving[0], type, settings)),)
