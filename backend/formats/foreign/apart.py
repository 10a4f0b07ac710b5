"""Reading a stranger's file in a process of its own, with an end to its time and memory."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from backend.formats import project
from backend.formats.foreign.entries import OpenSize, OpenSizes
from backend.formats.project import Project
from backend.pipe import child_environment, die_with_parent
from backend.text import Refusal, Text, read_back, written

READERS = {".onnx": "onnx_import.importing", ".pt2": "program_import.importing"}
"""The modules that read foreign models, by the ending of the file."""
MOST_SECONDS = 300.0
SPARE_MEMORY = 6 * 2**30
"""Bytes that reading may take beside eight times the file: torch itself maps several."""


def read_apart(
    path: Path | str,
    sizes: Mapping[str, int] | None = None,
    seconds: float = MOST_SECONDS,
) -> Project:
    """The model in a file as a project, read by a child process. Raises Refusal; OpenSizes where
    some sizes must be said first."""
    path = Path(path)
    if path.suffix.lower() not in READERS:
        raise Refusal(
            Text("There is no format for the ending {ending}.", ending=path.suffix or "“”"),
            Text("Choose one of {endings}.", endings=", ".join(READERS)),
        )
    with tempfile.TemporaryDirectory(prefix="lienzo-import-") as room:
        place = Path(room) / "project"
        answer = _answer(path, dict(sizes or {}), place, seconds)
        if answer is None or answer.get("outcome") not in ("project", "refusal", "sizes"):
            raise _broken_off()
        if answer["outcome"] == "sizes":
            raise OpenSizes([OpenSize(*one) for one in answer["sizes"]])
        if answer["outcome"] == "refusal":
            raise Refusal(read_back(answer["what"]), read_back(answer["advice"]))
        return project.unpack(place.read_bytes())


def _answer(
    path: Path, sizes: Mapping[str, int], place: Path, seconds: float
) -> dict[str, Any] | None:
    """What the child says; None where it ends without a word. It is gone afterwards, whatever
    happens to us meanwhile. Raises Refusal."""
    line = [sys.executable, "-m", "backend.formats.foreign.apart", str(path), str(place)]
    with subprocess.Popen(
        [*line, json.dumps(sizes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
    ) as child:
        late = threading.Timer(seconds, child.kill)
        late.start()
        try:
            assert child.stdout is not None
            said = child.stdout.read(_LONGEST_ANSWER)
        finally:
            is_late = not late.is_alive()
            late.cancel()
            child.kill()
    if is_late:
        raise Refusal(
            Text("Reading the model took longer than {seconds} seconds.", seconds=f"{seconds:g}"),
            Text("Import a smaller part of it."),
        )
    try:
        found = json.loads(said)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


_LONGEST_ANSWER = 2**20


def _broken_off() -> Refusal:
    return Refusal(
        Text("Reading the model ended before its time; it may need too much memory."),
        Text("Import a smaller part of it, or close other programs first."),
    )


# what the child does


def main(path: Path, place: Path, sizes: Mapping[str, int]) -> None:
    """Read a model and write the project, or say why not, as one line of JSON."""
    die_with_parent()
    threading.Thread(target=_end_with_input, daemon=True).start()
    _limit(SPARE_MEMORY + 8 * (path.stat().st_size if path.is_file() else 0))
    answer = sys.stdout
    sys.stdout = sys.stderr  # what libraries print is no answer
    print(json.dumps(_read(path, place, sizes)), file=answer, flush=True)


def _read(path: Path, place: Path, sizes: Mapping[str, int]) -> dict[str, Any]:
    try:
        reader = import_module(f"backend.formats.{READERS[path.suffix.lower()]}")
        found = reader.read(path, sizes)
        place.write_bytes(project.pack(found.document, found.weights))
    except OpenSizes as open_:
        told = [[one.name, one.input, one.axis, one.hint] for one in open_.sizes]
        return {"outcome": "sizes", "sizes": told}
    except Refusal as refusal:
        words = {"what": written(refusal.what), "advice": written(refusal.advice)}
        return {"outcome": "refusal", **words}
    except (MemoryError, RecursionError):
        return {}
    return {"outcome": "project"}


def _end_with_input() -> None:
    """Whoever asked is gone when our standard input closes."""
    sys.stdin.read()
    os._exit(1)


def _limit(memory: int) -> None:
    """No more memory than this, where the system can hold a process to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), json.loads(sys.argv[3]))
