"""The window in which two drawings stand side by side, with all that differs below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backend.document.comparison import KINDS, MOVED, Difference
from backend.insight.compared import Compared, rows
from backend.insight.telling import KIND_TITLES, SIGNS, Teller
from backend.messages import Failure
from backend.text import Text
from gui.canvas.camera import Camera
from gui.comparing.difference_list import DifferenceList, Line
from gui.comparing.figures import FiguresTable
from gui.comparing.marks import ROLES, marks_of, shown_on
from gui.comparing.side import Side
from gui.comparing.source_button import SourceButton, run_title, said
from gui.comparing.sources import HERE, RUN, Drawing, Source, fetch, file_source, shipped_source
from gui.language import language, say, tell
from gui.session import Session
from gui.theme import theme
from gui.widgets.buttons import tool_button
from gui.widgets.labels import label
from gui.widgets.notices import EmptyState, NoticeColumn

_SIZE = QSize(1240, 760)
_READABLE = 0.6
_NARROW = 1000
"""Widths below which chips have no words."""
_BEFORE, _AFTER = 0, 1


class CompareWindow(QWidget):
    """Two drawings to look at, moved and zoomed together; a list of what differs; figures."""

    def __init__(
        self,
        session: Session,
        recent: Callable[[], Sequence[Path]] = lambda: (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("compare")
        tell(self, self.setWindowTitle, Text("Compare two drawings"))
        self._session = session
        self.sides = (Side(session, self), Side(session, self))
        self.buttons = (
            SourceButton(session, Text("Before"), recent),
            SourceButton(session, Text("After"), recent),
        )
        self.list = DifferenceList()
        self.figures = FiguresTable()
        self.notices = NoticeColumn()
        self.chips = {kind: self._chip(kind) for kind in KINDS}
        self.compared: Compared | None = None
        self._drawings: list[Drawing | None] = [None, None]
        self._lines: list[Line] = []
        self._offset = QPointF()
        self._follows = False
        self._sees_all = False
        self._asked = 0
        self._build()
        self._listen()
        self._say()
        self.resize(self._first_size())

    # building

    def _first_size(self) -> QSize:
        return _SIZE.boundedTo(self.screen().availableGeometry().size() - QSize(24, 32))

    def _build(self) -> None:
        above = QSplitter(Qt.Orientation.Horizontal)
        above.setChildrenCollapsible(False)
        above.setHandleWidth(1)
        for place, title in ((_BEFORE, Text("Before")), (_AFTER, Text("After"))):
            above.addWidget(self._half(place, title))
            above.setStretchFactor(place, 1)
        above.setSizes([600, 600])
        below = QSplitter(Qt.Orientation.Horizontal)
        below.setChildrenCollapsible(False)
        below.setHandleWidth(1)
        below.addWidget(self._left())
        below.addWidget(self._right())
        below.setSizes([600, 600])
        whole = QSplitter(Qt.Orientation.Vertical)
        whole.setChildrenCollapsible(False)
        whole.setHandleWidth(1)
        whole.addWidget(above)
        whole.addWidget(below)
        whole.setStretchFactor(0, 1)
        whole.setSizes([470, 290])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(whole, 1)

    def _half(self, place: int, title: Text) -> QWidget:
        half, bar = QWidget(), QWidget()
        bar.setFixedHeight(44)
        head = QHBoxLayout(bar)
        head.setContentsMargins(12, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(label(title, "quiet", weight="semibold"))
        head.addWidget(self.buttons[place])
        head.addStretch(1)
        if place == _AFTER:
            for button in self._looks():
                head.addWidget(button)
        layout = QVBoxLayout(half)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.sides[place].canvas, 1)
        return half

    def _looks(self) -> list[QToolButton]:
        return [
            tool_button("zoom-out", Text("Zoom out"), lambda: self._zoom(0.8)),
            tool_button("zoom-in", Text("Zoom in"), lambda: self._zoom(1.25)),
            tool_button("zoom-fit", Text("Fit the drawing"), self.fit),
            tool_button("compare", Text("Swap the two"), self.swap),
        ]

    def _left(self) -> QWidget:
        box = QWidget()
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._chips())
        head.addStretch(1)
        head.addWidget(
            tool_button("chevron-up", Text("The difference before"), lambda: self.list.go(-1))
        )
        head.addWidget(
            tool_button("chevron-down", Text("The next difference"), lambda: self.list.go(1))
        )
        self.empty = EmptyState(
            "compare",
            Text("Choose two drawings above."),
            Text("What was added, removed and changed will be listed here."),
        )
        self.same = EmptyState(
            "check", Text("Nothing differs."), Text("Both drawings are the same network.")
        )
        self.pages = QStackedWidget()
        for page in (self.empty, self.list, self.same):
            self.pages.addWidget(page)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        return box

    def _right(self) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        self._about_runs = QLabel()
        self._about_runs.setProperty("kind", "quiet")
        self._about_runs.setMinimumHeight(28)
        layout.addWidget(self._about_runs)
        layout.addWidget(self.figures, 1)
        return box

    def _chips(self) -> QWidget:
        """The chips side by side; each lets one kind of difference through."""
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for chip in self.chips.values():
            layout.addWidget(chip)
        return row

    def _chip(self, kind: str) -> QToolButton:
        chip = QToolButton()
        chip.setCheckable(True)
        chip.setChecked(kind != MOVED)
        chip.setMinimumHeight(28)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.toggled.connect(self._list)
        return chip

    # listening

    def _listen(self) -> None:
        for place, (side, button) in enumerate(zip(self.sides, self.buttons, strict=True)):
            canvas = side.canvas
            button.chosen.connect(lambda source, place=place: self.take(place, source))
            canvas.looked.connect(lambda camera, place=place: self._follow(place))
            canvas.clicked.connect(self.list.go_to)
            canvas.entered.connect(lambda id, place=place: self._enter(place, id))
            canvas.left.connect(self._leave)
            side.session.planned.connect(self._fit_again)
            canvas.explains = self._explained
        self.list.went_to.connect(self.show_difference)
        for keys, act in (
            (QKeySequence("F7"), lambda: self.list.go(1)),
            (QKeySequence("Shift+F7"), lambda: self.list.go(-1)),
            (QKeySequence("Ctrl+1"), self.fit),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
        ):
            QShortcut(keys, self).activated.connect(act)
        language().changed.connect(self._say)
        theme().changed.connect(self._say)
        asking = self.sides[_BEFORE].session
        asking.ask("runs", self._know_runs, lambda failure: None)

    def _know_runs(self, folders: Sequence[Path]) -> None:
        for button in self.buttons:
            button.know_runs(folders)

    # what is compared

    def begin(self, path: Path | None, title: str, runs: Sequence[Path]) -> None:
        """Compare runs, or one of them with the drawing that is open; without any, the drawing as
        it was in its file, or the example or network of its title."""
        chosen = [Source(RUN, str(run), run_title(run)) for run in runs[:2]]
        here = Source(HERE, title=Text("The drawing that is open"))
        origin = file_source(path) if path is not None else shipped_source(title)
        if not chosen and origin is not None:
            chosen = [origin]
        for place, source in enumerate(chosen):
            self.take(place, source)
        if len(chosen) < 2:
            self.take(_AFTER, here)

    def take(self, place: int, source: Source) -> None:
        """Let this drawing stand on one side: 0 before, 1 after."""
        self.buttons[place].show_source(source)
        fetch(
            self._session,
            self.sides[place].session,
            source,
            lambda drawing: self._took(place, source, drawing),
            lambda failure: self._failed(place, source, failure),
        )

    def _took(self, place: int, source: Source, drawing: Drawing) -> None:
        if self.buttons[place].source is not source:
            return
        self._drawings[place] = drawing
        self.compared = None
        self.sides[place].canvas.show_marks({})
        self.sides[place].session.replace(drawing.document, drawing.weights, None, drawing.extras)
        self._compare()

    def _failed(self, place: int, source: Source, failure: Failure) -> None:
        if self.buttons[place].source is source:
            self.notices.show_notice("error", failure.what, failure.advice, ())

    def swap(self) -> None:
        """What was before stands after, and the other way round."""
        sources = [button.source for button in self.buttons]
        for place, source in enumerate(reversed(sources)):
            if source is not None:
                self.take(place, source)

    def _compare(self) -> None:
        before, after = self._drawings
        if before is None or after is None:
            return
        self._asked += 1
        number = self._asked
        self.sides[_AFTER].session.ask(
            "compare",
            lambda answer: self._take_comparison(number, answer),
            lambda failure: self.notices.show_notice("error", failure.what, failure.advice, ()),
            before=list(before.document),
            after=list(after.document),
            runs=(before.run, after.run),
            extras=(before.extras, after.extras),
        )

    def _take_comparison(self, number: int, answer: Compared) -> None:
        if number != self._asked:
            return
        self.compared = answer
        for place, side in enumerate(self.sides):
            marks = marks_of(answer.comparison, side.document, place == _AFTER)
            side.canvas.show_marks(marks)
            side.canvas.choose("")
        self._say()
        self.fit()

    # saying

    def _say(self) -> None:
        """Everything that is in words, in the language of now."""
        if self.compared is not None:
            self._lines = self._told()
        self._say_chips()
        if self.compared is not None:
            self.figures.show_rows(rows(self.compared.before, self.compared.after))
        self._about_runs.setText(say(self._words_about_runs()))
        self._list()

    def _say_chips(self) -> None:
        """Their words, where there is room for them; signs and counts always."""
        for kind, chip in self.chips.items():
            count = sum(line.difference.kind == kind for line in self._lines)
            title = say(KIND_TITLES[kind])
            short = f"{SIGNS[kind]} {count}"
            whole = f"{SIGNS[kind]} {title} {count}" if self.compared else title
            chip.setText(short if self.width() < _NARROW else whole)
            chip.setToolTip(title)
            chip.setAccessibleName(whole)
            chip.setStyleSheet(_chip_sheet(kind))

    def _words_about_runs(self) -> Text:
        if self.compared is None:
            return Text("")
        runs = [self.compared.before.outcome, self.compared.after.outcome]
        if not any(runs):
            return Text(
                "Neither was trained on this machine: train them to compare how they learn."
            )
        if not all(runs):
            return Text("Only one of them was trained on this machine.")
        return Text("The newest run of each drawing, or the run that was chosen.")

    def _told(self) -> list[Line]:
        assert self.compared is not None
        before, after = (side.document for side in self.sides)
        teller = Teller(before, after, self._session.shelf)
        return [
            Line(
                one,
                said(teller.title(one)),
                tuple(say(detail) for detail in teller.details(one)),
                " › ".join(said(words) for words in teller.around(one)),
            )
            for one in self.compared.comparison.outermost
        ]

    def _list(self, *_: object) -> None:
        """List what the chips let through."""
        if self.compared is None:
            self.pages.setCurrentWidget(self.empty)
            return
        shown = [line for line in self._lines if self.chips[line.difference.kind].isChecked()]
        self.list.show_lines(shown)
        page: QWidget = self.list if self._lines else self.same
        self.pages.setCurrentWidget(page)

    def _explained(self, id: str) -> str:
        """What a tip says about a thing that differs."""
        for line in self._lines:
            one = line.difference
            if id and id in (shown_on(one, False), shown_on(one, True)):
                kind = say(KIND_TITLES[one.kind])
                return "\n".join((f"{kind}: {line.title}", *line.details))
        return ""

    # looking

    def fit(self) -> None:
        """Show both drawings whole, as large as the larger one lets them be."""
        self._offset = self._middle(_AFTER) - self._middle(_BEFORE)
        canvas = self.sides[_BEFORE].canvas
        scale = min(side.canvas.fitting_scale() for side in self.sides)
        self._look(_BEFORE, Camera(scale=scale), self._middle(_BEFORE))
        canvas.gaze.rest()
        self._sees_all = True

    def _fit_again(self, *_: object) -> None:
        """Who saw all goes on seeing all: blocks have grown, or the window has."""
        if self._sees_all and self.compared is not None:
            self.fit()

    def _middle(self, place: int) -> QPointF:
        bounds = self.sides[place].canvas.scene.bounds()
        return bounds.center()

    def _look(self, place: int, camera: Camera, middle: QPointF) -> None:
        canvas = self.sides[place].canvas
        canvas.gaze.rest()
        canvas.look(camera.centred(middle, QSizeF(canvas.size())))

    def _follow(self, place: int) -> None:
        """The other drawing is moved and zoomed with the one that a hand moves."""
        if self._follows:
            return
        self._follows, self._sees_all = True, False
        canvas = self.sides[place].canvas
        middle = canvas.camera.to_scene(QPointF(canvas.width() / 2, canvas.height() / 2))
        shift = self._offset if place == _BEFORE else -self._offset
        self._look(1 - place, Camera(scale=canvas.camera.scale), middle + shift)
        self._follows = False

    def _zoom(self, factor: float) -> None:
        self.sides[_BEFORE].canvas.zoom_by(factor)

    def show_difference(self, one: Difference) -> None:
        """Bring what differs into the middle of both drawings, wherever it stands in them."""
        self._go_where(one)
        rects = []
        for place, side in enumerate(self.sides):
            id = shown_on(one, place == _AFTER)
            side.canvas.choose(id)
            rects.append(side.canvas.place_of(id))
        self._meet(rects)

    def _go_where(self, one: Difference) -> None:
        """Into the groups that hold it; where it is not there, into their counterparts."""
        assert self.compared is not None
        pairs = dict(self.compared.comparison.pairs)
        back = {after: before for before, after in pairs.items()}
        ids = [shown_on(one, False), shown_on(one, True)]
        for place, other in ((_BEFORE, pairs), (_AFTER, back)):
            here, there = self.sides[place].session, self.sides[1 - place].session
            if ids[place]:
                here.places.go_where(ids[place])
                if not ids[1 - place]:
                    there.go_to(tuple(other.get(id, "") for id in here.trail))

    def _meet(self, rects: Sequence[Any]) -> None:
        if rects[_BEFORE] is not None and rects[_AFTER] is not None:
            self._offset = rects[_AFTER].center() - rects[_BEFORE].center()
        place = _AFTER if rects[_AFTER] is not None else _BEFORE
        if rects[place] is None:
            return
        scale = min(max(self.sides[place].canvas.camera.scale, _READABLE), 1.0)
        self._look(place, Camera(scale=scale), rects[place].center())

    def _enter(self, place: int, id: str) -> None:
        """Look into a group, and into its counterpart beside it."""
        self.sides[place].session.enter(id)
        if self.compared is not None:
            pairs = dict(self.compared.comparison.pairs)
            if place == _AFTER:
                pairs = {after: before for before, after in pairs.items()}
            if id in pairs:
                self.sides[1 - place].session.enter(pairs[id])
        QTimer.singleShot(0, self, self.fit)

    def _leave(self) -> None:
        for side in self.sides:
            side.session.leave()
        QTimer.singleShot(0, self, self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_chips()
        QTimer.singleShot(0, self, self._fit_again)

    def closeEvent(self, event: QCloseEvent) -> None:
        for side in self.sides:
            side.close()
        super().closeEvent(event)


def _chip_sheet(kind: str) -> str:
    """A chip in the colour of its kind while it is down."""
    color, edge = theme().color(ROLES[kind]).name(), theme().color("hairline").name()
    return (
        f"QToolButton {{ padding: 0 8px; border: 1px solid {edge}; }}"
        f"QToolButton:checked {{ color: {color}; border-color: {color}; background: transparent; }}"
        f"QToolButton:focus {{ border: 2px solid {color}; padding: 0 7px; }}"
    )
