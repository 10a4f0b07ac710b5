"""The engine's verbs over a pipe, for a window that must not hold torch.

Importing this module imports no torch: a window imports it for `Child` and the messages, and the
child process for `main`. Two children live beside a window: one answers, one trains.
"""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from typing import IO, Any

from backend.messages import Begin, Failure, Happened, NotStarted, Prepare, Ready, Reply, Request
from backend.pipe import Pipe, child_environment, die_with_parent
from backend.text import Refusal, Text


class Child:
    """A child process that runs this module: its pipe, its end, and what it said on the way.

    `role` is "answer" or "train": which of the two it makes itself ready for, and whether it
    steps back for the window. It ends by itself when its standard input closes, so none
    outlives its window.
    """

    def __init__(self, role: str) -> None:
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
        self.process = subprocess.Popen(
            [sys.executable, "-m", "backend.engine_process", role],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=child_environment(),
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.pipe = Pipe(self.process.stdout, self.process.stdin)

    def end(self, patience: float = 2.0) -> None:
        """Ask it to go, wait, and insist."""
        with contextlib.suppress(OSError):
            assert self.process.stdin is not None
            self.process.stdin.close()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def last_words(self) -> str:
        """The end of what it wrote to its standard error."""
        self._errors.seek(0)
        return self._errors.read().decode(errors="replace")[-4000:]


_STEP_BACK = 5
"""How much nicer the training process is than the window: whose frames then come in time."""


_MOMENT = 1.5
"""Seconds in which a run may write its last checkpoint when the window goes."""


def main(role: str) -> None:
    """The child: answer requests and train until the window goes away."""
    pipe = _take_over_the_streams()
    die_with_parent()
    if role == "train" and hasattr(os, "nice"):
        os.nice(_STEP_BACK)
    inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(pipe, inbox), daemon=True).start()
    from backend.engine import Engine

    engine = Engine()
    engine.is_wanted = inbox.empty
    pipe.send(Ready())
    if inbox.empty():
        engine.warm_up(role)
    while True:
        _serve(engine, pipe, inbox, inbox.get())


def _take_over_the_streams() -> Pipe:
    """Keep the pipe for ourselves: whatever prints goes to standard error instead."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    return Pipe(source, sink)


def _read(pipe: Pipe, inbox: queue.SimpleQueue[Any]) -> None:
    """The window's messages; when it goes, a run in progress is given a moment to end well."""
    from backend.training.control import Stop

    try:
        while True:
            inbox.put(pipe.receive())
    except (EOFError, OSError):
        inbox.put(Stop())
        inbox.put(None)
        time.sleep(_MOMENT)
        os._exit(0)


def _serve(engine: Any, pipe: Pipe, inbox: queue.SimpleQueue[Any], message: Any) -> None:
    if message is None:
        os._exit(0)
    elif isinstance(message, Request):
        pipe.send(_answer(engine, message))
    elif isinstance(message, Prepare):
        with contextlib.suppress(Refusal):
            engine.prepare(message.records)
    elif isinstance(message, Begin):
        _train(engine, pipe, inbox, message)


def _answer(engine: Any, request: Request) -> Reply | Failure:
    try:
        return Reply(request.number, engine.answer(request.verb, **request.arguments))
    except Refusal as refusal:
        return Failure(request.number, refusal.what, refusal.advice)
    except Exception:
        return Failure(
            request.number,
            Text("Lienzo made a mistake while working on this ({verb}).", verb=request.verb),
            Text("Your drawing is safe. Try again; if it happens again, report it."),
            traceback.format_exc(),
        )


def _train(engine: Any, pipe: Pipe, inbox: queue.SimpleQueue[Any], begin: Begin) -> None:
    from backend.training.control import serve

    def send(event: Any) -> None:
        with contextlib.suppress(OSError):  # the window is gone: the run ends well all the same
            pipe.send(Happened(event))

    try:
        trainer = engine.trainer(begin)
    except Refusal as refusal:
        pipe.send(NotStarted(refusal.what, refusal.advice))
        return
    except Exception:
        pipe.send(
            NotStarted(
                Text("Lienzo made a mistake while preparing the training."),
                Text("Your drawing is safe. Try again; if it happens again, report it."),
                traceback.format_exc(),
            )
        )
        return
    serve(trainer, lambda: _next(inbox), inbox.get, _with_weights(trainer, send))


def _next(inbox: queue.SimpleQueue[Any]) -> Any | None:
    try:
        return inbox.get_nowait()
    except queue.Empty:
        return None


_SMALL = 2_000_000
"""Networks up to so many parameters hand their weights over while they train."""


def _with_weights(trainer: Any, send: Callable[[Any], None]) -> Callable[[Any], None]:
    """Also send the weights about once a second, so that one can try the network meanwhile."""
    from backend.training.events import StepsFinished, Weights

    last = time.monotonic()

    def send_both(event: Any) -> None:
        nonlocal last
        send(event)
        due = isinstance(event, StepsFinished) and time.monotonic() - last > 1.0
        if due and trainer.plan.parameters <= _SMALL:
            last = time.monotonic()
            send(Weights(event.first + 1, trainer.weights()))

    return send_both


if __name__ == "__main__":
    # Messages are unpickled as classes of the imported module, not of `__main__`.
    from backend import engine_process

    engine_process.main(sys.argv[1])
