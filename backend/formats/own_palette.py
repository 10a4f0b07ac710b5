"""The blocks that a person keeps in a palette of their own, across drawings: a file for each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from backend.document.bringing import needed
from backend.document.document import Document
from backend.document.groups import is_definition
from backend.document.records import Block, Record
from backend.formats import drawing
from backend.formats.whole_file import write_whole
from backend.home import home
from backend.text import Refusal, Text

_ENDING = ".json"


@dataclass(frozen=True)
class Kept:
    """A block of the person's own: its file, its name, its definition, and all it needs."""

    file: str
    name: str
    definition: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Damaged:
    """A file that holds no such block, and why. It is left as it is."""

    file: str
    what: Text


@dataclass(frozen=True)
class OwnPalette:
    """Everything that is kept, by name, and the files that cannot be read."""

    blocks: tuple[Kept, ...] = ()
    damaged: tuple[Damaged, ...] = ()


def folder() -> Path:
    """Where the files are."""
    return home() / "blocks"


def read_palette() -> OwnPalette:
    """All that is kept; damaged files are named, and left alone."""
    blocks: list[Kept] = []
    damaged: list[Damaged] = []
    for path in sorted(folder().glob(f"*{_ENDING}")):
        try:
            blocks.append(_read(path))
        except Refusal as refusal:
            damaged.append(Damaged(path.name, refusal.what))
    blocks.sort(key=lambda one: (one.name.casefold(), one.file))
    return OwnPalette(tuple(blocks), tuple(damaged))


def _read(path: Path) -> Kept:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refusal(
            Text("{name} cannot be read: {reason}.", name=path.name, reason=error.strerror or error)
        ) from error
    document, _ = drawing.decode(data)
    main = _main(document)
    return Kept(path.name, main.name, main.id, tuple(document))


def _main(document: Document) -> Block:
    """The definition that no other one in the file uses."""
    defined = [one for one in document.blocks if is_definition(one)]
    used = {str(one.settings.get("of")) for one in document.blocks}
    found = [one for one in defined if one.id not in used]
    if len(found) != 1 or any(not one.inside for one in document.blocks if one not in defined):
        raise Refusal(Text("The file holds no block of your own."))
    return found[0]


def keep(document: Document, definition: str) -> None:
    """Keep a definition of a drawing; one that was kept before is replaced. Raises Refusal."""
    block = document.get(definition)
    if not isinstance(block, Block) or not is_definition(block):
        raise Refusal(
            Text("There is no such block of your own in this drawing."),
            Text("Make one out of a group first."),
        )
    _write(_file(definition), Document(needed(document, definition)))


def _file(definition: str) -> str:
    """A name that every system takes, its own for each id."""
    return hashlib.sha256(definition.encode()).hexdigest()[:20] + _ENDING


def _write(file: str, document: Document) -> None:
    try:
        folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            Text("Your palette cannot be kept: {reason}.", reason=error.strerror or str(error)),
            Text("Make room or give yourself the right to write at {place}.", place=str(folder())),
        ) from error
    write_whole(folder() / file, drawing.encode(document))


def rename(file: str, name: str) -> None:
    """Call a kept block otherwise. Raises Refusal where it is gone or damaged."""
    kept = _read(_path(file))
    document = Document(kept.records)
    block = replace(document.block(kept.definition), name=name.strip())
    _write(file, Document([*(one for one in kept.records if one.id != block.id), block]))


def remove(file: str) -> None:
    """Take a block out of the palette; drawings that use it have it still. Raises Refusal."""
    path = _path(file)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(
            Text("{name} cannot be removed: {reason}.", name=file, reason=error.strerror or error)
        ) from error


def _path(file: str) -> Path:
    """A file of the palette. Raises Refusal for the name of anything else."""
    path = folder() / file
    if path.parent != folder() or path.suffix != _ENDING:
        raise Refusal(Text("{name} is no file of your palette.", name=file))
    return path
