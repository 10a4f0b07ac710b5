"""The steps of a mesh of neurons as plain loops, for numba to compile.

All tables are float32 and hold one row for each number that arrives, then one for each neuron;
columns are examples. Taken in blocks of columns that stay in the processor's nearest memory.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

LINEAR, RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS, TANH, SIGMOID = range(9)
_BLOCK = 256
_ROOT = math.sqrt(0.5)
_BELL = 1 / math.sqrt(2 * math.pi)
# tanh as a quotient of polynomials, right to a few units of the last place of a float32: the
# coefficients of Eigen's `generic_fast_tanh_float` (MPL2 library; the numbers are a fact).
_EDGE = np.float32(7.90531110763549805)
_A1, _A3, _A5, _A7, _A9, _A11, _A13 = (
    np.float32(a)
    for a in (
        *(4.89352455891786e-03, 6.37261928875436e-04, 1.48572235717979e-05),
        *(5.12229709037114e-08, -8.60467152213735e-11, 2.00018790482477e-13),
        -2.76076847742355e-16,
    )
)
_B0, _B2, _B4, _B6 = (
    np.float32(b)
    for b in (
        4.89352518554385e-03,
        2.26843463243900e-03,
        1.18534705686654e-04,
        1.19825839466702e-06,
    )
)
_ONE, _HALF, _LEAK, _FAR = (np.float32(number) for number in (1.0, 0.5, 0.01, 20.0))


def forward(  # noqa: PLR0915
    table: Any,
    arriving: int,
    starts: Any,
    source: Any,
    weight: Any,
    bias: Any,
    codes: Any,
    sums: Any,
) -> None:
    """Fill the neurons' rows of `table`, sources first. Neuron m has the wires from starts[m] to
    starts[m + 1]. `sums` keeps the sums of neurons whose slope needs them (one row: of none)."""
    for begin in range(0, table.shape[1], _BLOCK):
        end = min(begin + _BLOCK, table.shape[1])
        for neuron in range(len(codes)):
            row = table[arriving + neuron, begin:end]
            row[:] = bias[neuron]
            for wire in range(starts[neuron], starts[neuron + 1]):
                number, there = weight[wire], table[source[wire], begin:end]
                for n in range(row.size):
                    row[n] += number * there[n]
            code = codes[neuron]
            if code in (TANH, SIGMOID):
                scale = _ONE if code == TANH else _HALF
                for n in range(row.size):
                    x = row[n] * scale
                    x = _EDGE if x > _EDGE else x
                    x = -_EDGE if x < -_EDGE else x
                    q = x * x
                    top = _A13 * q + _A11
                    top = top * q + _A9
                    top = top * q + _A7
                    top = top * q + _A5
                    top = top * q + _A3
                    top = x * (top * q + _A1)
                    row[n] = top / (((_B6 * q + _B4) * q + _B2) * q + _B0)
                if code == SIGMOID:
                    for n in range(row.size):
                        row[n] = _HALF + _HALF * row[n]
            elif code == RELU:
                for n in range(row.size):
                    row[n] = np.float32(0) if row[n] < 0 else row[n]
            elif code == LEAKY_RELU:
                for n in range(row.size):
                    row[n] = row[n] * _LEAK if row[n] < 0 else row[n]
            elif code == ELU:
                for n in range(row.size):
                    row[n] = math.expm1(row[n]) if row[n] < 0 else row[n]
            elif code == SOFTPLUS:
                for n in range(row.size):
                    row[n] = row[n] if row[n] > _FAR else math.log1p(math.exp(row[n]))
            elif code == GELU:
                kept = sums[neuron, begin:end]
                for n in range(row.size):
                    kept[n] = row[n]
                    row[n] = row[n] * (0.5 + 0.5 * math.erf(row[n] * _ROOT))
            elif code == SILU:
                kept = sums[neuron, begin:end]
                for n in range(row.size):
                    kept[n] = row[n]
                    row[n] = row[n] / (1.0 + math.exp(-row[n]))


def backward(
    table: Any,
    slopes: Any,
    arriving: int,
    starts: Any,
    source: Any,
    weight: Any,
    codes: Any,
    sums: Any,
    of_weight: Any,
    of_bias: Any,
    reaches: bool,
) -> None:
    """Carry `slopes` (of each row of `table`) back: to the sums of neurons, to those that feed
    them, to weights and biases (added up). Those that arrive get theirs where it `reaches`."""
    for begin in range(0, table.shape[1], _BLOCK):
        end = min(begin + _BLOCK, table.shape[1])
        for neuron in range(len(codes) - 1, -1, -1):
            bent, slope = (
                table[arriving + neuron, begin:end],
                slopes[arriving + neuron, begin:end],
            )
            code = codes[neuron]
            if code == TANH:
                for n in range(slope.size):
                    slope[n] *= _ONE - bent[n] * bent[n]
            elif code == SIGMOID:
                for n in range(slope.size):
                    slope[n] *= bent[n] * (_ONE - bent[n])
            elif code == RELU:
                for n in range(slope.size):
                    slope[n] = slope[n] if bent[n] > 0 else np.float32(0)
            elif code == LEAKY_RELU:
                for n in range(slope.size):
                    slope[n] = slope[n] if bent[n] > 0 else slope[n] * _LEAK
            elif code == ELU:
                for n in range(slope.size):
                    slope[n] = slope[n] if bent[n] > 0 else slope[n] * (bent[n] + _ONE)
            elif code == SOFTPLUS:
                for n in range(slope.size):
                    slope[n] *= -math.expm1(-bent[n])
            elif code == GELU:
                kept = sums[neuron, begin:end]
                for n in range(slope.size):
                    z = kept[n]
                    under = 0.5 + 0.5 * math.erf(z * _ROOT)
                    slope[n] *= under + z * _BELL * math.exp(-0.5 * z * z)
            elif code == SILU:
                kept = sums[neuron, begin:end]
                for n in range(slope.size):
                    open = 1.0 / (1.0 + math.exp(-kept[n]))
                    slope[n] *= open * (1.0 + kept[n] * (1.0 - open))
            whole = 0.0
            for n in range(slope.size):
                whole += slope[n]
            of_bias[neuron] += whole
            for wire in range(starts[neuron], starts[neuron + 1]):
                place, number = source[wire], weight[wire]
                there = table[place, begin:end]
                total = np.float32(0)
                for n in range(slope.size):
                    total += slope[n] * there[n]
                of_weight[wire] += total
                if reaches or place >= arriving:
                    below = slopes[place, begin:end]
                    for n in range(slope.size):
                        below[n] += number * slope[n]


def load(folder: str) -> tuple[Callable[..., None], Callable[..., None]]:
    """Both as machine code: compiled within seconds, or taken from `folder` where they are kept.

    Raises ImportError without numba, and whatever numba raises where it cannot compile.
    """
    import numba

    numba.config.CACHE_DIR = folder  # type: ignore[attr-defined]
    # Sums may be reordered; numbers that are none must stay what they are.
    options: Any = {"cache": True, "nogil": True, "fastmath": {"contract", "reassoc", "arcp"}}
    table, row, ints = "f4[:,::1]", "f4[::1]", "i4[::1]"
    forth = f"void({table},i8,{ints},{ints},{row},{row},{ints},{table})"
    back = f"void({table},{table},i8,{ints},{ints},{row},{ints},{table},{row},{row},b1)"
    return numba.njit(forth, **options)(forward), numba.njit(back, **options)(backward)
