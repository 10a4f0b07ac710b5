"""The window answers while a thousand blocks are planned behind it."""

from __future__ import annotations

import gc
import statistics
import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from backend.document import edits
from backend.document.document import Document
from backend.document.records import Block, Wire
from gui.session import Session
from gui.threads.engine_thread import EngineThread
from tests.gui.panels_stage import InlineTrainer
from tests.gui.window_stage import wait

BLOCKS = 1000
FRAME = 0.016
EDITS = 20


@pytest.fixture
def session(qapp):
    session = Session(EngineThread(), InlineTrainer(None))
    session.engine.start()
    session.start()
    wait(lambda: session.shelf.blocks, what="the engine")
    yield session
    session.close()


def chain(count: int) -> Document:
    """Data, then dense layers and activations in turn."""
    records: list[Block | Wire] = [Block(id="d", type="lienzo.Data", settings={"source": "iris"})]
    source, port = "d", "input"
    for place in range(count - 1):
        dense, id = place % 2 == 0, f"b{place}"
        type = "torch.nn.Linear" if dense else "torch.nn.ReLU"
        settings = {"out_features": 16} if dense else {}
        records.append(Block(id=id, type=type, x=200.0 * place, settings=settings))
        wire = Wire(id=f"w{place}", source=source, source_port=port, target=id, target_port="input")
        records.append(wire)
        source, port = id, "output"
    return Document(records)


class Pulse:
    """How long the window's thread was away between two beats, in seconds."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now

    def p99(self) -> float:
        self._timer.stop()
        return sorted(self.gaps)[int(0.99 * len(self.gaps))]


def test_a_thousand_blocks_are_planned_without_holding_the_window_up(session):
    planned: list[float] = []
    session.planned.connect(lambda plan: planned.append(time.perf_counter()))
    session.replace(chain(BLOCKS))
    wait(lambda: len(session.plan.steps) == BLOCKS - 1, what="the first plan")
    gc.collect()
    gc.freeze()  # what the other tests brought in is no part of the window
    still = Pulse()
    QTest.qWait(500)
    usual = still.p99()
    pulse, times = Pulse(), []
    for number in range(EDITS):
        planned.clear()
        began = time.perf_counter()
        id = f"b{2 * number * (BLOCKS // (2 * EDITS) - 1)}"
        session.do(edits.set_settings(session.document, id, {"out_features": 17 + number}))
        wait(lambda: planned, what="a plan")
        times.append(planned[-1] - began)
    away = pulse.p99()
    gc.unfreeze()
    assert away < max(FRAME, 2 * usual)
    assert statistics.median(times) < 0.5, f"{[round(1000 * one) for one in times]} ms"
