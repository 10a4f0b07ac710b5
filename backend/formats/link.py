"""Links: a whole project, weights included, as one line of text that travels in a message."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from backend.document.document import Document
from backend.formats import project
from backend.formats.project import Project, Weights
from backend.text import Refusal, Text

PREFIX = "lienzo:"

LONGEST = 1_000_000
"""Letters in a link. Messengers and mail programs break longer ones."""

_SPACES = str.maketrans("", "", " \t\r\n")


def is_link(text: str) -> bool:
    """Whether this text means to be a link."""
    return text.lstrip()[: len(PREFIX)].lower() == PREFIX


def write(
    document: Document, weights: Weights | None = None, extras: Mapping[str, Any] | None = None
) -> str:
    """A project as a link: its file in base64 (RFC 4648, letters that are safe in addresses).

    Raises Refusal where the link would be longer than `LONGEST`.
    """
    packed = base64.urlsafe_b64encode(project.pack(document, weights, extras)).decode()
    if len(packed) > LONGEST:
        raise Refusal(
            Text(
                "The link would have {length} thousand letters, more than messages carry.",
                length=len(packed) // 1000,
            ),
            Text("Save the drawing and send its file instead."),
        )
    return PREFIX + packed.rstrip("=")


def read(link: str) -> Project:
    """The project in a link. Line breaks that a mail program put in do no harm.

    Raises Refusal for what is no link, for one that was cut, and as opening a file does.
    """
    if not is_link(link):
        raise Refusal(
            Text("This is not a link to a drawing."),
            Text("A link begins with “{prefix}”. Copy it whole.", prefix=PREFIX),
        )
    letters = link.translate(_SPACES)[len(PREFIX) :]
    if len(letters) > LONGEST:
        raise _damaged()
    try:
        data = base64.b64decode(letters + "=" * (-len(letters) % 4), b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise _damaged() from error
    if not data.startswith(b"PK"):
        raise _damaged()
    return project.unpack(data)


def _damaged() -> Refusal:
    return Refusal(
        Text("The link is damaged or was cut."), Text("Copy it whole, from its first letter on.")
    )
