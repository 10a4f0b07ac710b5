"""Reading a stranger's file in a process of its own, with an end to its time and memory."""

from __future__ import annotations

import contextlib
import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from backend.formats import project
from backend.formats.project import Project
from backend.text import Refusal, Text

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
    """The model in a file as a project, read by a child process. Raises Refusal."""
    path = Path(path)
    if path.suffix.lower() not in READERS:
        raise Refusal(
            Text("There is no format for the ending {ending}.", ending=path.suffix or "“”"),
            Text("Choose one of {endings}.", endings=", ".join(READERS)),
        )
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    memory = SPARE_MEMORY + 8 * (path.stat().st_size if path.is_file() else 0)
    child = context.Process(
        target=_work, args=(theirs, str(path), dict(sizes or {}), memory), daemon=True
    )
    child.start()
    theirs.close()
    try:
        return _answer(ours, seconds)
    finally:
        child.kill()
        child.join()
        ours.close()


def _answer(ours: Connection, seconds: float) -> Project:
    if not ours.poll(seconds):
        raise Refusal(
            Text("Reading the model took longer than {seconds} seconds.", seconds=f"{seconds:g}"),
            Text("Import a smaller part of it."),
        )
    try:
        word = ours.recv_bytes(16)
        data = ours.recv_bytes()
    except EOFError as error:
        raise Refusal(
            Text("Reading the model ended before its time; it may need too much memory."),
            Text("Import a smaller part of it, or close other programs first."),
        ) from error
    if word == b"project":
        return project.unpack(data)
    raise _told(data, ours)


def _told(data: bytes, ours: Connection) -> Refusal:
    """What the child refused, in its own words."""
    import msgspec

    what, advice = (_text(one) for one in msgspec.json.decode(data))
    return Refusal(what, advice)


def _text(one: tuple[str, dict[str, object]]) -> Text:
    source, values = one
    return Text(source, **values)


def _work(answer: Connection, path: str, sizes: Mapping[str, int], memory: int) -> None:
    from importlib import import_module

    import msgspec

    _limit(memory)
    try:
        reader = import_module(f"backend.formats.{READERS[Path(path).suffix.lower()]}")
        found = reader.read(path, sizes)
        data = project.pack(found.document, found.weights)
        answer.send_bytes(b"project")
    except Refusal as refusal:
        answer.send_bytes(b"refusal")
        words = [(one.source, dict(one.values)) for one in (refusal.what, refusal.advice)]
        data = msgspec.json.encode(words, enc_hook=str)
    answer.send_bytes(data)


def _limit(memory: int) -> None:
    """No more memory than this, where the system can hold a process to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
