"""Nothing is lost that grows: references of None, widgets and memory over a long sitting."""

from __future__ import annotations

import gc
import sys

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from backend.document.document import Document
from backend.formats.examples import open_example
from backend.training.events import RunStarted, StepsFinished
from gui.docks import DOCKS
from tests.gui.panels_stage import make_session, settle

EXAMPLES = ("iris", "circle", "digits-cnn", "neuron-and", "xor")


def resident_megabytes() -> float:
    """The memory this process really holds."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096 / 2**20


def rest() -> None:
    """Let go of what waits to be let go."""
    QTest.qWait(1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_calls_that_answer_nothing_lose_no_reference_of_none(qapp):
    """PySide6 6.12.0 on Python 3.11 and older loses one at each, and aborts in the end."""
    label, thing = QLabel(), QObject()
    before = sys.getrefcount(None)
    for _ in range(500):  # few enough to fail here before the process would abort
        label.setText("a")
        label.move(QPoint(1, 2))
        thing.setObjectName("b")
        thing.blockSignals(False)
    assert abs(sys.getrefcount(None) - before) < 100


@pytest.fixture
def furnished(qapp):
    """A session with every panel listening to it."""
    session = make_session()
    panels = [dock.make(session) for dock in DOCKS]
    for panel in panels:
        panel.show()
    yield session
    for panel in panels:
        panel.close()
        panel.deleteLater()


needs_proc = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")


@needs_proc
def test_a_hundred_drawings_opened_one_after_the_other_leave_nothing_behind(furnished):
    drawings = [list(open_example(name)) for name in EXAMPLES]

    def open_some(count: int) -> None:
        for number in range(count):
            furnished.replace(Document(drawings[number % len(drawings)]))
            settle(5)
        rest()

    open_some(2 * len(drawings))
    memory, widgets = resident_megabytes(), len(QApplication.allWidgets())
    objects = len(gc.get_objects())
    open_some(100)
    assert len(QApplication.allWidgets()) <= widgets + 10
    assert len(gc.get_objects()) < 1.05 * objects
    assert resident_megabytes() < 1.05 * memory


@needs_proc
def test_five_thousand_updates_of_the_curves_take_no_more_than_their_numbers(furnished):
    furnished.run._set_state("starting")
    furnished.run._receive([RunStarted("", 0, 0, 10**6, 100, "cpu", 0, 10, ("loss",))])
    numbers = np.linspace(1.0, 0.1, 20, dtype=np.float32)

    def update(count: int, first: int) -> None:
        for number in range(first, first + count):
            furnished.run._receive([StepsFinished(20 * number, 1, {"loss": numbers}, 0.01)])
            if number % 20 == 0:
                QTest.qWait(0)
        rest()

    update(500, 0)
    memory, objects = resident_megabytes(), len(gc.get_objects())
    update(5000, 500)
    assert len(furnished.record.losses["loss"]) == 20 * 5500
    assert len(gc.get_objects()) < 1.05 * objects
    assert resident_megabytes() < 1.05 * memory + 8
