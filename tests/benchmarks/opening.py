"""Opening large drawings in the real window: `python -m tests.benchmarks opening`, 1280×800.

For each drawing: the seconds from the wish to the painted canvas, and to the plan; the longest
time for which the window did not answer, until the painting and until a second after the plan;
"work_ms" is the most that was worked in one go, which a busy machine does not lengthen; then the
median CPU milliseconds of a frame while the canvas is panned and zoomed. The targets: the
canvas within 1 s, 16.6 ms a frame, no stall over 50 ms.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from backend.document.document import Document  # noqa: E402
from tests.benchmarks import _large  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
DRAWINGS: dict[str, Callable[[], Document]] = {
    "1000 layers": lambda: _large.layers(1000),
    "10000 layers": lambda: _large.layers(10000),
    "10000 neurons, 30000 wires": lambda: _large.neurons(100, 100, 3),
    "10000 layers in groups": lambda: _large.grouped(10000),
}
_AFTER_PLAN = 1.0


class Heart:
    """Beats on the window's thread as often as it can; knows the longest pause between two beats,
    and the most work done in one."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.longest = self.busiest = 0.0
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self.busiest = max(self.busiest, worked - self._worked)
        self._last, self._worked = now, worked

    def begin(self) -> None:
        """Forget what was; measure from now on."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.longest = self.busiest = 0.0


def open_in_window(path: Path) -> dict[str, float]:
    """Open a file in a furnished window, with both its processes beside it."""
    from gui.application import MainWindow, make_application
    from gui.docks import DOCKS

    make_application()
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    bench = window.begin()
    session = bench.session
    wait(lambda: len(bench.panels) == len(DOCKS) and session.shelf.blocks)
    bench.filing.open_example("digits-mlp")
    wait(lambda: session.plan.steps)
    settle(4.0)  # until what is reckoned at rest has been
    heart, told = Heart(), _Told(bench)
    heart.begin()
    begun = time.perf_counter()
    bench.filing.open_path(path)
    wait(lambda: told.painted)
    settle(0.05)
    until_painted = heart.longest
    wait(lambda: told.planned)
    settle(_AFTER_PLAN)
    result = {
        "painted_s": told.painted - begun,
        "planned_s": told.planned - begun,
        "stall_ms": until_painted * 1e3,
        "longest_stall_ms": heart.longest * 1e3,
        "work_ms": heart.busiest * 1e3,
        **_frames(bench),
    }
    session.history.mark_saved()
    window.close()
    return result


class _Told:
    """When the drawing was painted for the first time, and when its plan had come."""

    def __init__(self, bench: Any) -> None:
        self.painted = self.planned = 0.0
        self._canvas = bench.canvas
        self._session = bench.session
        self._before = bench.session.document
        self._paint = bench.canvas._paint
        bench.canvas._paint = self._painted
        bench.session.planned.connect(self._plan_came)

    def _painted(self, painter: Any) -> None:
        self._paint(painter)
        if not self.painted and self._session.document is not self._before:
            self.painted = time.perf_counter()

    def _plan_came(self, plan: Any) -> None:
        if self.painted and plan.steps and not self.planned:
            self.planned = time.perf_counter()


def _frames(bench: Any) -> dict[str, float]:
    """Milliseconds of a frame of the real canvas: all in view, at actual size, zooming."""
    from PySide6.QtCore import QPointF, QSizeF

    from gui.canvas.camera import Camera, fitted

    canvas = bench.canvas
    size = QSizeF(canvas.size())
    whole = fitted(canvas.scene.bounds(), size)
    middle = Camera(scale=1.0).centred(canvas.scene.bounds().center(), size)
    centre = QPointF(size.width() / 2, size.height() / 2)
    return {
        "all_ms": _median(canvas, lambda n: whole.moved(n % 3, 0)),
        "pan_ms": _median(canvas, lambda n: middle.moved(n * 7, n * 3)),
        "zoom_ms": _median(canvas, lambda n: middle.zoomed(0.1 * 1.1**n, centre)),
    }


def _median(canvas: Any, camera: Callable[[int], Any], count: int = 40) -> float:
    spent = []
    for number in range(count):
        canvas.look(camera(number))
        begun = time.thread_time()
        canvas.repaint()
        spent.append((time.thread_time() - begun) * 1e3)
    return statistics.median(spent[2:])


def wait(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """Let the window live until the condition holds."""
    from PySide6.QtTest import QTest

    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "the window did not get ready"
        QTest.qWait(1)


def settle(seconds: float) -> None:
    """Let the window live for a while."""
    from PySide6.QtTest import QTest

    QTest.qWait(round(seconds * 1000))


def _apart(name: str) -> dict[str, float]:
    """In a process of its own, as after a start."""
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks", "opening", name],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(told.stdout.strip().splitlines()[-1])


def main(arguments: list[str]) -> None:
    """One line for each drawing; with a name, that drawing alone as JSON."""
    if arguments:
        from backend.formats.project import save

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "drawing.lienzo"
            save(path, DRAWINGS[arguments[0]]())
            print(json.dumps(open_in_window(path)))
        return
    for name in DRAWINGS:
        runs = [_apart(name) for _ in range(3)]
        middle = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        print(f"{name}: " + "  ".join(f"{key} {value:.3g}" for key, value in middle.items()))
