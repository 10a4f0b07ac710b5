"""Examples of a batch that are mixed up or counted: told of the block that does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from backend.compiler import repairs
from backend.compiler.misfits import Misfit
from backend.compiler.plan import Spec
from backend.compiler.problems import Problem, Repair
from backend.compiler.shapes import Shaped
from backend.compiler.trying import counts
from backend.compiler.walk import Walk
from backend.text import Text

_AXES = ("dim", "dims", "start_dim", "dim0", "dim1")
_HAS_A_MEMORY = "recurrent"
"""A memory is layers × batch × numbers; what is told of that is another matter."""
_MOST_STEPS = 10_000


def culprit(walk: Walk, id: str) -> Problem | None:
    """Why what arrives at a block, or at one before it, no longer counts the examples."""
    found = _first_to_mix(walk, id)
    if found is None:
        return None
    block, before, after = found
    return Problem(
        "mixes_examples",
        "error",
        Text(
            "It mixes the examples of a batch: {before} arrives, {after} leaves.",
            before=str(before),
            after=str(after),
        ),
        Text("Choose axes after the first one (0), which counts the examples."),
        block=block,
        repairs=tuple(counting(walk, block)),
    )


def _first_to_mix(walk: Walk, id: str) -> tuple[str, Spec, Spec] | None:
    """The block where the first axis stopped counting examples, what arrives there and leaves."""
    for _ in range(_MOST_STEPS):
        lost = next(_lost(walk, id), None)
        if lost is None:
            return None
        source, spec = lost
        if walk.wiring.types[source].card.family == _HAS_A_MEMORY:
            return None
        counting = [one for one in _arriving(walk, source) if counts(one)]
        if counting:
            return source, counting[0], spec
        id = source
    return None


def _lost(walk: Walk, id: str) -> Iterator[tuple[str, Spec]]:
    """The computed blocks that bring what does not count the examples, and what they bring."""
    for wires in walk.wiring.into.get(id, {}).values():
        for wire in wires:
            spec = walk.specs.get(repairs.signal(wire))
            if spec is not None and not counts(spec) and wire.source in walk.shaped:
                yield wire.source, spec


def _arriving(walk: Walk, id: str) -> Iterator[Spec]:
    for specs in (walk.arriving(id) or {}).values():
        yield from specs


def counting(walk: Walk, id: str) -> list[Repair]:
    """Another axis, the setting as it was, the block taken out: first what all after it takes."""
    chosen = walk.wiring.blocks[id].settings
    found = [
        (_goes_on(walk, id, after), repair)
        for repair, settings in _otherwise(walk, id, chosen)
        if (after := _counting(walk, id, settings)) is not None
    ]
    if len(walk.wiring.into.get(id, {})) == 1:
        taken_out = repairs.bypass(walk, id, Text("Remove it"))
        if taken_out is not None:
            found.append((_goes_on(walk, id, next(_arriving(walk, id))), taken_out))
    onward = [repair for goes_on, repair in found if goes_on]
    return onward or [repair for _, repair in found]


def _otherwise(
    walk: Walk, id: str, chosen: Mapping[str, Any]
) -> Iterator[tuple[Repair, dict[str, Any]]]:
    for name in _AXES:
        value = chosen.get(name)
        other: Any = [1] if isinstance(value, list | tuple) else 1
        if value in (0, [0], (0,)):
            repair = repairs.choose(walk, Text("Use axis 1"), id, {name: other})
            yield repair, {**chosen, name: other}
    for names in (*((name,) for name in chosen), *([tuple(chosen)] if len(chosen) > 1 else [])):
        kept = {name: value for name, value in chosen.items() if name not in names}
        yield repairs.reset(walk, id, names), kept


def _counting(walk: Walk, id: str, settings: Mapping[str, Any]) -> Spec | None:
    """What leaves a block with these settings, where that counts the examples."""
    outcome = walk.ask(walk.wiring.types[id], settings, walk.arriving(id) or {})
    if not isinstance(outcome, Shaped) or not all(map(counts, outcome.outputs.values())):
        return None
    return next(iter(outcome.outputs.values()), None)


def _goes_on(walk: Walk, id: str, after: Spec) -> bool:
    """Whether the blocks that a block feeds would work on this."""
    for wire in walk.wiring.out_of.get(id, ()):
        arriving = walk.arriving(wire.target)
        if arriving is None:
            continue
        type, chosen = walk.wiring.types[wire.target], walk.wiring.blocks[wire.target].settings
        if isinstance(walk.ask(type, chosen, {**arriving, wire.target_port: (after,)}), Misfit):
            return False
    return True


_COMPARES = ("torch.nn.Softmax", "torch.nn.LogSoftmax", "torch.nn.Softmin", "lienzo.Cumulate")
_JOINS = ("lienzo.Concatenate", "lienzo.Stack")


def find(walk: Walk) -> Iterator[Problem]:
    """What works along the first axis and keeps its size, but is hardly meant to."""
    for id, shaped in walk.shaped.items():
        type = walk.wiring.blocks[id].type
        if type not in (*_COMPARES, *_JOINS) or shaped.settings.get("dim") != 0:
            continue
        if any(map(counts, _arriving(walk, id))):
            yield Problem(
                "over_the_batch",
                "warning" if type in _COMPARES else "hint",
                Text("It works along axis 0, which counts the examples of a batch."),
                Text("Choose an axis after it, so that no example looks at another."),
                block=id,
                repairs=(repairs.choose(walk, Text("Use axis 1"), id, {"dim": 1}),),
            )
