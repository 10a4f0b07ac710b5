"""What a network costs while it is drawn: parameters, operations, and a first guess at memory.

The guess adds up blocks, so that a plan has it at once. What training really takes is rehearsed
when the drawing has come to rest: see `backend.training.estimate`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from backend.compiler.shapes import Shaped

BYTES = 4
"""A number is a float32."""
COPIES_OF_A_PARAMETER = 4
"""The weight, its gradient, and the two averages that Adam keeps; other optimizers keep less."""
COPIES_OF_AN_OUTPUT = 2
"""The number going forwards, and its gradient going backwards or what a block keeps beside it."""
_UNKNOWN_MACHINE = 16 * 2**30


@dataclass(frozen=True)
class Cost:
    """Parameters, multiply-adds for one example, and about so many bytes while training."""

    parameters: int
    operations: int
    memory_bytes: int


def total(blocks: Iterable[Shaped], batch_size: int) -> Cost:
    """The cost of a network of these blocks, trained in batches of this size."""
    parameters = operations = held = 0
    for block in blocks:
        parameters += block.parameters
        operations += block.operations
        held += block.held
    return Cost(parameters, operations, memory(parameters, held, batch_size))


def memory(parameters: int, held: int, batch_size: int) -> int:
    """About the bytes that training takes for parameters and for what a batch leaves behind."""
    kept = held * COPIES_OF_AN_OUTPUT * max(1, batch_size)
    return BYTES * (parameters * COPIES_OF_A_PARAMETER + kept)


def machine_memory() -> int:
    """The bytes of memory in this computer; a modest guess where it does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return _UNKNOWN_MACHINE


def read_bytes(size: float) -> str:
    """A size in the largest unit that fits: "1.5 GB"."""
    for unit in ("B", "kB", "MB", "GB", "TB", "PB"):
        if size < 1000:
            return f"{size:.3g} {unit}"
        size /= 1000
    return f"{size:.3g} EB"
