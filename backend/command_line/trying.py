"""The process that tries: trials come in as lines, and what becomes of them goes out as lines."""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from backend.command_line.opening import plan_with_data
from backend.command_line.training import save_trained, until
from backend.formats.project import Project
from backend.pipe import die_with_parent
from backend.sweeps.checking import with_values
from backend.sweeps.queue import TRAINED, as_plain, from_plain, read, read_document, trial_folder
from backend.sweeps.sweep import FAILED, FINISHED, Sweep, Trial
from backend.text import Refusal, Text

_PAUSE = 0.2
"""Seconds between two lines about a trial that goes on."""

Tell = Callable[[Trial], None]


def main(folder: Path) -> None:
    """Try what is asked until our standard input closes, then end at once."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no answer
    asked: queue.Queue[Trial] = queue.Queue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()

    def tell(trial: Trial) -> None:
        answers.write(json.dumps(as_plain(trial)) + "\n")
        answers.flush()

    while True:
        tell(try_out(folder, asked.get(), tell))


def _listen(asked: queue.Queue[Trial]) -> None:
    for line in sys.stdin:
        asked.put(from_plain(json.loads(line)))
    os._exit(0)


def try_out(folder: Path, trial: Trial, tell: Tell) -> Trial:
    """Train with the values of a trial, telling how it goes; what came of it.

    What a broken trial left behind is taken away first.
    """
    began = time.monotonic()
    try:
        shutil.rmtree(trial_folder(folder, trial.number), ignore_errors=True)
        found = _train(folder, read(folder).sweep, trial, tell)
    except Refusal as refusal:
        found = replace(trial, state=FAILED, reason=refusal.what, advice=refusal.advice)
    except Exception as error:  # one trial that goes wrong does not end the others
        traceback.print_exc()
        reason = Text("It ended with an error: {reason}", reason=_words(error))
        found = replace(trial, state=FAILED, reason=reason)
    return replace(found, seconds=time.monotonic() - began)


def _words(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}"[:300] if lines else type(error).__name__


def _train(folder: Path, sweep: Sweep, trial: Trial, tell: Tell) -> Trial:
    from backend.training.loop import Trainer

    document = with_values(read_document(folder), trial.values, sweep.epochs)
    plan, prepared = plan_with_data(Project(document))
    run = trial_folder(folder, trial.number)
    with closing(Trainer(document, plan, prepared, run_folder=run)) as trainer:
        found = _follow(until(trainer, sweep.seconds or None), sweep, trial, tell)
        if found.state == FINISHED:
            save_trained(trainer, run / TRAINED)
    return found


def _follow(happens: Any, sweep: Sweep, trial: Trial, tell: Tell) -> Trial:
    from backend.training.events import EpochFinished, Finished, Trouble

    told = 0.0
    for event in happens:
        if isinstance(event, Trouble):
            trial = replace(trial, state=FAILED, reason=event.what, advice=event.advice)
        elif isinstance(event, EpochFinished):
            trial = _measured(trial, sweep, event.measures, event.epoch)
            if trial.state != FAILED and time.monotonic() - told > _PAUSE:
                tell(trial)
                told = time.monotonic()
        elif isinstance(event, Finished) and trial.state != FAILED:
            measures = event.measures or trial.measures
            trial = replace(_measured(trial, sweep, measures, event.epochs), state=FINISHED)
    return trial if trial.state == FAILED or trial.value is not None else _unmeasured(trial)


def _measured(trial: Trial, sweep: Sweep, measures: Any, epochs: int) -> Trial:
    value = measures.get("validation", {}).get(sweep.measure)
    is_number = value is not None and abs(value) < float("inf")
    known = {
        split: {name: each for name, each in found.items() if abs(each) < float("inf")}
        for split, found in measures.items()
    }
    return replace(trial, value=value if is_number else None, measures=known, epochs=epochs)


def _unmeasured(trial: Trial) -> Trial:
    return replace(
        trial,
        state=FAILED,
        reason=Text("Its answers on the validation examples are no numbers."),
        advice=Text("Try smaller learning rates."),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
