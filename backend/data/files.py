"""The person's own files: found, or refused in plain words; and whether they changed."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from backend.text import Refusal, Text


def stamp(path: str) -> Hashable:
    """What changes when the file does, or when anything in the folder does."""
    try:
        place = Path(path).expanduser()
        if not place.is_dir():
            return _times(place)
        inside = [one for folder in place.iterdir() if folder.is_dir() for one in folder.iterdir()]
        return tuple((str(one), _times(one)) for one in sorted(inside))
    except (OSError, RuntimeError, ValueError):
        return None


def _times(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_size


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
