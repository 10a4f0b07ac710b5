"""Waves that make up a signal, and back; numbers that are complex stand in a last axis of two."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from backend.modules.operation import Operation


class Fourier(Operation):
    """The discrete Fourier transform along `dim`: (…, 1 or 2) gives (…, 2), real and imaginary.

    `inverse` goes back. `one_sided`: of real signals only the first half of the waves leaves; the
    inverse takes that half and gives (…, 1). `length` cuts the signal or fills it up with zeros;
    it may arrive, and so may the axis (counted with the last one).
    """

    def __init__(
        self,
        dim: int = 1,
        length: int | None = None,
        inverse: bool = False,
        one_sided: bool = False,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.dim = dim
        self.length = length
        self.inverse = inverse
        self.one_sided = one_sided

    def forward(
        self, input: Tensor, size: Tensor | None = None, axis: Tensor | None = None
    ) -> Tensor:
        length = self.length if size is None else int(size.item())
        dim = (self.dim if axis is None else int(axis.item())) % input.dim()
        real = input.shape[-1] == 1
        signal = input[..., 0] if real else torch.complex(input[..., 0], input[..., 1])
        if self.inverse and self.one_sided:
            whole: Tensor = torch.fft.irfft(signal, length, dim)
            return whole.unsqueeze(-1)
        change = torch.fft.ifft if self.inverse else torch.fft.fft
        found: Tensor = change(signal, length, dim)
        if self.one_sided:
            found = found.narrow(dim, 0, found.shape[dim] // 2 + 1)
        return torch.view_as_real(found.contiguous())


class ShortFourier(Operation):
    """The Fourier transform of windows along a signal: (N, length, 1 or 2) gives (N, …, waves, 2).

    Windows begin every `step` places; their length is that of `window`, which weighs them, or of
    `frame`. `one_sided`: only the first half of the waves.
    """

    def __init__(
        self,
        step: int = 1,
        frame: int | None = 4,
        one_sided: bool = True,
        leaves: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.step = step
        self.frame = frame
        self.one_sided = one_sided

    def forward(
        self,
        input: Tensor,
        pace: Tensor | None = None,
        window: Tensor | None = None,
        size: Tensor | None = None,
    ) -> Tensor:
        step = self.step if pace is None else int(pace.item())
        length = self.frame if size is None else int(size.item())
        if window is None:
            assert length is not None, "a window or its length"
            window = torch.ones(length, dtype=input.dtype, device=input.device)
        real = input.shape[-1] == 1
        signal = input[..., 0] if real else torch.complex(input[..., 0], input[..., 1])
        frames = signal.unfold(1, len(window), step) * window  # (N, windows, length)
        found = torch.fft.fft(frames, dim=-1)
        if self.one_sided:
            found = found[..., : len(window) // 2 + 1]
        return torch.view_as_real(found.contiguous())
