"""Layers that compute with a weight that arrives, another layer's, and a bias of their own."""

from __future__ import annotations

import torch
from torch import nn


class Borrowing(nn.Module):
    """What these layers share: they have no `weight`, and may turn the one that arrives over.

    `turned`: its first two axes are swapped, as where a decoder uses the weight of its encoder.
    """

    turned: bool

    def __init__(self, *sizes: object, turned: bool = False, **settings: object) -> None:
        super().__init__(*sizes, **settings)
        self.give_back(turned)

    def give_back(self, turned: bool) -> None:
        """Keep no weight of one's own."""
        self.register_parameter("weight", None)
        self.turned = turned

    def used(self, weight: torch.Tensor) -> torch.Tensor:
        """The weight as it is computed with."""
        return weight.transpose(0, 1) if self.turned else weight


class BorrowingLinear(Borrowing, nn.Linear):
    """`nn.Linear` with a weight (out_features, in_features) that arrives."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return nn.functional.linear(input, self.used(weight), self.bias)


class BorrowingEmbedding(Borrowing, nn.Embedding):
    """`nn.Embedding` with a weight (num_embeddings, embedding_dim) that arrives."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return nn.functional.embedding(
            input,
            self.used(weight),
            self.padding_idx,
            self.max_norm,
            self.norm_type,
            self.scale_grad_by_freq,
            self.sparse,
        )


class BorrowingConv1d(Borrowing, nn.Conv1d):
    """`nn.Conv1d` with kernels that arrive."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        found: torch.Tensor = self._conv_forward(input, self.used(weight), self.bias)
        return found


class BorrowingConv2d(Borrowing, nn.Conv2d):
    """`nn.Conv2d` with kernels that arrive."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        found: torch.Tensor = self._conv_forward(input, self.used(weight), self.bias)
        return found


class BorrowingConv3d(Borrowing, nn.Conv3d):
    """`nn.Conv3d` with kernels that arrive."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        found: torch.Tensor = self._conv_forward(input, self.used(weight), self.bias)
        return found


class BorrowingConvTranspose1d(Borrowing, nn.ConvTranspose1d):
    """`nn.ConvTranspose1d` with kernels that arrive."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return _transposed(self, 1, input, weight)


class BorrowingConvTranspose2d(Borrowing, nn.ConvTranspose2d):
    """`nn.ConvTranspose2d` with kernels that arrive."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return _transposed(self, 2, input, weight)


class BorrowingConvTranspose3d(Borrowing, nn.ConvTranspose3d):
    """`nn.ConvTranspose3d` with kernels that arrive."""

    def forward(self, input: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:  # type: ignore[override]
        return _transposed(self, 3, input, weight)


def _transposed(
    layer: Borrowing, axes: int, input: torch.Tensor, weight: torch.Tensor
) -> torch.Tensor:
    convolve = getattr(nn.functional, f"conv_transpose{axes}d")
    spread: torch.Tensor = convolve(
        input,
        layer.used(weight),
        layer.bias,
        layer.stride,
        layer.padding,
        layer.output_padding,
        layer.groups,
        layer.dilation,
    )
    return spread
