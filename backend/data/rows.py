"""The rows of a table's file, gathered into columns; rows of another length are named."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TypeAlias

from backend.data.cells import SHOWN_CELLS, Cells
from backend.data.dialect import Dialect
from backend.data.files import find_file
from backend.text import Refusal, Text

CHUNK = 4096

Rows: TypeAlias = Iterator[tuple[int, list[str]]]
"""Rows of a table that are not blank, each with the line it begins on (from 1)."""


@dataclass(frozen=True)
class Ragged:
    """A row with more or fewer cells than the others; `line` is its line in the file."""

    line: int
    cells: int
    text: str


@dataclass
class Table:
    """A table as it is read: its columns, and the first of the rows that were left out."""

    columns: list[Cells]
    ragged: list[Ragged]
    count: int = 0
    left_out: int = 0

    def column(self, name: str) -> Cells:
        """Raises Refusal where the table has no such column."""
        for column in self.columns:
            if column.name == name:
                return column
        raise Refusal(
            Text("The table has no column “{name}”.", name=name),
            Text("Its columns are: {names}.", names=", ".join(one.name for one in self.columns)),
        )

    def add(self, rows: list[tuple[int, list[str]]]) -> None:
        """Take in rows of the right length."""
        if not rows:
            return
        lines, cells = zip(*rows, strict=True)
        self.count += len(lines)
        for column, its_cells in zip(self.columns, zip(*cells, strict=True), strict=True):
            column.add(its_cells, lines)

    def leave_out(self, row: Ragged) -> None:
        """Count a row of another length, and remember the first ones."""
        self.left_out += 1
        if len(self.ragged) < SHOWN_CELLS:
            self.ragged.append(row)


def open_rows(path: str | Path, dialect: Dialect) -> tuple[list[str], Rows]:
    """The columns' names, all different, and the rows below them. Raises Refusal."""
    rows = _rows(path, dialect)
    line, first = next(rows, (0, []))
    if not first:
        raise Refusal(
            Text("The table is empty."), Text("Choose a file with a row for each example.")
        )
    numbered = [str(place + 1) for place in range(len(first))]
    if not dialect.header:
        return numbered, chain([(line, first)], rows)
    named = [cell.strip() or number for cell, number in zip(first, numbered, strict=True)]
    return _unlike(named), rows


def gather(
    rows: Rows, names: list[str], dialect: Dialect, refuse: bool, folder: Path | None = None
) -> Table:
    """Read all rows; those of another length are refused, or left out and remembered.

    With a folder, columns are kept in files there instead of in memory.
    """
    table = Table(
        [_cells(name, place, dialect.decimal, folder) for place, name in enumerate(names)], []
    )
    while chunk := list(islice(rows, CHUNK)):
        table.add([row for row in chunk if len(row[1]) == len(names)])
        for line, cells in chunk:
            if len(cells) != len(names):
                table.leave_out(Ragged(line, len(cells), dialect.delimiter.join(cells)[:80]))
        if refuse and table.ragged:
            raise _ragged_refusal(table.ragged[0], len(names))
    return table


def _cells(name: str, place: int, decimal: str, folder: Path | None) -> Cells:
    cells = Cells(name, decimal)
    if folder is not None:
        cells.keep_in(folder / f"numbers-{place}", folder / f"words-{place}")
    return cells


def _rows(path: str | Path, dialect: Dialect) -> Rows:
    """Raises Refusal where the file is no text, or a quotation mark never closes."""
    line = 0
    try:
        with find_file(path).open(encoding=dialect.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=dialect.delimiter)
            for cells in reader:
                if any(cell and not cell.isspace() for cell in cells):
                    yield line + 1, cells
                line = reader.line_num
    except UnicodeError as error:
        raise _undecodable(path, dialect.encoding) from error
    except csv.Error as error:
        raise Refusal(
            Text("The row that begins on line {line} does not end.", line=line + 1),
            Text("Look for a quotation mark that is never closed."),
        ) from error
    except OSError as error:
        raise Refusal(
            Text("“{path}” cannot be found or opened.", path=str(path)),
            Text("It may have been moved or renamed: choose it again in the data panel."),
        ) from error


def _undecodable(path: str | Path, encoding: str) -> Refusal:
    """Names the line of the first byte that is no text in this encoding."""
    data, line = Path(path).expanduser().read_bytes(), 1
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        line += data[: error.start].decode(encoding, "replace").count("\n")
    return Refusal(
        Text("Line {line} of the file is not {encoding} text.", line=line, encoding=encoding),
        Text("Choose another encoding in the data panel."),
    )


def _unlike(names: list[str]) -> list[str]:
    """Names that stand twice get a number: "x", "x (2)"."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        free, number = name, 2
        while free in taken:
            free, number = f"{name} ({number})", number + 1
        taken.add(free)
        found.append(free)
    return found


def _ragged_refusal(row: Ragged, expected: int) -> Refusal:
    return Refusal(
        Text(
            "Line {line} has another number of cells, {cells} instead of {expected}: “{text}”.",
            line=row.line,
            cells=row.cells,
            expected=expected,
            text=row.text,
        ),
        Text("Mend that line, choose another delimiter, or set “Uneven rows” to skip."),
    )
