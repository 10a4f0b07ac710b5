"""Blocks that compute one tensor from several, number by number."""

from __future__ import annotations

import torch
from torch import nn


class Add(nn.Module):
    """Adds all its inputs. Shapes must be equal, or stretch to each other as in NumPy."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        total = inputs[0]
        for other in inputs[1:]:
            total = total + other
        return total


class Multiply(nn.Module):
    """Multiplies all its inputs, number by number. Shapes stretch as in NumPy."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        product = inputs[0]
        for other in inputs[1:]:
            product = product * other
        return product


class Average(nn.Module):
    """The mean of all its inputs, number by number. Shapes stretch as in NumPy."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        total = inputs[0]
        for other in inputs[1:]:
            total = total + other
        return total / len(inputs)


class Maximum(nn.Module):
    """The largest of all its inputs, number by number. Shapes stretch as in NumPy."""

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        largest = inputs[0]
        for other in inputs[1:]:
            largest = torch.maximum(largest, other)
        return largest


class Subtract(nn.Module):
    """`input` less `other`, number by number. Shapes stretch as in NumPy."""

    def forward(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        return input - other


class Divide(nn.Module):
    """`input` divided by `other`, number by number. Shapes stretch as in NumPy."""

    def forward(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        return input / other


class MatMul(nn.Module):
    """The matrix product: (…, a, b) times (…, b, c) is (…, a, c)."""

    def forward(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        return torch.matmul(input, other)


class Scale(nn.Module):
    """Every number times `factor`, plus `shift`. Neither is learned. Any shape."""

    def __init__(self, factor: float = 1.0, shift: float = 0.0) -> None:
        super().__init__()
        self.factor = factor
        self.shift = shift

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input * self.factor + self.shift


class Concatenate(nn.Module):
    """Joins its inputs along the axis `dim`; their other axes must be equal."""

    def __init__(self, dim: int = 1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        return torch.cat(inputs, self.dim)


class Stack(nn.Module):
    """Lays its inputs, all of one shape, side by side along a new axis `dim`."""

    def __init__(self, dim: int = 1) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        return torch.stack(inputs, self.dim)


class Split(nn.Module):
    """Cuts its input along `dim` in two: the first `size` places (half where None), the rest."""

    def __init__(self, dim: int = 1, size: int | None = None) -> None:
        super().__init__()
        self.dim = dim
        self.size = size

    def forward(self, input: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        whole = input.shape[self.dim]
        size = whole // 2 if self.size is None else self.size
        return input.narrow(self.dim, 0, size), input.narrow(self.dim, size, whole - size)
