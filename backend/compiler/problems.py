"""What is wrong with a drawing, in plain words, and the edits that mend it."""

from __future__ import annotations

from dataclasses import dataclass

from backend.document.change import Change
from backend.text import Text


@dataclass(frozen=True)
class Repair:
    """An edit that mends a problem, offered as one click."""

    label: Text
    change: Change


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do about it.

    `block` is the id of the block a person would blame, "" for the whole drawing; `wire` that of
    a wire, where one is at fault. `severity` is "error" (cannot be built), "warning" (can, but
    is probably not meant) or "hint". `code` names the kind of problem, for tests and scripts.
    """

    code: str
    severity: str
    what: Text
    advice: Text
    block: str = ""
    wire: str = ""
    repairs: tuple[Repair, ...] = ()
