"""Examples of a data set as a person looks at them: thumbnails, points in a plane, a table."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QWidget

from backend.compiler.plan import Field
from backend.data.dataset import DataView
from gui.panels.pictures import picture
from gui.panels.plane_view import PlaneView, Points
from gui.theme import theme
from gui.widgets.cells import CellsView

_TILE, _GAP = 44, 6


class Thumbnails(QWidget):
    """Pictures in rows, each with its words below; as many as there is room for."""

    def __init__(self, rows: int = 4) -> None:
        super().__init__()
        self._rows = rows
        self._pictures: np.ndarray = np.zeros((0, 1, 1, 1))
        self._words: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, self._rows * (_TILE + 16 + _GAP))

    def show_pictures(self, pictures: np.ndarray, words: list[str]) -> None:
        """Pictures (count, channels, height, width), and what is said of each."""
        self._pictures, self._words = pictures, words
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font(11))
        painter.setPen(theme().color("quiet"))
        columns = max(1, (self.width() + _GAP) // (_TILE + _GAP))
        for index in range(min(len(self._pictures), columns * self._rows)):
            row, column = divmod(index, columns)
            left, top = column * (_TILE + _GAP), row * (_TILE + 16 + _GAP)
            painter.drawImage(QRectF(left, top, _TILE, _TILE), picture(self._pictures[index]))
            if index < len(self._words):
                place = QRectF(left, top + _TILE + 1, _TILE, 14)
                words = painter.fontMetrics().elidedText(
                    self._words[index], Qt.TextElideMode.ElideRight, _TILE
                )
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


class ExampleViews(QWidget):
    """Shows the first examples of a data view in the way that suits their kind."""

    def __init__(self) -> None:
        super().__init__()
        self.thumbnails = Thumbnails()
        self.plane = PlaneView()
        self.plane.tallest = None
        self.table = CellsView()
        self.table.setMinimumHeight(180)
        self._stack = QStackedLayout(self)
        for view in (self.thumbnails, self.plane, self.table):
            self._stack.addWidget(view)

    def show_view(self, view: DataView) -> None:
        """Thumbnails for pictures, points for pairs of numbers, else a table."""
        first = next((one for one in view.raw_fields if one.role == "input"), None)
        if first is not None and first.kind == "picture":
            self._show(self.thumbnails)
            self.thumbnails.show_pictures(view.examples[first.name], answers(view))
        elif first is not None and first.shape == (2,):
            self._show(self.plane)
            self._show_plane(view, first)
        else:
            self._show(self.table)
            self._show_table(view)

    def _show(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        heights = {self.thumbnails: self.thumbnails.sizeHint().height(), self.plane: 214}
        self.setFixedHeight(heights.get(widget, 208))

    def _show_plane(self, view: DataView, field: Field) -> None:
        names = column_names(field)
        self.plane.set_titles(names[0], names[1])
        self.plane.show_points(points_of(view))

    def _show_table(self, view: DataView) -> None:
        """The first rows, all fields side by side, classes by name."""
        columns: list[str] = []
        parts: list[list[list[object]]] = []
        for field in view.raw_fields:
            names = column_names(field)
            columns += names
            parts.append(_cells(view, field, len(names)))
        rows = [[cell for part in row for cell in part] for row in zip(*parts, strict=True)]
        self.table.set_cells(rows[:64], columns)


def _cells(view: DataView, field: Field, count: int) -> list[list[object]]:
    values = view.examples[field.name]
    if field.kind == "class":
        return [[class_name(field, int(value))] for value in values]
    summaries = view.columns.get(field.name, ())
    rows = values.reshape(len(values), -1)[:, :count]
    return [[_cell(one, summaries, place) for place, one in enumerate(row)] for row in rows]


def _cell(value: float, summaries: tuple, place: int) -> object:
    words = summaries[place].categories if place < len(summaries) else ()
    if words:
        return words[int(value)] if 0 <= value < len(words) else "?"
    return float(value) if value == value else "?"


def column_names(field: Field) -> list[str]:
    """What the columns of a field are called; at most 64 of them."""
    if field.kind == "class" or not field.shape:
        return [field.names[0] if field.names else field.name]
    count = int(np.prod(field.shape))
    names = list(field.names) or [f"{field.name} {index + 1}" for index in range(count)]
    return names[:64]


def class_name(field: Field, index: int) -> str:
    """The name of a class; "?" for one that nobody knows."""
    if 0 <= index < len(field.classes):
        return field.classes[index]
    return str(index) if index >= 0 else "?"


def answers(view: DataView) -> list[str]:
    """The true class of each example, where there is a class."""
    field = next((one for one in view.raw_fields if one.kind == "class"), None)
    if field is None:
        return []
    return [class_name(field, int(index)) for index in view.examples[field.name]]


def points_of(view: DataView) -> Points | None:
    """The examples of a two-dimensional set as points by class or by value."""
    first = next((one for one in view.raw_fields if one.role == "input"), None)
    if first is None or first.shape != (2,):
        return None
    places = np.asarray(view.examples[first.name], np.float64)
    target = next((one for one in view.raw_fields if one.role == "target"), None)
    if target is None:
        return Points(places)
    values = view.examples[target.name]
    if target.kind == "class":
        return Points(places, groups=values, names=target.classes)
    return Points(places, values=values.reshape(len(values), -1)[:, 0])
