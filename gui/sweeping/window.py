"""The window in which many settings of a drawing are tried, and the best is found."""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backend.document.document import Document
from backend.messages import Failure
from backend.sweeps.queue import TRAINED, Story, sweeps_folder, trial_folder
from backend.sweeps.sweep import FAILED, RUNNING, Trial, best
from backend.text import Text
from gui.comparing.side import Side
from gui.costs import costs_of
from gui.language import language, say, tell
from gui.session import Session
from gui.sweeping.offers import Offer, offers_of_block, offers_of_training, place_titles
from gui.sweeping.parallel_plot import ParallelPlot
from gui.sweeping.process import SweepProcess
from gui.sweeping.setup import Setup, left
from gui.sweeping.trials_table import TrialsTable
from gui.widgets.buttons import push_button
from gui.widgets.labels import label
from gui.widgets.notices import NoticeColumn

_SIZE = QSize(1180, 760)
_SIDE = 360
_FRAME = 120
"""Milliseconds between two pictures of what trials do."""
_REST = 8
"""How many times as long as a picture takes there is none."""

SETUP, RUNNING_NOW, PAUSING, PAUSED, OVER = "setup", "running", "pausing", "paused", "over"


class SweepWindow(QWidget):
    """Choose settings by clicking, try them, look at what came of it, keep the best.

    `opened` carries a trial's project and its name: to be shown as a new drawing.
    `wants_drawing` asks for `take_drawing` with the drawing that is open by now.
    """

    opened = Signal(object, str)
    wants_drawing = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("sweep")
        tell(self, self.setWindowTitle, Text("Try many settings"))
        self._session = session
        self.title = ""
        self.side = Side(session, self)
        self.setup = Setup(self._seconds_per_epoch)
        self.table, self.plot = TrialsTable(), ParallelPlot()
        self.notices = NoticeColumn()
        self.state = SETUP
        self.story: Story | None = None
        self._trials: dict[int, Trial] = {}
        self._titles: dict[str, str] = {}
        self._process: SweepProcess | None = None
        self._is_begun = False
        self._frame = QTimer(self, singleShot=True, interval=_FRAME)
        self._frame.timeout.connect(self._show_trials)
        self._build()
        self._listen()
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() - QSize(24, 32)))
        self._refresh()

    # building

    def _build(self) -> None:
        results = QSplitter(Qt.Orientation.Vertical)
        results.setChildrenCollapsible(False)
        results.setHandleWidth(1)
        results.addWidget(self.plot)
        results.addWidget(self.table)
        results.setSizes([320, 380])
        self.pages = QStackedWidget()
        self.pages.addWidget(self.side.canvas)
        self.pages.addWidget(results)
        whole = QSplitter(Qt.Orientation.Horizontal)
        whole.setChildrenCollapsible(False)
        whole.setHandleWidth(1)
        whole.addWidget(self._left())
        whole.addWidget(self._right())
        whole.setStretchFactor(1, 1)
        whole.setSizes([_SIDE, _SIZE.width() - _SIDE])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notices)
        layout.addWidget(whole, 1)

    def _left(self) -> QWidget:
        self.begin_button = push_button(Text("Start trying"), self.begin, "primary", "play")
        self.pause_button = push_button(Text("Pause"), self.pause, icon="pause")
        self.go_on_button = push_button(Text("Go on"), self.go_on, "primary", "play")
        self.stop_button = push_button(Text("Stop"), self.stop, icon="stop")
        self.new_button = push_button(Text("Try others"), self.start_over, icon="restart")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(12, 8, 12, 12)
        buttons.setSpacing(8)
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QWidget()
        column.setMinimumWidth(300)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.setup, 1)
        layout.addLayout(buttons)
        return column

    def _buttons(self) -> list[QPushButton]:
        return [
            self.begin_button,
            self.go_on_button,
            self.pause_button,
            self.stop_button,
            self.new_button,
        ]

    def _right(self) -> QWidget:
        self.progress = label(weight="semibold")
        self.progress.setWordWrap(False)
        self.progress.setMinimumWidth(80)
        self.earlier_button = push_button(Text("Earlier sweeps"), self._list_earlier, icon="clock")
        self.keep_button = push_button(
            Text("Keep the best as a drawing"), self.keep_best, "primary", "check"
        )
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(8)
        head.addWidget(self.progress, 1)
        head.addWidget(self.earlier_button)
        head.addWidget(self.keep_button)
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        return box

    # listening

    def _listen(self) -> None:
        self.setup.changed.connect(self._refresh)
        self.setup.wants_training.connect(self._offer_training)
        canvas = self.side.canvas
        canvas.clicked.connect(self._offer_block)
        canvas.entered.connect(self.side.session.enter)
        canvas.left.connect(self.side.session.leave)
        self.side.session.planned.connect(lambda plan: QTimer.singleShot(0, self, canvas.fit))
        self.plot.pointed.connect(self._point_in_table)
        self.plot.opened.connect(self.open_trial)
        self.table.pointed.connect(self.plot.point_at)
        self.table.opened.connect(self.open_trial)
        costs_of(self._session).changed.connect(self.setup.refresh)
        language().changed.connect(self._say)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self).activated.connect(self.close)

    def _point_in_table(self, number: int | None) -> None:
        if number is not None:
            self.table.choose(number)

    def _seconds_per_epoch(self) -> float | None:
        pace = costs_of(self._session).pace
        return pace.epoch if pace is not None else None

    # what is tried

    def take_drawing(self, title: str) -> None:
        """Try settings of the drawing that is open in the main window, as it is now."""
        self.title = title
        self._show_drawing(self._session.document.copy())
        self._session.ask(
            "sweep_measures",
            self.setup.know_measures,
            self._refused,
            records=self._session.records(),
        )

    def _show_drawing(self, document: Document) -> None:
        self.side.session.replace(document)
        self.setup.know_epochs(document.training.epochs)

    def _refused(self, failure: Failure) -> None:
        self.notices.show_notice("error", failure.what, failure.advice, ())

    def _offer_block(self, id: str) -> None:
        if self.state == SETUP and id:
            self._offer(offers_of_block(self.side.session, id))

    def _offer_training(self, button: QWidget) -> None:
        self._offer(offers_of_training(self.side.session))

    def _offer(self, offers: Sequence[Offer]) -> None:
        """A menu of settings; those that are tried are marked."""
        menu = QMenu(self)
        menu.setObjectName("offers")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for offer in offers:
            act = menu.addAction(say(offer.title), partial(self.setup.knobs.turn, offer))
            act.setCheckable(True)
            act.setChecked(self.setup.knobs.has(offer.place))
        if not offers:
            menu.addAction(say(Text("It has no settings to try."))).setEnabled(False)
        menu.popup(QCursor.pos())

    # carrying out

    def begin(self) -> None:
        """Make the sweep's folder and try."""
        complaint = self.setup.complaint
        if complaint:
            self.notices.show_notice("warning", complaint, Text(""), ())
            return
        self._is_begun = True
        self._refresh()
        folder = sweeps_folder() / time.strftime("%Y%m%d-%H%M%S")
        self._session.ask(
            "begin_sweep",
            self._begun,
            self._not_begun,
            records=self.side.session.records(),
            sweep=self.setup.sweep(),
            folder=str(folder),
        )

    def _not_begun(self, failure: Failure) -> None:
        self._is_begun = False
        self._refused(failure)
        self._refresh()

    def _begun(self, story: Story) -> None:
        self._is_begun = False
        self._take(story)
        self.go_on()

    def _take(self, story: Story) -> None:
        self.story = story
        self._trials = {trial.number: trial for trial in story.trials}
        places = [knob.place for knob in story.sweep.knobs]
        self._titles = place_titles(self.side.session, places)
        self.state = OVER if story.is_over else PAUSED
        self._show_trials()

    def go_on(self) -> None:
        """Try what is left to try."""
        assert self.story is not None
        self._process = SweepProcess(str(self.story.folder), self)
        self._process.told.connect(self._hear)
        self._process.ended.connect(self._ended)
        self.state = RUNNING_NOW
        self._show_trials()

    def pause(self) -> None:
        """Let what runs end, and begin nothing else."""
        if self._process is not None:
            self._process.pause()
            self.state = PAUSING
            self._refresh()

    def stop(self) -> None:
        """Break off what runs; it is tried again when the sweep goes on."""
        if self._process is not None:
            self._process.stop()
            self.state = PAUSING
            self._refresh()

    def _hear(self, trial: Trial) -> None:
        self._trials[trial.number] = trial
        if not self._frame.isActive():
            self._frame.start()

    def _ended(self, well: bool, words: Text) -> None:
        assert self.story is not None
        self._process = None
        done = sum(trial.state != RUNNING for trial in self._trials.values())
        self.state = OVER if done >= self.story.sweep.count else PAUSED
        if not well:
            advice = Text("What was tried is kept. Go on to try the rest.")
            what = Text("The sweep ended unexpectedly: {words}", words=words)
            self.notices.show_notice("error", what, advice, ())
        self._show_trials()

    def start_over(self) -> None:
        """Choose settings again, of the drawing as it is now."""
        self.story, self._trials = None, {}
        self.state = SETUP
        self.wants_drawing.emit()
        self._refresh()

    # earlier ones

    def _list_earlier(self) -> None:
        self._session.ask("sweeps", self._offer_earlier, self._refused)

    def _offer_earlier(self, folders: Sequence[Path]) -> None:
        menu = QMenu(self)
        menu.setObjectName("earlier")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for folder in folders[:20]:
            menu.addAction(folder.name, partial(self.open_sweep, folder))
        if not folders:
            menu.addAction(say(Text("There are none yet."))).setEnabled(False)
        menu.popup(self.earlier_button.mapToGlobal(self.earlier_button.rect().bottomLeft()))

    def open_sweep(self, folder: Path) -> None:
        """Show a sweep that was begun before."""

        def take(answer: tuple[Story, Document]) -> None:
            self._show_drawing(answer[1])
            self._take(answer[0])

        self._session.ask("read_sweep", take, self._refused, folder=str(folder))

    # what came of it

    def keep_best(self) -> None:
        """Open the best trial's drawing, with what it learned."""
        if self.story is not None:
            found = best(self._trials.values(), self.story.sweep)
            if found is not None:
                self.open_trial(found.number)

    def open_trial(self, number: int) -> None:
        """Open the drawing of a trial, with what it learned."""
        trial = self._trials.get(number)
        if trial is None or self.story is None:
            return
        if trial.state == FAILED:
            self.notices.show_notice("info", trial.reason, trial.advice, ())
            return
        if trial.state == RUNNING:
            what = Text("Trial {number} has not ended yet.", number=number + 1)
            self.notices.show_notice("info", what, Text("Open it when it has."), ())
            return
        name = say(Text("{title}, trial {number}", title=self.title, number=number + 1))
        path = trial_folder(self.story.folder, number) / TRAINED

        def take(project: Any) -> None:
            self.opened.emit(project, name)

        self._session.ask("open", take, self._refused, path=str(path))

    def _show_trials(self) -> None:
        began = time.monotonic()
        if self.story is not None:
            trials = list(self._trials.values())
            self.table.show_trials(self.story.sweep, trials, self._titles)
            self.plot.show_trials(self.story.sweep, trials, self._titles)
        self._refresh()
        took = int(1000 * (time.monotonic() - began))
        self._frame.setInterval(max(_FRAME, _REST * took))  # many trials, fewer pictures

    # saying

    def _say(self) -> None:
        if self.story is not None:
            places = [knob.place for knob in self.story.sweep.knobs]
            self._titles = place_titles(self.side.session, places)
        self._show_trials()

    def _refresh(self) -> None:
        is_setup = self.state == SETUP
        self.pages.setCurrentIndex(0 if is_setup else 1)
        self.setup.setEnabled(is_setup)
        self.begin_button.setVisible(is_setup)
        self.begin_button.setEnabled(not self.setup.complaint and not self._is_begun)
        self.pause_button.setVisible(self.state in (RUNNING_NOW, PAUSING))
        self.pause_button.setEnabled(self.state == RUNNING_NOW)
        self.stop_button.setVisible(self.state in (RUNNING_NOW, PAUSING))
        self.go_on_button.setVisible(self.state == PAUSED)
        self.new_button.setVisible(self.state in (PAUSED, OVER))
        self.earlier_button.setVisible(self.state in (SETUP, PAUSED, OVER))
        self.keep_button.setVisible(not is_setup)
        self.keep_button.setEnabled(self.table.trials.best is not None)
        tell(self.progress, self.progress.setText, self._words())

    def _words(self) -> Text:
        if self.story is None:
            return Text("Choose settings, then start.")
        sweep = self.story.sweep
        ended = [trial for trial in self._trials.values() if trial.state != RUNNING]
        failed = sum(trial.state == FAILED for trial in ended)
        words = Text("{done} of {count} tried", done=len(ended), count=sweep.count)
        if failed:
            words = Text("{words}, failed: {failed}", words=words, failed=failed)
        if self.state == PAUSED:
            return Text("{words} · paused", words=words)
        if self.state == PAUSING:
            return Text("{words} · pausing", words=words)
        seconds = sum(trial.seconds for trial in ended)
        rest = left(len(ended), sweep.count, seconds, sweep.at_once)
        return Text("{words} · {rest}", words=words, rest=rest) if rest else words

    # leaving

    def leave(self) -> None:
        """The program ends: what is tried is broken off, and goes on another time."""
        if self._process is not None:
            self._process.end()
            self._process = None
        self.side.close()
