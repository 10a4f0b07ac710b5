"""The process that carries out a sweep: it is told to pause and stop, and tells of its trials."""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from backend.pipe import child_environment
from backend.sweeps.queue import from_plain
from backend.text import Text

_PATIENCE = 3000
"""Milliseconds that it gets to end its trials before it is ended."""


class SweepProcess(QObject):
    """Runs `lienzo sweep FOLDER` beside the window.

    `told` carries a Trial that began, went on or ended; `ended` whether it ended well, and
    otherwise what was the matter. Trials that are broken off are tried again another time.
    """

    told = Signal(object)
    ended = Signal(bool, object)

    def __init__(self, folder: str, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        environment = QProcessEnvironment()
        for name, value in child_environment().items():
            environment.insert(name, value)
        self._process.setProcessEnvironment(environment)
        self._process.readyReadStandardOutput.connect(self._listen)
        self._process.finished.connect(self._end)
        self._process.errorOccurred.connect(self._fail)
        words = ["-m", "backend.command_line", "sweep", folder, "--json", "--hear"]
        self._process.start(sys.executable, words)

    @property
    def is_running(self) -> bool:
        """Whether it is at work."""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def pause(self) -> None:
        """Let the trials that run end, and begin no others."""
        self._process.write(b"pause\n")

    def stop(self) -> None:
        """Break off what runs."""
        self._process.write(b"stop\n")

    def end(self) -> None:
        """The window goes: wait until it is gone."""
        self._process.finished.disconnect(self._end)
        self._process.errorOccurred.disconnect(self._fail)
        if self.is_running:
            self._process.closeWriteChannel()
            if not self._process.waitForFinished(_PATIENCE):
                self._process.kill()
                self._process.waitForFinished(_PATIENCE)

    def _listen(self) -> None:
        while self._process.canReadLine():
            line: dict[str, Any] = json.loads(bytes(self._process.readLine().data()))
            if line["event"] == "trial":
                self.told.emit(from_plain(line))

    def _end(self, code: int, status: QProcess.ExitStatus) -> None:
        self._listen()
        said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").strip()
        # 1 is said where no trial has a value: the table tells why.
        well = status == QProcess.ExitStatus.NormalExit and (code == 0 or (code == 1 and not said))
        self.ended.emit(well, Text("{words}", words=said.splitlines()[-1] if said else str(code)))

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.ended.emit(False, Text("{words}", words=self._process.errorString()))
