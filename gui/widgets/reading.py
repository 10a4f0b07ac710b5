"""Numbers as people write them: with comma or point, with or without groups."""

from __future__ import annotations

import re

from gui.language import localised


def read_number(written: str, whole: bool = False) -> float | int | None:
    """The number a person wrote, None if it is none. Comma and point are both understood.

    One mark alone parts the decimals ("0,5"), except between whole thousands where only a whole
    number is wanted ("1,000"). Of two different marks the last parts the decimals.
    """
    text = re.sub(r"[\s_'’\u00a0\u202f]", "", written).replace("−", "-")
    try:
        value = float(_with_one_point(text, whole))
    except ValueError:
        return None
    if value != value or value in (float("inf"), float("-inf")):
        return None
    if not whole:
        return value
    return int(value) if value == int(value) else None


def read_numbers(written: str, whole: bool = True) -> tuple[float, ...] | None:
    """Several numbers, parted by spaces, semicolons, ×, or commas; None if one is none."""
    text = written.strip().strip("()[]")
    parts = re.split(r"\s*[;×*]\s*|(?<=\d)\s*x\s*(?=[-\d])|,\s+|\s+", text)
    if whole and len(parts) == 1:
        parts = text.split(",")
    numbers = [read_number(part, whole) for part in parts if part]
    if not numbers or None in numbers:
        return None
    return tuple(number for number in numbers if number is not None)


def write_number(value: float, figures: int = 12) -> str:
    """The number as it stands in a field: its figures, no groups, the system's decimal mark."""
    if isinstance(value, int):
        return str(value)
    written = f"{value:.{figures}g}"
    return localised(written)


def _with_one_point(text: str, whole: bool) -> str:
    marks = [mark for mark in text if mark in ",."]
    if not marks:
        return text
    last = marks[-1]
    if len(set(marks)) == 2:
        groups = "," if last == "." else "."
        return text.replace(groups, "").replace(last, ".")
    if len(marks) > 1:
        return text.replace(last, "")
    if whole and re.fullmatch(r"-?[1-9]\d{0,2}[,.]\d{3}", text):
        return text.replace(last, "")
    return text.replace(last, ".")
