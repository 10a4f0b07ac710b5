"""Stacks of transformer layers, made from numbers instead of from a layer."""

from __future__ import annotations

import torch
from torch import nn


class TransformerEncoder(nn.Module):
    """`num_layers` equal encoder layers: (N, steps, d_model) stays. `nn.TransformerEncoder`.

    With `causal`, a step looks only at itself and the steps before it.
    """

    def __init__(
        self,
        d_model: int,
        nhead: int,
        num_layers: int = 2,
        dim_feedforward: int = 128,
        dropout: float = 0.1,
        activation: str = "relu",
        norm_first: bool = False,
        causal: bool = False,
    ) -> None:
        super().__init__()
        layer = nn.TransformerEncoderLayer(
            d_model,
            nhead,
            dim_feedforward,
            dropout,
            activation,
            batch_first=True,
            norm_first=norm_first,
        )
        self.layers = nn.TransformerEncoder(layer, num_layers, enable_nested_tensor=False)
        self.causal = causal

    def forward(
        self, src: torch.Tensor, src_key_padding_mask: torch.Tensor | None = None
    ) -> torch.Tensor:
        future = None
        if self.causal:
            future = src.new_full((src.shape[1], src.shape[1]), float("-inf")).triu(1)
        read: torch.Tensor = self.layers(
            src, future, src_key_padding_mask=src_key_padding_mask, is_causal=self.causal
        )
        return read


class TransformerDecoder(nn.Module):
    """`num_layers` equal decoder layers: `tgt` (N, steps, d_model) reads `memory` and stays.

    With `causal`, a step of `tgt` looks only at itself and the steps before it.
    `nn.TransformerDecoder`.
    """

    def __init__(
        self,
        d_model: int,
        nhead: int,
        num_layers: int = 2,
        dim_feedforward: int = 128,
        dropout: float = 0.1,
        activation: str = "relu",
        norm_first: bool = False,
        causal: bool = True,
    ) -> None:
        super().__init__()
        layer = nn.TransformerDecoderLayer(
            d_model,
            nhead,
            dim_feedforward,
            dropout,
            activation,
            batch_first=True,
            norm_first=norm_first,
        )
        self.layers = nn.TransformerDecoder(layer, num_layers)
        self.causal = causal

    def forward(self, tgt: torch.Tensor, memory: torch.Tensor) -> torch.Tensor:
        future = None
        if self.causal:
            future = tgt.new_full((tgt.shape[1], tgt.shape[1]), float("-inf")).triu(1)
        written: torch.Tensor = self.layers(tgt, memory, tgt_mask=future, tgt_is_causal=self.causal)
        return written
