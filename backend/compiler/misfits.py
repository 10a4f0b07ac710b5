"""Why a block cannot work, in plain words that never quote PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.compiler.plan import Spec
from backend.text import Text

Arriving = Mapping[str, tuple[Spec, ...]]


@dataclass(frozen=True)
class Misfit:
    """Why a block cannot work on what arrives, with all the settings it was tried with.

    `is_vague`: only the trial run failed, and nobody knows yet why.
    """

    code: str
    what: Text
    advice: Text
    settings: Mapping[str, Any]
    is_vague: bool = False


def unknown_size(inputs: Arriving, settings: Mapping[str, Any]) -> Misfit:
    """What arrives has not the axes that the block reads its sizes from."""
    return Misfit(
        "unknown_size",
        Text("It cannot tell its size from what arrives: {shapes}.", shapes=shapes_text(inputs)),
        Text("Wire something with more axes into it, or choose its size in its settings."),
        settings,
    )


def shapes_text(inputs: Arriving) -> str:
    """The shapes that arrive, in the order of the ports."""
    return ", ".join(str(spec) for specs in inputs.values() for spec in specs) or "0"


def cannot_be_made(settings: Mapping[str, Any], error: Exception) -> Misfit:
    """The settings contradict each other, or ask for more than there can be."""
    if isinstance(error, RuntimeError | OverflowError | MemoryError):
        return Misfit(
            "too_large",
            Text("With these settings it needs more memory than any computer has."),
            Text("Choose smaller numbers in its settings."),
            settings,
        )
    return Misfit(
        "bad_settings",
        Text("Its settings do not fit together."),
        Text("Check the numbers in its settings, or reset them."),
        settings,
        is_vague=True,
    )


def does_not_fit(settings: Mapping[str, Any], inputs: Arriving) -> Misfit:
    """What arrives is not what the block works on."""
    return Misfit(
        "wrong_input",
        Text("It cannot work on what arrives: {shapes}.", shapes=shapes_text(inputs)),
        Text("Check its settings, and what the blocks before it give."),
        settings,
        is_vague=True,
    )


def mixes_examples(settings: Mapping[str, Any]) -> Misfit:
    """What leaves the block no longer counts the examples."""
    return Misfit(
        "mixes_examples",
        Text("It mixes the numbers of different examples."),
        Text("Choose axes after the first one, which counts the examples."),
        settings,
    )


def nothing_left(settings: Mapping[str, Any]) -> Misfit:
    """What leaves the block has no numbers."""
    return Misfit(
        "bad_size",
        Text("With these settings no number is left."),
        Text("Choose larger numbers in its settings."),
        settings,
    )
