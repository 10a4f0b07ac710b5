"""A layer that gets another width keeps what it learned, as far as there is a place for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from backend.compiler.plan import Plan, Step
from backend.document.change import Patch
from backend.weights import Packed

_FROM_INPUTS: Mapping[str, int] = {
    "torch.nn.Linear": 1,
    **{f"torch.nn.Conv{axes}d": 1 for axes in (1, 2, 3)},
    **{f"torch.nn.ConvTranspose{axes}d": 0 for axes in (1, 2, 3)},
}
"""Along which axis of its weight a layer reads what arrives."""

_ROW_BY_ROW = frozenset(
    {
        "torch.nn.Embedding",
        "torch.nn.EmbeddingBag",
        "torch.nn.GroupNorm",
        "torch.nn.LayerNorm",
        "torch.nn.PReLU",
        "torch.nn.RMSNorm",
        *(f"torch.nn.{kind}Norm{axes}d" for kind in ("Batch", "Instance") for axes in (1, 2, 3)),
    }
)
"""Layers whose numbers stand for themselves, one row beside the other."""


def widened(before: Plan, after: Plan, learned: Packed, fresh: Packed) -> Iterator[Patch]:
    """Patches for the parameters that have other lengths after an edit than before.

    What was `learned` stays in its place. What a layer reads anew counts nothing at first (zero),
    so that a network that was made wider computes the same (as in Net2Net, Chen, Goodfellow and
    Shlens 2016, without copies); all else is as in `fresh`, what the network begins with.
    """
    for step in after.steps:
        was = before.step(step.block)
        if was is None or step.block not in learned or step.block not in fresh:
            continue
        if was.type != step.type or not _can_keep(was, step):
            continue
        for name, numbers in fresh[step.block].items():
            known = learned[step.block].get(name)
            if known is not None and known.ndim == numbers.ndim and known.shape != numbers.shape:
                yield Patch(step.block, name, known, _with(numbers, known, _axis(step, name)))


def _can_keep(was: Step, step: Step) -> bool:
    groups = [_groups(one) for one in (was, step)]
    known = step.type in _FROM_INPUTS or step.type in _ROW_BY_ROW
    return known and (groups[0] == groups[1] == 1 or step.type not in _FROM_INPUTS)


def _groups(step: Step) -> int:
    return int(step.settings.get("groups") or 1)


def _axis(step: Step, name: str) -> int | None:
    return _FROM_INPUTS.get(step.type) if name == "weight" else None


def _with(fresh: Any, known: Any, inputs: int | None) -> np.ndarray:
    """`known` in the corner of `fresh`; behind its outputs, new inputs (along `inputs`) are 0."""
    numbers = np.array(fresh)
    if inputs is not None and numbers.shape[inputs] > known.shape[inputs]:
        new = [slice(None)] * numbers.ndim
        new[inputs] = slice(known.shape[inputs], None)
        old = slice(known.shape[1 - inputs])
        new[1 - inputs] = old
        numbers[tuple(new)] = 0.0
    corner = tuple(slice(min(sizes)) for sizes in zip(numbers.shape, known.shape, strict=True))
    numbers[corner] = known[corner]
    return numbers
