"""What a person chose for a block, checked before anything is made of it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from backend.catalog.card import Card, Setting
from backend.text import Text

LARGEST_SIZE = 2**31 - 1
MOST_LAYERS = 256
"""More layers inside one block than this would take minutes to look at."""


@dataclass(frozen=True)
class Fault:
    """A choice that cannot be: which setting, why, and what to do about it."""

    code: str
    setting: str
    what: Text
    advice: Text


def find_fault(card: Card, chosen: Mapping[str, Any]) -> Fault | None:
    """The first choice that no block of this card could be made with."""
    by_name = {setting.name: setting for setting in card.settings}
    for name, value in chosen.items():
        setting = by_name.get(name)
        fault = _stranger(name) if setting is None else _judge(setting, value)
        if fault is not None:
            return fault
    return None


def _stranger(name: str) -> Fault:
    return Fault(
        "unknown_setting",
        name,
        Text("It has no setting called {setting}.", setting=name),
        Text("Reset the setting; it may come from another version."),
    )


def _judge(setting: Setting, value: Any) -> Fault | None:
    if value is None:
        return None if setting.optional or setting.inferred else _wrong_kind(setting, value)
    if setting.choices and _among(value, setting.choices):
        return None
    if setting.choices and (setting.kind == "choice" or isinstance(value, str)):
        return _no_such_choice(setting, value)
    if setting.kind in ("int", "float", "ints", "floats", "shape"):
        return _judge_numbers(setting, value)
    fits = {"bool": _is_flag, "text": _is_words, "path": _is_words, "block": _is_words}.get(
        setting.kind
    )
    return _wrong_kind(setting, value) if fits and not fits(value) else None


def _is_flag(value: Any) -> bool:
    """A switch; the bias of a neuron may be a number as well."""
    return isinstance(value, bool | int | float) and math.isfinite(value)


def _is_words(value: Any) -> bool:
    return isinstance(value, str)


def _among(value: Any, choices: tuple[Any, ...]) -> bool:
    return any(type(value) is type(choice) and value == choice for choice in choices)


def _judge_numbers(setting: Setting, value: Any) -> Fault | None:
    several = isinstance(value, list | tuple)
    if several and setting.kind in ("int", "float"):
        return _wrong_kind(setting, value)
    for one in value if several else (value,):
        fault = _judge_number(setting, one)
        if fault is not None:
            return fault
    return None


def _judge_number(setting: Setting, value: Any) -> Fault | None:
    whole = setting.kind in ("int", "ints", "shape")
    if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
        return _wrong_kind(setting, value)
    if not whole and not _is_finite(value):
        return _wrong_kind(setting, value)
    if setting.minimum is not None and value < setting.minimum:
        return _too_small(setting, value)
    if setting.kind == "shape" and value < 1 and value != -1 and setting.minimum != 0:
        return _too_small(setting, value)
    most = MOST_LAYERS if "layers" in setting.name else LARGEST_SIZE
    if abs(value) > (most if whole else 1e300):
        return _too_large(setting, value, most)
    if setting.maximum is not None and value > setting.maximum:
        return _too_large(setting, value, setting.maximum)
    return None


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _name(setting: Setting) -> Text | str:
    return setting.title or setting.name


def _wrong_kind(setting: Setting, value: Any) -> Fault:
    return Fault(
        "bad_setting",
        setting.name,
        Text("{setting} cannot be {value}.", setting=_name(setting), value=_short(value)),
        Text("Choose another value, or reset the setting."),
    )


def _no_such_choice(setting: Setting, value: Any) -> Fault:
    return Fault(
        "bad_setting",
        setting.name,
        Text("{setting} cannot be {value}.", setting=_name(setting), value=_short(value)),
        Text("Choose one of: {choices}.", choices=", ".join(map(str, setting.choices))),
    )


def _too_small(setting: Setting, value: float) -> Fault:
    least = 1 if setting.minimum is None else setting.minimum
    return Fault(
        "bad_size",
        setting.name,
        Text(
            "{setting} is {value}, but it must be at least {least}.",
            setting=_name(setting),
            value=_short(value),
            least=f"{least:g}",
        ),
        Text("Choose a larger number."),
    )


def _too_large(setting: Setting, value: float, most: float) -> Fault:
    return Fault(
        "too_large",
        setting.name,
        Text(
            "{setting} is {value}, but it may be at most {most}.",
            setting=_name(setting),
            value=_short(value),
            most=f"{most:.10g}",
        ),
        Text("Choose a smaller number."),
    )


def _short(value: Any) -> Text | str:
    """A value as a person writes it, never as Python does."""
    if value is None:
        return Text("nothing")
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    if isinstance(value, Mapping):
        return Text("a table")
    words = written(value)
    return words if len(words) <= 40 else words[:39] + "…"


def written(value: Any) -> str:
    """A value in figures and words."""
    if isinstance(value, list | tuple):
        return ", ".join(map(written, value)) or "—"
    if isinstance(value, float):
        return "NaN" if math.isnan(value) else f"{value:.6g}".replace("inf", "∞")
    return str(value)
