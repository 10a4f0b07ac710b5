"""A seeded monkey on the real window, with its real engines: nothing breaks, nothing is slow."""

from __future__ import annotations

import itertools
import random
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDrag, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMenu,
    QTabBar,
    QToolButton,
    QWidget,
)

from backend.document import edits
from backend.document.groups import PORTS
from gui.canvas.tools.drop import MIME_TYPE
from gui.language import language
from gui.session import Notice
from gui.theme import theme
from gui.workbench import Workbench
from tests.gui.window_stage import open_bench, open_example, wait
from tests.hands import LEFT, NONE, click_at, drag, drag_in, turn_wheel
from tests.laws import canonical

EVENTS = 1000
SLOW_EVENT = 0.2
"""Seconds of the window's own thread that one event may take; on a busy machine as much as Qt takes
at that moment to dress the same window anew. Two in a thousand may be over it, none by twice."""

LEFT_ALONE = {"quit", "open", "save", "save_as", "import_arrays", "import_pictures"}
"""Actions that end the window or only open the system's file dialog."""

EXAMPLES = ("iris", "circle", "digits-cnn", "neuron-and", "digits-mlp")
KEYS = (
    "Escape", "Return", "Tab", "Delete", "Backspace", "Up", "Down", "Left", "Right", "Shift+Right",
    "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+D", "Ctrl+A", "Ctrl+C", "Ctrl+V", "F2", "Home", "End", "PgDown",
    "Space", "a", "7", "-", ".", ",", "ñ",
)  # fmt: skip


@pytest.fixture(scope="module")
def bench(qapp):
    with open_bench() as bench:
        yield bench


@pytest.fixture
def no_waiting(monkeypatch):
    """What would wait for a person in a loop of its own answers at once."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: "")
    monkeypatch.setattr(QMenu, "exec", lambda menu, *at: menu.popup(*at))
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("", False))
    monkeypatch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: isinstance(url, QUrl))
    monkeypatch.setattr("gui.filing.ask_about_changes", lambda *_: "discard")


def bare_restyle() -> float:
    """Seconds that Qt alone takes for another theme: it reads its style sheet for every widget."""
    application = QApplication.instance()
    began = time.thread_time()
    application.setStyleSheet(application.styleSheet() + " ")
    QTest.qWait(0)
    return time.thread_time() - began


class Monkey:
    """Does one thing after another to a window, and remembers what went wrong."""

    def __init__(self, bench: Workbench, seed: int) -> None:
        self.bench, self.session = bench, bench.session
        self.chance = random.Random(seed)
        self.done: list[str] = []
        self.slow: list[tuple[float, str]] = []
        self.broken: list[str] = []
        self.original = canonical(self.session.document)
        self.session.replaced.connect(self._take_original)
        self.session.noticed.connect(self._listen)
        self._habits: list[tuple[int, Callable[[], str]]] = [
            (22, self.click_canvas),
            (16, self.drag_canvas),
            (6, self.turn),
            (22, self.key),
            (16, self.act),
            (14, self.click_widget),
            (6, self.drop),
            (3, self.edit),
            (4, self.run),
            (1, self.example),
        ]

    def _take_original(self) -> None:
        self.original = canonical(self.session.document)

    def _listen(self, notice: Notice) -> None:
        """A mistake of the engine is told with its trace: that is no good news either."""
        if notice.detail:
            self.broken.append(f"after {self.done[-4:]}:\n{notice.what}\n{notice.detail}")

    def leave(self) -> None:
        self.session.replaced.disconnect(self._take_original)
        self.session.noticed.disconnect(self._listen)

    def catch(self, kind: type[BaseException], error: BaseException, trace: Any) -> None:
        said = "".join(traceback.format_exception(kind, error, trace))
        self.broken.append(f"after {self.done[-4:]}:\n{said}")

    def play(self, events: int) -> None:
        weights, habits = zip(*self._habits, strict=True)
        for number in range(events):
            theme_before = theme().is_dark
            (habit,) = self.chance.choices(habits, weights)
            self.done.append(habit.__name__)
            began = time.thread_time()
            self.done[-1] = habit()
            QTest.qWait(0)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            took = time.thread_time() - began
            if took > SLOW_EVENT:
                self._judge(number, took, theme().is_dark != theme_before)
            self.close_what_is_open()

    def _judge(self, number: int, took: float, was_dressed: bool) -> None:
        """Whether the machine is slow, or the event was: by what Qt alone takes now."""
        restyle = bare_restyle()
        took -= restyle if was_dressed else 0.0
        share = took / max(SLOW_EVENT, restyle)
        if share > 1:
            words = f"{1000 * took:.0f} ms, a new dress {1000 * restyle:.0f} ms"
            self.slow.append((share, f"event {number}, {self.done[-1]}: {words}"))

    def close_what_is_open(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None and self.chance.random() < 0.5:
            popup.close()
        dialog = QApplication.activeModalWidget()
        if dialog is not None and self.chance.random() < 0.3:
            dialog.close()

    # what it does

    def place(self) -> QPointF:
        """Anywhere on the canvas, or in the middle of something."""
        canvas, things = self.bench.canvas, self.bench.canvas.scene.things
        if things.index and self.chance.random() < 0.6:
            id = self.chance.choice(sorted(things.index))
            middle = canvas.camera.to_view(things.rect(things.index[id]).center())
            return middle + QPointF(self.chance.uniform(-90, 90), self.chance.uniform(-40, 40))
        return QPointF(
            self.chance.uniform(0, canvas.width()), self.chance.uniform(0, canvas.height())
        )

    def click_canvas(self) -> str:
        button = self.chance.choice([LEFT, LEFT, LEFT, Qt.MouseButton.RightButton])
        keys = self.chance.choice([NONE, NONE, Qt.KeyboardModifier.ShiftModifier])
        at = self.place()
        click_at(self.bench.canvas, at, button, keys)
        if self.chance.random() < 0.2:
            QTest.mouseDClick(self.bench.canvas, LEFT, NONE, at.toPoint())
        return f"click {button.name} at {at.toTuple()}"

    def drag_canvas(self) -> str:
        start, end = self.place(), self.place()
        drag(self.bench.canvas, start, end)
        return f"drag {start.toTuple()} to {end.toTuple()}"

    def turn(self) -> str:
        turn_wheel(self.bench.canvas, self.place(), self.chance.choice([-2, -1, 1, 2]))
        return "wheel"

    def key(self) -> str:
        keys = self.chance.choice(KEYS)
        target = QApplication.focusWidget() or self.bench.canvas
        combination = QKeySequence(keys)[0]
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        return f"key {keys} on {type(target).__name__}"

    def act(self) -> str:
        actions = [one for one in self.bench.table.all() if one.objectName() not in LEFT_ALONE]
        action = self.chance.choice(actions)
        action.trigger()
        return f"action {action.objectName()}"

    def run(self) -> str:
        action = self.chance.choice(["play", "pause", "stop", "step_batch", "start_over"])
        self.bench.table[action].trigger()
        return f"action {action}"

    def click_widget(self) -> str:
        kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar)
        root = QApplication.activeModalWidget() or self.bench.window
        widgets = [w for w in root.findChildren(QWidget) if isinstance(w, kinds) and w.isVisible()]
        if not widgets:
            return "no widget"
        widget = self.chance.choice(widgets)
        action = widget.defaultAction() if isinstance(widget, QToolButton) else None
        name = f"{type(widget).__name__} {(action or widget).objectName()}"
        x, y = (
            self.chance.randrange(widget.width() or 1),
            self.chance.randrange(widget.height() or 1),
        )
        QTest.mouseClick(widget, LEFT, NONE, QPoint(x, y))
        return f"click on {name}"

    def drop(self) -> str:
        type = self.chance.choice(sorted(self.session.shelf.blocks))
        self.bench.show_canvas()
        before = len(self.session.document.blocks)
        data = QMimeData()
        data.setData(MIME_TYPE, type.encode())
        drag_in(self.bench.canvas, data, self.place())
        # Only the ports of a group have no place at the top.
        is_port = type in PORTS and not self.session.place
        assert (len(self.session.document.blocks) == before) == is_port, type
        return f"drop {type}"

    def edit(self) -> str:
        epochs = self.chance.choice([1, 20, 2000])
        self.session.do(edits.change_training(self.session.document, epochs=epochs))
        return f"{epochs} epochs"

    def example(self) -> str:
        name = self.chance.choice(EXAMPLES)
        self.bench.filing.open_example(name)
        return f"example {name}"


def release(bench: Workbench, code: str) -> Monkey:
    """A window in a known state with a monkey before it."""
    language().switch(code)
    open_example(bench, "iris")
    bench.show_canvas()
    QTest.qWait(50)
    return Monkey(bench, seed=7)


def survives(bench: Workbench, code: str, events: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkey = release(bench, code)
    monkeypatch.setattr(sys, "excepthook", monkey.catch)
    monkey.play(events)
    _close_all()
    bench.session.stop()
    wait(lambda: bench.session.state in ("idle", "finished", "lost"), what="the end of the run")
    wait(lambda: not bench.session.is_plan_due, what="the last plan")
    monkey.leave()
    assert not monkey.broken, "\n".join(monkey.broken[:3])
    too_slow = len(monkey.slow) > events / 500 or max(monkey.slow, default=(0, ""))[0] > 2
    assert not too_slow, "\n".join(words for _, words in monkey.slow)
    for _ in itertools.takewhile(lambda _: bench.session.history.undoable, itertools.count()):
        bench.session.undo()
    assert canonical(bench.session.document) == monkey.original


def _close_all() -> None:
    for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if widget is not None:
            widget.close()
    QApplication.processEvents()


@pytest.mark.parametrize("code", ["en", "es"])
def test_a_monkey_breaks_nothing(bench, no_waiting, monkeypatch, code):
    survives(bench, code, EVENTS, monkeypatch)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("code", ["en", "es"])
def test_a_patient_monkey_breaks_nothing(bench, no_waiting, monkeypatch, code):
    survives(bench, code, 30 * EVENTS, monkeypatch)
