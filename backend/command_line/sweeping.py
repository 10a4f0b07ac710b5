"""`lienzo sweep`: many trainings of one drawing with other settings, and which is best."""

from __future__ import annotations

import json
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from backend.command_line.opening import open_project
from backend.command_line.printing import WrongUse, put, say, table
from backend.sweeps import queue
from backend.sweeps.knobs import Knob, read_range, read_values
from backend.sweeps.running import Runner
from backend.sweeps.sweep import FAILED, FINISHED, Sweep, Trial, best, ranked
from backend.text import Refusal, Text

_MOST_SHOWN = 20


def sweep(
    name: str,
    *,
    values: list[str],
    ranges: list[str],
    folder: Path | None,
    as_json: bool,
    hears: bool,
    trials: int | None,
    at_once: int | None,
    **wanted: Any,
) -> int:
    """Begin a sweep of a drawing, or go on with the one in a folder. Raises Refusal."""
    counts = {"trials": trials, "at_once": at_once}
    given: dict[str, Any] = {key: value for key, value in counts.items() if value is not None}
    if queue.is_sweep(Path(name)):
        place = Path(name)
        _check_going_on(values, ranges, folder, wanted)
        if given:
            queue.change(place, replace(queue.read(place).sweep, **given))
    else:
        chosen = {key: value for key, value in wanted.items() if value is not None}
        plan = replace(Sweep(knobs=_knobs(values, ranges)), **given, **chosen)
        place = folder or queue.sweeps_folder() / time.strftime("%Y%m%d-%H%M%S")
        begin(place, name, plan)
    return _carry_out(place, as_json, hears)


def _check_going_on(
    values: list[str], ranges: list[str], folder: Path | None, wanted: dict[str, Any]
) -> None:
    if values or ranges or folder or any(one is not None for one in wanted.values()):
        raise WrongUse(
            Text("A sweep goes on with the settings it began with."),
            Text("Only --trials and --at-once can be others; or begin another sweep."),
        )


def _knobs(values: list[str], ranges: list[str]) -> tuple[Knob, ...]:
    try:
        return (*map(read_values, values), *map(read_range, ranges))
    except Refusal as refusal:
        raise WrongUse(refusal.what, refusal.advice) from refusal


def begin(folder: Path, name: str, plan: Sweep) -> None:
    """Check a sweep of the drawing of this name and make its folder. Raises Refusal."""
    from backend.engine import Engine

    records = list(open_project(name).document)
    Engine().answer("begin_sweep", records=records, sweep=plan, folder=str(folder))


def _carry_out(folder: Path, as_json: bool, hears: bool) -> int:
    tell = _Lines() if as_json else _People(queue.read(folder))
    runner = Runner(folder, tell)
    if hears:
        threading.Thread(target=_obey, args=(runner,), daemon=True).start()
    if as_json:
        put(event="sweep_started", folder=str(folder), sweep=_plain(queue.read(folder).sweep))
    with _interruption(runner):
        is_over = runner.run()
    story = queue.read(folder)
    found = best(story.trials, story.sweep)
    if as_json:
        put(event="sweep_finished" if is_over else "sweep_paused", best=found and found.number)
    else:
        _show(story, found)
    if not is_over and not as_json:
        say(Text("Go on with: lienzo sweep {folder}", folder=str(folder)))
    return 0 if found is not None else 1


def _plain(sweep: Sweep) -> dict[str, Any]:
    import msgspec

    plain: dict[str, Any] = msgspec.to_builtins(sweep)
    return {**plain, "count": sweep.count}


def _obey(runner: Runner) -> None:
    """Words on standard input; where it closes, whoever started us is gone."""
    for line in sys.stdin:
        if line.strip() == "pause":
            runner.pause()
        elif line.strip() == "stop":
            runner.stop()
    runner.stop()


@contextmanager
def _interruption(runner: Runner) -> Iterator[None]:
    """Ctrl+C breaks off what runs; it is tried again when the sweep goes on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: runner.stop())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class _Lines:
    """One line of JSON for everything that happens."""

    def __call__(self, trial: Trial) -> None:
        plain = queue.as_plain(trial)
        said = f"{trial.reason} {trial.advice}".strip()
        print(json.dumps({"event": "trial", **plain, "said": said}), flush=True)


class _People:
    """One line for each trial that ends."""

    def __init__(self, story: queue.Story) -> None:
        self._count = story.sweep.count
        self._measure = story.sweep.measure

    def __call__(self, trial: Trial) -> None:
        head = f"{trial.number + 1}/{self._count}  {_values(trial)}"
        if trial.state == FINISHED:
            say(f"{head}  {self._measure} {trial.value:.4g}  ({trial.seconds:.1f} s)")
        elif trial.state == FAILED:
            say(f"{head}  {trial.reason} {trial.advice}".rstrip())


def _values(trial: Trial) -> str:
    return "  ".join(f"{place}={json.dumps(value)}" for place, value in trial.values.items())


def _show(story: queue.Story, found: Trial | None) -> None:
    places = [knob.place for knob in story.sweep.knobs]
    rows: list[list[object]] = [
        [trial.number, *(trial.values[place] for place in places), trial.value]
        for trial in ranked(story.trials, story.sweep)[:_MOST_SHOWN]
    ]
    table("", ["trial", *places, story.sweep.measure], rows)
    if found is not None:
        kept = queue.trial_folder(story.folder, found.number) / queue.TRAINED
        print(Text("The best one is trial {number}: {file}", number=found.number, file=str(kept)))
