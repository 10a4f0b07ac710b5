"""`lienzo import`: models of others as drawings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from backend.command_line.printing import WrongUse, put, say
from backend.formats import project
from backend.text import Refusal, Text


def import_model(model: Path, file: Path, sizes: Sequence[str], as_json: bool) -> int:
    """Write the drawing of a model with its weights. Raises Refusal, WrongUse for bad files."""
    from backend.formats.foreign.apart import read_apart

    try:
        found = read_apart(model, dict(_size(words) for words in sizes))
    except Refusal as refusal:
        raise WrongUse(refusal.what, refusal.advice) from refusal
    project.save(file, found.document, found.weights)
    blocks = len(list(found.document.blocks))
    numbers = sum(array.size for named in found.weights.values() for array in named.values())
    if as_json:
        put(path=str(file), blocks=blocks, numbers=numbers)
    else:
        say(
            Text(
                "{file} holds {blocks} blocks with {numbers} numbers.",
                file=str(file),
                blocks=blocks,
                numbers=numbers,
            )
        )
    return 0


def _size(words: str) -> tuple[str, int]:
    name, _, number = words.partition("=")
    if not name or not number.isdecimal() or not 0 < int(number) < 2**31:
        raise WrongUse(
            Text("“{words}” names no size.", words=words[:80]),
            Text("Write NAME=NUMBER, such as steps=16."),
        )
    return name, int(number)
