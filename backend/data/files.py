"""The person's own files: found, or refused in plain words; and whether they changed."""

from __future__ import annotations

import os
from collections.abc import Hashable
from itertools import islice
from pathlib import Path

from backend.text import Refusal, Text

LOOKED_AT = 5000


def stamp(path: str) -> Hashable:
    """What changes when the file does, or a folder and its first pictures; unlike any other
    where nothing can be found."""
    try:
        place = Path(path).expanduser()
        if place.suffix.lower() == ".npy":
            return _array_times(place.parent)
        return _folder_times(place) if place.is_dir() else _times(place.stat())
    except (OSError, RuntimeError, ValueError):
        return object()


def _array_times(folder: Path) -> Hashable:
    """Times of the files of arrays in a folder."""
    found = sorted(one for one in folder.iterdir() if one.suffix.lower() == ".npy")
    return tuple((one.name, _times(one.stat())) for one in found)


def _folder_times(folder: Path) -> Hashable:
    """Times of its arrays, of the folders one level down, and of the first files in them."""
    inner = sorted(one.path for one in os.scandir(folder) if one.is_dir())
    files = islice((one for path in inner for one in os.scandir(path)), LOOKED_AT)
    times = tuple((path, _times(os.stat(path))) for path in inner)
    return (
        times,
        tuple(sorted((one.path, _times(one.stat())) for one in files)),
        _array_times(folder),
    )


def _times(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size


def find_file(path: str | Path) -> Path:
    """Raises Refusal where no readable file has this name."""
    place = _existing(path)
    if not place.is_file():
        raise Refusal(
            Text("“{path}” is a folder, not a file.", path=str(path)), Text("Choose a file.")
        )
    return place


def find_folder(path: str | Path) -> Path:
    """Raises Refusal where no folder has this name."""
    place = _existing(path)
    if not place.is_dir():
        raise Refusal(
            Text("“{path}” is a file, not a folder.", path=str(path)), Text("Choose a folder.")
        )
    return place


def _existing(path: str | Path) -> Path:
    if not str(path):
        raise Refusal(Text("No file is chosen yet."), Text("Choose one in the data panel."))
    try:
        place = Path(path).expanduser()
        place.stat()
    except (OSError, RuntimeError, ValueError) as error:
        raise Refusal(
            Text("“{path}” cannot be found or opened.", path=str(path)),
            Text("It may have been moved or renamed: choose it again in the data panel."),
        ) from error
    return place
