"""Project files: the drawing, its trained weights and what travels with them. No torch here.

A `.lienzo` file is a zip of drawing.json, weights.safetensors, extras as NAME.json, and
manifest.json with the SHA-256 of each. A `.json` file is drawing.json alone, for version control.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from backend.document.document import Document
from backend.formats import archive, drawing, strict_json, weights_part
from backend.formats.whole_file import write_whole
from backend.text import Refusal, Text
from backend.weights import Weights as Weights

LARGEST_FILE = 4 * 2**30

_DRAWING, _WEIGHTS, _MANIFEST = "drawing.json", "weights.safetensors", "manifest.json"
_ADVICE = Text("Open an earlier copy of the file.")


@dataclass(frozen=True)
class Project:
    """What a project file holds. `extras` are plain values by name ("preparation", "view");
    `repairs` say what had to be mended to open it."""

    document: Document
    weights: Weights = field(default_factory=dict)
    extras: Mapping[str, Any] = field(default_factory=dict)
    repairs: tuple[Text, ...] = ()


class _Manifest(msgspec.Struct, forbid_unknown_fields=True):
    format: str
    version: int
    files: dict[str, str]


def save(
    path: Path | str,
    document: Document,
    weights: Weights | None = None,
    extras: Mapping[str, Any] | None = None,
) -> None:
    """Write a project whole or not at all.

    A name ending in .json gets the drawing alone, as readable text; any other gets everything.
    Raises Refusal when the system denies it; the file that was there is then unchanged.
    """
    path = Path(path)
    plain = path.suffix.lower() == ".json"
    data = drawing.encode(document) if plain else pack(document, weights, extras)
    write_whole(path, data)


def load(path: Path | str) -> Project:
    """Read a project, by its content whatever its name.

    Raises Refusal when the file cannot be read, is damaged beyond mending, was written by a newer
    Lienzo or is none of ours.
    """
    path = Path(path)
    try:
        return unpack(_read(path))
    except Refusal as refusal:
        what = Text("{name} cannot be opened. {what}", name=path.name, what=refusal.what)
        raise Refusal(what, refusal.advice) from refusal


def pack(
    document: Document, weights: Weights | None = None, extras: Mapping[str, Any] | None = None
) -> bytes:
    """A project as the bytes of a .lienzo file. The same project gives the same bytes."""
    files = {_DRAWING: drawing.encode(document)}
    if weights:
        files[_WEIGHTS] = weights_part.pack(weights)
    for name, value in sorted((extras or {}).items()):
        files[f"{name}.json"] = strict_json.write(value)
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    manifest = {"format": drawing.FORMAT, "version": drawing.VERSION, "files": sums}
    return archive.pack({**files, _MANIFEST: strict_json.write(manifest)})


def unpack(data: bytes) -> Project:
    """The project in the bytes of a file of either kind. Raises Refusal as `load` does."""
    if not data.startswith(b"PK"):
        document, repairs = drawing.decode(data)
        return Project(document, repairs=repairs)
    files = archive.unpack(data)
    sums = _sums(files)
    sound = {
        name: part
        for name, part in files.items()
        if part is not None and _fits(part, sums.get(name))
    }
    if _DRAWING not in sound:
        raise Refusal(Text("The drawing in the file is damaged."), _ADVICE)
    document, repairs = drawing.decode(sound[_DRAWING])
    lost = [*_lost(files, sound, sums)]
    weights, dropped = _weights_of(sound.get(_WEIGHTS), document)
    return Project(document, weights, _extras(sound), (*repairs, *lost, *dropped))


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Refusal(Text("It is a folder."), Text("Choose a file in it."))
        if path.exists() and not path.is_file():
            raise Refusal(Text("It is not an ordinary file."), Text("Choose another one."))
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal(Text("It is larger than anything Lienzo writes."), _ADVICE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refusal(Text("There is no such file."), Text("Check its name and folder.")) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Refusal(
            Text("The system denies it: {reason}.", reason=reason),
            Text("Check that you may read it."),
        ) from error


def _sums(files: Mapping[str, bytes | None]) -> dict[str, str]:
    data = files.get(_MANIFEST)
    if data is None:
        raise Refusal(Text("The list of contents in the file is missing or damaged."), _ADVICE)
    manifest = strict_json.read(data, _Manifest, _ADVICE)
    drawing.check_head(manifest)
    return {**manifest.files, _MANIFEST: hashlib.sha256(data).hexdigest()}


def _fits(data: bytes, expected: str | None) -> bool:
    return hashlib.sha256(data).hexdigest() == expected


def _lost(
    files: Mapping[str, bytes | None], sound: Mapping[str, bytes], sums: Mapping[str, str]
) -> list[Text]:
    return [
        Text("{part} in the file was damaged and was left out.", part=_title(name))
        for name in sorted({*files, *sums} - set(sound))
    ]


def _title(name: str) -> Text:
    if name == _WEIGHTS:
        return Text("What the network has learned")
    if name == "preparation.json":
        return Text("How its data is prepared")
    return Text("The part {name}", name=name)


def _extras(sound: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        name.removesuffix(".json"): strict_json.read(data, object, _ADVICE)
        for name, data in sound.items()
        if name.endswith(".json") and name not in (_DRAWING, _MANIFEST)
    }


def _weights_of(data: bytes | None, document: Document) -> tuple[Weights, list[Text]]:
    if data is None:
        return {}, []
    found = weights_part.unpack(data, document)
    if found is None:
        part = _title(_WEIGHTS)
        return {}, [Text("{part} in the file was damaged and was left out.", part=part)]
    return found
