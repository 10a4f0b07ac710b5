"""What a window and its engine processes say to each other. No torch here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from backend.compiler.plan import Plan
from backend.data.dataset import DataView
from backend.document.records import Record
from backend.text import Text


@dataclass(frozen=True)
class Request:
    """Please answer `verb` with these arguments."""

    number: int
    verb: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True)
class Reply:
    """The answer to the request of the same number."""

    number: int
    result: Any


@dataclass(frozen=True)
class Failure:
    """The request of this number cannot be answered. `detail` is for a report, not for a person.

    `is_lost`: the engine ended before it answered; asking the new one may help.
    """

    number: int
    what: Text
    advice: Text
    detail: str = ""
    is_lost: bool = False


@dataclass(frozen=True)
class Planned:
    """A drawing's plan, and what its data blocks bring.

    `keys` names the data of each data block; `data` holds the views that the asker did not know
    by their key.
    """

    plan: Plan
    data: Mapping[str, DataView]
    keys: Mapping[str, int]


@dataclass(frozen=True)
class Ready:
    """The child has loaded what it needs."""


@dataclass(frozen=True)
class Prepare:
    """Have this drawing's data and plan at hand: it may be trained soon."""

    records: Sequence[Record]


@dataclass(frozen=True)
class Begin:
    """Train this drawing.

    `weights` are starting weights by block; `resume` is a checkpoint to go on from exactly;
    `extend` adds that many epochs to those a resumed run had; `pace` is "free", or "batch",
    "epoch", "example" or "operation" to stop after one of them.
    """

    records: Sequence[Record]
    weights: Mapping[str, Mapping[str, Any]] | None = None
    run: str | None = None
    resume: str | None = None
    extend: int = 0
    pace: str = "free"
    watch: tuple[str, ...] = ()
    example: int = 0


@dataclass(frozen=True)
class Happened:
    """What a training child has to tell."""

    event: Any


@dataclass(frozen=True)
class NotStarted:
    """Training could not begin."""

    what: Text
    advice: Text
    detail: str = ""
