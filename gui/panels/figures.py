"""Numbers as they stand in formulas and in columns."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gui.language import localised, number

_FIGURES, _MOST_DECIMALS = 4, 7


def write(value: float, figures: int = 3) -> str:
    """A number in a formula, with a minus as long as its plus; a dash for none."""
    if math.isnan(value):
        return "–"
    return number(0.0 if value == 0 else value, figures).replace("-", "−")


def aligned(values: Sequence[float]) -> list[str]:
    """A column of numbers with as many decimals each, so that four figures of the largest show."""
    known = [abs(value) for value in values if math.isfinite(value)]
    largest = max(known, default=0.0)
    if largest and not 1e-4 <= largest < 1e6:
        return [write(value) for value in values]
    decimals = _FIGURES - 1 - (math.floor(math.log10(largest)) if largest else 0)
    decimals = min(max(0, decimals), _MOST_DECIMALS)
    return [_fixed(value, decimals) for value in values]


def _fixed(value: float, decimals: int) -> str:
    if not math.isfinite(value):
        return write(value)
    written = f"{value:,.{decimals}f}"
    return localised(
        written.replace("-", "") if float(written.replace(",", "")) == 0 else written
    ).replace("-", "−")
