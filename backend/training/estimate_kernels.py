"""What kernels take inside themselves for a moment, where that is much and can be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

_FORWARD = torch.ops.aten.convolution.default
_BACKWARD = torch.ops.aten.convolution_backward.default

_FEW = 3
"""Channels up to which a convolution reads pictures as they are."""


def inside(func: Any, args: Sequence[Any]) -> int:
    """The bytes that an operation takes for itself on the processor, at its worst.

    A convolution there lays out its pictures and weights anew, their channels in blocks that fill
    a register: https://uxlfoundation.github.io/oneDNN/dev_guide_understanding_memory_formats.html
    """
    if func is _FORWARD and args[0].device.type == "cpu":
        input, weight = args[:2]
        return _in_blocks(input) + _in_blocks(weight)
    if func is _BACKWARD and args[0].device.type == "cpu":
        gradient, input, weight = args[:3]
        return _in_blocks(gradient) + _in_blocks(input) + _in_blocks(weight)
    return 0


def _in_blocks(tensor: Tensor) -> int:
    """The bytes of pictures (N, channels, …) with the channels filled up to whole blocks."""
    channels, block = tensor.shape[1], _block()
    if channels <= _FEW:
        return 0
    return int(tensor.nbytes // channels * -(-channels // block) * block)


def _block() -> int:
    return 16 if torch.backends.cpu.get_cpu_capability() == "AVX512" else 8
