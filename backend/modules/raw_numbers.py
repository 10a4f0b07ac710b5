"""Raw numbers as a network was trained on them, as a module that travels inside its exports."""

from __future__ import annotations

import torch
from torch import nn


class RawNumbers(nn.Module):
    """Fills what is missing (NaN), turns word numbers into ones and zeros, and scales.

    (N, …) becomes (N, …) float32: (input - shift) / scale, where `shift` and `scale` stretch to
    one example. `words` says for each column how many words it may hold, 0 for a number; such a
    column becomes one for each word. Nothing here is learned or saved with the weights.
    """

    shift: torch.Tensor
    scale: torch.Tensor
    fill: torch.Tensor | None

    def __init__(
        self,
        shift: float | tuple[float, ...] | tuple[tuple[tuple[float, ...], ...], ...] = 0.0,
        scale: float | tuple[float, ...] | tuple[tuple[tuple[float, ...], ...], ...] = 1.0,
        fill: tuple[float, ...] | None = None,
        words: tuple[int, ...] = (),
    ) -> None:
        super().__init__()
        self.register_buffer("shift", torch.tensor(shift, dtype=torch.float32), persistent=False)
        self.register_buffer("scale", torch.tensor(scale, dtype=torch.float32), persistent=False)
        filling = None if fill is None else torch.tensor(fill, dtype=torch.float32)
        self.register_buffer("fill", filling, persistent=False)
        self.words = words

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        numbers = input.to(torch.float32)
        if self.fill is not None:
            numbers = torch.where(numbers.isnan(), self.fill, numbers)
        if any(self.words):
            numbers = torch.cat([self._column(numbers, at) for at in range(len(self.words))], 1)
        return (numbers - self.shift) / self.scale

    def _column(self, numbers: torch.Tensor, at: int) -> torch.Tensor:
        """(N, columns) to the one column at this place, or to one for each of its words."""
        column = numbers[:, at : at + 1]
        if not self.words[at]:
            return column
        places = torch.arange(self.words[at], dtype=column.dtype, device=column.device)
        return (column == places).to(column.dtype)
