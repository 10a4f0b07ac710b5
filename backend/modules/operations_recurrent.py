"""Recurrence whose weights arrive, step by step as ONNX describes RNN, GRU and LSTM."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from backend.modules.operation import Operation

GATES = {"RNN": 1, "GRU": 3, "LSTM": 4}
USUAL = {"RNN": "Tanh", "GRU": "Sigmoid Tanh", "LSTM": "Sigmoid Tanh Tanh"}
BENDS = ("relu", "tanh", "sigmoid", "softsign", "softplus", "elu", "leakyrelu", "hardsigmoid")
"""Functions that gates may have, by their names in ONNX in small letters."""


class ArrivingRecurrence(Operation):
    """A recurrent layer whose weights arrive: (steps, N, features) to (steps, ways, N, hidden).

    `weight` is (ways, gates·hidden, features), `recurrence` (ways, gates·hidden, hidden), `bias`
    (ways, 2·gates·hidden), gates ordered as in ONNX: update, reset, new for GRU; input, output,
    forget, cell for LSTM. `lengths` (N,) end sequences early: what lies behind is 0. The last
    states leave as (ways, N, hidden). `functions` name the bends of the gates of one way.
    `resets_late`: GRU resets behind its matrix, as PyTorch does. With `batch_first`, N leads.
    """

    def __init__(
        self,
        kind: str = "LSTM",
        direction: str = "forward",
        functions: str = "",
        clip: float | None = None,
        resets_late: bool = False,
        joined: bool = False,
        batch_first: bool = False,
    ) -> None:
        super().__init__()
        self.kind = kind
        self.direction = direction
        self.clip = clip
        self.resets_late = resets_late
        self.joined = joined
        self.batch_first = batch_first
        names = (functions or USUAL[kind]).lower().split()
        ways = 2 if direction == "bidirectional" else 1
        names = names if len(names) == ways * len(USUAL[kind].split()) else names * ways
        count = len(names) // ways
        self.functions = functions
        self._bends = [names[way * count : (way + 1) * count] for way in range(ways)]

    def forward(
        self,
        input: Tensor,
        weight: Tensor,
        recurrence: Tensor,
        bias: Tensor | None = None,
        lengths: Tensor | None = None,
        hidden: Tensor | None = None,
        cell: Tensor | None = None,
        peepholes: Tensor | None = None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        if self.batch_first:
            input = input.transpose(0, 1)
            hidden = None if hidden is None else hidden.transpose(0, 1)
            cell = None if cell is None else cell.transpose(0, 1)
        ways = len(self._bends)
        nothing = input.new_zeros(ways, input.shape[1], recurrence.shape[-1])
        hidden = nothing if hidden is None else hidden
        cell = nothing if cell is None else cell
        if bias is None:
            bias = weight.new_zeros(ways, 2 * weight.shape[1])
        if peepholes is None:
            peepholes = weight.new_zeros(ways, 3 * recurrence.shape[-1])
        found = []
        for way in range(ways):
            weights = (weight[way], recurrence[way], bias[way], peepholes[way])
            state = (hidden[way], cell[way])
            found.append(self._one_way(way, input, weights, state, lengths))
        output = torch.stack([one[0] for one in found], 1)  # (steps, ways, N, hidden)
        last, kept = (torch.stack([one[place] for one in found]) for place in (1, 2))
        if not self.batch_first:
            return output, last, kept
        return output.permute(2, 0, 1, 3), last.transpose(0, 1), kept.transpose(0, 1)

    def _one_way(
        self,
        way: int,
        input: Tensor,
        weights: tuple[Tensor, Tensor, Tensor, Tensor],
        state: tuple[Tensor, Tensor],
        lengths: Tensor | None,
    ) -> tuple[Tensor, Tensor, Tensor]:
        """All steps in one direction; what lies behind the length of a sequence changes nothing."""
        bends = self._bends[way]
        backwards = self.direction == "reverse" or way == 1
        order = range(len(input) - 1, -1, -1) if backwards else range(len(input))
        outputs = {}
        for step in order:
            hidden, cell = self._step(bends, input[step], weights, state)
            outputs[step] = hidden
            if lengths is not None:
                valid = (step < lengths).unsqueeze(-1)
                outputs[step] = torch.where(valid, hidden, torch.zeros_like(hidden))
                hidden = torch.where(valid, hidden, state[0])
                cell = torch.where(valid, cell, state[1])
            state = (hidden, cell)
        return torch.stack([outputs[step] for step in range(len(input))]), *state

    def _step(
        self,
        bends: Sequence[str],
        input: Tensor,
        weights: tuple[Tensor, Tensor, Tensor, Tensor],
        state: tuple[Tensor, Tensor],
    ) -> tuple[Tensor, Tensor]:
        weight, recurrence, bias, peepholes = weights
        before, behind = bias.chunk(2)
        arriving = input @ weight.T + before
        if self.kind == "GRU":
            return self._gru(bends, arriving, recurrence, behind, state[0]), state[1]
        gates = arriving + state[0] @ recurrence.T + behind
        if self.kind == "RNN":
            return self._bent(bends[0], self._clipped(gates)), state[1]
        return self._lstm(bends, gates, peepholes, state[1])

    def _gru(
        self,
        bends: Sequence[str],
        arriving: Tensor,
        recurrence: Tensor,
        behind: Tensor,
        hidden: Tensor,
    ) -> Tensor:
        update, reset, new = arriving.chunk(3, -1)
        of_update, of_reset, of_new = recurrence.chunk(3)
        shift_update, shift_reset, shift_new = behind.chunk(3)
        kept = self._bent(bends[0], self._clipped(update + hidden @ of_update.T + shift_update))
        open = self._bent(bends[0], self._clipped(reset + hidden @ of_reset.T + shift_reset))
        if self.resets_late:
            new = new + open * (hidden @ of_new.T + shift_new)
        else:
            new = new + (open * hidden) @ of_new.T + shift_new
        return (1 - kept) * self._bent(bends[1], self._clipped(new)) + kept * hidden

    def _lstm(
        self,
        bends: Sequence[str],
        gates: Tensor,
        peepholes: Tensor,
        cell: Tensor,
    ) -> tuple[Tensor, Tensor]:
        enter, leave, forget, new = gates.chunk(4, -1)
        of_enter, of_leave, of_forget = peepholes.chunk(3)
        opened = self._bent(bends[0], self._clipped(enter + of_enter * cell))
        kept = self._bent(bends[0], self._clipped(forget + of_forget * cell))
        kept = 1 - opened if self.joined else kept
        cell = kept * cell + opened * self._bent(bends[1], self._clipped(new))
        shown = self._bent(bends[0], self._clipped(leave + of_leave * cell))
        return shown * self._bent(bends[2], cell), cell

    def _bent(self, name: str, value: Tensor) -> Tensor:
        """A function of ONNX with its usual constants."""
        if name in ("relu", "tanh", "sigmoid"):
            return getattr(torch, name)(value)  # type: ignore[no-any-return]
        if name == "leakyrelu":
            return torch.where(value < 0, 0.01 * value, value)
        if name == "hardsigmoid":
            return (0.2 * value + 0.5).clamp(0, 1)
        if name == "elu":
            return torch.where(value < 0, torch.expm1(value), value)
        if name == "softplus":
            return torch.logaddexp(value, torch.zeros_like(value))
        return value / (1 + value.abs())

    def _clipped(self, value: Tensor) -> Tensor:
        return value if self.clip is None else value.clamp(-self.clip, self.clip)
