"""Blocks that take long without numbers: their shapes come from a smaller run of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from torch import nn

from backend.compiler.misfits import Arriving
from backend.compiler.plan import Dimension, Spec
from backend.modules.sequence import Recurrent

STEPS = 4
"""Steps of a sequence that are enough to see what a recurrent block makes of it."""
NEURONS = 8


@dataclass(frozen=True)
class Shortened:
    """A smaller question, and how the answer grows: `outputs` back to size, work `times` over."""

    settings: Mapping[str, Any]
    inputs: Arriving
    times: float
    lengthen: Callable[[Mapping[str, Spec]], dict[str, Spec]]


def shorten(module: nn.Module, settings: Mapping[str, Any], inputs: Arriving) -> Shortened | None:
    """The smaller question, None where the block answers quickly as it is."""
    if isinstance(module, Recurrent | nn.RNNBase):
        return _fewer_steps(module, settings, inputs)
    if isinstance(module, nn.Bilinear) and module.out_features > NEURONS:
        return _fewer_neurons(module, settings, inputs)
    return None


def _fewer_steps(
    module: nn.Module, settings: Mapping[str, Any], inputs: Arriving
) -> Shortened | None:
    (spec, *_) = inputs.get("input", (Spec(()),))
    axis = 1 if settings.get("batch_first", True) else 0
    steps = spec.shape[axis] if len(spec.shape) == 3 else None
    if not isinstance(steps, int) or steps <= STEPS:
        return None

    def lengthen(outputs: Mapping[str, Spec]) -> dict[str, Spec]:
        longer = _with_size(outputs["output"], axis, steps)
        return {**outputs, "output": longer}

    shorter = {**inputs, "input": (_with_size(spec, axis, STEPS),)}
    return Shortened(settings, shorter, steps / STEPS, lengthen)


def _fewer_neurons(module: nn.Bilinear, settings: Mapping[str, Any], inputs: Arriving) -> Shortened:
    def lengthen(outputs: Mapping[str, Spec]) -> dict[str, Spec]:
        return {"output": _with_size(outputs["output"], -1, module.out_features)}

    fewer = {**settings, "out_features": NEURONS}
    return Shortened(fewer, inputs, module.out_features / NEURONS, lengthen)


def _with_size(spec: Spec, axis: int, size: Dimension) -> Spec:
    shape = list(spec.shape)
    shape[axis] = size
    return Spec(tuple(shape), spec.dtype)
