"""Starts several processes of one training on this machine, and again when one of them dies."""

from __future__ import annotations

import dataclasses
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from backend.text import Refusal, Text

OUTCOME = "LIENZO_OUTCOME"
"""Names the file in which the first process leaves how the training ended, for its launcher."""


def launch(words: Sequence[str], processes: int, restarts: int) -> int:
    """Carry out a command of `lienzo` in so many processes; its exit code.

    All of them are started anew, at most `restarts` times, when one dies; they go on from the
    last checkpoint. Raises Refusal where they die more often, or cannot be started.
    """
    import torch.distributed as dist

    if not dist.is_available():
        raise Refusal(
            Text("This PyTorch cannot train with several processes."),
            Text("Install one with torch.distributed, or train with one process."),
        )
    with tempfile.TemporaryDirectory(prefix="lienzo-") as folder:
        outcome = Path(folder) / "outcome"
        with _surroundings(outcome), _passing_on_interruption(outcome):
            try:
                _start(words, processes, restarts)
            except Refusal:
                if not outcome.is_file():  # else it was told already
                    raise
        return int(outcome.read_text()) if outcome.is_file() else 0


def _start(words: Sequence[str], processes: int, restarts: int) -> None:
    from torch.distributed.elastic.multiprocessing.errors import ChildFailedError
    from torch.distributed.launcher.api import LaunchConfig, elastic_launch

    config = LaunchConfig(
        min_nodes=1,
        max_nodes=1,
        nproc_per_node=processes,
        run_id=f"lienzo-{os.getpid()}",
        rdzv_backend="c10d",
        rdzv_endpoint="localhost:0",
        max_restarts=restarts,
        monitor_interval=0.1,
        **_only_ended_by_sigterm(LaunchConfig),
    )
    try:
        elastic_launch(config, sys.executable)("-m", "backend.command_line", *words)
    except ChildFailedError as error:
        rank, failure = error.get_first_failure()
        raise _died(rank, failure.exitcode, restarts) from error


def _only_ended_by_sigterm(config: type) -> dict[str, Any]:
    """Ctrl+C is ours to pass on, where this PyTorch leaves it to us (2.9 and later do)."""
    names = {field.name for field in dataclasses.fields(config)}
    return {"signals_to_handle": "SIGTERM"} if "signals_to_handle" in names else {}


def _died(rank: int, code: int, restarts: int) -> Refusal:
    how = Text("exit code {code}", code=code)
    if code < 0:
        how = Text("signal {name}", name=signal.Signals(-code).name)
    advice = Text("`lienzo resume` goes on from the last checkpoint of the run.")
    if restarts:
        return Refusal(
            Text(
                "Process {rank} died ({how}), after {restarts} starts anew.",
                rank=rank,
                how=how,
                restarts=restarts,
            ),
            advice,
        )
    return Refusal(Text("Process {rank} died ({how}).", rank=rank, how=how), advice)


@contextmanager
def _surroundings(outcome: Path) -> Iterator[None]:
    """What the processes find when they start."""
    root = str(Path(__file__).resolve().parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    wanted = {
        OUTCOME: str(outcome),
        "PYTHONPATH": os.pathsep.join(paths),
        # Else processes that start again find the addresses of those that died.
        "TORCH_DISABLE_SHARE_RDZV_TCP_STORE": "1",
        "TORCH_CPP_LOG_LEVEL": os.environ.get("TORCH_CPP_LOG_LEVEL", "ERROR"),
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
    }
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


@contextmanager
def _passing_on_interruption(outcome: Path) -> Iterator[None]:
    """Ctrl+C lets the processes end by themselves and keep what was learned; a second one ends
    them at once."""

    def press(number: int, frame: object) -> None:
        if _stop(outcome).exists():
            raise KeyboardInterrupt
        _stop(outcome).touch()

    try:
        before = signal.signal(signal.SIGINT, press)
    except ValueError:  # not the main thread: nothing reaches us here anyway
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(outcome: Path) -> Path:
    return outcome.with_name("stop")


def is_told_to_stop() -> bool:
    """Whether somebody pressed Ctrl+C at the launcher of this process."""
    return OUTCOME in os.environ and _stop(Path(os.environ[OUTCOME])).exists()
