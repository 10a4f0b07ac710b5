"""A step's graph within a loop over batches, compiled to a package that needs no Python."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, fx, nn
from torch._higher_order_ops.while_loop import while_loop
from torch.utils._pytree import tree_flatten, tree_unflatten

from backend.training.compiled.bench import MOST_STEPS, Bench, flat


class Loop(nn.Module):
    """Takes `count` steps: (moved, fixed, columns, rows, rates, count) to (losses, moved).

    `rows` (MOST_STEPS, batch) int64 are the examples of each step, `rates` (MOST_STEPS, learners)
    float64 its learning rates; `losses` (MOST_STEPS, learners) float32.
    """

    def __init__(self, step: fx.GraphModule, bench: Bench) -> None:
        super().__init__()
        self.step = step
        self._learners = len(bench.learners)
        state = bench.state()
        self._places = tree_flatten(state.moved)[1]

    def forward(
        self,
        moved: list[Tensor],
        fixed: list[Tensor],
        columns: list[Tensor],
        rows: Tensor,
        rates: Tensor,
        count: Tensor,
    ) -> tuple[Tensor, ...]:
        def goes_on(place: Tensor, losses: Tensor, *now: Tensor) -> Tensor:
            return place < count

        def body(place: Tensor, losses: Tensor, *now: Tensor) -> tuple[Tensor, ...]:
            at = place.reshape(1)
            examples = rows.index_select(0, at).reshape(-1)
            batch = [column.index_select(0, examples) for column in columns]
            rate = rates.index_select(0, at).reshape(-1).unbind()
            state = tree_unflatten(list(now), self._places)
            *after, loss = self.step(state, fixed, batch, list(rate))
            told = losses.index_copy(0, at, loss.reshape(1, -1))
            laid = map(_laid_like, now, tree_flatten(tuple(after))[0])
            return (place + 1, told, *laid)

        start = torch.zeros((), dtype=torch.int64)
        losses = torch.zeros(MOST_STEPS, self._learners)
        found: tuple[Tensor, ...] = while_loop(  # type: ignore[no-untyped-call]
            goes_on, body, (start, losses, *moved)
        )
        return found[1:]


def _laid_like(before: Tensor, after: Tensor) -> Tensor:
    """A loop gives on what lies in memory as it came."""
    if before.is_contiguous():
        laid = after.contiguous()
    else:
        laid = after.contiguous(memory_format=torch.channels_last)
    # The strides of axes of one say nothing, but they are compared.
    return (
        laid if laid.stride() == before.stride() else laid.as_strided(before.shape, before.stride())
    )


def key_of(step: fx.GraphModule, bench: Bench, columns: Sequence[Tensor], batch: int) -> str:
    """A name for a compiled loop: equal names compute the same on this machine."""
    told = hashlib.sha256(step.print_readable(print_output=False).encode())
    for name, tensor in sorted(dict(step.named_buffers()).items()):
        told.update(f"{name} {_form(tensor)}".encode())
        told.update(tensor.contiguous().numpy().tobytes())
    state = bench.state()
    for tensor in (*flat(bench, state), *state.fixed, *columns):
        told.update(_form(tensor).encode())
    machine = (torch.__version__, platform.machine(), _processor(), torch.get_num_threads())
    told.update(repr((*machine, MOST_STEPS, batch)).encode())
    return told.hexdigest()[:32]


def _form(tensor: Tensor) -> str:
    return f"{tensor.dtype} {tuple(tensor.shape)} {tensor.stride()}"


def _processor() -> str:
    return str(torch.backends.cpu.get_cpu_capability())


def compile_loop(
    step: fx.GraphModule, bench: Bench, columns: Sequence[Tensor], batch: int, package: Path
) -> None:
    """Write the compiled loop to a package. Raises whatever the compiler raises."""
    state = bench.state()
    given: tuple[Any, ...] = (
        flat(bench, state),
        state.fixed,
        list(columns),
        torch.zeros((MOST_STEPS, batch), dtype=torch.int64),
        torch.zeros((MOST_STEPS, len(bench.learners)), dtype=torch.float64),
        torch.zeros((), dtype=torch.int64),
    )
    program = torch.export.export(Loop(step, bench), given)
    torch._inductor.aoti_compile_and_package(
        program,
        package_path=str(package),
        inductor_configs={"fallback_random": True},
    )
