"""What training a drawing will cost, asked before Play: see `estimate`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import torch

from backend.compiler.cost import machine_memory
from backend.compiler.plan import Plan
from backend.data.prepared import Prepared
from backend.document.document import Document
from backend.text import Refusal, Text
from backend.training.devices import choose_device
from backend.training.estimate import BlockMemory, Estimate, Memory
from backend.training.estimate_memory import CANNOT_REHEARSE, Weighing
from backend.training.estimate_rehearsal import Rehearsal, never_mind
from backend.training.estimate_time import is_quick, measure, probe

_SMALL_MEMORY, _SMALL_OPERATIONS = 64 * 2**20, 50_000_000
"""Bytes and multiply-adds of a step that is rehearsed with real numbers: that is quicker then."""

_BEARABLE = 16
"""How many times as much is rehearsed with real numbers where it cannot be done without."""


def estimate(
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    go_on: Callable[[], None] = never_mind,
) -> Estimate:
    """Memory by parts and blocks, and what fits; no time yet.

    `go_on` is called between small pieces of work: what it raises ends the estimate. Raises
    Refusal for a drawing that cannot be trained.
    """
    size = max(1, document.training.batch_size)
    device = choose_device(document.training.device, plan.operations * size)
    with torch.random.fork_rng():
        weighing, memory, blocks = _weighed(document, plan, prepared, go_on)
        found = Estimate(
            parameters=plan.parameters,
            operations=plan.operations,
            batch_size=size,
            memory=memory,
            blocks=blocks,
            device=device.type,
            room=_room(device),
            optimizer=weighing.rehearsal.optimizer,
            is_assumed=weighing.rehearsal.is_assumed,
            is_quick=bool(plan.losses) and is_quick(plan, size, memory.data),
        )
        return found if found.fits else _with_fitting_batch(found, weighing)


def memory_of(document: Document, plan: Plan, prepared: Mapping[str, Prepared]) -> Memory:
    """The memory alone. Raises Refusal for a drawing that cannot be trained."""
    with torch.random.fork_rng():
        return _weighed(document, plan, prepared, never_mind)[1]


def timed(
    found: Estimate,
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    go_on: Callable[[], None] = never_mind,
) -> Estimate:
    """The same with the time it takes, seen in a short probe. Raises Refusal."""
    time = probe if found.is_quick else measure
    return found.timed(time(document, plan, prepared, go_on))


def _weighed(
    document: Document,
    plan: Plan,
    prepared: Mapping[str, Prepared],
    go_on: Callable[[], None],
) -> tuple[Weighing, Memory, dict[str, BlockMemory]]:
    size = max(1, document.training.batch_size)
    load = max(plan.memory_bytes / _SMALL_MEMORY, plan.operations * size / _SMALL_OPERATIONS)
    try:
        weighing = Weighing(Rehearsal(document, plan, load > 1, go_on), prepared, go_on)
        return weighing, *weighing.weigh(size)
    except CANNOT_REHEARSE as error:
        if load > _BEARABLE:
            raise Refusal(
                Text("What this network needs depends on the numbers that go through it."),
                Text("Train it with a small batch first and look at the memory of the computer."),
            ) from error
    weighing = Weighing(Rehearsal(document, plan, False, go_on), prepared, go_on)
    return weighing, *weighing.weigh(size)


def _with_fitting_batch(found: Estimate, weighing: Weighing) -> Estimate:
    """Halve the batch until it fits; the sizes between are passed over by proportion."""
    size, needed = found.batch_size, found.needed
    while size > 1:
        one = replace(found, memory=weighing.weigh(1)[0]).needed
        slope = max(1.0, (needed - one) / (size - 1))
        size = min(size // 2, _power_of_two((found.room - one) / slope + 1))
        needed = replace(found, memory=weighing.weigh(size)[0]).needed
        if needed <= found.room:
            return replace(found, fitting=size)
    return replace(found, fitting=0)


def _power_of_two(number: float) -> int:
    """The largest one up to a number, 1 at least."""
    return 1 << max(0, int(number).bit_length() - 1)


def _room(device: torch.device) -> int:
    """The bytes of memory of a device; of the processor's, the whole computer's."""
    if device.type == "cuda":
        return int(torch.cuda.get_device_properties(device).total_memory)
    return machine_memory()
