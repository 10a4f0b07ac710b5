"""Blocks that compute number by number, and numbers that stand in the drawing themselves."""

from __future__ import annotations

import torch
from torch import nn


class Function(nn.Module):
    """One function of PyTorch on every number: "exp", "sqrt", "sin" … Any shape."""

    def __init__(self, function: str = "exp") -> None:
        super().__init__()
        self.function = function

    def extra_repr(self) -> str:
        return self.function

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = getattr(torch, self.function)(input)
        return found


class Calculate(nn.Module):
    """One function of two numbers on all of them: "pow", "fmod", "lt", "logical_and" …

    Shapes stretch as in NumPy. "div_trunc" divides whole numbers towards zero.
    """

    def __init__(self, function: str = "maximum") -> None:
        super().__init__()
        self.function = function

    def extra_repr(self) -> str:
        return self.function

    def forward(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        divides = self.function in ("div_trunc", "floor_divide", "fmod", "remainder")
        if divides and not other.is_floating_point():  # whole numbers by 0 end the program
            other = torch.where(other == 0, torch.ones_like(other), other)
        if self.function == "div_trunc":
            return torch.div(input, other, rounding_mode="trunc")
        found: torch.Tensor = getattr(torch, self.function)(input, other)
        return found


class Cast(nn.Module):
    """The same numbers as another kind: "float32", "int64", "bool" …"""

    def __init__(self, dtype: str = "float32") -> None:
        super().__init__()
        self.dtype = dtype

    def extra_repr(self) -> str:
        return self.dtype

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.to(getattr(torch, self.dtype))


class Bits(nn.Module):
    """The same bits read as another kind of numbers of the same length."""

    def __init__(self, dtype: str = "int32") -> None:
        super().__init__()
        self.dtype = dtype

    def extra_repr(self) -> str:
        return self.dtype

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.view(getattr(torch, self.dtype))


class Where(nn.Module):
    """`input` where the condition holds (is not 0), `other` elsewhere. Shapes stretch."""

    def forward(
        self, condition: torch.Tensor, input: torch.Tensor, other: torch.Tensor
    ) -> torch.Tensor:
        return torch.where(condition != 0, input, other)


class Clip(nn.Module):
    """Numbers below the least become it, those above the most likewise.

    The bounds are settings, or arrive: `least` and `most` hold one number each.
    """

    def __init__(self, minimum: float | None = None, maximum: float | None = None) -> None:
        super().__init__()
        self.minimum = minimum
        self.maximum = maximum

    def extra_repr(self) -> str:
        return f"{self.minimum}, {self.maximum}"

    def forward(
        self,
        input: torch.Tensor,
        least: torch.Tensor | None = None,
        most: torch.Tensor | None = None,
    ) -> torch.Tensor:
        if self.minimum is not None:
            input = torch.clamp(input, min=self.minimum)
        if self.maximum is not None:
            input = torch.clamp(input, max=self.maximum)
        if least is not None:
            input = torch.maximum(input, least.reshape(()).to(input.dtype))
        return input if most is None else torch.minimum(input, most.reshape(()).to(input.dtype))


class Constant(nn.Module):
    """Numbers that stand in the drawing and never move, `shape` in all."""

    def __init__(self, shape: tuple[int, ...] = (1,), dtype: str = "float32") -> None:
        super().__init__()
        self.value: torch.Tensor
        self.register_buffer("value", torch.zeros(shape, dtype=getattr(torch, dtype)))

    def extra_repr(self) -> str:
        return f"{tuple(self.value.shape)}, {self.value.dtype}"

    def forward(self) -> torch.Tensor:
        return self.value


class Parameter(nn.Module):
    """Numbers that training moves, and nothing else: `shape` in all, drawn small at first."""

    def __init__(self, shape: tuple[int, ...] = (1,), dtype: str = "float32") -> None:
        super().__init__()
        self.value: torch.Tensor = nn.Parameter(0.02 * torch.randn(shape).to(getattr(torch, dtype)))

    def extra_repr(self) -> str:
        return f"{tuple(self.value.shape)}"

    def forward(self) -> torch.Tensor:
        return self.value
