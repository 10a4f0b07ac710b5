"""Meshes of neurons as they train: without a graph of small operations, compiled when ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from backend.modules.bound import Bound
from backend.modules.mesh_form import KERNEL, LOG
from backend.modules.mesh_layout import CODES as CODES
from backend.modules.mesh_layout import Layout
from backend.modules.mesh_layout import Wiring as Wiring

_ASK_AFTER = 20
"""Steps after which a mesh asks for its compiled form: before, nobody waits for it."""
_LARGEST_DIFFERENCE = 1e-5
_TRIED = 256
"""Examples of a batch on which the forms are compared: sums of more differ by rounding alone."""
_BELL = 0.3989422804014327

_BENDS: tuple[Callable[[Tensor], Tensor], ...] = (
    lambda sums: sums,
    torch.relu,
    functional.leaky_relu,
    functional.elu,
    functional.gelu,
    functional.silu,
    functional.softplus,
    torch.tanh,
    torch.sigmoid,
)
_SLOPES: tuple[Callable[[Tensor, Tensor], Tensor], ...] = (
    lambda bent, sums: torch.ones_like(bent),
    lambda bent, sums: (bent > 0).to(bent),
    lambda bent, sums: torch.where(bent > 0, torch.ones_like(bent), 0.01),
    lambda bent, sums: torch.where(bent > 0, 1.0, bent + 1),
    lambda bent, sums: (
        0.5 * (1 + torch.erf(sums * 0.5**0.5)) + sums * _BELL * (-0.5 * sums * sums).exp()
    ),
    lambda bent, sums: (open := sums.sigmoid()) * (1 + sums * (1 - open)),
    lambda bent, sums: -torch.expm1(-bent),
    lambda bent, sums: 1 - bent * bent,
    lambda bent, sums: bent * (1 - bent),
)
"""By what each activation bends and how steep it is there, given what came out and went in."""


class _Steps(torch.autograd.Function):
    """(N, arriving), (wires,), (neurons,) to (N, neurons)."""

    @staticmethod
    def forward(
        ctx: Any, input: Tensor, weight: Tensor, bias: Tensor, layout: Layout, compiled: bool
    ) -> Tensor:
        wiring = layout.wiring
        table = input.new_empty((wiring.arrive + wiring.neurons, input.shape[0]))
        table[: wiring.arrive] = input.t()
        sums = layout.spare(input, input.shape[0])
        fill = _fill_compiled if compiled else _fill
        fill(layout, table, weight.detach().contiguous(), bias.detach().contiguous(), sums)
        ctx.save_for_backward(table, weight, sums)
        ctx.layout, ctx.compiled = layout, compiled
        return table[wiring.arrive :].t()

    @staticmethod
    @torch.autograd.function.once_differentiable
    def backward(ctx: Any, slope: Tensor) -> tuple[Tensor | None, ...]:
        table, weight, sums = ctx.saved_tensors
        carry = _carry_compiled if ctx.compiled else _carry
        found = carry(ctx.layout, table, weight, sums, slope, ctx.needs_input_grad[0])
        return (*found, None, None)


def _fill(layout: Layout, table: Tensor, weight: Tensor, bias: Tensor, sums: Tensor) -> None:
    for level in layout.levels:
        bag = _bag(table, level.source, level.offsets, weight[level.wires])
        bag += bias[level.rows, None]
        if layout.keeps_sums:
            sums[level.rows] = bag
        bent = table[level.table]
        for first, last, code in level.runs:
            bent[first:last] = _BENDS[code](bag[first:last])


def _bag(table: Tensor, rows: Tensor, offsets: Tensor, weight: Tensor) -> Tensor:
    """Sums of weighted rows of a table, those from each offset to the next."""
    found: Tensor = torch.embedding_bag(table, rows, offsets, False, 0, False, weight)[0]
    return found


def _carry(
    layout: Layout, table: Tensor, weight: Tensor, sums: Tensor, slope: Tensor, reaches: bool
) -> tuple[Tensor | None, Tensor, Tensor]:
    slopes = slope.t().clone(
        memory_format=torch.contiguous_format
    )  # (neurons, N), of outputs, turned into those of sums
    for level in reversed(layout.levels):
        here = slopes[level.rows]
        if level.outgoing is not None:
            wires, targets, offsets = level.outgoing
            here += _bag(slopes, targets, offsets, weight.index_select(0, wires))
        bent = table[level.table]
        kept = sums[level.rows] if layout.keeps_sums else bent
        for first, last, code in level.runs:
            if code:
                here[first:last] *= _SLOPES[code](bent[first:last], kept[first:last])
    below = None
    if reaches:
        below = table.new_zeros((layout.wiring.arrive, table.shape[1]))
        if layout.arriving is not None:
            wires, targets, offsets = layout.arriving
            below = _bag(slopes, targets, offsets, weight.index_select(0, wires))
        below = below.t()
    pairs = table.index_select(0, layout.source).mul_(slopes.index_select(0, layout.target))
    return below, pairs.sum(1), slopes.sum(1)


def _fill_compiled(
    layout: Layout, table: Tensor, weight: Tensor, bias: Tensor, sums: Tensor
) -> None:
    wiring = layout.wiring
    assert KERNEL.forward is not None
    KERNEL.forward(
        table.numpy(),
        wiring.arrive,
        wiring.starts,
        wiring.source,
        weight.numpy(),
        bias.numpy(),
        wiring.codes,
        sums.numpy(),
    )


def _carry_compiled(
    layout: Layout, table: Tensor, weight: Tensor, sums: Tensor, slope: Tensor, reaches: bool
) -> tuple[Tensor | None, Tensor, Tensor]:
    wiring = layout.wiring
    slopes = torch.empty_like(table)
    slopes[: wiring.arrive] = 0
    slopes[wiring.arrive :] = slope.t()
    of_weight, of_bias = torch.zeros_like(weight), table.new_zeros(wiring.neurons)
    assert KERNEL.backward is not None
    KERNEL.backward(
        table.numpy(),
        slopes.numpy(),
        wiring.arrive,
        wiring.starts,
        wiring.source,
        weight.detach().contiguous().numpy(),
        wiring.codes,
        sums.numpy(),
        of_weight.numpy(),
        of_bias.numpy(),
        reaches,
    )
    return slopes[: wiring.arrive].t() if reaches else None, of_weight, of_bias


class QuickMesh(Bound):
    """The neurons of a mesh while they learn: what `NeuronMesh` computes, (N, arriving) to
    (N, neurons), with weights frozen and tied where `bind` says so.

    `form` says how: "plain", or "compiled" on the processor in float32 once that is ready and
    was found equal on a batch of the training; "plain" for good where it was not.
    """

    def __init__(self, wiring: Wiring) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(len(wiring.source)))
        self.bias = nn.Parameter(torch.zeros(wiring.neurons))
        self.wiring = wiring
        self.form = "plain"
        self._steps = 0
        self._layouts: dict[Any, Layout] = {}
        self.bind()

    def forward(self, input: Tensor) -> Tensor:
        weight, bias = self.numbers(), self.offsets()
        assert bias is not None
        layout = self._layout(input.device)
        if torch.compiler.is_compiling() or torch.compiler.is_exporting():
            return _step_by_step(layout, input, weight, bias)
        answer: Tensor
        can = layout.is_on_processor and input.dtype == weight.dtype == torch.float32
        if can and self.form == "plain" and weight.requires_grad and torch.is_grad_enabled():
            self._consider(layout, input, weight, bias)
        compiled = can and self.form == "compiled"
        answer = _Steps.apply(input, weight, bias, layout, compiled)  # type: ignore[no-untyped-call]
        return answer

    def _layout(self, device: torch.device) -> Layout:
        if device not in self._layouts:
            self._layouts[device] = Layout(self.wiring, device)
        return self._layouts[device]

    def _consider(self, layout: Layout, input: Tensor, weight: Tensor, bias: Tensor) -> None:
        """Ask for the compiled form after some steps; take it when it is there and equal."""
        self._steps += 1
        if self._steps == _ASK_AFTER:
            KERNEL.request()
        if self._steps < _ASK_AFTER or not KERNEL.is_ready:
            return
        batch = input.detach()[:_TRIED]
        worst = largest_difference(layout, batch, weight.detach(), bias.detach())
        self.form = "compiled" if worst <= _LARGEST_DIFFERENCE else "plain for good"
        told = LOG.info if self.form == "compiled" else LOG.warning
        told("%d neurons are %s (difference %.2g)", self.wiring.neurons, self.form, worst)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_layouts": {}}


def largest_difference(layout: Layout, input: Tensor, weight: Tensor, bias: Tensor) -> float:
    """How far the compiled form is from the plain one on a batch, forwards and backwards,
    relative to the largest number of each kind."""
    found = []
    for fill, carry in ((_fill, _carry), (_fill_compiled, _carry_compiled)):
        table = torch.cat([input.t(), input.new_empty(layout.wiring.neurons, len(input))])
        sums = layout.spare(input, len(input))
        fill(layout, table, weight.contiguous(), bias.contiguous(), sums)
        slope = torch.linspace(-1, 1, layout.wiring.neurons * len(input), dtype=input.dtype)
        back = carry(layout, table, weight, sums, slope.reshape(len(input), -1), True)
        found.append((table, *back))
    return max(_gap(ours, theirs) for ours, theirs in zip(*found, strict=True))


def _gap(ours: Tensor, theirs: Tensor) -> float:
    if not ours.numel():
        return 0.0
    return float((ours - theirs).abs().max() / ours.abs().max().clamp(min=1))


def _step_by_step(layout: Layout, input: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    """The same of operations that PyTorch can trace and derive as often as one likes."""
    table = input.t()
    for level in layout.levels:
        gathered = table.index_select(0, level.source) * weight[level.wires, None]
        sums = bias[level.rows, None].expand(-1, table.shape[1])
        sums = sums.index_add(0, level.row, gathered)
        bent = [_BENDS[code](sums[first:last]) for first, last, code in level.runs]
        table = torch.cat([table, *bent])
    return table[layout.wiring.arrive :].t()
