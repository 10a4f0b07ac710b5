"""The queue of a sweep on disk: a drawing, and lines that only ever grow."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock, Timeout

from backend.document.document import Document
from backend.formats import drawing
from backend.formats.whole_file import write_whole
from backend.home import home
from backend.sweeps.sweep import FAILED, FINISHED, RUNNING, Sweep, Trial
from backend.text import Refusal, Text, read_back, written

QUEUE, DRAWING = "sweep.jsonl", "drawing.json"
TRAINED = "trained.lienzo"
_TRIALS = "trials"


def sweeps_folder() -> Path:
    """Where sweeps live unless somebody says otherwise."""
    return home() / "sweeps"


def trial_folder(folder: Path, number: int) -> Path:
    """The run folder of a trial; the network it learned is `TRAINED` in there."""
    return folder / _TRIALS / f"{number:04d}"


@dataclass(frozen=True)
class Story:
    """A sweep as its queue tells it: `trials` by number, those that broke off as running."""

    folder: Path
    sweep: Sweep
    trials: tuple[Trial, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether every trial was tried."""
        done = sum(trial.state != RUNNING for trial in self.trials)
        return done >= self.sweep.count


def is_sweep(folder: Path) -> bool:
    """Whether this is the folder of a sweep."""
    return (folder / QUEUE).is_file()


def begin(folder: Path, document: Document, sweep: Sweep) -> None:
    """Make the folder of a new sweep. Raises Refusal where there is one, or the disk refuses."""
    if is_sweep(folder):
        raise Refusal(
            Text("{folder} holds a sweep already.", folder=str(folder)),
            Text("Go on with it, or name another folder."),
        )
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / DRAWING, drawing.encode(document))
        append(folder, {"sweep": msgspec.to_builtins(sweep)})


def change(folder: Path, sweep: Sweep) -> None:
    """Go on otherwise: the last sweep in the queue is the one that counts. Raises Refusal."""
    with _disk(folder):
        append(folder, {"sweep": msgspec.to_builtins(sweep)})


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refusal(
            Text("The system denies it: {reason}.", reason=error.strerror or str(error)),
            Text("Choose another folder for the sweep than {folder}.", folder=str(folder)),
        ) from error


def append(folder: Path, line: dict[str, Any]) -> None:
    """Write one whole line in one go, on the disk when this returns. Raises OSError.

    A line that was cut when a process died is ended first, so that it swallows nothing.
    """
    path = folder / QUEUE
    data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    with os.fdopen(handle, "r+b", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            data = data if file.read(1) == b"\n" else b"\n" + data
        file.write(data)
        os.fsync(file.fileno())


def note(folder: Path, trial: Trial) -> None:
    """Write down how far a trial is. Raises OSError."""
    append(folder, {"trial": as_plain(trial)})


def as_plain(trial: Trial) -> dict[str, Any]:
    """A trial as JSON can carry it; a value that is no number is null."""
    return {
        "number": trial.number,
        "state": trial.state,
        "values": dict(trial.values),
        "value": trial.value,
        "measures": {split: dict(each) for split, each in trial.measures.items()},
        "epochs": trial.epochs,
        "seconds": round(trial.seconds, 3),
        "reason": written(trial.reason),
        "advice": written(trial.advice),
    }


def from_plain(plain: Any) -> Trial:
    """A trial as it was written. Raises KeyError, ValueError, TypeError or AttributeError."""
    if plain["state"] not in (RUNNING, FINISHED, FAILED):
        raise ValueError(plain["state"])
    return Trial(
        int(plain["number"]),
        dict(plain["values"]),
        plain["state"],
        None if plain["value"] is None else float(plain["value"]),
        {split: dict(each) for split, each in plain["measures"].items()},
        int(plain["epochs"]),
        float(plain["seconds"]),
        read_back(plain["reason"]),
        read_back(plain["advice"]),
    )


def read(folder: Path) -> Story:
    """A sweep from its folder. Lines that were cut are left out. Raises Refusal for no sweep."""
    sweep: Sweep | None = None
    trials: dict[int, Trial] = {}
    for line in _lines(folder):
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            plain = json.loads(line)
            if "sweep" in plain:
                sweep = msgspec.convert(plain["sweep"], Sweep)
            else:
                trial = from_plain(plain["trial"])
                trials[trial.number] = trial
    if sweep is None:
        raise _no_sweep(folder)
    return Story(folder, sweep, tuple(trials[number] for number in sorted(trials)))


def _lines(folder: Path) -> list[str]:
    try:
        return (folder / QUEUE).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError as error:
        raise _no_sweep(folder) from error


def _no_sweep(folder: Path) -> Refusal:
    return Refusal(
        Text("{name} is not the folder of a sweep, or it is damaged.", name=folder.name),
        Text("Choose a folder that a sweep has made."),
    )


def read_document(folder: Path) -> Document:
    """The drawing of which a sweep tries settings. Raises Refusal."""
    try:
        return drawing.decode((folder / DRAWING).read_bytes())[0]
    except OSError as error:
        raise _no_sweep(folder) from error


def list_sweeps() -> list[Path]:
    """The folders of the sweeps kept on this machine, newest first."""
    folder = sweeps_folder()
    found = [path for path in folder.iterdir() if is_sweep(path)] if folder.is_dir() else []
    return sorted(found, key=lambda path: path.name, reverse=True)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let nobody else carry out this sweep meanwhile. Raises Refusal where somebody does.

    The system lets go of the lock when the process ends, however it ends.
    """
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise Refusal(
            Text("This sweep is being carried out already."),
            Text("Wait for it, or stop the other one first."),
        ) from error
    try:
        yield
    finally:
        lock.release()
