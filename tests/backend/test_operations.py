"""Operations as blocks: PyTorch's own samples of them, and what it offers, all drawn."""

from __future__ import annotations

import itertools
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
import torch
from torch import Tensor
from torch.testing._internal.common_methods_invocations import op_db

from backend.catalog.catalog import CATALOG
from tests.backend.op_drawings import DRAWINGS

OPERATIONS = {one.name: one for one in reversed(op_db)}
TRIED = 5
"""So many samples of each operation; PyTorch has up to hundreds."""


def test_every_drawing_is_of_an_operation_and_a_block():
    extra = {"rad2deg", "deg2rad"}
    assert set(DRAWINGS) - set(OPERATIONS) <= extra
    assert all(block in CATALOG for block, _ in DRAWINGS.values())


@pytest.mark.parametrize("name", sorted(DRAWINGS.keys() & OPERATIONS.keys()))
def test_a_block_agrees_with_the_operation_on_pytorchs_own_samples(name):
    tried = 0
    for sample in samples(name):
        tried += agree(name, sample)
    assert tried, "no sample could be drawn"


def samples(name: str) -> Iterator[Any]:
    """The first few that can be drawn, in decimal numbers where the operation knows them."""
    operation = OPERATIONS[name]
    whole = torch.float32 not in operation.supported_dtypes("cpu")
    dtype = torch.int64 if whole else torch.float32
    learns = not whole and operation.supports_autograd
    torch.manual_seed(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        every = operation.sample_inputs("cpu", dtype, requires_grad=learns)
        drawable = (one for one in every if drawn(name, one) is not None)
        yield from itertools.islice(drawable, TRIED)


def drawn(name: str, sample: Any) -> Any:
    return DRAWINGS[name][1](sample.input, *sample.args, **sample.kwargs)


def agree(name: str, sample: Any) -> bool:
    """Outputs and gradients of the block are those of the operation."""
    block = CATALOG[DRAWINGS[name][0]]
    settings, tensors = drawn(name, sample)
    leaves = [one for one in tensors if one is not None and one.requires_grad]
    ports = [port.name for port in block.card.inputs]
    if len(block.card.inputs) == 1 and block.card.inputs[0].many:
        values = {ports[0]: tensors}
    else:
        pairs = zip(ports, tensors, strict=False)
        values = {port: [one] for port, one in pairs if one is not None}
    positional, named = block.arguments(values)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = block.make(**block.settings(settings))
        found = flat(module(*positional, **named))
        expected = flat(OPERATIONS[name](sample.input, *sample.args, **sample.kwargs))
    for one, other in zip(found, expected, strict=True):
        # the kind of whole numbers is a matter of taste where no gradient flows
        torch.testing.assert_close(one, other, equal_nan=True, check_dtype=False)
    for one, other in zip(gradients(found, leaves), gradients(expected, leaves), strict=True):
        torch.testing.assert_close(one, other, equal_nan=True)
    return True


def flat(value: Any) -> list[Tensor]:
    return [value] if isinstance(value, Tensor) else list(value)


def gradients(outputs: list[Tensor], leaves: list[Tensor]) -> list[Tensor]:
    """Of the sum of all outputs, weighed unevenly; zeros where none flows."""
    followed = [one for one in outputs if one.requires_grad]
    if not followed or not leaves:
        return []
    total = sum(
        (one * torch.linspace(1, 2, one.numel()).reshape(one.shape)).sum() for one in followed
    )
    found = torch.autograd.grad(total, leaves, allow_unused=True)
    return [
        torch.zeros_like(leaf) if one is None else one
        for leaf, one in zip(leaves, found, strict=True)
    ]
