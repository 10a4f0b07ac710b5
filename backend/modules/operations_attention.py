"""Attention part by part, and patterns that tell places and times."""

from __future__ import annotations

import math

import torch
from torch import nn

from backend.modules.operation import Operation


class Attention(Operation):
    """Scaled dot-product attention: softmax(q kᵀ · scale) v, as in "Attention Is All You Need".

    query (…, queries, width), key (…, keys, width), value (…, keys, width 2). A `mask` is added,
    or, where it holds truth values, says which keys each query sees. `padding` (N, keys) does so
    for whole examples: true (or minus infinity) is hidden. `causal` hides later keys. `scale` is
    1 / √width where None. Keys and values may have fewer heads: groups of queries share them.
    """

    def __init__(
        self, causal: bool = False, dropout: float = 0.0, scale: float | None = None
    ) -> None:
        super().__init__()
        self.causal = causal
        self.dropout = dropout
        self.scale = scale

    def forward(
        self,
        query: torch.Tensor,
        key: torch.Tensor,
        value: torch.Tensor,
        mask: torch.Tensor | None = None,
        padding: torch.Tensor | None = None,
    ) -> torch.Tensor:
        if query.dim() > 3 and query.shape[-3] != key.shape[-3]:
            times = query.shape[-3] // key.shape[-3]
            key, value = (one.repeat_interleave(times, -3) for one in (key, value))
        causal = self.causal
        if padding is not None or (mask is not None and causal):
            mask, causal = self._joined(query, key, mask, padding), False
        elif mask is not None and mask.is_floating_point():
            mask = mask.to(query.dtype)
        dropout = self.dropout if self.training else 0.0
        attend = nn.functional.scaled_dot_product_attention
        if query.dim() > 3 or not torch.onnx.is_in_onnx_export():
            return attend(query, key, value, mask, dropout, causal, scale=self.scale)
        q, k, v = (one.unsqueeze(-3) for one in (query, key, value))  # ONNX wants heads
        mask = mask.unsqueeze(-3) if mask is not None and mask.dim() == 3 else mask
        return attend(q, k, v, mask, dropout, causal, scale=self.scale).squeeze(-3)

    def _joined(
        self,
        query: torch.Tensor,
        key: torch.Tensor,
        mask: torch.Tensor | None,
        padding: torch.Tensor | None,
    ) -> torch.Tensor:
        """All masks as one that is added."""
        found = torch.zeros((), dtype=query.dtype, device=query.device)
        if mask is not None:
            found = found + _added(mask, query, seen=True)
        if padding is not None:
            ones = [1] * (query.dim() - 2)
            there = padding.reshape(padding.shape[0], *ones, padding.shape[1])
            found = found + _added(there, query, seen=False)
        if self.causal:
            every = torch.ones(query.shape[-2], key.shape[-2], device=query.device)
            found = found + _added(every.tril() == 1, query, seen=True)
        return found


def _added(mask: torch.Tensor, like: torch.Tensor, seen: bool) -> torch.Tensor:
    """A mask of truth values as numbers to add; others as they are."""
    if mask.dtype != torch.bool:
        return mask.to(like.dtype)
    hidden = ~mask if seen else mask
    zeros = torch.zeros(mask.shape, dtype=like.dtype, device=like.device)
    return zeros.masked_fill(hidden, float("-inf"))


class Rotary(Operation):
    """Turns pairs of features by angles that grow with the step: (…, steps, features) stays.

    "RoFormer" (Su and others, 2021): pair i turns by step / base^(2i / features). `pairs`:
    "neighbours" are features 2i and 2i + 1, "halves" i and i + features / 2. Only the first
    `features` are turned, all where None. `steps` may arrive (steps,) instead of 0, 1, 2, …
    """

    def __init__(
        self, base: float = 10000.0, pairs: str = "halves", features: int | None = None
    ) -> None:
        super().__init__()
        self.base = base
        self.pairs = pairs
        self.features = features

    def forward(self, input: torch.Tensor, steps: torch.Tensor | None = None) -> torch.Tensor:
        width = input.shape[-1] if self.features is None else self.features
        if steps is None:
            steps = torch.arange(input.shape[-2], device=input.device)
        rates = torch.arange(0, width, 2, device=input.device) / width
        angles = steps.float().unsqueeze(-1) * self.base**-rates
        turned, rest = input[..., :width], input[..., width:]
        return torch.cat([self._turned(turned, angles.to(input.dtype)), rest], -1)

    def _turned(self, input: torch.Tensor, angles: torch.Tensor) -> torch.Tensor:
        if self.pairs == "halves":
            first, second = input.chunk(2, -1)
        else:
            first, second = input[..., ::2], input[..., 1::2]
        cos, sin = angles.cos(), angles.sin()
        both = first * cos - second * sin, second * cos + first * sin
        return torch.cat(both, -1) if self.pairs == "halves" else torch.stack(both, -1).flatten(-2)


class Alibi(Operation):
    """A mask that counts less what is farther away: queries (N, heads, steps, width) give
    (heads, steps, steps), to add before the softmax.

    "Train Short, Test Long" (Press and others, 2021): head h of 8 takes distance / 2^h away.
    `causal` hides later steps.
    """

    def __init__(self, causal: bool = True) -> None:
        super().__init__()
        self.causal = causal

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        slopes = torch.tensor(_slopes(input.shape[-3]), device=input.device)
        steps = torch.arange(input.shape[-2], device=input.device)
        back = steps.unsqueeze(1) - steps
        bias = -back.abs() * slopes.reshape(-1, 1, 1)
        return bias.masked_fill(back < 0, float("-inf")) if self.causal else bias


def _slopes(heads: int) -> list[float]:
    """One slope for each head: a geometric row; between powers of two, some of the next one's."""
    whole = 2 ** int(math.log2(heads))
    found = [2 ** (-8 * (place + 1) / whole) for place in range(whole)]
    finer = [2 ** (-4 * (place + 1) / whole) for place in range(0, 2 * whole, 2)]
    return found + finer[: heads - whole]


class LearnedPositions(Operation):
    """Adds a learned row to each step: (N, steps, features) stays; at most `length` steps."""

    def __init__(self, features: int, length: int = 512) -> None:
        super().__init__()
        self.features = features
        self.length = length
        self.weight = nn.Parameter(0.02 * torch.randn(length, features))

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input + self.weight[: input.shape[-2]]


class RelativePositions(Operation):
    """A learned mask by distance: queries (N, heads, steps, width) give (heads, steps, steps).

    "T5" (Raffel and others, 2019): each head learns a number for each of `buckets` distances,
    exact ones for the near half, then ever wider ones up to `farthest`. `both_ways`: later steps
    have buckets of their own.
    """

    def __init__(
        self, heads: int, buckets: int = 32, farthest: int = 128, both_ways: bool = True
    ) -> None:
        super().__init__()
        self.heads = heads
        self.buckets = buckets
        self.farthest = farthest
        self.both_ways = both_ways
        self.weight = nn.Parameter(0.02 * torch.randn(buckets, heads))

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        steps = torch.arange(input.shape[-2], device=input.device)
        found = self._bucket(steps - steps.unsqueeze(1))
        return self.weight[found].permute(2, 0, 1)

    def _bucket(self, ahead: torch.Tensor) -> torch.Tensor:
        """Which bucket a distance falls into; `ahead` counts steps onwards."""
        count, start = self.buckets, torch.zeros_like(ahead)
        if self.both_ways:
            count = count // 2
            start = (ahead > 0).long() * count
        far = ahead.abs() if self.both_ways else (-ahead).clamp(min=0)
        near = count // 2
        ratio = (far.clamp(min=1) / near).log() / math.log(self.farthest / near)
        wide = (near + (ratio * (count - near)).long()).clamp(max=count - 1)
        return start + torch.where(far < near, far, wide)


class TimeWaves(Operation):
    """A time as a row of waves: (N,) or (N, 1) becomes (N, features), sines, then cosines.

    "Denoising Diffusion Probabilistic Models" (Ho and others, 2020): half the features have
    rates from 1 down to 1 / `longest`. `to_the_end`: the last rate is exactly that.
    """

    def __init__(
        self,
        features: int = 128,
        longest: float = 10000.0,
        to_the_end: bool = False,
        cosines_first: bool = False,
    ) -> None:
        super().__init__()
        self.features = features
        self.longest = longest
        self.to_the_end = to_the_end
        self.cosines_first = cosines_first

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        half = self.features // 2
        last = max(half - self.to_the_end, 1)
        places = torch.arange(half, device=input.device)
        rates = torch.exp(-math.log(self.longest) * places / last)
        angles = input.reshape(-1, 1).float() * rates
        waves = [angles.sin(), angles.cos()]
        found = torch.cat(waves[::-1] if self.cosines_first else waves, 1)
        return nn.functional.pad(found, (0, self.features % 2))
