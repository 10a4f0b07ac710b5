"""Small buttons over a column of neurons: one neuron more, one fewer, a column more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from backend.document import columns
from backend.document.change import Change
from backend.text import Refusal, Text
from gui.canvas.camera import Camera
from gui.canvas.geometry import NEURON_KIND, TILE
from gui.language import tell
from gui.session import Notice
from gui.theme import theme

if TYPE_CHECKING:
    from gui.canvas.view import CanvasView

BUTTONS_FROM = 0.55
"""The zoom from which there are buttons."""

_SIDE = 24
_APART = 26.0
_ABOVE = 12.0
_NEAR = 34.0
_REACH = 52.0
_MOST_TRIED = 500
_MOST_ADDED = 16
_FADE = 120


class RoundButton(QAbstractButton):
    """A round button on the paper, as visible as its `opacity` says."""

    def __init__(self, parent: QWidget, sign: str, act: Callable[[], object]) -> None:
        super().__init__(parent)
        self.opacity = 0.0
        self._sign = sign
        self.setFixedSize(_SIDE, _SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(lambda: act())
        self.hide()

    def explain(self, hint: Text) -> None:
        """What it does, as a tip and for a screen reader."""
        tell(self, self.setToolTip, hint)
        tell(self, self.setAccessibleName, hint)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self.opacity)
        lit = self.underMouse()
        painter.setPen(QPen(theme().color("accent" if lit else "edge"), 1.5))
        painter.setBrush(theme().color("accent" if lit else "raised"))
        painter.drawEllipse(QRectF(1.5, 1.5, _SIDE - 3, _SIDE - 3))
        painter.setPen(QPen(theme().color("on_accent" if lit else "text"), 1.8))
        self._draw_sign(painter)

    def _draw_sign(self, painter: QPainter) -> None:
        """A minus, a plus, or a plus beside a column of two neurons."""
        is_column = self._sign == "column"
        middle, half = QPointF(_SIDE / 2, _SIDE / 2), 4.5
        if is_column:
            painter.drawEllipse(QPointF(8.0, 8.6), 2.1, 2.1)
            painter.drawEllipse(QPointF(8.0, 15.4), 2.1, 2.1)
            middle, half = QPointF(15.3, 12.0), 3.2
        painter.drawLine(middle - QPointF(half, 0), middle + QPointF(half, 0))
        if self._sign != "minus":
            painter.drawLine(middle - QPointF(0, half), middle + QPointF(0, half))


class ColumnButtons(QObject):
    """Follows the pointer: the buttons stand over the column it is near to, and fade away."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.fewer = RoundButton(view, "minus", self._remove_neuron)
        self.more = RoundButton(view, "plus", self._add_neuron)
        self.after = RoundButton(view, "column", self._add_column)
        self.more.explain(Text("One neuron more in this column"))
        self._column: tuple[str, ...] = ()
        self._asked: tuple[int, str, tuple[str, ...]] = (-1, "", ())
        self._count = 0
        self._fade = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._fade.valueChanged.connect(self._show_faded)
        self._fade.finished.connect(self._faded)
        view.looked.connect(self._follow)
        view.session.changed.connect(self._changed)
        view.session.replaced.connect(self._go_elsewhere)
        view.session.place_changed.connect(self._go_elsewhere)

    @property
    def buttons(self) -> tuple[RoundButton, RoundButton, RoundButton]:
        return self.fewer, self.more, self.after

    def bounds_of(self, id: str) -> QRectF:
        """The rectangle around the column of a neuron, in scene units."""
        return self._bounds(self._column_with(id))

    def taken(self) -> list[QRectF]:
        """Where in the view there are buttons now."""
        return [QRectF(button.geometry()) for button in self.buttons if button.isVisible()]

    # where the pointer is

    def point_at(self, position: QPointF) -> None:
        """The pointer is at another point of the view."""
        column = self._column_near(position)
        if column and column != self._column:
            self._stand_over(column)
        elif not column and self._column:
            self._leave()

    def _column_near(self, position: QPointF) -> tuple[str, ...]:
        scene, camera = self._view.scene, self._view.camera
        if camera.scale < BUTTONS_FROM or self._view.gesture is not None:
            return ()
        at, things = camera.to_scene(position), scene.things
        near = _NEAR / camera.scale
        beside = (things.x - near < at.x()) & (at.x() < things.x + things.w + near)
        is_round = (things.kind == NEURON_KIND) | (things.kind == TILE)
        rows = np.flatnonzero(beside & is_round)
        if not len(rows):
            return ()
        nearest = rows[np.abs(things.y[rows] + things.h[rows] / 2 - at.y()).argmin()]
        column = self._column_with(things.ids[int(nearest)])
        zone = camera.rect_to_view(self._bounds(column))
        reach = _REACH if column != self._column else _REACH + 12
        return column if zone.adjusted(-_NEAR, -reach, _NEAR, 20).contains(position) else ()

    def _column_with(self, id: str) -> tuple[str, ...]:
        """The column of a neuron, asked once as long as nothing changes."""
        census, _, column = self._asked
        if census != self._view.scene.census or id not in column:
            self._asked = (self._view.scene.census, id, self._ask(id))
        return self._asked[2]

    def _ask(self, id: str) -> tuple[str, ...]:
        scene, document = self._view.scene, self._view.session.document
        things = scene.things
        row = things.index[id]
        if things.kind[row] != TILE:
            column = columns.column_of(document, id)
        else:
            same = (things.kind == TILE) & (np.abs(things.x - things.x[row]) < things.w[row])
            rows = np.flatnonzero(same)
            column = tuple(things.names(rows[np.argsort(things.y[rows])]))
        return tuple(one for one in column if one in things.index)

    def _bounds(self, ids: Sequence[str]) -> QRectF:
        """The rectangle around these neurons, in scene units."""
        index = self._view.scene.things.index
        return self._view.scene.bounds(np.array([index[id] for id in ids], dtype=int))

    # coming and going

    def _stand_over(self, column: tuple[str, ...]) -> None:
        was_there = bool(self._column)
        self._column = column
        self._count = self._count_after(column)
        self._say()
        self._place()
        shown = self._shown()
        for button in self.buttons:
            button.setVisible(button in shown)
            button.raise_()
        if not was_there:
            self._go_to(1.0)

    def _shown(self) -> list[RoundButton]:
        index, things = self._view.scene.things.index, self._view.scene.things
        is_neurons = things.kind[index[self._column[0]]] == NEURON_KIND
        shown = [self.fewer, self.more] if is_neurons else []
        return [*shown, self.after] if self._count else shown

    def _say(self) -> None:
        alone = len(self._column) == 1
        fewer = Text("Remove this column") if alone else Text("One neuron fewer in this column")
        self.fewer.explain(fewer)
        if self._count == 1:
            self.after.explain(Text("A new column of one neuron after this one"))
        else:
            self.after.explain(
                Text("A new column of {count} neurons after this one", count=self._count)
            )

    def _place(self) -> None:
        """Above the column where nothing stands; below it where there is no room above."""
        camera = self._view.camera
        column = camera.rect_to_view(self._bounds(self._column))
        middle, y = column.center().x(), column.top() - _ABOVE - _SIDE
        aside = max(72.0 * camera.scale, _APART / 2 + _SIDE + 10.0)
        for _ in range(8):
            row = QRectF(middle - _APART - 4, y - 2, _APART + aside + _SIDE, _SIDE + 4)
            if not self._view.scene.inside(_to_scene(camera, row)).any():
                break
            y -= _SIDE / 2
        if y < 4:
            y = column.bottom() + 22 * camera.scale
        y = min(max(y, 4.0), self._view.height() - _SIDE - 4.0)
        for button, x in (
            (self.fewer, middle - _APART / 2), (self.more, middle + _APART / 2),
            (self.after, middle + aside),
        ):  # fmt: skip
            button.move(round(x - _SIDE / 2), round(y))

    def _leave(self, at_once: bool = False) -> None:
        self._column = ()
        if at_once:
            self._fade.stop()
            self._show_faded(0.0)
            self._faded()
        else:
            self._go_to(0.0)

    def _go_elsewhere(self, *_: object) -> None:
        self._leave(at_once=True)

    def _go_to(self, opacity: float) -> None:
        self._fade.stop()
        duration = theme().motion(_FADE)
        if not duration:
            self._show_faded(opacity)
            self._faded()
            return
        self._fade.setStartValue(self.more.opacity)
        self._fade.setEndValue(opacity)
        self._fade.setDuration(duration)
        self._fade.start()

    def _show_faded(self, opacity: float) -> None:
        for button in self.buttons:
            button.opacity = opacity
            button.update()

    def _faded(self) -> None:
        if not self._column:
            for button in self.buttons:
                button.hide()

    def _follow(self, *_: object) -> None:
        """The camera moved; the drawing may be another one already."""
        there = all(id in self._view.scene.things.index for id in self._column)
        if self._column and there and self._view.camera.scale >= BUTTONS_FROM:
            self._place()
        elif self._column:
            self._leave(at_once=True)

    def _changed(self, *_: object) -> None:
        """The column may have other neurons now, or none."""
        if not self._column:
            return
        left = [id for id in self._column if id in self._view.scene.things.index]
        if left:
            self._stand_over(self._column_with(left[0]))
        else:
            self._leave(at_once=True)

    # what they do

    def _add_neuron(self) -> None:
        document = self._view.session.document
        self._do(lambda: columns.add_neuron(document, self._column))

    def _remove_neuron(self) -> None:
        document = self._view.session.document
        if len(self._column) == 1:
            self._do(lambda: columns.remove_column(document, self._column))
        else:
            self._do(lambda: columns.remove_neuron(document, self._column[-1]))

    def _add_column(self) -> None:
        self._do(lambda: self._column_after(self._column, self._count))

    def _do(self, edit: Callable[[], Change]) -> None:
        if not self._column:
            return
        try:
            change = edit()
        except Refusal as refusal:
            self._view.session.noticed.emit(Notice("info", refusal.what, refusal.advice))
            return
        self._view.session.do(change)

    def _column_after(self, column: Sequence[str], count: int) -> Change:
        document = self._view.session.document
        activation = document.block(column[0]).settings.get("activation", "tanh")
        return columns.add_column_after(document, column, count, str(activation))

    def _count_after(self, column: Sequence[str]) -> int:
        """As many neurons as the column has, at least two; one where no more would fit, or none.

        In a large drawing nobody tries beforehand: a click will say what stands against it.
        """
        wanted = min(max(len(column), 2), _MOST_ADDED)
        if len(self._view.scene.things.index) > _MOST_TRIED:
            return wanted
        return next((count for count in (wanted, 1) if self._fits(column, count)), 0)

    def _fits(self, column: Sequence[str], count: int) -> bool:
        try:
            self._column_after(column, count)
        except Refusal:
            return False
        return True


def _to_scene(camera: Camera, rect: QRectF) -> QRectF:
    return QRectF(camera.to_scene(rect.topLeft()), camera.to_scene(rect.bottomRight()))
