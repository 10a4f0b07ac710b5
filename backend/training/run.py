"""The run folder: the drawing, the events, the checkpoints. Written by a training, read by all."""

from __future__ import annotations

import base64
import dataclasses
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import msgspec
import numpy as np

from backend.document.document import Document
from backend.document.records import Record
from backend.home import home
from backend.text import Refusal, Text
from backend.training import events
from backend.training.events import (
    CheckpointSaved,
    EpochFinished,
    Event,
    Finished,
    Judged,
    NeuronsKnown,
    Paused,
    RunStarted,
    StepsFinished,
    Trouble,
    Watched,
    Weights,
)

_DRAWING, _EVENTS = "drawing.json", "events.jsonl"
_KINDS = {
    name: getattr(events, name)
    for name in (
        *("RunStarted", "StepsFinished", "EpochFinished", "Judged", "SettingChanged"),
        *("WeightsSet", "CheckpointSaved", "Trouble", "Finished", "Paused", "Remark"),
        *("Tiered", "Arranged"),
    )
}
_LARGEST_DRAWING = 64 * 2**20


def runs_folder() -> Path:
    """Where runs live unless somebody says otherwise."""
    return home() / "runs"


def new_run_folder() -> Path:
    """A name for a new run, by date and time."""
    return runs_folder() / f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}"


class RunWriter:
    """Keeps a run's folder while it trains: what happened is on disk as soon as it is told."""

    def __init__(self, folder: Path, document: Document) -> None:
        """Raises OSError where the folder cannot be made."""
        self.folder = folder
        (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
        self.keep_drawing(document)
        self._file: IO[str] = (folder / _EVENTS).open("a+", encoding="utf-8", newline="\n")
        self._begin_a_line()
        self._judged: dict[tuple[str, str], Judged] = {}

    def keep_drawing(self, document: Document) -> None:
        """Note what is being trained."""
        drawing = {"format": "lienzo run", "version": 1, "records": list(document)}
        draft = self.folder / f".{_DRAWING}.tmp"
        draft.write_bytes(msgspec.json.encode(drawing))
        draft.replace(self.folder / _DRAWING)

    def _begin_a_line(self) -> None:
        """A line that was cut when a process died must not swallow the next one."""
        path = self.folder / _EVENTS
        if path.stat().st_size and path.read_bytes()[-1:] != b"\n":
            self._file.write("\n")

    def note(self, event: Event) -> None:
        """Append an event; what is only for the eye (Watched, Weights …) is not kept.

        Of the judgements only the last before a checkpoint, a pause or the end is. Raises
        OSError where the disk refuses.
        """
        if isinstance(event, Judged):
            self._judged[event.split, event.block] = event
        elif not isinstance(event, Watched | NeuronsKnown | Weights):
            if isinstance(event, CheckpointSaved | Paused | Finished):
                for judged in self._judged.values():
                    self._write(judged)
                self._judged.clear()
            self._write(event)
            self._file.flush()

    def _write(self, event: Event) -> None:
        line = {"event": type(event).__name__, **_plain_fields(event)}
        self._file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")

    def close(self) -> None:
        with suppress(OSError):
            self._file.close()


def _plain_fields(event: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(event, field.name)) for field in dataclasses.fields(event)}


def _plain(thing: Any) -> Any:
    if isinstance(thing, np.ndarray):
        array = np.ascontiguousarray(thing)
        data = base64.b64encode(array.tobytes()).decode()
        return {"array": data, "type": array.dtype.str, "shape": list(array.shape)}
    if isinstance(thing, Text):
        values = {name: _plain(value) for name, value in thing.values}
        return {"text": thing.source, "values": values}
    if isinstance(thing, float):
        return thing if abs(thing) < float("inf") else {"float": str(thing)}
    if isinstance(thing, Mapping):
        return {"map": {str(name): _plain(value) for name, value in thing.items()}}
    if isinstance(thing, list | tuple):
        return [_plain(one) for one in thing]
    return thing if thing is None or isinstance(thing, bool | int | str) else str(thing)


def _thing(plain: Any) -> Any:
    """What `_plain` wrote. Raises ValueError, KeyError or TypeError for anything else."""
    if isinstance(plain, list):
        return tuple(_thing(one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    if "array" in plain:
        return _array(plain)
    if "text" in plain:
        values = {name: _thing(value) for name, value in plain["values"].items()}
        return _readable(Text(str(plain["text"]), **values))
    if "float" in plain:
        return float(plain["float"])
    return {name: _thing(value) for name, value in plain["map"].items()}


def _readable(text: Text) -> Text:
    """Raises LookupError or ValueError for a sentence whose names have no values."""
    str(text)
    return text


def _array(plain: Mapping[str, Any]) -> np.ndarray:
    kind = np.dtype(plain["type"])
    if kind.kind not in "fiub":
        raise ValueError(kind)
    data = base64.b64decode(plain["array"])
    return np.frombuffer(data, kind).reshape([int(size) for size in plain["shape"]])


@dataclass(frozen=True)
class Run:
    """A run read back: the drawing it trained, and what happened, as one unbroken story."""

    folder: Path
    document: Document
    events: tuple[Event, ...]
    checkpoints: tuple[Path, ...]

    @property
    def finished(self) -> Finished | None:
        """How it ended; None where it never did."""
        last = [event for event in self.events if isinstance(event, Finished | RunStarted)]
        return last[-1] if last and isinstance(last[-1], Finished) else None

    @property
    def started(self) -> RunStarted | None:
        for event in self.events:
            if isinstance(event, RunStarted):
                return event
        return None

    @property
    def losses(self) -> dict[str, np.ndarray]:
        """Every loss ever told, by objective, float32 (steps,)."""
        parts: dict[str, list[np.ndarray]] = {}
        for event in self.events:
            if isinstance(event, StepsFinished):
                for name, values in event.losses.items():
                    parts.setdefault(name, []).append(values)
        return {name: np.concatenate(values) for name, values in parts.items()}


def read_run(folder: Path) -> Run:
    """A run from its folder. A line that was cut is left out. Raises Refusal for no run."""
    path = folder / _DRAWING
    try:
        if path.stat().st_size > _LARGEST_DRAWING:
            raise ValueError("too large")
        drawing = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        records = msgspec.convert(drawing["records"], list[Record])
    except (OSError, KeyError, ValueError, msgspec.DecodeError, RecursionError) as error:
        raise Refusal(
            Text("{name} is not the folder of a run, or it is damaged.", name=folder.name),
            Text("Choose a folder that a training has made."),
        ) from error
    kept = sorted((folder / "checkpoints").glob("step-*.safetensors"), reverse=True)
    return Run(folder, Document(records), tuple(_one_story(_events(folder))), tuple(kept))


def _events(folder: Path) -> Iterator[Event]:
    with suppress(OSError), (folder / _EVENTS).open(encoding="utf-8", errors="replace") as file:
        for line in file:
            with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
                fields = json.loads(line)
                kind = _KINDS[fields.pop("event")]
                yield kind(**{name: _thing(value) for name, value in fields.items()})


def _one_story(told: Iterator[Event]) -> list[Event]:
    """What a resumed run took back is cut away, so that every step is told once."""
    story: list[Event] = []
    for event in told:
        if isinstance(event, RunStarted) and event.step:
            story = [kept for one in story if (kept := _before(one, event.step)) is not None]
        story.append(event)
    return story


def _before(event: Event, step: int) -> Event | None:
    """The event as far as it lies before a step, None where it does not."""
    if isinstance(event, StepsFinished):
        left = step - event.first
        if left <= 0:
            return None
        losses = {name: values[:left] for name, values in event.losses.items()}
        return dataclasses.replace(event, losses=losses)
    if isinstance(event, EpochFinished | CheckpointSaved):
        return event if event.step <= step else None
    if isinstance(event, Finished | Trouble):
        return None
    return event


def list_runs() -> list[Path]:
    """The folders of the runs kept on this machine, newest first."""
    folder = runs_folder()
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if (path / _DRAWING).is_file()]
    return sorted(found, key=lambda path: path.name, reverse=True)
