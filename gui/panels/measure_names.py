"""How measures are written on screen."""

from __future__ import annotations

from backend.text import Text
from backend.training.measure_words import MEASURES, SHARES, SPLITS, measure_title, split_title
from gui.language import number, say

__all__ = ["MEASURES", "SHARES", "SPLITS", "measure_title", "measure_value", "split_title"]


def measure_value(name: str, value: float) -> str:
    """A measure as a person reads it: shares as per cent, the others as figures."""
    if name in SHARES and value == value:
        return say(Text("{percent:.1f} %", percent=100 * value))
    return number(value) if value == value else "–"
