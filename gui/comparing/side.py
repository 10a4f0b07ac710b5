"""One of two drawings that are compared: a session that only looks, and a canvas to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from backend.document.document import Document
from backend.document.groups import HOLDERS
from backend.document.records import Block
from backend.messages import Failure
from backend.text import Text
from gui.canvas.camera import fitted
from gui.canvas.view import CanvasView
from gui.comparing.marks import MarkPainter
from gui.language import tell
from gui.session import Session
from gui.theme import theme

_NEVER_ASKED = frozenset(["look"])
"""What a session asks by itself that nobody here looks at."""
_STEP = 48.0


class BorrowedEngine:
    """The engine of the main window, lent to a session that may go sooner than answers come."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._asked: set[int] = set()

    def ask(
        self,
        verb: str,
        arguments: dict[str, Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Failure], None],
    ) -> int:
        """As an engine's; what nobody here looks at is not asked."""
        if verb in _NEVER_ASKED:
            return -1
        number: int = self._engine.ask(verb, arguments, then, otherwise)
        self._asked.add(number)
        return number

    def forget(self, number: int) -> None:
        """The answer is no longer wanted."""
        self._engine.forget(number)

    def give_back(self) -> None:
        """No answer is wanted any more."""
        for number in self._asked:
            self._engine.forget(number)
        self._asked.clear()

    def close(self) -> None:
        """The engine goes on: it is not ours."""
        self.give_back()


class NoTrainer(QObject):
    """Stands where a training process would: drawings that are compared are not trained."""

    happened = Signal(list)
    refused = Signal(object)
    died = Signal(int, str)

    def send(self, message: object) -> None:
        """Nobody hears it."""

    def close(self) -> None:
        """There is nothing to end."""


def looking_session(main: Session, parent: QObject) -> Session:
    """A session of its own over the engine and the catalog of the main one."""
    session = Session(BorrowedEngine(main.engine), NoTrainer(parent), parent)
    session.shelf, session.sources = main.shelf, main.sources
    return session


class SideCanvas(CanvasView):
    """A drawing to look at: pushed, zoomed and clicked, never edited.

    `clicked` tells the id of what was clicked, `entered` the id of a group that was opened by a
    double click or a key; `explains` answers what a tip says about a thing.
    """

    clicked = Signal(str)
    entered = Signal(str)
    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setAcceptDrops(False)
        self.minimap.setFixedSize(0, 0)  # two of them would hide what is compared
        tell(self, self.setAccessibleName, Text("A drawing that is compared"))
        self.marks = MarkPainter(self.scene)
        self.explains: Callable[[str], str] = lambda id: ""
        self._pressed: QPointF | None = None
        self._pushes = False

    def _paint(self, painter: QPainter) -> None:
        if not self.scene.things.index:  # no hint how to draw: nobody draws here
            painter.fillRect(self.rect(), theme().color("canvas"))
            return
        super()._paint(painter)
        self.marks.paint(painter, self.camera, QSizeF(self.size()))

    def show_marks(self, marks: Mapping[str, Any]) -> None:
        """Mark these records from now on."""
        self.marks.marks = marks
        self.update()

    def choose(self, id: str) -> None:
        """Let one mark stand out."""
        self.marks.chosen = id
        self.update()

    def place_of(self, id: str) -> QRectF | None:
        """Where a thing or a wire lies in the scene; None where it is not shown."""
        row = self.scene.things.index.get(id)
        if row is not None:
            return self.scene.things.rect(row)
        wire = self.scene.wires.index.get(id)
        if wire is None:
            return None
        points: np.ndarray = self.scene.curves[wire]
        left, top = points.min(axis=0).tolist()
        right, bottom = points.max(axis=0).tolist()
        return QRectF(left, top, right - left, bottom - top)

    def fitting_scale(self) -> float:
        """The zoom at which the whole drawing can be seen."""
        return fitted(self.scene.bounds(), QSizeF(self.size())).scale

    # hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        self.gaze.rest()
        self._pressed, self._pushes = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons():
            return
        step = event.position() - self._pressed
        if self._pushes or step.manhattanLength() >= QApplication.startDragDistance():
            self._pushes, self._pressed = True, event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.look(self.camera.moved(step.x(), step.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_click, self._pressed = not self._pushes and self._pressed is not None, None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if was_click:
            self.clicked.emit(self.hit_at(event.position()).id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._enter(self.hit_at(event.position()).id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def _enter(self, id: str) -> None:
        block = self.session.document.get(id)
        if isinstance(block, Block) and block.type in HOLDERS:
            self.entered.emit(id)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            words = self.explains(self.hit_at(QPointF(event.pos())).id)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return bool(super().event(event))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        arrows = {
            Qt.Key.Key_Left: (_STEP, 0.0),
            Qt.Key.Key_Right: (-_STEP, 0.0),
            Qt.Key.Key_Up: (0.0, _STEP),
            Qt.Key.Key_Down: (0.0, -_STEP),
        }
        key = Qt.Key(event.key())
        if key in arrows:
            self.look(self.camera.moved(*arrows[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self.zoom_by(1.25 if key == Qt.Key.Key_Plus else 0.8)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.marks.chosen)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace) and self.session.place:
            self.left.emit()
        else:
            QWidget.keyPressEvent(self, event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        QWidget.keyReleaseEvent(self, event)


class Side(QObject):
    """One of the two: its session, its canvas, and where its drawing came from."""

    def __init__(self, main: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = looking_session(main, self)
        self.canvas = SideCanvas(self.session, parent)

    @property
    def document(self) -> Document:
        """The drawing."""
        return self.session.document

    def close(self) -> None:
        """Nothing is asked any more."""
        self.session.engine.give_back()
