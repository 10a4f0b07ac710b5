"""How a training takes its steps, how fast, and why it ended, in words."""

from __future__ import annotations

from backend.text import Text
from backend.training.events import Arranged, Finished, Tiered
from gui.run_record import RunRecord

_REASONS = {
    "no compiler": (
        Text("No C++ compiler was found on this machine"),
        Text(
            "With one, training can be many times as fast. Install g++ or clang (Linux), the "
            "command line tools (macOS: xcode-select --install) or the Build Tools for Visual "
            "Studio (Windows), and train again."
        ),
    ),
    "untraceable": (
        Text("This network cannot be compiled"),
        Text(
            "It or its optimizer decides by the numbers themselves what to compute next. Nothing "
            "is wrong with it."
        ),
    ),
    "different": (
        Text("Compiled steps gave other numbers"),
        Text("Their losses were compared with those of single steps, which stay the truth."),
    ),
    "slower": (
        Text("Compiled steps would not be faster"),
        Text("Both ways were tried on this network: single steps are as fast on this machine."),
    ),
    "large": (
        Text("The network is too large to be compiled"),
        Text("That would take longer, or more memory, than it could ever give back."),
    ),
    "failed": (
        Text("The steps could not be compiled"),
        Text("Training goes on as before. The log of the program says what the compiler said."),
    ),
    "changed": (
        Text("The optimizer is set otherwise now"),
        Text("The compiled steps were made for how it was set before."),
    ),
    "device": (
        Text("Steps are compiled for the processor only"),
        Text("This training computes on another device, which has fast ways of its own."),
    ),
    "off": (
        Text("Compiled steps are switched off"),
        Text("Switch them on in Settings, under Advanced, with nothing selected."),
    ),
    "edited": (
        Text("The drawing was edited"),
        Text("Compiled steps for it as it is now are made meanwhile."),
    ),
}
_WORTH_TELLING = 1.05
"""Gains below are none; a resumed run does not know its own."""

STOPPED = {
    "patience": Text("Stopped early"),
    "target": Text("Target reached"),
    "time": Text("Time is up"),
    "stopped": Text("Stopped"),
    "trouble": Text("In trouble"),
}
"""How a run that ended before its last epoch stands there."""


def way_title(way: Tiered | None) -> Text:
    """What steps are taken like now."""
    if way is not None and way.stage == "compiled":
        return Text("Compiled steps")
    return Text("Single steps")


def speed_line(record: RunRecord, batch_size: int) -> Text:
    """How steps are taken, how fast, and how that compares with single steps or why it is them."""
    steps = _speed(record)
    way = record.way
    if not steps:
        return Text("")
    values = {
        "way": way_title(way),
        "steps": _round(steps),
        "examples": _round(steps * batch_size),
    }
    if way is not None and way.stage == "compiled" and way.gain > _WORTH_TELLING:
        return Text(
            "{way} · {steps} steps/s · {examples} examples/s · {gain:.1f} × as fast as single",
            gain=way.gain,
            **values,
        )
    why = way_reason(way)
    if why:
        return Text("{way} · {steps} steps/s · {examples} examples/s · {why}", why=why, **values)
    return Text("{way} · {steps} steps/s · {examples} examples/s", **values)


def _speed(record: RunRecord) -> float:
    finished = record.finished
    return finished.steps_per_second if finished is not None else record.steps_per_second


def _round(value: float) -> int:
    """Three figures: what comes after them changes all the time."""
    return int(float(f"{value:.3g}")) if value >= 1 else 1


def way_reason(way: Tiered | None) -> Text:
    """Why steps are single, in a few words; nothing where they are compiled."""
    return _REASONS[way.reason][0] if way is not None and way.reason in _REASONS else Text("")


def way_advice(way: Tiered | None) -> Text:
    """More about that, and what to do about it."""
    return _REASONS[way.reason][1] if way is not None and way.reason in _REASONS else Text("")


def ending(finished: Finished | None) -> Text:
    """Why a run ended before its last epoch; nothing for one that went to its end."""
    if finished is None:
        return Text("")
    return finished.why or STOPPED.get(finished.reason, Text(""))


def arrangement(arranged: Arranged | None) -> list[Text]:
    """What was chosen for a run, one sentence each."""
    if arranged is None:
        return [Text("Once it trains, it stands here what was chosen.")]
    threads, cores = arranged.threads, arranged.cores
    told = [Text("Threads in use: {threads} of {cores}.", threads=threads, cores=cores)]
    if arranged.is_channels_last:
        told.append(Text("Pictures lie with the channels of each pixel side by side."))
    if arranged.is_resident:
        told.append(Text("All examples lie where it computes."))
    else:
        told.append(Text("Examples are brought to the device batch by batch."))
    return told
