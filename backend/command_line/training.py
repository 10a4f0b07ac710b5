"""`lienzo train` and `lienzo resume`: training as lines of events, or as a bar that fills."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend.command_line.opening import (
    change_settings,
    change_training,
    open_project,
    plan_with_data,
)
from backend.command_line.printing import WrongUse, plain, put, say, table
from backend.command_line.several import (
    ALONE,
    Several,
    agreeing,
    as_member,
    check_run,
    is_member,
    options,
)
from backend.formats.project import Project, save
from backend.text import Refusal, Text

if TYPE_CHECKING:
    from backend.training.distributed.peers import Peers
    from backend.training.events import EpochFinished, Event, Finished
    from backend.training.loop import Trainer

_TOLD = (
    *("RunStarted", "EpochFinished", "CheckpointSaved", "Trouble", "Remark", "Finished"),
    *("Tiered", "SettingChanged"),
)


def train(
    name: str,
    *,
    epochs: int | None,
    seconds: float | None,
    seed: int | None,
    device: str | None,
    settings: list[str],
    save_to: Path | None,
    run: Path | None,
    as_json: bool,
    several: Several = ALONE,
) -> int:
    """Train a file or an example. Raises Refusal."""
    _check_place(save_to)
    project = open_project(name)
    document = project.document
    change_settings(document, settings)
    change_training(document, epochs=epochs, seed=seed, device=device)
    if several.is_asked:
        from backend.training.distributed.shares import check_size
        from backend.training.run import new_run_folder

        chosen: list[tuple[str, object]] = [
            ("--epochs", epochs),
            ("--seconds", seconds),
            ("--seed", seed),
        ]
        chosen += [("--device", device), *(("--set", words) for words in settings)]
        check_size(document.training.batch_size, several.processes)
        place = (run or new_run_folder()).absolute()
        return several.launch(["train", name, *options(chosen)], place, save_to, as_json)

    def make(peers: Peers | None) -> Trainer:
        from backend.training.loop import Trainer  # torch: only once the words make sense

        plan, prepared = plan_with_data(Project(document))
        weights = project.weights or None
        if peers is None:
            return Trainer(document, plan, prepared, weights=weights, run_folder=run)
        from backend.training.distributed.trainer import shared

        return shared(peers, document, plan, prepared, weights, check_run(run))

    return _carry_out(make, seconds, save_to, as_json)


def resume(
    run: Path, *, save_to: Path | None, as_json: bool, several: Several = ALONE, more: int = 0
) -> int:
    """Go on with a run from its last checkpoint, perhaps for `more` epochs than it was to have.

    Raises Refusal.
    """
    from backend.training.run import read_run

    _check_place(save_to)
    try:
        document = read_run(run).document
    except Refusal as refusal:
        raise WrongUse(refusal.what, refusal.advice) from refusal
    if several.is_asked:
        _check_alone(more)
        return several.launch(["resume", str(run)], run, save_to, as_json)

    def make(peers: Peers | None) -> Trainer:
        from backend.training.loop import Trainer

        plan, prepared = plan_with_data(Project(document))
        if peers is None:
            trainer = Trainer(document, plan, prepared, resume=run)
            if more:
                trainer.extend(more)
            return trainer
        from backend.training.distributed.trainer import shared

        return shared(peers, document, plan, prepared, None, run, resume=True)

    return _carry_out(make, None, save_to, as_json)


def _check_alone(more: int) -> None:
    """Processes that start again would go on for so many more each time."""
    if more:
        raise WrongUse(
            Text("Several processes cannot lengthen a run."),
            Text("Lengthen it in one process: leave --processes out."),
        )


def _check_place(save_to: Path | None) -> None:
    """Better now than after an hour of training."""
    if save_to is None:
        return
    if save_to.suffix.lower() == ".json":
        raise WrongUse(
            Text("A .json file holds the drawing alone, not what was learned."),
            Text("Give the file another ending: {name}.", name=f"{save_to.stem}.lienzo"),
        )
    if save_to.is_dir() or not save_to.absolute().parent.is_dir():
        raise WrongUse(
            Text("There is no place for {path}.", path=str(save_to)),
            Text("Name a file in a folder that exists."),
        )


def _carry_out(
    make: Callable[[Peers | None], Trainer],
    seconds: float | None,
    save_to: Path | None,
    as_json: bool,
) -> int:
    """Make a trainer and let it train, alone or as one of several processes."""
    tell = _tell_lines if as_json else _tell_people
    if is_member():
        return as_member(lambda peers: _train(make(peers), tell, seconds, save_to, peers))
    return _train(make(None), tell, seconds, save_to)


def _train(
    trainer: Trainer,
    tell: Callable[[Iterator[Event]], bool],
    seconds: float | None,
    save_to: Path | None,
    peers: Peers | None = None,
) -> int:
    """Only the first of several processes tells and keeps; all of them take the same way."""
    with closing(trainer):
        is_first = peers is None or peers.is_first
        events = until(trainer, seconds, agreeing(peers) if peers else bool)
        well = (tell if is_first else _tell_nobody)(events)
        if save_to is not None and is_first:
            save_trained(trainer, save_to)
    return 0 if well else 1


def until(
    trainer: Trainer, seconds: float | None, agree: Callable[[bool], bool] = bool
) -> Iterator[Event]:
    """The events of a training that ends with its epochs, when time is up, or at Ctrl+C."""
    with _interruption() as interrupted:
        yield from trainer.start()
        began = time.monotonic()  # making ready is not the training's time
        reason = ""
        while not (trainer.is_done or trainer.reason or reason):
            yield from trainer.advance()
            is_late = seconds is not None and time.monotonic() - began >= seconds
            reason = "stopped" if agree(is_late or interrupted()) else ""
        yield from trainer.finish(trainer.reason or reason or "done")


@contextmanager
def _interruption() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed. The first press lets what was learned be kept; the second
    ends at once."""
    pressed = threading.Event()

    def press(number: int, frame: object) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    if threading.current_thread() is not threading.main_thread():
        yield pressed.is_set
        return
    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def save_trained(trainer: Trainer, path: Path) -> None:
    """Keep what was learned as a project. Raises Refusal where the system denies it."""
    from backend.formats.travelling import extras_of

    save(path, trainer.document, trainer.weights(), extras_of(trainer.prepared))


def _tell_nobody(events: Iterator[Event]) -> bool:
    from backend.training.events import Trouble

    return Trouble not in [type(event) for event in events]


def _tell_lines(events: Iterator[Event]) -> bool:
    well = True
    for event in events:
        kind = type(event).__name__
        if kind in _TOLD:
            put(event=_snake(kind), **plain(event))
        well = _mind(event) and well
    return well


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _tell_people(events: Iterator[Event]) -> bool:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    from backend.training.events import EpochFinished, Finished, RunStarted

    well = True
    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("")
        for event in events:
            if isinstance(event, RunStarted):
                progress.update(task, total=event.epochs, completed=event.epoch)
            elif isinstance(event, EpochFinished):
                progress.update(task, completed=event.epoch, description=_measures(event))
            elif isinstance(event, Finished):
                finished = event
            well = _mind(event) and well
    _show(finished)
    return well


def _mind(event: Event) -> bool:
    """Say what a person must know; False where training could not go on."""
    from backend.training.events import Remark, Trouble

    if isinstance(event, Remark | Trouble):
        say(f"{event.what} {event.advice}".strip())
    return not isinstance(event, Trouble)


def _measures(event: EpochFinished) -> str:
    parts = [
        f"{split} {' '.join(f'{name} {value:.4g}' for name, value in measures.items())}"
        for split, measures in event.measures.items()
    ]
    return f"{event.epoch} · {' · '.join(parts)}"


def _show(finished: Finished) -> None:
    if finished.why:
        print(finished.why)
    splits = list(finished.measures)
    names = list(dict.fromkeys(name for found in finished.measures.values() for name in found))
    rows: list[list[Any]] = [
        [name, *(finished.measures[split].get(name, "") for split in splits)] for name in names
    ]
    table("", ["", *splits], rows)
    speed = f"{finished.steps_per_second:,.0f}"
    seconds = f"{finished.seconds:.1f}"
    print(
        Text(
            "{epochs} epochs, {steps} steps in {seconds} s ({speed} steps/s). The run is in {run}",
            epochs=finished.epochs,
            steps=finished.steps,
            seconds=seconds,
            speed=speed,
            run=finished.run,
        )
    )
