"""Something to tell the person who draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from backend.text import Text


@dataclass(frozen=True)
class Notice:
    """Something to tell the person. `severity` is "error", "warning", "good" or "info".

    `actions` are buttons: a label and what to do.
    """

    severity: str
    what: Text
    advice: Text = Text("")
    actions: tuple[tuple[Text, Callable[[], object]], ...] = ()
    detail: str = ""
