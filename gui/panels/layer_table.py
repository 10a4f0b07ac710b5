"""The table of a layer's weights: all of its neurons', or one of its kernels."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backend.text import Text
from gui.language import number, say
from gui.panels.layer_cells import LayerCells, Place
from gui.panels.panel_parts import quiet_label
from gui.panels.weight_matrix import WeightMatrix
from gui.panels.weight_row import WeightRow
from gui.session import Session

_MOST = 1_000_000
"""Larger weights are not drawn as a table here."""


class LayerTable(QWidget):
    """Shows and chooses single weights; the chosen one stands in a row of its own below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cells: LayerCells | None = None
        self._output = self._source = 0
        self.matrix = WeightMatrix(self._describe)
        self.matrix.chosen.connect(self._point)
        self.hint = quiet_label(Text("A weight is chosen with a click and scrubbed by dragging."))
        self.chosen: WeightRow | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self.matrix)
        self._layout.addWidget(self.hint)

    def show_cells(self, cells: LayerCells, output: int, source: int, place: Place | None) -> None:
        """The layer as it is now: of kernels that of `output` for the input `source`."""
        self._cells, self._output, self._source = cells, output, source
        self.matrix.setVisible(cells.inside.rows * cells.inside.columns <= _MOST)
        self.hint.setVisible(place is None)
        done = {self._on_table(at): cell for at, cell in cells.cells().items()}
        there = {at: cell for at, cell in done.items() if at is not None}
        self.matrix.show_marks(
            [at for at, cell in there.items() if cell.cut],
            [at for at, cell in there.items() if cell.frozen],
        )
        self.matrix.show_chosen(self._on_table(place) if place else None)
        self._show_chosen(cells, place)
        self.show_numbers()

    def _show_chosen(self, cells: LayerCells, place: Place | None) -> None:
        if place is not None:
            name = f"{cells.found(*place)[0] + 1} ← {self.name(place)}"
            weight = cells.weight(place, name, cells.cells().get(place))
            if self.chosen is None:
                self.chosen = WeightRow(self._session, weight)
                self._layout.addWidget(self.chosen)
                self.matrix.field = self.chosen.number
            self.chosen.show_weight(weight)
        if self.chosen is not None:
            self.chosen.setVisible(place is not None)

    def show_numbers(self) -> None:
        """The numbers as they are now."""
        cells = self._cells
        if self.chosen is not None and not self.chosen.isHidden():
            self.chosen.show_number()
        if cells is None or self.matrix.isHidden():
            return
        values = cells.numbers()
        if cells.is_kernels:
            taps = cells.taps
            kernel = values[self._output, self._source * taps : (self._source + 1) * taps]
            values = kernel.reshape(-1, cells.window[-1])
        self.matrix.show_values(values)

    # where cells stand

    def _on_table(self, place: Place) -> Place | None:
        """Where a cell stands in the table, None where it does not."""
        cells = self._cells
        if cells is None or place[1] < 0:
            return None
        output, flat = cells.found(*place)
        if not cells.is_kernels:
            return output, flat
        source, tap = divmod(flat, cells.taps)
        if output != self._output or source != self._source:
            return None
        return divmod(tap, cells.window[-1])

    def from_table(self, row: int, column: int) -> Place:
        """The cell at a place of the table."""
        assert self._cells is not None
        if not self._cells.is_kernels:
            return self._cells.place(row, column)
        tap = row * self._cells.window[-1] + column
        return self._cells.place(self._output, self._source * self._cells.taps + tap)

    def _point(self, row: int, column: int) -> None:
        if self._cells is not None:
            self._session.choose_cell(self._cells.id, *self.from_table(row, column))

    # what cells are called

    def name(self, place: Place) -> str:
        """What a weight is called: by what it is multiplied with, or its place in a kernel."""
        cells = self._cells
        if cells is None or place[1] < 0:
            return say(Text("Bias"))
        flat = cells.found(*place)[1]
        if not cells.is_kernels:
            return self._input_name(cells, flat)
        row, column = divmod(flat % cells.taps, cells.window[-1])
        return say(Text("Row {row}, column {column}", row=row + 1, column=column + 1))

    def _input_name(self, cells: LayerCells, flat: int) -> str:
        """What arrives there: a column of the data by its name, else by its number."""
        step = self._session.plan.step(cells.id)
        signals = step.inputs.get("input", ()) if step else ()
        field = self._session.plan.fields.get(signals[0]) if signals else None
        if field is not None and len(field.names) > flat:
            return field.names[flat]
        return say(Text("Input {number}", number=flat + 1))

    def _describe(self, row: int, column: int) -> str:
        if self._cells is None:
            return ""
        place = self.from_table(row, column)
        value = self._session.live.cell(self._cells.id, *place)
        words = "–" if value is None else number(value)
        return f"{self._cells.found(*place)[0] + 1} ← {self.name(place)}: {words}"
