"""Blocks that compute number by number, and numbers that stand in the drawing themselves."""

from __future__ import annotations

import torch
from torch import nn

from backend.modules.operation import Operation


class Function(Operation):
    """One function of PyTorch on every number: "exp", "sqrt", "sin" … Any shape."""

    def __init__(self, function: str = "exp") -> None:
        super().__init__()
        self.function = function

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = getattr(torch, self.function)(input)
        return found


class Calculate(Operation):
    """One function of two numbers on all of them: "pow", "fmod", "lt", "logical_and" …

    Shapes stretch as in NumPy. "div_trunc" divides whole numbers towards zero. Where nothing
    arrives at `other`, `number` is the second of the two, or, with `number_first`, the first.
    """

    def __init__(
        self, function: str = "maximum", number: float = 0.0, number_first: bool = False
    ) -> None:
        super().__init__()
        self.function = function
        self.number = number
        self.number_first = number_first

    def forward(self, input: torch.Tensor, other: torch.Tensor | None = None) -> torch.Tensor:
        if other is not None:
            return self._calculated(input, other)
        number = self._as_tensor(input)
        if self.number_first:
            return self._calculated(number, input)
        return self._calculated(input, number)

    def _as_tensor(self, input: torch.Tensor) -> torch.Tensor:
        """The number, whole beside whole ones where it is whole."""
        whole = not input.is_floating_point() and self.number == int(self.number)
        return torch.tensor(int(self.number) if whole else self.number, device=input.device)

    def _calculated(self, input: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        divides = self.function in ("div_trunc", "floor_divide", "fmod", "remainder")
        if divides and not other.is_floating_point():  # whole numbers by 0 end the program
            other = torch.where(other == 0, torch.ones_like(other), other)
        if self.function == "div_trunc":
            return torch.div(input, other, rounding_mode="trunc")
        found: torch.Tensor = getattr(torch, self.function)(input, other)
        return found


class Cast(Operation):
    """The same numbers as another kind: "float32", "int64", "bool" …"""

    def __init__(self, dtype: str = "float32") -> None:
        super().__init__()
        self.dtype = dtype

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.to(getattr(torch, self.dtype))


class Bits(Operation):
    """The same bits read as another kind of numbers of the same length."""

    def __init__(self, dtype: str = "int32") -> None:
        super().__init__()
        self.dtype = dtype

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return input.view(getattr(torch, self.dtype))


class Where(Operation):
    """`input` where the condition holds (is not 0), `other` elsewhere. Shapes stretch."""

    def forward(
        self, condition: torch.Tensor, input: torch.Tensor, other: torch.Tensor
    ) -> torch.Tensor:
        return torch.where(condition != 0, input, other)


class Clip(Operation):
    """Numbers below the least become it, those above the most likewise.

    The bounds are settings, or arrive: `least` and `most` hold one number, or one for each.
    """

    def __init__(self, minimum: float | None = None, maximum: float | None = None) -> None:
        super().__init__()
        self.minimum = minimum
        self.maximum = maximum

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
            input = torch.maximum(input, _bound(least, input))
        return input if most is None else torch.minimum(input, _bound(most, input))


def _bound(bound: torch.Tensor, like: torch.Tensor) -> torch.Tensor:
    return (bound.reshape(()) if bound.numel() == 1 else bound).to(like.dtype)


class Constant(Operation):
    """Numbers that stand in the drawing and never move, `shape` in all."""

    def __init__(self, shape: tuple[int, ...] = (1,), dtype: str = "float32") -> None:
        super().__init__()
        self.value: torch.Tensor
        self.register_buffer("value", torch.zeros(shape, dtype=getattr(torch, dtype)))

    def extra_repr(self) -> str:
        return f"{tuple(self.value.shape)}, {self.value.dtype}"

    def forward(self) -> torch.Tensor:
        return self.value


class Parameter(Operation):
    """Numbers that training moves, and nothing else: `shape` in all.

    They start as `start` says: "small" (normal, spread 0.02), "normal", "zeros" or "ones".
    """

    def __init__(
        self, shape: tuple[int, ...] = (1,), dtype: str = "float32", start: str = "small"
    ) -> None:
        super().__init__()
        self.start = start
        if start in ("small", "normal"):
            numbers = torch.randn(shape) * (0.02 if start == "small" else 1.0)
        else:
            numbers = torch.zeros(shape) if start == "zeros" else torch.ones(shape)
        self.value: torch.Tensor = nn.Parameter(numbers.to(getattr(torch, dtype)))

    def extra_repr(self) -> str:
        return f"{tuple(self.value.shape)}, {self.start}"

    def forward(self) -> torch.Tensor:
        return self.value
