"""Layers whose single weights can be cut or frozen, and whose neurons bend each its own way."""

from __future__ import annotations

import torch
from torch import nn

from backend.modules.neuron_field import bend_of


def bent(activation: str, sums: torch.Tensor) -> torch.Tensor:
    """What an activation makes of sums. Raises KeyError for a name that no neuron may have."""
    return bend_of(activation)(sums)


class Opened(nn.Module):
    """What opened layers share: `cut` and `frozen` weights, and `bends`, an activation by row.

    A weight is named (row, column): the row along the first axis of `weight`, the column along
    the rest laid out flat, -1 for the bias of the row. A cut one is 0, a frozen one stays what it
    was when the layer was settled; no optimizer, momentum or decay moves either, for the layer
    computes with `fixed` where a weight is `held`. Rows of `bends` count the outputs.
    """

    weight: torch.Tensor

    def __init__(
        self,
        *sizes: object,
        cut: tuple[tuple[int, int], ...] = (),
        frozen: tuple[tuple[int, int], ...] = (),
        bends: tuple[tuple[int, str], ...] = (),
        **settings: object,
    ) -> None:
        super().__init__(*sizes, **settings)
        self.hold(cut, frozen, bends)

    def hold(
        self,
        cut: tuple[tuple[int, int], ...] = (),
        frozen: tuple[tuple[int, int], ...] = (),
        bends: tuple[tuple[int, str], ...] = (),
    ) -> None:
        """Cut, freeze and bend; the frozen stay what they are now."""
        for name in ("weight", "bias"):
            gone, still = (_places(self, name, cells) for cells in (cut, frozen))
            any_held = bool(gone.any() or still.any())
            self.register_buffer(f"{name}_cut", gone if any_held else None, persistent=False)
            self.register_buffer(
                f"{name}_held", gone | still if any_held else None, persistent=False
            )
            fixed = getattr(self, name).detach().clone() if any_held else None
            self.register_buffer(f"{name}_fixed", fixed, persistent=False)
        self.activations = tuple(sorted({activation for _, activation in bends}))
        for activation in self.activations:
            rows = [row for row, each in bends if each == activation]
            self.register_buffer(f"is_{activation}", _rows(self, rows), persistent=False)
        self.settle()

    @torch.no_grad()
    def settle(self) -> None:
        """Hold the frozen at the numbers that stand in the parameters now, and the cut at 0.

        Called after weights are put in from elsewhere, when all parameters are as they shall be.
        """
        for name in ("weight", "bias"):
            held = getattr(self, f"{name}_held")
            if held is not None:
                numbers, fixed = getattr(self, name), getattr(self, f"{name}_fixed")
                fixed.copy_(numbers.masked_fill(getattr(self, f"{name}_cut"), 0.0))
                numbers.copy_(torch.where(held, fixed, numbers))

    @torch.no_grad()
    def restore(self) -> None:
        """Bring the parameters back to the numbers that are computed with.

        An optimizer may have moved a held one in its own books: decay knows no gradient.
        """
        for name, numbers in self.effective().items():
            getattr(self, name).copy_(numbers)

    def effective(self) -> dict[str, torch.Tensor]:
        """ "weight" and "bias" as they are computed with; no gradients flow through these."""
        with torch.no_grad():
            numbers = {name: self.number(name) for name in ("weight", "bias")}
        return {name: there.detach() for name, there in numbers.items() if there is not None}

    def number(self, name: str) -> torch.Tensor:
        """ "weight" or "bias" as it is computed with, gradients and all; None where it has none."""
        numbers: torch.Tensor = getattr(self, name)
        held = getattr(self, f"{name}_held")
        if held is not None:
            numbers = torch.where(held, getattr(self, f"{name}_fixed"), numbers)
        return numbers

    def bend(self, sums: torch.Tensor) -> torch.Tensor:
        """Each output that has an activation of its own bent by it."""
        answer = sums
        for activation in self.activations:
            answer = torch.where(getattr(self, f"is_{activation}"), bent(activation, sums), answer)
        return answer

    def _save_to_state_dict(
        self, destination: dict[str, torch.Tensor], prefix: str, keep_vars: bool
    ) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        if not keep_vars:
            for name, numbers in self.effective().items():
                destination[f"{prefix}{name}"] = numbers

    def _load_from_state_dict(self, *given: object) -> None:
        super()._load_from_state_dict(*given)
        self.settle()


def _places(layer: Opened, name: str, cells: tuple[tuple[int, int], ...]) -> torch.Tensor:
    """True at these cells of a parameter, in its shape; cells of the other one are left out."""
    numbers = getattr(layer, name)
    if numbers is None:
        return torch.zeros(0, dtype=torch.bool)
    places = torch.zeros(len(numbers), numbers[0].numel(), dtype=torch.bool)
    for row, column in cells:
        if (column < 0) == (name == "bias"):
            places[row, max(column, 0)] = True
    return places.reshape(numbers.shape).to(numbers.device)


def _rows(layer: Opened, rows: list[int]) -> torch.Tensor:
    """True for these outputs, shaped to stretch over what the layer gives."""
    sizes = vars(layer)
    outputs = sizes.get("out_features") or sizes["out_channels"]
    there = torch.zeros(outputs, dtype=torch.bool, device=layer.weight.device)
    there[rows] = True
    return there.reshape(-1, *[1] * (layer.weight.dim() - 2))


class OpenLinear(Opened, nn.Linear):
    """`nn.Linear` with held weights and bent neurons: (…, in_features) to (…, out_features)."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        sums = nn.functional.linear(input, self.number("weight"), self.number("bias"))
        return self.bend(sums)


class OpenConv1d(Opened, nn.Conv1d):
    """`nn.Conv1d` with held weights and bent channels."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return self.bend(self._conv_forward(input, self.number("weight"), self.number("bias")))


class OpenConv2d(Opened, nn.Conv2d):
    """`nn.Conv2d` with held weights and bent channels."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return self.bend(self._conv_forward(input, self.number("weight"), self.number("bias")))


class OpenConv3d(Opened, nn.Conv3d):
    """`nn.Conv3d` with held weights and bent channels."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        return self.bend(self._conv_forward(input, self.number("weight"), self.number("bias")))


class OpenConvTranspose1d(Opened, nn.ConvTranspose1d):
    """`nn.ConvTranspose1d` with held weights and bent channels; rows are channels that arrive."""

    def forward(self, input: torch.Tensor, output_size: list[int] | None = None) -> torch.Tensor:
        return _transposed(self, 1, input)


class OpenConvTranspose2d(Opened, nn.ConvTranspose2d):
    """`nn.ConvTranspose2d` with held weights and bent channels; rows are channels that arrive."""

    def forward(self, input: torch.Tensor, output_size: list[int] | None = None) -> torch.Tensor:
        return _transposed(self, 2, input)


class OpenConvTranspose3d(Opened, nn.ConvTranspose3d):
    """`nn.ConvTranspose3d` with held weights and bent channels; rows are channels that arrive."""

    def forward(self, input: torch.Tensor, output_size: list[int] | None = None) -> torch.Tensor:
        return _transposed(self, 3, input)


def _transposed(layer: Opened, axes: int, input: torch.Tensor) -> torch.Tensor:
    convolve = getattr(nn.functional, f"conv_transpose{axes}d")
    sums: torch.Tensor = convolve(
        input,
        layer.number("weight"),
        layer.number("bias"),
        layer.stride,
        layer.padding,
        layer.output_padding,
        layer.groups,
        layer.dilation,
    )
    return layer.bend(sums)
