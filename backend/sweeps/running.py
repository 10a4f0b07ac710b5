"""Carrying out a sweep: trials go to processes of their own, what comes of them to the queue."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from backend.pipe import child_environment
from backend.sweeps.choosing import check_way, choose
from backend.sweeps.queue import alone, as_plain, from_plain, note, read
from backend.sweeps.sweep import FAILED, RUNNING, Trial
from backend.text import Text

_TRIER = "backend.command_line.trying"
"""What tries: it trains as `lienzo train` does."""
_PATIENCE = 5.0


class Worker:
    """A process that tries one trial after the other; what it says goes to a queue of news."""

    def __init__(self, folder: Path, threads: int, news: queue.Queue[Any]) -> None:
        self.trial: Trial | None = None
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [sys.executable, "-m", _TRIER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**child_environment(), "OMP_NUM_THREADS": str(threads)},
        )
        self._reader = threading.Thread(target=self._listen, args=(news,), daemon=True)
        self._reader.start()

    def try_out(self, trial: Trial) -> None:
        """Let it try this one. That it may be gone already is heard from its silence."""
        self.trial = trial
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(json.dumps(as_plain(trial)).encode() + b"\n")
            self._process.stdin.flush()

    def _listen(self, news: queue.Queue[Any]) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            news.put((self, line))
        news.put((self, None))

    def end(self) -> int:
        """End it, at once; gives its exit code."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        if self.trial is not None:
            self._process.kill()
        try:
            code = self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._reader.join()
        self._process.stdout.close()
        return code

    def last_words(self) -> str:
        """The last line of what it complained about."""
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else ""


class Runner:
    """Carries out the sweep in a folder from wherever it stands.

    `tell` hears every trial as it begins, goes on and ends. `pause` and `stop` may be called from
    any thread: the one lets running trials end and begins no others, the other breaks them off,
    to be tried again another time.
    """

    def __init__(self, folder: Path, tell: Callable[[Trial], None] = lambda trial: None) -> None:
        self.folder = folder
        self._tell = tell
        self._news: queue.Queue[Any] = queue.Queue()
        self._idle: list[Worker] = []
        self._busy: list[Worker] = []
        self._pausing = self._stopping = False

    def pause(self) -> None:
        """Begin no other trial."""
        self._pausing = True
        self._news.put(None)

    def stop(self) -> None:
        """Break off what runs."""
        self._stopping = True
        self._news.put(None)

    def run(self) -> bool:
        """Try until nothing is left to try, and say whether that is so. Raises Refusal where
        the folder holds no sweep or somebody else is at it, OSError where the disk refuses."""
        with alone(self.folder):
            story = read(self.folder)
            check_way(story.sweep)
            self.sweep = story.sweep
            self.trials = {trial.number: trial for trial in story.trials}
            try:
                self._go()
            finally:
                for worker in [*self._busy, *self._idle]:
                    worker.end()
        return not self._waiting() and not self._busy

    def _go(self) -> None:
        self._fill()
        while self._busy and not self._stopping:
            news = self._news.get()
            if news is not None:
                self._hear(*news)
            self._fill()

    def _waiting(self) -> list[int]:
        """The trials that nobody has finished, nor is at."""
        at_work = {worker.trial.number for worker in self._busy if worker.trial}
        return [
            number
            for number in range(self.sweep.count)
            if number not in at_work
            and (number not in self.trials or self.trials[number].state == RUNNING)
        ]

    def _fill(self) -> None:
        while not (self._pausing or self._stopping) and len(self._busy) < self.sweep.at_once:
            waiting = self._waiting()
            if not waiting:
                return
            self._begin(waiting[0])

    def _begin(self, number: int) -> None:
        """A trial that broke off takes the values it had."""
        broken = self.trials.get(number)
        values = broken.values if broken else choose(self.sweep, number, self._told())
        trial = self.trials[number] = Trial(number, values)
        if self._idle:
            worker = self._idle.pop()
        else:
            worker = Worker(self.folder, self._threads(), self._news)
        self._busy.append(worker)
        note(self.folder, trial)
        self._tell(trial)
        worker.try_out(trial)

    def _told(self) -> list[Trial]:
        return [trial for trial in self.trials.values() if trial.state != RUNNING]

    def _threads(self) -> int:
        """Trainings at once share the processor's cores."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return max(1, (cores or 1) // self.sweep.at_once)

    def _hear(self, worker: Worker, line: bytes | None) -> None:
        if worker.trial is None or worker not in self._busy:
            if worker in self._idle and line is None:  # it went while nothing was asked of it
                self._idle.remove(worker)
                worker.end()
            return
        trial = _died(worker) if line is None else from_plain(json.loads(line))
        self._tell(trial)
        if trial.state == RUNNING:
            return
        self.trials[trial.number] = trial
        note(self.folder, trial)
        self._busy.remove(worker)
        worker.trial = None
        if line is not None:
            self._idle.append(worker)


def _died(worker: Worker) -> Trial:
    """The trial of a process that ended without a word about it."""
    assert worker.trial is not None
    code = worker.end()
    words = worker.last_words()
    reason = Text("The process that tried it ended unexpectedly ({code}).", code=words or code)
    advice = Text("It may have needed more memory than there is.")
    return replace(worker.trial, state=FAILED, reason=reason, advice=advice)
