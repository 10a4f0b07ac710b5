"""How the command line speaks: lines of JSON or words on standard output, messages beside."""

from __future__ import annotations

import dataclasses
import json
import math
import sys
from collections.abc import Mapping
from typing import Any

from backend.text import Refusal, Text


class WrongUse(Refusal):
    """What was typed makes no sense, or the file it names cannot be read: exit code 2."""


def say(message: object) -> None:
    """A sentence for the person, on standard error."""
    print(message, file=sys.stderr, flush=True)


def put(**fields: Any) -> None:
    """One JSON object on one line of standard output."""
    print(json.dumps(plain(fields), ensure_ascii=False), flush=True)


def plain(thing: Any) -> Any:
    """Anything we hold, as JSON can say it. What is no number becomes null."""
    if isinstance(thing, Text | Refusal):
        return str(thing)
    if isinstance(thing, float):
        return thing if math.isfinite(thing) else None
    if thing is None or isinstance(thing, bool | int | str):
        return thing
    if isinstance(thing, Mapping):
        return {str(name): plain(value) for name, value in thing.items()}
    if isinstance(thing, list | tuple | set | frozenset):
        return [plain(one) for one in thing]
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        return {one.name: plain(getattr(thing, one.name)) for one in dataclasses.fields(thing)}
    return plain(thing.tolist()) if hasattr(thing, "tolist") else str(thing)


def table(title: str, columns: list[str], rows: list[list[object]]) -> None:
    """A table of words on standard output."""
    from rich.console import Console
    from rich.table import Table

    drawn = Table(*columns, title=title or None, title_justify="left")
    for row in rows:
        drawn.add_row(*(_cell(value) for value in row))
    Console().print(drawn)


def _cell(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
