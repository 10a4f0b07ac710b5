"""Lienzo as a peer: its trainer alone, and through the real window with its panels open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from backend.training.events import StepsFinished, Tiered
from tests.benchmarks.peers_script import FIRST_STEPS, Peer, Speed, Stopwatch, middle_loss
from tests.benchmarks.workloads import Workload, workloads

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 240.0
"""Seconds to wait for the compiled tier."""


class Inline(Peer):
    """The trainer as the command line would have it, in this process, step by step."""

    name = "lienzo-trainer"

    def __init__(self, load: Workload, folder: Path) -> None:
        self.trainer = load.trainer(folder)
        self.trainer.start()
        self.losses: list[float] = []
        while len(self.losses) < FIRST_STEPS:
            self.losses += self._advance()
        self.loss = middle_loss(self.losses)

    def _advance(self) -> list[float]:
        told = self.trainer.advance()
        finished = [one for one in told if isinstance(one, StepsFinished)]
        return [float(loss) for one in finished for loss in one.losses["loss"]]

    def run(self, seconds: float) -> Speed:
        steps, began = 0, Stopwatch()
        while began.seconds < seconds:
            steps += len(self._advance())
        return began.speed(steps)

    def close(self) -> None:
        self.trainer.close()


class Windowed(Peer):
    """The window in a process of its own, offscreen; it trains while it is asked to, else pauses.

    `stage` and `reason` say in which way it takes its steps: see `Tiered`.
    """

    def __init__(self, load: Workload, folder: Path, compiled: bool) -> None:
        self.name = "lienzo" if compiled else "lienzo-eager"
        line = [sys.executable, "-m", "tests.benchmarks.peers_lienzo", load.name, str(folder)]
        self._process = subprocess.Popen(
            line, cwd=ROOT, env=_environment(folder, compiled),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        ready = self._hear()
        self.loss, self.stage, self.reason = ready["loss"], ready["stage"], ready["reason"]

    def run(self, seconds: float) -> Speed:
        assert self._process.stdin is not None
        print(seconds, file=self._process.stdin, flush=True)
        return Speed(*self._hear()["speed"])

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                return dict(json.loads(line))
        raise RuntimeError(f"the window ended with {self._process.wait()}")

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)


def _environment(folder: Path, compiled: bool) -> dict[str, str]:
    """A home of its own; one thread, as every peer has."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "LIENZO_HOME": str(folder / "home"),
        "LIENZO_COMPILED": "1" if compiled else "0",
        "OMP_NUM_THREADS": "1",
    }


class _Hands:
    """Who sits before the window."""

    def __init__(self, load: Workload) -> None:
        from PySide6.QtTest import QTest

        from gui.application import MainWindow, make_application
        from gui.docks import DOCKS

        self._let = QTest.qWait
        self._application = make_application()
        self._window = MainWindow()
        self._window.show()
        bench = self._window.begin()
        self.session = bench.session
        self.session.happened.connect(self._note)
        self.tiered: Tiered | None = None
        self._wait(lambda: len(bench.panels) == len(DOCKS) and self.session.shelf.blocks, 60)
        self.session.replace(load.document)
        self._wait(lambda: self.session.plan.steps and self.session.plan.is_sound, 60)
        self.session.select(["b002"])

    def _note(self, events: list[Any]) -> None:
        for event in events:
            if isinstance(event, Tiered):
                self.tiered = event

    def _wait(self, condition: Any, seconds: float) -> None:
        began = Stopwatch()
        while not condition():
            assert began.seconds < seconds, "the window did not get ready"
            self._let(5)

    def begin(self, compiled: bool) -> dict[str, Any]:
        """Train the first steps, and on until it is told in which way steps are taken."""
        self.session.play()
        self._wait(lambda: self.session.record.step >= FIRST_STEPS, 120)
        losses = self.session.record.losses["loss"].values[:FIRST_STEPS].tolist()
        if compiled:
            self._wait(lambda: self.tiered, PATIENCE)
        self._pause()
        stage, reason = (self.tiered.stage, self.tiered.reason) if self.tiered else ("plain", "off")
        return {"loss": middle_loss(losses), "stage": stage, "reason": reason}

    def train(self, seconds: float) -> dict[str, Any]:
        """Train for so long, after a moment that does not count."""
        self.session.play()
        self._let(400)
        child = self.session.trainer.process_id
        first, began, spent = self.session.record.step, Stopwatch(), _processor_time(child)
        self._let(int(seconds * 1000))
        steps, elapsed = self.session.record.step - first, began.seconds
        spent = _processor_time(child) - spent
        self._pause()
        return {"speed": (steps / elapsed, steps / spent if spent else float("nan"))}

    def _pause(self) -> None:
        self.session.pause()
        self._wait(lambda: self.session.state == "paused", 30)

    def leave(self) -> None:
        """Close the window, keeping nothing."""
        self.session.stop()
        self._wait(lambda: self.session.state == "finished", 30)
        self.session.history.mark_saved()
        self._window.close()


def _processor_time(process: int) -> float:
    """What the processor spent on another process, in seconds; 0 where nobody tells (proc(5))."""
    told = Path(f"/proc/{process}/stat")
    if not told.exists():
        return 0.0
    numbers = told.read_text().rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def main(name: str, folder: str) -> None:
    """Open the window, then train for as many seconds as each line of the input says."""
    hands = _Hands(workloads(Path(folder))[name])
    print(json.dumps(hands.begin(os.environ["LIENZO_COMPILED"] == "1")), flush=True)
    for line in sys.stdin:
        print(json.dumps(hands.train(float(line))), flush=True)
    hands.leave()


if __name__ == "__main__":
    main(*sys.argv[1:])
