"""Settings of a class of PyTorch that nobody has described, read from its signature."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from inspect import Parameter
from typing import Any

from backend.catalog.card import Setting
from backend.catalog.signatures import signature
from backend.text import Text


def plain_settings(
    create: Callable[..., Any], left_out: Collection[str], known: Mapping[str, Setting]
) -> tuple[Setting, ...] | None:
    """What of it plain values can say; None where it cannot be made from those alone."""
    found = []
    for name, parameter in signature(create).items():
        if name in left_out:
            continue
        if parameter.default is Parameter.empty:
            return None
        setting = _setting(name, parameter.default, known)
        found += [setting] if setting else []
    return tuple(found)


def _setting(name: str, default: Any, known: Mapping[str, Setting]) -> Setting | None:
    if name in known:
        return replace(known[name], default=default)
    for plain, kind in ((bool, "bool"), (int, "int"), (float, "float"), (str, "text")):
        if isinstance(default, plain):
            return Setting(name, kind, default, advanced=True, title=Text(name))
    return None
