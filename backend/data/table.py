"""The person's own table (CSV): previewed, then read with the dialect that was found or chosen."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from backend.catalog.card import Setting
from backend.compiler.plan import Field
from backend.data.cells import BadCell, Cells
from backend.data.dataset import Column, Dataset
from backend.data.dialect import DELIMITERS, ENCODINGS, Dialect, sniff
from backend.data.fields import described, input_field, rows_of, target_field, with_known_classes
from backend.data.files import find_file, stamp
from backend.data.missing import missing_setting
from backend.data.rows import Ragged, Table, gather, open_rows
from backend.data.source import Source, data_card
from backend.data.storage import Room, disk_note, stays_on_disk, storage_setting, unpacked
from backend.data.stored import stored_array
from backend.text import Refusal, Text

__all__ = ["Dialect", "TableColumn", "TablePreview", "preview", "read", "sniff"]

PREVIEW_ROWS = 5000
_GROWTH = 4
"""How many times the bytes of a table's file its columns take while it is read."""


@dataclass(frozen=True)
class TableColumn:
    """A column as the preview found it. `kind` is "number", "category", "date", "text" or
    "empty"; `words` are those of a category."""

    name: str
    kind: str
    missing: int = 0
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class TablePreview:
    """The beginning of a table. `rows` are its first cells as text; `whole`: that was all of it.

    `bad` are cells that do not fit their column, `ragged` rows of another length.
    """

    dialect: Dialect
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    bad: tuple[BadCell, ...] = ()
    ragged: tuple[Ragged, ...] = ()
    whole: bool = True


def preview(path: str | Path, dialect: Dialect | None = None, shown: int = 50) -> TablePreview:
    """Look at the first 5,000 rows of a table. Raises Refusal where it cannot be read at all."""
    dialect = dialect or sniff(path)
    names, rows = open_rows(path, dialect)
    sample = list(islice(rows, PREVIEW_ROWS))
    table = gather(iter(sample), names, dialect, refuse=False)
    return TablePreview(
        dialect,
        tuple(_described(cells) for cells in table.columns),
        tuple(tuple(cells) for _, cells in sample[:shown]),
        tuple(cell for column in table.columns for cell in column.bad),
        tuple(table.ragged),
        whole=next(rows, None) is None,
    )


def _described(cells: Cells) -> TableColumn:
    words = cells.coded_words()[1] if cells.kind == "category" else ()
    return TableColumn(cells.name, cells.kind, cells.missing, words)


def read(options: Mapping[str, Any]) -> Dataset:
    """Read a table: numbers and categories become the field "input", one column "target".

    A large one is read once into a file, row by row. Raises Refusal, which names the line and
    the column of what cannot be used.
    """
    path = options["path"]
    needed = _GROWTH * find_file(path).stat().st_size
    if not stays_on_disk(options.get("storage", "memory"), needed):
        table, chosen, target, notes = _columns(options, None)
        input, values, columns = input_field(chosen)
        return with_known_classes(_dataset(options, input, columns, target, notes, values))

    def make(room: Room) -> Dataset:
        return _unpack(options, room)

    how = {name: value for name, value in options.items() if name != "storage"}
    folder, told = unpacked(("table", sorted(how.items()), stamp(path)), needed, make)
    found = {"input": stored_array(folder / "input.npy"), **told.values}
    whole = replace(told, values=found, notes=(disk_note(needed), *told.notes))
    return with_known_classes(whole)


def _unpack(options: Mapping[str, Any], room: Room) -> Dataset:
    """Write the input to a file; the data set without it."""
    with tempfile.TemporaryDirectory(dir=room.folder) as draft:
        table, chosen, target, notes = _columns(options, Path(draft))
        input, columns = described(chosen)
        with room.array("input", (table.count, len(chosen)), np.float32) as file:
            for rows in rows_of(chosen):
                room.write(file, rows)
        return _dataset(options, input, columns, target, notes, None)


def _columns(
    options: Mapping[str, Any], folder: Path | None
) -> tuple[Table, list[Cells], Cells, list[Text]]:
    """The table, the columns to predict from, the one to predict, and what to say of them."""
    dialect = sniff(options["path"], options)
    names, rows = open_rows(options["path"], dialect)
    table = gather(rows, names, dialect, options["ragged"] == "refuse", folder)
    target = _target(table, options["target"])
    chosen, notes = _chosen(table, options["columns"], target)
    for cells in [*chosen, target]:
        _check_cells(cells, options["missing"], notes)
    if table.left_out:
        notes.append(_left_out_note(table))
    return table, chosen, target, notes


def _dataset(
    options: Mapping[str, Any],
    input: Field,
    columns: tuple[Column, ...],
    target: Cells,
    notes: list[Text],
    values: np.ndarray | None,
) -> Dataset:
    field, answers = target_field(target, options["task"])
    return Dataset(
        "table",
        (input, field),
        {"target": answers} if values is None else {"input": values, "target": answers},
        tuple(notes),
        Text("Your own file: {path}", path=options["path"]),
        {"input": columns} if any(column.categories for column in columns) else {},
    )


def _target(table: Table, name: str) -> Cells:
    if len(table.columns) < 2:
        raise Refusal(
            Text("The table has one column only, so there is nothing to predict it from."),
            Text("Choose another delimiter, or a file with more columns."),
        )
    if not table.count:
        raise Refusal(
            Text("The table has no rows below its header."),
            Text("Choose a file with a row for each example."),
        )
    target = table.column(name) if name else table.columns[-1]
    if target.kind not in ("number", "category"):
        raise _unusable(target)
    return target


def _unusable(cells: Cells) -> Refusal:
    return Refusal(
        Text(
            "Column “{column}” cannot be used: it holds {what}.",
            column=cells.name,
            what=_WHAT[cells.kind],
        ),
        Text("Choose another column in the data panel."),
    )


_WHAT = {
    "date": Text("dates"),
    "text": Text("text that differs in nearly every row"),
    "empty": Text("nothing"),
}


def _chosen(table: Table, names: list[str], target: Cells) -> tuple[list[Cells], list[Text]]:
    """The input columns: those chosen, or all that can be used, with a note on each other."""
    if names:
        chosen = [table.column(name) for name in names if name != target.name]
        for cells in chosen:
            if cells.kind in _WHAT:
                raise _unusable(cells)
    else:
        chosen = [cells for cells in table.columns if cells is not target]
    notes = [_left_aside(cells) for cells in chosen if cells.kind in _WHAT]
    usable = [cells for cells in chosen if cells.kind not in _WHAT]
    if not usable:
        raise Refusal(
            Text("No column is left to predict “{target}” from.", target=target.name),
            Text("Choose at least one column of numbers or categories besides the target."),
        )
    return usable, notes


def _left_aside(cells: Cells) -> Text:
    return Text(
        "Column “{column}” is left aside: it holds {what}.",
        column=cells.name,
        what=_WHAT[cells.kind],
    )


def _left_out_note(table: Table) -> Text:
    first = table.ragged[0]
    return Text(
        "Uneven rows left out: {count}, the first on line {line}: “{text}”.",
        count=table.left_out,
        line=first.line,
        text=first.text,
    )


def _check_cells(cells: Cells, missing: str, notes: list[Text]) -> None:
    """Refuse a column's bad and missing cells, or note them."""
    if cells.bad:
        bad = cells.bad[0]
        what = Text(
            "Line {line}, column “{column}”: “{text}” is no number (such cells: {count}).",
            line=bad.row,
            column=bad.column,
            text=bad.text,
            count=cells.others,
        )
        if missing == "refuse":
            raise Refusal(what, _ADVICE)
        notes.append(what)
    if cells.missing and missing == "refuse":
        raise Refusal(
            Text(
                "Line {line}, column “{column}”: the value is missing (such cells: {count}).",
                line=cells.first_missing,
                column=cells.name,
                count=cells.missing,
            ),
            _ADVICE,
        )


_ADVICE = Text("Mend the cell, or set “Missing values” to drop or fill.")


def _tidy(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options may also be written as a `Dialect` has them: ";" and True."""
    names = {mark: name for name, mark in DELIMITERS.items()}
    tidy = dict(options)
    if isinstance(options.get("delimiter"), str):
        tidy["delimiter"] = names.get(options["delimiter"], options["delimiter"])
    if isinstance(options.get("header"), bool):
        tidy["header"] = "yes" if options["header"] else "no"
    return tidy


def _choice(name: str, choices: tuple[str, ...], title: Text, help: Text) -> Setting:
    return Setting(name, "choice", default=choices[0], choices=choices, title=title, help=help)


SETTINGS = (
    Setting("path", "path", default="", required=True, main=True, title=Text("File")),
    _choice(
        "delimiter",
        ("auto", *DELIMITERS),
        Text("Delimiter"),
        Text("What stands between two cells."),
    ),
    _choice(
        "decimal",
        ("auto", ".", ","),
        Text("Decimal mark"),
        Text("What stands before the decimals of a number."),
    ),
    _choice(
        "encoding",
        ("auto", *ENCODINGS),
        Text("Encoding"),
        Text("How letters are written to the file; change it where accents look wrong."),
    ),
    _choice(
        "header",
        ("auto", "yes", "no"),
        Text("Header"),
        Text("Whether the first row names the columns."),
    ),
    Setting(
        "target",
        "text",
        default="",
        main=True,
        title=Text("Target"),
        help=Text("The column to predict; the last one where this is empty."),
    ),
    _choice(
        "task",
        ("auto", "class", "value"),
        Text("Task"),
        Text("Whether the target names a class or measures a value."),
    ),
    Setting(
        "columns",
        "dict",
        default=(),
        title=Text("Columns"),
        help=Text("The columns to predict from; all that can be used where none is chosen."),
    ),
    missing_setting(),
    _choice(
        "ragged",
        ("refuse", "skip"),
        Text("Uneven rows"),
        Text("Rows with more or fewer cells than the others: refuse names the first one."),
    ),
    storage_setting(),
)

SOURCES = [
    Source(
        data_card(
            "table",
            Text("Table (CSV)"),
            Text("Your own table: numbers and categories, one row for each example."),
            Text("csv file spreadsheet excel own import comma semicolon"),
            SETTINGS,
        ),
        read,
        _tidy,
    )
]
