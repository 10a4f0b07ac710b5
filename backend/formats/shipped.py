"""The drawings that ship with Lienzo: looked up by name, and read."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Protocol, TypeVar

from backend.document.document import Document
from backend.formats import drawing
from backend.text import Refusal, Text


class Named(Protocol):
    """Whatever ships under a name."""

    @property
    def name(self) -> str: ...


Found = TypeVar("Found", bound=Named)


def find(there: Sequence[Found], name: str, what: Text) -> Found:
    """The one with this name. Raises Refusal, saying `what` is not there, with all the names."""
    for one in there:
        if one.name == name:
            return one
    raise Refusal(what, Text("Choose one of {names}.", names=", ".join(one.name for one in there)))


def read(folder: str, name: str) -> Document:
    """The drawing in a folder of the resources."""
    data = files("resources").joinpath(folder, f"{name}.json").read_bytes()
    document, _ = drawing.decode(data)
    return document
