"""Blocks that compute with whole vectors and matrices."""

from __future__ import annotations

import torch
from torch import nn

from backend.modules.operation import Operation


class Normalize(Operation):
    """Divides by the norm along the axis `dim`, so that it becomes 1 (`degree` 2: length)."""

    def __init__(self, degree: float = 2.0, dim: int = 1, eps: float = 1e-12) -> None:
        super().__init__()
        self.degree = degree
        self.dim = dim
        self.eps = eps

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return nn.functional.normalize(input, self.degree, self.dim, self.eps)


class Distances(Operation):
    """How far each row of one lies from each row of the other: (…, a, features) and
    (…, b, features) give (…, a, b)."""

    def __init__(self, degree: float = 2.0) -> None:
        super().__init__()
        self.degree = degree

    def forward(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor
        if torch.onnx.is_in_onnx_export():  # which has no such operator
            apart = input.unsqueeze(-2) - other.unsqueeze(-3)
            found = torch.linalg.vector_norm(apart, self.degree, -1)
        else:
            found = torch.cdist(input, other, self.degree)
        return found


class MatrixFunction(Operation):
    """One function of the square matrices in the last two axes: "inverse", "exponential",
    "cholesky", "trace" or "log_determinant" (of its size)."""

    def __init__(self, function: str = "inverse") -> None:
        super().__init__()
        self.function = function

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor
        if self.function == "trace":
            found = torch.diagonal(input, 0, -2, -1).sum(-1)
        elif self.function == "log_determinant":
            found = torch.linalg.slogdet(input)[1]
        elif self.function == "exponential":
            found = torch.linalg.matrix_exp(input)
        elif self.function == "cholesky":
            found = torch.linalg.cholesky(input)
        else:
            found = torch.linalg.inv(input)
        return found


class AffineGrid(Operation):
    """The places at which to read pictures so that they are turned, moved and stretched.

    (N, 2, 3) gives (N, height, width, 2), for "Look up on a grid" ("Spatial Transformer
    Networks", Jaderberg and others, 2015). The size is that of the last two axes of `like`, or
    `size`.
    """

    def __init__(self, size: tuple[int, ...] = (28, 28), align_corners: bool = False) -> None:
        super().__init__()
        self.size = tuple(size)
        self.align_corners = align_corners

    def forward(self, input: torch.Tensor, like: torch.Tensor | None = None) -> torch.Tensor:
        size = self.size if like is None else tuple(like.shape[-len(self.size) :])
        rows = input.reshape(-1, len(size), len(size) + 1)
        found: torch.Tensor = nn.functional.affine_grid(
            rows, [rows.shape[0], 1, *size], self.align_corners
        )
        return found
