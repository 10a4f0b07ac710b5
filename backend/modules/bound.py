"""Neurons some of whose weights are frozen, or tied to others wherever these stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from backend.modules.neuron_field import NeuronLevel


class Bound(nn.Module):
    """What neurons share whose weights are bound. Until `bind` is called nothing is.

    A frozen weight is computed with as `fixed`, so that no optimizer, momentum or decay moves it.
    A tied one is read from `ties`, parameters that other modules hold too.
    """

    weight: nn.Parameter
    bias: nn.Parameter | None
    held: Tensor | None
    held_bias: Tensor | None
    tied: Tensor | None
    which: Tensor

    def bind(
        self,
        held: Tensor | None = None,
        held_bias: Tensor | None = None,
        tied: Tensor | None = None,
        which: Tensor | None = None,
        ties: Sequence[nn.Parameter] = (),
    ) -> None:
        """Freeze where `held` (the shape of `weight`) and `held_bias` are true.

        Place `tied[i]` of the weights laid out flat reads number `which[i]` of the ties, these
        one after the other.
        """
        self.ties = nn.ParameterList(ties)
        for name, buffer in (
            ("held", held),
            ("fixed", None if held is None else self.weight.detach().clone()),
            ("held_bias", held_bias),
            ("fixed_bias", None if held_bias is None else self._bias().detach().clone()),
            ("tied", tied),
            ("which", which),
        ):
            self.register_buffer(name, buffer, persistent=False)

    def _bias(self) -> nn.Parameter:
        assert self.bias is not None
        return self.bias

    @property
    def is_bound(self) -> bool:
        """Whether anything is frozen or tied."""
        return any(one is not None for one in (self.held, self.held_bias, self.tied))

    def numbers(self) -> Tensor:
        """The weights as they are computed with, in the shape of `weight`."""
        weight: Tensor = self.weight
        if self.tied is not None:
            shared = self.ties[0] if len(self.ties) == 1 else torch.cat(list(self.ties))
            flat = weight.reshape(-1).index_copy(0, self.tied, shared.index_select(0, self.which))
            weight = flat.view_as(weight)
        return weight if self.held is None else torch.where(self.held, self.fixed, weight)

    def offsets(self) -> Tensor | None:
        """The biases as they are computed with."""
        if self.held_bias is None:
            return self.bias
        return torch.where(self.held_bias, self.fixed_bias, self._bias())

    def effective(self) -> dict[str, Tensor]:
        """ "weight" and "bias" as they are computed with; no gradients flow through these."""
        with torch.no_grad():
            found = {"weight": self.numbers(), "bias": self.offsets()}
        return {name: tensor.detach() for name, tensor in found.items() if tensor is not None}

    def slopes(self) -> dict[str, Tensor]:
        """The gradients as they reach `effective`: a tied weight has that of its tie."""
        found = {}
        if self.weight.grad is not None:
            found["weight"] = self._tied_slopes(self.weight.grad)
        if self.bias is not None and self.bias.grad is not None:
            found["bias"] = self.bias.grad
        return found

    def _tied_slopes(self, slopes: Tensor) -> Tensor:
        if self.tied is None or any(one.grad is None for one in self.ties):
            return slopes
        shared = torch.cat([one.grad for one in self.ties])
        flat = slopes.reshape(-1).index_copy(0, self.tied, shared.index_select(0, self.which))
        there = flat.view_as(slopes)
        return there if self.held is None else there.masked_fill(self.held, 0.0)

    @torch.no_grad()
    def settle(self) -> None:
        """Hold the frozen at the numbers that stand in `weight` and `bias` now."""
        if self.held is not None:
            self.fixed = self.weight.detach().clone()
        if self.held_bias is not None:
            self.fixed_bias = self._bias().detach().clone()

    @torch.no_grad()
    def restore(self) -> None:
        """Bring `weight` and `bias` to the numbers that are computed with."""
        for name, numbers in self.effective().items():
            getattr(self, name).copy_(numbers)

    def _save_to_state_dict(self, destination: Any, prefix: str, keep_vars: bool) -> None:
        super()._save_to_state_dict(destination, prefix, keep_vars)
        if not keep_vars and self.is_bound:
            for name, numbers in self.effective().items():
                destination[f"{prefix}{name}"] = numbers.detach()

    def _load_from_state_dict(self, *given: Any) -> None:
        super()._load_from_state_dict(*given)
        self.settle()


class BoundLevel(Bound, NeuronLevel):
    """A level with frozen or tied weights. `held` is true, and `fixed` 0, where no wire is."""

    def forward(self, input: Tensor) -> Tensor:
        weight = self.numbers()
        if self.is_masked and self.held is None:
            weight = weight * self.mask
        bent: Tensor = self.bend(nn.functional.linear(input, weight, self.offsets()))
        return bent
