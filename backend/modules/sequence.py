"""Blocks for sequences: (N, steps, features)."""

from __future__ import annotations

import math

import torch
from torch import nn


class PickStep(nn.Module):
    """One row out of a sequence: (N, steps, features) becomes (N, features).

    `which` is "last", "first", or "mean" for the mean of all steps.
    """

    def __init__(self, which: str = "last") -> None:
        super().__init__()
        if which not in ("last", "first", "mean"):
            raise ValueError(f"which is last, first or mean, not {which!r}")
        self.which = which

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        if self.which == "mean":
            return input.mean(1)
        return input[:, -1 if self.which == "last" else 0]


class SinusoidPositions(nn.Module):
    """Adds to each step a pattern of sines that tells its place; (N, steps, features) stays.

    Features 2i and 2i+1 carry the sine and cosine of step / 10000^(2i / features), as in
    "Attention Is All You Need" (2017). Nothing is learned.
    """

    rates: torch.Tensor

    def __init__(self, features: int) -> None:
        super().__init__()
        self.features = features
        rates = torch.exp(torch.arange(0, features, 2) * (-math.log(10000.0) / features))
        self.register_buffer("rates", rates, persistent=False)  # one for each pair

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        step = torch.ones_like(input[:1, :, 0]).cumsum(1) - 1  # (1, steps): 0, 1, 2, …
        angles = step[:, :, None] * self.rates  # (1, steps, pairs)
        waves = torch.stack([torch.sin(angles), torch.cos(angles)], dim=3).flatten(2)
        return input + waves[:, :, : self.features]


class Recurrent(nn.Module):
    """A recurrent layer whose kind is a setting: "RNN", "GRU" or "LSTM", batch first.

    (N, steps, input_size) becomes (N, steps, hidden_size) and the last hidden state
    (layers, N, hidden_size). Stands for `nn.RNNBase`, which cannot run by itself.
    """

    def __init__(
        self,
        mode: str,
        input_size: int,
        hidden_size: int,
        num_layers: int = 1,
        bias: bool = True,
        dropout: float = 0.0,
        bidirectional: bool = False,
    ) -> None:
        super().__init__()
        self.layer = {"RNN": nn.RNN, "GRU": nn.GRU, "LSTM": nn.LSTM}[mode](
            input_size,
            hidden_size,
            num_layers,
            bias=bias,
            batch_first=True,
            dropout=dropout,
            bidirectional=bidirectional,
        )

    def forward(self, input: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        output, state = self.layer(input)
        return output, state[0] if isinstance(self.layer, nn.LSTM) else state
