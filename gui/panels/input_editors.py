"""Ways to make an example by hand: draw it, type it, point at it."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.compiler.plan import Field
from backend.data.dataset import ColumnSummary, DataView
from backend.text import Text
from gui.panels.example_views import column_names, points_of
from gui.panels.pad_picture import Frame, fitted, usual_frame
from gui.panels.panel_parts import quiet_label
from gui.panels.pictures import stretched
from gui.panels.plane_view import PlaneView
from gui.widgets.buttons import Switch, push_button
from gui.widgets.choices import Choice
from gui.widgets.drawing_pad import DrawingPad
from gui.widgets.form import Form
from gui.widgets.number_field import NumberField
from gui.widgets.pictures import PictureView

_MOST_FIELDS = 64
_FINE, _PAD = 48, 192
"""Cells of the drawing pad in each direction, about; and its pixels, at most."""


class Editor(QWidget):
    """Edits the raw values of one field; `edited` carries its name and the values."""

    edited = Signal(str, object)
    title = Text("")

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def show_example(self, values: np.ndarray) -> None:
        """Begin with these raw values; tells nobody."""


class PadEditor(Editor):
    """A pad to draw on, and the picture that the network sees of it."""

    title = Text("Draw")

    def __init__(self, field: Field, view: DataView) -> None:
        super().__init__(field)
        self._channels, self._rows, self._columns = field.shape
        examples = np.asarray(view.examples[field.name], np.float32)
        self._brightest = float(np.nanmax(examples, initial=1.0)) or 1.0
        self._usual: Frame = usual_frame(examples.mean(axis=1))
        fine = max(1, round(_FINE / self._rows))
        rows, columns = self._rows * fine, self._columns * fine
        pixels = max(1, _PAD // max(rows, columns))
        self.pad = DrawingPad(rows, columns, pen=max(2.0, 0.09 * rows))
        self.pad.setFixedSize(columns * pixels, rows * pixels)
        self.seen = PictureView()
        self.seen.setFixedSize(82, 82)
        self.is_fitted = Switch(Text("Size and place as in the data"))
        self.is_fitted.set_value(True)
        self.is_fitted.changed.connect(self._tell)
        self.pad.drawn.connect(self._tell)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(quiet_label(Text("It sees")))
        beside.addWidget(self.seen)
        beside.addStretch(1)
        beside.addWidget(push_button(Text("Clear"), self.pad.clear, icon="delete"))
        row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.column.addLayout(row)
        self.column.addWidget(self.is_fitted)

    def show_example(self, values: np.ndarray) -> None:
        grey = np.asarray(values, np.float32).mean(axis=0) / self._brightest
        fine = self.pad.rows // self._rows
        self.pad.set_array(np.kron(grey.clip(0, 1), np.ones((fine, fine), np.float32)))
        self.seen.set_picture(stretched(grey))

    def picture(self) -> np.ndarray:
        """What is drawn, as raw values of the field's shape."""
        ink = self.pad.array
        if self.is_fitted.value:
            grey = fitted(ink, self._rows, self._columns, self._usual)
        else:
            fine = self.pad.rows // self._rows
            grey = ink.reshape(self._rows, fine, self._columns, fine).mean(axis=(1, 3))
        raw = np.repeat(grey[None], self._channels, axis=0) * self._brightest
        return raw.astype(np.float32)

    def _tell(self) -> None:
        raw = self.picture()
        self.seen.set_picture(stretched(raw[0]))
        self.edited.emit(self.field.name, raw)


class NumbersEditor(Editor):
    """A field for each column, beginning at its mean."""

    title = Text("Numbers")

    def __init__(self, field: Field, view: DataView) -> None:
        super().__init__(field)
        summaries = view.columns.get(field.name, ())
        self._values = np.zeros(field.shape, np.float32)
        self.form = Form()
        for index, name in enumerate(column_names(field)[:_MOST_FIELDS]):
            summary = summaries[index] if index < len(summaries) else ColumnSummary(name)
            self._values.flat[index] = 0.0 if summary.categories else summary.mean
            self._add(index, name, summary)
        self.column.addWidget(self.form)
        self.show_example(self._values)

    def _add(self, index: int, name: str, summary: ColumnSummary) -> None:
        if summary.categories:
            field = Choice([(place, words) for place, words in enumerate(summary.categories)])
            help = Text("")
        else:
            field = NumberField(step=_step(summary))
            field.moved.connect(partial(self._take, index))
            help = Text(
                "In the data from {low} to {high}.", low=summary.minimum, high=summary.maximum
            )
        field.changed.connect(partial(self._take, index))
        self.form.add(str(index), Text("{name}", name=name), field, help)

    def _take(self, index: int, value: float) -> None:
        self._values = self._values.copy()
        self._values.flat[index] = value
        self.edited.emit(self.field.name, self._values)

    def show_example(self, values: np.ndarray) -> None:
        self._values = np.array(values, np.float32).reshape(self.field.shape)
        for name, field in self.form.fields.items():
            value = float(self._values.flat[int(name)])
            field.set_value(int(value) if isinstance(field, Choice) else float(f"{value:.6g}"))


def _step(summary: ColumnSummary) -> float | None:
    """About a hundredth of the column's reach, as a round number."""
    reach = summary.maximum - summary.minimum
    return float(f"{reach / 100:.0e}") if reach > 0 else None


class PlaneEditor(Editor):
    """A plane to point at: two numbers at once."""

    title = Text("In the plane")

    def __init__(self, field: Field, view: DataView) -> None:
        super().__init__(field)
        self.plane = PlaneView()
        self.plane.set_titles(*column_names(field)[:2])
        self.plane.show_points(points_of(view))
        self.plane.clicked.connect(self._take)
        self.plane.setCursor(Qt.CursorShape.CrossCursor)
        self.column.addWidget(self.plane)

    def _take(self, x: float, y: float) -> None:
        self.plane.show_chosen((x, y))
        self.edited.emit(self.field.name, np.array([x, y], np.float32))

    def show_example(self, values: np.ndarray) -> None:
        self.plane.show_chosen((float(values[0]), float(values[1])))


class LookEditor(Editor):
    """Shows an example that cannot be made by hand."""

    title = Text("Look")

    def __init__(self, field: Field, view: DataView) -> None:
        super().__init__(field)
        self.seen = PictureView(legend=True)
        self.seen.setMinimumHeight(160)
        self.column.addWidget(self.seen)

    def show_example(self, values: np.ndarray) -> None:
        plane = np.asarray(values, np.float32)
        if plane.ndim == 3 and len(plane) == 3:
            self.seen.set_picture(stretched(plane))
            return
        self.seen.set_picture(
            plane.reshape(-1, plane.shape[-1]) if plane.ndim else plane[None, None]
        )


def make_editors(view: DataView, field: Field) -> dict[str, Editor]:
    """The ways that suit a field, the best first."""
    if field.kind == "picture":
        return {"draw" if field.shape[0] == 1 else "look": _picture_editor(field, view)}
    if field.shape == (2,):
        return {"point": PlaneEditor(field, view), "type": NumbersEditor(field, view)}
    if len(field.shape) <= 1 and int(np.prod(field.shape)) <= _MOST_FIELDS:
        return {"type": NumbersEditor(field, view)}
    return {"look": LookEditor(field, view)}


def _picture_editor(field: Field, view: DataView) -> Editor:
    """Grey pictures are drawn; colours are only looked at."""
    return PadEditor(field, view) if field.shape[0] == 1 else LookEditor(field, view)
