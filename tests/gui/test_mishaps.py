"""What escapes in the window ends nothing: it is written down, told once, and fails a test."""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import subprocess
import sys
import threading
import traceback
from collections.abc import Callable
from types import SimpleNamespace, TracebackType
from typing import Any

import pytest
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QPointF,
    QSize,
    Qt,
    QThread,
    QTimer,
    qWarning,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

import gui
from gui.mishaps import Mishaps
from gui.notice import Notice
from gui.overrides import is_override
from gui.panels.questions import Questions
from gui.rubbish import rubbish
from gui.workbench import Workbench
from tests.gui.window_stage import open_bench, wait

ABSENT: dict[str, int] = {}


class Clumsy(QWidget):
    """Makes a mistake of C, which has no arguments yet, wherever Qt asks it something."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(40, 40)
        self.painted = 0

    def event(self, event: QEvent) -> bool:
        return super().event(event)

    def paintEvent(self, event: Any) -> None:
        painter = QPainter(self)
        painter.drawPoint(1, 1)
        self.painted += ABSENT["paint"]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        ABSENT["press"]

    def sizeHint(self) -> QSize:
        return QSize(ABSENT["size"], 1)


@pytest.fixture
def heard(monkeypatch):
    """What came to the hook."""
    heard: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, _: heard.append(str(error)))
    return heard


@pytest.fixture
def listening(qapp, tmp_path, monkeypatch, heard):
    """Someone who listens, and what was told."""
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    mishaps = Mishaps()
    mishaps.notices = []
    mishaps.told.connect(mishaps.notices.append)
    mishaps.listen()
    yield mishaps
    mishaps.leave()


def turn(milliseconds: int) -> None:
    """Let the window live as the program does; a mistake of a timer would come out of `qWait`."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


# overrides


def test_mistakes_in_overrides_go_to_the_hook_and_end_nothing(qapp, heard):
    clumsy = Clumsy()
    clumsy.show()
    QTest.qWait(20)
    for _ in range(20):
        clumsy.grab()
        QTest.mouseClick(clumsy, Qt.MouseButton.LeftButton)
        clumsy.adjustSize()
    assert set(heard) == {"'paint'", "'press'", "'size'"}
    assert heard.count("'press'") == 20
    clumsy.deleteLater()


def test_a_question_that_fails_has_the_answer_of_the_class_above(qapp, heard):
    assert Clumsy().sizeHint() == QWidget().sizeHint()
    assert heard == ["'size'"]


def test_mistakes_in_paint_leave_no_painter_at_work(qapp, monkeypatch):
    kept: list[Any] = []  # a trace that is kept keeps what its frames held
    monkeypatch.setattr(sys, "excepthook", lambda *mistake: kept.append(mistake))
    clumsy = Clumsy()
    clumsy.show()
    QTest.qWait(20)
    for size in (60, 20, 200, 10):
        clumsy.resize(size, size)
        clumsy.repaint()
    assert len(kept) >= 4
    assert not [one for mistake in kept for one in _held(mistake[2]) if isinstance(one, QPainter)]
    kept.clear()
    clumsy.deleteLater()


def _held(trace: TracebackType | None) -> list[object]:
    return [one for frame, _ in traceback.walk_tb(trace) for one in frame.f_locals.values()]


def test_every_override_of_the_window_hears_its_own_mistakes(qapp):
    bare = []
    for found in pkgutil.walk_packages(gui.__path__, "gui."):
        if found.name == "gui.__main__":
            continue
        module = importlib.import_module(found.name)
        for written in vars(module).values():
            if inspect.isclass(written) and written.__module__ == found.name:
                bare += [f"{written.__name__}.{name}" for name in _unguarded(written)]
    assert not bare


def _unguarded(written: type) -> list[str]:
    """Functions that a class of Qt has too and that are not guarded."""
    above = [one for one in written.__mro__ if one.__module__.startswith("PySide6.")]
    return [
        name
        for name, act in vars(written).items()
        if inspect.isfunction(act)
        and not name.startswith("__")
        and any(name in vars(one) for one in above)
        and not (is_override(name, act, above) and hasattr(act, "__wrapped__"))
    ]


@pytest.mark.qt_no_exception_capture
def test_an_escaped_mistake_still_fails_a_test(tmp_path):
    """In a test of its own, as pytest runs one of this folder."""
    from tests.gui import test_mishaps

    sample = tmp_path / "test_sample.py"
    sample.write_text(
        "from gui.overrides import guard_overrides\n"
        f"from {test_mishaps.__name__} import Clumsy\n"
        "def test_sample(qapp):\n    guard_overrides()\n    Clumsy().grab()\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(sample)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "KeyError: 'paint'" in result.stdout


# what is written down and told


def test_a_mistake_is_written_down_and_told_once(listening, heard):
    for _ in range(12):
        QTimer.singleShot(0, listening, lambda: ABSENT["slot"])
        turn(2)
    written = listening.file.read_text("utf-8")
    assert "KeyError: 'slot'" in written
    assert written.count("Traceback") == 1
    assert "10 times so far" in written
    assert heard == ["'slot'"] * 12
    (notice,) = listening.notices
    assert isinstance(notice, Notice)
    assert str(listening.file) in str(notice.advice)


def test_two_kinds_of_mistakes_in_a_minute_are_one_notice(listening):
    for words in ("one", "two"):
        QTimer.singleShot(0, listening, lambda words=words: int(words))
    QTimer.singleShot(0, listening, lambda: ABSENT["three"])
    turn(20)
    assert listening.file.read_text("utf-8").count("Traceback") >= 2
    assert len(listening.notices) == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_mistakes_of_threads_and_destructors_are_told_on_the_window_s_thread(listening):
    where: list[QThread] = []
    listening.told.connect(lambda _: where.append(QThread.currentThread()))
    before = listening._before
    listening._before = (before[0], lambda given: None, lambda given: None, before[3])
    thread = threading.Thread(target=lambda: ABSENT["thread"], name="somewhere")
    thread.start()
    thread.join()

    class Ends:
        def __del__(self) -> None:
            ABSENT["end"]

    Ends()
    turn(20)
    listening._before = before
    written = listening.file.read_text("utf-8")
    assert "in somewhere" in written
    assert "KeyError: 'end'" in written
    assert where == [QApplication.instance().thread()]


def test_a_warning_of_qt_is_written_down_and_not_told(listening):
    qWarning("no such thing as a violet")
    turn(5)
    assert "no such thing as a violet" in listening.file.read_text("utf-8")
    assert not listening.notices


def test_a_full_file_is_put_aside(listening):
    listening.leave()
    listening.file.write_text("x" * 1_100_000)
    listening.listen()
    assert listening.file.stat().st_size < 10
    assert listening.file.with_suffix(".old.log").exists()


def test_hooks_are_given_back(qapp, tmp_path, monkeypatch):
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path))
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    mishaps = Mishaps()
    mishaps.listen()
    assert sys.excepthook != before[0]
    mishaps.leave()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_folder_that_cannot_be_written_stops_nothing(qapp, tmp_path, monkeypatch, heard):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LIENZO_HOME", str(tmp_path / "file" / "below"))
    mishaps = Mishaps()
    mishaps.listen()
    QTimer.singleShot(0, mishaps, lambda: ABSENT["slot"])
    turn(5)
    mishaps.leave()
    assert heard == ["'slot'"]


# rubbish


class Cycle(QWidget):
    """A widget with a timer that only a collection can end."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self
        self.timer = QTimer(self, interval=1)
        self.timer.start()


def test_widgets_in_cycles_end_on_the_window_s_thread(qapp):
    """Two threads make rubbish as fast as they can; not one collection happens there."""
    collected: list[int] = []
    watch = lambda phase, _: collected.append(threading.get_ident())  # noqa: E731
    stop = threading.Event()

    def litter() -> None:
        while not stop.is_set():
            for _ in range(100):
                one: list[Any] = []
                one.append(one)
            stop.wait(0.0005)

    rubbish().take_over()
    threads = [threading.Thread(target=litter) for _ in range(2)]
    gc.callbacks.append(watch)
    for thread in threads:
        thread.start()
    for _ in range(40):
        Cycle()
        QTest.qWait(20)
        rubbish().look()
    stop.set()
    for thread in threads:
        thread.join()
    gc.callbacks.remove(watch)
    gc.collect()
    assert set(collected) == {threading.get_ident()}


def test_rubbish_is_collected_while_the_window_is_idle(qapp):
    gc.collect()
    rubbish().take_over()
    for _ in range(2000):
        one: list[Any] = []
        one.append(one)
    assert gc.get_count()[0] > 700
    wait(lambda: gc.get_count()[0] < 700, what="the collector")


def test_the_whole_window_collects_nowhere_else(qapp):
    places: set[int] = set()
    watch = lambda phase, _: places.add(threading.get_ident())  # noqa: E731
    gc.callbacks.append(watch)
    with open_bench() as bench:
        assert isinstance(bench, Workbench)
        for name in ("iris", "digits-cnn"):
            bench.filing.open_example(name)
            QTest.qWait(600)
    gc.callbacks.remove(watch)
    assert not gc.isenabled()
    assert places <= {threading.get_ident()}


def test_a_press_with_a_mistake_in_a_loop_as_the_program_s(qapp, heard):
    """The very thing that ended the program: `event` above, a KeyError below."""
    clumsy = Clumsy()
    clumsy.show()
    left = Qt.MouseButton.LeftButton
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, QPointF(1, 1), QPointF(1, 1), left, left,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.postEvent(clumsy, press)
    turn(50)  # not the application's own loop: after its end no dialog would wait any more
    assert "'press'" in heard
    clumsy.deleteLater()


# answers


class Asker(QWidget):
    """A panel that asks."""

    def __init__(self, questions: Questions) -> None:
        super().__init__()
        questions.ask("plan", self.take, self.take)

    def take(self, answer: object) -> None:
        self.setWindowTitle(str(answer))


def test_an_answer_for_a_panel_that_is_gone_reaches_nobody(qapp):
    waiting: list[Callable[[object], None]] = []
    session = SimpleNamespace(ask=lambda verb, then, otherwise: waiting.append(then) or 0)
    questions = Questions(session)
    alive, gone = Asker(questions), Asker(questions)
    gone.deleteLater()
    QTest.qWait(5)
    for answer in waiting:
        answer("here")
    assert alive.windowTitle() == "here"
    assert not isValid(gone)
    assert not questions
