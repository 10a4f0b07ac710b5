"""Cells of a table: what they hold, and a column of them gathered in little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

MISSING = frozenset(
    ("", "NA", "N/A", "n/a", "#N/A", "nan", "NaN", "NAN", "NULL", "null", "None", "none")
    + ("?", "-", "--", "s/d", "S/D", "n/d", "N/D")
)
_GROUPS = {",": r"[.\s’']", ".": r"[,\s’']"}
_NUMBERS = {
    decimal: re.compile(rf"[+-]?(\d{{1,3}}({group}\d{{3}})+|\d+)?([{decimal}]\d*)?([eE][+-]?\d+)?")
    for decimal, group in _GROUPS.items()
}
_DATES = (
    re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ]\d{1,2}:\d{2}.*)?"),
    re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(\d{2})?( \d{1,2}:\d{2}.*)?"),
)
MANY_WORDS = 1000
SHOWN_CELLS = 100


@lru_cache(4096)
def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no value."""
    return cell.strip() in MISSING


@lru_cache(4096)
def parse_number(cell: str, decimal: str) -> float | None:
    """The number a cell holds, with this decimal mark and thousands grouped or not; else None."""
    cell = cell.strip().replace("−", "-")
    if not _NUMBERS[decimal].fullmatch(cell) or not any(letter.isdigit() for letter in cell):
        return None
    plain = re.sub(_GROUPS[decimal], "", cell).replace(decimal, ".")
    try:
        return float(plain)
    except ValueError:  # an exponent without a number before it, digits of other scripts
        return None


@lru_cache(4096)
def is_date(cell: str) -> bool:
    """Whether a cell holds a day, written in figures."""
    cell = cell.strip()
    return any(pattern.fullmatch(cell) and _has_day(cell) for pattern in _DATES)


def _has_day(cell: str) -> bool:
    parts = [int(part) for part in re.findall(r"\d+", cell)[:3]]
    year_first = parts[0] > 31
    days = [parts] if year_first else [parts[::-1], [parts[2], parts[0], parts[1]]]
    return any(_is_day(*day) for day in days)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        datetime(max(1, year), month, day)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class BadCell:
    """A cell that does not fit its column; `row` is its line in the file, from 1."""

    row: int
    column: str
    text: str


class Pieces:
    """Arrays in the order in which they were added: in memory, or in a file."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._arrays: list[np.ndarray] = []
        self._sizes: list[tuple[int, np.dtype[Any]]] = []

    def add(self, array: np.ndarray) -> None:
        """Add one. Raises OSError where the disk is full."""
        if self._path is None:
            self._arrays.append(array)
            return
        with self._path.open("ab") as file:
            file.write(array.data)
        self._sizes.append((len(array), array.dtype))

    def __iter__(self) -> Iterator[np.ndarray]:
        yield from self._arrays
        if self._path is not None and self._sizes:
            with self._path.open("rb") as file:
                for count, dtype in self._sizes:
                    yield np.frombuffer(file.read(count * dtype.itemsize), dtype)


@dataclass
class Cells:
    """One column as it is read, chunk by chunk: its numbers, and its words as codes.

    The words of a column that has too many of them are forgotten; then it is text.
    """

    name: str
    decimal: str
    words: dict[str, int] = field(default_factory=dict)
    odd: list[BadCell] = field(default_factory=list)
    numbers: int = 0
    missing: int = 0
    others: int = 0
    dates: int = 0
    first_missing: int = 0
    _values: Pieces = field(default_factory=Pieces)
    _codes: Pieces = field(default_factory=Pieces)

    def keep_in(self, values: Path, codes: Path) -> None:
        """Keep what comes in these files, not in memory."""
        self._values, self._codes = Pieces(values), Pieces(codes)

    def add(self, cells: Sequence[str], lines: Sequence[int]) -> None:
        """Take in the next cells of this column, with their lines in the file."""
        values = quick_numbers(cells, self.decimal)
        if values is None:
            values = self._slow_numbers(cells, lines)
        else:
            self.numbers += len(cells)
        self._values.add(values)
        if len(self.words) <= MANY_WORDS:
            code = self.words.setdefault
            codes = [code(cell.strip(), len(self.words)) for cell in cells]
            self._codes.add(np.array(codes, np.int32))

    def _slow_numbers(self, cells: Sequence[str], lines: Sequence[int]) -> np.ndarray:
        values = np.full(len(cells), np.nan)
        for place, cell in enumerate(cells):
            number = parse_number(cell, self.decimal)
            if number is not None:
                values[place] = number
                self.numbers += 1
            elif is_missing(cell):
                self.missing += 1
                self.first_missing = self.first_missing or lines[place]
            else:
                self._note_other(cell, lines[place])
        return values

    def _note_other(self, cell: str, line: int) -> None:
        self.others += 1
        self.dates += is_date(cell)
        if len(self.odd) < SHOWN_CELLS:
            self.odd.append(BadCell(line, self.name, cell[:80]))

    @property
    def kind(self) -> str:
        """ "number", "category", "date", "text" (too many words to be categories) or "empty"."""
        if not self.numbers and not self.others:
            return "empty"
        few = max(1, (self.numbers + self.others) // 5)
        if not self.others or (self.others <= few and self.numbers >= 2):
            return "number"
        if self.dates * 10 >= self.others * 9:
            return "date"
        return "category" if self._has_few_words() else "text"

    def _has_few_words(self) -> bool:
        there = self.numbers + self.others
        different = len(self.words)
        return different <= 20 or (different <= MANY_WORDS and different * 2 <= there)

    @property
    def bad(self) -> list[BadCell]:
        """The first cells that do not fit a column of numbers."""
        return self.odd if self.kind == "number" else []

    def values(self) -> np.ndarray:
        """The numbers, float64; NaN where there is none."""
        return np.concatenate([*self._values, np.zeros(0)])

    def coded_words(self) -> tuple[np.ndarray, tuple[str, ...]]:
        """The words as places in the sorted list of them (float64, NaN where missing)."""
        table, known = self._coding()
        return table[np.concatenate([*self._codes, np.zeros(0, np.int32)])], known

    def _coding(self) -> tuple[np.ndarray, tuple[str, ...]]:
        known = sorted(word for word in self.words if not is_missing(word))
        place = {word: float(number) for number, word in enumerate(known)}
        return np.array([place.get(word, np.nan) for word in self.words]), tuple(known)

    @property
    def known_words(self) -> tuple[str, ...]:
        """The words of a category, sorted; none of numbers."""
        return () if self.kind == "number" else self._coding()[1]

    def pieces(self) -> Iterator[np.ndarray]:
        """What `values` or, for a category, `coded_words` gives, piece by piece as it was read."""
        if self.kind == "number":
            yield from self._values
        else:
            table, _ = self._coding()
            yield from (table[codes] for codes in self._codes)


def quick_numbers(cells: Sequence[str], decimal: str) -> np.ndarray | None:
    """The numbers, where every cell is a plain one without thousands marks; else None."""
    text = "\n".join(cells)
    if decimal == ",":
        if "." in text:
            return None
        cells = text.replace(",", ".").split("\n")
    elif "," in text:
        return None
    try:
        values = np.array(list(map(float, cells)))
    except ValueError:
        return None
    return values if np.isfinite(values).all() and "_" not in text else None
