"""The whole window with its two real engine processes, and no dialog that would wait for hands."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.docks import DOCKS
from gui.main_window import MainWindow
from gui.workbench import Workbench


def wait(condition: Callable[[], object], seconds: float = 40.0, what: str = "it") -> None:
    """Let the window live until the condition holds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        QTest.qWait(5)


@contextmanager
def open_bench() -> Iterator[Workbench]:
    """A furnished window; it is closed, and its children with it, when the context ends."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = MainWindow()
    window.show()
    bench = window.begin()
    try:
        wait(
            lambda: len(bench.panels) == len(DOCKS) and bench.session.shelf.blocks,
            what="the window",
        )
        yield bench
    finally:
        bench.session.history.mark_saved()
        window.close()
        window.deleteLater()
        QTest.qWait(0)


def open_example(bench: Workbench, name: str) -> None:
    """Open an example and wait for its plan."""
    bench.session.history.mark_saved()
    before = bench.session.document
    bench.filing.open_example(name)
    session = bench.session
    wait(lambda: session.document is not before and session.plan.steps, what=f"the plan of {name}")
