"""Bring in a table: see how it reads, choose what to predict and from what."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from backend.text import Text
from gui.dialogs.column_list import USABLE, ColumnList
from gui.dialogs.frame import Dialog
from gui.language import say, tell
from gui.widgets.buttons import Switch
from gui.widgets.cells import CellsView
from gui.widgets.choices import Choice
from gui.widgets.labels import label
from gui.widgets.notices import EmptyState
from gui.widgets.progress import Spinner
from gui.widgets.text_fields import PathField

Preview = Callable[[str, Any, Callable[[Any], None], Callable[[Any], None]], object]
"""Reads a path with a dialect (None: the one that is found); then calls the third with a
preview of the table (`dialect`, `columns`, `rows`, `bad`, `ragged`, `whole`), or the fourth with
what failed (`what`, `advice`)."""

DELIMITERS = (
    (",", Text("Comma ,")),
    (";", Text("Semicolon ;")),
    ("\t", Text("Tab")),
    ("|", Text("Bar |")),
)
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""What the settings of a data block call these delimiters."""
DECIMALS = ((".", Text("Point 0.5")), (",", Text("Comma 0,5")))
ENCODINGS = tuple(
    (name, name)
    for name in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "cp850", "mac_roman")
)
MISSING = (
    ("refuse", Text("Stop and say where")),
    ("drop", Text("Leave the row out")),
    ("fill", Text("Fill with the mean")),
)


class TableDialog(Dialog):
    """Previews a file as it would be read; `options` are the settings of a table to read it so."""

    def __init__(self, preview: Preview, path: str = "", parent: QWidget | None = None) -> None:
        super().__init__(Text("Bring in a table"), parent)
        self._preview_of = preview
        self._preview: Any = None
        self._asked = 0
        self.path = PathField("file", Text("Choose a table"), (".csv", ".tsv", ".txt"))
        self.delimiter = Choice(DELIMITERS)
        self.decimal = Choice(DECIMALS)
        self.encoding = Choice(ENCODINGS)
        self.header = Switch(Text("The first row names the columns"))
        self.target = Choice()
        self.missing = Choice(MISSING)
        self.skip_uneven = Switch(Text("Leave uneven rows out"))
        self.columns = ColumnList()
        self.cells = CellsView()
        self.notes = label(kind="quiet")
        self.spinner = Spinner()
        self.empty = EmptyState(
            "table", Text("No table yet"), Text("Choose a file above, or drop one on this window.")
        )
        self._build()
        self._listen()
        self._show(None)
        if path:
            self.path.take(path)

    @property
    def options(self) -> dict[str, Any]:
        """The settings with which the table reads as it is shown here."""
        return {
            "path": self.path.value,
            "delimiter": _NAMES.get(str(self.delimiter.value), self.delimiter.value),
            "decimal": self.decimal.value,
            "encoding": self.encoding.value,
            "header": "yes" if self.header.value else "no",
            "target": self.target.value,
            "columns": tuple(self.columns.ticked()) if self._left_out() else (),
            "missing": self.missing.value,
            "ragged": "skip" if self.skip_uneven.value else "refuse",
        }

    # building

    def _build(self) -> None:
        self.body.addWidget(self.path)
        self.body.addLayout(self._dialect_row())
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(self._table_side(), 1)
        middle.addWidget(self._choice_side())
        self.body.addLayout(middle, 1)
        self.button(Text("Cancel"), self.reject)
        self.take = self.button(Text("Bring in"), self.accept, "primary")
        self.fit(900, 600)
        self.setAcceptDrops(True)

    def _dialect_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        fields = {
            Text("Delimiter"): self.delimiter,
            Text("Decimal mark"): self.decimal,
            Text("Encoding"): self.encoding,
        }
        for column, (title, field) in enumerate(fields.items()):
            heading = label(title, "quiet")
            heading.setBuddy(field)
            tell(field, field.setAccessibleName, title)
            grid.addWidget(heading, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.header, 1, 3)
        return grid

    def _table_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.cells, 1)
        side.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.spinner)
        foot.addWidget(self.notes, 1)
        side.addLayout(foot)
        return side

    def _choice_side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(248)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        rows = (
            (Text("Predict this column"), self.target),
            (Text("from these columns"), self.columns),
            (Text("Where a value is missing"), self.missing),
        )
        for title, field in rows:
            layout.addWidget(label(title, weight="semibold"))
            layout.addWidget(field, 1 if field is self.columns else 0)
            tell(field, field.setAccessibleName, title)
            layout.addSpacing(8)
        layout.addWidget(self.skip_uneven)
        return side

    def _listen(self) -> None:
        self.path.changed.connect(lambda path: self._ask(None))
        for field in (self.delimiter, self.decimal, self.encoding, self.header):
            field.changed.connect(lambda value: self._ask(self._dialect()))
        self.target.changed.connect(lambda value: self._show_columns())
        self.columns.changed.connect(self._mark_columns)
        self.cells.picked.connect(self.columns.toggle)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.path.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.path.dropEvent(event)

    # asking

    def _dialect(self) -> Any:
        """The dialect as it is chosen here."""
        if self._preview is None:
            return None
        return dataclasses.replace(
            self._preview.dialect,
            delimiter=self.delimiter.value,
            decimal=self.decimal.value,
            encoding=self.encoding.value,
            header=self.header.value,
        )

    def _ask(self, dialect: Any) -> None:
        """Read the beginning of the file again; only the newest answer counts."""
        if not self.path.value:
            self._show(None)
            return
        self._asked += 1
        asked = self._asked
        self.spinner.show()
        self._preview_of(
            self.path.value,
            dialect,
            self.while_open(lambda preview: asked == self._asked and self._show(preview)),
            self.while_open(lambda failure: asked == self._asked and self._fail(failure)),
        )

    # showing

    def _show(self, preview: Any) -> None:
        self.spinner.hide()
        self._preview = preview
        there = preview is not None
        self.cells.setVisible(there)
        self.empty.setVisible(not there)
        for field in (self.delimiter, self.decimal, self.encoding, self.header):
            field.setEnabled(there)
        self.notes.setProperty("kind", "quiet")
        tell(self.notes, self.notes.setText, self._summary() if there else Text(""))
        if there:
            self._show_dialect(preview.dialect)
        self._show_target()
        self._show_columns()
        self.skip_uneven.setVisible(there and bool(preview.ragged))
        self._paint_notes()

    def _fail(self, failure: Any) -> None:
        """Say why it cannot be read; the dialect can still be changed."""
        self.spinner.hide()
        self.take.setEnabled(False)
        self.cells.hide()
        self.empty.show()
        self.notes.setProperty("kind", "wrong")
        advice = failure.advice or Text("")
        tell(
            self.notes,
            self.notes.setText,
            Text("{what} {advice}", what=failure.what, advice=advice),
        )
        self._paint_notes()

    def _paint_notes(self) -> None:
        self.notes.style().unpolish(self.notes)
        self.notes.style().polish(self.notes)

    def _show_dialect(self, dialect: Any) -> None:
        if dialect.encoding not in dict(ENCODINGS):
            self.encoding.set_options([*ENCODINGS, (dialect.encoding, dialect.encoding)])
        self.delimiter.set_value(dialect.delimiter)
        self.decimal.set_value(dialect.decimal)
        self.encoding.set_value(dialect.encoding)
        self.header.set_value(dialect.header)

    def _show_target(self) -> None:
        """Offer the columns that can be predicted; the last one unless another is chosen."""
        names = [column.name for column in self._columns() if column.kind in USABLE]
        chosen = self.target.value if self.target.value in names else None
        self.target.set_options([(name, name) for name in names])
        self.target.set_value(chosen or (names[-1] if names else None))

    def _show_columns(self) -> None:
        self.columns.set_columns(self._columns(), self.target.value)
        self._show_cells()
        self._mark_columns()

    def _show_cells(self) -> None:
        if self._preview is None:
            return
        names = [column.name for column in self._columns()]
        bad = {(cell.column, cell.text) for cell in self._preview.bad}
        reason = say(Text("This is no number; the other cells of the column are."))
        marks = {
            (row, place): reason
            for row, cells in enumerate(self._preview.rows)
            for place, text in enumerate(cells[: len(names)])
            if (names[place], text) in bad
        }
        self.cells.set_cells(self._preview.rows, names, marks)

    def _mark_columns(self) -> None:
        """Let the target stand out in the table and what is left out fade."""
        names = [column.name for column in self._columns()]
        used = set(self.columns.ticked())
        target = self.target.value
        dimmed = {place for place, name in enumerate(names) if name not in used | {target}}
        chosen = {place for place, name in enumerate(names) if name == target}
        self.cells.cells.set_columns(frozenset(dimmed), frozenset(chosen))
        self.take.setEnabled(bool(used) and target is not None)

    def _summary(self) -> Text:
        preview = self._preview
        shown = Text(
            "{columns} columns; the first {rows} rows are shown.",
            columns=len(preview.columns),
            rows=len(preview.rows),
        )
        if preview.ragged:
            first = preview.ragged[0]
            return Text(
                "{shown} Line {line} has {cells} cells.",
                shown=shown,
                line=first.line,
                cells=first.cells,
            )
        if preview.bad:
            first = preview.bad[0]
            return Text(
                "{shown} Line {line}, column “{column}”: “{text}” is no number.",
                shown=shown,
                line=first.row,
                column=first.column,
                text=first.text,
            )
        return shown

    # reading the choices

    def _columns(self) -> tuple[Any, ...]:
        return self._preview.columns if self._preview is not None else ()

    def _left_out(self) -> set[str]:
        return set(self.columns.usable()) - set(self.columns.ticked())
