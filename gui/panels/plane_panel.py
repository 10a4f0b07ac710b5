"""What the network answers all over a plane of its inputs, live, with the examples on it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backend.compiler.plan import Field
from backend.data.dataset import DataView
from backend.text import Text
from backend.training.events import Axes
from gui.language import language, tell
from gui.panels.contours import boundaries, signed
from gui.panels.example_views import column_names
from gui.panels.measure_names import split_title
from gui.panels.panel_parts import boxed, quiet_label, quiet_toggle
from gui.panels.pictures import as_chances, surface_picture
from gui.panels.plane_legend import PlaneLegend
from gui.panels.plane_view import PlaneView, Points
from gui.session import Session
from gui.theme import theme
from gui.widgets.choices import Choice, Segments
from gui.widgets.labels import label
from gui.widgets.notices import EmptyState

_SPLITS = ("train", "validation", "test")


class PlanePanel(QWidget):
    """The plane, which numbers span it, and what is drawn on it.

    `wanted` tells whether the drawing's data has a plane at all.
    """

    wanted = Signal(bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._surface: np.ndarray | None = None
        self._is_wanted = False
        self.axes = Axes()
        self.content = QWidget()
        self.empty = EmptyState(
            "grid",
            Text("The network's answer will be shown here as a picture."),
            Text("It needs data whose examples are rows of numbers, such as points in a plane."),
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.content)
        self._stack.addWidget(self.empty)
        self._build()
        self._listen()
        self.refresh()

    def _build(self) -> None:
        self.plane = PlaneView()
        self.plane.tallest = None
        self.legend = PlaneLegend()
        self.note = quiet_label(Text("Press Train: the answer over the plane appears here."))
        self.x, self.y = Choice(), Choice()
        self.kind = Segments([("columns", Text("Two inputs")), ("pca", Text("Main directions"))])
        tip = Text("The plane in which the examples differ most (principal components)")
        tell(self.kind, self.kind.setToolTip, tip)
        self.kind.changed.connect(lambda kind: self._choose(kind=kind))
        self.x.changed.connect(lambda place: self._choose(x=place))
        self.y.changed.connect(lambda place: self._choose(y=place))
        self._axes_box = self._axes_row()
        layout = QVBoxLayout(self.content)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(self._switches())
        layout.addWidget(self.plane, 1)
        for widget in (self.legend, self.note, self.kind, self._axes_box):
            layout.addWidget(widget)

    def _axes_row(self) -> QWidget:
        row = QHBoxLayout()
        row.setSpacing(6)
        for words, field in ((Text("Across"), self.x), (Text("Up"), self.y)):
            heading = label(words)
            heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            heading.setWordWrap(False)
            field.setMinimumContentsLength(4)
            row.addWidget(heading)
            row.addWidget(field, 1)
            tell(field, field.setAccessibleName, words)
        return boxed(row)

    def _switches(self) -> QWidget:
        """Which examples are drawn, and whether answers are made definite."""
        row = QHBoxLayout()
        row.setSpacing(2)
        self.splits: dict[str, QToolButton] = {}
        tips = {
            "train": Text("Show the examples it learns from"),
            "validation": Text("Show the examples that watch the training, as rings"),
            "test": Text("Show the examples kept for the end, as rings"),
        }
        for split in _SPLITS:
            button = quiet_toggle(split_title(split), tips[split])
            button.setChecked(split == "train")
            button.toggled.connect(lambda _: self._show_points())
            row.addWidget(button)
            self.splits[split] = button
        row.addStretch(1)
        self.discrete = quiet_toggle(
            Text("Definite"), Text("Show only which class or sign it answers, not how sure it is")
        )
        self.discrete.toggled.connect(self._redraw)
        row.addWidget(self.discrete)
        return boxed(row)

    def _listen(self) -> None:
        session = self._session
        session.live.changed.connect(self._follow)
        session.data_arrived.connect(self.refresh)
        session.replaced.connect(self._start_over)
        session.planned.connect(self.refresh)
        language().changed.connect(self.refresh)
        theme().changed.connect(self._redraw)

    # what there is

    @property
    def _view(self) -> DataView | None:
        return next(iter(self._session.data.values()), None)

    @property
    def _input(self) -> Field | None:
        """The rows of numbers that the plane goes through; None where data has none."""
        view = self._view
        inputs = [one for one in view.raw_fields if one.role == "input"] if view else []
        is_flat = len(inputs) == 1 and len(inputs[0].shape) == 1 and inputs[0].shape[0] >= 2
        return inputs[0] if is_flat and inputs[0].kind == "numbers" else None

    @property
    def _target(self) -> Field | None:
        view = self._view
        return (
            next((one for one in view.raw_fields if one.role == "target"), None) if view else None
        )

    def _start_over(self) -> None:
        """Another drawing: its own plane."""
        self.axes = Axes()
        self._session.watch_axes(self.axes)
        self.kind.set_value("columns")
        self._surface = None
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the plane of the data there is."""
        field = self._input
        self._stack.setCurrentIndex(0 if field is not None else 1)
        if self._is_wanted != (field is not None):
            self._is_wanted = field is not None
            self.wanted.emit(self._is_wanted)
        if field is None:
            return
        self._offer_axes(field)
        self._show_points()
        self._follow()

    def _offer_axes(self, field: Field) -> None:
        names = column_names(field)
        options = [(place, name) for place, name in enumerate(names) if self._is_number(place)]
        self._stay_among([place for place, _ in options])
        for choice, place in ((self.x, self.axes.x), (self.y, self.axes.y)):
            choice.set_options(options)
            choice.set_value(place)
        wide = len(options) > 2
        self.kind.setVisible(wide)
        self._axes_box.setVisible(wide and self.axes.kind == "columns")
        if self.axes.kind == "pca":
            self.plane.set_titles("PC 1", "PC 2")
        else:
            self.plane.set_titles(names[self.axes.x], names[self.axes.y])

    def _is_number(self, place: int) -> bool:
        """Whether a column holds numbers; categories span no plane."""
        view, field = self._view, self._input
        columns = view.columns.get(field.name, ()) if view and field else ()
        return place >= len(columns) or not columns[place].categories

    def _stay_among(self, places: list[int]) -> None:
        """The first two columns of numbers, where those of now are none."""
        if len(places) >= 2 and not {self.axes.x, self.axes.y} <= set(places):
            self.axes = Axes(self.axes.kind, *places[:2])
            self._session.watch_axes(self.axes)

    def _choose(self, **chosen: object) -> None:
        """Look at another plane; the same number on both axes trades their places."""
        before = self.axes
        axes = Axes(**{"kind": before.kind, "x": before.x, "y": before.y, **chosen})
        if axes.x == axes.y:
            axes = Axes(axes.kind, before.y, before.x)
        self.axes = axes
        self._surface = None
        self.plane.show_surface(None)
        self._session.watch_axes(axes)
        self.refresh()

    # showing

    def _show_points(self) -> None:
        self.plane.show_points(self._points())

    def _points(self) -> Points | None:
        view, field, target = self._view, self._input, self._target
        if view is None or field is None:
            return None
        values = np.asarray(view.examples[field.name], np.float64)
        places = self._places(values)
        shown, hollow = self._shown(len(places), view)
        if target is None:
            return Points(places[shown], hollow=hollow[shown])
        answers = view.examples[target.name][: len(places)]
        if target.kind == "class":
            return Points(places[shown], groups=answers[shown], hollow=hollow[shown])
        values = answers.reshape(len(answers), -1)[:, 0]
        return Points(places[shown], values=values[shown], hollow=hollow[shown])

    def _places(self, values: np.ndarray) -> np.ndarray:
        """Where the examples lie in the plane."""
        if self.axes.kind == "columns":
            return values[:, [self.axes.x, self.axes.y]]
        live = self._session.live
        if live.places is None or live.axes.kind != "pca":
            return np.zeros((0, 2))
        return np.asarray(live.places[: len(values)], np.float64)

    def _shown(self, count: int, view: DataView) -> tuple[np.ndarray, np.ndarray]:
        """Which examples are drawn, and which of them as rings."""
        shown, hollow = np.zeros(count, bool), np.zeros(count, bool)
        for split, rows in view.splits.items():
            here = rows[rows < count]
            shown[here] = self.splits[split].isChecked()
            hollow[here] = split != "train"
        return shown, hollow

    def _follow(self) -> None:
        """Take the newest surface, if there is another one and somebody looks."""
        live = self._session.live
        is_mine = live.surface is not None and live.axes == self.axes
        self.note.setVisible(not is_mine)
        if not is_mine:
            if live.surface is None and self._surface is not None:
                self._surface = None
                self.plane.show_surface(None)
            return
        if self.isVisible() and live.surface is not self._surface:
            had = self._surface is not None
            self._surface = live.surface
            self._redraw()
            if not had or self.axes.kind == "pca":
                self._show_points()

    def _redraw(self) -> None:
        surface = self._surface
        if surface is None:
            return
        target = self._target
        is_class = target is not None and target.kind == "class"
        strengths = as_chances(surface) if is_class else signed(np.nan_to_num(surface[0]))
        picture = surface_picture(surface, is_class, self.discrete.isChecked())
        self.plane.show_surface(picture, self._session.live.extent, boundaries(strengths))
        if is_class:
            self.legend.show_classes(target.classes)
        else:
            self.legend.show_scale(float(np.abs(np.nan_to_num(surface[0])).max(initial=0.0)))
